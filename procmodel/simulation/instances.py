"""A box that is done several times at once: each time a case of its own inside the case, with its own joins."""

from __future__ import annotations

from typing import Any

from procmodel.graph.program import Op
from procmodel.light.overriding import override
from procmodel.light.tuples import NamedTuple
from procmodel.simulation.case import (
    ACTIVE,
    ARRIVED,
    AT,
    CASE,
    COST,
    FIRST_SCOPE,
    INCLUSIVE,
    ROUTE,
    TOUCH,
    TOUCHES,
    VISITS,
)
from procmodel.simulation.handlers import Handlers
from procmodel.simulation.moves import Case, Token

__all__ = ["Instances"]


class _Instance(NamedTuple):
    """One time that a box is done: the case round it, its own, its scope; who goes on when none of them is left."""

    parent: Case
    child: Case
    scope: int
    token: Token
    left: list[int]


class Instances(Handlers):
    """Cases inside cases. What they draw and what they cost is the outer case's."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.instances: dict[int, _Instance] = {}  # by the identity of the inner case
        if Op.SPREAD in self.program.kind:
            self.moves[Op.SPREAD], self.moves[Op.LEAVE] = self._spread, self._leave_instance
            self.moves[Op.KILL] = self._kill_from_inside

    def _spread(self, op: int, token: Token, now: float) -> int:
        """Begin a box as often as it is done at once; the token waits meanwhile."""
        program, case = self.program, token[CASE]
        token[AT] = op
        if case[VISITS] is None:
            case[VISITS] = {}
        targets, left = program.targets[op], [program.b[op]]
        for _ in range(program.b[op]):
            child = [*case[: ARRIVED + 1], *self.blank]
            child[VISITS] = case[VISITS]
            for _, slot in program.shortened:
                child[self.slots + slot] = case[self.slots + slot]
            child[FIRST_SCOPE + program.a[op]] = len(targets)
            self.instances[id(child)] = _Instance(case, child, program.a[op], token, left)
            first = token.copy()
            first[CASE], first[AT] = child, targets[0]
            if self.has_inclusive:
                child[INCLUSIVE] = [[first], {}]
            self.split(targets, first)
            self.pending.append((targets[0], first))
        return -1

    def _over(self, instance: _Instance) -> None:
        """Count what an inner case has cost with the outer one."""
        parent, child = instance.parent, instance.child
        for place in (TOUCH, COST, TOUCHES):
            parent[place] += child[place]
        parent[ROUTE] |= child[ROUTE]
        del self.instances[id(child)]

    def _leave_instance(self, op: int, token: Token, now: float) -> int:
        case = token[CASE]
        following = self._leave(op, token, now)
        instance = self.instances.get(id(case))
        if following < 0 or instance is None or self.program.a[op] != instance.scope:
            return following
        if (last := self.replaced(case, instance.scope)) >= 0:
            return last
        self._over(instance)
        instance.left[0] -= 1
        if instance.left[0]:
            return -1
        outer = instance.token
        outer[ACTIVE] = token[ACTIVE]
        self.pending.append((self.program.next[outer[AT]], outer))
        return -1

    # -- what reaches beyond one of them -----------------------------------------------------------

    @override
    def root(self, case: Case) -> Case:
        while (instance := self.instances.get(id(case))) is not None:
            case = instance.parent
        return case

    @override
    def is_within(self, case: Case, outer: Case) -> bool:
        while case is not outer and (instance := self.instances.get(id(case))) is not None:
            case = instance.parent
        return case is outer

    def _climb(self, token: Token, scope: int) -> None:
        """Let a token that goes on outside its inner case be one of the case round it."""
        while (instance := self.instances.get(id(token[CASE]))) is not None and not self.lies_in(
            scope, instance.scope
        ):
            token[CASE] = instance.parent

    def _kill_from_inside(self, op: int, token: Token, now: float) -> int:
        self._climb(token, self.program.scope[self.program.next[op]])
        return self._kill(op, token, now)

    @override
    def aside(self, op: int, token: Token) -> Token:
        twin = super().aside(op, token)
        self._climb(twin, self.program.a[op])
        return twin

    @override
    def sweep(self, case: Case, box: int, but: Token | None, now: float) -> float:
        most = 0.0
        for instance in [each for each in self.instances.values() if each.parent is case]:
            if self.lies_in(instance.scope, box):
                most = max(most, self.sweep(instance.child, instance.scope, None, now))
                self._over(instance)
        return max(most, super().sweep(case, box, but, now))
