"""The first page: what was found, the figures, and by which rules they were counted."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.recipes.paper.material import Material, name_of, needs, sentence, shown, spoken_day
from procmodel.results.comparison import MeasureChange
from procmodel.results.document import Block, Listing, Paragraph, Table, Tone
from procmodel.results.measurement import Family, Measurement
from procmodel.results.readable import change, readable
from procmodel.wording import say

__all__ = ["about", "finding", "headline", "rules"]

HEADLINE = (
    "human_touches",
    "pick_ups",
    "handoffs",
    "handoffs.intake",
    "handoffs.internal",
    "handoffs.outbound",
    "handoffs.to_customer",
    "steps",
    "touch_time",
    "end_to_end_time",
    "straight_through",
    "rekeyings",
    "customer_steps",
)
"""The rows of the headline table, in order."""

_HASH_SHOWN = 12  # digits of a file's hash that tell two versions apart; the whole stands at the end


def finding(material: Material) -> Iterator[Block]:
    """The finding in one sentence, what it rests on, and whether the two can be compared at all."""
    comparison = material.pair.comparison
    if not comparison.comparable:
        yield Paragraph(say("paper.not-comparable"), Tone.LEAD)
        yield Listing(tuple(found.message for found in comparison.boundaries))
    yield Paragraph(sentence(comparison.finding), Tone.LEAD)
    yield Paragraph(say("paper.finding-means"))
    yield Paragraph(material.planned)
    grades = [side.grade for side in material.sides("touch_time") if side and side.grade]
    if grades:
        yield Paragraph(say("paper.grade-of-times", grade=say(f"paper.grade-{grades[-1]}")))


def headline(material: Material) -> Iterator[Block]:
    """The figures that the finding rests on: before, after, change and range."""
    rows = [_row(name, found) for name in HEADLINE if (found := material.change(name)) is not None]
    if not rows:
        yield from needs(say("paper.need-measures"), leads_to=say("paper.lead-figures"))
        return
    yield Paragraph(say("paper.headline-intro"))
    yield Table(
        "headline",
        say("paper.headline-caption"),
        tuple(say(f"paper.column-{slug}") for slug in ("what", "before", "after", "change", "range")),
        tuple(rows),
        numbers_from=1,
        widths=(2.6, 1.9, 1.9, 1.7, 2.1),
        note=say("paper.headline-note"),
    )
    lacking = material.lacking(*HEADLINE)
    if lacking:
        yield Paragraph(say("paper.lacking", what=material.spoken(lacking)), Tone.NEEDS)


def _row(name: str, found: MeasureChange) -> tuple[str, ...]:
    sides = found.before, found.after
    values = [side.headline if side else None for side in sides]
    unit = next((side.unit for side in sides if side), "")
    return (name_of(name), *map(shown, sides), change(values[0], values[1], unit), _ranges(*sides))


def _ranges(before: Measurement | None, after: Measurement | None) -> str:
    """From the least to the most of each version, where there is more than one value."""
    ranges = [_range(side) for side in (before, after)]
    if ranges[0] == ranges[1]:
        return ranges[0]
    return say("paper.two-ranges", before=ranges[0] or "–", after=ranges[1] or "–") if any(ranges) else ""


def _range(found: Measurement | None) -> str:
    if found is None or found.family is Family.VALUE:
        return ""
    ends = ("min", "max") if found.family is Family.COUNT else ("p10", "p90")
    low, high = (found.values.get(end) for end in ends)
    if low is None or high is None:
        return ""
    one, other = readable(low, found.unit), readable(high, found.unit)
    return one if one == other else say("paper.range", low=one, high=other)


def rules(material: Material) -> Iterator[Block]:
    """What each figure counts, in words that a board reads."""
    rows = [
        (name_of(name), say(f"paper.rule-{name}"))
        for name in HEADLINE
        if "." not in name and material.change(name) is not None
    ]
    if not rows:
        yield from needs(say("paper.need-measures"), leads_to=say("paper.lead-rules"))
        return
    yield Paragraph(say("paper.rules-intro"))
    yield Table(
        "rules",
        say("paper.rules-caption"),
        (say("paper.column-what"), say("paper.column-rule")),
        tuple(rows),
        widths=(1, 3),
        note=say("paper.rules-note"),
    )


def about(material: Material) -> Iterator[Block]:
    """Which service, whose, and which files exactly."""
    before, after = material.pair.before, material.pair.after
    rows = [
        (say("paper.about-service"), after.label),
        (say("paper.about-organisation"), after.organisation or say("paper.not-said")),
        (say("paper.about-status"), say(f"paper.status-{after.status}")),
        *((str(key), str(value)) for key, value in after.identifiers.items()),
    ]
    for slug, process, name in zip(("before", "after"), (before, after), material.files, strict=True):
        said = [name, process.version, process.date, process.author]
        if process.origin.sha256:
            said.append(say("paper.about-hash", hash=process.origin.sha256[:_HASH_SHOWN]))
        rows.append((say(f"paper.about-{slug}"), "; ".join(part for part in said if part)))
    if material.date:
        rows.append((say("paper.about-date"), spoken_day(material.date)))
    yield Table(
        "about",
        say("paper.about-caption"),
        (say("paper.column-what"), say("paper.column-value")),
        tuple(rows),
        widths=(1, 3),
    )
