"""What the page on embedding shows for Quarto works: the cell shows a picture, the command writes the files named."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from tests.house.test_docs import run

PAGE = (Path(__file__).parents[2] / "docs" / "embedding.md").read_text("utf-8")


@pytest.fixture(autouse=True)
def beside_the_example(tmp_path: Path, examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for side in ("before", "after"):
        shutil.copy(examples / f"speeding_{side}.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)


def test_the_cell_for_quarto_shows_picture_figures_and_finding() -> None:
    (cell,) = re.findall(r"^```\{python\}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    *lines, last = [line for line in cell.splitlines() if line]
    names: dict[str, object] = {}
    exec("\n".join(lines), names)
    shown = eval(last, names)._repr_mimebundle_()
    assert shown["image/svg+xml"].startswith("<svg")
    assert '<img src="data:image/svg+xml;base64,' in shown["text/html"]
    assert "7 touches by hand became 0" in shown["text/html"]


def test_the_command_before_rendering_writes_the_pictures_that_the_page_names() -> None:
    settings = next(
        found
        for text in re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
        if "project" in (found := yaml.safe_load(text))
    )
    (command,) = settings["project"]["pre-render"]
    assert run(command)[0] == 0
    assert Path("speeding.svg").read_bytes().startswith(b"<?xml")
    assert Path("speeding.pdf").read_bytes().startswith(b"%PDF")
    assert "](speeding){fig-alt=" in PAGE
