"""From one format to another: what is lost is said, element by element."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import Phase, given, settings

from procmodel.cli.convert import convert as command
from procmodel.formats import read, read_back, read_text
from procmodel.model import EndEvent, EventTrigger, Process
from procmodel.recipes.converting import convert
from procmodel.results.finding import Severity
from tests.strategies import processes

ROOT = Path(__file__).parents[2]
BEFORE = ROOT / "examples" / "speeding_before.yaml"
BOXED = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
<process id="p"><subProcess id="box" name="Repair it"><task id="mend" name="Mend it"/>
<textAnnotation id="note"><text>By hand</text></textAnnotation>
<association id="line" sourceRef="note" targetRef="mend"/></subProcess>
<boundaryEvent id="late" attachedToRef="box"><timerEventDefinition/></boundaryEvent>
<task id="tell" name="Tell them"/><sequenceFlow id="go" name="too late" sourceRef="late" targetRef="tell"/>
</process></definitions>"""


@pytest.mark.parametrize("ending", [".yaml", ".json", ".bpmn"])
@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/*.yaml")), ids=lambda path: path.stem)
def test_the_examples_lose_nothing(path: Path, ending: str) -> None:
    assert not convert(read(path), ending).lost


@given(processes(depth=1))
@settings(max_examples=15, phases=[Phase.explicit, Phase.generate])
def test_there_and_back_again_is_the_same(process: Process) -> None:
    there, _ = read_back(convert(process, ".bpmn").contents, ".bpmn")
    assert there is not None
    back, _ = read_back(convert(there, ".yaml").contents, ".yaml")
    assert back == process


def test_what_a_table_cannot_hold_is_listed_with_its_place() -> None:
    lost = [str(finding) for finding in convert(read(BEFORE), ".csv").lost]
    assert any("trigger cannot be said there: A resident wants" in line for line in lost)
    rekeys = "rekeys cannot be said there: true (3): 'email_on', 'log', 'send_on'"
    assert any(f":56:3: {rekeys}" in line for line in lost)


def test_a_lane_with_another_id_is_told_once_and_not_at_its_steps() -> None:
    lost = convert(read(BEFORE), ".csv").lost
    (lanes,) = [finding for finding in lost if "another id" in finding.message]
    assert lanes.evidence == ("adviser", "admin", "officer", "clerk", "traffic")
    assert ":16:3: lanes that get another id, their steps follow (5): 'adviser' -> " in str(lanes)
    assert not [finding for finding in lost if finding.message.startswith("lane of ")]


def test_what_is_lost_of_many_elements_is_one_line_and_the_list_is_short() -> None:
    for path in sorted(ROOT.glob("examples/*.yaml")):
        lost = convert(read(path), ".csv").lost
        said = [finding.message.partition(" cannot")[0] for finding in lost]
        assert len(said) == len(set(said)), said
        assert len(lost) < 30
        assert not [finding for finding in lost if "extensions=" in finding.message]


def test_evidence_that_is_lost_is_told_apart_from_the_figure() -> None:
    lost = [finding.message for finding in convert(read(BEFORE), ".csv").lost]
    told = (
        "source, grade of share cannot be said there: reconstruction, assumed (2): 'whose -> with_parish', "
    )
    assert [message for message in lost if message.startswith(told)]
    assert not [message for message in lost if message.startswith("share of")]


def test_an_end_where_nobody_receives_stays_one_in_a_table(examples: Path) -> None:
    process = read(examples / "parking_after.yaml")
    again, _ = read_back(convert(process, ".csv").contents, ".csv")
    assert again is not None
    ends = {node.id: node.lane_written for node in again.nodes if isinstance(node, EndEvent)}
    assert ends == {node.id: node.lane_written for node in process.nodes if isinstance(node, EndEvent)}


def test_third_party_models_lose_in_few_lines(shared_data: Path) -> None:
    for path in sorted(shared_data.glob("version-pairs/*/before.bpmn")):
        lost = convert(read(path), ".csv").lost
        assert len(lost) < 40, (path, [finding.message for finding in lost])


def test_ids_inside_boxes_change_and_what_names_them_follows() -> None:
    process = read_text(BOXED, "box.bpmn", ending=".bpmn")
    result = convert(process, ".yaml")
    assert [finding.message for finding in result.lost] == [
        "the drawing is not kept: the format holds no pictures",
        "flows of 'late' cannot be said there: go",
        "the id of 'mend' becomes 'box/mend'",
    ]
    back, findings = read_back(result.contents, ".yaml")
    assert back is not None
    assert not [finding for finding in findings if finding.severity is Severity.ERROR]
    assert back.associations[0].target == "box/mend"
    assert back.nodes[0].on[0].event is EventTrigger.TIMER  # type: ignore[union-attr]


def test_a_third_party_model_becomes_yaml_that_can_be_read(shared_data: Path) -> None:
    for path in sorted(shared_data.glob("*/*/*.bpmn")):
        if path.name == "valid-no-lanes.bpmn":
            continue
        lost = [finding.message for finding in convert(read(path), ".yaml").lost]
        unreadable = [message for message in lost if "read again" in message]
        assert all("nothing begins" in message for message in unreadable), (path, unreadable)


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(command, arguments, standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return int(result.return_value or 0), result.stderr


def test_the_command_writes_and_lists(tmp_path: Path) -> None:
    code, said = run(str(BEFORE), str(tmp_path / "a.csv"))
    assert code == 0
    assert "state cannot be said there: before" in said
    assert (tmp_path / "a.csv").exists()


def test_strict_writes_nothing_where_something_would_be_lost(tmp_path: Path) -> None:
    code, said = run(str(BEFORE), str(tmp_path / "a.csv"), "--strict")
    assert code == 1
    assert "not written" in said
    assert not (tmp_path / "a.csv").exists()
    assert run(str(BEFORE), str(tmp_path / "a.bpmn"), "--strict")[0] == 0
    assert read(tmp_path / "a.bpmn") == read(BEFORE)


def test_formats_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "in").write_text(BEFORE.read_text("utf-8"), "utf-8")
    assert run(str(tmp_path / "in"), str(tmp_path / "out"), "--from", "yaml", "--to", "bpmn")[0] == 0
    assert read(tmp_path / "out", ending=".bpmn") == read(BEFORE)


def test_pools_whose_process_nobody_named_keep_their_steps_in_bpmn() -> None:
    process = read_text(
        "procmodel: 1\nname: Order\npools: {shop: {name: Shop}, customer: {name: Customer}}\n"
        "lanes: {buyer: {name: Buyer, pool: customer}, clerk: {name: Clerk, pool: shop}}\nsteps:\n"
        "  order: {name: Order it, lane: buyer, kind: manual, next: []}\n"
        "  pick: {name: Pick it, lane: clerk, kind: manual}\n  send: {name: Send it, kind: manual}\n"
        "messages: [{from: order, to: pick, name: order}]\n"
    )
    assert convert(process, ".bpmn").lost == ()
