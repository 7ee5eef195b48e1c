"""Event definitions, written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from procmodel.formats.bpmn.ids import Ids
from procmodel.formats.bpmn.names import TRIGGERS, local
from procmodel.formats.bpmn.tree import child, element, finish
from procmodel.model import EventDefinition, EventTrigger, Quantity

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["add_definitions", "iso_duration"]

_NAMES = {trigger: local(name) for name, trigger in TRIGGERS.items()}
_REFERENCE = {
    EventTrigger.MESSAGE: "messageRef",
    EventTrigger.SIGNAL: "signalRef",
    EventTrigger.ERROR: "errorRef",
    EventTrigger.ESCALATION: "escalationRef",
    EventTrigger.COMPENSATION: "activityRef",
}
_TIMERS = {"duration": "timeDuration", "date": "timeDate", "cycle": "timeCycle"}
_LETTERS = {"s": "PT{}S", "min": "PT{}M", "h": "PT{}H", "day": "P{}D", "week": "P{}W"}


def add_definitions(
    made: _Element,
    ids: Ids,
    event: EventTrigger,
    definitions: Iterable[EventDefinition],
    after: Quantity | None,
) -> None:
    """What an event waits for or tells, as children of its element."""
    written = list(definitions)
    for one in written:
        made.append(_definition(ids, one))
    if not written and event in _NAMES:
        bare = child(made, _NAMES[event])
        if event is EventTrigger.LINK:
            bare.set("id", ids.made(f"{made.get('id')}_link"))
            bare.set("name", made.get("name") or "")
        text = iso_duration(after) if event is EventTrigger.TIMER else None
        if text is not None:
            bare.set("id", ids.made(f"{made.get('id')}_after"))
            child(bare, "timeDuration", text)


def _definition(ids: Ids, one: EventDefinition) -> _Element:
    id_ = ids.of("definition", one.id) if one.id else None
    made = element(_NAMES[one.event], id_, one.id)
    if one.means is not None:
        kind = "node" if one.event is EventTrigger.COMPENSATION else "event"
        made.set(_REFERENCE.get(one.event, "messageRef"), ids.of(kind, one.means))
    if one.name is not None or one.event is EventTrigger.LINK:
        made.set("name", one.name or "")
    if one.timer is not None:
        child(made, _TIMERS[one.timer], one.text or "")
    elif one.event is EventTrigger.CONDITIONAL:
        child(made, "condition", one.text or "")
    finish(made, None, None, one.extensions, order=False)
    holder = made.find("{*}extensionElements")
    if holder is not None:
        made.insert(0, holder)
    return made


def iso_duration(quantity: Quantity | None) -> str | None:
    """A duration of the clock in ISO 8601; None where only a calendar could tell.

    Example:
        >>> iso_duration(Quantity(dimension="duration", unit="day", likely=14))
        'P14D'
    """
    if quantity is None or quantity.unit not in _LETTERS:
        return None
    amount = quantity.likely if quantity.likely is not None else quantity.mean
    if amount is None:
        return None
    if amount != int(amount) and quantity.unit in ("day", "week"):
        hours = amount * (24 if quantity.unit == "day" else 168)
        return f"PT{_number(hours)}H" if hours == int(hours) else f"PT{_number(hours * 3600)}S"
    return _LETTERS[quantity.unit].format(_number(amount))


def _number(amount: float) -> str:
    return str(int(amount)) if amount == int(amount) else f"{amount:.10f}".rstrip("0").rstrip(".")
