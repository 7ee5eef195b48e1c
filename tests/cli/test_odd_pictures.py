"""Odd models through `procmodel draw`: a picture that opens, or one clear sentence and no file."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from procmodel import write
from procmodel.cli import procmodel
from procmodel.cli.running import run
from procmodel.model import Lane, Process, SequenceFlow, Task, TaskKind
from tests.conftest import ROOT
from tests.drawing.pdf_structure import faults

SPEEDING = ROOT / "examples" / "speeding_before.yaml"
NAMES = {
    "markup": "<b>bold</b> & \"quoted\" 'text' ]]> <!-- -->",
    "long": "word " * 1999 + "word",
    "one long word": "x" * 10_000,
    "right to left": "\u05d3\u05d5\u05d7 \u05e2\u05dc",
    "zero width": "\u200b\u200d\u2060\ufeff",
    "blank": "   ",
    "emoji": "\U0001f697\U0001f4a8",
}


def written(
    folder: Path, tasks: int, lanes: int, flows: tuple[tuple[int, int], ...], name: str = "Do it"
) -> Path:
    process = Process(
        id="p",
        name=name,
        lanes=tuple(Lane(id=f"l{n}", name=name) for n in range(lanes)),
        nodes=tuple(
            Task(id=f"t{n}", name=name, lane=f"l{n % lanes}", kind=TaskKind.USER) for n in range(tasks)
        ),
        flows=tuple(SequenceFlow(source=f"t{a}", target=f"t{b}", when=name) for a, b in flows),
    )
    write(process, folder / "model.yaml")
    return folder / "model.yaml"


def drawn(model: Path, ending: str) -> bytes:
    picture = model.with_suffix(ending)
    assert run(procmodel, ["draw", str(model), "-o", str(picture), "--limit", "name=10000"]) == 0
    return picture.read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_kind_becomes_a_picture_in_every_format(name: str, tmp_path: Path) -> None:
    model = written(tmp_path, 4, 2, ((0, 1), (1, 2), (2, 3), (2, 1)), NAMES[name])
    assert etree.fromstring(drawn(model, ".svg")).tag.endswith("svg")
    assert drawn(model, ".png").startswith(b"\x89PNG")
    assert faults(drawn(model, ".pdf")) == []


@pytest.mark.parametrize("name", ["zero width", "blank"])
def test_a_step_whose_name_shows_nothing_is_called_by_its_id(name: str, tmp_path: Path) -> None:
    picture = drawn(written(tmp_path, 2, 1, ((0, 1),), NAMES[name]), ".svg").decode()
    assert ">t0</text>" in picture
    assert ">l0</text>" in picture


@pytest.mark.parametrize(
    ("tasks", "lanes", "flows"),
    [
        (0, 1, ()),
        (1, 1, ()),
        (6, 1, tuple((n, n + 1) for n in range(5))),
        (120, 60, tuple((n, n + 1) for n in range(119))),
        (9, 3, ((0, 1), (3, 4), (4, 3), (6, 6))),
    ],
    ids=["none", "one", "one lane", "60 lanes", "parts that do not hang together"],
)
def test_a_model_of_any_shape_becomes_a_picture(
    tasks: int, lanes: int, flows: tuple[tuple[int, int], ...], tmp_path: Path
) -> None:
    model = written(tmp_path, tasks, lanes, flows)
    assert drawn(model, ".svg").count(b'role="graphics-symbol"') == tasks + len(flows)
    assert faults(drawn(model, ".pdf")) == []


def test_five_hundred_branches_fit_a_page_that_readers_open(tmp_path: Path) -> None:
    flows = [(0, n) for n in range(1, 501)] + [(n, 501) for n in range(1, 501)]
    model = written(tmp_path, 502, 1, tuple(flows))
    with pikepdf.open(io.BytesIO(drawn(model, ".pdf"))) as pdf:
        assert max(float(side) for side in pdf.pages[0].MediaBox) == 14_400


def test_a_folder_without_permission_is_named_and_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refused)
    picture = tmp_path / "x.svg"
    assert run(procmodel, ["draw", str(SPEEDING), "-o", str(picture)]) == 3
    assert f"cannot write '{picture}': no permission" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_old_picture_stays_where_a_new_one_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    picture = tmp_path / "x.svg"
    picture.write_text("old")
    monkeypatch.setattr("os.write", full)
    assert run(procmodel, ["draw", str(SPEEDING), "-o", str(picture)]) == 3
    monkeypatch.undo()
    assert str(picture) in capsys.readouterr().err
    assert picture.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["x.svg"]
