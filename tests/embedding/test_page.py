"""Blocks in a page: found where they are meant, left alone where they are shown, refused with page and line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from procmodel.embedding.block import ALL_VIEWS, Spot, block_of, options_of
from procmodel.embedding.page import replaced
from procmodel.embedding.picture import embed, figure
from procmodel.errors import ReadError
from procmodel.wording import say

BLOCK = "```procmodel-diff\nbefore: speeding_before.yaml\nafter: speeding_after.yaml\n{more}```"
SPOT = Spot("guide/change.md", 7)


def said(options: dict[str, str], spot: Spot) -> str:
    return f"{spot.line}: {options}"


def test_text_round_a_block_stays_as_it_is() -> None:
    page = "# Title\n\n```procmodel-diff\nbefore: a\n```\n\n*End*\n"
    assert replaced(page, "page.md", said) == "# Title\n\n3: {'before': 'a'}\n\n*End*\n"


def test_several_blocks_keep_their_lines() -> None:
    page = "```procmodel-diff\nbefore: a\n```\n\n~~~~ procmodel-diff\nbefore: b\n~~~~"
    assert replaced(page, "page.md", said) == "1: {'before': 'a'}\n\n5: {'before': 'b'}"


def test_a_block_that_is_shown_as_an_example_stays() -> None:
    page = "````markdown\n```procmodel-diff\nbefore: a\n```\n````\n"
    assert replaced(page, "page.md", said) == page


def test_a_caption_may_hold_a_colon_and_quotes_are_taken_off() -> None:
    assert options_of(['caption: "Permits: today"', "# a remark", ""], SPOT) == {"caption": "Permits: today"}


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("x\n```procmodel-diff\nbefor: a\n```", "p.md:3: unknown option 'befor' of a procmodel-diff block"),
        ("```procmodel-diff\nbefore: a\nbefore: b\n```", "p.md:3: the option 'before' stands twice"),
        ("```procmodel-diff\nspeeding\n```", "p.md:2: 'speeding' is no option of a procmodel-diff block"),
        ("a\n\n```procmodel-diff\nbefore: a", "p.md:3: the procmodel-diff block has no end"),
        ("- list\n\n  ```procmodel-diff\n  before: a\n  ```", "p.md:3: a procmodel-diff block is indented"),
    ],
)
def test_what_cannot_be_understood_is_told_by_page_and_line(page: str, message: str) -> None:
    with pytest.raises(ReadError, match="^" + re.escape(message)) as refused:
        replaced(page, "p.md", said)
    assert refused.value.hint


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"before": "a"}, "does not say 'after' (add a line such as after: new.yaml)"),
        (
            {"before": "a", "after": "b", "view": "overlap"},
            "unknown view 'overlap' (did you mean 'overlay'?)",
        ),
        ({"before": "a", "after": "b", "view": "qqq"}, "(one of: stacked, side-by-side, overlay, strip"),
        ({"before": "a", "after": "b", "caption": " "}, "the option 'caption' is empty"),
    ],
)
def test_an_option_that_is_missing_or_wrong_says_what_to_do(options: dict[str, str], message: str) -> None:
    with pytest.raises(ReadError) as refused:
        block_of(options, SPOT)
    assert str(refused.value).startswith("guide/change.md:7: ")
    assert message in str(refused.value)


@pytest.mark.parametrize("view", ALL_VIEWS)
def test_every_view_comes_with_a_sentence_and_with_all_its_words(view: str, examples: Path) -> None:
    options = {"before": "speeding_before.yaml", "after": "/speeding_after.yaml", "view": view}
    found = embed(block_of(options, SPOT), examples, examples, SPOT)
    assert found.alternative.startswith("Report speeding traffic, ")
    assert "7 touches by hand became 0" in found.alternative
    assert say(f"embedding.view-{view}") in found.alternative
    assert len(found.words) > 2
    assert found.doubt == ""


def test_a_file_that_is_not_there_is_named_with_where_it_was_looked_for(examples: Path) -> None:
    block = block_of({"before": "gone.yaml", "after": "speeding_after.yaml"}, SPOT)
    with pytest.raises(ReadError) as refused:
        embed(block, examples, examples, SPOT)
    assert str(refused.value).startswith("guide/change.md:7: the file 'gone.yaml' is not there")
    assert (examples / "gone.yaml").as_posix() in str(refused.value)


def test_a_mistake_in_a_process_is_told_after_page_and_line(examples: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("procmodel: 1\nprocess: X\nsteps: {a: {kind: automatic}}\n", "utf-8")
    block = block_of({"before": "bad.yaml", "after": "/speeding_after.yaml"}, SPOT)
    with pytest.raises(ReadError) as refused:
        embed(block, tmp_path, examples, SPOT)
    assert str(refused.value).startswith("guide/change.md:7: ")
    assert "bad.yaml:3:" in str(refused.value)


def test_words_of_a_stranger_are_never_markup(examples: Path) -> None:
    options = {"before": "speeding_before.yaml", "after": "speeding_after.yaml", "caption": "<b>&\"'</b>"}
    made = figure(embed(block_of(options, SPOT), examples, examples, SPOT), 'x"y.svg')
    assert "<figcaption>&lt;b&gt;&amp;&quot;&#x27;&lt;/b&gt;</figcaption>" in made
    assert 'src="x&quot;y.svg"' in made
    assert "\n\n" not in made
