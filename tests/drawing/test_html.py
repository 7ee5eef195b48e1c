"""The web page: one file, nothing from outside, whole without scripts, a stranger's text inert."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from lxml import html

from procmodel.drawing import draw
from tests.drawing.samples import pair_picture, small_picture

NASTY = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</script><script>alert(1)</script>",
    "' onfocus='alert(1)",
    "a\x00b\x1b[31m",
    "{{7*7}} ${x}",
    "javascript:alert(1)",
)


def page(name: str = "Log the report") -> html.HtmlElement:
    return html.document_fromstring(draw(small_picture(name), "html").decode())


def policy(tree: html.HtmlElement) -> dict[str, str]:
    (meta,) = tree.xpath('//meta[@http-equiv="Content-Security-Policy"]')
    return dict(part.strip().split(" ", 1) for part in meta.get("content").split(";"))


def test_nothing_may_run_or_load_but_what_the_policy_names() -> None:
    text = draw(small_picture(), "html").decode()
    rules = policy(page())
    assert rules["default-src"] == "'none'"
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert rules[rule] == f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def test_it_is_one_file() -> None:
    tree = page()
    assert not tree.xpath("//link | //img | //iframe | //script[@src] | //@style")
    assert all(link.startswith("#") for link in tree.xpath("//@href"))


@pytest.mark.parametrize("name", NASTY)
def test_a_name_is_words_and_never_markup(name: str) -> None:
    plain, tried = page(), page(name)
    assert sorted(element.tag for element in plain.iter("*")) == sorted(
        element.tag for element in tried.iter("*") if element.tag != "tspan"
    )
    assert not [name for element in tried.iter("*") for name in element.attrib if name.startswith("on")]


def test_without_scripts_everything_is_seen_but_the_buttons() -> None:
    tree = html.document_fromstring(draw(pair_picture(), "html").decode())
    assert [part.get("id") or part.get("class") for part in tree.xpath("//*[@hidden]")] == ["bar", "facts"]
    assert [version.get("data-version") for version in tree.xpath("//*[@data-version]")] == [
        "before",
        "after",
    ]


def test_every_step_stands_in_the_table_and_leads_to_the_picture() -> None:
    tree = html.document_fromstring(draw(pair_picture(), "html").decode())
    rows = [[cell.text_content() for cell in row] for row in tree.xpath("//tbody/tr")]
    assert rows[0] == ["1", "Log the report", "Clerk", "Log the report, user"]
    assert len(rows) == 5
    for link in tree.xpath("//tbody//a"):
        (step,) = tree.xpath(f'//*[@id="{link.get("href")[1:]}"]')
        assert step.get("aria-label").startswith(link.text)


def test_a_pair_has_a_tab_for_both_and_one_for_each_and_one_process_has_none() -> None:
    tree = html.document_fromstring(draw(pair_picture(), "html").decode())
    assert [tab.text for tab in tree.xpath('//*[@role="tab"]')] == ["Both", "before", "after"]
    assert not page().xpath('//*[@role="tab"]')


def test_both_in_one_drawing_get_a_tab_a_panel_and_a_title_of_their_own() -> None:
    tree = html.document_fromstring(draw(pair_picture(), "html", beside=small_picture()).decode())
    assert [tab.text for tab in tree.xpath('//*[@role="tab"]')] == ["Both", "before", "after", "Overlay"]
    for tab in tree.xpath('//*[@role="tab"]'):
        (panel,) = tree.xpath(f'//figure[@id="{tab.get("aria-controls")}"]')
        assert panel.get("role") == "tabpanel"
    assert tree.xpath("string(//figure[@id='overlay']/p)").endswith("both versions in one drawing")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert len(tree.xpath("//table")) == 2


def test_the_rows_of_a_folded_version_are_one_tab_and_one_table() -> None:
    pair = pair_picture()
    before, after = pair.planes
    folded = replace(pair, planes=(before, replace(after, id="before-2")))
    tree = html.document_fromstring(draw(folded, "html").decode())
    assert not tree.xpath('//*[@role="tab"]')
    assert len(tree.xpath("//table")) == 1
    assert len(tree.xpath("//tbody/tr")) == 5


def test_ids_stand_once() -> None:
    ids = html.document_fromstring(draw(pair_picture(), "html").decode()).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_same_diagram_gives_the_same_bytes() -> None:
    assert draw(pair_picture(), "html") == draw(pair_picture(), "html")


def test_a_pair_is_a_light_page() -> None:
    assert len(draw(pair_picture(), "html")) < 40_000
