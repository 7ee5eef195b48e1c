"""The shares of a process with boxes, events on borders, and what begins beside the flow."""

from __future__ import annotations

from collections.abc import Sequence

from procmodel.graph.asides import Aside, asides_of, comes_by_itself, is_done_once_before, is_thrown_to
from procmodel.graph.shares import Reader, Shares, multiplicity
from procmodel.graph.view import FlowRole, ProcessView
from procmodel.model import BoundaryEvent, EndEvent, EventTrigger, StartEvent

__all__ = ["Nested", "error_ends"]

_PERHAPS = 0.5  # of what may come or not


class Nested(Reader):
    """Goes over the nodes once, and over boxes whose border catches what happens inside when all else is known."""

    def run(self) -> Shares:
        """The shares of all flows and starts."""
        view = self.view
        self.starts()
        catching = []
        for node, out in enumerate(view.out):
            if node in view.exit_of and error_ends(view, node):
                catching.append(node)
            elif len(out) > 1 or node in view.exit_of:
                self._node(node, out)
        self.shares.begun = [
            self._undone(each) if each.undoes >= 0 else self._begun(each.target) for each in asides_of(view)
        ]
        for box in reversed(catching):  # what is caught rests on the shares inside
            self._node(box, view.out[box])
        return self.shares

    def _begun(self, box: int) -> float:
        """How often an event sub-process begins; where no share says it, it may begin at any time."""
        starts = [self.view.nodes[self.view.flows[way].target] for way in self.view.out[box]]
        given = [self.value(start.share) for start in starts if isinstance(start, StartEvent)]
        known = [share for share in given if share is not None]
        around = self.view.parents[box]
        rounds = multiplicity(self.view, around) if around >= 0 else 1.0
        if known and len(known) == len(given) and not is_thrown_to(self.view, box):
            return rounds * min(1.0, sum(known))
        if comes_by_itself(self.view, box):
            self.shares.unsure.add(box)
            return rounds * _PERHAPS
        ids = tuple(self.view.ids[self.view.flows[way].target] for way in self.view.out[box])
        return rounds * 0.3 * self.made_up(2, ids, box)[0]

    def _undone(self, aside: Aside) -> float:
        """How often a step is undone where an event says so: as often as it was done."""
        if not is_done_once_before(self.view, aside.undoes, aside.source):
            self.shares.unsure.add(aside.target)
        return 1.0

    # -- nodes -------------------------------------------------------------------------------------

    def _node(self, node: int, out: list[int]) -> None:
        view, flows = self.view, self.view.flows
        leaving = view.leaving(node)
        if len(leaving) == len(out) and node not in view.exit_of:
            self.split(node, leaving)
            return
        attached = [f for f in out if flows[f].role is FlowRole.ATTACH]
        stays = self._boundaries(node, attached) if attached else 1.0
        if node in view.exit_of:
            self._box(node, out, stays)
            return
        if len(leaving) > 1:
            self.split(node, leaving)
        if stays != 1.0:
            for flow in out:
                if flows[flow].role is not FlowRole.ATTACH:
                    self.shares.weight[flow] *= stays

    # -- boundary events and boxes -----------------------------------------------------------------

    def _boundaries(self, node: int, attached: list[int]) -> float:
        """Give each event on the border its share; what the interrupting ones leave is returned."""
        events = [self.view.nodes[self.view.flows[f].target] for f in attached]
        caught = self._caught(node)
        given: list[float | None] = []
        for event in events:
            assert isinstance(event, BoundaryEvent)
            share = self.value(event.share)
            if share is None and event.event is EventTrigger.COMPENSATION:
                share = 0.0
            if share is None and caught is not None and event.event is EventTrigger.ERROR:
                share, caught = caught, 0.0
            given.append(share)
        silent = [n for n, share in enumerate(given) if share is None]
        if silent:
            ids = tuple(dict.fromkeys(self._boundary_id(attached[n]) for n in silent))
            made_up = self.made_up(len(silent) + 1, ids, node)
            for n, share in zip(silent, made_up[:-1], strict=True):
                given[n] = 0.3 * share
        values = [min(1.0, share or 0.0) for share in given]
        return self._interrupt(attached, events, values)

    def _interrupt(self, attached: list[int], events: Sequence[object], values: list[float]) -> float:
        stops = [isinstance(event, BoundaryEvent) and event.interrupts for event in events]
        total = sum(value for value, stop in zip(values, stops, strict=True) if stop)
        scale = 1.0 / total if total > 1.0 else 1.0
        self.put(attached, [v * scale if stop else v for v, stop in zip(values, stops, strict=True)])
        return max(0.0, 1.0 - total * scale)

    def _boundary_id(self, flow: int) -> str:
        target, source = self.view.flows[flow].target, self.view.flows[flow].source
        event = self.view.nodes[target]
        return (
            self.view.ids[target] if isinstance(event, BoundaryEvent) and event.id else self.view.ids[source]
        )

    def _caught(self, node: int) -> float | None:
        """The share of a box's visits that end in an error inside, found by following its contents."""
        if node not in self.view.exit_of or not error_ends(self.view, node):
            return None
        from procmodel.graph.visits import visits_inside

        count = visits_inside(self.view, self.shares, node)
        return min(1.0, sum(count.get(end, 0.0) for end in error_ends(self.view, node)))

    def _box(self, node: int, out: list[int], stays: float) -> None:
        self.shares.stays[node] = stays
        entries = [f for f in out if self.view.flows[f].role is FlowRole.ENTER]
        weights = self.entry_shares([self.view.flows[f].target for f in entries])
        times = multiplicity(self.view, node)
        self.put(entries, [weight * times for weight in weights])


def error_ends(view: ProcessView, box: int) -> list[int]:
    """The ends inside a box that throw an error to its border."""
    catches = any(getattr(view.nodes[b], "event", None) is EventTrigger.ERROR for b in view.boundary_of(box))
    if not catches:
        return []
    return [
        flow.source
        for flow in (view.flows[f] for f in view.into[view.exit_of[box]])
        if flow.role is FlowRole.LEAVE
        and isinstance(end := view.nodes[flow.source], EndEvent)
        and end.event is EventTrigger.ERROR
    ]
