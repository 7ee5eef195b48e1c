"""Every broken file says, in its comments, where which rule speaks: `# expect: 4:11 unknown-key`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from procmodel.errors import ReadError
from procmodel.formats import read, read_lenient
from procmodel.results.finding import Severity
from tests.conftest import ROOT

FILES = sorted((ROOT / "tests" / "broken").glob("*.yaml"))
EXPECT = re.compile(r"# expect: (.*)")
ONE = re.compile(r"(\d+):(\d+) ([a-z-]+)")


def expected(path: Path) -> list[tuple[int, int, str]]:
    text = path.read_text(encoding="utf-8")
    found = [ONE.findall(line) for line in EXPECT.findall(text)]
    return sorted((int(line), int(column), rule) for row in found for line, column, rule in row)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_fault_of_a_broken_file_is_told_where_it_stands(path: Path) -> None:
    _, findings = read_lenient(path)
    told = [
        (finding.place.line or 0, finding.place.column or 0, finding.rule)
        for finding in findings
        if finding.severity is not Severity.INFO and finding.place is not None
    ]
    assert sorted(told) == expected(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_findings_come_in_the_order_of_the_file_and_once_each(path: Path) -> None:
    _, findings = read_lenient(path)
    places = [(f.place.line or 0, f.place.column or 0) for f in findings if f.place is not None]
    assert places == sorted(places)
    assert len(set(findings)) == len(findings)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_with_an_error_is_no_process_and_says_all_its_problems(path: Path) -> None:
    _, findings = read_lenient(path)
    if not any(finding.severity is Severity.ERROR for finding in findings):
        read(path)
        return
    with pytest.raises(ReadError) as caught:
        read(path)
    assert caught.value.problems == tuple(f for f in findings if f.severity is not Severity.INFO)
