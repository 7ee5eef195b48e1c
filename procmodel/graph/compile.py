"""A process becomes a program: for each node the operations that a token goes through, in a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from procmodel.errors import AnalysisError
from procmodel.graph.compile_steps import Steps
from procmodel.graph.program import Decision, Op, Program
from procmodel.graph.semantics import Deed, Join, Split
from procmodel.graph.shares import start_groups
from procmodel.graph.sites import ways_site
from procmodel.graph.timeline import Timeline
from procmodel.graph.turnings import turnings_of
from procmodel.graph.view import FlowRole, ProcessView
from procmodel.light.tuples import NamedTuple
from procmodel.model import IntermediateCatchEvent, spread
from procmodel.wording import say

__all__ = ["Compiled", "Compiler", "compile_process"]


class Compiled(NamedTuple):
    """A program, with what its making had to assume.

    Attributes:
        program: the operations.
        timeline: the time it runs in.
        remarks: what is not simulated, or simulated otherwise than a reader may think.
        missing: the ids of times that are not given; what rests on them is not known.
        missing_waits, missing_rates: the same of waits, and of the rates of lanes.
        observed: for each pool, the steps that state an observed wait, and its mean in seconds.
        pools: for each step that needs people, their pool.
    """

    program: Program
    timeline: Timeline
    remarks: list[str]
    missing: list[str]
    missing_waits: list[str]
    missing_rates: list[str]
    observed: dict[int, list[tuple[int, float]]]
    pools: dict[int, int]


def compile_process(view: ProcessView, *, queues: bool = True, names: Callable[[str], str] = str) -> Compiled:
    """The program of a process.

    Args:
        view: the process.
        queues: whether people are scarce; otherwise every step begins at once, after its observed wait.
        names: the name under which a node draws; two matched steps of two versions share one.
    """
    if view.only_sequence:
        return Compiler(view, queues, names).run()
    from procmodel.graph.compile_undoing import Undoing  # here: few have boxes, or events on borders

    return Undoing(view, queues, names).run()


class Compiler(Steps):
    """Goes over the nodes once; by itself it knows neither boxes nor what comes at borders."""

    def __init__(self, view: ProcessView, queues: bool, names: Callable[[str], str]) -> None:
        super().__init__(view, queues, names)
        self.flow_op: dict[int, int] = {}
        self.joins = 0

    def run(self) -> Compiled:
        """The program, with what its making had to assume."""
        program, view = self.program, self.view
        for node in range(len(view)):
            self.body.append(program.add(Op.PASS, node, self.scope_of(node)))
        for node in range(len(view)):
            self._ways_in(node)
        for node in range(len(view)):
            self._node(node)
        program.entry = self.watched(-1, self._entry(start_groups(view)))
        if any(special.patience >= 0 for special in program.special.values()):
            program.abandoned = program.add(Op.KILL, -1)
            self.chain(program.abandoned, Op.END, -1, a=self.outcome_named("abandoned", False))
        for what, nodes in (("message_given", self.post.given), ("message_late", self.post.late)):
            for node in nodes:
                self.remark(what, id=view.ids[node])
        program.begun = {self.post.slots[node]: self.body[node] for node in self.post.begun}
        program.ways = turnings_of(view, program)
        program.settle()
        return Compiled(
            program=program,
            timeline=self.timeline,
            remarks=self.remarks,
            missing=self.missing,
            missing_waits=self.missing_waits,
            missing_rates=list(dict.fromkeys(self.missing_rates)),
            observed=self.observed,
            pools={node: pool for node in view.activities if (pool := self.pool_at(node)) >= 0},
        )

    # -- ways in -----------------------------------------------------------------------------------

    def _ways_in(self, node: int) -> None:
        view = self.view
        flows = [f for f in view.into[node] if view.flows[f].role is not FlowRole.ATTACH]
        join = self.rules[node].join
        for flow in flows:
            self.flow_op[flow] = self.body[node]
        if join is Join.ALL:
            slot = self.program.slots
            self.program.slots += 1
            for number, flow in enumerate(flows):
                self.flow_op[flow] = self._join(Op.JOIN, node, slot, 1 << number, len(flows))
        elif join is Join.POSSIBLE:
            for number, flow in enumerate(flows):
                self.flow_op[flow] = self._join(Op.ANY, node, self.joins, number, flow)
            self.joins += 1

    def _join(self, kind: Op, node: int, a: int, b: int, c: int) -> int:
        op = self.program.add(kind, node, self.scope_of(node), self.body[node])
        self.program.a[op], self.program.b[op], self.program.c[op] = a, b, c
        return op

    # -- nodes -------------------------------------------------------------------------------------

    def _node(self, node: int) -> None:
        op = self.body[node]
        later = (node in self.done or node in self.post.slots) and node not in self.post.asks
        self.does(node, self.undo(node, op if later else self.sends(node, op)), later)

    def does(self, node: int, op: int, later: bool) -> None:
        """What happens at a node, and how it goes on; `later`: it sends when it is done."""
        deed, model = self.rules[node].deed, self.view.nodes[node]
        if deed in (Deed.COME, Deed.UNDO):
            self.go_on(node, op)
        elif isinstance(model, IntermediateCatchEvent) and (
            model.delay is not None or node in self.post.slots
        ):
            if model.delay is not None:
                op = self.waiting(node, op, "delay", model.delay, working=False)
            self.go_on(node, self.sends(node, self.receives(op, self.post.slots.get(node, -1))))
        elif deed is Deed.SWEEP:
            self.chain(op, Op.KILL, self.tail(node), a=self.scopes.get(self.rules[node].ends, 0))
        else:
            self.silent(node)
            op = self.counted(node, self.step(node, op)) if node in self.done else op
            self.go_on(node, self.sends(node, op) if later else op)

    def undo(self, node: int, op: int) -> int:
        """Undo what an event undoes; here nothing is undone."""
        return op

    def counted(self, node: int, op: int) -> int:
        """Count that an activity is done, if something may undo it; here nothing may."""
        return op

    def watched(self, box: int, first: int) -> int:
        """What comes before the first operation of a box, or of the process (-1); here nothing watches."""
        return first

    def tail(self, node: int) -> int:
        """What a token does after a node, as an operation of its own."""
        tail = self.program.add(Op.PASS, node, self.scope_of(node))
        self.go_on(node, tail)
        return tail

    def _entry(self, groups: Sequence[tuple[list[int], bool]]) -> int:
        begins = []
        for starts, alternatives in groups:
            group = [node for node in starts if node not in self.post.begun]
            ops = [self.body[node] for node in group]
            if not alternatives or len(group) < 2:
                begins += ops
                continue
            choice = self.program.add(Op.PASS, group[0])
            self.choose(choice, group[0], ops, self._started(group), "start")
            begins.append(choice)
        if not begins:
            raise AnalysisError(say("simulation.nothing_begins"))
        if len(begins) == 1:
            return begins[0]
        fork = self.program.add(Op.PASS, -1)
        self.become(fork, Op.FORK, tuple(begins))
        return fork

    def _started(self, group: list[int]) -> list[float]:
        given = [self.shares.start[node] for node in group]
        if group[0] not in self.gaps:
            return given
        self.remark("shares", id=self.view.ids[group[0]])
        shares = [getattr(self.view.nodes[node], "share", None) for node in group]
        return _filled([None if share is None else spread.mean(share) for share in shares])

    # -- ways on -----------------------------------------------------------------------------------

    def go_on(self, node: int, op: int) -> None:
        """What a token does after `op`, the last operation of its node so far."""
        flows, split = list(self.rules[node].ways), self.rules[node].split
        if not flows:
            self.end(node, op)
            return
        targets = [self.flow_op[f] for f in flows]
        if len(flows) == 1:
            self.program.next[op] = targets[0]
        elif split in (Split.ONE, Split.FIRST):
            self._alternatives(node, op, flows, targets, split)
        elif split is Split.SOME:
            from procmodel.graph.compile_inclusive import take_some

            take_some(self, node, op, flows, targets)
        else:
            self.chain(op, Op.FORK, -1, targets=tuple(targets))

    def end(self, node: int, op: int) -> None:
        """A path ends, and the case with the last of them."""
        self.chain(op, Op.END, -1, a=self.outcome(node))

    def _alternatives(self, node: int, op: int, flows: list[int], targets: list[int], split: Split) -> None:
        models = [self.view.flows[f].model for f in flows]
        given = [None if m is None or m.share is None else spread.mean(m.share) for m in models]
        if node not in self.gaps:
            weights = [self.shares.weight[f] for f in flows]
        elif split is Split.FIRST and all(share is None for share in given) and self._races(targets):
            self.chain(op, Op.RACE, -1, targets=tuple(targets))
            return
        else:
            self.remark("shares", id=self.view.ids[node])
            weights = _filled(given)
        if self._decides(node, op, flows, targets, [] if node in self.gaps else weights):
            return
        choice = self.program.add(Op.PASS, node, self.scope_of(node))
        self.program.next[op] = choice
        self.choose(choice, node, targets, weights)

    def _decides(
        self, node: int, op: int, flows: list[int], targets: list[int], weights: Sequence[float]
    ) -> bool:
        """Whether case attributes decide, so that one case decides alike wherever it is asked the same."""
        if not self.view.process.attributes:
            return False
        from procmodel.graph.compile_decisions import decision_at

        models = [self.view.flows[f].model for f in flows]
        decision = decision_at(self.view, node, models, weights, self.site)
        if isinstance(decision, str):
            self.remarks.append(decision)
        if not isinstance(decision, Decision):
            return False
        decide = self.chain(op, Op.DECIDE, -1, a=len(self.program.decisions), targets=tuple(targets))
        self.program.site[decide] = -1
        self.program.decisions.append(decision)
        return True

    def _races(self, targets: list[int]) -> bool:
        """Whether each way behind an event gateway begins with a known time or a message that is sent."""
        nodes = [self.program.node[t] for t in targets]
        return all(node in self.post.slots or _lasts(self.view.nodes[node]) for node in nodes)

    def choose(
        self, op: int, node: int, targets: Sequence[int], weights: Sequence[float], what: str = "way"
    ) -> None:
        """Take one of several ways, drawn by their shares."""
        live = [(t, w) for t, w in zip(targets, weights, strict=True) if w > 0] or [(targets[0], 1.0)]
        if len(live) == 1:
            self.program.next[op] = live[0][0]
            return
        key = f"{self.names(self.view.ids[node])}:{what}"
        site = self.program.add_site(ways_site(key, [w for _, w in live]))
        self.become(op, Op.CHOICE, tuple(t for t, _ in live))
        self.program.site[op] = site


def _filled(given: list[float | None]) -> list[float]:
    """Shares of which some are not given: these have equal parts of the rest."""
    silent = sum(share is None for share in given)
    rest = max(0.0, 1 - sum(share or 0.0 for share in given))
    return [rest / silent if share is None else share for share in given]


def _lasts(model: object) -> bool:
    return isinstance(model, IntermediateCatchEvent) and model.delay is not None
