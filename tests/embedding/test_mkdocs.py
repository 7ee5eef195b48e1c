"""A site that MkDocs builds has the picture of each block, with its words."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from lxml import html

ROOT = Path(__file__).parents[2]
PAGE = """---
title: The change
---
# The change

```procmodel-diff
before: ../files/speeding_before.yaml
after: /files/speeding_after.yaml
view: {view}
caption: Before and after, as planned
```

After the picture.
"""


@pytest.fixture
def folder(tmp_path: Path, examples: Path) -> Path:
    pytest.importorskip("mkdocs", reason="mkdocs is not installed")
    (tmp_path / "docs" / "files").mkdir(parents=True)
    for side in ("before", "after"):
        shutil.copy(examples / f"speeding_{side}.yaml", tmp_path / "docs" / "files")
    (tmp_path / "docs" / "guide").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Start\n\n[Change](guide/change.md)\n", "utf-8")
    (tmp_path / "docs" / "guide" / "change.md").write_text(PAGE.format(view="strip"), "utf-8")
    (tmp_path / "hook.py").write_text(
        "from procmodel.embedding.mkdocs import on_page_markdown as on_page_markdown\n", "utf-8"
    )
    (tmp_path / "mkdocs.yml").write_text("site_name: Test\nhooks: [hook.py]\nplugins: []\n", "utf-8")
    return tmp_path


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "--strict", "-f", str(folder / "mkdocs.yml")]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_the_picture_and_its_words_stand_in_the_page(folder: Path) -> None:
    done = build(folder)
    assert done.returncode == 0, done.stderr
    page = folder / "site" / "guide" / "change" / "index.html"
    tree = html.fromstring(page.read_bytes())
    (image,) = tree.xpath("//figure[@class='procmodel-diff']/img")
    assert (page.parent / image.get("src")).read_bytes().startswith(b"<?xml")
    assert image.get("alt").startswith("Report speeding traffic, every touch before and after. 7 touches")
    assert tree.xpath("string(//figcaption)") == "Before and after, as planned"
    assert "Customer service adviser 2" in tree.xpath("string(//figure/details)")
    assert tree.xpath("//p[text()='After the picture.']")


def test_two_builds_give_the_same_page_and_picture(folder: Path) -> None:
    seen = []
    for _ in range(2):
        assert build(folder).returncode == 0
        files = [folder / "site" / "guide" / "change" / "index.html"]
        files += sorted((folder / "site" / "assets" / "procmodel").iterdir())
        seen.append([path.read_bytes() for path in files])
    assert seen[0] == seen[1]


def test_a_mistake_stops_the_build_and_names_the_line_of_the_file(folder: Path) -> None:
    (folder / "docs" / "guide" / "change.md").write_text(PAGE.format(view="overlap"), "utf-8")
    done = build(folder)
    assert done.returncode != 0
    assert "guide/change.md:6: unknown view 'overlap' (did you mean 'overlay'?)" in done.stderr
    assert "Traceback" not in done.stderr


def test_mkdocs_finds_the_plugin_by_its_name(folder: Path) -> None:
    if "procmodel" not in {entry.name for entry in entry_points(group="mkdocs.plugins")}:
        pytest.skip("procmodel was installed before it had the plugin (pip install -e . again)")
    (folder / "mkdocs.yml").write_text("site_name: Test\nplugins: [procmodel]\n", "utf-8")
    done = build(folder)
    assert done.returncode == 0, done.stderr
    assert "procmodel-diff" in (folder / "site" / "guide" / "change" / "index.html").read_text("utf-8")


def test_the_plugin_stands_where_the_package_says() -> None:
    pytest.importorskip("mkdocs", reason="mkdocs is not installed")
    from mkdocs.plugins import BasePlugin

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    module, _, name = project["entry-points"]["mkdocs.plugins"]["procmodel"].partition(":")
    assert issubclass(getattr(import_module(module), name), BasePlugin)
