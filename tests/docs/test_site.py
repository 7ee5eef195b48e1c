"""The documents as a site: every page in the navigation, every anchor there, built without a warning or a network."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from lxml import html

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(page for kind in ("*.md", "*.ipynb") for page in DOCS.rglob(kind))
ANCHOR = re.compile(r"\]\((?!https?:)([^)#]*)#([^)]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
FETCHED = {  # what a browser fetches by itself when it shows a page
    "//script/@src", "//link[@rel='stylesheet' or @rel='preload' or contains(@rel, 'icon')]/@href",
    "//img/@src", "//iframe/@src", "//source/@src", "//object/@data",
}  # fmt: skip


def navigation() -> ModuleType:
    spec = importlib.util.spec_from_file_location("navigation", DOCS / "navigation.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def slugs(page: Path) -> set[str]:
    """The anchors of the headings of a page, as GitHub and MyST form them."""
    text = FENCED.sub("", page.read_text("utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", h.lower())) for h in headings)
    return {name.strip().replace(" ", "-") for name in plain}


def dead_anchors(page: Path) -> Iterator[str]:
    for target, anchor in ANCHOR.findall(page.read_text("utf-8")):
        if anchor not in slugs(page.parent / target if target else page):
            yield f"{target}#{anchor}"


def test_every_page_stands_in_the_navigation_once() -> None:
    named = list(navigation().navigated())
    assert sorted(named) == [page.relative_to(DOCS).with_suffix("").as_posix() for page in PAGES]


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=lambda page: page.name)
def test_every_link_to_a_heading_leads_to_one(page: Path) -> None:
    assert not list(dead_anchors(page))


def test_a_link_to_a_heading_that_is_not_there_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Here it is\n[a](#here-it-is) [b](#gone)\n```text\n# gone\n```\n", "utf-8")
    assert list(dead_anchors(page)) == ["#gone"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    for name in ("sphinx", "myst_nb", "furo"):
        pytest.importorskip(name, reason=f"{name} is not installed (pip install 'procmodel[docs]')")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", str(DOCS), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.slow
def test_the_site_builds_without_a_warning(site: Path) -> None:
    built = {path.relative_to(site).with_suffix("").as_posix() for path in site.rglob("*.html")}
    assert built >= set(navigation().navigated())


@pytest.mark.slow
def test_a_page_of_the_site_fetches_nothing_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        tree = html.fromstring(page.read_bytes())
        fetched = [str(place) for path in FETCHED for place in tree.xpath(path)]
        assert not [place for place in fetched if re.match(r"(https?:)?//", place)], page.name
    for style in site.rglob("*.css"):
        assert not re.search(r"@import|url\([\"']?(https?:)?//", style.read_text("utf-8")), style.name


@pytest.mark.slow
def test_the_notebooks_show_what_they_give(site: Path) -> None:
    tree = html.fromstring((site / "notebooks" / "first-steps.html").read_bytes())
    assert tree.xpath("//div[contains(@class, 'cell_output')]//img/@src")
    assert "7" in "".join(tree.xpath("//div[contains(@class, 'cell_output')]//table//text()"))
