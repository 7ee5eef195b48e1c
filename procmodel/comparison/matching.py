"""Which element of the earlier model is which of the later one: pairs and groups, with reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from procmodel.comparison.declared import Declared, groups
from procmodel.comparison.labels import Labels
from procmodel.comparison.reused import Reuse
from procmodel.comparison.side import Side
from procmodel.light.enums import StrEnum
from procmodel.light.records import dataclass
from procmodel.light.tuples import NamedTuple
from procmodel.results.comparison import Uncertain
from procmodel.results.finding import Finding
from procmodel.wording import say

__all__ = ["SAME_ID", "Basis", "Group", "Matching", "match_declared", "match_ids"]

SAME_ID = 0.98  # confidence in a pair of one id


class Basis(StrEnum):
    """What a pair rests on."""

    MAPPING = "mapping"
    REPLACES = "replaces"
    ID = "id"
    SIMILARITY = "similarity"
    STRUCTURE = "structure"  # unnamed nodes, by what stands round them


class Group(NamedTuple):
    """Earlier nodes that became later nodes; most often one and one."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    basis: Basis
    confidence: float = 1.0
    why: str = ""

    @property
    def is_pair(self) -> bool:
        """Whether it is one and one."""
        return len(self.before) == 1 and len(self.after) == 1


@dataclass
class Matching:
    """What has been matched so far, nodes of all families together."""

    before: Side
    after: Side
    groups: list[Group] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)  # asserted removed
    new: set[int] = field(default_factory=set)  # asserted new
    forward: dict[int, tuple[int, ...]] = field(default_factory=dict)
    backward: dict[int, tuple[int, ...]] = field(default_factory=dict)
    uncertain: list[Uncertain] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def add(self, group: Group) -> None:
        """Take a group in."""
        self.groups.append(group)
        self.forward.update(dict.fromkeys(group.before, group.after))
        self.backward.update(dict.fromkeys(group.after, group.before))

    def open_before(self, nodes: Iterable[int]) -> list[int]:
        """Those of the earlier nodes that still look for a match."""
        return [node for node in nodes if node not in self.forward and node not in self.gone]

    def open_after(self, nodes: Iterable[int]) -> list[int]:
        """Those of the later nodes that still look for a match."""
        return [node for node in nodes if node not in self.backward and node not in self.new]


def match_declared(matching: Matching, declared: Declared) -> None:
    """Take over what the authors say. A box stands for the steps in it where the other side is a step."""
    before, after = matching.before, matching.after
    links: dict[int, list[int]] = {}
    basis: dict[int, str] = {}
    for earlier, later, said in declared.links:
        for one, other in _expanded(before, before.view.index[earlier], after, after.view.index[later]):
            if other not in links.setdefault(one, []):
                links[one].append(other)
            basis[one] = said
    matching.gone = {before.view.index[name] for name in declared.removed} - links.keys()
    reached = {other for others in links.values() for other in others}
    matching.new = {after.view.index[name] for name in declared.new} - reached
    for earlier_nodes, later_nodes in groups(links):
        said = Basis(basis[earlier_nodes[0]])
        matching.add(Group(earlier_nodes, later_nodes, said, 1.0, say(f"comparison.{said}")))


def _expanded(before: Side, one: int, after: Side, other: int) -> list[tuple[int, int]]:
    """The pairs that an asserted pair stands for; none where a step faces a gateway or an event."""
    families = before.family(one), after.family(other)
    if families[0] == families[1]:
        return [(one, other)]
    ones = before.inside(one) if families[0] == "box" else [one]
    others = after.inside(other) if families[1] == "box" else [other]
    return [(a, b) for a in ones for b in others if before.family(a) == after.family(b)]


def match_ids(matching: Matching, declared: Declared, labels: Labels) -> None:
    """Pair what has one id, unless everything about it says that the id was used again."""
    before, after = matching.before, matching.after
    spoken = declared.spoken[0] | declared.spoken[1]
    reuse, boxed = Reuse(before, after, labels), list[tuple[int, int]]()
    for name, one in before.view.index.items():
        other = after.view.index.get(name)
        if other is None or one in matching.forward or one in matching.gone or name in spoken:
            continue
        if other in matching.backward or other in matching.new or not _is_matched(before, one, after, other):
            continue
        if before.family(one) != after.family(other):
            boxed.append((one, other))
        elif reuse.is_reused(one, other):
            matching.findings.append(reuse.finding(one, other))
        else:
            matching.add(Group((one,), (other,), Basis.ID, SAME_ID, say("comparison.id")))
    for one, other in boxed:
        _match_box(matching, one, other)


def _is_matched(before: Side, one: int, after: Side, other: int) -> bool:
    """Whether both are elements (no border event, no exit of a box)."""
    return before.view.roles[one] == 0 and after.view.roles[other] == 0


def _match_box(matching: Matching, one: int, other: int) -> None:
    """A step that became a box of one id was split into the steps in it, and the other way round."""
    pairs = _expanded(matching.before, one, matching.after, other)
    earlier = tuple(dict.fromkeys(matching.open_before(a for a, _ in pairs)))
    later = tuple(dict.fromkeys(matching.open_after(b for _, b in pairs)))
    if earlier and later:
        matching.add(Group(earlier, later, Basis.ID, SAME_ID, say("comparison.same-id-box")))
