"""Two processes held against each other: what matches what, what kind of change it is, how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from procmodel.light.enums import StrEnum
from procmodel.light.records import dataclass
from procmodel.light.tuples import NamedTuple
from procmodel.model.quantity import Grade
from procmodel.results.finding import Finding
from procmodel.results.measurement import Measurement

__all__ = [
    "SURE",
    "Adverse",
    "ChangeKind",
    "Comparison",
    "Edit",
    "EditOperation",
    "Entry",
    "FieldChange",
    "FlowChange",
    "FlowChanges",
    "MeasureChange",
    "PatternHit",
    "SimulatedChange",
    "Uncertain",
]


class ChangeKind(StrEnum):
    """What became of a step, by precedence: the first that holds is the kind, the others are `also`."""

    SELF_SERVICE = "self_service"  # was staff's, is now the customer's
    AUTOMATED = "automated"
    BY_HAND = "by_hand"  # was automated or assisted, is now less
    ASSISTED = "assisted"
    MERGED = "merged"
    SPLIT = "split"
    MOVED = "moved"  # another lane, or out of the longest common order
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    ADDED = "added"


class FieldChange(NamedTuple):
    """One key with another value: JSON values, quantities as a person writes them."""

    field: str
    before: object
    after: object


SURE = 0.75
"""How sure a pair must be not to be doubtful: below, it is dashed, to be looked at, and can be made to fail."""


class Entry(NamedTuple):
    """What became of one or more steps (or lanes, or gateways and events).

    Attributes:
        before: their ids in the earlier model, empty for what is new.
        after: their ids in the later model, empty for what is gone.
        kind: the first kind of change that holds.
        share: the part of the cases that `kind` holds for, None where it holds for all.
        also: the other kinds that hold.
        notes_only: whether nothing but notes, sources, grades, the value to the customer or keys `x-` changed.
        confidence: how sure the pair is, 0 to 1.
        why: the reason for the pair, in words.
        fields: the changed keys.
        fix: what settles a doubtful pair in one paste.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    kind: ChangeKind
    share: float | None = None
    also: tuple[ChangeKind, ...] = ()
    notes_only: bool = False
    confidence: float = 1.0
    why: str = ""
    fields: tuple[FieldChange, ...] = ()
    fix: str = ""

    def holds(self, kind: ChangeKind) -> bool:
        """Whether this kind of change is among those that hold."""
        return self.kind is kind or kind in self.also

    def field(self, name: str) -> FieldChange | None:
        """The change of one key, None where it did not change."""
        return next((change for change in self.fields if change.field == name), None)


class FlowChange(NamedTuple):
    """A flow with other ends, share or condition. Ends are `(from, to)`."""

    before: tuple[str, str]
    after: tuple[str, str]
    fields: tuple[FieldChange, ...] = ()


