"""Gateways, events and boxes: which is which, by what they are called and what stands round them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from procmodel.comparison.fields import Translation, changed_fields, notes_only
from procmodel.comparison.labels import Labels
from procmodel.comparison.matching import Basis, Group, Matching
from procmodel.comparison.side import Side, folded
from procmodel.results.comparison import ChangeKind, Entry
from procmodel.wording import say

__all__ = ["match_nodes", "node_entries"]

ACCEPT = 0.5
ROUND, NAME, KIND = 0.55, 0.3, 0.15  # weights: matched neighbours, name, kind
UNLIKE_NAMES = 0.2  # a node that people gave another name altogether needs other reasons
ROUNDS = 20

_Scored = list[tuple[float, int, int]]


def match_nodes(matching: Matching, labels: Labels) -> None:
    """Pair gateways, events and boxes, surest first, until no more pair is found."""
    for _ in range(ROUNDS):
        found = sorted(_candidates(matching, labels), key=lambda pair: (-pair[0], pair[1], pair[2]))
        fresh = [pair for pair in found if pair[0] >= ACCEPT]
        if not fresh:
            return
        best = fresh[0][0]
        for score, one, other in fresh:
            if score < best - 0.1 or one in matching.forward or other in matching.backward:
                continue
            why = say("comparison.structure")
            matching.add(Group((one,), (other,), Basis.STRUCTURE, round(min(score, 0.95), 2), why))


def _candidates(matching: Matching, labels: Labels) -> Iterator[tuple[float, int, int]]:
    """Pairs worth a look, with their scores; two that alone bear a name count whatever stands round them."""
    before, after = matching.before, matching.after
    earlier, later = matching.open_before(before.others), set(matching.open_after(after.others))
    namesakes, by_name = _by_name(before, earlier), _by_name(after, sorted(later))
    for one in earlier:
        near: dict[int, None] = dict.fromkeys(_across(matching, one))
        key = before.family(one), folded(before.name(one))
        alike = by_name.get(key, [])
        if before.name(one) or len(alike) == 1:
            near.update(dict.fromkeys(alike[:8]))
        alone = alike[0] if before.name(one) and len(alike) == 1 == len(namesakes[key]) else None
        for other in near:
            if other in later and after.family(other) == before.family(one):
                score = _score(matching, one, other, labels)
                yield max(score, ACCEPT) if other == alone else score, one, other


def _by_name(side: Side, nodes: Iterable[int]) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    for node in nodes:
        found.setdefault((side.family(node), folded(side.name(node))), []).append(node)
    return found


def _across(matching: Matching, one: int) -> Iterator[int]:
    """Later nodes that stand where the counterparts of an earlier node's neighbours lead."""
    before, after = matching.before.view, matching.after.view
    for node in before.predecessors(one):
        for other in matching.forward.get(node, ()):
            yield from after.successors(other)
    for node in before.successors(one):
        for other in matching.forward.get(node, ()):
            yield from after.predecessors(other)


def _score(matching: Matching, one: int, other: int, labels: Labels) -> float:
    before, after = matching.before, matching.after
    score = ROUND * _surroundings(matching, one, other)
    score += KIND * (_type(before, one) == _type(after, other))
    names = before.name(one), after.name(other)
    if not any(names):
        return score / (ROUND + KIND)
    if not all(names):
        return score + NAME * 0.3
    alike = labels.similarity(*names) if folded(names[0]) != folded(names[1]) else 1.0
    return score + NAME * alike - (0.15 if alike < UNLIKE_NAMES else 0.0)


def _type(side: Side, node: int) -> tuple[str, str]:
    return side.kind(node), str(getattr(side.view.nodes[node], "event", ""))


def _surroundings(matching: Matching, one: int, other: int) -> float:
    """The share of the neighbours on both sides that are each other's match; no neighbours fit none."""
    before, after = matching.before.view, matching.after.view
    fits = total = 0
    for earlier, later in (
        (list(before.predecessors(one)), set(after.predecessors(other))),
        (list(before.successors(one)), set(after.successors(other))),
    ):
        if not earlier and not later:
            continue
        hit = sum(bool(later.intersection(matching.forward.get(node, ()))) for node in earlier)
        fits += 2 * hit
        total += len(earlier) + len(later)
    return min(fits / total, 1.0) if total else 0.0


def node_entries(matching: Matching, words: Translation) -> tuple[Entry, ...]:
    """Every gateway, event and box of both models in exactly one entry."""
    before, after = matching.before, matching.after
    by_first = {group.before[0]: group for group in matching.groups if not before.is_step(group.before[0])}
    entries = []
    for node in before.others:
        if node in by_first:
            entries.append(_entry(matching, by_first[node], words))
        elif node not in matching.forward:
            entries.append(Entry((before.id(node),), (), ChangeKind.REMOVED, why=say("comparison.removed")))
    for node in after.others:
        if node not in matching.backward:
            entries.append(Entry((), (after.id(node),), ChangeKind.ADDED, why=say("comparison.added")))
    return tuple(entries)


def _entry(matching: Matching, group: Group, words: Translation) -> Entry:
    before, after = matching.before, matching.after
    fields = changed_fields(before.model(group.before[0]), after.model(group.after[0]), words)
    moved = any(change.field == "lane" for change in fields)
    found = [ChangeKind.MOVED] if moved else []
    if not group.is_pair or any(change.field != "lane" for change in fields):
        found.append(ChangeKind.CHANGED)
    found = found or [ChangeKind.UNCHANGED]
    return Entry(
        tuple(map(before.id, group.before)),
        tuple(map(after.id, group.after)),
        found[0],
        None,
        tuple(found[1:]),
        found[0] is ChangeKind.CHANGED and notes_only(fields),
        group.confidence,
        group.why,
        fields,
    )
