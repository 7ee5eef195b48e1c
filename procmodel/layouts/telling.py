"""The picture in words: what each sign says to a screen reader, and the text that says all that is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypedDict

from procmodel.layouts.draft import Draft
from procmodel.layouts.frames import holders
from procmodel.layouts.lanes import LaneRows
from procmodel.model import Lane
from procmodel.results.diagram import LANE, Annotations, BadgeKind, Edge, EdgeKind, Family, Plane, Shape
from procmodel.wording import say

__all__ = ["Described", "alternative", "described", "lane_names"]


class Described(TypedDict):
    """The parts of a plane that say something of themselves."""

    shapes: tuple[Shape, ...]
    edges: tuple[Edge, ...]


def lane_names(lanes: Sequence[Lane]) -> dict[str, str]:
    """The names of lanes by id."""
    return {lane.id: lane.label for lane in lanes}


def described(plane: Plane, made: Draft, rows: LaneRows, notes: Annotations) -> Described:
    """Shapes and flows of a plane, each with what it says to a screen reader."""
    numbers = {badge.of: badge.text for badge in plane.badges if badge.kind is BadgeKind.TOUCH}
    lanes = lane_names(rows.lanes)
    view = made.view
    named = {
        made.ware_id(node, hung): hung.ware.name for node, rack in made.racks.items() for hung in rack.hung
    }
    named |= {shape.id: view.label(view.index[shape.id]) for shape in plane.shapes if shape.id in view.index}
    users = _users(plane, named)
    boxes = {id_: view.label(held[0]) for id_, held in holders(made).items()}
    customers = set(notes.customer_steps)
    seldom = set(notes.seldom)
    shapes = tuple(
        replace(
            shape,
            description=_said(
                shape, named[shape.id], numbers.get(shape.id, ""), lanes, boxes, customers, seldom
            )
            if shape.family is not Family.DATA
            else _data_said(shape, named[shape.id], users[shape.id]),
        )
        for shape in plane.shapes
    )
    named |= {f"{LANE}{id_}": name for id_, name in lanes.items()}
    edges = tuple(
        replace(edge, description=f"{named[edge.source]} \N{RIGHTWARDS ARROW} {named[edge.target]}")
        for edge in plane.edges
    )
    return {"shapes": shapes, "edges": edges}


def _users(plane: Plane, named: Mapping[str, str]) -> dict[str, list[str]]:
    """Who works with each data shape, and how, in words."""
    data = {shape.id for shape in plane.shapes if shape.family is Family.DATA}
    users: dict[str, list[str]] = {}
    for edge in plane.edges:
        shape, step = (edge.source, edge.target) if edge.source in data else (edge.target, edge.source)
        if shape in data:
            how = (
                "used" if edge.kind is EdgeKind.ASSOCIATION else "read" if shape == edge.source else "written"
            )
            how = "both" if edge.both else how
            users.setdefault(shape, []).append(say(f"layout.data-{how}", step=named[step]))
    return users


def _data_said(shape: Shape, name: str, users: Sequence[str]) -> str:
    parts = [name, say(f"layout.kind-{shape.kind}"), *users]
    return ", ".join([*parts, say(f"layout.change-{shape.change}")] if shape.change else parts)


def _said(
    shape: Shape,
    name: str,
    number: str,
    lanes: dict[str, str],
    boxes: dict[str, str],
    customers: set[str],
    seldom: set[str],
) -> str:
    parts = [name if shape.family is Family.TASK or shape.label else ""]
    parts.append(_kind(shape))
    parts.append(lanes.get(shape.lane or "", ""))
    if shape.id in customers:
        parts.append(say("layout.customer"))
    if shape.id in seldom:
        parts.append(say("layout.seldom"))
    parts.extend(fact.text for fact in shape.facts)
    if shape.id in boxes:
        parts.append(say("layout.in-box", box=boxes[shape.id]))
    if shape.change:
        parts.append(say(f"layout.change-{shape.change}"))
    if shape.uncertain:
        parts.append(say("layout.uncertain"))
    said = ", ".join(part for part in parts if part)
    return f"{number}. {said}" if number else said


def _kind(shape: Shape) -> str:
    if shape.family is Family.TASK:
        return say("layout.human") if shape.human else say("layout.nobody")
    if shape.kind == "boundary":
        return say("layout.kind-boundary", host=shape.host or "").strip()
    return say(f"layout.kind-{shape.kind}")


def alternative(planes: Sequence[Plane], notes: Sequence[Annotations], head: Sequence[str]) -> str:
    """All that a picture shows, as lines of text: heading and figures, then step by step."""
    lines = [line for line in head if line]
    for row in notes[-1].figures:
        key = "layout.figure-pair" if row[2] else "layout.figure"
        lines.append(say(key, label=row[0], before=row[1], after=row[2]))
    for plane, note in zip(planes, notes, strict=True):
        lines.extend(_version(plane, note))
    return "\n".join(lines)


def _version(plane: Plane, notes: Annotations) -> Iterator[str]:
    if not plane.shapes:
        yield say("layout.empty")
        return
    titles = [text.text for text in (plane.title, plane.subtitle) if text]
    yield say("layout.steps-of", title=", ".join(titles) or notes.title or plane.id)
    for shape in plane.shapes:
        yield f"- {shape.description}"
    names = {shape.id: shape.name for shape in plane.shapes}
    names |= {f"{LANE}{band.id}": band.label.text for band in plane.bands}
    marks = [badge for badge in plane.badges if badge.kind is BadgeKind.HANDOFF]
    if marks:
        yield say("layout.handoffs-of")
    for badge in marks:
        yield f"- {badge.text}: {badge.description}"
    for edge in plane.edges:
        if edge.kind is EdgeKind.MESSAGE:
            sender, receiver = names.get(edge.source, edge.source), names.get(edge.target, edge.target)
            yield say("layout.message-of", sender=sender, receiver=receiver)
