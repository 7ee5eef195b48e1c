"""Parts of a result that are worked out when they are first looked at; nobody can tell, but by the clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, overload

from procmodel.light.caching import cached_property
from procmodel.results.finding import Finding

__all__ = ["LaterRemarks", "LaterValues", "ValuesTogether"]


class _Values(Mapping[str, float | None]):
    """Values of which some hold a place until they are worked out."""

    __slots__ = ("_known", "_to_come")
    _known: dict[str, float | None]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def __repr__(self) -> str:
        return repr(dict(self))

    def __reduce__(self) -> tuple[type[dict[str, float | None]], tuple[dict[str, float | None]]]:
        return dict, (dict(self),)


class LaterValues(_Values):
    """Values of which some are worked out when they are first looked at; equal to a dict of the same values.

    Args:
        known: the values, in order; those to come hold a place.
        later: works out the value of a key that is to come.
        keys: the keys to come.

    Example:
        >>> LaterValues({"expected": 2.0, "p90": None}, {"p90": 3.0}.get, frozenset({"p90"}))
        {'expected': 2.0, 'p90': 3.0}
    """

    __slots__ = ("_later",)

    def __init__(
        self, known: dict[str, float | None], later: Callable[[str], float | None], keys: frozenset[str]
    ) -> None:
        self._known, self._later, self._to_come = known, later, keys

    def __getitem__(self, key: str) -> float | None:
        if key in self._to_come:
            self._known[key] = self._later(key)
            self._to_come -= {key}
        return self._known[key]


class ValuesTogether(_Values):
    """The same, where those to come are worked out together, as soon as one of them is looked at.

    Args:
        known: the values, in order; those to come hold a place.
        later: works out all values that are to come.
        keys: the keys to come.

    Example:
        >>> ValuesTogether({"static": 2.0, "min": None}, lambda: {"min": 1.0}, frozenset({"min"}))
        {'static': 2.0, 'min': 1.0}
    """

    __slots__ = ("_later",)

    def __init__(
        self,
        known: dict[str, float | None],
        later: Callable[[], Mapping[str, float | None]],
        keys: frozenset[str],
    ) -> None:
        self._known, self._later, self._to_come = known, later, keys

    def __getitem__(self, key: str) -> float | None:
        if key in self._to_come:
            self._known.update(self._later())
            self._to_come = frozenset()
        return self._known[key]


class LaterRemarks(Sequence[Finding]):
    """Remarks that are made when they are first looked at; equal to a tuple of the same remarks.

    Args:
        made: makes them.

    Example:
        >>> len(LaterRemarks(lambda: ()))
        0
    """

    def __init__(self, made: Callable[[], Iterable[Finding]]) -> None:
        self._made = made

    @cached_property
    def _remarks(self) -> tuple[Finding, ...]:
        return tuple(self._made())

    @overload
    def __getitem__(self, at: int) -> Finding: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, at: int | slice) -> Finding | tuple[Finding, ...]:
        return self._remarks[at]

    def __len__(self) -> int:
        return len(self._remarks)

    def __eq__(self, other: object) -> bool:
        return self._remarks == (other._remarks if isinstance(other, LaterRemarks) else other)

    def __hash__(self) -> int:
        return hash(self._remarks)

    def __repr__(self) -> str:
        return repr(self._remarks)

    def __reduce__(self) -> tuple[type[tuple[Any, ...]], tuple[tuple[Finding, ...]]]:
        return tuple, (self._remarks,)
