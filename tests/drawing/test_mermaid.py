"""Mermaid: lanes as subgraphs, and no name that could be read as anything but words."""

from __future__ import annotations

import re

import pytest

from procmodel.drawing import draw
from procmodel.errors import WriteError
from tests.drawing.samples import everything, pair_picture, small_picture


def text_of(name: str = "Log the report") -> str:
    return draw(small_picture(name), "mmd").decode()


def test_steps_stand_in_their_lane_with_the_number_of_their_touch() -> None:
    lines = [line.strip() for line in text_of().splitlines()]
    lane = lines.index('subgraph l0_0["Clerk"]')
    assert lines[lane + 1] == 'n0_0("1 Log the report")'


def test_flows_lead_where_they_lead_and_carry_their_handoff() -> None:
    assert 'n0_0 -->|"H1"| n0_1' in text_of()
    assert "n0_1 --> n0_2" in text_of()


def test_what_no_person_does_is_dashed() -> None:
    assert "class n0_1 auto" in text_of()
    assert "classDef auto" in text_of()


def test_it_says_its_title_to_screen_readers() -> None:
    assert "accTitle: Log the report\n" in text_of()


@pytest.mark.parametrize(
    "name",
    ['"] --> x["', "<img src=x onerror=alert(1)>", "`code`", "%%{init: {}}%%", "a\nend\nb", "javascript:x;y"],
)
def test_a_name_is_words_and_never_source(name: str) -> None:
    plain, tried = text_of().splitlines(), text_of(name).splitlines()
    assert len(plain) == len(tried)
    for line in tried:
        quoted = re.findall(r'"([^"]*)"', line)
        assert not [part for part in quoted if re.search(r"[<>`\[\]{}\n]", part)]
        assert line.count('"') % 2 == 0


def test_every_sign_can_be_said() -> None:
    text = draw(everything(), "mermaid").decode()
    assert text.count("subgraph") == text.count("  end\n")
    assert text == draw(everything(), "mermaid").decode()


def test_real_lanes_stand_on_the_page_each_named_by_its_version() -> None:
    text = draw(pair_picture(), "mmd", mermaid="swimlane").decode()
    assert text.startswith("swimlane-beta LR\n")
    assert re.findall(r'subgraph l\w+\["([^"]*)"\]', text) == [
        "before: Clerk",
        "before: Systems",
        "after: Clerk",
        "after: Systems",
    ]
    assert "subgraph v" not in text


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(WriteError, match="flowchart, swimlane"):
        draw(small_picture(), "mmd", mermaid="gantt")
