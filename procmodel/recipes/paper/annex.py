"""The last pages: what is inside the boundary, what is used again, what is doubtful, how to do it again."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.model import Activity, CallActivity, Process, StartEvent, SubProcess
from procmodel.recipes.paper.material import Material, name_of, needs
from procmodel.reports.figures import DIAGRAM
from procmodel.results.document import Block, Code, Listing, Paragraph, Table
from procmodel.results.readable import readable
from procmodel.wording import say

__all__ = ["checks", "complexity", "reproduce", "scope", "systems"]

_MOST_FINDINGS = 20


def scope(material: Material) -> Iterator[Block]:
    """Where both begin and end, by which channels cases come, and which parts nobody looked into."""
    sides = (material.pair.before, material.pair.after)
    rows = [
        (say("paper.scope-trigger"), *(process.trigger or say("paper.not-said") for process in sides)),
        (
            say("paper.scope-outcomes"),
            *("; ".join(process.outcomes) or say("paper.not-said") for process in sides),
        ),
        (say("paper.scope-channels"), *(_channels(process) for process in sides)),
        (say("paper.scope-opaque"), *(_opaque(process) for process in sides)),
    ]
    heading = (say("paper.column-what"), say("paper.column-before"), say("paper.column-after"))
    yield Paragraph(say("paper.scope-intro"))
    yield Table("scope", say("paper.scope-caption"), heading, tuple(rows), widths=(1.2, 2, 2))
    parts = zip(("trigger", "outcomes", "channel"), rows, strict=False)
    lacking = [say(f"paper.need-{part}") for part, row in parts if say("paper.not-said") in row]
    if lacking:
        yield from needs("; ".join(lacking), leads_to=say("paper.lead-scope"))


def _channels(process: Process) -> str:
    found = dict.fromkeys(
        node.channel for node in process.walk() if isinstance(node, StartEvent) and node.channel
    )
    return ", ".join(found) or say("paper.not-said")


def _opaque(process: Process) -> str:
    closed = [
        node.label
        for node in process.walk()
        if (isinstance(node, SubProcess) and not node.nodes)
        or (isinstance(node, CallActivity) and node.called is None)
    ]
    return (
        say("paper.opaque", count=len(closed), names="; ".join(closed))
        if closed
        else say("paper.opaque-none")
    )


def systems(material: Material) -> Iterator[Block]:
    """The systems of both versions, and the data that is taken from where it is kept anyway."""
    sides = (material.pair.before, material.pair.after)
    used = [_used(process) for process in sides]
    names = dict.fromkeys(name for one in used for name in one)
    if not names:
        yield from needs(say("paper.need-systems"), leads_to=say("paper.lead-systems"))
        return
    rows = tuple((name, *(_times(one.get(name, 0)) for one in used)) for name in names)
    heading = (say("paper.column-system"), say("paper.column-before"), say("paper.column-after"))
    yield Table("systems", say("paper.systems-caption"), heading, rows, widths=(2, 1, 1))
    registers = [system.label for system in material.pair.after.systems if system.register_]
    if registers:
        yield Paragraph(say("paper.registers", names=", ".join(registers)))
    else:
        yield Paragraph(say("paper.registers-none"))


def _used(process: Process) -> dict[str, int]:
    """How many steps name each system, by its label."""
    labels = {system.id: system.label for system in process.systems}
    found: dict[str, int] = {}
    for node in process.walk():
        if isinstance(node, Activity):
            for system in node.systems:
                label = labels.get(system, system)
                found[label] = found.get(label, 0) + 1
    return found


def _times(count: int) -> str:
    return say("paper.steps-one") if count == 1 else say("paper.steps-many", count=count) if count else "–"


def complexity(material: Material) -> Iterator[Block]:
    """How hard the drawings are to read; under its own heading, never a benefit."""
    rows = []
    for name in DIAGRAM:
        before, after = material.sides(name)
        if before is not None and after is not None:
            values = (readable(side.headline, side.unit) for side in (before, after))
            rows.append((name_of(name), *values))
    if not rows:
        yield from needs(say("paper.need-measures"), leads_to=say("paper.lead-complexity"))
        return
    heading = (say("paper.column-what"), say("paper.column-before"), say("paper.column-after"))
    yield Paragraph(say("paper.complexity-intro"))
    yield Table("complexity", say("paper.complexity-caption"), heading, tuple(rows), 1, (2, 1, 1))


def checks(material: Material) -> Iterator[Block]:
    """What the rules find in each version and in the pair, and whether each can always end."""
    from procmodel.checks import check, check_pair
    from procmodel.soundness import verify

    pair = material.pair
    found = [
        f"{say('paper.about-pair')}: {one.message}"
        for one in check_pair(pair.comparison, pair.before, pair.after)
    ]
    for slug, process in zip(("before", "after"), (pair.before, pair.after), strict=True):
        side = say(f"paper.column-{slug}")
        yield Paragraph(
            say("paper.soundness", side=side, verdict=say(f"paper.verdict-{verify(process).verdict}"))
        )
        found += [f"{side}: {one.message}" for one in check(process)]
    if not found:
        yield Paragraph(say("paper.checks-none"))
        return
    yield Paragraph(say("paper.checks-intro", count=len(found)))
    yield Listing(tuple(found[:_MOST_FINDINGS]))
    if len(found) > _MOST_FINDINGS:
        yield Paragraph(say("paper.checks-more", count=len(found) - _MOST_FINDINGS))


def reproduce(material: Material) -> Iterator[Block]:
    """The command that makes the paper again, and by which version."""
    import shlex

    from procmodel import __version__

    names = [*material.files, "-o", "paper.docx"]
    if material.date:
        names += ["--date", material.date]
    yield Paragraph(say("paper.reproduce-intro"))
    yield Code(f"procmodel report {shlex.join(names)}")
    pair = zip(material.files, (material.pair.before, material.pair.after), strict=True)
    hashes = [(name, process.origin.sha256) for name, process in pair if process.origin.sha256]
    yield Listing(tuple(say("paper.reproduce-hash", name=name, hash=hash_) for name, hash_ in hashes))
    yield Paragraph(say("paper.reproduce-version", version=__version__))
