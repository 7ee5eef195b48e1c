"""The differ most people use is right about ids: its own cases give the same ones here, layout apart.

Two differences are known and listed: attributes of unknown vendors count as changes here, and the id of a
collaboration, which is no element of a process, is not told.
"""

from __future__ import annotations

import json

import pytest

from procmodel import read
from procmodel.comparison import compare
from procmodel.comparison.side import Side
from procmodel.results.comparison import ChangeKind

CASES = (
    "add", "insert-task", "remove", "property-change", "layout-change", "collaboration-pools-lanes",
    "lanes-create", "lanes-remove", "extension-c7", "extension-signavio", "pizza-start-event-move",
    "signavio-collapsed", "different-collaborations",
)  # fmt: skip
ONLY_HERE = {"property-change": {"StartEvent_1"}}  # a vendor's attribute on it, which the differ skips


def ids_of_change(before, after):
    """Added, removed and changed ids as the differ tells them: of a pool that comes or goes, only the pool."""
    found = compare(before, after)
    pools = [{pool.id: pool for pool in process.pools} for process in (before, after)]
    gone, fresh = pools[0].keys() - pools[1].keys(), pools[1].keys() - pools[0].keys()
    sides = Side(before), Side(after)
    added = set(fresh) | {
        one
        for entry in elements(found)
        if not entry.before
        for one in entry.after
        if not inside(sides[1], one, fresh)
    }
    removed = set(gone) | {
        one
        for entry in elements(found)
        if not entry.after
        for one in entry.before
        if not inside(sides[0], one, gone)
    }
    changed = {
        entry.after[0] for entry in elements(found) if entry.before and entry.after
        and entry.kind is not ChangeKind.UNCHANGED
    }  # fmt: skip
    changed |= {id_ for id_ in pools[0].keys() & pools[1].keys() if pools[0][id_] != pools[1][id_]}
    lanes = lane_changes(found, before, after, gone, fresh)
    flows = flow_changes(before, after, sides, gone, fresh)
    return added | lanes[0] | flows[0], removed | lanes[1] | flows[1], changed | lanes[2] | flows[2]


def elements(found):
    return (*found.steps, *found.nodes)


def inside(side, id_, pools):
    lane = side.lane(side.view.index[id_])
    return lane is not None and lane.pool in pools


def lane_changes(found, before, after, gone, fresh):
    """Lanes that came, went or changed; where all lanes of a pool came or went, the pool has changed."""
    real = [{lane.id: lane for lane in p.lanes if lane.id != lane.pool} for p in (before, after)]
    sets = [{lane.pool for lane in lanes.values()} for lanes in real]
    new = {id_ for id_, lane in real[1].items() if id_ not in real[0] and lane.pool in sets[0]}
    old = {id_ for id_, lane in real[0].items() if id_ not in real[1] and lane.pool in sets[1]}
    names = {id_ for id_ in real[0].keys() & real[1].keys() if real[0][id_].name != real[1][id_].name}
    return new - fresh, old - gone, names | ((sets[0] ^ sets[1]) - gone - fresh)


def flow_changes(before, after, sides, gone, fresh):
    flows = [{flow.id: flow for flow in process.flows} for process in (before, after)]
    apart = [
        {id_ for id_, flow in these.items() if inside(side, flow.source, pools)}
        for these, side, pools in zip(flows, sides, (gone, fresh), strict=True)
    ]
    added = flows[1].keys() - flows[0].keys() - apart[1]
    removed = flows[0].keys() - flows[1].keys() - apart[0]
    return (
        added,
        removed,
        {id_ for id_ in flows[0].keys() & flows[1].keys() if flows[0][id_] != flows[1][id_]},
    )


@pytest.mark.parametrize("name", CASES)
def test_the_cases_of_the_differ_give_its_ids(shared_data, name):
    folder = shared_data / "js-differ"
    cases = {case["name"]: case for case in json.loads((folder / "expected.json").read_text("utf-8"))}
    case = cases[name]
    pair = [read(folder / "fixtures" / case[side]) for side in ("before", "after")]
    added, removed, changed = ids_of_change(*pair)
    told = {
        key: {id_ for id_ in case[key] if not id_.startswith("Collaboration_")}
        for key in case
        if isinstance(case[key], list)
    }
    assert added == told["added"]
    assert removed == told["removed"]
    assert changed == told["changed"] | ONLY_HERE.get(name, set())
