"""Tables from a DMN file are taken into a process, and fit it or are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel.cli import procmodel
from procmodel.cli.running import run
from procmodel.errors import ReadError
from procmodel.formats import dump, read, read_text
from procmodel.recipes.decided import with_decisions
from tests.conftest import ROOT

BPMN = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:c="http://camunda.org/schema/1.0/bpmn"
 xmlns:z="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t"><process id="p" name="P">
<businessRuleTask id="look" name="Look it up" c:decisionRef="go_back"/>
<subProcess id="box" name="Box"><businessRuleTask id="inner" name="Look again">
<extensionElements><z:calledDecision decisionId="go_back"/></extensionElements></businessRuleTask></subProcess>
<exclusiveGateway id="g"/><task id="a" name="A"/><task id="b" name="B"/><task id="c" name="C"/>
<sequenceFlow id="f" sourceRef="look" targetRef="g"/>
<sequenceFlow id="f1" sourceRef="g" targetRef="a" name="not due"/>
<sequenceFlow id="f2" sourceRef="g" targetRef="b" name="reason"/>
<sequenceFlow id="f3" sourceRef="g" targetRef="c" name="return"/>
</process></definitions>"""
BINS = ROOT / "examples" / "bins_after.yaml"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "as-is.bpmn").write_text(BPMN, "utf-8")
    (tmp_path / "rules.dmn").write_text(dump(read(BINS), ".dmn"), "utf-8")
    return tmp_path


def test_a_rule_task_decides_by_the_table_it_names(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = str(files / "as-is.bpmn"), files / "as-is.yaml"
    assert run(procmodel, ["convert", before, str(after), "--decisions", str(files / "rules.dmn")]) == 0
    process = read(after)
    assert process.decisions == read(BINS).decisions
    decided = {node.id: getattr(node, "decides", None) for node in process.walk()}
    assert (decided["look"], decided["box/inner"]) == ("go_back", "go_back")
    shares = [flow.share.likely for flow in process.flows if flow.source == "g" and flow.share is not None]
    assert sum(share for share in shares if share is not None) == pytest.approx(1)
    assert "decisions only" in capsys.readouterr().err


def test_tables_that_do_not_fit_the_branches_are_refused_by_line(files: Path) -> None:
    process = read_text(BPMN.replace('name="return"', 'name="back"'), "as-is.bpmn", ending=".bpmn")
    with pytest.raises(ReadError, match=r"as-is.bpmn:6: .*'back'"):
        with_decisions(process, read(files / "rules.dmn").decisions)


def test_a_table_that_no_step_names_is_remarked() -> None:
    process = with_decisions(read(ROOT / "examples" / "speeding_before.yaml"), read(BINS).decisions)
    assert any("no step decides by 'go_back' yet" in str(remark) for remark in process.remarks)
