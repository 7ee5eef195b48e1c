"""Steps and boxes as operations, with what comes at their borders."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from procmodel.graph.compile_base import times_at_once
from procmodel.graph.compile_work import Coming, Work
from procmodel.graph.program import Op, Special
from procmodel.graph.sites import ways_site
from procmodel.graph.view import ProcessView
from procmodel.graph.waits import is_timed
from procmodel.model import Activity, BoundaryEvent, NodeBase, spread

__all__ = ["Steps"]


class Steps(Work):
    """How steps and boxes become operations."""

    def __init__(self, view: ProcessView, queues: bool, names: Callable[[str], str]) -> None:
        super().__init__(view, queues, names)
        self.drawn_at: dict[int, int] = {}  # by box, where is drawn what comes at its border

    # -- steps -------------------------------------------------------------------------------------

    def step(self, node: int, op: int) -> int:
        """The operations of a step; the last one is returned."""
        model = self.view.nodes[node]
        assert isinstance(model, Activity)
        self._note_gaps(node, model)
        after = self.program.add(Op.PASS, node, self.scope_of(node))
        comes = Coming(listens=self.post.slots.get(node, -1))
        ways: list[tuple[int, float]] = []
        for border in self.rules[node].borders:
            event, interrupts = self._event(border), self.rules[border].interrupts
            share = _share_of(event)
            if share is None and event.after is not None:
                scale = self.timeline.seconds(event.after, along=False)
                comes.timers.append((spread.mean(event.after) * scale, self.body[border], interrupts))
            elif border in self.post.slots:
                comes.signals.append((self.post.slots[border], self.body[border], interrupts))
            elif share is None:
                self.remark("border", id=self.view.ids[border])
            elif share > 0 and interrupts:
                ways.append((self._interrupted(node, border, event), share))
            elif share > 0:
                op = self._beside(node, op, border, event, share)
        first = self._whole(node, comes, after)
        self._or_interrupted(node, op, first, ways)
        return after

    def _whole(self, node: int, comes: Coming, after: int) -> int:
        """A visit that nothing cuts short from the first; what may come, comes once for all rounds of the step."""
        program, model = self.program, self.view.nodes[node]
        first = program.add(Op.PASS, node, self.scope_of(node))
        if not comes.any or getattr(model, "repeat", None) is None:
            program.next[self._rounds(node, first, 1.0, comes)] = after
            return first
        scope = len(program.up)
        program.up.append(self.scope_of(node))
        inside = program.add(Op.PASS, node, scope)
        last = self._rounds(node, inside, 1.0, Coming(comes.listens))
        self.chain(last, Op.LEAVE, after, a=scope)
        program.scope[inside:] = [scope] * (len(program.kind) - inside)
        enter = self.chain(first, Op.ENTER, -1, a=scope, targets=(inside,))
        program.special[enter] = Special(timers=tuple(comes.timers), signals=tuple(comes.signals))
        return first

    def _event(self, border: int) -> BoundaryEvent:
        event = self.view.nodes[border]
        assert isinstance(event, BoundaryEvent)
        return event

    def _or_interrupted(self, node: int, op: int, first: int, ways: list[tuple[int, float]]) -> None:
        if not ways:
            self.program.next[op] = first
            return
        total = sum(share for _, share in ways)
        shares = [max(0.0, 1 - total), *(share / max(1.0, total) for _, share in ways)]
        choice = self.chain(op, Op.CHOICE, -1, targets=(first, *(way for way, _ in ways)))
        self.program.site[choice] = self.site(ways_site(self.name(node, "border"), shares))

    def _interrupted(self, node: int, border: int, event: BoundaryEvent) -> int:
        """A visit that an event on the border cuts short: part of the work, the time until it, its way."""
        first = self.program.add(Op.PASS, node, self.scope_of(node))
        spent = 1.0 - self.numbers.cuts.get(border, 0.0)
        last = self._rounds(node, first, spent, Coming())
        if event.after is not None:
            last = self.waiting(border, last, "after", event.after, working=True)
        elif is_timed(event):
            self.missing_waits.append(f"{self.view.ids[border]}.after")
        self.program.next[last] = self.body[border]
        return first

    def _beside(self, node: int, op: int, border: int, event: BoundaryEvent, share: float) -> int:
        """A branch that an event on the border begins while the step goes on."""
        on = self.program.add(Op.PASS, node, self.scope_of(node))
        begun = self.program.add(Op.PASS, border, self.scope_of(node))
        last = begun
        if event.after is not None:
            last = self.waiting(border, begun, "after", event.after, working=True)
        self.program.next[last] = self.body[border]
        both = self.program.add(Op.FORK, node, self.scope_of(node))
        self.program.targets[both] = (on, begun)
        choice = self.chain(op, Op.CHOICE, -1, targets=(both, on))
        self.program.site[choice] = self.site(ways_site(self.name(border, "share"), [share, 1 - share]))
        return on

    # -- boxes -------------------------------------------------------------------------------------

    def _unthrown(self, box: int) -> list[int]:
        """The border events of a box that come by themselves."""
        return [border for border in self.rules[box].borders if not self.rules[border].thrown]

    def box(self, node: int, op: int, contents: Sequence[int]) -> None:
        """Enter a box; its exit goes on."""
        program, view, model = self.program, self.view, self.view.nodes[node]
        assert isinstance(model, NodeBase)
        op = self._before_box(node, op)
        op = self.receives(op, self.post.slots.get(node, -1))
        comes = Coming()
        for border in self._unthrown(node):
            event, interrupts = self._event(border), self.rules[border].interrupts
            share = _share_of(event)
            if share is None and event.after is not None:
                scale = self.timeline.seconds(event.after, along=False)
                comes.timers.append((spread.mean(event.after) * scale, self.body[border], interrupts))
            elif border in self.post.slots:
                comes.signals.append((self.post.slots[border], self.body[border], interrupts))
            elif share is None:
                self.remark("border", id=view.ids[border])
            elif share > 0 and not interrupts:
                op = self._beside(node, op, border, event, share)
        if times_at_once(model) > 1:
            contents = [self._at_once(node, contents)]
        elif self.outer[node] != self.scopes[node]:
            contents = [self._round_of(node, contents)]
        if node in self.cut_at_border:
            self.drawn_at[node] = self.drawn(
                self.chain(op, Op.PASS, -1), self.short_at_border[node], node, self.cut_at_border[node]
            )
            op = self.drawn_at[node]
        enter = self.chain(op, Op.ENTER, -1, a=self.outer[node], targets=tuple(contents))
        if comes.any:
            program.special[enter] = Special(timers=tuple(comes.timers), signals=tuple(comes.signals))

    def _at_once(self, box: int, contents: Sequence[int]) -> int:
        """The contents of a box several times at once."""
        program, scope = self.program, self.outer[box]
        spread = program.add(Op.SPREAD, box, scope)
        program.a[spread], program.b[spread] = self.scopes[box], times_at_once(self.view.nodes[box])
        program.targets[spread] = tuple(contents)
        self.chain(spread, Op.LEAVE, self.body[self.view.exit_of[box]], a=scope)
        return spread

    def _round_of(self, box: int, contents: Sequence[int]) -> int:
        """The contents of a box once, where something may come at its border in any of several rounds."""
        enter = self.program.add(Op.ENTER, box, self.outer[box])
        self.program.a[enter], self.program.targets[enter] = self.scopes[box], tuple(contents)
        self.program.next[self._before_box(box, self._next_round(box))] = enter
        return enter

    def _next_round(self, box: int) -> int:
        """Where a box begins again."""
        if self.outer[box] == self.scopes[box]:
            return self.body[box]
        if box not in self._again:
            self._again[box] = self.program.add(Op.PASS, box, self.outer[box])
        return self._again[box]

    def _before_box(self, box: int, op: int) -> int:
        """Wait before a box."""
        model = self.view.nodes[box]
        if isinstance(model, Activity) and model.wait is not None:
            return self.waiting(box, op, "wait", model.wait, working=True)
        if isinstance(model, Activity) and model.delay is not None:
            return self.waiting(box, op, "delay", model.delay, working=False)
        return op

    def after_box(self, exit_: int, op: int) -> int:
        """Behind a box: done again, or left over its border, or on."""
        view, box = self.view, self.view.hosts[exit_]
        model = view.nodes[box]
        assert isinstance(model, Activity)
        repeat = model.repeat
        if repeat is not None and not repeat.parallel and (repeat.times or 1) > 1:
            op = self.chain(op, Op.AGAIN, -1, a=self.program.slots, targets=(self._next_round(box),))
            self.program.b[op] = repeat.times or 1
            self.program.slots += 1
        if repeat is not None and repeat.again is not None and (share := spread.mean(repeat.again)) > 0:
            out = self.program.add(Op.PASS, exit_, self.scope_of(exit_))
            again = self.chain(op, Op.CHOICE, -1, targets=(self._next_round(box), out))
            self.program.site[again] = self.site(ways_site(self.name(box, "again"), [share, 1 - share]))
            op = out
        if self.outer[box] != self.scopes[box] and times_at_once(model) == 1:
            op = self.chain(op, Op.LEAVE, -1, a=self.outer[box])
        return self._left_over_border(box, op)

    def _left_over_border(self, box: int, op: int) -> int:
        """On over the border, where an event there has cut the box short."""
        if box not in self.cut_at_border:
            return op
        ways = []
        for each in self.cut_at_border[box]:
            first = last = self.program.add(Op.PASS, each.node, self.scope_of(each.node))
            event = self._event(each.node)
            if event.after is not None:
                last = self.waiting(each.node, first, "after", event.after, working=True)
            elif is_timed(event):
                self.missing_waits.append(f"{self.view.ids[each.node]}.after")
            else:
                self.remark("box_border", id=self.view.ids[each.node])
            self.program.next[last] = self.body[each.node]
            ways.append(first)
        return self.parted(op, self.drawn_at[box], self.short_at_border[box], ways)


def _share_of(event: BoundaryEvent) -> float | None:
    return None if event.share is None else min(1.0, spread.mean(event.share))
