"""What stands at a path of keys: which key of the format, what its value may be, which ids it names."""

from __future__ import annotations

from typing import Any

from procmodel.formats.element_tables import BRANCH, ShareOfCases, Steps, element_table
from procmodel.formats.evidence import QUANTITY, QuantityType
from procmodel.formats.records import Key, MapById, Record, Table
from procmodel.formats.top import TOP
from procmodel.formats.types import ListOf, Ref, Type
from procmodel.light.records import dataclass

__all__ = ["Meaning", "meaning"]

_DECLARED = {"data object": "data"}
_PARTIES = ("step", "lane", "pool")
_DRAWN = ("step", "data", "annotation", "group")
_REFERS: dict[tuple[str, str], tuple[str, ...]] = {
    ("branch", "to"): ("step",),
    ("boundary event", "to"): ("step",),
    ("combination", "take"): ("step",),
    ("definition", "means"): ("event", "step"),
    ("file", "main_path"): ("step",),
    ("association", "from"): _DRAWN,
    ("association", "to"): _DRAWN,
    ("association", "inside"): ("step", "pool"),
    ("annotation", "inside"): ("step", "pool"),
    ("group", "inside"): ("step", "pool"),
    ("data object", "inside"): ("step", "pool"),
    ("data object", "refers_to"): ("data",),
    ("lane", "inside"): ("lane",),
    ("lane", "pool"): ("pool",),
}
"""What ids a key may hold, by its map, where the type of its value does not say it."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the format makes of a path.

    Attributes:
        key: the key of the format on it last; an id of the author's is none.
        table: the keys that a map there may have, where it may be one.
        type: what a value there may be.
        declares: what kind of thing the last part of the path is the id of.
        refers: of what kinds of things a single value there is the id.
    """

    key: Key | None = None
    table: Table | None = None
    type: Type | None = None
    declares: str | None = None
    refers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Here:
    """How far a path was followed: the table of the last key, the key, what may stand there."""

    table: Table | None
    key: Key | None
    type: Any
    is_top: bool = False
    declares: str | None = None


def meaning(path: tuple[str, ...]) -> Meaning:
    """What stands at a path of keys.

    Example:
        >>> meaning(("steps", "log", "who")).refers, meaning(("lanes", "admin")).declares
        (('lane',), 'lane')
    """
    here = _Here(None, None, None, is_top=True)
    for part in path:
        here = _inside(here, part)
    return Meaning(here.key, _table(here), here.type, here.declares, _refers(here))


def _table(here: _Here) -> Table | None:
    """The keys of a map that stands here."""
    kind = here.type.item if isinstance(here.type, ListOf) else here.type
    if here.is_top:
        return TOP
    if here.declares == "step":
        return element_table()
    if isinstance(kind, Record):
        return kind.table
    if isinstance(kind, QuantityType):
        return QUANTITY
    return BRANCH if isinstance(kind, ShareOfCases) and not isinstance(kind, Steps) else None


def _inside(here: _Here, part: str) -> _Here:
    """One key further."""
    kind = here.type
    if isinstance(kind, (ListOf, ShareOfCases)) and not isinstance(kind, Steps) and part.isdecimal():
        return _Here(here.table, here.key, kind.item if isinstance(kind, ListOf) else kind)
    if isinstance(kind, Steps):
        return _Here(None, None, None, declares="step")
    if isinstance(kind, MapById) and hasattr(kind, "item"):
        return _Here(None, None, kind.item, declares=_DECLARED.get(kind.what, kind.what))
    table = _table(here)
    if table is not None:
        key = table.keys.get(part)
        return _Here(table, key, key.type if key else None)
    if here.key is not None and here.table is TOP and here.key.name == "assumptions" and part != "file":
        return _Here(None, None, _ANY_QUANTITY, declares="assumption")
    return _Here(None, None, None)


_ANY_QUANTITY = TOP.keys["volume"].type


def _refers(here: _Here) -> tuple[str, ...]:
    kind = here.type.item if isinstance(here.type, ListOf) else here.type
    if isinstance(kind, Ref):
        return _PARTIES if kind.what == "party" else (kind.what,)
    if here.table is not None and here.key is not None:
        if (found := _REFERS.get((here.table.what, here.key.name))) is not None:
            return found
        if isinstance(kind, ShareOfCases) and not isinstance(kind, Steps):
            return ("step",)
    return ()