class FlowChanges(NamedTuple):
    """The flows that came, went or changed, by their ends."""

    added: tuple[tuple[str, str], ...] = ()
    removed: tuple[tuple[str, str], ...] = ()
    changed: tuple[FlowChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


class MeasureChange(NamedTuple):
    """One measure of both models. `change` is the difference of the headline value, and its ratio.

    The ratio is the change over the value before; None where that is 0 or unknown.
    """

    before: Measurement | None
    after: Measurement | None
    change: Mapping[str, float | None]

    @property
    def difference(self) -> float | None:
        """After less before, None where either is unknown."""
        return next(iter(self.change.values()))

    @property
    def ratio(self) -> float | None:
        """The change as a share of the value before."""
        return self.change["ratio"]


class PatternHit(NamedTuple):
    """A redesign pattern seen in the pair: which steps show it, and the sentence that says so.

    `steps` are ids of the later model, or of the earlier one where the steps are gone. `ours` marks patterns
    that are not in the cited list. `assessed` is False where data that it needs is absent.
    """

    pattern: str
    steps: tuple[str, ...]
    evidence: str
    reference: str = ""
    ours: bool = False
    assessed: bool = True


class Adverse(NamedTuple):
    """Something that got worse for those served or serving, and the sentence that says so."""

    rule: str
    steps: tuple[str, ...]
    evidence: str


class SimulatedChange(NamedTuple):
    """A figure of both versions, played on the same random cases.

    Attributes:
        before, after: the mean of each, None where it is not known (`missing` says what lacks).
        change: after less before.
        ci95: its 95 % interval, from the differences within each replication.
        ratio: the change over the value before.
        grade: the worst grade of what the figure rests on.
    """

    before: float | None
    after: float | None
    change: float | None
    ci95: tuple[float, float] | None = None
    ratio: float | None = None
    grade: Grade | None = None
    missing: tuple[str, ...] = ()


class Uncertain(NamedTuple):
    """A pair that may be the same, not sure enough to be counted as such. `fix` settles it in one paste."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    score: float
    why: str = ""
    fix: str = ""


class EditOperation(StrEnum):
    """The primitive edits."""

    SET = "set"
    ADD = "add"
    REMOVE = "remove"
    MOVE = "move"


class Edit(NamedTuple):
    """One primitive edit: what is done at which path of keys.

    `value` is the new value (set, add), or the new position (move, 0 is the first). `before` is the value
    that was there (set, remove), or the position it had, so that each edit has an inverse. `position` is
    where an entry of an ordered collection is added or was removed.
    """

    op: EditOperation
    path: tuple[str, ...]
    value: object = None
    before: object = None
    position: int | None = None


@dataclass(frozen=True)
class Comparison:
    """What changed between two versions of a process.

    Every task of both models stands in exactly one entry of `steps`; gateways, events and boxes stand in
    `nodes`, lanes in `lanes`. `patterns`, `adverse`, `edits` and `simulated` are None where they were not asked for.
    """

    comparable: bool
    boundaries: tuple[Finding, ...]
    finding: str
    measures: Mapping[str, MeasureChange]
    handoffs_by: Mapping[str, MeasureChange]
    steps: tuple[Entry, ...]
    flows: FlowChanges
    lanes: tuple[Entry, ...]
    nodes: tuple[Entry, ...]
    patterns: tuple[PatternHit, ...] | None = None
    adverse: tuple[Adverse, ...] | None = None
    quadrangle: Mapping[str, str] = field(default_factory=dict)
    behaviour: tuple[str, ...] = ()
    ways_on: tuple[str, ...] = ()
    uncertain: tuple[Uncertain, ...] = ()
    edits: tuple[Edit, ...] | None = None
    rest: tuple[Edit, ...] = ()  # of systems, data, messages and the process itself
    comparability: tuple[Finding, ...] = ()
    remarks: tuple[Finding, ...] = ()
    titles: tuple[str, str] = ("", "")
    acknowledged: tuple[str, ...] = ()
    decisions: tuple[Entry, ...] = ()  # tables of both models that say something else
    simulated: Mapping[str, SimulatedChange] | None = None

    @property
    def has_differences(self) -> bool:
        """Whether anything at all changed, notes included."""
        return bool(self.edits) or bool(self.rest) or not self.is_unchanged

    @property
    def is_unchanged(self) -> bool:
        """Whether every step, node, lane and decision table is as it was, and every flow."""
        entries = (*self.steps, *self.nodes, *self.lanes)
        same = not self.flows and not self.decisions
        return same and all(entry.kind is ChangeKind.UNCHANGED for entry in entries)

    def by_kind(self) -> dict[ChangeKind, tuple[Entry, ...]]:
        """The entries of steps by kind, kinds in order of precedence, those without an entry left out."""
        found = {kind: tuple(entry for entry in self.steps if entry.kind is kind) for kind in ChangeKind}
        return {kind: entries for kind, entries in found.items() if entries}

    def after_of(self, before: str) -> tuple[str, ...]:
        """The ids that an earlier step, node or lane has become."""
        return next((entry.after for entry in self._entries() if before in entry.before), ())

    def before_of(self, after: str) -> tuple[str, ...]:
        """The ids that a later step, node or lane was."""
        return next((entry.before for entry in self._entries() if after in entry.after), ())

    def to_dict(self) -> dict[str, Any]:
        """As `diff --json` prints it."""
        from procmodel.results.encode import encode_comparison

        return encode_comparison(self)

    def to_frame(self) -> Any:
        """A row a measure: before, after, change and ratio, as a data frame of pandas or polars.

        Raises:
            MissingToolError: neither is installed.
        """
        from procmodel.results.frames import frame

        rows = []
        for name, one in self.measures.items():
            sides = {"before": one.before, "after": one.after}
            values = {side: found.headline if found else None for side, found in sides.items()}
            unit = next((found.unit for found in sides.values() if found), "")
            rows.append(
                {"measure": name, "unit": unit, **values, "change": one.difference, "ratio": one.ratio}
            )
        return frame(rows)

    def _repr_mimebundle_(self, **options: Any) -> dict[str, str]:
        import procmodel

        return procmodel.shown(self)

    def _entries(self) -> Iterator[Entry]:
        yield from self.steps
        yield from self.nodes
        yield from self.lanes
