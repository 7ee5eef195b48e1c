"""What is known while one file is read: its problems, its limits, the ids it declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from procmodel.formats.problems import Problems, cut
from procmodel.formats.source import Source
from procmodel.formats.tree import Map, Value
from procmodel.formats.types import is_absent, kind_of
from procmodel.limits import Limits
from procmodel.model import Quantity

__all__ = ["Context"]


class Context:
    """What is known while one file is read.

    Attributes:
        element: the id of the element, lane, ... whose keys are read now.
        key: the key whose value is read now.
        declared: for `lane`, `system`, `data`, ...: the ids that the file declares; None where any will do.
        broken: whether a way on leads to nothing, so that the flow is not whole.
        assumptions: the quantities that `$name` stands for.
    """

    def __init__(self, problems: Problems, limits: Limits) -> None:
        self.problems = problems
        self.limits = limits
        self.element: str | None = None
        self.key = ""
        self.declared: dict[str, Mapping[str, object] | None] = {}
        self.assumptions: dict[str, Quantity] = {}
        self.assumptions_file: str | None = None
        self.source: Source | None = None
        self.broken = False

    def declare(self, what: str, value: Value | None, free: bool = False) -> None:
        """The keys of `value` are the ids of `what`; with `free`, any id will do where there is no map."""
        ids = dict.fromkeys(value.keys) if isinstance(value, Map) else {}
        self.declared[what] = None if value is None and free else ids

    def unknown(self, what: str, id_: str, mark: int) -> None:
        """Tell that `id_` names nothing."""
        ids = self.declared.get(what) or {}
        hint = self.problems.hint(id_, ids)
        self.problems.error(
            f"unknown-{what}", mark, f"unknown_{what}", self.element, text=cut(id_), key=self.key, hint=hint
        )

    def wrong(self, mark: int, expected: str, value: Value, hint: str = "") -> None:
        """Tell that a value is of the wrong type."""
        self.problems.error(
            "wrong-type",
            mark,
            "wrong_type",
            self.element,
            key=self.key,
            expected=expected,
            found=kind_of(value),
            hint=hint,
        )

    def empty(self, mark: int) -> None:
        """Remark that nothing is written behind a key."""
        self.problems.remark("empty", mark, "empty_value", self.element, key=self.key)

    def too_long(self, mark: int, text: str, limit: str) -> None:
        """Tell that a text is longer than its limit."""
        most = self.limits[limit]
        self.problems.error(
            "limit", mark, "too_long", self.element, key=self.key, found=len(text), limit=most, name=limit
        )

    def where(self, what: str) -> str:
        """`step 'log'`, or just the word where no element is open."""
        return what if self.element is None else f"{what} {cut(self.element)}"

    def rows(self, value: Value, mark: int) -> Iterator[tuple[str, Value, int, int]]:
        """The rows of a map; anything else is told, and has none."""
        if isinstance(value, Map):
            return value.rows()
        if not is_absent(value):
            self.wrong(mark, "a map", value)
        return iter(())
