"""`procmodel report`: the paper on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel.cli import procmodel
from procmodel.cli.running import run

EXAMPLES = Path(__file__).parents[2] / "examples"
PAIR = [str(EXAMPLES / f"speeding_{side}.yaml") for side in ("before", "after")]


@pytest.fixture
def words_only(tmp_path: Path) -> str:
    """An outline that leaves the picture out."""
    path = tmp_path / "outline.yaml"
    path.write_text("leave_out: [picture, strip, times]\n", "utf-8")
    return str(path)


def report(*arguments: str) -> int:
    return run(procmodel, ["report", *arguments])


def test_a_paper_is_written_in_each_format_asked_for(
    tmp_path: Path, words_only: str, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = [str(tmp_path / f"paper.{ending}") for ending in ("docx", "md")]
    code = report(*PAIR, "-o", wanted[0], "-o", wanted[1], "--template", words_only, "--date", "2026-03-01")
    assert code == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert [line for line in shown.err.splitlines() if line.startswith("wrote ")] == [
        f"wrote {path}" for path in wanted
    ]
    assert "1 March 2026" in Path(wanted[1]).read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["-o", "paper.odt"], 3, "unknown ending 'odt' (one of: .docx, .pptx, .pdf, .html, .tex, .md)"),
        (["-o", "paper"], 3, "unknown ending ''"),
        ([], 2, "Missing option '-o'"),
        (["-o", "paper.docx", "--date", "soon"], 3, "--date 'soon' is no date"),
        (["-o", "paper.docx", "--template", "none.yaml"], 3, "none.yaml"),
        (["-o", "paper.md", "--template", "look.docx"], 3, "so this template has no use"),
    ],
)
def test_what_cannot_be_done_is_told_before_anything_is(
    arguments: list[str],
    code: int,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert report(*PAIR, *arguments) == code
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_two_that_cannot_be_compared_give_a_paper_and_exit_1(tmp_path: Path, words_only: str) -> None:
    other = tmp_path / "other.yaml"
    text = (
        Path(PAIR[1])
        .read_text("utf-8")
        .replace("A resident wants something done", "Nobody wants anything done")
    )
    other.write_text(text, "utf-8")
    paper = tmp_path / "paper.md"
    assert report(PAIR[0], str(other), "-o", str(paper), "--template", words_only) == 1
    assert "The two versions cannot be compared as they are." in paper.read_text("utf-8")


def test_help_fits_a_screen_and_shows_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert report("--help") == 0
    shown = capsys.readouterr().out
    assert len(shown.splitlines()) <= 32
    assert "Example: procmodel report" in shown


def test_a_comparison_writes_the_paper_where_only_a_paper_can_be(tmp_path: Path) -> None:
    wanted = [str(tmp_path / f"pair.{ending}") for ending in ("docx", "pptx", "tex", "svg", "md")]
    outputs = [part for path in wanted for part in ("-o", path)]
    assert run(procmodel, ["diff", *PAIR, *outputs]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "pair-fall.pdf",
        "pair-pair.pdf",
        "pair-touches.pdf",
        "pair.docx",
        "pair.md",
        "pair.pptx",
        "pair.svg",
        "pair.tex",
    ]
    assert (tmp_path / "pair.docx").read_bytes()[:2] == b"PK"


def test_a_paper_holds_the_real_picture(tmp_path: Path) -> None:
    paper = tmp_path / "paper.md"
    assert report(*PAIR, "-o", str(paper)) == 0
    assert "Take the report down" in (tmp_path / "paper-pair.svg").read_text("utf-8")
    assert "Take the report down, a person does it, Customer service adviser" in paper.read_text("utf-8")
