"""Activities, gateways, events and data as marks: outline, icon, markers, words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import sqrt

from procmodel.drawing.paths import box, circle, hatch, outline, placed
from procmodel.drawing.scene import Mark, Part, Words
from procmodel.drawing.signs import badge_parts
from procmodel.drawing.symbols import GATEWAYS, MARKERS, TASKS, TRIGGERS, marks
from procmodel.results.diagram import Badge, Bounds, Family, Shape, Text
from procmodel.themes import Theme

__all__ = ["ICON", "halo", "shape_parts", "task_dash"]

ICON = 16.0  # px, side of a task's icon
_RADIUS = 8.0
_STRIPE = 9.0  # px, width of the pattern that says removed


def shape_parts(shape: Shape, badges: Iterable[Badge], theme: Theme, back: str) -> tuple[Part, ...]:
    """A shape with its words and badges; `back` is the colour behind it."""
    body = _BODIES[shape.family](shape, theme)
    words: list[Part] = []
    if shape.label is not None:
        if shape.family not in (Family.TASK, Family.BAR):
            words.append(halo(shape.label, back))
        words.append(Words(shape.label, getattr(theme.palette, shape.label.tone)))
    words.extend(Words(fact, getattr(theme.palette, fact.tone)) for fact in shape.facts)
    signs = [part for badge in badges for part in badge_parts(badge, theme.palette)]
    return (*body, *words, *signs)


def halo(text: Text, back: str) -> Mark:
    """What keeps lines from running through words that stand outside a shape."""
    x, y, width, height = text.bounds
    around = Bounds(x - 2, y, width + 4, height)
    return Mark(box(around, 2), back, box=around)


def task_dash(shape: Shape) -> tuple[float, ...]:
    """The dashes of a step's border: what no person does is dashed."""
    return (6.0, 3.5) if shape.human is False else ()


def _fill(shape: Shape, theme: Theme) -> str:
    if shape.change in ("removed", "added"):
        return str(getattr(theme.palette, shape.change))
    return theme.palette.automated if shape.human is False else theme.palette.human


def _task(shape: Shape, theme: Theme) -> tuple[Part, ...]:
    palette, bounds = theme.palette, shape.bounds
    fill = _fill(shape, theme)
    parts: list[Part] = []
    if shape.uncertain:
        x, y, width, height = bounds
        around = Bounds(x - 4, y - 4, width + 8, height + 8)
        parts.append(Mark(box(around, _RADIUS + 4), None, palette.muted, 1.3, (1.5, 3.5)))
    parts.append(Mark(box(bounds, _RADIUS), fill, fill, 0.0, box=bounds))
    if shape.change == "removed":
        inset = min(_RADIUS, bounds.height / 5)
        stripe = Bounds(bounds.x + 1, bounds.y + inset, _STRIPE, bounds.height - 2 * inset)
        parts.append(Mark(hatch(stripe, 5), None, palette.ink, 1.0))
    width = theme.sizes.stroke * (1.9 if "call" in shape.markers or shape.kind == "call" else 1.0)
    if shape.change == "added":
        width = max(width, theme.sizes.stroke * 1.6)
    parts.append(Mark(box(bounds, _RADIUS), None, palette.ink, width, task_dash(shape)))
    left = bounds.x + (_STRIPE + 3 if shape.change == "removed" else 8)
    parts.extend(
        marks(TASKS.get(shape.kind, ()), left, bounds.bottom - ICON - 6, ICON / 16, palette.ink, fill)
    )
    parts.extend(_markers(shape, palette.ink, fill))
    return tuple(parts)


def _markers(shape: Shape, ink: str, back: str) -> Iterable[Part]:
    """The signs in the middle of a step's lower border."""
    signs = [MARKERS[marker] for marker in shape.markers if marker in MARKERS]
    pitch = 18.0
    left = shape.bounds.centre.x - pitch * len(signs) / 2 + 2
    for n, sign in enumerate(signs):
        yield from marks(sign, left + n * pitch, shape.bounds.bottom - 17, 1.0, ink, back)


