"""Items of sums in columns: their numbers are read by the hundred thousand, they themselves when somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import compress
from typing import TYPE_CHECKING, overload

from procmodel.graph.grades import worst
from procmodel.graph.inputs import Input, Item, Reading, values_of
from procmodel.light.caching import cached_property
from procmodel.model import Grade, Quantity

if TYPE_CHECKING:
    from procmodel.graph.inputs import StatedNumbers

__all__ = ["Items", "Stated", "chosen", "items_at"]


class Items(Sequence[Item]):
    """The items of a sum.

    Args:
        nodes: whose visits each counts with.
        means: what one visit adds by each on average.
        grades: the worst grade that each rests on; None of nothing.
        made: makes the items themselves.

    Example:
        >>> items = Items([3], [20.0], [Grade.ASSUMED], lambda: [Item(3, 20.0, ())])
        >>> (items + items).means, items[0].value()
        ([20.0, 20.0], 20.0)
    """

    def __init__(
        self,
        nodes: Sequence[int],
        means: Sequence[float],
        grades: Sequence[Grade | None],
        made: Callable[[], Sequence[Item]],
    ) -> None:
        self.nodes, self.means, self.grades, self._made = nodes, means, grades, made

    @classmethod
    def of(cls, items: Sequence[Item]) -> Items:
        """Items that are there already."""
        if isinstance(items, Items):
            return items
        grades = [worst([one.grade for one in item.rests_on]) for item in items]
        return cls([item.node for item in items], values_of(items), grades, lambda: items)

    @cached_property
    def _items(self) -> Sequence[Item]:
        return self._made()

    def __len__(self) -> int:
        return len(self.nodes)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Item]: ...
    def __getitem__(self, place: int | slice) -> Item | Sequence[Item]:
        return self._items[place]

    def __add__(self, more: Items) -> Items:
        """These and more."""
        if not more.nodes:
            return self
        nodes, means, grades = (
            [*self.nodes, *more.nodes],
            [*self.means, *more.means],
            [*self.grades, *more.grades],
        )
        return Items(nodes, means, grades, lambda: [*self, *more])

    def where(self, kept: Sequence[bool]) -> Items:
        """Those that are kept."""
        if all(kept):
            return self
        nodes, means = list(compress(self.nodes, kept)), list(compress(self.means, kept))
        return Items(nodes, means, list(compress(self.grades, kept)), lambda: list(compress(self, kept)))

    def at(self, places: Sequence[int]) -> Items:
        """Those at some places, in that order."""
        nodes, means = [self.nodes[n] for n in places], [self.means[n] for n in places]
        return Items(nodes, means, [self.grades[n] for n in places], lambda: [self[n] for n in places])

    def times(self, inputs: Sequence[Input]) -> Items:
        """Each times an input of its own."""
        means = [mean * one.values[Reading.MEAN] for mean, one in zip(self.means, inputs, strict=True)]
        both = zip(self.grades, inputs, strict=True)
        grades = [
            own if own is one.grade else worst([one.grade, *([own] if own else ())]) for own, one in both
        ]
        return Items(self.nodes, means, grades, lambda: list(map(_by, self, inputs)))


def _by(item: Item, one: Input) -> Item:
    return item._replace(inputs=(*item.inputs, one))


class Stated(Mapping[int, Item]):
    """What nodes state of themselves, by node: an item is made when it is first asked for.

    Args:
        numbers: what the process states.
        quantities: the quantity of each node.
        key: under which name a node states it.
    """

    def __init__(
        self, numbers: StatedNumbers, quantities: dict[int, Quantity], key: Callable[[int], str]
    ) -> None:
        self.numbers, self.quantities, self.key = numbers, quantities, key
        self._known: dict[int, Item] = {}

    def __getitem__(self, node: int) -> Item:
        known = self._known.get(node)
        if known is None:
            stated = self.numbers.of_node(node, self.key(node), self.quantities[node])
            known = self._known[node] = Item(node, 1.0, (stated,))
        return known

    def __contains__(self, node: object) -> bool:
        return node in self.quantities

    def __iter__(self) -> Iterator[int]:
        return iter(self.quantities)

    def __len__(self) -> int:
        return len(self.quantities)

    def chosen(self, nodes: Sequence[int]) -> Stated:
        """What some nodes state."""
        few = Stated(self.numbers, {node: self.quantities[node] for node in nodes}, self.key)
        few._known = self._known
        return few

    def items_at(self, nodes: Sequence[int]) -> Items:
        """The items of some nodes."""
        models = self.numbers.view.nodes
        stated = [self.quantities[node] for node in nodes]
        grades = [
            one.grade or getattr(models[node], "grade", None) or Grade.ASSUMED
            for node, one in zip(nodes, stated, strict=True)
        ]
        return Items(nodes, self.numbers.means(stated), grades, lambda: [self[node] for node in nodes])


def chosen(stated: Mapping[int, Item], nodes: Sequence[int]) -> Mapping[int, Item]:
    """What some nodes state."""
    if len(nodes) == len(stated):
        return stated
    return stated.chosen(nodes) if isinstance(stated, Stated) else {node: stated[node] for node in nodes}


def items_at(stated: Mapping[int, Item], nodes: Sequence[int]) -> Items:
    """The items of some nodes."""
    if isinstance(stated, Stated):
        return stated.items_at(nodes)
    return Items.of([stated[node] for node in nodes])
