"""DOT source with our positions, for who goes on with Graphviz: made without any engine."""

from __future__ import annotations

from procmodel.drawing.paths import number
from procmodel.results.diagram import LANE, Bounds, Diagram, Edge, EdgeKind, Family, Plane, Point, Shape
from procmodel.themes import Theme
from procmodel.wording.clean import clean

__all__ = ["draw", "quoted", "source"]

_POINTS = 0.75  # of an inch's 72, to a px
_INCH = 96.0


def draw(diagram: Diagram) -> bytes:
    """A picture as DOT source: lanes as clusters, steps pinned where they stand (for `neato -n2`)."""
    return source(diagram).encode()


def source(diagram: Diagram) -> str:
    """The DOT source as text."""
    import graphviz

    theme = diagram.theme
    graph = graphviz.Digraph(
        name="procmodel",
        graph_attr={
            "label": quoted(diagram.title),
            "labelloc": "t",
            "fontname": "Liberation Sans,Arial",
            "splines": "ortho",
            "rankdir": "LR",
        },
        node_attr={"fontname": "Liberation Sans,Arial", "fontsize": number(theme.sizes.text * _POINTS)},
        edge_attr={"fontname": "Liberation Sans,Arial", "fontsize": number(theme.sizes.small * _POINTS)},
    )
    for number_, plane in enumerate(diagram.planes):
        _plane(graph, plane, number_, diagram)
    text: str = graph.source
    return text


def quoted(text: str) -> str:
    """`text` as DOT takes it: as words, never as markup or as an escape."""
    from graphviz import escape

    whole: str = escape(" ".join(clean(text).split()))
    return whole


def _plane(graph: object, plane: Plane, n: int, diagram: Diagram) -> None:
    from graphviz import Digraph

    part = Digraph(name=f"cluster_{n}")
    title = " ".join(text.text for text in (plane.title, plane.subtitle) if text)
    part.attr(
        label=quoted(title),
        labeljust="l",
        color=diagram.theme.palette.rule,
        bb=_corners(plane.bounds, diagram),
    )
    names = {shape.id: f"n{n}_{k}" for k, shape in enumerate(plane.shapes)}
    marks: dict[str, list[str]] = {}
    for badge in plane.badges:
        marks.setdefault(badge.of, []).append(badge.text)
    bands = {band.id: band for band in plane.bands}
    for lane in [*bands, None]:
        inside = [shape for shape in plane.shapes if (shape.lane if shape.lane in bands else None) == lane]
        if not inside:
            continue
        cluster = Digraph(name=f"cluster_{n}_{list(bands).index(lane)}" if lane is not None else f"rest_{n}")
        if lane is not None:
            box = _corners(bands[lane].bounds, diagram)
            cluster.attr(
                label=quoted(bands[lane].label.text),
                labeljust="l",
                bgcolor=diagram.theme.palette.band,
                bb=box,
            )
        for shape in inside:
            cluster.node(names[shape.id], **_node(shape, marks.get(shape.id, []), diagram))
        part.subgraph(cluster)
    for k, edge in enumerate(plane.edges):
        ends: list[str | None] = []
        for end, point in ((edge.source, edge.waypoints[0]), (edge.target, edge.waypoints[-1])):
            if end.startswith(LANE):
                names[end] = f"e{n}_{k}{len(ends)}"
                part.node(names[end], **_lane_end(point, diagram))
            ends.append(names.get(end))
        if None not in ends:
            part.edge(*ends, **_edge(edge, marks.get(edge.id, []), diagram.theme))
    graph.subgraph(part)  # type: ignore[attr-defined]


def _corners(bounds: Bounds, diagram: Diagram) -> str:
    """A rectangle as Graphviz counts: in points from the lower left corner of the picture."""
    left, lower = bounds.x, diagram.height - bounds.bottom
    right, upper = bounds.right, diagram.height - bounds.y
    return ",".join(number(px * _POINTS) for px in (left, lower, right, upper))


def _node(shape: Shape, marks: list[str], diagram: Diagram) -> dict[str, str]:
    from graphviz import nohtml

    palette, (x, y) = diagram.theme.palette, shape.bounds.centre
    said = {
        "label": "",
        "id": quoted(shape.id),
        "tooltip": quoted(shape.description or shape.name),
        "pos": f"{number(x * _POINTS)},{number((diagram.height - y) * _POINTS)}!",
        "width": number(shape.bounds.width / _INCH),
        "height": number(shape.bounds.height / _INCH),
        "fixedsize": "true",
        "color": palette.ink,
        "fontcolor": palette.ink,
    }
    words = quoted(shape.name) if shape.label is not None else ""
    if shape.family is Family.BAR:
        fill, _ = palette.bar(shape.kind)
        said |= {"label": words, "shape": "box", "style": "filled", "fillcolor": fill}
    elif shape.family is Family.TASK:
        lines = [quoted(line) for line in shape.label.lines] if shape.label else []
        style = "rounded,filled,dashed" if shape.human is False else "rounded,filled"
        fill = palette.automated if shape.human is False else palette.human
        number_ = " ".join(mark for mark in marks if mark)
        said |= {"xlabel": quoted(number_)} if number_ else {}
        said |= {"label": nohtml("\\n".join(lines)), "shape": "box", "style": style, "fillcolor": fill}
    elif shape.family is Family.GATEWAY:
        said |= {"label": _SIGNS.get(shape.kind, ""), "shape": "diamond", "xlabel": words}
    elif shape.family is Family.EVENT:
        shape_ = "doublecircle" if shape.kind in ("catch", "throw", "boundary") else "circle"
        said |= {"shape": shape_, "xlabel": words, "penwidth": "3" if shape.kind == "end" else "1"}
    else:
        said |= {"shape": "cylinder" if shape.kind == "store" else "note", "xlabel": words}
    return said


def _lane_end(point: Point, diagram: Diagram) -> dict[str, str]:
    """A point at the edge of a lane, where a message ends."""
    place = f"{number(point.x * _POINTS)},{number((diagram.height - point.y) * _POINTS)}!"
    return {"label": "", "shape": "point", "style": "invis", "width": "0.02", "pos": place}


def _edge(edge: Edge, marks: list[str], theme: Theme) -> dict[str, str]:
    said = {"color": theme.palette.ink, "fontcolor": theme.palette.ink}
    words = " ".join((*(mark for mark in marks if mark), edge.label.text if edge.label is not None else ""))
    if words.strip():
        said["xlabel"] = quoted(words)
    if edge.kind is EdgeKind.MESSAGE:
        said |= {"style": "dashed", "arrowhead": "empty", "arrowtail": "odot", "dir": "both"}
    elif edge.kind is EdgeKind.ASSOCIATION:
        said |= {"style": "dotted", "arrowhead": "none"}
    elif edge.kind is EdgeKind.DATA:
        said |= {"style": "dotted", "arrowhead": "vee"}
        said |= {"dir": "both", "arrowtail": "vee"} if edge.both else {}
    return said


_SIGNS = {"exclusive": "X", "parallel": "+", "inclusive": "O", "event": "E", "complex": "*"}
