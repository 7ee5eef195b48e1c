"""The Welsh catalogue says what the English one says: the same keys, the same values to fill in."""

from __future__ import annotations

import importlib
import string
from pathlib import Path

import pytest

from procmodel import speaking
from procmodel.wording import LANGUAGES, say, sentences, spoken

CATALOGUE = Path(__file__).parents[2] / "procmodel" / "wording"
AREAS = sorted(
    path.stem for path in (CATALOGUE / "en").glob("*.py") if path.stem not in ("__init__", "rules")
)
WHOLE = (
    "audit", "charts", "checks", "command", "comparison", "converting", "drawing", "embedding", "language",
    "layout", "logs", "measures", "numbers", "paper", "patterns", "reading", "reports", "serving", "simulation",
    "sketches", "soundness", "times", "workbook",
)  # fmt: skip
"""Areas of which Welsh has every sentence; what it lacks of others is said in English."""


def own(area: str, language: str) -> dict[str, str]:
    """What one language says itself, nothing borrowed from English."""
    if not (CATALOGUE / language / f"{area}.py").is_file():
        return {}
    found: dict[str, str] = importlib.import_module(f"procmodel.wording.{language}.{area}").SENTENCES
    return found


def blanks(template: str) -> set[tuple[str, str | None, str | None]]:
    """What a template wants to be filled in with, and how."""
    return {
        (name, form, how) for _, name, form, how in string.Formatter().parse(template) if name is not None
    }


def test_every_rule_of_a_measure_is_said_in_welsh() -> None:
    from procmodel import measure, read

    measured = measure(read(Path(__file__).parents[2] / "examples" / "speeding_before.yaml"))
    with speaking("cy"):
        welsh = {name: measured.explainer(name).rule for name in measured}
    assert not {name for name, rule in welsh.items() if rule == measured.explainer(name).rule}
    assert set(own("rules", "cy")) <= set(measured)


@pytest.mark.parametrize("area", AREAS)
def test_a_welsh_sentence_takes_the_values_of_the_english_one(area: str) -> None:
    english = sentences(area, "en")
    welsh = own(area, "cy")
    assert not set(welsh) - set(english)
    assert not {key: text for key, text in welsh.items() if blanks(text) != blanks(english[key])}


@pytest.mark.parametrize("area", AREAS)
def test_a_welsh_sentence_joins_its_neighbours_as_the_english_one_does(area: str) -> None:
    english = sentences(area, "en")
    for key, text in own(area, "cy").items():
        assert text.startswith(" ") == english[key].startswith(" "), key
        assert text.endswith(" ") == english[key].endswith(" "), key
        assert not text.startswith(" (") or text.endswith(")"), key


def lacking(area: str) -> set[str]:
    return set(sentences(area, "en")) - set(own(area, "cy"))


@pytest.mark.slow
@pytest.mark.parametrize("area", WHOLE)
def test_the_area_is_whole_in_welsh(area: str) -> None:
    """Slow because it is asked before a release: who adds an English sentence need not know Welsh."""
    assert not lacking(area)


def test_nearly_all_sentences_are_there_at_any_time() -> None:
    every = sum(len(sentences(area, "en")) for area in AREAS)
    assert sum(len(lacking(area)) for area in AREAS) <= every // 10


def test_what_welsh_lacks_is_said_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    from procmodel.wording import _templates
    from procmodel.wording.cy import numbers

    monkeypatch.delitem(numbers.SENTENCES, "no-change")
    _templates.cache_clear()
    with speaking("cy"):
        assert say("numbers.no-change") == "no change"
        assert say("numbers.unknown") == "ddim yn hysbys"
    _templates.cache_clear()


def test_a_welsh_sentence_that_asks_for_something_else_is_said_in_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from procmodel.wording import _templates
    from procmodel.wording.cy import numbers

    monkeypatch.setitem(numbers.SENTENCES, "points", "{count} o bwyntiau")
    _templates.cache_clear()
    with speaking("cy"):
        assert say("numbers.points", number="+3") == "+3 points"
    with pytest.raises(KeyError):
        say("numbers.points", count="+3")
    _templates.cache_clear()


def test_a_language_is_spoken_for_a_while_only() -> None:
    assert spoken() == "en"
    with speaking("cy"):
        assert spoken() == "cy"
        with speaking("en"):
            assert say("reports.before") == "before"
        assert say("reports.before") == "cynt"
    assert say("reports.before") == "before"


def test_a_language_that_nobody_speaks_is_refused() -> None:
    with pytest.raises(ValueError, match=r"one of: en, cy"), speaking("de"):
        pass
    assert set(LANGUAGES) == {"en", "cy"}


@pytest.mark.parametrize(("number", "text"), [(1, "1 diwrnod"), (2, "2 ddiwrnod"), (2.5, "2.5 diwrnod")])
def test_a_noun_after_a_numeral_is_singular_and_mutated_after_two(number: float, text: str) -> None:
    from procmodel.results.readable import readable

    with speaking("cy"):
        assert readable(number, "days") == text
