"""Text to quantity and back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmodel.errors import ReadError
from procmodel.formats import parse_quantity
from procmodel.formats.quantities import BadQuantity, parse, show
from procmodel.model import Dimension, Quantity, Shape
from tests.strategies import durations

D, R, S, M, H = (
    Dimension.DURATION,
    Dimension.RATE,
    Dimension.SHARE,
    Dimension.MONEY,
    Dimension.HOURLY,
)

GOOD: list[tuple[str, Dimension, dict[str, Any]]] = [
    ("6 min", D, {"likely": 6, "unit": "min"}),
    ("6 minutes", D, {"likely": 6, "unit": "min"}),
    ("1 hour", D, {"likely": 1, "unit": "h"}),
    ("30 s", D, {"likely": 30, "unit": "s"}),
    ("30 sec", D, {"likely": 30, "unit": "s"}),
    ("2 days", D, {"likely": 2, "unit": "day"}),
    ("1 h 30 min", D, {"likely": 90, "unit": "min"}),
    ("0.5 working days", D, {"likely": 0.5, "unit": "working day"}),
    ("1 working week", D, {"likely": 1, "unit": "working week"}),
    ("4-6-10 min", D, {"low": 4, "likely": 6, "high": 10, "unit": "min", "shape": Shape.PERT}),
    ("4–6–10 min", D, {"low": 4, "likely": 6, "high": 10, "unit": "min", "shape": Shape.PERT}),
    ("4 - 6 - 10 min", D, {"low": 4, "likely": 6, "high": 10, "unit": "min", "shape": Shape.PERT}),
    ("30 min - 2 h", D, {"low": 30, "high": 120, "unit": "min", "shape": Shape.UNIFORM}),
    ("2-5 days", D, {"low": 2, "high": 5, "unit": "day", "shape": Shape.UNIFORM}),
    ("1 h 30 min - 2 h", D, {"low": 90, "high": 120, "unit": "min", "shape": Shape.UNIFORM}),
    ("300 per year", R, {"likely": 300, "unit": "per year"}),
    ("12 per working day", R, {"likely": 12, "unit": "per working day"}),
    ("1500 h per year", R, {"likely": 1500, "unit": "h per year"}),
    ("200-300-500 per year", R, {"low": 200, "likely": 300, "high": 500, "unit": "per year"}),
    ("97%", S, {"likely": 0.97}),
    ("97 %", S, {"likely": 0.97}),
    ("0.97", S, {"likely": 0.97}),
    ("1", S, {"likely": 1.0}),
    ("0%", S, {"likely": 0.0}),
    ("90-97-99%", S, {"low": 0.9, "likely": 0.97, "high": 0.99}),
    ("19.10 per hour", H, {"likely": 19.1, "unit": "per h"}),
    ("0.35", M, {"likely": 0.35}),
    ("12000", M, {"likely": 12000}),
]

BAD: list[tuple[str, Dimension, str]] = [
    ("6", D, "no unit"),
    ("6 minits", D, "did you mean"),
    ("six min", D, "no duration"),
    ("-5 min", D, "negative"),
    ("10-6-4 min", D, "low to high"),
    ("1-2-3-4 min", D, "more than three"),
    ("0,5 h", D, "no duration"),
    ("1 working day 3 h", D, "mixes units"),
    ("1001 years", D, "longer than"),
    ("1e400 min", D, "not finite"),
    ("9" * 31 + " min", D, "digits"),
    ("190:20:30", D, "no duration"),
    ("-" * 150, D, "negative"),
    ("1" * 5_000 + " min", D, "too long"),
    ("300", R, "per"),
    ("300 per fortnight", R, "unknown unit"),
    ("97", S, "write it with %"),
    ("150%", S, "above 100"),
    ("1.5", S, "write it with %"),
    ("-1%", S, "negative"),
    ("nan", M, "no number"),
    ("inf", M, "no number"),
    (".inf", M, "no number"),
    ("1,5", M, "comma"),
    ("0x10", M, "no number"),
    ("１２", M, "no number"),
]


@pytest.mark.parametrize(("text", "dimension", "fields"), GOOD)
def test_every_form_of_the_format_is_read(text: str, dimension: Dimension, fields: dict[str, Any]) -> None:
    found = parse(text, dimension)
    assert found.dimension is dimension
    assert {name: getattr(found, name) for name in fields} == fields


@pytest.mark.parametrize(("text", "dimension", "reason"), BAD)
def test_what_is_no_quantity_says_why(text: str, dimension: Dimension, reason: str) -> None:
    with pytest.raises(BadQuantity, match=reason) as caught:
        parse(text, dimension)
    assert len(str(caught.value)) < 500


def test_a_quantity_typed_on_the_command_line_fails_as_reading_does() -> None:
    assert parse_quantity("300 per year", Dimension.RATE).likely == 300
    with pytest.raises(ReadError, match="no unit"):
        parse_quantity("3", Dimension.DURATION)


@given(durations(plain=True))
def test_a_duration_shown_as_text_reads_as_the_same(quantity: Quantity) -> None:
    text = show(quantity)
    assert text is not None
    assert parse(text, Dimension.DURATION) == quantity


@given(st.integers(0, 10**6))
def test_any_share_survives_its_text(millionths: int) -> None:
    share = parse(f"{millionths / 1e4}%", Dimension.SHARE)
    text = show(share)
    assert text is not None
    assert parse(text, Dimension.SHARE) == share


@given(st.text(max_size=60), st.sampled_from(list(Dimension)))
def test_any_text_is_a_quantity_or_a_reason(text: str, dimension: Dimension) -> None:
    try:
        found = parse(text, dimension)
    except BadQuantity as error:
        assert str(error)  # noqa: PT017
    else:
        assert found.dimension is dimension
