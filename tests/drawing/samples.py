"""Small pictures made by hand, so that drawing is tested without any layout."""

from __future__ import annotations

from dataclasses import replace

from procmodel.results.diagram import (
    Align,
    Badge,
    BadgeKind,
    Band,
    Bounds,
    Diagram,
    Edge,
    EdgeKind,
    Family,
    Figure,
    LegendEntry,
    Plane,
    Point,
    Shape,
    Text,
    Tone,
)
from procmodel.results.lettering import block
from procmodel.themes import Theme, load_theme

TASKS = ("manual", "user", "service", "script", "rule", "send", "receive", "task", "subprocess", "call")
GATEWAYS = ("exclusive", "parallel", "inclusive", "event", "complex")
EVENTS = ("start", "end", "catch", "throw", "boundary")
MARKERS = ("loop", "parallel", "sequential", "collapsed", "call", "ad-hoc", "compensation")
CHANGES = ("removed", "added", "changed", "moved", "automated")
TRIGGERS = (
    "none", "message", "timer", "error", "escalation", "signal", "conditional", "link", "compensation", "cancel",
    "terminate", "multiple",
)  # fmt: skip


def words(text: str, x: float, y: float, size: float = 13.0, width: float = 110.0, **more: object) -> Text:
    """A text about a point."""
    return block(text, size, width=width, lines=4, bold=bool(more.get("bold"))).centred(x, y)


def task(id_: str, x: float, y: float, name: str, kind: str = "user", **more: object) -> Shape:
    bounds = Bounds(x, y, 126, 80)
    human = more.pop("human", kind not in ("service", "script", "rule"))
    lane = more.pop("lane", "a")
    return Shape(
        id_, kind, Family.TASK, bounds, lane, words(name, x + 63, y + 36), human=human,  # type: ignore[arg-type]
        description=f"{name}, {kind}", **more,  # type: ignore[arg-type]
    )  # fmt: skip


def small(id_: str, x: float, y: float, kind: str, name: str = "", **more: object) -> Shape:
    """An event or a gateway, its words below."""
    family = Family.GATEWAY if kind in GATEWAYS else Family.EVENT
    side = 50.0 if family is Family.GATEWAY else 36.0
    label = words(name, x, y + side / 2 + 12, 11.5) if name else None
    bounds = Bounds(x - side / 2, y - side / 2, side, side)
    return Shape(id_, kind, family, bounds, "a", label, description=name or kind, **more)  # type: ignore[arg-type]


def flow(id_: str, source: str, target: str, *points: tuple[float, float], **more: object) -> Edge:
    return Edge(id_, source, target, tuple(Point(*p) for p in points), **more)  # type: ignore[arg-type]


def badge(kind: BadgeKind, text: str, x: float, y: float, of: str) -> Badge:
    width = 26.0 if kind is BadgeKind.HANDOFF else 22.0
    height = 18.0 if kind is BadgeKind.HANDOFF else 22.0
    return Badge(kind, text, Bounds(x - width / 2, y - height / 2, width, height), of, f"{kind} {text}")


def bands(names: tuple[str, ...], x: float, y: float, width: float, height: float) -> tuple[Band, ...]:
    made = []
    for n, name in enumerate(names):
        top = y + n * height
        label = words(name, x + 58, top + height / 2, 13, 100)
        made.append(
            Band("ab"[n % 2], label, "staff", Bounds(x, top, width, height), Bounds(x, top, 116, height))
        )
    return tuple(made)


def small_picture(name: str = "Log the report", theme: str | Theme = "paper") -> Diagram:
    """Two lanes, two steps, a handoff, an event; one line of the title is the given name."""
    first, second = task("log", 170, 60, name), task("store", 380, 160, "Store the file", "service", lane="b")
    end = small("done", 580, 200, "end", "Done")
    plane = Plane(
        "before",
        Bounds(20, 40, 640, 220),
        bands=bands(("Clerk", "Systems"), 20, 40, 640, 110),
        shapes=(first, second, end),
        edges=(
            flow("f1", "log", "store", (296, 100), (340, 100), (340, 200), (380, 200)),
            flow("f2", "store", "done", (506, 200), (562, 200)),
        ),
        badges=(
            badge(BadgeKind.TOUCH, "1", 170, 60, "log"),
            badge(BadgeKind.HANDOFF, "H1", 340, 150, "f1"),
        ),
    )
    title = Text(name, (name[:40],), 20, 24, 16, 20, Align.START, True, bounds=Bounds(20, 8, 400, 20))
    return Diagram(
        680, 280, name, f"{name}: two steps", f"{name}. 1. Log. 2. Store.", (plane,), (title,),
        theme=load_theme(theme),
    )  # fmt: skip


