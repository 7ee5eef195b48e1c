"""Items in columns: the same numbers as the items themselves, which are made when somebody asks."""

from __future__ import annotations

import pytest

from procmodel import ProcessView, measure, read
from procmodel.graph.basis import Basis
from procmodel.graph.elapsed import Part
from procmodel.graph.inputs import Item, StatedNumbers
from procmodel.graph.items import Items
from procmodel.graph.ledger import Core
from procmodel.measures import handling_cost, touch_time

FILES = ("examples/speeding_before.yaml", "examples/speeding_after.yaml", "examples/repair_after.yaml")


def cores(path: str) -> list[Core]:
    """The sums of time and money of a file."""
    basis = Basis(ProcessView(read(path)))
    case, elapsed = basis.average, basis.flow.elapsed
    sums = [handling_cost.sum_of(case, ""), touch_time.sum_of(case, "")]
    return [*(one.ledger.core for one in sums), *map(elapsed.core, (Part.TOTAL, Part.WAITING))]


@pytest.mark.parametrize("path", FILES)
def test_columns_say_what_the_items_say(path: str) -> None:
    assert any(len(core.items) for core in cores(path))
    for core in cores(path):
        columns, items = core.columns, Items.of(list(core.items))
        assert list(columns.nodes) == list(items.nodes)
        assert list(columns.means) == pytest.approx(list(items.means))
        assert list(columns.grades) == list(items.grades)


def test_measuring_makes_no_items(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    made = StatedNumbers.of_node

    def noting(numbers: StatedNumbers, node: int, key: str, quantity: object) -> object:
        asked.append(node)
        return made(numbers, node, key, quantity)  # type: ignore[arg-type]

    monkeypatch.setattr(StatedNumbers, "of_node", noting)
    found = measure(read(FILES[1]), only=["touch_time", "handling_cost"])
    assert found["touch_time"].expected
    assert not asked
    assert found["touch_time"].values["p90"]
    assert asked


def test_items_are_picked_and_ordered_by_their_columns() -> None:
    items = Items.of([Item(3, 1.0, ()), Item(4, 2.0, ()), Item(5, 3.0, ())])
    assert [item.node for item in items.at([2, 0])] == items.at([2, 0]).nodes == [5, 3]
    assert [item.factor for item in items.where([True, False, True])] == [1.0, 3.0]
