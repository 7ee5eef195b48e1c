"""DMN files of other tools: what their tests mean, and what is not understood by line and element."""

from __future__ import annotations

import time

import pytest

from procmodel.errors import ReadError
from procmodel.formats import dump, read_back, read_text
from procmodel.formats.dmn.answers import answers_of
from procmodel.formats.dmn.feel import feel_text, text_of_string
from procmodel.formats.dmn.feel import tests_of as understood
from procmodel.model import DecisionTable, HitPolicy, Process
from procmodel.results.finding import Severity

HEAD = (
    '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="Tables" namespace="t">\n'
)
DISH = f"""{HEAD}<decision id="dish" name="Dish">
<decisionTable id="t" hitPolicy="UNIQUE">
<input id="i1" label="Season"><inputExpression id="e1" typeRef="string"><text>season</text></inputExpression>
<inputValues id="v1"><text>"Winter","Spring","Summer"</text></inputValues></input>
<input id="i2" label="How many guests"><inputExpression id="e2" typeRef="integer"><text>guest.count</text>
</inputExpression></input>
<input id="i3" label="Vegetarian"><inputExpression id="e3" typeRef="boolean"><text>is vegetarian</text>
</inputExpression></input>
<output id="o" name="dish" typeRef="string"/>
<rule id="r1"><description>the usual</description><inputEntry id="c1"><text>not("Summer")</text></inputEntry>
<inputEntry id="c2"><text>&lt;= 8</text></inputEntry><inputEntry id="c3"><text>-</text></inputEntry>
<outputEntry id="g1"><text>"Roast"</text></outputEntry></rule>
<rule id="r2"><inputEntry id="c4"><text>"Summer"</text></inputEntry>
<inputEntry id="c5"><text>[5..8], 10</text></inputEntry><inputEntry id="c6"><text>true</text></inputEntry>
<outputEntry id="g2"><text>"Salad"</text></outputEntry></rule>
</decisionTable></decision></definitions>"""


def tables(text: str) -> tuple[DecisionTable, ...]:
    return read_text(text, "a.dmn", ending=".dmn").decisions


def told(process: Process) -> list[tuple[int | None, str | None, str]]:
    return [
        (finding.place.line if finding.place else None, finding.element, finding.message)
        for finding in process.remarks
        if finding.severity is Severity.WARNING
    ]


def test_a_table_of_camunda_is_read_with_answers_that_exclude_each_other() -> None:
    (table,) = tables(DISH)
    assert [clause.id for clause in table.inputs] == ["season", "guest.count", "vegetarian"]
    assert table.inputs[1].name == "How many guests"
    answers = [[answer.value for answer in clause.answers] for clause in table.inputs]
    assert answers[0] == ["Winter", "Spring", "Summer"]
    assert answers[1] == ["< 5", "[5..8]", "(8..10)", "10", "> 10"]
    assert answers[2] == ["true", "false"]
    assert table.hit is HitPolicy.UNIQUE
    assert table.rules[0].when == {"season": ("Winter", "Spring"), "guest.count": ("< 5", "[5..8]")}
    assert table.rules[1].when["guest.count"] == ("[5..8]", "10")
    assert table.rules[0].extensions == {"x-dmn": {"note": "the usual"}}


def test_gaps_of_a_foreign_table_are_found_in_its_numbers() -> None:
    messages = " ".join(str(remark) for remark in read_text(DISH, "a.dmn", ending=".dmn").remarks)
    assert "no rule for season: Summer, guest.count: < 5" in messages


def test_a_foreign_table_survives_yaml_and_dmn() -> None:
    first = tables(DISH)
    assert read_text(dump(read_text(DISH, ending=".dmn"))).decisions == first
    text = dump(read_text(DISH, ending=".dmn"), ".dmn")
    assert tables(text) == first
    assert dump(read_text(text, ending=".dmn"), ".dmn") == text
    assert "<text>&lt; 5,[5..8]</text>" in text
    assert "<text>is vegetarian</text>" in text


@pytest.mark.parametrize(
    ("cells", "answers"),
    [
        (["< 18", "[18..65]"], ["< 18", "[18..65]", "> 65"]),
        (["[1..5]", "]5..9["], ["< 1", "[1..5]", "(5..9)", ">= 9"]),
        (["not(3)"], ["< 3", "3", "> 3"]),
        (['date("2026-01-01")'], ['< date("2026-01-01")', 'date("2026-01-01")', '> date("2026-01-01")']),
        (['>= @"2026-01-01"'], ['< date("2026-01-01")', '>= date("2026-01-01")']),
        (['"a"', 'not("a","b")'], ['"a"', '"b"', 'not("a", "b")']),
        (["true"], ["true", "false"]),
        (["-", ""], []),
    ],
)
def test_ranges_are_cut_where_any_test_begins_or_ends(cells: list[str], answers: list[str]) -> None:
    tests = [understood(cell) for cell in cells]
    found = answers_of(None, [one for one in tests if one is not None])
    assert found is not None
    assert found.answers == answers


def test_whole_numbers_leave_no_gap_between_neighbours() -> None:
    cells = [one for text in ("<= 4", ">= 5") if (one := understood(text)) is not None]
    found, whole = answers_of(None, cells), answers_of(None, cells, "integer")
    assert found is not None
    assert whole is not None
    assert found.answers == ["<= 4", "(4..5)", ">= 5"]
    assert whole.answers == ["<= 4", ">= 5"]


@pytest.mark.parametrize(
    "text", ["f(?) = 1", '"a" or "b"', "[5..1]", "1 2", '["a".."b"]', "- 1", "not(", "1e5x"]
)
def test_what_is_no_plain_test_is_not_understood(text: str) -> None:
    assert understood(text) is None


