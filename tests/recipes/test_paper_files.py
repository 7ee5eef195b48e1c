"""Papers as files: all or none are written, nothing that is not ours is touched, what was there is kept."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from procmodel import read
from procmodel.errors import ReadError, WriteError
from procmodel.recipes.before_after import BeforeAfter, before_after
from procmodel.recipes.paper import Outline
from procmodel.recipes.paper.files import Templates, check_day, read_templates, write_paper
from procmodel.reports import REPORTS

EXAMPLES = Path(__file__).parents[2] / "examples"
WORDS_ONLY = Templates(Outline(leave_out=("picture", "strip", "times")))


@cache
def pair() -> BeforeAfter:
    return before_after(*(read(EXAMPLES / f"speeding_{side}.yaml") for side in ("before", "after")))


@cache
def later() -> BeforeAfter:
    names = "speeding_before", "speeding_after_all_channels"
    return before_after(*(read(EXAMPLES / f"{name}.yaml") for name in names))


def write(folder: Path, *names: str, of: BeforeAfter | None = None, **more: object) -> set[str]:
    """The names of the files that were written."""
    options = {"templates": WORDS_ONLY, "day": "2026-03-01", **more}
    paths = [str(folder / name) for name in names]
    return {Path(path).name for path in write_paper(of or pair(), paths, **options)}  # type: ignore[arg-type]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_format_is_written_at_once(tmp_path: Path) -> None:
    names = {f"paper.{ending}" for ending in REPORTS}
    assert write(tmp_path, *sorted(names)) == names == set(contents(tmp_path))


def test_writing_the_same_again_changes_nothing_and_keeps_no_copy(tmp_path: Path) -> None:
    names = sorted(f"paper.{ending}" for ending in REPORTS)
    write(tmp_path, *names)
    before = contents(tmp_path)
    assert write(tmp_path, *names) == set()
    assert contents(tmp_path) == before


@pytest.mark.parametrize("ending", REPORTS)
def test_what_was_there_is_kept_beside_the_new(ending: str, tmp_path: Path) -> None:
    name = f"paper.{ending}"
    write(tmp_path, name)
    old = (tmp_path / name).read_bytes()
    assert write(tmp_path, name, of=later()) == {name, f"{name}.bak"}
    assert (tmp_path / f"{name}.bak").read_bytes() == old
    assert (tmp_path / name).read_bytes() != old


@pytest.mark.parametrize("ending", REPORTS)
def test_a_file_of_somebody_else_is_refused_and_stays_as_it_is(ending: str, tmp_path: Path) -> None:
    (tmp_path / f"paper.{ending}").write_bytes(b"Mine.")
    with pytest.raises(WriteError, match=rf"paper\.{ending}: .*no place of ours"):
        write(tmp_path, "other.md", f"paper.{ending}")
    assert contents(tmp_path) == {f"paper.{ending}": b"Mine."}


def test_an_authors_words_outlive_a_second_run(tmp_path: Path) -> None:
    write(tmp_path, "paper.md")
    path = tmp_path / "paper.md"
    path.write_text(
        path.read_text("utf-8").replace("## What changed", "My words.\n\n## What changed"), "utf-8"
    )
    write(tmp_path, "paper.md", of=later())
    assert "My words.\n\n## What changed" in path.read_text("utf-8")
    assert "speeding\\_after\\_all\\_channels.yaml" in path.read_text("utf-8")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything is allowed to root")
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(WriteError, match="paper"):
        write(tmp_path, "paper.docx")


def test_a_folder_that_is_not_there_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="nowhere"):
        write(tmp_path, "paper.md", "nowhere/paper.docx")
    assert contents(tmp_path) == {}


def test_a_device_is_written_straight() -> None:
    if not Path("/dev/null").is_char_device():
        pytest.skip("there is no /dev/null")
    from procmodel.recipes.paper.files import paper_files

    assert set(paper_files(pair(), ["/dev/null.md"], templates=WORDS_ONLY)) == {"/dev/null.md"}


@pytest.mark.parametrize(
    ("name", "data", "endings", "told"),
    [
        ("look.txt", b"", ("docx",), "unknown kind of template"),
        ("look.docx", b"", ("md",), r"no \.docx file is asked for"),
        ("look.pptx", b"", ("docx",), r"no \.pptx file is asked for"),
        ("look.yaml", b"sections: x", ("docx",), "expected a list of parts"),
    ],
)
def test_a_template_that_has_no_use_is_told(
    name: str, data: bytes, endings: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises((WriteError, ReadError), match=told):
        read_templates([str(tmp_path / name)], endings)


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"look\.docx"):
        read_templates([str(tmp_path / "look.docx")], ("docx",))


def test_a_template_that_is_no_document_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "look.docx").write_bytes(b"letterhead")
    chosen = read_templates([str(tmp_path / "look.docx")], ("docx",))
    with pytest.raises(WriteError, match=r"look\.docx: this is no \.docx file"):
        write(tmp_path, "paper.docx", templates=Templates(WORDS_ONLY.outline, chosen.looks))
    assert set(contents(tmp_path)) == {"look.docx"}


@pytest.mark.parametrize("text", ["1 March", "2026-13-01", "", "2026-03-01T00:00"])
def test_a_date_has_one_form(text: str) -> None:
    assert check_day("2026-03-01") == "2026-03-01"
    with pytest.raises(WriteError, match="is no date"):
        check_day(text)


@pytest.mark.parametrize("lock", ["~$paper.docx", "~$per.docx", ".~lock.paper.docx#"])
def test_a_paper_that_is_open_in_another_program_is_left_alone(lock: str, tmp_path: Path) -> None:
    write(tmp_path, "paper.docx")
    (tmp_path / lock).write_bytes(b"")
    before = contents(tmp_path)
    with pytest.raises(WriteError, match=r"paper\.docx: it is open in another program"):
        write(tmp_path, "paper.docx", of=later())
    assert contents(tmp_path) == before


def test_a_read_only_paper_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "paper.docx")
    (tmp_path / "paper.docx").chmod(0o444)
    before = contents(tmp_path)
    with pytest.raises(WriteError, match=r"paper\.docx: it may not be written to"):
        write(tmp_path, "paper.docx", of=later())
    assert contents(tmp_path) == before
