"""Pairs of real BPMN files, from other hands, through the main job: a finding, every step, a picture, the remarks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from procmodel.cli import procmodel
from procmodel.cli.running import run
from procmodel.formats import read
from procmodel.model import Activity, Process
from procmodel.recipes.before_after import before_after
from procmodel.recipes.output import write_pair

FOLDERS = {"as-is-to-be": ("as-is", "to-be"), "version-pairs": ("before", "after")}
PAIRS = [
    *(("as-is-to-be", name) for name in (
        "pizza-customer-journey", "proposal-review", "transgenic-mice", "university-contact-form")),
    *(("version-pairs", name) for name in (
        "application-phase", "mice-as-is-rework", "mice-process-growth", "mice-to-be", "proposal-inform",
        "proposal-organize", "recruitment-verbs", "requesting-phase")),
]  # fmt: skip
FINDING = re.compile(r"^\d+ touch\S* by hand (became|stayed) \d+; \d+ handoffs? (became|stayed) \d+ \(")


def steps_of(process: Process) -> set[str]:
    return {
        node.id for node in process.walk() if isinstance(node, Activity) and not getattr(node, "nodes", ())
    }


def both(shared_data: Path, folder: str, name: str) -> tuple[Path, Path]:
    here = shared_data / folder / name
    if not here.is_dir():
        pytest.skip(f"no {folder}/{name} among the third-party data")
    first, second = FOLDERS[folder]
    return here / f"{first}.bpmn", here / f"{second}.bpmn"


def test_these_are_all_the_pairs(shared_data: Path) -> None:
    there = {
        (folder, one.name) for folder in FOLDERS for one in (shared_data / folder).iterdir() if one.is_dir()
    }
    assert there == set(PAIRS)


@pytest.mark.parametrize(("folder", "name"), PAIRS, ids=lambda text: text)
def test_a_real_pair_has_a_finding_each_step_once_and_a_picture(
    folder: str, name: str, shared_data: Path, tmp_path: Path
) -> None:
    paths = both(shared_data, folder, name)
    sides = [read(path) for path in paths]
    pair = before_after(*sides, edits=False)
    result = pair.comparison
    assert FINDING.match(result.finding), result.finding
    for side, process in enumerate(sides):
        told = [id_ for entry in result.steps for id_ in (entry.after if side else entry.before)]
        assert len(told) == len(set(told))
        assert set(told) >= steps_of(process)
    path = tmp_path / "pair.svg"
    write_pair(pair, [str(path)])
    assert path.read_bytes().startswith(b"<?xml")
    for plane, process in zip(pair.diagram().planes, sides, strict=True):
        assert {shape.id for shape in plane.shapes} >= steps_of(process)


@pytest.mark.parametrize(
    ("name", "remarks"),
    [
        ("transgenic-mice", ("whose a lane is", "black boxes", "tasks that do not say how they are done")),
        ("pizza-customer-journey", ("no start [start event]", "no end [end event]")),
        ("university-contact-form", ("content of other tools, kept and not read",)),
    ],
)
def test_what_real_files_leave_unsaid_is_said_in_the_remarks(
    name: str, remarks: tuple[str, ...], shared_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = both(shared_data, "as-is-to-be", name)
    assert run(procmodel, ["diff", str(before), str(after)]) == 0
    said = capsys.readouterr().err
    assert [remark for remark in remarks if remark not in said] == []
