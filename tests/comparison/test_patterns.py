"""Each redesign pattern and each adverse change is seen where it is, and not where it only seems to be."""

from __future__ import annotations

import subprocess
import sys

import pytest

from procmodel import compare, read
from procmodel.comparison.adverse import ADVERSE
from procmodel.comparison.patterns import PATTERNS, looking, patterns
from tests.comparison.pairs import HERE, compared


def hits(kind, slug, name):
    found = compared(HERE / kind / slug.replace("-", "_") / f"{name}.yaml")
    if kind == "adverse":
        return [hit for hit in found.adverse if hit.rule == slug]
    return [hit for hit in found.patterns if hit.pattern == slug]


BOTH = [("patterns", slug) for slug in PATTERNS] + [("adverse", slug) for slug in ADVERSE]


@pytest.mark.parametrize(("kind", "slug"), BOTH)
def test_it_is_seen_where_it_is_with_a_sentence_that_says_so(kind, slug):
    found = hits(kind, slug, "yes")
    assert found
    assert all(hit.evidence and "{" not in hit.evidence for hit in found)
    assert all(getattr(hit, "assessed", True) for hit in found)


@pytest.mark.parametrize(("kind", "slug"), BOTH)
def test_it_is_not_seen_where_it_is_not(kind, slug):
    assert not hits(kind, slug, "no")


@pytest.mark.parametrize("side", ["yes", "no"])
def test_a_pattern_that_is_not_looked_for_would_not_have_been_seen(side, monkeypatch):
    files = [HERE / "patterns" / slug.replace("-", "_") / f"{side}.yaml" for slug in PATTERNS]
    sparing = [compared(file).patterns for file in files]
    monkeypatch.setattr(looking, "ONLY_WITH", {})
    assert [compared.__wrapped__(file).patterns for file in files] == sparing


def test_a_pattern_that_only_certain_steps_show_is_not_loaded_without_one():
    asked = "import sys; from procmodel import compare, read; compare(*map(read, sys.argv[1:])); print(*sys.modules)"
    files = [f"examples/speeding_{side}.yaml" for side in ("before", "after")]
    done = subprocess.run([sys.executable, "-c", asked, *files], capture_output=True, text=True, check=True)
    loaded = {slug for slug, module in PATTERNS.items() if module in done.stdout.split()}
    assert {"elimination", "composition", "triage"} <= loaded
    assert "self-service" not in loaded


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.slug)
def test_each_pattern_says_its_rule_and_where_it_comes_from(pattern):
    assert "Rule:" in pattern.text
    assert bool(pattern.reference) is not pattern.ours


@pytest.fixture(scope="module")
def seed():
    return compare(*(read(f"examples/speeding_{side}.yaml") for side in ("before", "after")))


EXPECTED = [
    ("elimination", ("take_down", "email_on", "log"), "captured once"),
    ("automation", ("find_parish",), "now automatic"),
    ("automation", ("get_contact",), "for 97 % of the cases on the route 'parish', by hand for 3 %"),
    ("decision-automation", ("decide",), "by rules"),
    ("composition", ("send_to_clerk", "find_and_send", "queue_for_traffic"), "split over the routes"),
    ("triage", ("find_parish", "queue_for_traffic"), "2 ways"),
    ("conditional-execution", ("get_contact",), "only on the route 'parish' (60 %"),
    ("conditional-execution", ("find_parish",), "only on the route 'parish' (60 %"),
    ("resequencing", ("find_parish", "decide"), "now comes after it"),
    ("exception-isolation", ("find_and_send",), "3 % of the cases go to a person"),
    ("handoff-removal", (), "5 before, 1 now"),
    ("status-feedback", ("tell_resident",), "'Tell the resident who has it'"),
    ("interfacing", ("email_on", "log", "send_on"), "3 before, 0 now"),
    ("data-reuse", ("find_parish",), "'Parish boundaries'"),
    ("data-reuse", ("get_contact",), "'Modern.Gov'"),
]


def test_the_seed_pair_shows_exactly_the_patterns_that_people_name(seed):
    assert [(hit.pattern, hit.steps) for hit in seed.patterns] == [(p, s) for p, s, _ in EXPECTED]
    for hit, (_, _, text) in zip(seed.patterns, EXPECTED, strict=True):
        assert text in hit.evidence


def test_the_seed_pair_newly_needs_two_systems_and_nothing_else_got_worse(seed):
    assert [(hit.rule, hit.steps) for hit in seed.adverse] == [
        ("system-newly-needed", ("find_parish",)),
        ("system-newly-needed", ("get_contact",)),
    ]


def test_the_seed_pair_has_a_line_for_each_side_of_the_quadrangle(seed):
    assert list(seed.quadrangle) == ["time", "cost", "quality", "flexibility"]
    assert seed.quadrangle["quality"] == "better: typed again 3, now 0"


def test_another_order_is_told_in_a_sentence(seed):
    assert seed.behaviour == (
        "'Find the place on a map and work out the parish' used to come before "
        "'Decide whether it is for the parish or the district'; now it comes after, and only when parish",
    )


def test_without_measures_what_needs_them_is_not_assessed():
    from procmodel.comparison import compare as compare_alone

    found = compare_alone(*(read(f"examples/speeding_{side}.yaml") for side in ("before", "after")))
    silent = {hit.pattern for hit in found.patterns if not hit.assessed}
    assert silent == {"handoff-removal", "interfacing"}
    assert found.quadrangle["time"].startswith("not assessed")


def test_a_model_against_itself_shows_no_pattern_and_no_harm(seed):
    same = read("examples/speeding_after.yaml")
    found = compare(same, same)
    assert (found.patterns, found.adverse, found.behaviour, found.comparability) == ((), (), (), ())
    assert not found.quadrangle
