"""What a draw.io style says: which outline a shape has and what that means in a process map."""

from __future__ import annotations

from procmodel.formats.sketches.parts import LineKind, Role

__all__ = ["Style", "look_of", "role_of", "trigger_of"]

_TASKS = {
    "abstract": Role.TASK,
    "manual": Role.MANUAL,
    "user": Role.USER,
    "service": Role.SERVICE,
    "script": Role.SCRIPT,
    "businessRule": Role.RULE,
    "send": Role.SEND,
    "receive": Role.RECEIVE,
}
_SHAPES = {
    **dict.fromkeys(("rectangle", "label", "ext", "step", "hexagon", "trapezoid", "manualInput", "card", "display",
                     "tape", "loopLimit", "mxgraph.flowchart.process", "mxgraph.flowchart.manual_operation",
                     "mxgraph.flowchart.manual_input", "mxgraph.flowchart.preparation",
                     "mxgraph.flowchart.display", "mxgraph.flowchart.card", "mxgraph.basic.rect"), Role.STEP),
    **dict.fromkeys(("process", "mxgraph.flowchart.predefined_process"), Role.SUBPROCESS),
    **dict.fromkeys(("rhombus", "mxgraph.flowchart.decision"), Role.EXCLUSIVE),
    **dict.fromkeys(("ellipse", "doubleEllipse", "mxgraph.flowchart.terminator", "mxgraph.flowchart.start_1",
                     "mxgraph.flowchart.start_2"), Role.OVAL),
    **dict.fromkeys(("startState",), Role.START),
    **dict.fromkeys(("endState", "mxgraph.flowchart.terminate"), Role.END),
    **dict.fromkeys(("delay", "mxgraph.flowchart.delay"), Role.CATCH),
    **dict.fromkeys(("offPageConnector", "mxgraph.flowchart.on-page_reference",
                     "mxgraph.flowchart.off-page_reference"), Role.JUMP),
    **dict.fromkeys(("document", "mxgraph.flowchart.document", "mxgraph.flowchart.document2",
                     "mxgraph.flowchart.multi-document", "parallelogram", "mxgraph.flowchart.data", "note", "note2",
                     "cylinder", "cylinder2", "cylinder3", "datastore", "dataStorage", "internalStorage",
                     "mxgraph.flowchart.database", "mxgraph.flowchart.stored_data", "mxgraph.bpmn.data",
                     "mxgraph.bpmn.data2", "mxgraph.flowchart.internal_storage",
                     "mxgraph.flowchart.direct_data"), Role.DATA),
    **dict.fromkeys(("or", "orEllipse", "sumEllipse", "mxgraph.flowchart.or",
                     "mxgraph.flowchart.summing_function"), Role.PARALLEL),
    **dict.fromkeys(("mxgraph.flowchart.parallel_mode",), Role.PARALLEL),
    **dict.fromkeys(("mxgraph.flowchart.annotation_1", "mxgraph.flowchart.annotation_2", "callout",
                     "mxgraph.bpmn.text", "partialRectangle"), Role.WORDS),
}  # fmt: skip
_GATEWAYS = {
    "exclusive": Role.EXCLUSIVE,
    "exclusiveGw": Role.EXCLUSIVE,
    "parallel": Role.PARALLEL,
    "parallelGw": Role.PARALLEL,
    "inclusive": Role.INCLUSIVE,
    "general": Role.INCLUSIVE,
    "complex": Role.COMPLEX,
    "complexGw": Role.COMPLEX,
    "multiple": Role.EVENT,
}
_TRIGGERS = {
    **{word: word for word in ("message", "timer", "error", "escalation", "signal", "conditional", "link",
                               "compensation", "cancel", "terminate", "multiple")},
    "terminate2": "terminate",
    "parallelMultiple": "multiple",
}  # fmt: skip
_OVAL_ARC = 40  # percent of the shorter side: from here on a rounded box is an oval
_HEADS = frozenset({"", "none", "oval", "dash", "async", "diamond", "diamondThin", "cross", "circle"})


class Style:
    """A style: a word in front, then keys and values between semicolons."""

    __slots__ = ("_values", "first")

    def __init__(self, text: str) -> None:
        parts = [part.strip() for part in text.split(";") if part.strip()]
        self._values: dict[str, str] = {}
        self.first = parts[0] if parts and "=" not in parts[0] else ""
        for part in parts:
            key, sign, value = part.partition("=")
            self._values[key] = value if sign else "1"

    def get(self, key: str, otherwise: str = "") -> str:
        """The value of a key."""
        return self._values.get(key, otherwise)

    def has(self, key: str) -> bool:
        """Whether a key, or a word of that name, is there."""
        return key in self._values

    @property
    def shape(self) -> str:
        """The outline: by its key, else by the word in front."""
        return self.get("shape") or self.first

    @property
    def line(self) -> LineKind:
        """What a line of this style means."""
        if self.get("dashed") == "1" and self.get("startArrow") == "oval":
            return LineKind.MESSAGE
        if self.get("dashed") == "1" and self.get("endArrow") == "none":
            return LineKind.ASSOCIATION
        return LineKind.FLOW

    def is_arrow(self, key: str, otherwise: str) -> bool:
        """Whether an end has a head that points."""
        return self.get(key, otherwise) not in _HEADS


