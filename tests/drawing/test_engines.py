"""Graphviz by name: our positions, its lines; and clear words where it is not there."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from procmodel.drawing import draw, engines
from procmodel.errors import MissingToolError, WriteError
from procmodel.limits import Limits
from tests.drawing.samples import small_picture


def program(folder: Path, body: str) -> str:
    """A program that stands for an engine."""
    path = folder / "engine"
    path.write_text(f"#!{sys.executable}\nimport sys, time\n{body}\n", "utf-8")
    path.chmod(0o755)
    return str(path)


def install(monkeypatch: pytest.MonkeyPatch, path: str | None) -> None:
    monkeypatch.setattr(engines, "ENGINES", {"system": (lambda: path,)})


def test_an_engine_that_is_not_there_is_named_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, None)
    with pytest.raises(
        MissingToolError, match=r"system is not installed \(pip install 'procmodel\[graphviz\]'"
    ):
        draw(small_picture(), "svg", engine="system")


def test_an_engine_gets_our_positions(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, program(tmp_path, "print(*sys.argv[1:]); print(sys.stdin.read())"))
    said = draw(small_picture(), "svg", engine="system").decode()
    assert said.startswith("-Kneato -n2 -Tsvg")
    assert 'pos="174.75,135!"' in said


def test_an_engine_that_fails_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, program(tmp_path, "sys.exit('syntax error in line 1')"))
    with pytest.raises(WriteError, match="system failed: syntax error in line 1"):
        draw(small_picture(), "svg", engine="system")


def test_an_engine_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, program(tmp_path, "time.sleep(60)"))
    with pytest.raises(WriteError, match="did not finish within 1 s"):
        draw(small_picture(), "svg", engine="system", limits=Limits(dot_seconds=1))


@pytest.mark.parametrize(("engine", "picture"), [("elk", "svg"), ("graphviz", "pdf")])
def test_an_unknown_engine_or_format_is_refused(engine: str, picture: str) -> None:
    with pytest.raises(WriteError, match="engines: graphviz, embedded, system"):
        draw(small_picture(), picture, engine=engine)


@pytest.mark.exe
@pytest.mark.parametrize("engine", ["embedded", "system"])
def test_steps_stay_where_we_put_them(engine: str) -> None:
    if not any(find() for find in engines.ENGINES[engine]):
        pytest.skip(f"the engine {engine} is not installed")
    said = draw(small_picture(), "svg", engine=engine).decode()
    texts = re.findall(
        r'<text[^>]* x="([-0-9.]+)" y="([-0-9.]+)"[^>]*>(Log the report|Store the file)<', said
    )
    at = {name: (float(x), float(y)) for x, y, name in texts}
    assert at["Store the file"][0] - at["Log the report"][0] == pytest.approx(157.5, abs=1)
    assert at["Store the file"][1] - at["Log the report"][1] == pytest.approx(75, abs=1)