@pytest.mark.parametrize("text", ['say "no"', "a\\b", "line\nbreak", "\x00", "\ud800", "ŵ 👩 \u2028"])
def test_a_text_survives_feel(text: str) -> None:
    assert text_of_string(feel_text(text)) == text


def test_a_test_that_is_not_understood_is_kept_and_told_by_line_and_id() -> None:
    strange = DISH.replace("[5..8], 10", 'contains(?, "x")')
    process = read_text(strange, "a.dmn", ending=".dmn")
    (table,) = process.decisions
    assert table.inputs[1].answers == ()
    assert table.rules[1].when["guest.count"] == ('contains(?, "x")',)
    assert [(line, id_) for line, id_, message in told(process) if "not understood" in message] == [
        (15, "c5")
    ]
    assert tables(dump(process, ".dmn")) == process.decisions


MORE = {
    "no table": (
        '<decision id="x" name="X"><literalExpression id="l"><text>1</text></literalExpression></decision>',
        "decision 'x' is no table (it holds literalExpression): left out",
    ),
    "knowledge": ('<businessKnowledgeModel id="b" name="B"/>', "left out: businessKnowledgeModel (1)"),
}


@pytest.mark.parametrize("name", MORE)
def test_what_is_no_table_is_left_out_and_told(name: str) -> None:
    inside, message = MORE[name]
    process = read_text(DISH.replace("</definitions>", f"{inside}</definitions>"), "a.dmn", ending=".dmn")
    assert len(process.decisions) == 1
    assert any(message in text and line == 17 for line, _, text in told(process))


def test_priority_becomes_the_order_of_the_rules() -> None:
    text = DISH.replace('hitPolicy="UNIQUE"', 'hitPolicy="PRIORITY"').replace(
        '<output id="o" name="dish" typeRef="string"/>',
        '<output id="o" name="dish"><outputValues><text>"Salad","Roast"</text></outputValues></output>',
    )
    (table,) = tables(text)
    assert (table.hit, [rule.then for rule in table.rules]) == (HitPolicy.FIRST, ["Salad", "Roast"])


def test_a_second_output_is_left_out_and_told() -> None:
    text = DISH.replace('typeRef="string"/>', 'typeRef="string"/><output id="o2" name="wine"/>')
    process = read_text(text, "a.dmn", ending=".dmn")
    assert any(id_ == "o2" and "'wine'" in message for _, id_, message in told(process))


def test_the_default_of_an_output_is_the_rule_for_all_the_rest() -> None:
    text = DISH.replace(
        'typeRef="string"/>',
        'typeRef="string"><defaultOutputEntry><text>"Stew"</text></defaultOutputEntry></output>',
    )
    (table,) = tables(text)
    assert (table.rules[-1].otherwise, table.rules[-1].then) == (True, "Stew")


@pytest.mark.parametrize(
    "version", ["20151101/dmn.xsd", "20180521/MODEL/", "20211108/MODEL/", "20230324/MODEL/"]
)
def test_all_versions_of_dmn_are_read(version: str) -> None:
    older = DISH.replace(
        "https://www.omg.org/spec/DMN/20191111/MODEL/", f"http://www.omg.org/spec/DMN/{version}"
    )
    assert tables(older) == tables(DISH)


REFUSED = {
    "wrong root": ("<html><body/></html>", "no DMN: the file begins with 'html'"),
    "BPMN": (
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"/>',
        "not with `definitions` of DMN's namespace",
    ),
    "truncated": (DISH[:400], "no XML"),
    "empty": (" ", "a BPMN or DMN file holds `definitions`"),
    "entity": ('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + DISH, "DOCTYPE"),
    "no table": (f"{HEAD}</definitions>", "no decision table in this file"),
    "id twice": (DISH.replace('id="r2"', 'id="r1"'), r":14: the id 'r1' of this rule is there already \(line 11\)"),
    "broken extension": (
        DISH.replace(
            '<description>the usual</description>',
            '<extensionElements><p:said xmlns:p="https://procmodel.org/schema/bpmn/1">{"x</p:said></extensionElements>',
        ),
        ":11: what procmodel wrote here has been changed",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_dmn_is_refused_with_its_line_and_the_reason(name: str) -> None:
    text, reason = REFUSED[name]
    with pytest.raises(ReadError, match=reason):
        read_text(text, "evil.dmn", ending=".dmn")


def many(rows: str, count: int) -> str:
    """The table with so many rules more; `#` in a row becomes its number."""
    return DISH.replace(
        "</decisionTable>", "".join(rows.replace("#", str(n)) for n in range(count)) + "</decisionTable>"
    )


ROW = (
    "<rule><inputEntry><text>-</text></inputEntry><inputEntry><text>{test}</text></inputEntry>"
    '<inputEntry><text>-</text></inputEntry><outputEntry><text>"x"</text></outputEntry></rule>'
)
INPUT = '<input label="Same"><inputExpression><text>a b</text></inputExpression></input>'
DECISION = DISH[DISH.index("<decision ") : DISH.index("</definitions>")].replace(' id="', ' x="')
HEAVY = {
    "ranges": many(ROW.format(test="[#..999999]"), 5_000),
    "negations": many(ROW.format(test="not(#)"), 5_000),
    "inputs": DISH.replace("<output ", INPUT * 5_000 + "<output "),
    "decisions": DISH.replace("</definitions>", DECISION * 300 + "</definitions>"),
}


@pytest.mark.parametrize("name", HEAVY)
def test_a_heavy_file_is_read_or_refused_in_seconds(name: str) -> None:
    before = time.perf_counter()
    process, _ = read_back(HEAVY[name], ".dmn", "heavy.dmn")
    assert process is not None
    assert time.perf_counter() - before < 20
