"""Figures above a picture: in lines about as long as each other."""

from __future__ import annotations

import pytest

from procmodel.layouts.heading import heading
from procmodel.themes import Sizes


@pytest.mark.parametrize("width", [420.0, 560.0, 700.0, 900.0, 2000.0])
def test_no_figure_is_left_alone_on_a_line_where_two_would_fit(width: float) -> None:
    rows = [(f"what is counted {n}", "12", "3") for n in range(6)]
    placed = heading("Title", "A sentence.", rows, Sizes(), 28.0, 28.0, width)
    lines: dict[float, list[float]] = {}
    for figure in placed.figures:
        lines.setdefault(round(figure.label.bounds.y), []).append(figure.bounds.right)
    counts = [len(line) for line in lines.values()]
    assert sum(counts) == 6
    assert max(counts) - min(counts) <= 1 or len(counts) == 1
    assert max(right for line in lines.values() for right in line) <= 28.0 + width
