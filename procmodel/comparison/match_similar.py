"""Pairs of steps that look like one: scored, assigned as a whole, accepted where they stand out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from procmodel.comparison.assignment import Pair, best_assignment
from procmodel.comparison.confidence import confidence
from procmodel.comparison.fixing import fix_of
from procmodel.comparison.lanes import match_lanes
from procmodel.comparison.matching import Basis, Group, Matching
from procmodel.comparison.similarity import CONSIDERED, Likeness, Similarity
from procmodel.light.records import dataclass
from procmodel.results.comparison import Uncertain
from procmodel.wording import say

__all__ = ["ACCEPT", "MARGIN", "match_similar"]

ACCEPT = 0.50  # score from which a pair counts
MARGIN = 0.05  # how far it must stand above the runner-up
LABELLED = 0.40  # what two names must have in common: their place alone makes no pair of them
NAMED = (
    0.40  # score from which a pair that does not count is named as a candidate, and speaks for its neighbours
)
POWER = 2  # of the score in the assignment: two middling pairs do not outweigh a good one
ROUNDS = 8  # of neighbours; most pairs of models settle in three
_TIE = 1e-4  # what nearness along the flow adds where all else is equal

_Scores = dict[Pair, Likeness]


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The pairs of one round, with the score of the best alternative of each."""

    pairs: tuple[Pair, ...]
    scores: _Scores
    rivals: Mapping[Pair, float]

    def accepted(self) -> tuple[Pair, ...]:
        return tuple(
            pair
            for pair in self.pairs
            if self.scores[pair].score >= max(ACCEPT, self.rivals[pair] + MARGIN)
            and not _is_by_place(self.scores[pair])
        )

    def likely(self) -> tuple[Pair, ...]:
        """The pairs that speak for their neighbours in the next round, whether they count or not."""
        return tuple(pair for pair in self.pairs if self.scores[pair].score >= NAMED)


def _is_by_place(likeness: Likeness) -> bool:
    """Whether a pair has its place in common and hardly its name; two steps without names have nothing else."""
    return likeness.half_named or likeness.parts.get("label", 1.0) < LABELLED


def match_similar(matching: Matching, similarity: Similarity) -> _Scores:
    """Pair what is left by likeness, neighbours iterated to a fixed point; name what stays doubtful.

    Returns the scores of the last round, for the groups that may grow round the pairs.
    """
    before, after = matching.before, matching.after
    earlier, later = matching.open_before(before.steps), matching.open_after(after.steps)
    if not earlier or not later:
        return {}
    near = similarity.candidates(earlier, later)
    chosen = _settle(matching, similarity, near)
    accepted = chosen.accepted()
    for one, other in accepted:
        matching.add(_group(chosen, (one, other)))
    taken = {one for one, _ in accepted}, {other for _, other in accepted}
    for pair in chosen.pairs:
        likeness = chosen.scores[pair]
        if pair[0] not in taken[0] and pair[1] not in taken[1] and likeness.score >= NAMED:
            ids = (before.id(pair[0]),), (after.id(pair[1]),)
            fix = fix_of(after, pair[1], ids[0])
            matching.uncertain.append(Uncertain(*ids, round(likeness.score, 3), _why(chosen, pair), fix))
    return chosen.scores


def _settle(matching: Matching, similarity: Similarity, near: Mapping[int, list[int]]) -> _Chosen:
    """Score and assign again and again, each time with the neighbours and lanes of the round before."""
    fixed = dict(matching.forward)
    met: set[tuple[Pair, ...]] = set()
    chosen = _round(similarity, near, _lanes(matching, ()), fixed)
    for _ in range(ROUNDS):
        likely = chosen.likely()
        if likely in met:
            break
        met.add(likely)
        forward = fixed | {one: (other,) for one, other in likely}
        chosen = _round(similarity, near, _lanes(matching, chosen.accepted()), forward)
    return chosen


