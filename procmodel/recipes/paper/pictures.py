"""The paired picture with its words, and the touches one by one."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.graph import ProcessView
from procmodel.graph.order import flow_order
from procmodel.recipes.charts import pair_strip
from procmodel.recipes.paper.material import Material, written
from procmodel.results.document import Block, Figure, Paragraph, Table
from procmodel.wording import say

__all__ = ["picture", "strip"]


def picture(material: Material) -> Iterator[Block]:
    """Before above after, on one scale."""
    diagram = material.diagram
    yield Paragraph(say("paper.picture-intro"))
    yield Figure(
        "pair",
        say("paper.picture-caption", title=material.title),
        say("paper.picture-alternative", title=material.title, finding=material.pair.comparison.finding),
        _lines(diagram.alternative or diagram.description),
        diagram,
        material.draw,
    )


def _lines(text: str) -> tuple[str, ...]:
    """A long description in lines."""
    return tuple(said for line in text.splitlines() if (said := line.strip().removeprefix("- ").strip()))


def strip(material: Material) -> Iterator[Block]:
    """Each time a person has the case in hand: a mark for each, then the same by name, before beside after."""
    columns = [_touches(view) for view in material.pair.views]
    if not any(columns):
        yield Paragraph(say("paper.strip-none"))
        return
    length = max(map(len, columns))
    rows = tuple(
        (str(n + 1), *(column[n] if n < len(column) else "–" for column in columns)) for n in range(length)
    )
    counts = {"before": len(columns[0]), "after": len(columns[1])}
    yield Paragraph(say("paper.strip-intro", **counts))
    yield Figure(
        "touches",
        say("paper.marks-caption"),
        say("paper.marks-alternative", **counts),
        (),
        pair_strip(material.pair, theme=material.diagram.theme, sentence=False),
        material.draw,
    )
    yield Table(
        "strip",
        say("paper.strip-caption"),
        (say("paper.column-number"), say("paper.column-before"), say("paper.column-after")),
        rows,
        widths=(0.4, 3, 3),
    )


def _touches(view: ProcessView) -> list[str]:
    """Who does what for how long, in the order of the flow, as the marks of the picture are numbered."""
    from procmodel.model import Activity

    found = []
    steps = set(view.activities)
    for i in flow_order(view):
        node = view.nodes[i]
        if i not in steps or not isinstance(node, Activity) or not view.is_touch(i):
            continue
        lane = view.lane(i)
        time = written(node.time) if node.time is not None else ""
        parts = [lane.label if lane is not None else "", view.label(i), time]
        found.append(", ".join(part for part in parts if part))
    return found
