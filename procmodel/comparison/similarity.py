"""How much two steps look like one: label, data, neighbours, lane, position, kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import log1p

from procmodel.comparison.fields import Translation
from procmodel.comparison.labels import LabelIndex, Labels
from procmodel.comparison.side import Side
from procmodel.light.caching import cached_property
from procmodel.light.tuples import NamedTuple
from procmodel.wording import say

__all__ = ["CONSIDERED", "WEIGHTS", "Likeness", "Similarity"]

WEIGHTS: dict[str, float] = {
    "label": 0.60,
    "neighbours": 0.15,
    "data": 0.10,
    "lane": 0.05,
    "position": 0.05,
    "kind": 0.05,
}
"""What each part counts; parts that are not known on both sides count nothing, the others grow to fill."""

CONSIDERED = 0.25  # score below which a pair is not even assigned
SAME_NATURE = 0.5  # another kind, still by hand, with a system, or automatic
HALF_KNOWN_LANE = 0.5  # one of the lanes has no counterpart: speaks neither for nor against
CANDIDATES = 12  # later steps that are looked at for an earlier one in large models
SMALL = 40_000  # pairs up to which every one is looked at
_ROUNDED = 1e-9  # more than sums of weights are off


class Likeness(NamedTuple):
    """A score and what it is made of."""

    score: float
    parts: Mapping[str, float]
    half_named: bool = False  # only one of the two has a name: nothing but its place speaks for the pair

    def why(self) -> str:
        """The parts in words, heaviest first."""
        return ", ".join(
            say("comparison.part", part=say(f"comparison.part-{name}"), percent=round(100 * value))
            for name, value in self.parts.items()
        )


class _Unchanging(NamedTuple):
    """What is the same in every round: None where it is not known on both sides."""

    label: float | None
    data: float | None
    position: float
    kind: float


class Similarity:
    """Scores pairs of steps; what changes from round to round is handed in."""

    def __init__(self, before: Side, after: Side, labels: Labels, words: Translation) -> None:
        self.before, self.after, self.labels = before, after, labels
        self._lanes = tuple({node: side.lane_id(node) for node in side.steps} for side in (before, after))
        self._read = _data(before, words.data), _data(after, {})
        self._fixed: dict[tuple[int, int], _Unchanging] = {}
        self._spans = max(len(before.steps) - 1, 1), max(len(after.steps) - 1, 1)
        self._places = _places(before), _places(after)
        self._names, self._kinds = (
            tuple({node: about(side, node) for node in side.steps} for side in (before, after))
            for about in (Side.name, Side.kind)
        )
        self._alike: dict[int, set[int]] = {}

    def likeness(
        self, one: int, other: int, lanes: Mapping[str, str], forward: Mapping[int, tuple[int, ...]]
    ) -> Likeness:
        """How much two steps look like one, given what is matched so far (nothing in the first round)."""
        fixed = self._unchanging(one, other)
        near = self._neighbours(one, other, forward) if forward else None
        known = (fixed.label, near, fixed.data, self._lane(one, other, lanes), fixed.position, fixed.kind)
        parts: dict[str, float] = {}
        score = total = 0.0
        for (name, weight), value in zip(WEIGHTS.items(), known, strict=True):
            if value is not None:
                parts[name] = value
                score += weight * value
                total += weight
        half_named = bool(self._names[0][one]) != bool(self._names[1][other])
        return Likeness(score / total, parts, half_named)

    def _unchanging(self, one: int, other: int) -> _Unchanging:
        key = one, other
        if key not in self._fixed:
            self._fixed[key] = self._parts(one, other)
        return self._fixed[key]

    def _parts(self, one: int, other: int) -> _Unchanging:
        label, data = self._label(one, other), self._data(one, other)
        return _Unchanging(label, data, self._position(one, other), self._kind(one, other))

    def _label(self, one: int, other: int) -> float | None:
        name, now = self._names[0][one], self._names[1][other]
        return self.labels.similarity(name, now) if name and now else None

    def _data(self, one: int, other: int) -> float | None:
        read, used = self._read[0][one], self._read[1][other]
        return len(read & used) / len(read | used) if read and used else None

    def _kind(self, one: int, other: int) -> float:
        if self._kinds[0][one] == self._kinds[1][other]:
            return 1.0
        return SAME_NATURE * (self.before.view.nature(one) is self.after.view.nature(other))

    def _position(self, one: int, other: int) -> float:
        return 1 - abs(self._places[0][one] / self._spans[0] - self._places[1][other] / self._spans[1])

    def _lane(self, one: int, other: int, lanes: Mapping[str, str]) -> float | None:
        was, now = self._lanes[0][one], self._lanes[1][other]
        if was is None or now is None:
            return None
        if was not in lanes:
            return HALF_KNOWN_LANE
        return float(lanes[was] == now)

    def _neighbours(self, one: int, other: int, forward: Mapping[int, tuple[int, ...]]) -> float | None:
        """The share of the steps next to both that are each other's match; a beginning fits a beginning."""
        fits = total = 0
        for earlier, later in (
            (self.before.earlier[one], self.after.earlier[other]),
            (self.before.later[one], self.after.later[other]),
        ):
            if not earlier and not later:
                fits, total = fits + 2, total + 2
                continue
            total += len(earlier) + len(later)
            here = set(later)
            fits += 2 * len([node for node in earlier if not here.isdisjoint(forward.get(node, ()))])
        return min(1.0, fits / total)

    # -- which pairs are worth a look ----------------------------------------------------------------

    def worth(self, one: int, others: list[int], forward: Mapping[int, tuple[int, ...]]) -> list[int]:
        """Those of the others that may be considered: alike by themselves, or next to matches of neighbours.

        All that are left out score less than `CONSIDERED`, and most pairs of a model do.
        """
        if one not in self._alike:
            self._alike[one] = {other for other in self._related(one, others) if self._may_do(one, other)}
        found = self._alike[one]
        if forward:
            found = found | self._beside_matches(one, forward)
        return [other for other in others if other in found]

    def _related(self, one: int, others: list[int]) -> list[int]:
        """Those of the others that may have more in common with a step than lane, position and kind."""
        name = self._names[0][one]
        if not name or self._read[0][one]:
            return others
        alike = self._named.alike(name)
        return [other for other in others if other in alike or not self._names[1][other]]

    @cached_property
    def _named(self) -> LabelIndex:
        return LabelIndex(self.labels, {node: name for node, name in self._names[1].items() if name})

    def _may_do(self, one: int, other: int) -> bool:
        """Whether the pair could be considered in the same lane, its neighbours left aside."""
        if self._label(one, other) == 0.0 and self._data(one, other) is None:
            return False  # lane, position and kind alone are not enough
        label, data, position, kind = self._unchanging(one, other)
        score = WEIGHTS["lane"] + WEIGHTS["position"] * position + WEIGHTS["kind"] * kind
        total = WEIGHTS["lane"] + WEIGHTS["position"] + WEIGHTS["kind"]
        for name, value in (("label", label), ("data", data)):
            if value is not None:
                score, total = score + WEIGHTS[name] * value, total + WEIGHTS[name]
        return score >= (CONSIDERED - _ROUNDED) * total

    def _beside_matches(self, one: int, forward: Mapping[int, tuple[int, ...]]) -> set[int]:
        """The later steps of which a neighbour is the match of a neighbour of the earlier one."""
        found: set[int] = set()
        for near, beside in zip((self.before.earlier, self.before.later), self._beside, strict=True):
            ends: list[int | None] = [match for node in near[one] for match in forward.get(node, ())]
            found.update(*(beside.get(end, ()) for end in (ends if near[one] else [None])))
        return found

    @cached_property
    def _beside(self) -> tuple[dict[int | None, list[int]], dict[int | None, list[int]]]:
        """By a later step the later ones that stand right after it, and right before it; by None the ends."""
        return _turned(self.after.earlier), _turned(self.after.later)

    def candidates(self, earlier: list[int], later: list[int]) -> dict[int, list[int]]:
        """For each earlier step the later ones to look at: all, in large models those that share words."""
        if len(earlier) * len(later) <= SMALL:
            return {one: list(later) for one in earlier}
        index = self._index(later)
        return {one: self._sharing(one, index) for one in earlier}

    def _index(self, later: list[int]) -> dict[object, list[int]]:
        index: dict[object, list[int]] = {}
        for node in later:
            for key in self._keys(self.after, node):
                index.setdefault(key, []).append(node)
        return index

    def _keys(self, side: Side, node: int) -> set[object]:
        keys: set[object] = set()
        for word in self.labels.words(side.name(node)):
            keys.add(word.stem)
            keys.add(word.stem[:5])
            keys.update(word.groups)
        return keys

    def _sharing(self, one: int, index: Mapping[object, list[int]]) -> list[int]:
        shared: dict[int, float] = {}
        for key in self._keys(self.before, one):
            found = index.get(key, ())
            weight = 1 / log1p(len(found)) if found else 0.0
            for node in found if len(found) <= SMALL // 20 else ():
                shared[node] = shared.get(node, 0.0) + weight
        place, places, span = self._places[0][one] / self._spans[0], self._places[1], self._spans[1]
        best = sorted(shared.values(), reverse=True)[:CANDIDATES]
        likely = (node for node, weight in shared.items() if weight >= best[-1])
        return sorted(likely, key=lambda node: (-shared[node], abs(places[node] / span - place), node))[
            :CANDIDATES
        ]


def _turned(near: Mapping[int, Iterable[int]]) -> dict[int | None, list[int]]:
    """By each neighbour the steps whose neighbour it is, by None those that have none."""
    found: dict[int | None, list[int]] = {}
    for node, nodes in near.items():
        for one in nodes or (None,):
            found.setdefault(one, []).append(node)
    return found


def _places(side: Side) -> dict[int, int]:
    """The place of each step among the steps, along the flow."""
    return {node: place for place, node in enumerate(sorted(side.steps, key=side.order.__getitem__))}


def _data(side: Side, names: Mapping[str, str]) -> dict[int, frozenset[str]]:
    """What each step reads and writes, in words of the other side."""
    used = {node: side.view.nodes[node] for node in side.steps}
    return {
        node: frozenset(names.get(one, one) for key in ("reads", "writes") for one in getattr(model, key, ()))
        for node, model in used.items()
    }