def pair_picture() -> Diagram:
    """The small picture above another of the same lanes, in which only the system acts."""
    whole = small_picture()
    before = replace(whole.planes[0], subtitle=words("before", 60, 32, 12))
    store = task("store", 380, 440, "Store the file", "service", lane="b")
    after = Plane(
        "after",
        Bounds(20, 320, 640, 220),
        subtitle=words("after", 60, 312, 12),
        bands=bands(("Clerk", "Systems"), 20, 320, 640, 110),
        shapes=(store, small("done", 580, 480, "end", "Done")),
        edges=(flow("f2", "store", "done", (506, 480), (562, 480)),),
    )
    return replace(whole, height=560, planes=(before, after))


def everything(theme: str | Theme = "paper") -> Diagram:
    """Every sign that pictures know, in rows."""
    shapes: list[Shape] = []
    badges: list[Badge] = []
    for n, kind in enumerate(TASKS):
        shapes.append(task(f"t{n}", 170 + n * 150, 70, f"A step of kind {kind}", kind))
    for n, marker in enumerate(MARKERS):
        shapes.append(task(f"m{n}", 170 + n * 150, 190, f"With {marker}", "task", markers=(marker,)))
    for n, change in enumerate(CHANGES):
        shapes.append(task(f"c{n}", 170 + n * 150, 310, f"This one is {change}", "manual", change=change))
        badges.append(badge(BadgeKind(change), "", 170 + n * 150 + 126, 310, f"c{n}"))
    for n, kind in enumerate((BadgeKind.TOUCH, BadgeKind.CUSTOMER)):
        shapes.append(task(f"b{n}", 920 + n * 150, 310, "Ask the resident", uncertain=n == 0))
        badges.append(badge(kind, str(9 + n), 920 + n * 150, 310, f"b{n}"))
    for n, kind in enumerate(GATEWAYS):
        shapes.append(small(f"g{n}", 200 + n * 100, 460, kind, f"{kind}?"))
    for n, kind in enumerate(EVENTS):
        shapes.append(small(f"e{n}", 720 + n * 70, 460, kind, kind))
    shapes.append(small("half", 1080, 460, "boundary", "goes on", interrupts=False))
    for row, kind in enumerate(("catch", "throw", "end")):
        for n, trigger in enumerate(TRIGGERS):
            shapes.append(
                small(
                    f"{kind}{n}",
                    200 + n * 90,
                    550 + row * 70,
                    kind,
                    trigger if row == 2 else "",
                    trigger=trigger,
                )
            )
    for n, kind in enumerate(("data", "store")):
        shapes.append(Shape(f"d{n}", kind, Family.DATA, Bounds(1200 + n * 80, 440, 40, 50), "a"))
    edges = [
        flow(f"f{n}", f"g{n}", f"g{n + 1}", (225 + n * 100, 460), (275 + n * 100, 460), **more)
        for n, more in enumerate(
            ({}, {"kind": EdgeKind.MESSAGE}, {"kind": EdgeKind.ASSOCIATION}, {"default": True})
        )
    ]
    badges.append(badge(BadgeKind.HANDOFF, "H12", 250, 460, "f0"))
    plane = Plane(
        "all", Bounds(20, 40, 1680, 720), bands=bands(("First lane", "Second lane"), 20, 40, 1680, 360),
        shapes=tuple(shapes), edges=tuple(edges), badges=tuple(badges),
    )  # fmt: skip
    return Diagram(
        1720, 890, "All signs", "Every sign", "Every sign.", (plane,), (), _figures(), _legend(),
        theme=load_theme(theme),
    )  # fmt: skip


def _figures() -> tuple[Figure, ...]:
    big = block("7", 34, bold=True).at(30, 775, tone=Tone.ACCENT)
    none = block("0", 34, bold=True).at(90, 775, tone=Tone.ACCENT)
    label = block("human touches", 13).at(120, 785)
    return (Figure(big, none, label, Bounds(30, 770, 200, 40), (Point(56, 795), Point(84, 795))),)


def _legend() -> tuple[LegendEntry, ...]:
    from procmodel.drawing.legend import SYMBOLS

    return tuple(
        LegendEntry(
            symbol,
            Bounds(260 + n % 12 * 120, 770 + n // 12 * 30, 24, 18),
            block(symbol, 11.5).at(290 + n % 12 * 120, 772 + n // 12 * 30),
        )
        for n, symbol in enumerate(SYMBOLS)
    )