def role_of(style: Style, text: str) -> Role:
    """What a shape of this style seems to be.

    Example:
        >>> role_of(Style("rhombus;whiteSpace=wrap;html=1;"), "Found?")
        <Role.EXCLUSIVE: 'exclusive'>
    """
    if style.has("badge"):
        return Role.MARK
    shape = style.shape
    if shape.startswith("mxgraph.bpmn."):
        found = _bpmn(style, shape.removeprefix("mxgraph.bpmn."))
        if found is not None:
            return found
    if style.first == "swimlane" or shape == "swimlane" or style.has("laneId"):
        return _lane(style)
    if style.first in ("text", "edgeLabel") or shape == "text":
        return Role.WORDS
    if style.first == "group" or shape == "tableRow":
        return Role.GROUP
    if style.first == "line" or shape in ("line", "mxgraph.basic.line"):
        return Role.PARALLEL if style.get("strokeWidth", "1") not in ("", "1") else Role.MARK
    if shape in _SHAPES:
        return _SHAPES[shape]
    if shape in ("", "rounded") or "=" in shape or shape == "1":
        return _plain(style, text)
    return Role.MARK if shape in ("image", "icon") and not text else Role.UNKNOWN


def _plain(style: Style, text: str) -> Role:
    """A shape without an outline of its own: a box, round at its ends or not; nothing where it is unseen."""
    if style.get("bpmnShapeType") == "subprocess":
        return Role.SUBPROCESS
    if style.get("perimeter") == "rhombusPerimeter":
        return Role.EXCLUSIVE
    if style.get("perimeter") == "ellipsePerimeter":
        return Role.OVAL
    if style.get("strokeColor") == "none" and style.get("fillColor") == "none":
        return Role.WORDS
    if style.get("container") == "1" and style.get("fillColor") == "none" and not text:
        return Role.GROUP
    arc = style.get("arcSize", "0")
    if style.get("rounded") == "1" and arc.replace(".", "", 1).isdigit() and float(arc) >= _OVAL_ARC:
        return Role.OVAL
    return Role.STEP


def _lane(style: Style) -> Role:
    """A swimlane; one whose contents are a list, as of a class, is none."""
    return Role.GROUP if style.has("marginBottom") and style.has("childLayout") else Role.LANE


def _bpmn(style: Style, shape: str) -> Role | None:
    """A shape of the BPMN library, old or new; None where its name alone does not tell."""
    outline, symbol = style.get("outline"), style.get("symbol")
    if shape in ("task", "task2"):
        if style.get("bpmnShapeType") in ("subprocess", "transaction") or style.get("isLoopSub") == "1":
            return Role.SUBPROCESS if style.get("bpmnShapeType") != "call" else Role.CALL
        return (
            Role.CALL
            if style.get("bpmnShapeType") == "call"
            else _TASKS.get(style.get("taskMarker"), Role.TASK)
        )
    if shape in ("gateway", "gateway2") or (
        shape == "shape" and style.get("perimeter") == "rhombusPerimeter"
    ):
        kind = style.get("gwType") or symbol
        if outline not in ("", "none") and symbol in ("multiple", "parallelMultiple"):
            return Role.EVENT
        if outline == "end" and symbol == "general":
            return Role.INCLUSIVE
        return _GATEWAYS.get(kind, Role.EXCLUSIVE)
    if shape in ("event", "shape"):
        if outline.startswith("bound"):
            return Role.BOUNDARY
        if outline in ("end", "throwing"):
            return Role.END if outline == "end" else Role.THROW
        return Role.CATCH if outline == "catching" else Role.START
    if shape in ("loop", "user_task", "service_task", "manual_task", "script_task", "business_rule_task"):
        return Role.MARK
    return None


def trigger_of(style: Style) -> str:
    """What an event of this style waits for or tells; a delay waits for time to pass."""
    if style.shape in ("delay", "mxgraph.flowchart.delay"):
        return "timer"
    if style.shape == "mxgraph.flowchart.terminate":
        return "terminate"
    return _TRIGGERS.get(style.get("symbol"), "none") if style.shape.startswith("mxgraph.bpmn.") else "none"


def look_of(style: Style) -> str:
    """How draw.io calls the outline, for remarks; '' for a plain box."""
    shape = style.shape
    return "" if "=" in shape or shape in ("1", "rounded") else shape.removeprefix("mxgraph.")
