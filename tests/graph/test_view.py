"""The lists of a view agree with each other, and with what counts are taken from them."""

from collections import Counter

from hypothesis import given, settings

from procmodel import Process, ProcessView, measure, read_text
from procmodel.graph.facts import FlowRole, NodeRole
from procmodel.measures import handoff_list
from procmodel.model import Activity, StartEvent, Task
from tests.strategies import processes

few = settings(max_examples=30, deadline=None, derandomize=True)
NESTED = """\
procmodel: 1
name: p
lanes:
  us: {kind: staff}
steps:
  begin: {kind: start, next: box}
  box:
    name: Box
    lane: us
    kind: subprocess
    on: [{event: timer, after: 1 h, share: 10%, to: late}]
    steps:
      inside: {name: Look inside, lane: us}
    next: away
  away: {kind: throw, event: link, name: A}
  here: {kind: catch, event: link, name: A, next: last}
  last: {name: Close, lane: us, next: done}
  late: {name: Be late, lane: us, next: done}
  done: {kind: end}
"""


def test_a_flow_is_what_the_lists_say_of_it() -> None:
    view = ProcessView(read_text(NESTED))
    columns = zip(view.source, view.target, view.flow_roles, view.said, strict=True)
    assert [tuple(flow) for flow in view.flows] == list(columns)
    assert set(view.flow_roles) == set(FlowRole)
    assert not view.only_sequence
    for number, (source, target) in enumerate(zip(view.source, view.target, strict=True)):
        assert number in view.out[source]
        assert number in view.into[target]


def test_a_link_goes_on_at_the_event_of_its_name() -> None:
    view = ProcessView(read_text(NESTED))
    assert [*view.successors(view.index["away"])] == [view.index["here"]]


@few
@given(processes())
def test_activities_starts_and_holders_are_found_as_if_every_node_were_asked(process: Process) -> None:
    view = ProcessView(process)
    elements = [n for n, role in enumerate(view.roles) if role is NodeRole.ELEMENT]
    doing = [n for n in elements if isinstance(view.nodes[n], Activity)]
    assert view.activities == [n for n in doing if n not in view.exit_of]
    plain = [n for n in doing if type(task := view.nodes[n]) is Task and not task.on]
    assert view.holders == [n for n in doing if n not in plain]
    declared = [n for n in elements if view.parents[n] < 0 and isinstance(view.nodes[n], StartEvent)]
    assert not declared or view.starts == declared


@few
@given(processes())
def test_the_handoffs_of_each_part_are_as_many_as_are_listed(process: Process) -> None:
    view = ProcessView(process)
    listed = Counter(handoff.part for handoff in handoff_list(view))
    counted = measure(view, only=["handoffs"]).handoffs_by
    assert {name: part.static for name, part in counted.items()} == {name: listed[name] for name in counted}
