"""The words of a paper: plain, in the language that is spoken, and honest about what is not known."""

from __future__ import annotations

import re

import pytest
import readability

from procmodel import read_text, speaking
from procmodel.recipes.before_after import before_after
from procmodel.recipes.paper.reasons import reason
from procmodel.results.document import Document, Paragraph, Table, Tone
from procmodel.wording import say
from tests.recipes.example_papers import PAIRS, compared, paper_of, table


def test_the_rules_are_told_in_words_that_a_board_reads() -> None:
    rows = table(paper_of(), "rules")
    assert rows["Typed again"] == ("Each time a person types in what was in a system already.",)
    assert len(rows) == 9
    assert not [rule for (rule,) in rows.values() if "lane" in rule or "denominator" in rule]


BARE = """\
procmodel: 1
name: Ask
lanes: {cust: {name: Customer, kind: customer}, desk: {name: Desk}}
steps:
  ask: {name: Ask, who: cust, how: by hand}
  take: {name: Take down, who: desk, how: by hand}
"""


def bare() -> Document:
    """The paper of two files that say who does what and nothing else."""
    after = BARE.replace("how: by hand}\n", "how: automatic}\n").replace(
        "cust, how: automatic", "cust, how: by hand"
    )
    return paper_of(pair=before_after(read_text(BARE), read_text(after)))


@pytest.mark.parametrize(
    ("part", "wanted"),
    [
        ("headline", "the time of: Take down, Ask"),
        ("times", "the number of cases a year"),
        ("assumptions", "figures in the files: times, shares, rates"),
        ("sensitivity", "the time of: Take down"),
        ("scope", "what sets a case off ('trigger' in the file); how a case may end"),
        ("systems", "the system that each step uses"),
    ],
)
def test_every_part_that_lacks_something_says_in_a_line_what_it_needs(part: str, wanted: str) -> None:
    [section] = [section for section in bare().sections if section.id == part]
    lines = [b.text for b in section.blocks if isinstance(b, Paragraph) and b.tone is Tone.NEEDS]
    assert [line for line in lines if wanted in line and "\n" not in line]


def test_where_no_time_is_known_none_is_said_to_be_saved() -> None:
    answers = list(table(bare(), "questions").values())
    assert not any("more time for other work" in row[0] and "Any time saved" not in row[0] for row in answers)
    assert sum(row[0].startswith("Not known. To answer, we need") for row in answers) == 5


def test_answers_are_no_more_exact_than_a_plan_can_be() -> None:
    answers = [row[0] for row in table(paper_of("bins"), "questions").values()]
    assert answers[0].startswith("The staff time of about 1.2 full-time people.")
    assert answers[1].startswith("Staff time worth about GBP 32,200 a year.")
    assert answers[3] == "Within 13 months, if the time is put to use."


@pytest.mark.parametrize("name", PAIRS)
def test_the_running_text_can_be_read_at_the_age_of_9_to_11(name: str) -> None:
    """By the Gunning fog index, in years of school; 5 more are the age."""
    texts = [b.text for b in paper_of(name).blocks() if isinstance(b, Paragraph)]
    sentences = [one for text in texts for one in re.split(r"(?<=[.!?])\s+", text)]
    lines = [" ".join(re.findall(r"[A-Za-z'’]+|\d[\d.,]*|[.!?]", one)) for one in sentences]
    grades = readability.getmeasures(lines, lang="en")["readability grades"]
    assert 9 <= grades["GunningFogIndex"] + 5 <= 11
    assert grades["Kincaid"] + 5 <= 11


@pytest.mark.parametrize("name", PAIRS)
def test_the_reason_for_a_pair_holds_no_key_of_a_file_and_no_score(name: str) -> None:
    [found] = [
        block for block in paper_of(name).blocks() if isinstance(block, Table) and block.id == "changes"
    ]
    reasons = {row[-1] for row in found.rows}
    assert len(reasons) > 1
    assert not [why for why in reasons if re.search(r"\d|[][():;]|replaces|removed", why)]


@pytest.mark.parametrize("earlier", ["en", "cy"])
@pytest.mark.parametrize("later", ["en", "cy"])
def test_a_reason_is_told_in_the_language_of_the_paper_whatever_that_of_the_comparison(
    earlier: str, later: str
) -> None:
    with speaking(earlier):
        entries = compared("speeding").comparison.steps
    with speaking(later):
        assert {reason(entry) for entry in entries} == {
            say(f"paper.why-{slug}") for slug in ("id", "replaces", "said-gone", "said-new")
        }


@pytest.mark.parametrize("name", PAIRS)
def test_a_welsh_paper_holds_no_english_unit(name: str) -> None:
    with speaking("cy"):
        document = paper_of(pair=compared(name))
        cells = [
            cell
            for block in document.blocks()
            if isinstance(block, Table)
            for row in block.rows
            for cell in row
        ]
    english = re.compile(r"\d (?:min|h|days?|working days?|per \w+)(?![\w'])")
    assert not [cell for cell in cells if english.search(cell)]
