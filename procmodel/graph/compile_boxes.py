"""Boxes as operations: entered, done several times, cut short, left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from procmodel.graph.compile_borders import Borders
from procmodel.graph.compile_steps import Coming
from procmodel.graph.program import Op, Special
from procmodel.graph.semantics import Deed, Split
from procmodel.graph.shortened import Shortened, cut_at_borders, cut_inside
from procmodel.graph.sites import ways_site
from procmodel.graph.view import FlowRole
from procmodel.graph.waits import is_timed
from procmodel.model import Activity, NodeBase, spread

__all__ = ["Boxes", "times_at_once"]


class Boxes(Borders):
    """How boxes become operations."""

    def enclose(self) -> None:
        """Number the boxes, and give slots to those that something may cut short."""
        view, scopes = self.view, self.scopes
        for box in view.exit_of:
            scopes[box] = len(scopes) + 1
        self.program.up += [self.scope_of(box) for box in scopes]
        # of a box that is done several times, the scope round all of them
        self.outer = dict(scopes)
        for box in scopes:
            repeated = getattr(view.nodes[box], "repeat", None) is not None
            if times_at_once(view.nodes[box]) > 1 or (repeated and self.rules[box].borders):
                self.outer[box] = self.scope_round(scopes[box])
        self._again: dict[int, int] = {}  # where a box begins again
        self.drawn_at: dict[int, int] = {}  # by box, where is drawn what comes at its border
        self.cut_at_border = cut_at_borders(view, self.numbers)
        self.cut_inside = cut_inside(view)
        self.short_at_border = self._slots_for(self.cut_at_border)
        self.short_inside = self._slots_for(self.cut_inside)

    def _slots_for(self, cuts: Mapping[int, Sequence[Shortened]]) -> dict[int, int]:
        """A slot for each box that something cuts short, with the parts that are then done."""
        program, slots = self.program, {}
        for box, each in cuts.items():
            slots[box] = program.slots
            program.slots += 1
            program.kept[slots[box]] = (1.0, 1.0, *(one.kept for one in each))
            self.short.setdefault(box, []).append(slots[box])
            program.shortened.append((self.scopes.get(box, 0), slots[box]))
        return slots

    def drawn(self, op: int, slot: int, key: int, cuts: Sequence[Shortened]) -> int:
        """Draw what will cut a box short, so that what is inside knows."""
        total = sum(each.share for each in cuts)
        shares = [max(0.0, 1 - total), *(each.share / max(1.0, total) for each in cuts)]
        self.program.kind[op], self.program.a[op] = Op.DRAW, slot
        self.program.site[op] = self.site(ways_site(self.name(key, "border"), shares))
        return op

    def parted(self, op: int, drawn_at: int, slot: int, ways: Sequence[int]) -> int:
        """Behind a box: on to what has cut it short; the operation where all others go on."""
        out = self.program.add(Op.PASS, self.program.node[op], self.program.scope[op])
        part = self.chain(op, Op.PART, -1, a=slot, targets=(out, *ways))
        self.program.site[part] = self.program.site[drawn_at]
        return out

    def scope_round(self, inner: int) -> int:
        """A new scope round another."""
        up = self.program.up
        up.append(up[inner])
        up[inner] = len(up) - 1
        return up[inner]

    # -- on the way --------------------------------------------------------------------------------

    def does(self, node: int, op: int, later: bool) -> None:
        """What happens at a node, and how it goes on."""
        deed = self.rules[node].deed
        if deed is Deed.LEAVE:
            box = self.view.hosts[node]
            op = self.counted(box, self.after_box(node, self.handled(box, op)))
            self.go_on(
                node, self.sends(box, op) if box in self.post.slots and box not in self.post.asks else op
            )
        elif self.view.is_expanded(node):
            self.box(node, op, self.contents(node))
        elif deed is Deed.THROW:
            self._throw(node, op)
        else:
            super().does(node, op, later)

    def handled(self, box: int, op: int) -> int:
        """When all else in a box is done: on to what takes its place; here nothing does."""
        return op

    def _throw(self, node: int, op: int) -> None:
        """What is thrown goes on at the border event that catches it: instead of the box, or beside it."""
        rule = self.rules[node]
        if rule.interrupts:
            self.chain(op, Op.KILL, self.body[rule.catcher], a=self.outer[rule.ends])
        else:
            outside = self.scope_of(rule.catcher)
            self.chain(op, Op.ASIDE, self.tail(node), a=outside, targets=(self.body[rule.catcher],))

    def contents(self, box: int) -> list[int]:
        """Where the contents of a box begin."""
        rule = self.rules[box]
        bodies = [self.body[self.view.flows[way].target] for way in rule.ways]
        if rule.split is not Split.ONE:
            return bodies
        choice = self.program.add(Op.PASS, box, self.scopes[box])
        self.choose(choice, box, bodies, [self.shares.weight[way] for way in rule.ways])
        return [choice]

    def end(self, node: int, op: int) -> None:
        """A path ends: inside a box, which is left when all of them have."""
        view = self.view
        leaves = [f for f in view.out[node] if view.flows[f].role is FlowRole.LEAVE]
        if not leaves:
            super().end(node, op)
            return
        box = view.hosts[view.flows[leaves[0]].target]
        self.chain(op, Op.LEAVE, self.flow_op[leaves[0]], a=self.scopes[box])

    def _unthrown(self, box: int) -> list[int]:
        """The border events of a box that come by themselves."""
        return [border for border in self.rules[box].borders if not self.rules[border].thrown]

    def box(self, node: int, op: int, contents: Sequence[int]) -> None:
        """Enter a box; its exit goes on."""
        program, model = self.program, self.view.nodes[node]
        assert isinstance(model, NodeBase)
        op = self._before_box(node, op)
        op = self.receives(op, self.post.slots.get(node, -1))
        comes = Coming()
        for border in self._unthrown(node):
            share = self.share_unless_it_comes(border, comes)
            if share > 0 and not self.rules[border].interrupts:
                op = self.beside(node, op, border, self.event(border), share)
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
        program.next[spread] = self.body[self.view.exit_of[box]]
        program.next[self._before_box(box, self._next_round(box))] = spread
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
            if self.outer[box] != self.scopes[box]:
                self.program.scope[op] = self.outer[box]  # what ends all rounds forgets how many there were
        if repeat is not None and repeat.again is not None and (share := spread.mean(repeat.again)) > 0:
            out = self.program.add(Op.PASS, exit_, self.scope_of(exit_))
            again = self.chain(op, Op.CHOICE, -1, targets=(self._next_round(box), out))
            self.program.site[again] = self.site(ways_site(self.name(box, "again"), [share, 1 - share]))
            op = out
        if self.outer[box] != self.scopes[box]:
            op = self.chain(op, Op.LEAVE, -1, a=self.outer[box])
        return self._left_over_border(box, op)

    def _left_over_border(self, box: int, op: int) -> int:
        """On over the border, where an event there has cut the box short."""
        if box not in self.cut_at_border:
            return op
        ways = []
        for each in self.cut_at_border[box]:
            first = last = self.program.add(Op.PASS, each.node, self.scope_of(each.node))
            event = self.event(each.node)
            if event.after is not None:
                last = self.waiting(each.node, first, "after", event.after, working=True)
            elif is_timed(event):
                self.missing_waits.append(f"{self.view.ids[each.node]}.after")
            else:
                self.remark("box_border", id=self.view.ids[each.node])
            self.program.next[last] = self.body[each.node]
            ways.append(first)
        return self.parted(op, self.drawn_at[box], self.short_at_border[box], ways)


def times_at_once(model: object) -> int:
    """How often an activity is done at once."""
    repeat = model.repeat if isinstance(model, Activity) else None
    return (repeat.times or 1) if repeat is not None and repeat.parallel else 1
