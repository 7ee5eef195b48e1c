"""Formulas worked out as a spreadsheet does: order of signs, other sheets, long chains, nothing to divide by."""

from __future__ import annotations

import pytest

from procmodel.reports.worked_out import worked_out
from procmodel.results.grid import Book, Formula, Table


def value_of(formula: str, *rows: tuple[float, float]) -> float | None:
    data = Table("Before visits", ("a", "b"), rows)
    book = Book((Table("Sum", ("x",), ((Formula(formula),),)), data))
    return worked_out(book).get(("Sum", "A2"))


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("1-2-3", -4),
        ("2+3*4", 14),
        ("(2+3)*4/10", 2),
        ("1-0.25*(1-0.5)", 0.875),
        ("'Before visits'!A2*'Before visits'!$B$3", 8),
        ("SUM('Before visits'!A2:A3)", 5),
        ("SUMPRODUCT('Before visits'!A2:A3,'Before visits'!B2:B3)/2", 9),
        ("1.5e-3*2", 0.003),
        ("'Before visits'!Z99", 0),
    ],
)
def test_a_formula_is_worked_out(formula: str, value: float) -> None:
    assert value_of(formula, (2, 3), (3, 4)) == pytest.approx(value)


def test_what_divides_by_nothing_has_no_value_and_nor_has_what_uses_it() -> None:
    rows = ((Formula("1/B2"), 0), (Formula("A2+1"), 1), (Formula("B3+1"), 1))
    assert worked_out(Book((Table("One", ("a", "b"), rows),))) == {("One", "A4"): 2.0}


def test_a_chain_of_cells_may_be_long() -> None:
    rows = (*((Formula(f"A{n + 1}+1"),) for n in range(2, 5_000)), (1.0,))
    assert worked_out(Book((Table("One", ("a",), rows),)))["One", "A2"] == 4_999
