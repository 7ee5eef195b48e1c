"""Event sub-processes as operations: what is watched for while a box or the case goes on, what is thrown to them."""

from __future__ import annotations

from collections.abc import Callable

from procmodel.graph.compile_boxes import Boxes, times_at_once
from procmodel.graph.compile_steps import Coming
from procmodel.graph.program import Op, Special
from procmodel.graph.semantics import Deed
from procmodel.graph.sites import ways_site
from procmodel.graph.view import ProcessView
from procmodel.graph.waits import is_timed
from procmodel.model import StartEvent, spread

__all__ = ["Handlers"]


class Handlers(Boxes):
    """What begins because something happens inside a box, or inside the case."""

    def __init__(self, view: ProcessView, queues: bool, names: Callable[[str], str]) -> None:
        super().__init__(view, queues, names)
        self.handlers: dict[int, list[int]] = {}  # by the box that they lie in, -1: the process itself
        self._drawn_inside: dict[
            int, int
        ] = {}  # by box, where is drawn what takes the place of all else in it
        for node in view.exit_of:
            if self.rules[node].deed is Deed.HANDLE:
                self.handlers.setdefault(view.parents[node], []).append(node)

    def does(self, node: int, op: int, later: bool) -> None:
        """What happens at a node, and how it goes on."""
        if self.rules[node].handler >= 0:
            self._thrown_to(op, self.rules[node].handler, self.tail(node))
        else:
            super().does(node, op, later)

    def contents(self, box: int) -> list[int]:
        """Where the contents of a box begin, once it is watched for its handlers' events."""
        contents = super().contents(box)
        if box not in self.handlers or not contents:
            return contents
        first = self.program.add(Op.PASS, box, self.scopes[box])
        if len(contents) == 1:
            self.program.next[first] = contents[0]
        else:
            self.become(first, Op.FORK, tuple(contents))
        return [self.watched(box, first)]

    def _thrown_to(self, op: int, handler: int, tail: int) -> None:
        """What is thrown begins a handler: instead of all else in its box, or beside it."""
        scope = self.scope_of(handler)
        if self.rules[handler].interrupts:
            self.chain(op, Op.KILL, self.body[handler], a=scope)
        else:
            self.chain(op, Op.ASIDE, tail, a=scope, targets=(self.body[handler],))

    def watched(self, box: int, first: int) -> int:
        """The operation before the first one of a box, or of the process, that watches for its handlers' events."""
        program, scope = self.program, self.scopes.get(box, 0)
        comes = Coming()
        if box in self.cut_inside:
            first = self._drawn_before(box, first)
        for handler in self.handlers.get(box, ()):
            for start in self._starts(handler):
                first = self._comes(handler, start, comes, first)
        if not comes.any:
            return first
        watch = program.add(Op.WATCH, program.node[first], scope, first)
        program.a[watch] = scope
        program.special[watch] = Special(timers=tuple(comes.timers), signals=tuple(comes.signals))
        return watch

    def _starts(self, handler: int) -> list[int]:
        targets = [self.view.flows[way].target for way in self.rules[handler].ways]
        return [node for node in targets if isinstance(self.view.nodes[node], StartEvent)]

    def _comes(self, handler: int, start: int, comes: Coming, first: int) -> int:
        """Note when a handler is set off; the operation that now comes first."""
        from procmodel.formats.bpmn.events import duration_of

        model, to = self.view.nodes[start], self.body[handler]
        assert isinstance(model, StartEvent)
        after = duration_of(list(model.definitions)) if is_timed(model) else None
        interrupts = self.rules[handler].interrupts
        if model.share is not None and not interrupts:
            return self._begun_beside(handler, start, spread.mean(model.share), first)
        if start in self.post.slots:
            comes.signals.append((self.post.slots[start], to, interrupts))
        elif after is not None:
            scale = self.timeline.seconds(after, along=False)
            comes.timers.append((spread.mean(after) * scale, to, interrupts))
        elif handler in self._replacing(self.view.parents[handler]):
            pass
        elif all(rule.handler != handler for rule in self.rules):
            self.remark("handler", id=self.view.ids[handler])
        return first

    # -- in the place of all else, in a share of cases ----------------------------------------------

    def _replacing(self, box: int) -> list[int]:
        """The event sub-processes that take the place of all else in a box because their share says so."""
        return [each.node for each in self.cut_inside.get(box, ())]

    def _drawn_before(self, box: int, first: int) -> int:
        """Draw, before a box or the process begins, which of them will come, if any."""
        cuts = self.cut_inside[box]
        draw = self.program.add(Op.DRAW, self.program.node[first], self.scopes.get(box, 0), first)
        self._drawn_inside[box] = self.drawn(draw, self.short_inside[box], cuts[0].node, cuts)
        if self._ends_by_itself(box):
            scope = self.scopes.get(box, 0)
            ended = self.program.add(Op.PASS, box, scope)
            self._handled(box, ended)
            self.program.last[scope] = self.program.next[ended]
        return draw

    def _ends_by_itself(self, box: int) -> bool:
        """Whether no way out tells when all else in it is done: the process, and each time of several at once."""
        return box < 0 or times_at_once(self.view.nodes[box]) > 1

    def handled(self, box: int, op: int) -> int:
        """When all else in a box is done: on to what takes its place, back to the exit when that is over."""
        return self._handled(box, op) if box in self._drawn_inside and not self._ends_by_itself(box) else op

    def _handled(self, box: int, op: int) -> int:
        ways = []
        for handler in self._replacing(box):
            enter = self.program.add(Op.ENTER, handler, self.scopes.get(box, 0))
            self.program.a[enter] = self.scopes.get(box, 0)
            self.program.targets[enter] = (self.body[handler],)
            ways.append(enter)
            self.remark("replaced", id=self.view.ids[handler])
        return self.parted(op, self._drawn_inside[box], self.short_inside[box], ways)

    def _begun_beside(self, handler: int, start: int, share: float, first: int) -> int:
        """A handler that begins with its box, in some of the cases."""
        program, scope, node = self.program, self.scope_of(handler), self.program.node[first]
        aside = program.add(Op.ASIDE, node, scope, first)
        program.a[aside], program.targets[aside] = scope, (self.body[handler],)
        choice = program.add(Op.CHOICE, node, scope)
        program.targets[choice] = (aside, first)
        program.site[choice] = self.site(ways_site(self.name(start, "handler"), [share, 1 - share]))
        return choice
