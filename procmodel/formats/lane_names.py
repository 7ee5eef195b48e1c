"""Lanes of a table: whoever the column `who` names, their kind told by a lanes sheet or by their words."""

from __future__ import annotations

from procmodel.formats.cells import NUMBER, Cell, Grid
from procmodel.formats.headings import LANE_COLUMNS, folded, headings_of
from procmodel.formats.problems import Problems
from procmodel.formats.slugs import slug
from procmodel.formats.tongues import our_word
from procmodel.formats.tree import Map, Quoted, Value

__all__ = ["Lanes", "likely_kind"]

_CUSTOMERS = frozenset(
    [
        "applicant",
        "candidate",
        "carer",
        "citizen",
        "claimant",
        "client",
        "customer",
        "driver",
        "household",
        "householder",
        "parent",
        "patient",
        "payer",
        "public",
        "resident",
        "student",
        "tenant",
        "traveller",
        "user",
        "visitor",
    ]
)
_SYSTEMS = frozenset(
    [
        "api",
        "app",
        "bot",
        "crm",
        "database",
        "engine",
        "form",
        "gateway",
        "gis",
        "platform",
        "portal",
        "robot",
        "server",
        "software",
        "system",
        "website",
        "workflow",
    ]
)
_PARTNERS = frozenset(
    [
        "agency",
        "contractor",
        "district",
        "external",
        "parish",
        "partner",
        "police",
        "supplier",
    ]
)
_SERVING = frozenset(
    [
        "adviser",
        "advisor",
        "desk",
        "officer",
        "service",
        "services",
        "team",
    ]
)
_KINDS = {
    **dict.fromkeys(("customer", "customers", "resident", "citizen", "who the service is for"), "customer"),
    **dict.fromkeys(("staff", "our staff", "team", "people", "us"), "staff"),
    **dict.fromkeys(("partner", "another organisation", "supplier", "external"), "partner"),
    **dict.fromkeys(("system", "a system", "software", "machine"), "system"),
}


class Lanes:
    """The lanes that tables name, in the order they are met; those of a lanes sheet first."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.tree = Map(0)
        self._ids: dict[str, str] = {}
        self._ways: dict[str, list[str]] = {}
        self._guessed: dict[str, Cell] = {}

    def declare(self, grid: Grid) -> None:
        """Take up a lanes sheet: one row a lane."""
        headings = headings_of(grid, LANE_COLUMNS, "name")
        for row in grid if headings is not None else ():
            assert headings is not None
            cells = {name: row.cells.get(at.column) for name, at in headings.columns.items()}
            name = cells.get("name")
            if row.number <= headings.row or name is None:
                continue
            id_ = cells.get("id")
            lane = self._add(name, id_.text if id_ is not None else None)
            for key in ("kind", "organisation", "people", "rate", "hours"):
                cell = cells.get(key)
                if cell is not None:
                    lane.add(key, _lane_value(key, cell), cell.mark)

    def id_of(self, who: Cell, *, receives: bool = False) -> str:
        """The id of a lane by its name or id; a new lane where nobody was called so yet.

        One that `receives` stays, though it may have no step.
        """
        found = self._ids.get(who.text.casefold())
        if found is None:
            self._add(who, None)
            found = self._ids[who.text.casefold()]
            self._guessed[found] = who
        if receives:
            self._ways.setdefault(found, [])
        return found

    def saw(self, lane: str, how: str) -> None:
        """A step of a lane is done this way."""
        self._ways.setdefault(lane, []).append(how)

    def finished(self) -> Map:
        """The lanes that steps use; the kind of those that no sheet describes is guessed, with a remark."""
        for id_, cell in self._guessed.items():
            kind = likely_kind(cell.text, self._ways.get(id_, []))
            guessed = self.tree.get(id_)
            assert isinstance(guessed, Map)
            guessed.add("kind", kind, cell.mark)
            self.problems.remark("table", cell.mark, "table_lane_kind", name=repr(cell.text), kind=kind)
        used = Map(self.tree.mark)
        for id_, lane, mark, _ in self.tree.rows():
            if id_ in self._ways:
                used.add(id_, lane, mark)
        return used

    def _add(self, name: Cell, id_: str | None) -> Map:
        key = id_ or slug(name.text, "lane", self.tree.keys)
        lane = Map(name.mark)
        lane.add("name", Quoted(name.text), name.mark)
        self.tree.add(key, lane, name.mark)
        self._ids[name.text.casefold()] = key
        self._ids.setdefault(key.casefold(), key)
        return lane


def _lane_value(key: str, cell: Cell) -> Value:
    if key == "kind":
        return _KINDS.get(folded(our_word(cell.text)), cell.text)
    if key == "rate" and cell.holds == NUMBER:
        return f"{cell.text} per hour"
    return Quoted(cell.text) if key == "organisation" else cell.text


def likely_kind(name: str, ways: list[str]) -> str:
    """What kind of lane a name is likely to be: its last words tell most."""
    words = folded(name).split()
    singular = {word.removesuffix("s") for word in words} | set(words)
    if singular & _CUSTOMERS and not singular & _SERVING:
        return "customer"
    if (ways and all(way == "automatic" for way in ways)) or (
        words and words[-1].removesuffix("s") in _SYSTEMS
    ):
        return "system"
    return "partner" if singular & _PARTNERS else "staff"
