"""The verdicts of bpmnlint's own fixtures, with the ids of the elements that it reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from procmodel.checks import RULES, check
from procmodel.formats import read

OURS = {"global": "global-names"}  # `global` is no name that a Python function can have

NOT_OURS = {  # argued in docs/decisions/bpmnlint-rules.md
    "no-bpmndi/valid-no-lanes.bpmn",
    "no-bpmndi/invalid-message-flow.bpmn",
}


THEIRS = (  # the rules of bpmnlint 11.15
    "ad-hoc-sub-process", "conditional-event", "conditional-flows", "end-event-required",
    "event-based-gateway", "event-sub-process-typed-start-event", "fake-join", "global", "label-required",
    "link-event", "no-bpmndi", "no-complex-gateway", "no-disconnected", "no-duplicate-sequence-flows",
    "no-gateway-join-fork", "no-implicit-end", "no-implicit-split", "no-implicit-start",
    "no-inclusive-gateway", "no-overlapping-elements", "single-blank-start-event", "single-event-definition",
    "standard-size", "start-event-required", "sub-process-blank-start-event", "superfluous-gateway",
    "superfluous-label", "superfluous-termination",
)  # fmt: skip


@pytest.fixture
def fixtures(shared_data: Path) -> Path:
    folder = shared_data / "bpmnlint"
    if not folder.is_dir():
        pytest.skip("no fixtures of bpmnlint among the third-party data")
    return folder


def test_every_verdict_is_ours_too(fixtures: Path) -> None:
    wrong, agreed = [], 0
    for name, rows in json.loads((fixtures / "expected.json").read_text("utf-8")).items():
        slug = OURS.get(name, name)
        assert slug in RULES
        for row in rows:
            if "note" in row or row["file"] in NOT_OURS:
                continue  # the file is left out there, or we differ on purpose
            reports = row.get("report", [])
            reports = reports if isinstance(reports, list) else [reports]
            process = read(fixtures / row["file"])
            found = sorted(str(f.element) for f in check(process, form=True) if f.rule == slug)
            if found != sorted(report["id"] for report in reports):
                wrong.append((row["file"], found))
            agreed += 1
    assert not wrong
    assert agreed == 119  # of 122: one file is left out there, two are argued


def test_every_rule_of_bpmnlint_is_ours_but_one() -> None:
    assert {OURS.get(name, name) for name in THEIRS} - set(RULES) == {"standard-size"}
