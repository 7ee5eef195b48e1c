"""Soundness by trying everything, with dictionaries and no cleverness: the oracle of the other tests.

It knows starts, ends, tasks and the exclusive, parallel and inclusive gateways. It shares no code with the
package but the model.
"""

from __future__ import annotations

from itertools import combinations

from procmodel.model import EndEvent, EventTrigger, Gateway, GatewayKind, Process, StartEvent, Task

__all__ = ["properties"]

MOST_TOKENS = 3
MOST_STATES = 20_000

State = tuple[tuple[int, ...], tuple[int, ...]]  # tokens on each flow, times that each end was reached


def properties(process: Process) -> dict[str, bool | None]:
    """The four properties; None where there are too many states to say."""
    return _Oracle(process).answer()


class _Oracle:
    def __init__(self, process: Process) -> None:
        self.nodes = {n.id: n for n in process.nodes}
        self.flows = [(f.source, f.target) for f in process.flows]
        self.ins = {n: [i for i, f in enumerate(self.flows) if f[1] == n] for n in self.nodes}
        self.outs = {n: [i for i, f in enumerate(self.flows) if f[0] == n] for n in self.nodes}
        self.ends = [n for n in self.nodes if not self.outs[n]]
        self.ran: set[str] = set()

    def answer(self) -> dict[str, bool | None]:
        starts = [n for n, model in self.nodes.items() if isinstance(model, StartEvent)]
        empty = [0] * len(self.flows), [0] * len(self.ends)
        todo = [s for start in starts for s in self._give(*empty, start)]
        after: dict[State, list[State]] = {}
        cut: set[State] = set()
        while todo:
            state = todo.pop()
            if state in after:
                continue
            if len(after) > MOST_STATES or max(state[0], default=0) > MOST_TOKENS:
                cut.add(state)
                after[state] = []
                continue
            after[state] = self._next(state)
            todo.extend(after[state])
        return self._judge(after, cut)

    def _judge(self, after: dict[State, list[State]], cut: set[State]) -> dict[str, bool | None]:
        hopeful = {s for s in after if not any(s[0])} | cut
        before: dict[State, list[State]] = {s: [] for s in after}
        for state, nexts in after.items():
            for one in nexts:
                before[one].append(state)
        todo = list(hopeful)
        while todo:
            for one in before[todo.pop()]:
                if one not in hopeful:
                    hopeful.add(one)
                    todo.append(one)
        unknown = None if cut else True
        tasks = {n for n, model in self.nodes.items() if isinstance(model, Task)}
        return {
            "option_to_complete": False if len(hopeful) < len(after) else unknown,
            "proper_completion": False if any(max(s[1], default=0) > 1 for s in after) else unknown,
            "no_dead_steps": True if tasks <= self.ran else (None if cut else False),
            "safe": False if any(max(s[0], default=0) > 1 for s in after) else unknown,
        }

    def _next(self, state: State) -> list[State]:
        tokens, ends = state
        found = []
        for name, model in self.nodes.items():
            ins = self.ins[name]
            here = [i for i in ins if tokens[i]]
            if not here:
                continue
            kind = model.kind if isinstance(model, Gateway) else None
            if kind is GatewayKind.PARALLEL:
                takes = [ins] if len(here) == len(ins) else []
            elif kind is GatewayKind.INCLUSIVE:
                takes = [here] if self._need_not_wait(name, tokens) else []
            else:
                takes = [[i] for i in here]
            for take in takes:
                left = list(tokens)
                for i in take:
                    left[i] -= 1
                self.ran.add(name)
                found += self._give(left, list(ends), name)
        return found

    def _give(self, tokens: list[int], ends: list[int], name: str) -> list[State]:
        outs, model = self.outs[name], self.nodes[name]
        if not outs:
            ends = [n + (end == name) for n, end in zip(ends, self.ends, strict=True)]
            if isinstance(model, EndEvent) and model.event is EventTrigger.TERMINATE:
                tokens = [0] * len(tokens)
            return [(tuple(tokens), tuple(min(n, 2) for n in ends))]
        kind = model.kind if isinstance(model, Gateway) else None
        if kind is GatewayKind.EXCLUSIVE:
            ways = [(i,) for i in outs]
        elif kind is GatewayKind.INCLUSIVE:
            ways = [w for size in range(1, len(outs) + 1) for w in combinations(outs, size)]
        else:
            ways = [tuple(outs)]
        return [(tuple(n + (i in way) for i, n in enumerate(tokens)), tuple(ends)) for way in ways]

    def _need_not_wait(self, join: str, tokens: tuple[int, ...]) -> bool:
        """Völzer's rule, flow by flow."""
        here = [i for i in self.ins[join] if tokens[i]]
        missing = [i for i in self.ins[join] if not tokens[i]]
        for flow, count in enumerate(tokens):
            if count and self.flows[flow][1] != join:
                comes_to = self._reaches(flow, join)
                if comes_to & set(missing) and not comes_to & set(here):
                    return False
        return True

    def _reaches(self, flow: int, without: str) -> set[int]:
        met = {flow}
        todo = [flow]
        while todo:
            target = self.flows[todo.pop()][1]
            for one in self.outs[target] if target != without else ():
                if one not in met:
                    met.add(one)
                    todo.append(one)
        return met
