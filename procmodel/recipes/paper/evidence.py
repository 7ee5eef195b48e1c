"""What the figures rest on: each assumption with grade and source, and which of them matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from procmodel.model import Activity, Grade, Process, Quantity, StartEvent
from procmodel.recipes.paper.material import Material, needs, written
from procmodel.results.document import Block, Listing, Paragraph, Table, Tone
from procmodel.results.readable import readable, unit_said
from procmodel.results.sensitivity import Sensitivity
from procmodel.wording import say

__all__ = ["assumptions", "figures_of", "input_name", "input_value", "sensitivity"]

_MOST_INFLUENCES = 10
_MOST_STEPS = 300  # of both versions; each figure is tried against all others, which takes minutes beyond it
_FIGURES = ("time", "wait", "cost")


def assumptions(material: Material) -> Iterator[Block]:
    """How much rests on what, then each figure with its grade and source, then the sources."""
    yield from _grades(material)
    sides = (material.pair.before, material.pair.after)
    sources = _sources(sides)
    numbers = {id_: str(n) for n, id_ in enumerate(sources, 1)}
    rows = [
        (say(f"paper.column-{slug}"), *row)
        for slug, process in zip(("before", "after"), sides, strict=True)
        for row in figures_of(process, numbers)
    ]
    if not rows:
        yield from needs(say("paper.need-figures"), leads_to=say("paper.lead-assumptions"))
        return
    heading = tuple(say(f"paper.column-{slug}") for slug in ("version", "figure", "value", "grade", "source"))
    yield Table(
        "assumptions", say("paper.assumptions-caption"), heading, tuple(rows), None, (0.8, 3, 1.3, 1.2, 0.9)
    )
    if sources:
        yield Paragraph(say("paper.sources-intro"))
        listed = enumerate(sources.values(), 1)
        yield Listing(tuple(say("paper.source", number=n, title=title) for n, title in listed))


def _grades(material: Material) -> Iterator[Block]:
    """The share of the staff time before that rests on each grade."""
    before = material.sides("touch_time")[0]
    if before is None or not before.by_grade:
        yield Paragraph(say("paper.grades-unknown"))
        return
    shares = [
        say("reports.grade-share", percent=readable(share, "1"), grade=say(f"paper.grade-{grade}"))
        for grade, share in before.by_grade.items()
    ]
    yield Paragraph(say("paper.grades", shares=", ".join(shares)))


def figures_of(process: Process, titles: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """Every figure that the file states: what it is, its value, its grade, the number of its source.

    Args:
        process: what the file holds.
        titles: the numbers of the sources, by id.
    """
    for name, quantity in process.assumptions.items():
        yield _figure(say("paper.shared", name=name), quantity, None, None, titles)
    for name in ("volume", "fte"):
        stated = getattr(process, name)
        if stated is not None:
            yield _figure(say(f"paper.figure-{name}"), stated, None, None, titles)
    for lane in process.lanes:
        if lane.rate is not None:
            what = say("paper.figure-of", of=lane.label, figure=say("paper.figure-rate"))
            yield _figure(what, lane.rate, None, None, titles)
    for node in process.walk():
        if isinstance(node, Activity):
            for name in _FIGURES:
                stated = getattr(node, name)
                if stated is not None:
                    what = say("paper.figure-of", of=node.label, figure=say(f"paper.figure-{name}"))
                    yield _figure(what, stated, node.grade, node.source, titles)
        for label, name, share in _shares_of(node):
            what = say("paper.figure-of", of=label, figure=say(f"paper.figure-{name}"))
            yield _figure(what, share, getattr(node, "grade", None), getattr(node, "source", None), titles)
    for flow in process.flows:
        if flow.share is not None:
            yield _figure(_branch(process, flow.source, flow.target), flow.share, None, None, titles)


def _shares_of(node: object) -> Iterator[tuple[str, str, Quantity]]:
    """The shares that an element states itself: of a start, of doing it again, of the events on its border."""
    if isinstance(node, StartEvent) and node.share is not None:
        yield node.label, "start", node.share
    if isinstance(node, Activity):
        if node.repeat is not None and node.repeat.again is not None:
            yield node.label, "again", node.repeat.again
        for event in node.on:
            if event.share is not None:
                yield f"{node.label} ({event.name or event.event})", "border", event.share


def _branch(process: Process, source: str, target: str) -> str:
    labels = {node.id: node.label for node in process.walk()}
    return say("paper.figure-share", source=labels.get(source, source), target=labels.get(target, target))


def _figure(
    what: str, stated: Quantity, grade: Grade | None, source: str | None, titles: Mapping[str, str]
) -> tuple[str, str, str, str]:
    named = stated.source or source or ""
    if stated.assumption:
        named = say("paper.shared", name=stated.assumption)
    known = say(f"paper.grade-{stated.grade or grade or Grade.ASSUMED}")
    return what, written(stated), known, titles.get(named, named) or say("paper.no-source")


def _sources(sides: tuple[Process, Process]) -> dict[str, str]:
    """Every source of either file by its id, once."""
    found = {}
    for process in sides:
        for source in process.sources:
            parts = [source.label, source.author, source.date, source.url, source.note]
            found[source.id] = ", ".join(part for part in parts if part)
    return found


def sensitivity(material: Material) -> Iterator[Block]:
    """Which doubtful figures the saving of staff time turns on, and where it would be gone."""
    from procmodel.recipes.paper.doubts import saving_of

    steps = sum(len(view.activities) for view in material.pair.views)
    if steps > _MOST_STEPS:
        yield Paragraph(say("paper.sensitivity-large", steps=steps, most=_MOST_STEPS), Tone.NEEDS)
        return
    found = saving_of(material.pair)
    if found.saving is None:
        what = material.spoken(found.missing) or say("paper.need-times")
        yield from needs(what, leads_to=say("paper.lead-sensitivity"))
        return
    yield Paragraph(_saving(found))
    if found.probability is not None:
        yield Paragraph(say("paper.saving-chance", percent=readable(found.probability, "1")))
    rows = tuple(
        (
            input_name(material, one.input),
            say(f"paper.grade-{one.grade}"),
            readable(one.low, "s"),
            readable(one.high, "s"),
            _place(one.break_even, one.unit),
        )
        for one in found.influences[:_MOST_INFLUENCES]
    )
    if not rows:
        yield Paragraph(say("paper.saving-firm"))
        return
    columns = ("figure", "grade", "if-low", "if-high", "break-even")
    heading = tuple(say(f"paper.column-{slug}") for slug in columns)
    yield Table("sensitivity", say("paper.sensitivity-caption"), heading, rows, 2, (2.8, 1.1, 1.2, 1.2, 1.2))
    if found.measure_next is not None:
        yield Paragraph(say("paper.measure-next", what=input_name(material, found.measure_next)))


def _saving(found: Sensitivity) -> str:
    """How much is saved, or how much more is taken, with its range."""
    saving, low, high = found.saving or 0.0, found.p10, found.p90
    if saving >= 0:
        return say(
            "paper.saving", mean=readable(saving, "s"), low=readable(low, "s"), high=readable(high, "s")
        )
    least, most = (None if end is None else -end for end in (high, low))
    return say(
        "paper.saving-loss", mean=readable(-saving, "s"), low=readable(least, "s"), high=readable(most, "s")
    )


def input_name(material: Material, name: str) -> str:
    """`before:log.time` as a person says it."""
    if name.startswith("$"):
        return say("paper.shared", name=name[1:])
    side, _, path = name.partition(":")
    return say(
        "paper.on-side", what=material.figure(path, int(side == "after")), side=say(f"paper.column-{side}")
    )


def _place(value: float | None, unit: str) -> str:
    """The value at which nothing is saved; one that no figure can have is no such value."""
    if value is None or value < 0 or (unit == "" and value > 1):
        return say("paper.no-break-even")
    return input_value(value, unit)


def input_value(value: float, unit: str) -> str:
    """A value of an input in its own unit; a share in per cent, money in its currency.

    Example:
        >>> input_value(4.5678, "min"), input_value(0.25, "")
        ('4.57 min', '25 %')
    """
    if unit == "" or (unit.isupper() and len(unit) == 3):
        return readable(value, unit or "1")
    return f"{float(f'{value:.3g}'):,g} {unit_said(unit)}"
