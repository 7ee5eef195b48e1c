"""Events: what they wait for, what they tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from procmodel.formats.bpmn.names import TRIGGERS, local, tag
from procmodel.formats.bpmn.reading import Reading, attributes_of, own_id, text_of
from procmodel.model import Dimension, EventDefinition, EventName, EventTrigger, Quantity
from procmodel.model.base import make

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["EVENT_NAMES", "definition_of", "duration_of", "event_name", "trigger_of"]

EVENT_NAMES = {
    tag("message"): EventTrigger.MESSAGE,
    tag("signal"): EventTrigger.SIGNAL,
    tag("error"): EventTrigger.ERROR,
    tag("escalation"): EventTrigger.ESCALATION,
}
"""What events may name, declared once for the whole file."""

_REFERENCES = ("messageRef", "signalRef", "errorRef", "escalationRef", "activityRef")
_TIMERS: dict[str, Literal["duration", "date", "cycle"]] = {
    tag("timeDuration"): "duration",
    tag("timeDate"): "date",
    tag("timeCycle"): "cycle",
}
_ISO = re.compile(
    r"P(?:(\d+(?:\.\d+)?)W|(?:(\d+)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?)"
).fullmatch
_UNITS = (("week", 7 * 86_400.0), ("day", 86_400.0), ("h", 3_600.0), ("min", 60.0), ("s", 1.0))


def event_name(reading: Reading, element: _Element) -> EventName:
    """A message, signal, error or escalation."""
    id_ = reading.identify(element, local(element.tag))
    trigger = EVENT_NAMES[element.tag]
    code = element.get("errorCode") or element.get("escalationCode")
    known = {"id", "name", "errorCode", "escalationCode"}
    rest = {key: value for key, value in attributes_of(element) if key not in known}
    fields: dict[str, Any] = {"id": id_, "name": element.get("name"), "event": trigger, "code": code}
    if rest or len(element):
        fields["extensions"] = reading.rest(rest, list(element))
    return make(EventName, fields)


def definition_of(reading: Reading, element: _Element) -> EventDefinition:
    """What exactly an event waits for or tells."""
    fields: dict[str, Any] = {"event": TRIGGERS[element.tag]}
    rest: dict[str, str] = {}
    for key, value in attributes_of(element):
        if key == "id":
            fields["id"] = own_id(value)
        elif key in _REFERENCES:
            fields["means"] = value.rpartition(":")[2]
        elif key == "name":
            fields["name"] = value
        else:
            rest[key] = value
    others = []
    for child in element:
        if child.tag in _TIMERS:
            fields["timer"], fields["text"] = _TIMERS[child.tag], text_of(child) or None
        elif child.tag == tag("condition"):
            fields["text"] = text_of(child) or None
        else:
            others.append(child)
    if rest or others:
        fields["extensions"] = reading.rest(rest, others)
    return make(EventDefinition, fields)


def trigger_of(definitions: list[EventDefinition]) -> dict[str, Any]:
    """The fields of an event that its definitions fill; one that says nothing but its kind is not kept."""
    if not definitions:
        return {}
    if len(definitions) > 1:
        return {"event": EventTrigger.MULTIPLE, "definitions": tuple(definitions)}
    only = definitions[0]
    bare = only.id is None and ("id" in only.model_fields_set or set(only.model_fields_set) == {"event"})
    return {"event": only.event} if bare else {"event": only.event, "definitions": (only,)}


def duration_of(definitions: list[EventDefinition]) -> Quantity | None:
    """How long a timer runs, where it is an ISO 8601 duration of one unit or of units of the clock.

    Example:
        >>> duration_of([EventDefinition(event="timer", timer="duration", text="P14D")]).likely
        14.0
    """
    if len(definitions) != 1 or definitions[0].timer != "duration":
        return None
    found = _ISO(definitions[0].text or "")
    given = (
        [(float(text), unit) for text, unit in zip(found.groups(), _UNITS, strict=True) if text]
        if found
        else []
    )
    if not given:
        return None
    smallest, worth = given[-1][1]
    amount = sum(number * seconds for number, (_, seconds) in given) / worth
    return make(Quantity, {"dimension": Dimension.DURATION, "unit": smallest, "likely": amount})
