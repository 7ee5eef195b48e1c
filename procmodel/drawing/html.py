"""A picture as one web page: to zoom, to walk through by keyboard, step by step, with all facts as a table.

One file, no network, no script but the one whose hash its policy names. With scripts off the whole picture, the
table and the words are there; only zoom and walk are not.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from procmodel.drawing.compose import compose
from procmodel.drawing.paths import number
from procmodel.drawing.scene import Group, Part
from procmodel.drawing.svg import escaped, svg_text
from procmodel.results.diagram import BadgeKind, Bounds, Diagram, Plane, Shape
from procmodel.wording import say

__all__ = ["draw"]

_HERE = Path(__file__).parent
_ROOM = 14.0  # px left round one version when it is shown alone
_OVERLAY = 9  # the number of its tab: after those of the versions
_DEEDS = ("closer", "farther", "whole", "left", "right", "up", "down")
_WALK = ("previous", "next")
_SIGNS = {
    "closer": "+", "farther": "\N{MINUS SIGN}", "left": "\N{LEFTWARDS ARROW}", "right": "\N{RIGHTWARDS ARROW}",
    "up": "\N{UPWARDS ARROW}", "down": "\N{DOWNWARDS ARROW}",
}  # fmt: skip


def draw(diagram: Diagram, beside: Diagram | None = None) -> bytes:
    """A picture as an HTML page.

    Args:
        diagram: what to draw.
        beside: both versions in one drawing, which gets a tab of its own.
    """
    scene = compose(diagram)
    picture = svg_text(diagram, role="graphics-document", scene=scene)
    ids = _step_ids(picture, scene)
    style = _colours(diagram) + (_HERE / "viewer.css").read_text("utf-8")
    script = (_HERE / "viewer.js").read_text("utf-8")
    page = "\n".join((*_head(diagram, style, script), *_body(diagram, picture, ids, beside), *_tail(script)))
    return page.encode()


def _head(diagram: Diagram, style: str, script: str) -> Iterator[str]:
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escaped(diagram.language)}">'
    yield '<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escaped(diagram.title)}</title>"
    yield f"<style>{style}</style>\n</head>"


def _body(
    diagram: Diagram, picture: str, ids: dict[tuple[str, str], str], beside: Diagram | None
) -> Iterator[str]:
    yield "<body>\n<main>"
    yield f'<h1 class="unseen">{escaped(diagram.title)}</h1>'
    yield '<div class="bar" hidden>'
    versions = _versions(diagram)
    many = len(versions) > 1 or beside is not None
    if many:
        yield f'<div role="tablist" aria-label="{say("drawing.versions")}">'
        yield from _tabs(diagram, versions)
        if beside is not None:
            box = Bounds(0, 0, beside.width, beside.height)
            yield _tab(_OVERLAY, escaped(say("drawing.overlay")), "", box, "overlay")
        yield "</div>"
    for group, deeds in (("zoom", _DEEDS), ("walk", _WALK)):
        yield f'<div role="group" aria-label="{say(f"drawing.{group}")}">'
        yield from (_button(deed) for deed in deeds)
        yield "</div>"
    yield "</div>"
    role = ' role="tabpanel" aria-labelledby="tab-0"' if many else ""
    yield f'<figure id="picture"{role}>\n{picture}\n</figure>'
    if beside is not None:
        yield from _overlay(beside)
    idle = escaped(say("drawing.idle"))
    yield f'<p id="facts" aria-live="polite" data-idle="{idle}" hidden>{idle}</p>'
    yield f"<details open>\n<summary>{escaped(say('drawing.table'))}</summary>"
    for version in versions.values():
        yield from _table(version, diagram, ids)
    yield "</details>"
    yield f"<details>\n<summary>{escaped(say('drawing.words'))}</summary>"
    yield f'<p class="words">{escaped(diagram.alternative or diagram.description)}</p>\n</details>'


def _overlay(beside: Diagram) -> Iterator[str]:
    """The second picture; without scripts it stands below the first, with its title below."""
    title = say("drawing.overlay-title", title=beside.title)
    said = replace(beside, title=title)
    yield f'<figure id="overlay" role="tabpanel" aria-labelledby="tab-{_OVERLAY}">'
    yield svg_text(said, role="graphics-document")
    yield f'<p class="below">{escaped(title)}</p>\n</figure>'


def _tail(script: str) -> Iterator[str]:
    yield f"</main>\n<script>{script}</script>\n</body>\n</html>\n"


def _versions(diagram: Diagram) -> dict[str, list[Plane]]:
    """The planes of each version: its rows, where it is folded, are called `before`, `before-2`, ..."""
    found: dict[str, list[Plane]] = {}
    for plane in diagram.planes:
        found.setdefault(re.sub(r"-\d+$", "", plane.id), []).append(plane)
    return found


def _tabs(diagram: Diagram, versions: dict[str, list[Plane]]) -> Iterator[str]:
    """A tab for the whole picture and one for each version."""
    whole = escaped(say("drawing.both" if len(versions) == 2 else "drawing.all"))
    yield _tab(0, whole, "", Bounds(0, 0, diagram.width, diagram.height))
    for n, (name, planes) in enumerate(versions.items(), 1):
        title = planes[0].title or planes[0].subtitle
        yield _tab(n, escaped(title.text if title else name), name, _around(planes))


def _tab(n: int, label: str, shows: str, box: Bounds, panel: str = "picture") -> str:
    place = " ".join(map(number, box))
    return (
        f'<button type="button" role="tab" id="tab-{n}" aria-controls="{panel}" aria-selected="{str(not n).lower()}"'
        f' data-shows="{escaped(shows)}" data-box="{place}">{label}</button>'
    )


def _around(planes: list[Plane]) -> Bounds:
    left, top = (min(plane.bounds[side] for plane in planes) for side in (0, 1))
    right = max(plane.bounds.right for plane in planes)
    bottom = max(plane.bounds.bottom for plane in planes)
    return Bounds(left - _ROOM, top - _ROOM, right - left + 2 * _ROOM, bottom - top + 2 * _ROOM)


def _button(deed: str) -> str:
    label = escaped(say(f"drawing.{deed}"))
    shown = f'<span aria-hidden="true">{_SIGNS[deed]}</span>' if deed in _SIGNS else label
    named = f' aria-label="{label}" title="{label}"' if deed in _SIGNS else ""
    return f'<button type="button" data-does="{deed}"{named}>{shown}</button>'


def _table(planes: list[Plane], diagram: Diagram, ids: dict[tuple[str, str], str]) -> Iterator[str]:
    """Every step of one version: its mark, its name, whose it is, all that is known of it."""
    title = ", ".join(text.text for text in (planes[0].title, planes[0].subtitle) if text) or diagram.title
    marks: dict[str, list[str]] = {}
    for badge in (badge for plane in planes for badge in plane.badges):
        if badge.kind in (BadgeKind.TOUCH, BadgeKind.CUSTOMER):
            marks.setdefault(badge.of, []).append(badge.text)
    names = ("mark", "step", "lane", "facts")
    heads = "".join(f'<th scope="col">{say(f"drawing.column-{name}")}</th>' for name in names)
    yield f"<table>\n<caption>{escaped(title)}</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>"
    for plane in planes:
        lanes = {band.id: band.label.text for band in plane.bands}
        for shape in plane.shapes:
            if shape.kind != "connector":  # it only says where a row goes on
                number_ = escaped(", ".join(mark for mark in marks.get(shape.id, ()) if mark))
                link = f'<a href="#{ids[plane.id, shape.id]}">{escaped(_name(shape))}</a>'
                cells = (number_, link, escaped(lanes.get(shape.lane or "", "")), escaped(shape.description))
                yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    yield "</tbody>\n</table>"


def _name(shape: Shape) -> str:
    return (
        shape.label.text if shape.label is not None and shape.label.text else shape.description or shape.kind
    )


def _step_ids(picture: str, scene: tuple[Part, ...]) -> dict[tuple[str, str], str]:
    """The id in the page of each step, by version and step: numbered as they are drawn."""
    found = re.findall(r'<g id="([^"]*)" data-step=', picture)
    return {(step.plane, step.key): id_ for step, id_ in zip(_steps(scene), found, strict=True)}


def _steps(parts: Iterable[Part]) -> Iterator[Group]:
    for part in parts:
        if isinstance(part, Group):
            if part.kind == "step":
                yield part
            else:
                yield from _steps(part.parts)


def _colours(diagram: Diagram) -> str:
    palette = diagram.theme.palette
    named = ("paper", "ink", "rule", "header")
    return f":root {{ {' '.join(f'--{name}: {getattr(palette, name)};' for name in named)} }}\n"


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
