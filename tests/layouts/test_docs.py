"""The pages on layout and views say what the program does."""

from __future__ import annotations

import doctest
import os
import runpy

import pytest

from tests.conftest import ROOT


def test_the_example_of_the_layout_page_comes_out_as_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert os.path.isfile("examples/speeding_before.yaml")
    text = (ROOT / "docs" / "layout.md").read_text("utf-8").replace("```", "")
    example = doctest.DocTestParser().get_doctest(text, {}, "layout.md", "layout.md", 0)
    found = doctest.DocTestRunner().run(example)
    assert found.attempted > 10
    assert not found.failed


def test_the_pictures_of_the_views_page_are_fresh(bless: bool) -> None:
    made = runpy.run_path(str(ROOT / "docs" / "gallery.py"))
    if bless:
        made["write"]()
    pages = [(ROOT / "docs" / name).read_text("utf-8") for name in ("views.md", "simulation.md")]
    for name, data in made["pictures"]().items():
        assert any(f"gallery/{name}" in page for page in pages)
        assert (ROOT / "docs" / "gallery" / name).read_bytes() == data, "python docs/gallery.py"
