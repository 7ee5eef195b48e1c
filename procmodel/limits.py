"""One table of limits: what a stranger's file may cost before it is refused.

Each message names the limit, the value found and how to lift it: `--limit steps=1e6`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from procmodel.errors import ProcmodelError
from procmodel.light.tuples import NamedTuple

__all__ = ["LIMITS", "Limit", "Limits"]

_MIB = 1024 * 1024


class Limit(NamedTuple):
    """One limit: its name, its default, in which unit, and why it serves honest work and stops the rest."""

    name: str
    default: int
    unit: str
    why: str


LIMITS: dict[str, Limit] = {
    limit.name: limit
    for limit in (
        Limit(
            "file", 32 * _MIB, "bytes", "100,000 steps are 5.4 MB; the largest of 242 real files has 0.24 MB"
        ),
        Limit(
            "log", 4096 * _MIB, "bytes unpacked", "public event logs reach hundreds of MB; they are streamed"
        ),
        Limit("log-value", _MIB, "bytes", "one value of an event log"),
        Limit("log-depth", 64, "levels", "nested attributes of an event log"),
        Limit(
            "unpacked",
            256 * _MIB,
            "bytes",
            "what a zip or gz file may unpack to; honest workbooks pack 5-20 fold",
        ),
        Limit("ratio", 250, "times", "how far a zip or gz file may be packed, past the first MiB"),
        Limit("parts", 1_000, "parts", "files inside a zip file"),
        Limit("depth", 100, "levels", "nesting of YAML and JSON; real models have at most 11 levels"),
        Limit("xml-depth", 256, "levels", "nesting of XML; libxml2's own"),
        Limit("alias-factor", 10, "times the written nodes", "a shared calendar is fine, a bomb is 10^8"),
        Limit("alias-base", 10_000, "nodes", "what aliases may unfold to in a small file"),
        Limit("steps", 200_000, "steps", "elements after expansion; 100,000 is a normal size"),
        Limit("flows", 1_000_000, "flows", "flows after expansion"),
        Limit("lanes", 2_000, "lanes", "nobody reads a drawing with more"),
        Limit("call-files", 1_000, "files", "models that one model may call"),
        Limit("call-depth", 16, "levels", "calls within calls; nobody reads deeper"),
        Limit("subprocess-depth", 32, "levels", "boxes within boxes; nobody reads deeper"),
        Limit("drawing-nodes", 10_000, "nodes", "beyond it, collapse sub-processes"),
        Limit("pixels", 50_000_000, "pixels", "a larger canvas can abort the renderer"),
        Limit("svg", 100_000_000, "bytes", "browsers and printers stall beyond it"),
        Limit("name", 1_000, "characters", "the longest name in 242 real files has 63"),
        Limit("id", 200, "characters", "ids are read aloud and typed"),
        Limit("note", 100_000, "characters", "a note is not a chapter"),
        Limit("scalar", _MIB, "bytes", "one value of a file"),
        Limit("digits", 30, "digits", "no quantity of a process needs more"),
        Limit("years", 1_000, "years", "the longest duration"),
        Limit("count", 1_000_000, "", "people of a lane, repeats of a step"),
        Limit("states", 1_000_000, "states", "soundness says undecided beyond it"),
        Limit("soundness-seconds", 5, "seconds", "soundness says undecided beyond it"),
        Limit("regions", 10_000, "regions", "of a decision table, so that it is never unfolded row by row"),
        Limit("matching", 5_000, "steps a side", "dense matching needs 200 MB there; blocked beyond"),
        Limit("printed", 100, "findings", "printed before 'and n more'"),
        Limit("findings", 10_000, "findings", "written to JSON"),
        Limit("dot-seconds", 30, "seconds", "the program `dot` can hang"),
        Limit("helper-seconds", 60, "seconds", "the PDF and PNG writers can hang"),
        Limit("helper-memory", 1024 * _MIB, "bytes", "what a helper process may take"),
        Limit("worker-seconds", 60, "seconds", "one model of a portfolio"),
        Limit("worker-memory", 1024 * _MIB, "bytes", "one worker of a portfolio"),
        Limit("worker-models", 1_000, "models", "a worker is replaced after so many"),
    )
}
"""Every limit by its name."""

_DEFAULTS = {name: limit.default for name, limit in LIMITS.items()}


class Limits(Mapping[str, int]):
    """The limits in force: the defaults of `LIMITS` and what somebody set instead.

    Example:
        >>> Limits.parse(["steps=1e6"])["steps"]
        1000000
    """

    __slots__ = ("_set", "_values")

    def __init__(self, **values: int) -> None:
        named = {name.replace("_", "-"): value for name, value in values.items()}
        for name in named:
            if name not in LIMITS:
                raise ProcmodelError(f"unknown limit {name!r}", hint=f"one of: {', '.join(LIMITS)}")
        self._set = named
        self._values = {**_DEFAULTS, **named} if named else _DEFAULTS

    @classmethod
    def parse(cls, texts: Iterable[str]) -> Limits:
        """The limits that `NAME=VALUE` texts ask for, as `--limit` takes them.

        Raises:
            ProcmodelError: an unknown name, or no positive whole number.
        """
        values: dict[str, int] = {}
        for text in texts:
            name, sign, value = text.partition("=")
            if not sign or name.strip() not in LIMITS:
                raise ProcmodelError(
                    f"unknown limit {text[:120]!r}", hint=f"NAME=VALUE, NAME one of: {', '.join(LIMITS)}"
                )
            values[name.strip()] = _whole(value, text)
        return cls(**values)

    @property
    def changed(self) -> Mapping[str, int]:
        """Only what differs from the defaults by wish."""
        return MappingProxyType(self._set)

    def __getitem__(self, name: str) -> int:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Limits({', '.join(f'{name}={value}' for name, value in self._set.items())})"


def _whole(value: str, text: str) -> int:
    try:
        number = float(value) if len(value) <= 40 else float("nan")
        if number >= 1 and number == int(number):
            return int(number)
    except (ValueError, OverflowError):
        pass
    raise ProcmodelError(f"limit {text[:120]!r} is no positive whole number", hint="such as steps=1e6")