def _gateway(shape: Shape, theme: Theme) -> tuple[Part, ...]:
    palette, bounds = theme.palette, shape.bounds
    x, y = bounds.centre
    diamond = outline([(x, bounds.y), (bounds.right, y), (x, bounds.bottom), (bounds.x, y)])
    inner = Bounds(x - bounds.width / 4, y - bounds.height / 4, bounds.width / 2, bounds.height / 2)
    body = Mark(diamond, palette.human, palette.ink, theme.sizes.stroke, box=inner)
    sign = marks(GATEWAYS.get(shape.kind, ()), x, y, bounds.width / 50, palette.ink, palette.human)
    return (body, *sign)


def _event(shape: Shape, theme: Theme) -> tuple[Part, ...]:
    palette, bounds = theme.palette, shape.bounds
    radius = min(bounds.width, bounds.height) / 2
    half = radius / sqrt(2)
    x, y = bounds.centre
    inner = Bounds(x - half, y - half, 2 * half, 2 * half)
    dash = () if shape.interrupts else (4.0, 2.5)
    thick = 3.4 if shape.kind == "end" else theme.sizes.stroke
    rim = radius - (thick - theme.sizes.stroke) / 2
    parts = [Mark(circle((x, y), rim), palette.human, palette.ink, thick, dash, box=inner)]
    if shape.kind in ("catch", "throw", "boundary"):
        parts.append(Mark(circle((x, y), radius - 3.4), None, palette.ink, theme.sizes.stroke * 0.8, dash))
    return (*parts, *_trigger(shape, x, y, radius / 18, palette.ink, palette.human))


def _trigger(shape: Shape, x: float, y: float, scale: float, ink: str, back: str) -> tuple[Mark, ...]:
    body, lines = TRIGGERS.get(shape.trigger, ("", ""))
    if not body:
        return ()
    tells = shape.kind in ("end", "throw") or shape.trigger == "terminate"
    size = scale * (0.86 if shape.kind in ("catch", "throw", "boundary") else 0.95)
    drawn = [Mark(placed(body, x, y, size), ink if tells else back, ink, 1.1)]
    if lines:
        drawn.append(Mark(placed(lines, x, y, size), None, back if tells else ink, 1.1))
    return tuple(drawn)


def _data(shape: Shape, theme: Theme) -> tuple[Part, ...]:
    palette = theme.palette
    x, y, width, height = shape.bounds
    right, bottom = x + width, y + height
    if "store" in shape.kind:
        flat = height / 6
        lid = f"A{width / 2:.2f} {flat:.2f} 0 0 "
        side = f"M{x:.2f} {y + flat:.2f}{lid}1 {right:.2f} {y + flat:.2f}"
        body = f"{side}L{right:.2f} {bottom - flat:.2f}{lid}1 {x:.2f} {bottom - flat:.2f}Z"
        rim = f"M{x:.2f} {y + flat:.2f}{lid}0 {right:.2f} {y + flat:.2f}"
    else:
        fold = min(width, height) * 0.3
        body = outline([(x, y), (right - fold, y), (right, y + fold), (right, bottom), (x, bottom)])
        rim = f"M{right - fold:.2f} {y:.2f}L{right - fold:.2f} {y + fold:.2f}L{right:.2f} {y + fold:.2f}"
    ink, fill = palette.ink, _fill(shape, theme)
    thick = theme.sizes.stroke * 1.6 if shape.change == "added" else 1.2
    parts: list[Part] = [Mark(body, fill, ink, thick, box=shape.bounds), Mark(rim, None, ink, 1.2)]
    if shape.change == "removed":
        stripe = Bounds(x + 1, y + height * 0.3, _STRIPE, height * 0.5)
        parts.append(Mark(hatch(stripe, 5), None, ink, 1.0))
    parts.extend(_markers(shape, ink, fill))
    return tuple(parts)


def _bar(shape: Shape, theme: Theme) -> tuple[Part, ...]:
    fill, rim = theme.palette.bar(shape.kind)
    decor = rim is None  # an interval or a line of the grid: what it shows is said in words too
    return (Mark(box(shape.bounds), fill, rim, 1.2 if rim else 0.0, box=shape.bounds, decor=decor),)


_BODIES: dict[Family, Callable[[Shape, Theme], tuple[Part, ...]]] = {
    Family.TASK: _task,
    Family.GATEWAY: _gateway,
    Family.EVENT: _event,
    Family.DATA: _data,
    Family.BAR: _bar,
}
