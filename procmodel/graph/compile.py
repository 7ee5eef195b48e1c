"""A process becomes a program: for each node the operations that a token goes through, in a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from procmodel.errors import AnalysisError
from procmodel.graph.compile_undoing import Undoing
from procmodel.graph.program import Decision, Op, Program
from procmodel.graph.semantics import Deed, Join, Split
from procmodel.graph.shares import start_groups
from procmodel.graph.sites import ways_site
from procmodel.graph.timeline import Timeline
from procmodel.graph.turnings import turnings_of
from procmodel.graph.view import FlowRole, ProcessView
from procmodel.light.tuples import NamedTuple
from procmodel.model import Gateway, IntermediateCatchEvent, spread
from procmodel.wording import say

__all__ = ["Compiled", "compile_process"]


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
    return _Compiler(view, queues, names).run()


class _Compiler(Undoing):
    """Goes over the nodes once."""

    def __init__(self, view: ProcessView, queues: bool, names: Callable[[str], str]) -> None:
        super().__init__(view, queues, names)
        self.flow_op: dict[int, int] = {}
        self.joins = 0

    def run(self) -> Compiled:
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
        view, op, deed, model = self.view, self.body[node], self.rules[node].deed, self.view.nodes[node]
        later = (node in self.done or node in self.post.slots) and node not in self.post.asks
        if not later:
            op = self.sends(node, op)
        op = self.undo(node, op)
        if deed in (Deed.COME, Deed.UNDO):
            self._go_on(node, op)
        elif deed is Deed.LEAVE:
            box = view.hosts[node]
            op = self.counted(box, self.after_box(node, self.handled(box, op)))
            self._go_on(
                node, self.sends(box, op) if box in self.post.slots and box not in self.post.asks else op
            )
        elif view.is_expanded(node):
            self.box(node, op, self._watched_contents(node))
        elif isinstance(model, IntermediateCatchEvent) and (
            model.delay is not None or node in self.post.slots
        ):
            if model.delay is not None:
                op = self.waiting(node, op, "delay", model.delay, working=False)
            self._go_on(node, self.sends(node, self.receives(op, self.post.slots.get(node, -1))))
        elif self.rules[node].handler >= 0:
            self.thrown_to(op, self.rules[node].handler, self._tail(node))
        elif deed is Deed.THROW:
            self._throw(node, op)
        elif deed is Deed.SWEEP:
            self.chain(op, Op.KILL, self._tail(node), a=self.scopes.get(self.rules[node].ends, 0))
        else:
            self.silent(node)
            op = self.counted(node, self.step(node, op)) if node in self.done else op
            self._go_on(node, self.sends(node, op) if later else op)

    def _throw(self, node: int, op: int) -> None:
        """What is thrown goes on at the border event that catches it: instead of the box, or beside it."""
        rule = self.rules[node]
        if rule.interrupts:
            self.chain(op, Op.KILL, self.body[rule.catcher], a=self.outer[rule.ends])
        else:
            outside = self.scope_of(rule.catcher)
            self.chain(op, Op.ASIDE, self._tail(node), a=outside, targets=(self.body[rule.catcher],))

    def _tail(self, node: int) -> int:
        tail = self.program.add(Op.PASS, node, self.scope_of(node))
        self._go_on(node, tail)
        return tail

    def _watched_contents(self, box: int) -> list[int]:
        contents = self._contents(box)
        if box not in self.handlers or not contents:
            return contents
        first = self.program.add(Op.PASS, box, self.scopes[box])
        if len(contents) == 1:
            self.program.next[first] = contents[0]
        else:
            self.become(first, Op.FORK, tuple(contents))
        return [self.watched(box, first)]

    def _contents(self, box: int) -> list[int]:
        rule = self.rules[box]
        bodies = [self.body[self.view.flows[way].target] for way in rule.ways]
        if rule.split is not Split.ONE:
            return bodies
        choice = self.program.add(Op.PASS, box, self.scopes[box])
        self._choose(choice, box, bodies, [self.shares.weight[way] for way in rule.ways])
        return [choice]

    def _entry(self, groups: Sequence[tuple[list[int], bool]]) -> int:
        begins = []
        for starts, alternatives in groups:
            group = [node for node in starts if node not in self.post.begun]
            ops = [self.body[node] for node in group]
            if not alternatives or len(group) < 2:
                begins += ops
                continue
            choice = self.program.add(Op.PASS, group[0])
            self._choose(choice, group[0], ops, self._started(group), "start")
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

    def _go_on(self, node: int, op: int) -> None:
        """What a token does after `op`, the last operation of its node so far."""
        flows, split = list(self.rules[node].ways), self.rules[node].split
        if not flows:
            self._end(node, op)
            return
        targets = [self.flow_op[f] for f in flows]
        if len(flows) == 1:
            self.program.next[op] = targets[0]
        elif split in (Split.ONE, Split.FIRST):
            self._alternatives(node, op, flows, targets, split)
        elif split is Split.SOME:
            self._inclusive(node, op, flows, targets)
        else:
            self.chain(op, Op.FORK, -1, targets=tuple(targets))

    def _end(self, node: int, op: int) -> None:
        view = self.view
        leaves = [f for f in view.out[node] if view.flows[f].role is FlowRole.LEAVE]
        if leaves:
            box = view.hosts[view.flows[leaves[0]].target]
            self.chain(op, Op.LEAVE, self.flow_op[leaves[0]], a=self.scopes[box])
            return
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
        if self._decides(node, op, flows, targets):
            return
        choice = self.program.add(Op.PASS, node, self.scope_of(node))
        self.program.next[op] = choice
        self._choose(choice, node, targets, weights)

    def _decides(self, node: int, op: int, flows: list[int], targets: list[int]) -> bool:
        """Whether case attributes decide, so that one case decides alike wherever it is asked the same."""
        if not self.view.process.attributes:
            return False
        from procmodel.graph.compile_decisions import decision_at

        decision = decision_at(self.view, node, [self.view.flows[f].model for f in flows], self.site)
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

    def _choose(
        self, op: int, node: int, targets: Sequence[int], weights: Sequence[float], what: str = "way"
    ) -> None:
        live = [(t, w) for t, w in zip(targets, weights, strict=True) if w > 0] or [(targets[0], 1.0)]
        if len(live) == 1:
            self.program.next[op] = live[0][0]
            return
        key = f"{self.names(self.view.ids[node])}:{what}"
        site = self.program.add_site(ways_site(key, [w for _, w in live]))
        self.become(op, Op.CHOICE, tuple(t for t, _ in live))
        self.program.site[op] = site

    def _inclusive(self, node: int, op: int, flows: list[int], targets: list[int]) -> None:
        model = self.view.nodes[node]
        models = [self.view.flows[f].model for f in flows]
        default = [t for t, f in zip(targets, flows, strict=True) if f in self.rules[node].defaults]
        if isinstance(model, Gateway) and model.combinations:
            names = {m.target: t for t, m in zip(targets, models, strict=True) if m is not None}
            rows = [
                ([names[name] for name in each.take if name in names], spread.mean(each.share))
                for each in model.combinations
            ]
            self._combined(node, op, rows, default or targets[:1])
            return
        if node in self.gaps:
            self.remark("inclusive", id=self.view.ids[node])
        some = self.program.add(Op.SOME, node, self.scope_of(node))
        self.program.next[op] = some
        key = self.names(self.view.ids[node])
        chances = [
            (t, min(1.0, self.shares.weight[f]) if node not in self.gaps else 0.5)
            for t, f in zip(targets, flows, strict=True)
            if t not in default[:1]
        ]
        sites = [
            self.program.add_site(ways_site(f"{key}:way{n}", [chance, 1 - chance]))
            for n, (_, chance) in enumerate(chances)
        ]
        last = default[0] if default else chances[0][0]
        self.program.targets[some] = (*(t for t, _ in chances), last)
        self.program.site[some] = sites[0]
        self.program.a[some] = len(sites)

    def _combined(self, node: int, op: int, rows: list[tuple[list[int], float]], default: list[int]) -> None:
        rest = 1 - sum(share for _, share in rows)
        if rest > 1e-9:
            rows = [*rows, ([], rest)]
        ways = []
        for targets, _ in rows:
            fork = self.program.add(Op.PASS, node, self.scope_of(node))
            chosen = targets or default[:1]
            if len(chosen) > 1:
                self.become(fork, Op.FORK, tuple(chosen))
            else:
                self.program.next[fork] = chosen[0]
            ways.append(fork)
        choice = self.program.add(Op.PASS, node, self.scope_of(node))
        self.program.next[op] = choice
        self._choose(choice, node, ways, [share for _, share in rows])


def _filled(given: list[float | None]) -> list[float]:
    """Shares of which some are not given: these have equal parts of the rest."""
    silent = sum(share is None for share in given)
    rest = max(0.0, 1 - sum(share or 0.0 for share in given))
    return [rest / silent if share is None else share for share in given]


def _lasts(model: object) -> bool:
    return isinstance(model, IntermediateCatchEvent) and model.delay is not None
