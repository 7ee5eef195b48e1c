"""Whatever stands in a file, or in the way of one: a reason on standard error, exit 3, nothing half-written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from procmodel.cli import procmodel
from procmodel.cli.running import run
from tests.house.tree import ROOT

BEFORE, AFTER = (str(ROOT / "examples" / f"speeding_{side}.yaml") for side in ("before", "after"))
COMMANDS = ("measure", "check", "draw", "diff", "fmt")
NINE = ", ".join(["*{0}"] * 9)
BOMB = "a: &a [x]\n" + "".join(
    f"{name}: &{name} [{NINE.format(of)}]\n" for of, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def of_bytes(data: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(data)

    return make


def large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200_000_000)


BAD: dict[str, tuple[Callable[[Path], None], str]] = {
    "missing": (lambda path: None, "no such file or folder"),
    "folder": (Path.mkdir, "this is a folder, a file is needed"),
    "binary": (of_bytes(bytes(range(256)) * 40), "not UTF-8 at byte 128"),
    "empty": (of_bytes(b""), "the file is empty"),
    "large": (large, "the file has 200000000 bytes, the limit is 33554432"),
    "latin": (of_bytes("procmodel: 1\nname: café\n".encode("latin-1")), "not UTF-8 at byte 22"),
    "bomb": (of_bytes(BOMB.encode()), "aliases unfold to more than"),
    "brackets": (of_bytes(b"[" * 100_000), "nested deeper than 100"),
    "other yaml": (of_bytes(b"hello: world\n"), "this is no process"),
    "other text": (of_bytes(b"hello\n"), "this is no process"),
    "a list": (of_bytes(b"- a\n- b\n"), "this is no process"),
    "a tag": (of_bytes(b"procmodel: 1\nname: !!python/name:os.system x\nlanes: {}\nsteps: {}\n"), "tag"),
    "a merge": (of_bytes(b"procmodel: 1\nx-a: &a {b: 1}\nname: {<<: *a}\nlanes: {}\nsteps: {}\n"), "<<"),
    "a surrogate": (
        of_bytes(b'procmodel: 1\nname: "\\ud800"\nlanes: {}\nsteps: {}\n'),
        "cannot be read here",
    ),
    "a newer format": (of_bytes(b"procmodel: 2\nname: A\n"), "needs a newer procmodel"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_is_no_process_is_refused_by_name(
    command: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make, reason = BAD[name]
    path = tmp_path / "model.yaml"
    make(path)
    picture = tmp_path / "picture.svg"
    arguments = [command, str(path)]
    arguments += [AFTER] if command == "diff" else []
    arguments += ["-o", str(picture)] if command in ("diff", "draw") else []
    code = run(procmodel, arguments)
    out, err = capsys.readouterr()
    if command == "fmt" and code in (0, 1):
        return  # YAML of any meaning can be laid out
    assert code == 3 or (command == "check" and code == 1)
    said = out if command == "check" else err
    assert str(path) in said
    assert reason in said
    assert "Traceback" not in err
    assert "itself failed" not in err
    assert not picture.exists()


@pytest.mark.parametrize(
    "line",
    [
        "apply {before} {missing}",
        "check --fix {missing}",
        "diff {before} {after} --mapping {missing}",
        "report {before} {after} --template {missing} -o {folder}/paper.docx",
        "serve {missing}",
    ],
)
def test_a_second_file_that_is_not_there_is_named(
    line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "none.yaml"
    words = line.format(before=BEFORE, after=AFTER, missing=missing, folder=tmp_path).split()
    assert run(procmodel, words) == 3
    assert capsys.readouterr().err == f"{missing}: no such file or folder\n"


@pytest.mark.parametrize(
    ("split", "reason"),
    [
        (
            "{kind: inclusive, next: [{to: b, share: 50%}, {to: c, share: 50%}]}",
            "inclusive split 'split' takes no branch at all in 25 % of its visits",
        ),
        (
            "{kind: inclusive, next: [{to: b, share: 50%}, {to: c, share: 50%, default: true}]}",
            "inclusive split 'split' states a share for its default branch",
        ),
        ("{kind: exclusive, next: [{to: split, share: 100%}, {to: b, share: 0%}]}", "'split' has no way out"),
    ],
)
def test_what_has_no_finite_answer_is_told_by_line(
    split: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "model.yaml"
    path.write_text(
        f"procmodel: 1\nname: Small\nlanes: {{desk: {{}}}}\nsteps:\n  a: {{name: Do a, lane: desk}}\n  split: {split}\n"
        "  b: {name: Do b}\n  c: {name: Do c}\n"
    )
    assert run(procmodel, ["measure", str(path)]) == 3
    err = capsys.readouterr().err
    assert f"{path}:6:3: " in err
    assert reason in err


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("none/pair.svg", "no such file or folder"),
        ("file/pair.svg", "not a"),
        ("pair.yaml", "unknown ending"),
        ("folder.svg", "folder"),
    ],
)
def test_an_output_that_cannot_be_written_is_told_and_leaves_nothing(
    target: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("a file")
    (tmp_path / "folder.svg").mkdir()
    there = sorted(tmp_path.rglob("*"))
    assert run(procmodel, ["diff", BEFORE, AFTER, "-o", str(tmp_path / target)]) == 3
    assert reason in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == there


def test_one_output_that_fails_stops_them_all(tmp_path: Path) -> None:
    outputs = [tmp_path / "pair.svg", tmp_path / "none" / "pair.md"]
    assert run(procmodel, ["diff", BEFORE, AFTER, *(part for o in outputs for part in ("-o", str(o)))]) == 3
    assert list(tmp_path.iterdir()) == []


def test_an_input_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = Path(BEFORE).read_bytes()
    source = tmp_path / "a.json"
    run(procmodel, ["diff", BEFORE, AFTER, "-o", str(source)])
    source.write_bytes(data)
    assert run(procmodel, ["diff", str(source), AFTER, "-o", str(source)]) == 3
    assert "one of the files read" in capsys.readouterr().err
    assert source.read_bytes() == data


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="/dev/full is only on Linux")
def test_a_full_device_is_told_and_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "pair.svg"
    picture.symlink_to("/dev/full")
    assert run(procmodel, ["diff", BEFORE, AFTER, "-o", str(picture)]) == 3
    assert "no space left" in capsys.readouterr().err
    assert os.path.exists("/dev/full")


def shell(line: str) -> subprocess.CompletedProcess[str]:
    command = f"'{sys.executable}' -m procmodel {line}"
    return subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
@pytest.mark.parametrize(
    ("line", "code", "reason"),
    [
        ("diff examples/bins_before.yaml examples/bins_after.yaml >/dev/full", 3, "no space left on device"),
        ("diff examples/bins_before.yaml examples/bins_after.yaml >&-", 3, "standard output is closed"),
        ("--help >/dev/full", 3, "no space left on device"),
        ("check examples/bins_before.yaml | head -0; exit ${PIPESTATUS[0]}", 1, ""),
        ("check none.yaml 2>&-", 3, ""),
    ],
)
def test_where_nobody_listens_it_ends_without_a_traceback(line: str, code: int, reason: str) -> None:
    done = shell(line)
    assert (done.returncode, done.stderr.strip()) == (code, reason)


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_interrupted_it_ends_with_130() -> None:
    import signal
    import time

    reader = subprocess.Popen(
        [sys.executable, "-m", "procmodel", "measure", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        text=True,
        preexec_fn=lambda: signal.signal(
            signal.SIGINT, signal.SIG_DFL
        ),  # ignored where the suite runs unattended
    )
    time.sleep(1.5)
    reader.send_signal(signal.SIGINT)
    out, err = reader.communicate(timeout=10)
    assert (reader.returncode, out, err.strip()) == (130, "", "interrupted")
