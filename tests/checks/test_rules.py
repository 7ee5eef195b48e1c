"""Each rule on the small files of its own folder: `bad-*` say what is expected, `ok-*` are silent."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from procmodel.checks import RULES, Example, check, find_rule, pages
from procmodel.errors import ProcmodelError
from procmodel.formats import read, read_lenient
from procmodel.results.finding import Severity
from procmodel.wording import sentences

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FILES = sorted(path for path in HERE.glob("*/*-*") if path.suffix in (".yaml", ".bpmn"))
EXPECT = re.compile(r"expect: (\S+) (\S+)")


def slug_of(path: Path) -> str:
    return path.parent.name.replace("_", "-")


def found_in(path: Path, slug: str) -> list[tuple[str, str | None]]:
    """What one rule finds, whatever kind of file it is for."""
    severity = str(find_rule(slug).severity)
    process, findings = read_lenient(path)
    if process is not None:
        findings = check(process, profile=find_rule(slug).profile, settings={slug: severity})
    return sorted((f.rule, f.element) for f in findings if f.rule == slug)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_rule_finds_what_its_file_expects_and_nothing_else(path: Path) -> None:
    expected = sorted(EXPECT.findall(path.read_text("utf-8")))
    assert found_in(path, slug_of(path)) == expected
    assert path.name.startswith("bad-") == bool(expected)


@pytest.mark.parametrize("slug", RULES)
def test_every_rule_has_a_wrong_and_a_right_example(slug: str) -> None:
    names = [path.name for path in FILES if slug_of(path) == slug]
    assert {name.partition("-")[0] for name in names} == {"ok", "bad"}


@pytest.mark.parametrize("slug", RULES)
def test_every_rule_says_what_why_and_how_to_fix_it(slug: str) -> None:
    rule = find_rule(slug)
    assert rule.title.endswith(".")
    assert len(rule.why) > 20
    assert len(rule.fix) > 10
    assert rule.reference


TERMS = re.compile(
    r"gateway|sequence ?flow|end event|start event|message flow|sub-?processe?s?\b|boundary event|catch event|"
    r"intermediate|swimlane|\btoken|call activity|multi-instance|event definition|collaboration|artifact",
    re.IGNORECASE,
)
KEYS = re.compile(
    r"\[[^]]*\]|`[^`]*`|--limit \S+"
)  # in brackets, or words of the file and of the command line


@pytest.mark.parametrize(
    ("topic", "slug"),
    [
        (topic, slug)
        for topic in ("checks", "soundness", "comparison", "reading")
        for slug in sorted(sentences(topic))
    ],
)
def test_no_sentence_has_a_term_of_bpmn_outside_brackets(topic: str, slug: str) -> None:
    assert not TERMS.search(KEYS.sub("", sentences(topic)[slug]))


@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/*.yaml")), ids=lambda path: path.stem)
def test_the_examples_have_no_errors(path: Path) -> None:
    assert not [f for f in check(read(path), profile="service") if f.severity is Severity.ERROR]


def test_form_alone_is_not_told_of_files_that_are_no_drawings() -> None:
    path = HERE / "no_implicit_split" / "bad-task.yaml"
    assert not [f for f in check(read(path)) if f.rule == "no-implicit-split"]
    assert [f for f in check(read(path), form=True) if f.rule == "no-implicit-split"]


def test_a_rule_can_be_turned_off_or_made_graver() -> None:
    process = read(HERE / "fake_join" / "bad-branches-meet.yaml")
    assert not [f for f in check(process, settings={"fake-join": "off"}) if f.rule == "fake-join"]
    graver = [f for f in check(process, settings={"fake-join": "error"}) if f.rule == "fake-join"]
    assert [f.severity for f in graver] == [Severity.ERROR]


def test_an_unknown_rule_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(ProcmodelError, match="did you mean 'fake-join'"):
        find_rule("fake-joint")


def test_findings_stand_in_the_order_of_the_file() -> None:
    findings = check(read(ROOT / "examples" / "speeding_before.yaml"), profile="service")
    lines = [f.place.line for f in findings if f.place and f.place.line]
    assert lines == sorted(lines)


def test_a_finding_says_where_and_how_to_fix_it() -> None:
    found = check(read(HERE / "fake_join" / "bad-branches-meet.yaml"))
    finding = next(f for f in found if f.rule == "fake-join")
    assert finding.element == "pay_fine"
    assert finding.place is not None
    assert finding.place.line == 10
    assert finding.fix is not None


def example(path: Path) -> Example:
    """A file of the tests as its page shows it, without the line that says what is expected."""
    text = path.read_text("utf-8")
    lines = [line for line in text.splitlines() if not EXPECT.search(line)]
    language = "xml" if path.suffix == ".bpmn" else "yaml"
    return Example("\n".join(lines), language, tuple(found[1] for found in EXPECT.findall(text)))


@cache
def rule_pages() -> dict[str, str]:
    """The pages, each with the first wrong and the first right file of its rule."""
    return pages(
        {
            slug: tuple(
                example(next(path for path in FILES if slug_of(path) == slug and path.name.startswith(kind)))
                for kind in ("bad-", "ok-")
            )
            for slug in RULES
        }
    )


@pytest.mark.parametrize("slug", RULES)
def test_the_page_of_a_rule_shows_what_is_wrong_and_what_is_right(slug: str) -> None:
    text = rule_pages()[f"{slug}.md"]
    parts = [text.index(f"**{part}") for part in ("Why.", "Wrong.", "Fix.", "Right.", "Reference.")]
    assert parts == sorted(parts)
    assert text.count("```") == 4


@pytest.mark.parametrize("name", ["index.md", *(f"{slug}.md" for slug in RULES)])
def test_the_pages_of_the_rules_are_fresh(name: str, bless: bool) -> None:
    path = ROOT / "docs" / "rules" / name
    if bless:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(rule_pages()[name], "utf-8")
    assert path.read_text("utf-8") == rule_pages()[name], "pytest tests/checks --bless writes them"
