"""The verdict on a whole process: part by part, boxes before what is round them, structure before states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from procmodel.graph.game import Net
from procmodel.graph.parts import contents_of, parts_of
from procmodel.graph.semantics import Deed, Rule, rules_of
from procmodel.graph.tokens import net_of
from procmodel.graph.view import NodeRole, ProcessView
from procmodel.light.records import dataclass
from procmodel.limits import Limits
from procmodel.model import Activity, EndEvent, Process
from procmodel.results.soundness import Fault, Property, Soundness, Verdict
from procmodel.soundness.scope import Scope
from procmodel.soundness.search import Exploration, explore
from procmodel.wording import say

__all__ = ["verify"]

_FOUR = (
    Property.OPTION_TO_COMPLETE,
    Property.PROPER_COMPLETION,
    Property.NO_DEAD_STEPS,
    Property.SAFE,
)


def verify(
    process: Process | ProcessView, *, limits: Mapping[str, int] | None = None, collaboration: bool = False
) -> Soundness:
    """Whether every case can end, ends properly, and every step can run, once at a time.

    Pools are judged one by one, with messages taken as given; `collaboration` judges them together, as an
    unordered network: a message sent can be read once, at any later time. Structure is tried first; what it
    does not decide is searched, up to the limits `states` and `soundness-seconds` (counted in steps, so that
    the verdict is the same on every machine).

    Example:
        >>> from procmodel.model import Process
        >>> verify(Process(id="p", name="Nothing")).verdict
        <Verdict.SOUND: 'sound'>

    Reference:
        Wil van der Aalst et al., Soundness of workflow nets (2011); Hagen Völzer (2010) for inclusive joins.
    """
    view = process if isinstance(process, ProcessView) else ProcessView(process)
    return _Judge(view, limits or Limits()).judge(collaboration)


@dataclass(slots=True)
class _Findings:
    """What is known of the parts so far."""

    faults: list[Fault] = field(default_factory=list)
    known: dict[Property, bool | None] = field(default_factory=dict)
    states: int = 0

    def rule(self, property_: Property, holds: bool | None) -> None:
        """Note what one part says of a property: false beats unknown beats true."""
        before = self.known.get(property_, True)
        self.known[property_] = (
            False if False in (before, holds) else (None if None in (before, holds) else True)
        )


class _Judge:
    """Everything that is asked while one process is judged."""

    def __init__(self, view: ProcessView, limits: Mapping[str, int]) -> None:
        self.view = view
        self.states, self.seconds = limits["states"], float(limits["soundness-seconds"])
        self.rules: list[Rule] = rules_of(view)
        self.inside = contents_of(view)
        self.closed: dict[int, set[int]] = {}  # sound boxes -> their tasks that can run
        self.found = _Findings()

    def judge(self, together: bool) -> Soundness:
        """The verdict."""
        if together:
            nodes = list(range(len(self.view)))
            self._conclude(nodes, self._explore(net_of(self.view, nodes, messages=True)), together=True)
        else:
            self._close_boxes()
            for part in parts_of(self.view):
                self._judge_part(part)
        return self._verdict()

    # -- boxes -------------------------------------------------------------------------------------

    def _close_boxes(self) -> None:
        """Find the boxes whose contents are sound by themselves: each then counts as one task."""
        for box, nodes in self.inside.items():
            if any(self._leaves(node, box) for node in nodes) or not self._all_closed(box):
                continue
            scope = Scope(self.view, nodes, box)
            if not self._throws_plainly(scope, box):
                continue
            if scope.is_plain(self.closed):
                if scope.build().shrink():
                    self.closed[box] = self._with_contents(scope.reached)
                    continue
                net = _rest(scope)
            else:
                net = net_of(self.view, nodes, root=box, closed=self.closed)
            seen = explore(net, states=max(self.states // 10, 1), seconds=self.seconds / 10)
            self.found.states += seen.states
            if seen.complete and seen.can_end and seen.crowded is None:
                self.closed[box] = self._with_contents(seen.alive)

    def _leaves(self, node: int, box: int) -> bool:
        """Whether something thrown by the node flies past the box."""
        border = self.rules[node].catcher
        if border < 0:
            return False
        host = self.view.hosts[border]
        return host != box and self.view.parents[host] not in (box, *self.inside[box])

    def _throws_plainly(self, scope: Scope, box: int) -> bool:
        """Whether what is thrown at the box's own border is a choice: one token, one end of several."""
        catchers = {n: self.rules[n].catcher for n in self.inside[box] if self.rules[n].catcher >= 0}
        throwers = {n for n, border in catchers.items() if self.view.hosts[border] == box}
        ends = {n for n in scope.reached if isinstance(self.view.nodes[n], EndEvent)}
        return not throwers or (scope.is_sequential and throwers < ends)

    def _all_closed(self, box: int) -> bool:
        return all(n in self.closed for n in self.inside[box] if self.view.is_expanded(n) and self._is_box(n))

    def _is_box(self, node: int) -> bool:
        return self.view.roles[node] is NodeRole.ELEMENT

    def _with_contents(self, alive: set[int]) -> set[int]:
        found = set(alive)
        for node in alive:
            found |= self.closed.get(node, set())
        return found

    # -- parts -------------------------------------------------------------------------------------

    def _judge_part(self, nodes: list[int]) -> None:
        scope = Scope(self.view, nodes, -1)
        if not scope.is_plain(self.closed):
            self._conclude(nodes, self._explore(net_of(self.view, nodes, closed=self.closed)))
            return
        if scope.build().shrink():
            self._conclude(nodes, Exploration(can_end=True, alive=scope.reached))
            return
        self._conclude(nodes, self._explore(_rest(scope)))

    def _explore(self, net: Net) -> Exploration:
        seen = explore(net, states=self.states, seconds=self.seconds)
        self.found.states += seen.states
        return seen

    def _conclude(self, nodes: list[int], seen: Exploration, *, together: bool = False) -> None:
        found = self.found
        unknown = None if not seen.complete else True
        if seen.stuck is not None:
            places, way = seen.stuck
            if max(places, default=-1) < 0:  # the token lies on a flow that the rules have shortened
                places = sorted(seen.alive - self._ending())
            slug = "round" if seen.moves_on else "stuck"
            if not (places or way):
                slug, places = "never-begun", self._foremost(nodes)
            self._fault(Property.OPTION_TO_COMPLETE, slug, places, way)
        if seen.crowded is not None:
            self._fault(Property.SAFE, "crowded", [seen.crowded[0]], seen.crowded[1])
        if seen.twice is not None:
            self._fault(Property.PROPER_COMPLETION, "twice", [seen.twice[0]], seen.twice[1])
        found.rule(Property.OPTION_TO_COMPLETE, seen.can_end)
        found.rule(Property.SAFE, False if seen.crowded is not None else unknown)
        found.rule(Property.PROPER_COMPLETION, False if seen.twice is not None else unknown)
        self._conclude_dead(nodes, seen)
        if together:
            if seen.left_over is not None:
                self._fault(Property.MESSAGES_RECEIVED, "left-over", seen.unread, seen.left_over)
            found.rule(Property.MESSAGES_RECEIVED, False if seen.left_over is not None else unknown)

    def _conclude_dead(self, nodes: list[int], seen: Exploration) -> None:
        alive = self._with_contents(seen.alive)
        dead = [n for n in nodes if n not in alive and self._should_run(n)]
        if dead and seen.complete:
            way = seen.stuck[1] if seen.stuck is not None else []
            self._fault(Property.NO_DEAD_STEPS, "dead", dead, way)
        self.found.rule(Property.NO_DEAD_STEPS, not dead if seen.complete or not dead else None)

    def _should_run(self, node: int) -> bool:
        """Whether it is a task or box in the flow; what only undoes others is not."""
        model = self.view.nodes[node]
        if not isinstance(model, Activity) or self.view.roles[node] is not NodeRole.ELEMENT:
            return False
        return not model.for_compensation and node not in self._undoes()

    def _undoes(self) -> set[int]:
        """The activities that compensation events lead to."""
        undoing = (rule for rule in self.rules if rule.deed is Deed.UNDO)
        return {self.view.flows[way].target for rule in undoing for way in rule.ways}

    def _foremost(self, nodes: list[int]) -> list[int]:
        """The elements of a part that nothing leads to, else all."""
        own = [n for n in nodes if self.view.roles[n] is NodeRole.ELEMENT]
        return [n for n in own if not self.view.into[n]] or own

    def _ending(self) -> set[int]:
        """The elements from which some way leads to one that leads nowhere."""
        found = {node for node in range(len(self.view)) if not list(self.view.successors(node))}
        waiting = list(found)
        while waiting:
            new = [node for node in self.view.predecessors(waiting.pop()) if node not in found]
            found.update(new)
            waiting += new
        return found

    # -- words -------------------------------------------------------------------------------------

    def _fault(self, property_: Property, slug: str, nodes: list[int], way: list[int]) -> None:
        ids = tuple(dict.fromkeys(self.view.ids[n] for n in nodes if n >= 0))
        example = tuple(self.view.ids[n] for n in way if self.view.roles[n] is not NodeRole.EXIT)
        why = say(f"soundness.{slug}", elements=_listed(ids))
        self.found.faults.append(Fault(property_, ids, why, example))

    def _verdict(self) -> Soundness:
        found = self.found
        properties = {p: found.known.get(p, True) for p in (*_FOUR, *found.known)}
        if found.faults:
            verdict, why = Verdict.FAULT, "; ".join(fault.why for fault in found.faults)
        elif None in properties.values():
            verdict, why = Verdict.UNDECIDED, say("soundness.undecided", states=found.states)
        else:
            slug = "empty" if not len(self.view) else "sound" if found.states else "sound-by-structure"
            verdict, why = Verdict.SOUND, say(f"soundness.{slug}")
        example = next((fault.example for fault in found.faults if fault.example), ())
        return Soundness(verdict, properties, why, tuple(found.faults), found.states, example)


def _rest(scope: Scope) -> Net:
    """What the careful rules leave of a scope."""
    skeleton = scope.build(careful=True)
    skeleton.shrink()
    return skeleton.net()


def _listed(ids: tuple[str, ...]) -> str:
    shown = ", ".join(map(repr, ids[:5]))
    if len(ids) > 5:
        return say("soundness.and-more", first=shown, count=len(ids) - 5)
    return shown
