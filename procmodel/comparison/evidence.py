"""What redesign patterns and adverse changes are read from: the matched pair, and facts drawn from it once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from procmodel.comparison.lanes import LaneMatching
from procmodel.comparison.matching import Group, Matching
from procmodel.comparison.relations import Relation, Relations
from procmodel.comparison.shares import visits_of
from procmodel.comparison.side import Side
from procmodel.comparison.words import lexicon_about, may_mean
from procmodel.light.caching import cached_property
from procmodel.light.records import dataclass
from procmodel.light.tuples import NamedTuple
from procmodel.results.comparison import ChangeKind, Entry, MeasureChange
from procmodel.results.naming import called
from procmodel.results.readable import readable
from procmodel.wording import say
from procmodel.wording.labels import CHECK

__all__ = ["SHOWN", "Evidence", "Reordered", "listed", "percent", "quoted"]

SHOWN = 4  # names in a sentence; the rest is counted


class Reordered(NamedTuple):
    """Two matched steps whose relation changed. Nodes of the earlier model, then of the later one."""

    before: tuple[int, int]
    after: tuple[int, int]
    was: Relation
    now: Relation


@dataclass
class Evidence:
    """A matched pair of processes and what changed, with the facts that several patterns need.

    Attributes:
        matching: which node is which.
        lanes: which lane is which.
        steps: what became of each step.
        nodes: what became of each gateway and event.
        measures: the change of each measure; empty where nobody measured.
        language: of the labels.
    """

    matching: Matching
    lanes: LaneMatching
    steps: Sequence[Entry]
    nodes: Sequence[Entry]
    measures: Mapping[str, MeasureChange]
    language: str = "en"

    @property
    def before(self) -> Side:
        """The earlier process."""
        return self.matching.before

    @property
    def after(self) -> Side:
        """The later process."""
        return self.matching.after

    def entries(self, *kinds: ChangeKind) -> Iterator[Entry]:
        """The entries of steps that any of these kinds holds for."""
        return (entry for entry in self.steps if any(entry.holds(kind) for kind in kinds))

    def was(self, entry: Entry) -> list[int]:
        """The earlier nodes of an entry."""
        return [self.before.view.index[id_] for id_ in entry.before]

    def now(self, entry: Entry) -> list[int]:
        """The later nodes of an entry."""
        return [self.after.view.index[id_] for id_ in entry.after]

    def pairs(self) -> Iterator[Group]:
        """The groups of matched steps."""
        return (group for group in self.matching.groups if self.before.is_step(group.before[0]))

    def new_steps(self) -> list[int]:
        """The later steps that nothing earlier matches."""
        return [node for node in self.after.steps if node not in self.matching.backward]

    @cached_property
    def visits(self) -> tuple[Sequence[float], Sequence[float]] | None:
        """Expected visits of the nodes of both models, None where either has no shares."""
        found = visits_of(self.before), visits_of(self.after)
        return (found[0], found[1]) if found[0] is not None and found[1] is not None else None

    @cached_property
    def relations(self) -> tuple[Relations, Relations]:
        """The paths of both models."""
        return Relations(self.before), Relations(self.after)

    @cached_property
    def reordered(self) -> tuple[Reordered, ...]:
        """Pairs of matched steps, next to each other in either model, whose relation changed."""
        if not all(side.is_known for side in self.relations):
            return ()
        return tuple(self._reordered())

    def _reordered(self) -> Iterator[Reordered]:
        partner = {g.before[0]: g.after[0] for g in self.pairs() if g.is_pair}
        back = {other: one for one, other in partner.items()}
        met: set[tuple[int, int]] = set()
        for pair in [*self._adjacent(partner), *self._adjacent_after(back)]:
            if pair in met or pair[::-1] in met:
                continue
            met.add(pair)
            later = partner[pair[0]], partner[pair[1]]
            was, now = self.relations[0].between(*pair), self.relations[1].between(*later)
            if was is not now:
                yield Reordered(pair, later, was, now)

    def _adjacent(self, partner: Mapping[int, int]) -> Iterator[tuple[int, int]]:
        for one in partner:
            yield from ((one, other) for other in self.before.later[one] if other in partner)

    def _adjacent_after(self, back: Mapping[int, int]) -> Iterator[tuple[int, int]]:
        for one in back:
            yield from ((back[one], back[other]) for other in self.after.later[one] if other in back)

    def route(self, node: int) -> str:
        """The conditions under which a later step is done, joined; empty where there are none."""
        return say("patterns.and").join(self.relations[1].conditions(node))

    def new_systems(self, node: int) -> list[str]:
        """The systems of a later step that the earlier model does not use, by id."""
        return [one for one in getattr(self.after.view.nodes[node], "systems", ()) if one not in self._known]

    @cached_property
    def _known(self) -> set[str]:
        """The systems that the earlier model uses, by id and by their ids in the later model."""
        used = {one for node in self.before.steps for one in getattr(self.before.model(node), "systems", ())}
        names = {system.id: (system.name or system.id).casefold() for system in self.before.process.systems}
        told = {names.get(one, one.casefold()) for one in used}
        return used | {
            system.id
            for system in self.after.process.systems
            if (system.name or system.id).casefold() in told
        }

    def system(self, id_: str) -> str:
        """What people call a system of the later model."""
        return next((s.label for s in self.after.process.systems if s.id == id_), id_)

    def is_check(self, node: int) -> bool:
        """Whether the label of a later step says that something is checked."""
        check = CHECK.get(self.language, "")
        if not may_mean(self.after.name(node), check, self.language):
            return False
        words = lexicon_about(check, self.language)
        checking = {group for word in words.words(check) for group in word.groups}
        return any(checking & word.groups for word in words.words(self.after.name(node))[:1])

    def names(self, nodes: Iterable[int], *, later: bool = True) -> str:
        """The labels of nodes of one model, quoted."""
        side = self.after if later else self.before
        return listed(list(dict.fromkeys(called(side.id(node), side.label(node)) for node in nodes)))

    def now_called(self, was: Iterable[int], now: Iterable[int]) -> str:
        """The later labels, in brackets; empty where they are the earlier ones."""
        earlier, later = self.names(was, later=False), self.names(now)
        return "" if earlier == later else f" ({later})"

    def usual(self, measure: str) -> tuple[float, float, str] | None:
        """A count in the usual case of both models, else the average, else as drawn; with which of them."""
        found = self.measures.get(measure)
        if found is None or found.before is None or found.after is None:
            return None
        for key in ("main_path", "expected", "static", "value"):
            was, now = found.before.values.get(key), found.after.values.get(key)
            if was is not None and now is not None:
                return was, now, key
        return None


def quoted(labels: Iterable[str]) -> str:
    """Names in quotes; four of them, and how many more there are."""
    return listed([f"'{label}'" for label in dict.fromkeys(labels)])


def listed(texts: Sequence[str]) -> str:
    """Texts in a row, the last joined by "and"; four of them, and how many more there are."""
    shown = list(texts[:SHOWN])
    if len(texts) > SHOWN:
        shown.append(say("patterns.more", number=len(texts) - SHOWN))
    if len(shown) < 2:
        return "".join(shown)
    return say("patterns.list", first=", ".join(shown[:-1]), last=shown[-1])


def percent(share: float) -> str:
    """A share as people read it."""
    return readable(share, "1")
