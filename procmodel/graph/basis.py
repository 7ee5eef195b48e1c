"""What every count of a process rests on: its visits, its runs, and what changes where nobody gave a share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from procmodel.errors import AnalysisError
from procmodel.graph.asides import asides_of
from procmodel.graph.asked import shares_by_answer
from procmodel.graph.case import Case
from procmodel.graph.chances import Chances
from procmodel.graph.flow import Flow
from procmodel.graph.grades import worst
from procmodel.graph.in_blocks import Meeting
from procmodel.graph.inputs import StatedNumbers, grade_of
from procmodel.graph.routes import Routes, routes_of
from procmodel.graph.runs import Runs
from procmodel.graph.shares import Shares, branch_shares
from procmodel.graph.stream import Stream
from procmodel.graph.swept import swept_beside, touched_by
from procmodel.graph.trails import trail_routes
from procmodel.graph.view import FlowRole, ProcessView
from procmodel.graph.visits import Visits, solve_visits
from procmodel.light.caching import cached_property
from procmodel.light.records import dataclass
from procmodel.light.tuples import NamedTuple
from procmodel.model import BoundaryEvent, Grade, NodeBase, Quantity, StartEvent, spread

__all__ = ["Basis", "StatedShare", "World"]

_SAME = 1e-9
_SEPARATELY = 24  # gaps up to which each is tried on its own


class StatedShare(NamedTuple):
    """A share that the file states: of an element, under which name, and where it stands."""

    quantity: Quantity
    node: int
    name: str
    path: tuple[str, ...]


@dataclass
class World:
    """The process under one set of shares."""

    routes: Routes
    shares: Shares

    @cached_property
    def visits(self) -> Visits:
        """The visits of all nodes.

        Raises:
            AnalysisError: a loop has no way out.
        """
        return solve_visits(self.routes, self.shares)

    @cached_property
    def stream(self) -> Stream:
        """The cases on the ways that memories take."""
        rounds = {} if self.routes.through else self.visits.rounds
        routes, shares = trail_routes(self.routes), self.shares
        return Stream(routes, shares.start, routes.weights(shares), self.visits.expected, rounds)

    def chance_of_all(self, passes: Mapping[int, float], without: Collection[int] = ()) -> float | None:
        """The chance that every node a case comes by is passed; None where only simulation can tell.

        No chance follows what begins beside the flow; where a case never goes well without, it never does.
        """
        if not self.chances.is_known:
            return None
        found = self.chances.of_all(passes, without)
        return None if found and any(self.shares.begun) else found

    @cached_property
    def chances(self) -> Chances:
        """The chances that cases go well."""
        return Chances(self.routes.view, self.visits)


def _visits_of(node: int) -> Callable[[World], float]:
    return lambda world: world.visits.expected[node]


class Basis:
    """The facts that counts share; each is worked out when it is first needed.

    Attributes:
        view: the process.
        routes: its ways.
        memory: what measures worked out that others read too.
    """

    def __init__(self, view: ProcessView) -> None:
        self.view = view
        self.routes = routes_of(view)
        self.memory: dict[str, object] = {}

    @cached_property
    def world(self) -> World:
        """The process under the shares of the file; where it gives none, under shares made up."""
        return World(self.routes, branch_shares(self.view))

    @cached_property
    def visits(self) -> Visits:
        """The expected visits. Those beside what may end them are not exact.

        Raises:
            AnalysisError: a loop has no way out.
        """
        found = self.world.visits
        found.doubtful |= swept_beside(self.view, found.expected, lambda: found.live)
        found.doubtful |= touched_by(self.view, self.world.shares.unsure)
        if self.by_answer:
            found.doubtful |= {
                node for node in range(len(self.view)) if self._hangs_on_answers(_visits_of(node))
            }
        return found

    @cached_property
    def by_answer(self) -> list[list[tuple[float, World]]]:
        """The cases in groups that answer alike, where attributes answer: what part they are, and their process."""
        groups = shares_by_answer(self.view, self.world.shares)
        return [[(part, World(self.routes, shares)) for part, shares in group] for group in groups]

    def _hangs_on_answers(self, value_in: Callable[[World], float]) -> bool:
        """Whether a value is another one because a case answers alike wherever it is asked."""
        if not self.by_answer:
            return False
        here = value_in(self.world)
        try:
            means = [sum(part * value_in(world) for part, world in group) for group in self.by_answer]
        except AnalysisError:  # some answers keep a case in a loop for ever
            return True
        return any(abs(mean - here) > _SAME * max(1.0, abs(here)) for mean in means)

    @cached_property
    def runs(self) -> Runs:
        """The loop-free runs."""
        return Runs(self.routes, self.world.shares)

    @cached_property
    def others(self) -> list[tuple[tuple[str, ...], World]]:
        """The process with shares that nobody gave made up otherwise, with the ids that lack them."""
        gaps = self.world.shares.gaps
        if not gaps:
            return []
        if len(gaps) > _SEPARATELY:
            ids = tuple(dict.fromkeys(id_ for gap in gaps for id_ in gap.ids))
            return [(ids, self._tilted(range(len(gaps))))]
        return [(gap.ids, self._tilted([number])) for number, gap in enumerate(gaps)]

    def _tilted(self, gaps: Sequence[int] | range) -> World:
        return World(self.routes, branch_shares(self.view, tilted=frozenset(gaps)))

    def lacking(self, value_in: Callable[[World], float]) -> tuple[str, ...]:
        """The ids without which a value is unknown: it changes where their shares are made up otherwise.

        Where nothing begins a case, nothing is known of cases.
        """
        if not self.view.starts and len(self.view):
            return ("start",)
        if self._hangs_on_answers(value_in):
            from procmodel.graph.elapsed import SIMULATION  # here: attributes seldom answer twice

            return (SIMULATION,)
        if not self.others:
            return ()
        here = value_in(self.world)
        changing = [
            ids for ids, other in self.others if abs(value_in(other) - here) > _SAME * max(1.0, abs(here))
        ]
        return tuple(dict.fromkeys(id_ for ids in changing for id_ in ids))

    @cached_property
    def numbers(self) -> StatedNumbers:
        """What the process states about time and money."""
        return StatedNumbers(self.view)

    @cached_property
    def meeting(self) -> Meeting:
        """Where branches meet again; nowhere where no case has several, or the drawing is not made of blocks."""
        if self.routes.is_plain or self.average.blocks.trouble is not None:
            return Meeting()
        blocks = self.average.blocks
        closing = {split: join.node for split, join in blocks.closing.items()}
        return Meeting(closing, self._otherwise, self._joint, blocks.region_of) if closing else Meeting()

    @cached_property
    def outermost_splits(self) -> frozenset[int]:
        """The splits of several tokens to which a case comes with one; known where each join closes a block."""
        if not self.routes.splits or self.average.blocks.trouble is not None:
            return frozenset()
        blocks = self.average.blocks
        closing = {join.node for join in blocks.joins}
        if any(not blocks.region_of[node] for node in self.routes.joins.keys() - closing):
            return frozenset()
        return frozenset(split for split in blocks.together if not blocks.region_of[split])

    @property
    def _otherwise(self) -> frozenset[int]:
        """The flows into a join by which a case comes only if its inclusive split takes no other branch."""
        blocks = self.average.blocks
        found: set[int] = set()
        for join in blocks.joins:
            ways = self.routes.ways.get(join.split)
            regions = {part for part in join.parts if ways and ways.default in blocks.regions[part].branches}
            if join.node >= 0:
                found.update(f for f in self.view.into[join.node] if blocks.region_on[f] in regions)
        return frozenset(found)

    @property
    def _joint(self) -> frozenset[int]:
        """The splits whose branches are not taken independently, so that products do not tell which meet."""
        joins = Counter(join.split for join in self.average.blocks.joins)
        return frozenset(
            split
            for split, count in joins.items()
            if getattr(self.view.nodes[split], "combinations", ())
            or (split in self.routes.ways and self.routes.ways[split].default >= 0 and count > 1)
        )

    @cached_property
    def share_grade(self) -> Grade | None:
        """The worst grade of the shares that visits rest on; None where no case has a choice with shares."""
        found: Grade | None = None
        for share in self.shares_of_choices():
            found = worst(one for one in (found, self.grade_of(share)) if one)
            if found is Grade.ASSUMED:  # none is worse
                break
        return found

    def grade_of(self, share: StatedShare) -> Grade:
        """Its own grade, else that of its element, else assumed."""
        model = self.view.nodes[share.node]
        return grade_of(share.quantity, model if isinstance(model, NodeBase) else None)

    def shares_of_choices(self) -> Iterator[StatedShare]:
        """The shares of starts, flows and events on borders that some cases take and others do not."""
        nodes, ids, visits = self.view.nodes, self.view.ids, self.visits.expected
        for node in self.view.starts:
            start = nodes[node]
            if isinstance(start, StartEvent) and start.share is not None and 0 < visits[node] < 1:
                yield StatedShare(start.share, node, f"{ids[node]}.share", ("steps", ids[node], "share"))
        for aside in asides_of(self.view):
            for flow in self.view.out[aside.target] if aside.undoes < 0 else ():
                node = self.view.target[flow]
                start = nodes[node]
                if isinstance(start, StartEvent) and start.share is not None and visits[node] > 0:
                    yield StatedShare(start.share, node, f"{ids[node]}.share", ("steps", ids[node], "share"))
        view = self.view
        flows = zip(view.source, view.target, view.flow_roles, view.said, strict=True)
        for number, (source, target, role, model) in enumerate(flows):
            stated, key = (model.share if model is not None else None), "next"
            if role is FlowRole.ATTACH and isinstance(event := nodes[target], BoundaryEvent):
                stated, key = event.share, "on"
            if stated is not None and visits[source] > 0 and 0 < spread.mean(stated) < 1:
                place = [f for f in self.view.out[source] if view.flow_roles[f] is role].index(number)
                path = ("steps", ids[source], key, str(place), "share")
                yield StatedShare(stated, source, f"{ids[source]}.{key}.{ids[target]}.share", path)

    def forget(self) -> None:
        """Let go of what was worked out for whoever asks again; who does, waits for it once more."""
        for name in ("average", "main"):
            case: Case | None = self.__dict__.get(name)
            if case is not None:
                case.memory.clear()
        self.__dict__.pop("flow", None)
        self.memory.clear()

    # -- the average case and the main run ----------------------------------------------------------

    @cached_property
    def flow(self) -> Flow:
        """The average case and, where it is known, the main run."""
        return Flow(self.average, lambda: self.main)

    @cached_property
    def average(self) -> Case:
        """How often the average case comes by each node; None where that hangs on shares nobody gave."""
        visits, shares = self.visits, self.world.shares
        expected: list[float | None] = list(visits.expected)
        lacking: dict[str, None] = {}
        for ids, other in self.others:
            both = zip(visits.expected, other.visits.expected, strict=True)
            changing = [n for n, (one, two) in enumerate(both) if abs(one - two) > _SAME * max(1.0, one)]
            for node in changing:
                expected[node] = None
            lacking |= dict.fromkeys(ids if changing else ())
        if not self.view.starts:
            expected, lacking = [None] * len(expected), {"start": None}
        return Case(
            self.view,
            self.numbers,
            expected,
            shares.weight,
            visits.live,
            tuple(lacking),
            frozenset(visits.doubtful),
        )

    @cached_property
    def main(self) -> Case | None:
        """The main run, None where the shares that nobody gave would decide it."""
        main = self.runs.main
        if main.missing:
            return None
        taken = main.ways[: len(self.view.source)]
        live = [value > 0 for value in taken]
        return Case(
            self.view,
            self.numbers,
            main.counts,
            [1.0 if value else 0.0 for value in taken],
            live,
            inexact=frozenset(swept_beside(self.view, main.counts, lambda: live)),
            whole=self.average,
        )

    @cached_property
    def main_weights(self) -> list[float]:
        """The tokens on each way for each visit of its source, along the main run."""
        main = self.runs.main
        source = self.routes.source
        return [
            (taken / main.counts[source[way]] if main.counts[source[way]] else 0.0)
            for way, taken in enumerate(main.ways)
        ]
