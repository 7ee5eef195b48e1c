"""A first draft of a process from a log: block-structured and sound, lanes from who did what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from procmodel.learning.trees import Block, Op, tree_of
from procmodel.model import (
    EndEvent,
    Gateway,
    GatewayKind,
    Lane,
    Process,
    SequenceFlow,
    StartEvent,
    Task,
    TaskKind,
)
from procmodel.model.nodes import Node
from procmodel.results.event_log import EventLog

__all__ = ["discover"]

_ALIKE = 0.5  # share of the smaller team that two activities must have in common to share a lane
_NAMED = 3  # people that the name of a lane lists


def discover(log: EventLog, slug: Callable[[str, list[str]], str], noise: float = 0.2) -> Process:
    """The process that a log shows, without figures (`learn` adds them).

    Args:
        log: what happened.
        slug: makes an id of a name that is none of those given.
        noise: how rare behaviour must be, beside the usual, to be left out; 0 keeps everything.
    """
    return _Drafting(log, slug).process(tree_of(dict(log.variants), noise))


class _Drafting:
    """A tree becomes elements and flows."""

    def __init__(self, log: EventLog, slug: Callable[[str, list[str]], str]) -> None:
        self.log, self.slug = log, slug
        self.nodes: dict[str, Node] = {}
        self.flows: list[tuple[str, str]] = []
        self.lane_of, self.lanes = _lanes(log, slug)
        self.taken: list[str] = ["start", "end"]

    def process(self, tree: Block) -> Process:
        """The whole."""
        lane = self.lanes[0].id
        self.nodes["start"] = StartEvent.model_construct(id="start", lane=lane)
        last = self._place(tree, "start")
        self.nodes["end"] = EndEvent.model_construct(id="end", lane=lane)
        self.flows.append((last, "end"))
        _tidy(self.nodes, self.flows)
        name = PurePath(self.log.file).name.split(".")[0].replace("_", " ")
        used = {node.lane for node in self.nodes.values()}
        return Process.model_construct(
            id=self.slug(name, []),
            name=name,
            lanes=tuple(lane for lane in self.lanes if lane.id in used),
            nodes=tuple(self.nodes.values()),
            flows=tuple(
                SequenceFlow.model_construct(source=a, target=b) for a, b in dict.fromkeys(self.flows)
            ),
        )

    def _place(self, tree: Block, before: str) -> str:
        """Lay a tree behind an element; the element that what follows comes from. Without recursion."""
        result = before
        work: list[tuple[str, Block | None, list[str]]] = [("block", tree, [])]
        open_: list[list[str]] = []  # of each split block: its split, its join, the ends of its parts
        while work:
            what, block, names = work.pop()
            if what == "enter":
                result = names[0]
            elif what == "leave":
                self.flows.append((result, names[0]))
            elif what == "close":
                result = open_.pop()[1]
            elif block is not None:
                result = self._begin(block, result, work, open_)
        return result

    def _begin(
        self,
        block: Block,
        before: str,
        work: list[tuple[str, Block | None, list[str]]],
        open_: list[list[str]],
    ) -> str:
        if block.op is Op.NOTHING:
            return before
        if block.op is Op.STEP:
            return self._step(block.step, before)
        if block.op is Op.SEQUENCE:
            work.extend(("block", part, []) for part in reversed(block.parts))
            return before
        kind = GatewayKind.PARALLEL if block.op is Op.PARALLEL else GatewayKind.EXCLUSIVE
        split, join = self._gateway(kind, "split"), self._gateway(kind, "join")
        open_.append([split, join])
        work.append(("close", None, []))
        if block.op is Op.LOOP:  # join - body - split - redo - join; the case goes on behind the split
            open_[-1] = [join, split]
            self.flows.append((before, join))
            for part in reversed(block.parts[1:]):
                work += [("leave", None, [join]), ("block", part, []), ("enter", None, [split])]
            work += [("leave", None, [split]), ("block", block.parts[0], [])]
            return join
        self.flows.append((before, split))
        for part in reversed(block.parts):
            work += [("leave", None, [join]), ("block", part, []), ("enter", None, [split])]
        return split

    def _step(self, number: int, before: str) -> str:
        name = self.log.activities[number]
        id_ = self.slug(name, self.taken)
        self.taken.append(id_)
        lane = self.lane_of[number]
        kind = TaskKind.USER if lane.is_person else TaskKind.SERVICE
        self.nodes[id_] = Task.model_construct(id=id_, name=name, lane=lane.id, kind=kind)
        self.flows.append((before, id_))
        return id_

    def _gateway(self, kind: GatewayKind, role: str) -> str:
        id_ = self.slug(f"{kind} {role}", self.taken)
        self.taken.append(id_)
        self.nodes[id_] = Gateway.model_construct(id=id_, kind=kind, lane=self.lanes[0].id)
        return id_


def _tidy(nodes: dict[str, Node], flows: list[tuple[str, str]]) -> None:
    """Take out exclusive gateways that only merge before something that merges by itself, or do nothing."""
    changed = True
    while changed:
        changed = False
        for id_, node in list(nodes.items()):
            into = [flow for flow in flows if flow[1] == id_]
            out = [flow for flow in flows if flow[0] == id_]
            if not isinstance(node, Gateway) or len(out) != 1 or id_ == out[0][1]:
                continue
            after = nodes[out[0][1]]
            waits = isinstance(after, Gateway) and after.kind is GatewayKind.PARALLEL
            merges = node.kind is GatewayKind.EXCLUSIVE and not waits and not _doubles(into, out[0][1], flows)
            if len(into) == 1 or merges:
                del nodes[id_]
                keep = [flow for flow in flows if id_ not in flow]
                flows[:] = [*keep, *((source, out[0][1]) for source, _ in into)]
                changed = True


def _doubles(into: list[tuple[str, str]], target: str, flows: list[tuple[str, str]]) -> bool:
    """Whether taking a merge out would draw one flow twice."""
    return any((source, target) in flows for source, _ in into)


# -- lanes ---------------------------------------------------------------------------------------------


def _lanes(log: EventLog, slug: Callable[[str, list[str]], str]) -> tuple[list[Lane], list[Lane]]:
    """The lane of each activity: its role where the log names roles, else those who share their people."""
    teams: list[dict[int, int]] = [{} for _ in log.activities]
    column = log.role if log.roles else log.resource
    for activity, who in zip(log.activity, column, strict=True):
        if who >= 0:
            teams[activity][who] = teams[activity].get(who, 0) + 1
    names = log.roles or log.resources
    groups: list[tuple[dict[int, int], list[int]]] = []
    for activity, team in enumerate(teams):
        for people, members in groups:
            if _overlap(people, team) >= _ALIKE:
                members.append(activity)
                for who, count in team.items():
                    people[who] = people.get(who, 0) + count
                break
        else:
            groups.append((dict(team), [activity]))
    lanes: list[Lane] = []
    of: dict[int, Lane] = {}
    for people, members in groups:
        first = sorted(people, key=lambda who: -people[who])[:_NAMED]
        label = ", ".join(names[who] for who in first) + (" ..." if len(people) > _NAMED else "")
        lane = Lane.model_construct(
            id=slug(label or "team", [lane.id for lane in lanes]), name=label or "Team"
        )
        lanes.append(lane)
        of.update(dict.fromkeys(members, lane))
    return [of[number] for number in range(len(log.activities))], lanes


def _overlap(one: dict[int, int], other: dict[int, int]) -> float:
    """How much of the smaller team's work those do who are in both."""
    if not one and not other:
        return 1.0
    shared = set(one) & set(other)
    parts = [
        sum(team[who] for who in shared) / total for team in (one, other) if (total := sum(team.values()))
    ]
    return max(parts, default=0.0) if len(parts) == 2 else 0.0
