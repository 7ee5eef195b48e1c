"""`procmodel draw` and the pictures of `diff`: formats, looks, words, and what is refused."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from procmodel.cli import procmodel
from procmodel.cli.running import run as run_command
from tests.conftest import ROOT

SPEEDING, AFTER = (ROOT / "examples" / f"speeding_{state}.yaml" for state in ("before", "after"))


@dataclass(frozen=True)
class Result:
    exit_code: int
    stdout: str
    stderr: str


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def called(*arguments: str | Path) -> Result:
        code = run_command(procmodel, [str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Result(code, printed.out, printed.err)

    return called


def test_the_ending_tells_the_format(run: Run, tmp_path: Path) -> None:
    starts = {
        "svg": b"<?xml",
        "png": b"\x89PNG",
        "pdf": b"%PDF",
        "html": b"<!DOCTYPE",
        "dot": b"digraph",
        "mmd": b"flowchart",
    }
    outputs = [tmp_path / f"picture.{ending}" for ending in starts]
    result = run("draw", SPEEDING, *(part for path in outputs for part in ("-o", path)))
    assert result.exit_code == 0, result.stderr
    for path, start in zip(outputs, starts.values(), strict=True):
        assert path.read_bytes().startswith(start)
        assert f"wrote {path}" in result.stderr


def test_words_alone_can_be_asked_for(run: Run) -> None:
    result = run("draw", SPEEDING, "--alt")
    assert result.exit_code == 0
    assert "Take the report down" in result.stdout
    assert "<svg" not in result.stdout
    pair = run("diff", SPEEDING, AFTER, "--alt")
    assert "Tell the resident who has it" in pair.stdout


def test_neither_picture_nor_words_is_wrong_usage(run: Run) -> None:
    result = run("draw", SPEEDING)
    assert result.exit_code == 2
    assert "--alt" in result.stderr


def test_greys_have_no_colour(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "grey.svg"
    assert run("draw", SPEEDING, "--greyscale", "-o", path).exit_code == 0
    text = path.read_text("utf-8")
    colours = {text[at + 2 : at + 8] for at in range(len(text)) if text[at : at + 2] == '"#'}
    assert all(colour[:2] == colour[2:4] == colour[4:] for colour in colours)


def test_resolution_is_the_one_asked_for(run: Run, tmp_path: Path) -> None:
    widths = []
    for dpi in (96, 192):
        path = tmp_path / f"{dpi}.png"
        assert run("draw", SPEEDING, "--dpi", str(dpi), "-o", path).exit_code == 0
        widths.append(struct.unpack(">I", path.read_bytes()[16:20])[0])
    assert widths[1] == pytest.approx(2 * widths[0], abs=2)


def test_too_many_pixels_are_refused_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    result = run("draw", SPEEDING, "--dpi", "5000", "-o", tmp_path / "a.svg", "-o", path)
    assert result.exit_code == 3
    assert "take --dpi" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_theme_of_ones_own_is_taken_and_a_faint_one_remarked(run: Run, tmp_path: Path) -> None:
    theme = tmp_path / "mine.toml"
    theme.write_text('name = "mine"\n[palette]\nmuted = "#bbbbbb"\n', "utf-8")
    result = run("draw", SPEEDING, "--theme", theme, "-o", tmp_path / "x.svg")
    assert result.exit_code == 0
    assert "text in #bbbbbb on #ffffff has a contrast of 1.9:1, under 4.5:1" in result.stderr
    assert "#bbbbbb" in (tmp_path / "x.svg").read_text("utf-8")


def test_an_unknown_theme_names_the_known_ones(run: Run, tmp_path: Path) -> None:
    result = run("draw", SPEEDING, "--theme", "neon", "-o", tmp_path / "x.svg")
    assert result.exit_code == 3
    assert "paper, govuk, plain" in result.stderr


def test_a_caption_stands_below(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.svg"
    result = run(
        "draw", SPEEDING, "--figure", "2", "--caption", "As it is.", "--source", "Interviews", "-o", path
    )
    assert result.exit_code == 0
    assert "Figure 2. As it is." in path.read_text("utf-8")
    assert "Source: Interviews" in path.read_text("utf-8")


def test_letters_that_the_font_lacks_are_named(run: Run, tmp_path: Path) -> None:
    text = SPEEDING.read_text("utf-8").replace("Take the report down", "Take it down \u4e2d")
    file = tmp_path / "file.yaml"
    file.write_text(text, "utf-8")
    result = run("draw", file, "-o", tmp_path / "x.png")
    assert result.exit_code == 0
    assert "U+4E2D" in result.stderr


def test_an_output_that_cannot_be_written_is_a_clear_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken.svg").mkdir()
    for path in (tmp_path / "taken.svg", tmp_path / "no" / "x.svg"):
        result = run("draw", SPEEDING, "-o", path)
        assert result.exit_code == 3
        assert str(path) in result.stderr
        assert "Traceback" not in result.stderr


def test_an_earlier_version_lends_its_rows(run: Run, tmp_path: Path) -> None:
    """Both branches are in one lane; the new step is written first, and would take the row of the old one."""
    head = "procmodel: 1\nname: Two\nlanes: {a: {name: Office}}\nsteps:\n"
    end = "  old: {name: Old, lane: a, next: done}\n  done: {name: Done, lane: a}\n"
    early, late = tmp_path / "early.yaml", tmp_path / "late.yaml"
    early.write_text(f"{head}  ask: {{kind: parallel, lane: a, next: [old]}}\n{end}")
    new = "  new: {name: New, lane: a, next: done}\n"
    late.write_text(f"{head}  ask: {{kind: parallel, lane: a, next: [new, old]}}\n{new}{end}")
    alone, alike = tmp_path / "alone.drawio", tmp_path / "alike.drawio"
    assert run("draw", late, "-o", alone).exit_code == 0
    assert run("draw", late, "--like", early, "-o", alike).exit_code == 0

    def tops(picture: Path) -> list[float]:
        cells = etree.parse(picture).findall(".//mxCell")
        names = {cell.get("value"): cell for cell in cells}
        return [float(names[name].find("mxGeometry").get("y")) for name in ("Old", "New", "Done")]

    assert tops(alone)[0] > tops(alone)[1] == tops(alone)[2]
    assert tops(alike)[1] > tops(alike)[0] == tops(alike)[2]


def test_an_earlier_version_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    result = run("draw", SPEEDING, "--like", tmp_path / "none.yaml", "-o", tmp_path / "x.svg")
    assert result.exit_code == 3
    assert "none.yaml" in result.stderr
    assert not (tmp_path / "x.svg").exists()


def test_the_earlier_version_is_not_written_over(run: Run, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.svg"
    earlier.write_text("kept")
    assert run("draw", SPEEDING, "--like", earlier, "-o", earlier).exit_code != 0
    assert earlier.read_text() == "kept"
