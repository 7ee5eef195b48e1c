"""Where words are broken into lines: no unit stands at the head of one, away from its number."""

from __future__ import annotations

import pytest

from procmodel.fonts import advance, wrap

SAID = "simulated: start to end 21.5 h became 5.5 h: 15.2 h to 16.7 h less, 84 % of 31 min"


@pytest.mark.parametrize("width", range(60, 420, 7))
def test_a_number_and_its_unit_stand_in_one_line(width: int) -> None:
    lines = wrap(SAID, 12, width, lines=40)
    assert " ".join(lines) == SAID
    assert not any(line.split()[0] in ("h", "h:", "%", "min") for line in lines)
    assert max(advance(line, 12) for line in lines) <= width


def test_where_both_do_not_fit_they_part() -> None:
    assert wrap("100000 min", 12, 45, lines=2) == ("100000", "min")
