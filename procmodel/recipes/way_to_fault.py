"""The shortest way to a fault, as a picture of the process with that way marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from procmodel.errors import AnalysisError
from procmodel.graph import ProcessView
from procmodel.layouts import lay_out
from procmodel.limits import Limits
from procmodel.model import Process
from procmodel.recipes.keeping import kept_rows
from procmodel.results.diagram import Annotations, Diagram
from procmodel.results.soundness import Fault
from procmodel.soundness import verify
from procmodel.wording import say

__all__ = ["way_diagram"]


def way_diagram(
    process: Process,
    number: int = 1,
    limits: Limits | None = None,
    *,
    like: Sequence[Process] = (),
    **options: Any,
) -> Diagram:
    r"""A process laid out, with the shortest way to one of its faults drawn thick, and the fault signed.

    Args:
        process: what to draw.
        number: which fault, in the order in which `check` tells of them.
        limits: how far the search goes.
        like: earlier versions, the oldest first: steps stand in the rows that they had there.
        options: what the layout takes.

    Raises:
        AnalysisError: it has no such fault; says how many it has.

    Example:
        >>> from procmodel.formats import read_text
        >>> steps = "  ask: {kind: exclusive, next: [one, two]}\n  one: {name: One, lane: a, next: wait}\n"
        >>> steps += "  two: {name: Two, lane: a, next: wait}\n  wait: {kind: parallel}\n"
        >>> made = read_text("procmodel: 1\nname: Stuck\nlanes: {a: {name: Office}}\nsteps:\n" + steps)
        >>> way_diagram(made).shape("wait").change
        'fault'
    """
    view = ProcessView(process)
    found = verify(view, limits=limits)
    if not 1 <= number <= len(found.faults):
        count = len(found.faults)
        raise AnalysisError(say("soundness.no-such-fault", number=number, count=count, why=found.why))
    if like:
        options["keep"] = kept_rows(process, like)
    return lay_out(view, _notes(view, found.faults[number - 1]), **options)


def _notes(view: ProcessView, fault: Fault) -> Annotations:
    process = view.process
    changes = {**dict.fromkeys(fault.example, "path"), **dict.fromkeys(fault.elements, "fault")}
    return Annotations(
        changes=changes,
        flow_changes=dict.fromkeys(_taken(view, fault), "path"),
        title=process.label,
        subtitle=process.state or "",
        sentence=fault.why,
    )


def _taken(view: ProcessView, fault: Fault) -> Iterator[tuple[str, str]]:
    """The flows of the way: from what happens to what happens later, and on to where it goes wrong."""
    way = [*fault.example, *(id_ for id_ in fault.elements if id_ not in fault.example)]
    first = {id_: place for place, id_ in reversed(list(enumerate(way)))}
    last = {id_: place for place, id_ in enumerate(way)}
    for flow in view.flows:
        source, target = view.ids[flow.source], view.ids[flow.target]
        if source in first and target in last and first[source] < last[target]:
            yield source, target
