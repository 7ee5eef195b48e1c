"""Which answers lead to which output: a decision table cut into regions, never unfolded row by row.

A region is one set of answers for each input, held as the bits of a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procmodel.model import DecisionRule, DecisionTable, Grade, HitPolicy, Quantity

__all__ = ["Cover", "TooManyRegions", "cover", "output_shares", "overlaps", "words_of"]

Region = tuple[int, ...]
_GRADES = list(Grade)


class TooManyRegions(Exception):
    """The table falls into more regions than the limit allows."""


class Cover:
    """What the rules of a table catch, and what they miss.

    Attributes:
        caught: for each rule, in order, the regions that it decides.
        missed: the regions that no rule decides.
    """

    def __init__(self, caught: list[tuple[DecisionRule, list[Region]]], missed: list[Region]) -> None:
        self.caught = caught
        self.missed = missed


def cover(table: DecisionTable, limit: int) -> Cover:
    """Cut the table by its rules, the first that fits deciding; `otherwise` decides what is left.

    Raises:
        TooManyRegions: more than `limit` regions are left open at once.
    """
    left: list[Region] = [tuple((1 << len(clause.answers)) - 1 for clause in table.inputs)]
    caught = []
    for rule in sorted(table.rules, key=lambda rule: rule.otherwise):
        mask = _mask(table, rule)
        taken = [both for region in left if (both := _meet(region, mask)) is not None]
        left = [piece for region in left for piece in _without(region, mask)]
        caught.append((rule, taken))
        if len(left) > limit:
            raise TooManyRegions
    return Cover(caught, left)


def overlaps(table: DecisionTable, limit: int) -> Iterator[tuple[DecisionRule, DecisionRule, Region]]:
    """The pairs of rules that answer the same, with one region where they do; `any` allows equal outputs.

    Raises:
        TooManyRegions: more than `limit` pairs.
    """
    rules = [(rule, _mask(table, rule)) for rule in table.rules if not rule.otherwise]
    if len(rules) * (len(rules) - 1) // 2 > limit:
        raise TooManyRegions
    for at, (first, mask) in enumerate(rules):
        for second, other in rules[at + 1 :]:
            both = _meet(mask, other)
            if both is not None and (table.hit is HitPolicy.UNIQUE or first.then != second.then):
                yield first, second, both


def words_of(table: DecisionTable, region: Region) -> str:
    """One combination of answers in a region, as people read it."""
    named = []
    for clause, bits in zip(table.inputs, region, strict=True):
        first = (bits & -bits).bit_length() - 1
        named.append(f"{clause.id}: {clause.answers[first].value}" if clause.answers else f"{clause.id}: ?")
    return ", ".join(named)


def output_shares(table: DecisionTable, covered: Cover) -> dict[str, Quantity] | None:
    """How often each output comes out; None where shares are missing or the table collects.

    Answers are independent of each other but for `joint` rows.
    """
    weights = _weights(table)
    if weights is None or table.hit is HitPolicy.COLLECT:
        return None
    found = dict.fromkeys(table.outputs, 0.0)
    for rule, regions in covered.caught:
        found[rule.then] += sum(_probability(table, region, weights) for region in regions)
    grade = _worst_grade(table)
    from procmodel.formats.evidence import SHARE
    from procmodel.model.base import make

    return {
        output: make(
            Quantity, {"dimension": SHARE.dimension, "likely": min(round(share, 12), 1.0), "grade": grade}
        )
        for output, share in found.items()
    }


def _mask(table: DecisionTable, rule: DecisionRule) -> Region:
    masks = []
    for clause in table.inputs:
        everything = (1 << len(clause.answers)) - 1
        asked = rule.when.get(clause.id)
        if asked is None or rule.otherwise:
            masks.append(everything)
        else:
            masks.append(sum(1 << at for at, answer in enumerate(clause.answers) if answer.value in asked))
    return tuple(masks)


def _meet(region: Region, mask: Region) -> Region | None:
    both = tuple(a & b for a, b in zip(region, mask, strict=True))
    return both if all(both) else None


def _without(region: Region, mask: Region) -> Iterator[Region]:
    """What is left of a region when a mask is cut out of it."""
    if _meet(region, mask) is None:
        yield region
        return
    for at, bits in enumerate(region):
        rest = bits & ~mask[at]
        if rest:
            yield (*(a & b for a, b in zip(region[:at], mask[:at], strict=True)), rest, *region[at + 1 :])


def _weights(table: DecisionTable) -> list[list[float]] | None:
    """The share of each answer of each input; inputs of joint rows are weighed there."""
    joint = {name for row in table.joint for name in row.answers}
    weights = []
    for clause in table.inputs:
        if clause.id in joint:
            weights.append([1.0] * len(clause.answers))
            continue
        given = [None if answer.share is None else answer.share.likely for answer in clause.answers]
        missing = given.count(None)
        if missing > 1 or not given:
            return None
        rest = max(0.0, 1.0 - sum(share for share in given if share is not None))
        weights.append([rest if share is None else share for share in given])
    return weights


def _probability(table: DecisionTable, region: Region, weights: Sequence[Sequence[float]]) -> float:
    product = 1.0
    joint = {name for row in table.joint for name in row.answers}
    for clause, bits, shares in zip(table.inputs, region, weights, strict=True):
        if clause.id not in joint:
            product *= sum(share for at, share in enumerate(shares) if bits >> at & 1)
    if not table.joint:
        return product
    return product * sum(
        (row.share.likely or 0.0) for row in table.joint if _holds(table, row.answers, region)
    )


def _holds(table: DecisionTable, answers: object, region: Region) -> bool:
    assert isinstance(answers, dict)
    for clause, bits in zip(table.inputs, region, strict=True):
        if clause.id in answers:
            values = [answer.value for answer in clause.answers]
            if answers[clause.id] not in values or not bits >> values.index(answers[clause.id]) & 1:
                return False
    return True


def _worst_grade(table: DecisionTable) -> Grade | None:
    shares = [answer.share for clause in table.inputs for answer in clause.answers]
    grades = [share.grade for share in shares if share is not None and share.grade is not None]
    return max(grades, key=_GRADES.index) if grades else None
