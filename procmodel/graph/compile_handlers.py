"""Event sub-processes as operations: what is watched for while a box or the case goes on, what is thrown to them."""

from __future__ import annotations

from collections.abc import Callable

from procmodel.graph.compile_steps import Steps
from procmodel.graph.compile_work import Coming
from procmodel.graph.program import Op, Special
from procmodel.graph.semantics import Deed
from procmodel.graph.sites import ways_site
from procmodel.graph.view import ProcessView
from procmodel.graph.waits import is_timed
from procmodel.model import StartEvent, spread

__all__ = ["Handlers"]


class Handlers(Steps):
    """What begins because something happens inside a box, or inside the case."""

    def __init__(self, view: ProcessView, queues: bool, names: Callable[[str], str]) -> None:
        super().__init__(view, queues, names)
        self.handlers: dict[int, list[int]] = {}  # by the box that they lie in, -1: the process itself
        for node in view.exit_of:
            if self.rules[node].deed is Deed.HANDLE:
                self.handlers.setdefault(view.parents[node], []).append(node)

    def thrown_to(self, op: int, handler: int, tail: int) -> None:
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
        if start in self.post.slots:
            comes.signals.append((self.post.slots[start], to, interrupts))
        elif after is not None:
            scale = self.timeline.seconds(after, along=False)
            comes.timers.append((spread.mean(after) * scale, to, interrupts))
        elif model.share is not None and not interrupts:
            return self._begun_beside(handler, start, spread.mean(model.share), first)
        elif all(rule.handler != handler for rule in self.rules):
            self.remark("handler", id=self.view.ids[handler])
        return first

    def _begun_beside(self, handler: int, start: int, share: float, first: int) -> int:
        """A handler that begins with its box, in some of the cases."""
        program, scope, node = self.program, self.scope_of(handler), self.program.node[first]
        aside = program.add(Op.ASIDE, node, scope, first)
        program.a[aside], program.targets[aside] = scope, (self.body[handler],)
        choice = program.add(Op.CHOICE, node, scope)
        program.targets[choice] = (aside, first)
        program.site[choice] = self.site(ways_site(self.name(start, "handler"), [share, 1 - share]))
        return choice
