"""What differs between two elements, key by key, references to other elements translated first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from enum import Enum

from procmodel.comparison.side import folded
from procmodel.light.caching import cached_property
from procmodel.light.records import dataclass
from procmodel.model import BoundaryEvent, Combination, Element, EventDefinition, Process, Quantity
from procmodel.results.comparison import FieldChange

__all__ = ["Translation", "changed_fields", "notes_only", "quantity_text", "translation"]

_NOTES = frozenset({"note", "source", "grade", "value", "assumption", "extensions"})
_EVIDENCE = ("source", "grade", "assumption")
_SKIPPED = frozenset(
    {"id", "replaces", "nodes", "flows", "called", "lane_written", "source_ref", "target_ref"}
)
_LANES = frozenset({"lane", "to", "parent"})
_DATA = frozenset({"reads", "writes"})


@dataclass
class Translation:
    """Ids of the earlier model in words of the later one, so that a new id alone is no change.

    Each map is complete for what has a counterpart; what has none stays as it is.
    """

    lanes: Mapping[str, str] = field(default_factory=dict)
    systems: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, str] = field(default_factory=dict)
    decisions: Mapping[str, str] = field(default_factory=dict)
    pools: Mapping[str, str] = field(default_factory=dict)
    elements: Mapping[str, str] = field(default_factory=dict)  # to the first of the later group
    firsts: Mapping[str, str] = field(default_factory=dict)  # of a later group: each to the first

    @cached_property
    def says_the_same(self) -> bool:
        """Whether the lanes kept their ids, so that equal elements say the same."""
        return all(one == other for one, other in self.lanes.items())

    def earlier(self, name: str, value: object) -> object:
        """A value of the earlier model as the later one would say it."""
        if isinstance(value, str) and name in _LANES:
            return self.lanes.get(value, value)
        if name == "pool" and isinstance(value, str):
            return self.pools.get(value, value)
        if name == "decides" and isinstance(value, str):
            return self.decisions.get(value, value)
        if isinstance(value, tuple):
            return self._earlier_tuple(name, value)
        return value

    def _earlier_tuple(self, name: str, value: tuple[object, ...]) -> object:
        if name == "systems":
            return tuple(self.systems.get(str(one), one) for one in value)
        if name in _DATA:
            return frozenset(self.data.get(str(one), str(one)) for one in value)
        return tuple(_bare(one, self.elements) for one in value)

    def later(self, name: str, value: object) -> object:
        """A value of the later model in the form that `earlier` gives."""
        if isinstance(value, tuple):
            if name in _DATA:
                return frozenset(value)
            return tuple(_bare(one, self.firsts) for one in value) if name != "systems" else value
        return value


def translation(before: Process, after: Process) -> Translation:
    """What systems, data, decisions and pools are called on the other side: by id, else by name."""
    return Translation(
        systems=_by_id_or_name(before.systems, after.systems),
        data=_by_id_or_name(before.data, after.data),
        decisions=_by_id_or_name(before.decisions, after.decisions),
        pools=_by_id_or_name(before.pools, after.pools),
    )


def _by_id_or_name(before: Iterable[object], after: Iterable[object]) -> dict[str, str]:
    known = {str(getattr(one, "id", "")) for one in after}
    names = {folded(getattr(one, "label", "")): str(getattr(one, "id", "")) for one in after}
    pairs = ((str(getattr(one, "id", "")), folded(getattr(one, "label", ""))) for one in before)
    return {id_: names[name] for id_, name in pairs if id_ not in known and name in names}


def _bare(value: object, elements: Mapping[str, str]) -> object:
    """A part of an element without ids of its own, the elements it names translated."""
    if isinstance(value, BoundaryEvent):
        to = tuple(elements.get(one, one) for one in value.to)
        flows = tuple(
            flow.model_copy(
                update={"id": None, "source": "", "target": elements.get(flow.target, flow.target)}
            )
            for flow in value.flows
        )
        definitions = tuple(_bare(one, elements) for one in value.definitions)
        return value.model_copy(update={"id": "", "to": to, "flows": flows, "definitions": definitions})
    if isinstance(value, EventDefinition):
        return value.model_copy(update={"id": None})
    if isinstance(value, Combination):
        return value.model_copy(update={"take": tuple(elements.get(one, one) for one in value.take)})
    return value


def changed_fields(
    one: Element, other: Element, words: Translation, but: Collection[str] = ()
) -> tuple[FieldChange, ...]:
    """The keys whose values differ; of a quantity that only rests on other evidence, that evidence.

    Notes come last.

    Args:
        one: the earlier element.
        other: the later one.
        words: what ids of the earlier model are in the later one.
        but: keys that somebody else compares.
    """
    if type(one) is type(other) and one.__dict__ == other.__dict__ and words.says_the_same:
        return ()
    changes: list[FieldChange] = []
    for name in _names(one, other):
        if name in but:
            continue
        before, after = getattr(one, name, None), getattr(other, name, None)
        same = before == after and name not in _LANES
        if same or words.earlier(name, before) == words.later(name, after):
            continue
        if isinstance(before, Quantity) and isinstance(after, Quantity):
            changes += _quantity_changes(name, before, after)
        else:
            changes.append(FieldChange(name, plain(before), plain(after)))
    return tuple(sorted(changes, key=lambda change: _is_note(change.field)))


def _names(one: Element, other: Element) -> list[str]:
    """The keys that may differ, those of the later first: in two of one type, what either says."""
    names: Iterable[str] = dict.fromkeys([*other.model_fields, *one.model_fields])
    if type(one) is type(other):
        said = one.model_fields_set | other.model_fields_set
        names = [name for name in one.model_fields if name in said]
    return [name for name in names if name not in _SKIPPED]


def _quantity_changes(name: str, before: Quantity, after: Quantity) -> list[FieldChange]:
    found = []
    if _number(before) != _number(after):
        found.append(FieldChange(name, plain(before), plain(after)))
    for key in _EVIDENCE:
        values = getattr(before, key), getattr(after, key)
        if values[0] != values[1]:
            found.append(FieldChange(f"{name}.{key}", plain(values[0]), plain(values[1])))
    return found


def _number(quantity: Quantity) -> tuple[object, ...]:
    return tuple(getattr(quantity, n) for n in type(quantity).model_fields if n not in _EVIDENCE)


def _is_note(name: str) -> bool:
    return name.rpartition(".")[2] in _NOTES


def notes_only(changes: Iterable[FieldChange]) -> bool:
    """Whether something differs, and nothing but notes, sources, grades and the value to the customer."""
    names = [change.field for change in changes]
    return bool(names) and all(map(_is_note, names))


def plain(value: object) -> object:
    """A value as JSON has it, quantities as people write them."""
    if isinstance(value, Quantity):
        return quantity_text(value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Element):
        shown = ((name, getattr(value, name), about.default) for name, about in value.model_fields.items())
        return {name: plain(own) for name, own, default in shown if own != default}
    if isinstance(value, tuple | list | frozenset):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    return value


def quantity_text(quantity: Quantity) -> str:
    """A quantity as a person writes it, without its evidence.

    Example:
        >>> from procmodel.model import Dimension, Shape
        >>> quantity_text(Quantity(dimension="duration", unit="min", low=4, likely=6, high=10, shape="pert"))
        '4-6-10 min'
        >>> quantity_text(Quantity(dimension="share", likely=0.97))
        '97%'
    """
    if quantity.dimension == "share":
        numbers = [f"{value * 100:.10g}%" for value in _points(quantity)]
        return "-".join(numbers)
    if quantity.mean is not None:
        spread = f" ± {quantity.sd:.10g}" if quantity.sd is not None else ""
        return f"{quantity.mean:.10g}{spread} {quantity.unit} ({quantity.shape})"
    text = "-".join(f"{value:.10g}" for value in _points(quantity))
    unit = quantity.unit
    if unit in _PLURALS and text != "1":
        unit += "s"
    return f"{text} {unit}".rstrip()


_PLURALS = frozenset({"day", "week", "month", "year", "working hour", "working day", "working week"})


def _points(quantity: Quantity) -> list[float]:
    return [v for v in (quantity.low, quantity.likely, quantity.high) if v is not None]
