"""Figures in BPSim: written for other simulators, read from other tools, and never twice in disagreement."""

from __future__ import annotations

import time
from typing import Any

import pytest
from lxml import etree

from procmodel.formats import dump, read, read_text
from procmodel.formats.bpmn.bpsim import Parameter, duration, quantity_of, same
from procmodel.formats.bpmn.bpsim_slots import GROUPS
from procmodel.formats.bpmn.names import BPMN, BPSIM, tag
from procmodel.graph.clock import Clock
from procmodel.model import Activity, BoundaryEvent, Dimension, Process, Quantity, Shape
from tests.conftest import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
MODEL = """procmodel: 1
name: Report it
volume: 8760 per year
lanes:
  admin: {name: Administrator, people: 2, rate: 19.10 per hour}
  portal: {name: Portal, kind: system}
steps:
  begin: {kind: start}
  log: {name: Log it, lane: admin, kind: user, time: 4-6-10 min, wait: 2 h, cost: 0.35, priority: 3,
        on: [{event: timer, after: 3 days, to: chase, share: 5%}]}
  which: {kind: exclusive, next: [{to: send, share: 97%}, {to: chase}]}
  send: {name: Send it, lane: portal, kind: service, time: {mean: 2 s, sd: 1 s, shape: gamma}, next: done}
  chase: {name: Chase it, lane: admin, time: {mean: 5 min, shape: exponential}}
  done: {kind: end}
"""
FOREIGN = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="defs" targetNamespace="t">
<resource id="clerks" name="Clerks"/>
<process id="p" name="Lend"><laneSet id="ls"><lane id="desk" name="Desk"><flowNodeRef>a</flowNodeRef>
<flowNodeRef>b</flowNodeRef></lane></laneSet><startEvent id="s"/>
<userTask id="a" name="Ask"><potentialOwner id="o"><resourceRef>clerks</resourceRef></potentialOwner></userTask>
<exclusiveGateway id="g"/><userTask id="b" name="Grant"/><endEvent id="e"/>
<sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="g"/>
<sequenceFlow id="f3" sourceRef="g" targetRef="b"/><sequenceFlow id="f4" sourceRef="g" targetRef="e"/>
<sequenceFlow id="f5" sourceRef="b" targetRef="e"/></process>
<relationship type="BPSimData"><extensionElements><b:BPSimData xmlns:b="http://www.bpsim.org/schemas/1.0">
<b:Scenario id="S1" name="Today"><b:ScenarioParameters baseTimeUnit="min" baseCurrencyUnit="EUR">
<b:Duration><b:DurationParameter value="P7D"/></b:Duration></b:ScenarioParameters>
<b:ElementParameters elementRef="s"><b:ControlParameters>{arrivals}</b:ControlParameters></b:ElementParameters>
<b:ElementParameters elementRef="a"><b:TimeParameters><b:ProcessingTime>{time}</b:ProcessingTime>
<b:ReworkTime><b:NumericParameter value="3"/></b:ReworkTime></b:TimeParameters>
<b:CostParameters><b:FixedCost><b:FloatingParameter value="2.5"/></b:FixedCost></b:CostParameters>
<b:VendorExtension name="theirs"/></b:ElementParameters>
<b:ElementParameters elementRef="b"><b:TimeParameters><b:ProcessingTime>
<b:NormalDistribution mean="0" standardDeviation="0"/></b:ProcessingTime></b:TimeParameters></b:ElementParameters>
<b:ElementParameters elementRef="f3"><b:ControlParameters><b:Probability><b:FloatingParameter value="{share}"/>
</b:Probability></b:ControlParameters></b:ElementParameters>
<b:ElementParameters elementRef="f4"><b:ControlParameters><b:Probability><b:FloatingParameter value="{other}"/>
</b:Probability></b:ControlParameters></b:ElementParameters>
<b:ElementParameters elementRef="clerks"><b:ResourceParameters><b:Quantity><b:NumericParameter value="4"/></b:Quantity>
</b:ResourceParameters><b:CostParameters><b:UnitCost><b:FloatingParameter value="30" timeUnit="hour"/></b:UnitCost>
</b:CostParameters></b:ElementParameters></b:Scenario><b:Scenario id="S2" name="Later"/></b:BPSimData>
</extensionElements><source>defs</source><target>defs</target></relationship></definitions>"""
GAP = '<b:InterTriggerTimer><b:NegativeExponentialDistribution mean="30"/></b:InterTriggerTimer>'
TIME = '<b:TriangularDistribution min="4" mode="6" max="9"/>'


def foreign(**changes: str) -> Process:
    values = {"arrivals": GAP, "time": TIME, "share": "0.7", "other": "0.3", **changes}
    text = FOREIGN
    for key, value in values.items():
        text = text.replace(f"{{{key}}}", value)
    return read_text(text, "theirs.bpmn", ending=".bpmn")


def step(process: Process, id_: str) -> Any:
    return next(node for node in process.nodes if node.id == id_)


def remarks(process: Process) -> str:
    return "\n".join(remark.message for remark in process.remarks)


def stated(text: str) -> dict[tuple[str, str], Parameter]:
    """Every figure in a document, by element and name."""
    root = etree.fromstring(text.encode())
    found = {}
    for holder in root.iter(tag("ElementParameters", BPSIM)):
        for group in holder:
            for place in group:
                value = place[0]
                kind = etree.QName(value).localname
                found[holder.get("elementRef", ""), etree.QName(place).localname] = Parameter(
                    kind, dict(value.items())
                )
    return found


def test_every_figure_is_written_where_bpsim_wants_it() -> None:
    found = stated(dump(read_text(MODEL), ".bpmn"))
    assert found["log", "ProcessingTime"].kind == "TruncatedNormalDistribution"
    assert found["log", "WaitTime"] == Parameter("DurationParameter", {"value": "PT2H"})
    assert found["log", "FixedCost"].values == {"value": "0.35", "currencyUnit": "GBP"}
    assert found["log", "Priority"].values == {"value": "3"}
    assert found["send", "ProcessingTime"].values == {"shape": "4", "scale": "0.5", "timeUnit": "s"}
    assert found["chase", "ProcessingTime"].kind == "NegativeExponentialDistribution"
    assert found["begin", "InterTriggerTimer"].values == {"mean": "60", "timeUnit": "min"}
    assert found["procmodel_which__send", "Probability"].values == {"value": "0.97"}
    assert found["procmodel_log_0", "Probability"].values == {"value": "0.05"}
    assert found["procmodel_log_0", "InterTriggerTimer"].values == {"value": "P3D"}
    assert found["procmodel_resource_admin", "Quantity"] == Parameter("NumericParameter", {"value": "2"})
    assert found["procmodel_resource_admin", "UnitCost"].values["value"] == "19.1"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_groups_and_figures_stand_in_the_order_of_the_schema(path: Any) -> None:
    root = etree.fromstring(dump(read(path), ".bpmn").encode())
    assert etree.QName(root[-1]).localname == "relationship"
    known = {element.get("id") for element in root.iter()}
    for holder in root.iter(tag("ElementParameters", BPSIM)):
        assert holder.get("elementRef") in known
        groups = [etree.QName(group).localname for group in holder]
        assert groups == [name for name in GROUPS if name in groups]
        for group in holder:
            names = [etree.QName(place).localname for place in group]
            assert names == [name for name in GROUPS[etree.QName(group).localname] if name in names]


def test_people_are_a_resource_that_their_steps_name() -> None:
    root = etree.fromstring(dump(read_text(MODEL), ".bpmn").encode())
    named = [end.text for end in root.iter(f"{{{BPMN}}}resourceRef")]
    assert named == ["procmodel_resource_admin"] * 2
    assert not remarks(read_text(dump(read_text(MODEL), ".bpmn"), ending=".bpmn")).count("BPSim")


def test_figures_of_other_tools_are_read() -> None:
    process = foreign()
    assert step(process, "a").time == Quantity(
        dimension=Dimension.DURATION, unit="min", shape=Shape.TRIANGULAR, low=4, likely=6, high=9
    )
    assert step(process, "a").cost.likely == 2.5
    assert step(process, "b").time is None  # 0 without a spread: nobody typed anything
    assert [flow.share and flow.share.likely for flow in process.flows] == [None, None, 0.7, 0.3, None]
    assert process.volume == Quantity(dimension=Dimension.RATE, unit="per day", likely=48)
    (lane,) = (lane for lane in process.lanes if lane.id == "desk")
    assert (lane.people, lane.rate and (lane.rate.likely, lane.rate.unit)) == (4, (30, "per h"))
    assert process.currency == "EUR"


def test_resources_that_steps_select_are_read_as_those_that_they_name() -> None:
    role = '<potentialOwner id="o"><resourceRef>clerks</resourceRef></potentialOwner>'
    selects = (
        "<b:ResourceParameters><b:Selection><b:ExpressionParameter "
        "value=\"bpsim:getResource('clerks',1)\"/></b:Selection></b:ResourceParameters><b:CostParameters>"
    )
    text = FOREIGN.replace(role, "").replace("<b:CostParameters><b:FixedCost>", f"{selects}<b:FixedCost>")
    for key, value in (("arrivals", GAP), ("time", TIME), ("share", "0.7"), ("other", "0.3")):
        text = text.replace(f"{{{key}}}", value)
    process = read_text(text, "theirs.bpmn", ending=".bpmn")
    assert [lane.people for lane in process.lanes if lane.id == "desk"] == [4]
    assert "Selection" not in remarks(process)
    assert dump(process, ".bpmn").count("<bpmn:performer") == 0  # the file says who does it already


def test_what_is_not_read_is_listed_and_kept() -> None:
    process = foreign(time='<b:WeibullDistribution shape="2" scale="3"/>')
    told = remarks(process)
    assert step(process, "a").time is None
    for what in ("ProcessingTime (WeibullDistribution)", "ReworkTime", "VendorExtension", "'Later'"):
        assert what in told
    text = dump(process, ".bpmn")
    assert 'WeibullDistribution shape="2"' in text
    assert text.count("<relationship") + text.count(":relationship ") == 1
    assert '"Later"' in text
    assert dump(read_text(text, ending=".bpmn"), ".bpmn") == text


@pytest.mark.parametrize(
    ("arrivals", "volume", "unit"),
    [
        ('<b:TriggerCount><b:NumericParameter value="70"/></b:TriggerCount>', 10, "per day"),
        ('<b:InterTriggerTimer><b:DurationParameter value="P5D"/></b:InterTriggerTimer>', 73, "per year"),
        ('<b:InterTriggerTimer><b:FloatingParameter value="2880"/></b:InterTriggerTimer>', 182.5, "per year"),
    ],
)  # fmt: skip
def test_cases_come_by_the_time_between_them_or_by_their_number(
    arrivals: str, volume: float, unit: str
) -> None:
    process = foreign(arrivals=arrivals)
    assert process.volume == Quantity(dimension=Dimension.RATE, unit=unit, likely=volume)
    assert (process.arrivals == {"shape": "fixed"}) is ("InterTriggerTimer" in arrivals)


def test_shares_in_per_cent_are_read_and_those_that_do_not_add_up_are_not() -> None:
    assert [flow.share.likely for flow in foreign(share="70", other="30").flows if flow.share] == [0.7, 0.3]
    wrong = foreign(share="0.7", other="0.7")
    assert not [flow for flow in wrong.flows if flow.share]
    assert "BPSim's Probability is not read" in remarks(wrong)


def test_a_figure_that_another_tool_changed_in_our_file_counts() -> None:
    text = dump(read_text(MODEL), ".bpmn")
    changed = text.replace(
        '<bpsim:DurationParameter value="PT2H"/>', '<bpsim:DurationParameter value="PT5H"/>'
    )
    changed = changed.replace('FloatingParameter value="0.05"', 'FloatingParameter value="0.1"')
    process = read_text(changed, ending=".bpmn")
    log = step(process, "log")
    assert isinstance(log, Activity)
    assert log.wait == Quantity(dimension=Dimension.DURATION, unit="h", likely=5)
    assert log.time == step(read_text(MODEL), "log").time  # with all that we said beside it
    (border,) = log.on
    assert isinstance(border, BoundaryEvent)
    assert border.share is not None
    assert border.share.likely == 0.1
    assert "somebody changed it, so it counts: 'Log it'" in remarks(process)


SHAPES: list[dict[str, Any]] = [
    {"likely": 6},
    {"shape": Shape.UNIFORM, "low": 2, "high": 8},
    {"shape": Shape.TRIANGULAR, "low": 2, "likely": 3, "high": 8},
    {"shape": Shape.PERT, "low": 2, "likely": 3, "high": 8},
    {"shape": Shape.LOGNORMAL, "mean": 5, "sd": 2},
    {"shape": Shape.NORMAL, "mean": 5, "sd": 2},
    {"shape": Shape.GAMMA, "mean": 5, "sd": 2},
    {"shape": Shape.EXPONENTIAL, "mean": 5},
]


@pytest.mark.parametrize("fields", SHAPES, ids=lambda fields: str(fields.get("shape", "fixed")))
@pytest.mark.parametrize("unit", ["s", "min", "h", "day"])
def test_every_shape_survives_bpsim(fields: dict[str, Any], unit: str) -> None:
    quantity = Quantity(dimension=Dimension.DURATION, unit=unit, **fields)
    written = duration(quantity, Clock(Process(id="p")))
    back = quantity_of(written, Dimension.DURATION, "min")
    assert back == quantity
    assert same(duration(back, Clock(Process(id="p"))), written)


def test_a_working_day_is_the_hours_that_the_calendar_gives_it() -> None:
    quantity = Quantity(dimension=Dimension.DURATION, unit="working day", likely=2)
    assert duration(quantity, Clock(Process(id="p"))).values == {"value": "PT888M"}


@pytest.mark.parametrize("value", ["NaN", "inf", "-3", "many", ""])
def test_what_is_no_number_is_listed_not_read(value: str) -> None:
    process = foreign(time=f'<b:FloatingParameter value="{value}"/>')
    assert step(process, "a").time is None
    assert "ProcessingTime (FloatingParameter)" in remarks(process)


@pytest.mark.slow
def test_figures_are_written_in_time_that_grows_with_their_number() -> None:
    def seconds(count: int) -> float:
        steps = "".join(
            f"  t{n}: {{name: Step, lane: admin, time: 5 min, wait: 2 h}}\n" for n in range(count)
        )
        process = read_text(MODEL.partition("steps:")[0] + "steps:\n" + steps)
        before = time.perf_counter()
        dump(process, ".bpmn")
        return time.perf_counter() - before

    seconds(100)
    assert seconds(6_000) < 10 * seconds(1_500)
