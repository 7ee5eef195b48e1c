"""Published pairs of versions with their ids hidden, held against the raw and against an adjudicated gold."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.matching.hidden import hidden_bpmn
from benchmarks.matching.scoring import Link, Score, score
from procmodel import read
from procmodel.comparison import Matched
from procmodel.comparison.side import Side

__all__ = ["adjudicated", "as_is_to_be", "version_pairs"]

Match = Callable[..., Matched]
GOLD = Path(__file__).with_name("adjudicated.txt")


def adjudicated() -> dict[str, set[Link]]:
    """The links that the raw gold leaves out, by pair: lines of pair, earlier id, later id, and the reason."""
    found: dict[str, set[Link]] = {}
    for line in GOLD.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            pair, earlier, later, _ = line.split(maxsplit=3)
            found.setdefault(pair, set()).add((earlier, later))
    return found


def version_pairs(data: Path, match: Match, with_adjudicated: bool) -> Iterator[Score]:
    """The scores of two versions of one model each."""
    more = adjudicated() if with_adjudicated else {}
    for here in sorted(path for path in (data / "version-pairs").iterdir() if path.is_dir()):
        gold = json.loads((here / "gold.json").read_text("utf-8"))["gold"]
        links = {(one["id"], one["id"]) for one in gold} | more.get(here.name, set())
        yield _scored(here.name, here / "before.bpmn", here / "after.bpmn", links, match)


def as_is_to_be(data: Path, match: Match) -> Iterator[Score]:
    """The scores of today's model and the proposal each, for those pairs that keep their ids."""
    for here in sorted(path for path in (data / "as-is-to-be").iterdir() if path.is_dir()):
        paths = here / "as-is.bpmn", here / "to-be.bpmn"
        sides = [Side(read(path)) for path in paths]
        shared = {side.id(node) for side in sides[:1] for node in side.steps} & {
            side.id(node) for side in sides[1:] for node in side.steps
        }
        if shared:
            yield _scored(here.name, *paths, {(id_, id_) for id_ in shared}, match)


def _scored(name: str, first: Path, second: Path, links: set[Link], match: Match) -> Score:
    (before, earlier), (after, later) = hidden_bpmn(first, "before"), hidden_bpmn(second, "after")
    known = {(earlier[one], later[other]) for one, other in links if one in earlier and other in later}
    return score(name, match(before, after), known)