def _lanes(matching: Matching, accepted: Iterable[Pair]) -> dict[str, str]:
    pairs = [Group((one,), (other,), Basis.SIMILARITY) for one, other in accepted]
    found = match_lanes(matching.before, matching.after, [*matching.groups, *pairs])
    return {one: other for one, (other, _, _) in found.items()}


def _round(
    similarity: Similarity,
    near: Mapping[int, list[int]],
    lanes: Mapping[str, str],
    forward: Mapping[int, tuple[int, ...]],
) -> _Chosen:
    scores: _Scores = {}
    for one, others in near.items():
        for other in similarity.worth(one, others, forward):
            likeness = similarity.likeness(one, other, lanes, forward)
            if likeness.score >= CONSIDERED:
                scores[one, other] = likeness
    weights = {
        pair: (likeness.score + _TIE * likeness.parts.get("position", 0.0)) ** POWER
        for pair, likeness in scores.items()
    }
    pairs = tuple(best_assignment(weights))
    return _Chosen(pairs, scores, _rivals(pairs, scores))


def _rivals(pairs: tuple[Pair, ...], scores: _Scores) -> dict[Pair, float]:
    """For each pair the best score of another pair with one of its ends, among those that are really open.

    A rival is closed where its other end is better off with its own partner by the margin, and between twins:
    steps that may be exchanged without any difference stay in the order of the flow.
    """
    partner = dict(pairs), {other: one for one, other in pairs}
    best = dict.fromkeys(pairs, 0.0)
    alone = _namesakes(scores)
    for (one, other), likeness in scores.items():
        own, their = partner[0].get(one), partner[1].get(other)
        if own == other:
            continue
        closed = (one, own) in alone or _is_closed(scores, likeness.score, their, other, one, own)
        if own is not None and not closed:
            best[one, own] = max(best[one, own], likeness.score)
        closed = (their, other) in alone or _is_closed(scores, likeness.score, one, own, their, other)
        if their is not None and not closed:
            best[their, other] = max(best[their, other], likeness.score)
    return best


def _namesakes(scores: _Scores) -> set[tuple[int | None, int | None]]:
    """The pairs that alone bear the same label: nothing else rivals them."""
    same = [pair for pair, likeness in scores.items() if likeness.parts.get("label") == 1.0]
    counts = [Counter(pair[side] for pair in same) for side in (0, 1)]
    return {pair for pair in same if counts[0][pair[0]] == 1 == counts[1][pair[1]]}


def _is_closed(
    scores: _Scores, score: float, first: int | None, second: int | None, one: int | None, own: int | None
) -> bool:
    """Whether the pair `(first, second)` holds the rival's other end, or the two pairs may be exchanged."""
    if first is None or second is None or one is None or own is None or (first, second) not in scores:
        return False
    holding = scores[first, second].score
    if holding >= score + MARGIN:
        return True
    crossed = scores.get((first, own)), scores.get((one, second))
    straight = holding + scores[one, own].score
    exchanged = sum(likeness.score for likeness in crossed if likeness is not None)
    return all(crossed) and abs(straight - exchanged) < MARGIN and holding >= ACCEPT


def _group(chosen: _Chosen, pair: Pair) -> Group:
    likeness = chosen.scores[pair]
    sure = confidence(likeness.score, likeness.score - chosen.rivals[pair])
    return Group((pair[0],), (pair[1],), Basis.SIMILARITY, sure, _why(chosen, pair))


def _why(chosen: _Chosen, pair: Pair) -> str:
    likeness = chosen.scores[pair]
    by_place = likeness.score >= ACCEPT and _is_by_place(likeness)
    return say(
        "comparison.similar-by-place" if by_place else "comparison.similar",
        parts=likeness.why(),
        score=round(100 * likeness.score),
        rival=round(100 * chosen.rivals[pair]),
        accept=round(100 * ACCEPT),
        labelled=round(100 * LABELLED),
    )
