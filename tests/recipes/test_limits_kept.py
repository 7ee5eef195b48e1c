"""Limits that CI sets on a comparison."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel import measure, read
from procmodel.errors import AnalysisError
from procmodel.recipes.limits_kept import broken_limits, parse_limits
from procmodel.results.measurement import Family, Measurement, Measurements


def measurements(touches: float, minutes: float | None, automatic: float) -> Measurements:
    found = [
        Measurement(
            "human_touches",
            Family.COUNT,
            "touches",
            dict.fromkeys(Family.COUNT.keys, touches),
        ),
        Measurement(
            "touch_time",
            Family.AMOUNT,
            "s",
            dict.fromkeys(Family.AMOUNT.keys, None if minutes is None else minutes * 60),
            missing=() if minutes is not None else ("log.time",),
        ),
        Measurement("straight_through", Family.VALUE, "1", {"value": automatic}, better="higher"),
    ]
    return Measurements("x", {measure.id: measure for measure in found}, {})


BEFORE = measurements(7, 30, 0.0)
AFTER = measurements(3, 20, 0.9)


@pytest.mark.parametrize(
    "text",
    [
        "human_touches > before",
        "human_touches >= 3.5",
        "human_touches.static > before * 0.5",
        "human_touches > before - 3",
        "touch_time > 20 min",
        "touch_time > 0.5 h",
        "touch_time != before - 10 min",
        "straight_through < 90%",
        "straight_through < 0.9",
        "human_touches > 3 and touch_time > 1 h",
        "human_touches == 3 and touch_time > 1 h",
        "touch_time > 1 h and human_touches == 3",
    ],
)
def test_a_limit_that_holds_says_nothing(text: str) -> None:
    assert broken_limits((text,), BEFORE, AFTER) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("human_touches > 2", "limit broken: human_touches > 2: human_touches is 3"),
        ("human_touches < before", "limit broken: human_touches < before: human_touches is 3"),
        ("touch_time >= 20 min", "limit broken: touch_time >= 20 min: touch_time is 20 min"),
        ("straight_through <= 90 %", "limit broken: straight_through <= 90 %: straight_through is 90 %"),
        ("human_touches.static > 2", "limit broken: human_touches.static > 2: human_touches.static is 3"),
    ],
)
def test_a_broken_limit_says_the_limit_and_the_value(text: str, said: str) -> None:
    assert broken_limits((text,), BEFORE, AFTER) == (said,)


def test_limits_joined_by_and_are_broken_together_and_each_is_told() -> None:
    assert broken_limits(("human_touches == 3 and touch_time > 10 min",), BEFORE, AFTER) == (
        "limit broken: human_touches == 3: human_touches is 3",
        "limit broken: touch_time > 10 min: touch_time is 20 min",
    )


def test_of_several_texts_one_is_enough() -> None:
    said = broken_limits(("touch_time > 1 h", "human_touches == 3"), BEFORE, AFTER)
    assert said == ("limit broken: human_touches == 3: human_touches is 3",)


def test_a_limit_on_what_is_not_known_is_not_kept_and_says_what_is_missing() -> None:
    said = broken_limits(("touch_time > 20 min",), BEFORE, measurements(3, None, 0.9))
    assert said == ("limit cannot be judged: touch_time > 20 min: touch_time is not known (needs log.time)",)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("", 1),
        ("human_touches", 14),
        ("human_touches >", 16),
        ("human_touches > 3 or 4", 21),
        ("__import__('os')", 1),
        ("human_touches > 9**9**9**9", 18),
        ("human_touches > before * before", 23),
    ],
)
def test_a_text_that_is_no_limit_names_the_column(text: str, column: int) -> None:
    with pytest.raises(AnalysisError, match=f"at column {column} expected"):
        parse_limits(text)


def test_a_misspelt_measure_gets_the_nearest_one() -> None:
    with pytest.raises(AnalysisError, match="did you mean 'human_touches'"):
        broken_limits(("human_touchs > 1",), BEFORE, AFTER)


def test_a_value_that_the_measure_lacks_is_named_with_those_it_has() -> None:
    with pytest.raises(AnalysisError, match=r"no value 'median'.*static, main_path"):
        broken_limits(("human_touches.median > 1",), BEFORE, AFTER)


def test_a_unit_that_does_not_fit_the_measure_is_refused() -> None:
    with pytest.raises(AnalysisError, match="does not fit"):
        broken_limits(("human_touches > 20 min",), BEFORE, AFTER)


def test_a_part_of_the_handoffs_has_a_limit_of_its_own(examples: Path) -> None:
    before, after = (measure(read(examples / f"speeding_{side}.yaml")) for side in ("before", "after"))
    assert broken_limits(("handoffs.internal > before",), before, after) == ()
    (said,) = broken_limits(("handoffs.internal >= before",), before, before)
    assert said == "limit broken: handoffs.internal >= before: handoffs.internal is 3.4"
    with pytest.raises(AnalysisError, match=r"one of: static, .*, intake, internal, outbound, to_customer"):
        broken_limits(("handoffs.inward > 0",), before, after)
