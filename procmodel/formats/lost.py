"""Losses as sentences: one for each kind of thing that is lost, with all elements that it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from procmodel.formats.quantities import show
from procmodel.light.tuples import NamedTuple
from procmodel.model import Element, Process, Quantity
from procmodel.results.finding import Finding, Place, Severity
from procmodel.wording import say

__all__ = ["Loss", "as_findings", "value_of"]

_SHOWN = 60  # characters of a value
_NAMED = 10  # elements in one sentence


class Loss(NamedTuple):
    """One thing that is lost.

    Attributes:
        slug: what happened to it: `field`, `part`, `element`, `renamed`, `count`.
        key: the field, or the list that a part belongs to.
        part: where the element stands in the process: `steps`, `lanes`, ...; '' for the process itself.
        element: its id; None for the process itself.
        value: what was lost, or what it became.
        place: the step whose place is told, where the element has none of its own.
    """

    slug: str
    key: str
    part: str
    element: str | None
    value: str = ""
    place: str = ""


def as_findings(process: Process, losses: Iterable[Loss]) -> tuple[Finding, ...]:
    """The losses as findings, in order; those of one kind, with different elements, as one."""
    groups: dict[tuple[str, str, str, str], list[Loss]] = {}
    for loss in losses:
        own = loss.value if loss.element is None else ""
        groups.setdefault((loss.slug, loss.key, loss.part, own), []).append(loss)
    return tuple(_finding(process, group) for group in groups.values())


def _finding(process: Process, group: list[Loss]) -> Finding:
    first = group[0]
    message = _of_one(first) if len(group) == 1 else _of_several(group)
    elements = tuple(dict.fromkeys(loss.element for loss in group if loss.element is not None))
    evidence = elements if len(group) > 1 else ()
    return Finding(
        "lost", Severity.WARNING, message, first.element, _place(process, first), evidence=evidence
    )


def _of_one(loss: Loss) -> str:
    what = repr(loss.element)
    if loss.slug == "field":
        where = say("converting.of", what=what) if loss.element else ""
        return say("converting.lost_field", key=_key(loss), value=loss.value, where=where)
    if loss.slug == "count":
        many = "" if loss.value == "1" else "_many"
        return say("converting.lost_count", kind=say(f"converting.{loss.key}{many}"), count=loss.value)
    if loss.slug == "renamed":
        return say("converting.lost_renamed", what=what, name=repr(loss.value))
    if loss.slug == "part":
        shown = f"{what} ({loss.value})" if loss.value else what
        return say("converting.lost_part", kind=say(f"converting.{loss.key}"), what=shown)
    return say("converting.lost_element", what=what)


def _key(loss: Loss) -> str:
    """A field as people know it, and of what it is one where that is no step."""
    key = say("converting.extensions") if loss.key == "extensions" else loss.key
    if loss.part in ("", "steps", "flows"):
        return key
    return say("converting.key_of", kind=say(f"converting.{loss.part}"), key=key)


def _of_several(group: list[Loss]) -> str:
    first, count = group[0], len(group)
    if first.slug == "renamed":
        ids = _listed([f"{loss.element!r} -> {loss.value!r}" for loss in group])
        slug = "lost_lane_ids" if first.key == "lanes" else "lost_ids"
        return say(f"converting.{slug}", ids=ids, count=count)
    values = list(dict.fromkeys(loss.value for loss in group))
    if first.slug == "field" and len(values) == 1:
        ids = _listed([repr(loss.element) for loss in group])
        return say("converting.lost_value", key=_key(first), value=values[0], ids=ids, count=count)
    ids = _listed([f"{loss.element!r}{f' ({loss.value})' if loss.value else ''}" for loss in group])
    if first.slug == "field":
        return say("converting.lost_fields", key=_key(first), ids=ids, count=count)
    if first.slug == "part":
        return say("converting.lost_parts", kind=say(f"converting.{first.key}_many"), ids=ids, count=count)
    return say("converting.lost_elements", ids=ids, count=count)


def _listed(items: list[str]) -> str:
    more = f" (+{len(items) - _NAMED})" if len(items) > _NAMED else ""
    return ", ".join(items[:_NAMED]) + more


def _place(process: Process, loss: Loss) -> Place | None:
    """Where the element stands, by its own list or as a step."""
    if loss.element is None:
        return None
    places = process.origin.places
    for path in ((loss.part, loss.element), ("steps", loss.element), ("steps", loss.place)):
        if path in places:
            return places[path]
    return process.origin.place("steps", loss.element)


def value_of(value: Any) -> str:
    """A value in a few words.

    Example:
        >>> value_of(("a", "b")), value_of(()), value_of(True)
        ('a, b', 'none', 'true')
    """
    text = _text(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Quantity):
        mean = value.mean if value.likely is None else value.likely
        return show(value) or say("converting.quantity", number=mean)
    if isinstance(value, Mapping):
        return ", ".join(map(str, value))
    if isinstance(value, tuple):
        return ", ".join(str(getattr(one, "id", None) or _text(one)) for one in value) or say(
            "converting.none"
        )
    if isinstance(value, Element):
        said = (
            (name, getattr(value, name))
            for name in type(value).model_fields
            if name in value.model_fields_set
        )
        return ", ".join(f"{name} {_text(inner)}" for name, inner in said if inner not in (None, {}, ()))
    return str(getattr(value, "value", value))
