"""Documents that Sphinx builds have the picture of each directive, with its words."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

RST = """The change
==========

.. procmodel-diff::
   :before: ../files/speeding_before.yaml
   :after: /files/speeding_after.yaml
   :view: {view}
   :caption: Before and after, as planned

After the picture.
"""
MYST = """# The same in Markdown

```procmodel-diff
before: ../files/speeding_before.yaml
after: ../files/speeding_after.yaml
```
"""


@pytest.fixture
def folder(tmp_path: Path, examples: Path) -> Path:
    pytest.importorskip("sphinx", reason="sphinx is not installed")
    (tmp_path / "files").mkdir()
    for side in ("before", "after"):
        shutil.copy(examples / f"speeding_{side}.yaml", tmp_path / "files")
    (tmp_path / "guide").mkdir()
    (tmp_path / "conf.py").write_text("extensions = ['procmodel.embedding.sphinx']\n", "utf-8")
    (tmp_path / "index.rst").write_text("Start\n=====\n\n.. toctree::\n   :glob:\n\n   guide/*\n", "utf-8")
    (tmp_path / "guide" / "change.rst").write_text(RST.format(view="strip"), "utf-8")
    return tmp_path


def build(folder: Path, builder: str = "html") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", builder, "-d", str(folder / "_kept")]
    command += ["-D", "exclude_patterns=_kept,_html,_latex,_text", str(folder), str(folder / f"_{builder}")]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_the_picture_and_its_words_stand_in_the_page(folder: Path) -> None:
    done = build(folder)
    assert done.returncode == 0, done.stderr
    page = folder / "_html" / "guide" / "change.html"
    tree = html.fromstring(page.read_bytes())
    (image,) = tree.xpath("//figure[contains(@class, 'procmodel-diff')]//img")
    assert (page.parent / image.get("src")).read_bytes().startswith(b"<?xml")
    assert image.get("alt").startswith("Report speeding traffic, every touch before and after. 7 touches")
    assert "Before and after, as planned" in tree.xpath("string(//figcaption)")
    assert "Customer service adviser 2" in tree.xpath("string(//details)")


def test_a_block_in_markdown_is_understood_by_myst(folder: Path) -> None:
    pytest.importorskip("myst_parser", reason="myst-parser is not installed")
    settings = "extensions = ['procmodel.embedding.sphinx', 'myst_parser']\n"
    (folder / "conf.py").write_text(settings + "myst_fence_as_directive = ['procmodel-diff']\n", "utf-8")
    (folder / "guide" / "again.md").write_text(MYST, "utf-8")
    done = build(folder)
    assert done.returncode == 0, done.stderr
    tree = html.fromstring((folder / "_html" / "guide" / "again.html").read_bytes())
    assert tree.xpath("//figure//img/@alt")[0].startswith("Report speeding traffic, before above after.")
    (folder / "guide" / "again.md").write_text(MYST.replace("after:", "aftr:"), "utf-8")
    assert "guide/again.md:5: unknown option 'aftr'" in build(folder).stderr


def test_options_may_stand_inside_the_directive_and_a_mistake_there_names_its_line(folder: Path) -> None:
    lines = ["before: ../files/speeding_before.yaml", "after: ../files/speeding_after.yaml"]
    text = "Change\n======\n\n.. procmodel-diff::\n   :view: strip\n\n   {}\n   {}\n"
    (folder / "guide" / "change.rst").write_text(text.format(*lines), "utf-8")
    assert build(folder).returncode == 0
    (folder / "guide" / "change.rst").write_text(text.format(lines[0], "aftr: x"), "utf-8")
    assert "guide/change.rst:8: unknown option 'aftr'" in build(folder).stderr


def test_latex_gets_a_pdf_and_plain_text_gets_the_words(folder: Path) -> None:
    for builder in ("html", "latex", "text"):
        done = build(folder, builder)
        assert done.returncode == 0, done.stderr
    (picture,) = (folder / "_latex").glob("procmodel-*.pdf")
    assert picture.read_bytes().startswith(b"%PDF")
    text = (folder / "_text" / "guide" / "change.txt").read_text("utf-8")
    assert "7 touches by hand became 0" in " ".join(text.split())


def test_a_page_is_built_again_when_a_process_changes(folder: Path) -> None:
    assert build(folder).returncode == 0
    before = folder / "files" / "speeding_before.yaml"
    before.write_text(before.read_text("utf-8").replace("Log the report", "Note the report"), "utf-8")
    assert build(folder).returncode == 0
    assert "Note the report" in (folder / "_html" / "guide" / "change.html").read_text("utf-8")


def test_a_mistake_names_page_and_line_and_fails_a_strict_build(folder: Path) -> None:
    (folder / "guide" / "change.rst").write_text(RST.format(view="overlap"), "utf-8")
    done = build(folder)
    assert done.returncode != 0
    assert "guide/change.rst:4: unknown view 'overlap' (did you mean 'overlay'?)" in done.stderr
