"""What the tutorial shows as printed is what is printed."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from procmodel.cli import procmodel
from tests.docs.test_first_paper import PAGE

SHOWN = [block.split("\n", 1) for block in re.findall(r"```console\n\$ procmodel (diff .*?)```", PAGE, re.S)]


@pytest.fixture
def written(tmp_path, monkeypatch):
    """The files that a reader has by then."""
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(procmodel, ["new", "--example", "speeding"])
    for text in re.findall(r"```yaml\n(.*?)```", PAGE, re.S):
        side = "before" if "state: before" in text else "after"
        (tmp_path / f"card_{side}.yaml").write_text(text, "utf-8")


@pytest.mark.parametrize(("line", "answer"), SHOWN, ids=[line for line, _ in SHOWN])
def test_each_comparison_of_the_tutorial_prints_what_stands_there(written, line, answer):
    assert CliRunner().invoke(procmodel, line.split()).stdout == answer
