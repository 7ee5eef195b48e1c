"""The page: one file under a strict policy, that works with scripts off and says each table and picture in words."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from procmodel.reports import render
from procmodel.results.document import Document
from tests.reports.papers import NASTY, paper, table, with_block


def page(document: Document | None = None) -> str:
    return render(document or paper(NASTY), "html").decode()


class Tags(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_the_policy_allows_our_own_script_and_style_by_their_hashes_and_nothing_else() -> None:
    text = page()
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    [style] = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    [script] = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["style-src"] == hashed(style)
    assert rules["script-src"] == hashed(script)


def test_a_page_without_sliders_has_no_script() -> None:
    text = page(with_block(table()))
    assert "<script" not in text
    assert "script-src" not in text


def test_nothing_is_fetched_and_no_tag_runs_anything() -> None:
    tags = Tags(page())
    for _, attributes in tags.found:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert not {"src", "action", "background"} & set(attributes)
        assert (attributes.get("href") or "#").startswith("#")


def test_a_label_adds_no_tag() -> None:
    assert [name for name, _ in Tags(page()).found] == [name for name, _ in Tags(page(paper("plain"))).found]


def test_headings_do_not_skip_a_level_and_landmarks_are_there() -> None:
    tags = Tags(page())
    levels = [int(name[1]) for name, _ in tags.found if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}
    for landmark in ("header", "nav", "main"):
        assert len(tags.named(landmark)) == 1
    assert tags.named("html") == [{"lang": "en-GB"}]


def test_every_table_has_a_caption_and_headings_with_their_scope() -> None:
    tags = Tags(page())
    assert len(tags.named("caption")) == len(tags.named("table")) == 2
    assert {heading.get("scope") for heading in tags.named("th")} == {"col", "row"}


def test_a_table_that_scrolls_can_be_reached_by_keyboard() -> None:
    regions = [one for one in Tags(page()).named("div") if one.get("class") == "scroll"]
    assert regions
    ids = {attributes.get("id") for _, attributes in Tags(page()).found}
    for region in regions:
        assert (region["role"], region["tabindex"]) == ("region", "0")
        assert region["aria-labelledby"] in ids


def test_ids_are_unlike_and_what_refers_to_them_finds_them() -> None:
    tags = Tags(page())
    ids = [attributes["id"] for _, attributes in tags.found if attributes.get("id")]
    assert len(ids) == len(set(ids))
    wanted = [a[key] for _, a in tags.found for key in ("aria-labelledby", "for") if a.get(key)]
    wanted += [(a.get("href") or "")[1:] for a in tags.named("a")]
    assert set(wanted) <= set(ids)


def test_sliders_are_hidden_until_the_script_runs_and_the_table_is_there_anyway() -> None:
    tags = Tags(page())
    [form] = tags.named("form")
    assert "hidden" in form
    assert [one["name"] for one in tags.named("input")] == ["volume", "share", "minutes"]
    assert "120" in page()


@pytest.mark.parametrize("rule", ["@media print", ":focus-visible", "min-height: 44px"])
def test_the_page_prints_well_and_shows_where_the_focus_is(rule: str) -> None:
    assert rule in page()
