"""The paper: what it says, in which order, and that it says so when it does not know."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import models
from procmodel import read_text
from procmodel.errors import ReadError
from procmodel.recipes.before_after import before_after
from procmodel.recipes.paper import SECTIONS, Material, Outline, paper, read_outline
from procmodel.results.comparison import Adverse
from procmodel.results.document import Calculator, Paragraph, Table, Tone
from procmodel.results.measurement import Family
from tests.recipes.example_papers import EXAMPLES, PAIRS, pair_of, paper_of, said, table
from tests.reports.papers import draw
from tests.reports.papers import pair as picture


def test_the_parts_stand_in_the_order_in_which_a_board_reads() -> None:
    assert [section.id for section in paper_of().sections] == list(SECTIONS)
    assert list(SECTIONS)[:4] == ["about", "finding", "headline", "rules"]


def test_the_headline_table_has_the_figures_of_the_seed_case() -> None:
    rows = table(paper_of(), "headline")
    assert rows["Times a person handles it"] == (
        "7",
        "0 (0.018 on average)",
        "−6.982 (−99.7 %)",
        "before 7; after 0 to 1",
    )
    assert rows["Separate pick-ups"][0] == "4"
    assert rows["Times it changes hands"][:2] == ("5", "1 (1.018 on average)")
    assert rows["Of these: inside the organisation"][0] == "3 (3.4 on average)"
    assert rows["Typed again"][:3] == ("3", "0", "−3 (−100 %)")
    assert rows["Needs no staff"][:3] == ("0 %", "98.2 %", "+98.2 points")
    assert rows["Staff minutes"][0] == "33.8 min"


def test_the_finding_is_one_sentence_with_its_rule() -> None:
    [section] = [section for section in paper_of().sections if section.id == "finding"]
    lead = [b for b in section.blocks if isinstance(b, Paragraph) and b.tone is Tone.LEAD]
    assert len(lead) == 1
    assert lead[0].text.startswith("7 touches by hand became 0; 5 handoffs became 1")
    assert "a touch is" in lead[0].text


@pytest.mark.parametrize("name", PAIRS)
def test_what_is_planned_is_called_planned_and_time_saved_is_never_cash(name: str) -> None:
    text = said(paper_of(name))
    assert "The new way is a plan." in text
    assert "capacity released" in text
    assert "cash saved" not in text.replace("not cash saved", "")


@pytest.mark.parametrize("name", PAIRS)
def test_every_question_has_an_answer_or_says_what_it_needs(name: str) -> None:
    rows = table(paper_of(name), "questions")
    assert len(rows) == 8
    assert all(answer[0].strip() for answer in rows.values())


def test_money_that_nobody_can_know_is_asked_for() -> None:
    rows = table(paper_of("parking"), "questions")
    assert rows["How much money is it worth a year?"][0].startswith(
        "Not known. To answer, we need the cost of an hour of: "
    )
    assert "about 0.94 full-time people" in rows["How many full-time people is the time saved?"][0]
    assert rows["What if only 40 % take it up?"] == (
        "Then 566 hours of staff time a year are released, not 1,414.",
    )


def test_a_machine_that_refuses_people_is_named() -> None:
    pair = pair_of("parking")
    refusal = Adverse("refusal-without-review", ("refuse",), "A machine refuses and nobody looks at it.")
    comparison = replace(pair.comparison, adverse=(refusal,))
    rows = table(paper_of(pair=replace(pair, comparison=comparison)), "questions")
    assert rows["Does a machine refuse people?"] == ("A machine refuses and nobody looks at it.",)
    rows = table(paper_of(pair=replace(pair, comparison=replace(comparison, adverse=()))), "questions")
    assert rows["Does a machine refuse people?"][0].startswith("Not more than before")


def test_the_waterfall_adds_up_to_the_staff_time_after() -> None:
    rows = [(name, cells[0]) for name, cells in table(paper_of("parking"), "waterfall").items()]

    def minutes(text: str) -> float:
        return float(text.replace("−", "-").removesuffix(" min"))

    assert (rows[0][0], rows[-1][0]) == ("before the change", "after the change")
    assert sum(minutes(text) for _, text in rows[:-1]) == pytest.approx(minutes(rows[-1][1]), abs=0.4)


@pytest.mark.parametrize("name", PAIRS)
def test_the_bars_are_the_rows_of_the_table_and_add_up(name: str) -> None:
    document = paper_of(name)
    [figure] = [one for one in document.figures() if one.id == "fall"]
    rows = table(document, "waterfall")
    bars = [line.rpartition(": ") for line in figure.diagram.alternative.splitlines()[1:]]
    assert [label for label, _, _ in bars[1:-1]] == list(rows)[1:-1]
    values = [float(said.replace("\N{MINUS SIGN}", "-")) for _, _, said in bars]
    assert sum(values[:-1]) == pytest.approx(values[-1], abs=0.06 * len(values))
    assert figure.alternative.startswith(f"Bars from {rows['before the change'][0]} of staff time")


@pytest.mark.parametrize("name", PAIRS)
def test_the_marks_are_numbered_as_the_rows_of_the_table(name: str) -> None:
    document = paper_of(name)
    [figure] = [one for one in document.figures() if one.id == "touches"]
    rows = table(document, "strip")
    for column, plane in enumerate(figure.diagram.planes):
        marks = {badge.text: badge.description for badge in plane.badges}
        assert len(marks) == sum(row[column] != "–" for row in rows.values())
        for number, words in marks.items():
            step, _, lane = words.rpartition(", ")
            assert rows[number][column].startswith(f"{lane}, {step}")


def test_pictures_stand_in_the_order_in_which_a_board_reads() -> None:
    assert [figure.id for figure in paper_of().figures()] == ["pair", "touches", "fall"]


def test_without_times_the_bars_are_left_out_with_one_line_that_says_what_they_need() -> None:
    step = "{name: Do it, kind: manual, lane: a}"
    text = f"procmodel: 1\nname: P\nlanes: {{a: {{kind: staff}}}}\nsteps: {{do_it: {step}}}\n"
    bare = paper_of(pair=before_after(read_text(text), read_text(text)))
    assert [figure.id for figure in bare.figures()] == ["pair", "touches"]
    [section] = [section for section in bare.sections if section.id == "times"]
    [line] = [
        b.text for b in section.blocks if isinstance(b, Paragraph) and "where the staff minutes go" in b.text
    ]
    assert line == "To show where the staff minutes go, this part needs the time of: Do it."


def test_if_fewer_take_it_up_the_table_is_the_closed_form() -> None:
    [found] = [block for block in paper_of("parking").blocks() if isinstance(block, Calculator)]
    hours = Calculator.hours(found.volume, 0.6, found.minutes)
    assert {row[0]: row[1] for row in found.table.rows}["60 %"] == f"{hours:,.0f} h"


@pytest.mark.parametrize("name", PAIRS)
def test_a_time_or_cost_says_its_average_only(name: str) -> None:
    measures = pair_of(name).measures[0]
    times = {one.id for one in measures.values() if one.family is Family.AMOUNT}
    assert times
    assert not [
        cell for row in table(paper_of(name), "times").values() for cell in row if "on average" in cell
    ]


def test_every_figure_says_how_it_is_known_and_from_where() -> None:
    [found] = [b for b in paper_of().blocks() if isinstance(b, Table) and b.id == "assumptions"]
    assert len(found.rows) > 20
    assert {row[3] for row in found.rows} == {"assumed"}
    assert {row[4] for row in found.rows} == {"1", "2"}
    assert "2: Our reconstruction" in said(paper_of())


def test_a_change_that_costs_staff_time_is_not_called_a_saving() -> None:
    after, before = pair_of("speeding").before, pair_of("speeding").after
    text = said(paper_of(pair=before_after(before, after)))
    assert (
        "The new way takes 33.7 min more of staff time a case. In 8 of 10 tries it takes 29.7 min to" in text
    )
    assert "The new way saves 33" not in text
    rows = table(
        paper_of(pair=before_after(pair_of("parking").after, pair_of("parking").before)), "questions"
    )
    people = rows["How many full-time people is the time saved?"][0]
    assert people.startswith("None: it takes the staff time of about 0.94 more full-time people.")
    assert rows["Is it cash, or is it capacity?"] == ("Neither. The new way saves no staff time.",)
    assert rows["What if only 40 % take it up?"][0].startswith("The new way saves no staff time, however")


def test_a_break_even_that_no_figure_can_have_is_never() -> None:
    rows = table(paper_of(), "sensitivity")
    assert rows["Take the report down: time (Before)"][-1] == "never"
    assert not [row for row in rows.values() if row[-1].startswith(("-", "−"))]


def test_a_part_without_inputs_says_in_one_line_what_would_fill_it() -> None:
    needing = [b.text for b in paper_of().blocks() if isinstance(b, Paragraph) and b.tone is Tone.NEEDS]
    assert any("this part needs the number of cases a year" in text for text in needing)
    assert all("\n" not in text for text in needing)


def test_the_picture_has_its_short_words_and_its_long_ones() -> None:
    [figure] = [block for block in paper_of().figures() if block.id == "pair"]
    assert "7 touches by hand became 0" in figure.alternative
    assert figure.description == ("Before: take it down. After: pass it on.",)
    assert figure.picture("svg").startswith(b"<svg")


def test_the_command_that_makes_it_again_holds_no_folder() -> None:
    text = said(paper_of())
    assert "procmodel report speeding_before.yaml speeding_after.yaml -o paper.docx --date 2026-03-01" in text
    assert str(EXAMPLES) not in text
    assert re.search(r"speeding_before\.yaml: SHA-256 [0-9a-f]{64}", text)


def test_two_that_cannot_be_compared_are_said_to_be_so_first() -> None:
    before, after = pair_of("speeding").before, pair_of("speeding").after
    pair = before_after(before, after.model_copy(update={"trigger": "A bin was missed"}))
    [section] = [section for section in paper_of(pair=pair).sections if section.id == "finding"]
    assert section.blocks[0] == Paragraph("The two versions cannot be compared as they are.", Tone.LEAD)


def test_the_same_files_give_the_same_paper() -> None:
    assert list(paper_of("bins").texts()) == list(paper_of("bins").texts())


# --- outlines ---------------------------------------------------------------------------------------------


def outline(tmp_path: Path, text: str) -> Outline:
    path = tmp_path / "outline.yaml"
    path.write_text(text, "utf-8")
    return read_outline(str(path))


def test_an_outline_chooses_orders_and_names_the_parts(tmp_path: Path) -> None:
    chosen = outline(
        tmp_path,
        "title: Speeding\nauthor: A. Nother\ndate: 2026-04-02\nsections: [questions, finding, picture]\n"
        "leave_out: [picture]\nheadings: {finding: In short}\n",
    )
    made = paper_of(outline=chosen)
    assert [(section.id, section.title) for section in made.sections] == [
        ("questions", "Questions the board will ask"),
        ("finding", "In short"),
    ]
    assert (made.title, made.author, made.date) == ("Speeding", "A. Nother", "2026-04-02")
    assert made.subtitle.endswith("2 April 2026")


def test_an_empty_outline_is_the_usual_paper(tmp_path: Path) -> None:
    assert outline(tmp_path, "") == Outline()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "sections: [findng]",
            r"outline\.yaml:1:12: 'findng' is no part of a paper \(did you mean 'finding'\?\)",
        ),
        ("section: [finding]", r"1:1: 'section' is no key of an outline \(did you mean 'sections'\?\)"),
        ("sections: finding", "expected a list of parts"),
        ("sections: [finding, finding]", "named twice"),
        ("- finding", "an outline is a map"),
        ("date: 1 April", "is no date"),
        ("title: [a]", "expected text"),
        ("headings: [a]", "expected a map from part to heading"),
        ("headings: {x: y}", "is no part of a paper"),
        ("title: !!python/object:os.system x", "tag"),
        ("title: [", "outline.yaml:"),
    ],
)
def test_a_mistake_in_an_outline_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ReadError, match=told):
        outline(tmp_path, text)


def test_a_picture_of_any_size_fits_the_page_that_it_is_for() -> None:
    huge = replace(picture(), width=20_000.0, height=2_500.0)
    material = Material(pair_of("speeding"), drawn=huge)
    png = material.draw(material.diagram, "png")
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    assert 10_000_000 < width * height < 12_600_000


def test_a_pair_of_hundreds_of_steps_is_a_paper_in_seconds_and_says_what_it_leaves_out() -> None:
    text = models.text(200)
    other = text.replace("Register part", "Enter piece")
    pair = before_after(read_text(text), read_text(other))
    document = paper(Material(pair, "", draw, picture()))
    [changes] = [block for block in document.blocks() if isinstance(block, Table) and block.id == "changes"]
    assert len(changes.rows) >= 20
    assert "and this part is worked out for at most 300" in said(document)
