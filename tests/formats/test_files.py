"""Bytes from and to files: any encoding that says itself, nothing half written."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from procmodel.errors import ReadError, WriteError
from procmodel.formats import UNREADABLE, read, read_lenient, write
from procmodel.formats.files import write_all, write_bytes

TEXT = "procmodel: 1\nname: Caffè\nlanes: {a: {}}\nsteps: {t: {name: T, lane: a, kind: manual}}\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_any_unicode_encoding_that_says_itself_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode(encoding))
    assert read(path).name == "Caffè"


UNREADABLE_FILES = {
    "latin-1": (TEXT.encode("latin-1"), "not UTF-8 at byte 23"),
    "overlong": (b"procmodel: 1\nname: \xc0\xaf", "not UTF-8 at byte 19"),
    "binary": (bytes(range(256)), "not UTF-8|control characters"),
    "nul": (b"procmodel: 1\nname: a\x00b\n", "control characters"),
    "surrogate": (b"procmodel: 1\nname: \xed\xa0\x80\n", "not UTF-8"),
    "surrogate escape": (b'procmodel: 1\nname: "\\ud800"\n', "invalid Unicode"),
    "empty": (b"", "empty"),
    "comment": (b"# nothing\n", "empty"),
    "text": (b"hello", "no process"),
    "another yaml": (b"version: 3\nservices: {}\n", "no process"),
    "large": (b"# " + b"x" * (33 << 20), "limit is 33554432"),
}


@pytest.mark.parametrize("name", UNREADABLE_FILES)
def test_what_cannot_be_read_says_why_in_one_line(tmp_path: Path, name: str) -> None:
    data, reason = UNREADABLE_FILES[name]
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=reason):
        read(path)
    process, findings = read_lenient(path)
    assert process is None
    assert len(findings) == 1
    assert findings[0].rule in UNREADABLE


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"gone\.yaml: no such file"):
        read(tmp_path / "gone.yaml")
    (tmp_path / "d.yaml").mkdir()
    with pytest.raises(ReadError, match="folder"):
        read(tmp_path / "d.yaml")
    (tmp_path / "a.doc").write_text(TEXT, encoding="utf-8")
    with pytest.raises(ReadError, match="ending"):
        read(tmp_path / "a.doc")
    assert read(tmp_path / "a.doc", ending=".yaml").id == "caffe"


def test_writing_keeps_the_mode_and_follows_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_bytes(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert sorted(os.listdir(tmp_path)) == ["link.txt", "real.txt"]


def test_when_one_of_several_files_cannot_be_written_none_changes(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_bytes(b"old")
    with pytest.raises(WriteError, match="no such file"):
        write_all({good: b"new", tmp_path / "gone" / "bad.txt": b"new"})
    assert good.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["good.txt"]


def test_a_failing_rename_leaves_the_old_file_and_no_stray(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(WriteError, match="no space left"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_device_is_written_straight() -> None:
    write_bytes(Path("/dev/null"), b"gone")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    if Path("/dev/full").exists():
        with pytest.raises(WriteError, match="no space left"):
            write_bytes(Path("/dev/full"), b"x")


def test_a_folder_is_no_target(tmp_path: Path, examples: Path) -> None:
    process = read(examples / "speeding_before.yaml")
    (tmp_path / "d.yaml").mkdir()
    with pytest.raises(WriteError, match="folder"):
        write(process, tmp_path / "d.yaml")
    with pytest.raises(WriteError, match="ending"):
        write(process, tmp_path / "a.doc")
