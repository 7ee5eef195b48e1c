"""What comes at the borders of steps, as operations: in the place of the step, or beside it."""

from __future__ import annotations

from procmodel.graph.compile import Compiler
from procmodel.graph.compile_steps import Coming
from procmodel.graph.program import Op, Special
from procmodel.graph.sites import ways_site
from procmodel.graph.waits import is_timed
from procmodel.model import Activity, BoundaryEvent, Quantity, spread

__all__ = ["Borders", "share_of"]


class Borders(Compiler):
    """How steps that an event may cut short, or begin something beside, become operations."""

    def step(self, node: int, op: int) -> int:
        """The operations of a step; the last one is returned."""
        if not self.rules[node].borders:
            return super().step(node, op)
        model = self.view.nodes[node]
        assert isinstance(model, Activity)
        self._note_gaps(node, model)
        after = self.program.add(Op.PASS, node, self.scope_of(node))
        comes = Coming(listens=self.post.slots.get(node, -1))
        ways: list[tuple[int, float]] = []
        for border in self.rules[node].borders:
            event, share = self.event(border), self.share_unless_it_comes(border, comes)
            if share > 0 and self.rules[border].interrupts:
                ways.append((self._interrupted(node, border, event), share))
            elif share > 0:
                op = self.beside(node, op, border, event, share)
        first = self._whole(node, comes, after)
        self._or_interrupted(node, op, first, ways)
        return after

    def share_unless_it_comes(self, border: int, comes: Coming) -> float:
        """Note what comes at a border after some time or with a message; of any other, in which share of cases."""
        event, interrupts = self.event(border), self.rules[border].interrupts
        share = share_of(event)
        if share is None and event.after is not None:
            comes.timers.append(self.deadline(border, event.after))
        elif border in self.post.slots:
            comes.signals.append((self.post.slots[border], self.body[border], interrupts))
        elif share is None:
            self.remark("border", id=self.view.ids[border])
        else:
            return share
        return 0.0

    def deadline(self, border: int, after: Quantity) -> tuple[float, int, bool]:
        """When an event on a border comes that is a race, where to, and whether it interrupts."""
        if not spread.is_fixed(after):
            self.remark("deadline", id=self.view.ids[border])
        scale = self.timeline.seconds(after, along=False)
        return spread.mean(after) * scale, self.body[border], self.rules[border].interrupts

    def _whole(self, node: int, comes: Coming, after: int) -> int:
        """A visit that nothing cuts short from the first; what may come, comes once for all rounds of the step."""
        program, model = self.program, self.view.nodes[node]
        first = program.add(Op.PASS, node, self.scope_of(node))
        if not comes.any or getattr(model, "repeat", None) is None:
            program.next[self.rounds(node, first, 1.0, comes)] = after
            return first
        scope = len(program.up)
        program.up.append(self.scope_of(node))
        inside = program.add(Op.PASS, node, scope)
        last = self.rounds(node, inside, 1.0, Coming(comes.listens))
        self.chain(last, Op.LEAVE, after, a=scope)
        program.scope[inside:] = [scope] * (len(program.kind) - inside)
        enter = self.chain(first, Op.ENTER, -1, a=scope, targets=(inside,))
        program.special[enter] = Special(timers=tuple(comes.timers), signals=tuple(comes.signals))
        return first

    def event(self, border: int) -> BoundaryEvent:
        """An event on a border."""
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
        last = self.rounds(node, first, spent, Coming())
        if event.after is not None:
            last = self.waiting(border, last, "after", event.after, working=True)
        elif is_timed(event):
            self.missing_waits.append(f"{self.view.ids[border]}.after")
        self.program.next[last] = self.body[border]
        return first

    def beside(self, node: int, op: int, border: int, event: BoundaryEvent, share: float) -> int:
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


def share_of(event: BoundaryEvent) -> float | None:
    """In which part of the cases an event on a border comes, where the file says it."""
    return None if event.share is None else min(1.0, spread.mean(event.share))
