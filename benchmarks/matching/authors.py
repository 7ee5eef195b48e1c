"""Models of one process as different authors would draw it: labels only, no ids, lanes or data in common.

`authors.txt` holds them: a domain, in it the models, in these the steps in their order with the names of what
they do. Steps of two models match where they share a name: one with one, one with several. They are written
for this benchmark, in the manner of the models that process matching contests use, and copy none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from benchmarks.matching.hidden import hidden_process
from benchmarks.matching.scoring import Score, score
from procmodel.comparison import Matched
from procmodel.model import EndEvent, Lane, Node, Process, SequenceFlow, StartEvent, Task

__all__ = ["Drawn", "drawn", "independent_authors"]

MODELS = Path(__file__).with_name("authors.txt")


class Drawn(NamedTuple):
    """One model: whose process it is, the model, and what each step does."""

    domain: str
    name: str
    process: Process
    does: dict[str, set[str]]


def independent_authors(match: Callable[..., Matched]) -> Iterator[Score]:
    """The scores of every two models of a domain."""
    for one, other in combinations(drawn(), 2):
        if one.domain == other.domain:
            before, earlier = hidden_process(one.process, "before", one.does.__contains__)
            after, later = hidden_process(other.process, "after", other.does.__contains__)
            links = {
                (earlier[a], later[b]) for a in one.does for b in other.does if one.does[a] & other.does[b]
            }
            yield score(f"{one.domain} {one.name} {other.name}", match(before, after), links)


def drawn() -> Iterator[Drawn]:
    """All models of the file."""
    for part in MODELS.read_text("utf-8").split("\n== ")[1:]:
        domain, *models = part.split("\n-- ")
        for model in models:
            name, *lines = model.strip().splitlines()
            yield Drawn(domain.strip(), name, *_process(lines))


def _process(lines: list[str]) -> tuple[Process, dict[str, set[str]]]:
    """The steps in a row; between `either` and `done` on branches that `or` sets apart."""
    nodes: list[Node] = [StartEvent(id="start")]
    flows: list[SequenceFlow] = []
    does: dict[str, set[str]] = {}
    fork, ends, joined = [], ["start"], list[str]()
    for line in lines:
        word = line.strip()
        if word == "either":
            fork, joined = ends, []
        elif word in ("or", "done"):
            joined += ends
            ends = fork if word == "or" else list(dict.fromkeys(joined))
        else:
            names, label = (part.strip() for part in line.split("|"))
            id_ = f"s{len(does)}"
            does[id_] = set(names.split("+"))
            nodes.append(Task(id=id_, name=label, lane="all"))
            flows += [SequenceFlow(source=end, target=id_) for end in ends]
            ends = [id_]
    nodes.append(EndEvent(id="end"))
    flows += [SequenceFlow(source=end, target="end") for end in ends]
    lanes = (Lane(id="all", name="All"),)
    return Process(id="m", name="m", lanes=lanes, nodes=tuple(nodes), flows=tuple(flows)), does
