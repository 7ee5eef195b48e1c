"""What became of each step, what nobody is sure of, and what got worse."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.recipes.paper.material import Material, name_of, sure
from procmodel.recipes.paper.reasons import reason
from procmodel.reports.compared import worse_rows
from procmodel.reports.figures import pattern_name
from procmodel.results.comparison import ChangeKind, Comparison, Entry
from procmodel.results.document import Block, Listing, Paragraph, Table
from procmodel.results.readable import readable
from procmodel.wording import say

__all__ = ["changes", "uncertain", "worse"]


def changes(material: Material) -> Iterator[Block]:
    """The patterns that the change shows, then each step with what it became, how sure, and why."""
    comparison = material.pair.comparison
    shown = [entry for entry in comparison.steps if entry.kind is not ChangeKind.UNCHANGED]
    same = sum(len(entry.after) for entry in comparison.steps if entry.kind is ChangeKind.UNCHANGED)
    yield Paragraph(say("paper.changes-intro", changed=len(shown), same=same))
    patterns = _patterns(comparison)
    if patterns:
        yield Paragraph(say("paper.patterns-intro"))
        yield Listing(patterns)
    if comparison.quadrangle:
        yield Paragraph(say("paper.quadrangle-intro"))
        rows = comparison.quadrangle.items()
        yield Listing(
            tuple(
                say("paper.quadrangle", side=say(f"reports.side-{side}").capitalize(), text=text)
                for side, text in rows
            )
        )
    if shown:
        yield Table(
            "changes",
            say("paper.changes-caption"),
            tuple(say(f"paper.column-{slug}") for slug in ("before", "after", "became", "sure", "why")),
            tuple(_row(material, entry) for entry in shown),
            widths=(2.2, 2.2, 1.6, 0.9, 2.4),
            note=say("paper.changes-note"),
        )


def _patterns(comparison: Comparison) -> tuple[str, ...]:
    """Each redesign pattern that was seen, with its evidence."""
    hits = [hit for hit in comparison.patterns or () if hit.assessed]
    names = [pattern_name(hit.pattern).capitalize() for hit in hits]
    return tuple(
        say("paper.pattern", pattern=name, evidence=hit.evidence)
        for name, hit in zip(names, hits, strict=True)
    )


def _row(material: Material, entry: Entry) -> tuple[str, ...]:
    was, now = material.both(entry)
    kinds = [say(f"reports.kind.{kind}") for kind in (entry.kind, *entry.also)]
    if entry.share is not None:
        kinds[0] += f" ({say('reports.share-of-cases', percent=readable(entry.share, '1'))})"
    return was or "–", now or "–", ", ".join(kinds), sure(entry), reason(entry)


def uncertain(material: Material) -> Iterator[Block]:
    """Pairs that may be the same step; they are counted as one gone and one new."""
    found = material.pair.comparison.uncertain
    if not found:
        yield Paragraph(say("paper.uncertain-none"))
        return
    yield Paragraph(say("paper.uncertain-intro"))
    yield Table(
        "uncertain",
        say("paper.uncertain-caption"),
        tuple(say(f"paper.column-{slug}") for slug in ("before", "after", "score", "fix")),
        tuple(
            (
                material.labels(pair.before, 0),
                material.labels(pair.after, 1),
                readable(round(pair.score, 2), "1"),
                pair.fix or pair.why,
            )
            for pair in found
        ),
        widths=(2, 2, 0.8, 3),
    )


def worse(material: Material) -> Iterator[Block]:
    """What got worse for those served or serving, and what the customer does now in place of staff."""
    rows = [row[:1].upper() + row[1:] for row in worse_rows(material.pair.comparison)]
    shifted = material.sides("work_shifted")
    moved = next((side for side in shifted if side and side.headline), None)
    if moved is not None:
        rows.append(f"{name_of('work_shifted')}: {readable(moved.headline, moved.unit)}")
    if rows:
        yield Paragraph(say("paper.worse-intro"))
        yield Listing(tuple(rows))
    else:
        yield Paragraph(say("paper.worse-none"))
    if material.pair.comparison.comparability:
        yield Paragraph(say("paper.comparability-intro"))
        yield Listing(tuple(found.message for found in material.pair.comparison.comparability))
