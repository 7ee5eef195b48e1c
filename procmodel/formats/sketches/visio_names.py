"""What the masters of Visio's stencils mean in a process map: basic, cross-functional and BPMN shapes."""

from __future__ import annotations

import re

from procmodel.formats.sketches.parts import Role

__all__ = ["is_line", "role_of", "task_of", "trigger_of"]

_NUMBER = re.compile(r"\.\d+$")
_ROLES = {
    **dict.fromkeys(("process", "rectangle", "square", "rounded rectangle", "round single corner rectangle",
                     "manual operation", "manual input", "preparation", "loop limit", "display", "card",
                     "parallel mode", "auto-height box", "box", "hexagon", "task box", "operation", "inspection",
                     "manual file", "check", "transfer", "custom 1", "custom 2", "custom 3", "custom 4",
                     "compound process", "step", "trapezoid"), Role.STEP),
    "task": Role.TASK,
    **dict.fromkeys(("subprocess", "predefined process", "collapsed sub-process", "expanded sub-process"),
                    Role.SUBPROCESS),
    **dict.fromkeys(("decision", "diamond", "gateway", "binary decision"), Role.EXCLUSIVE),
    **dict.fromkeys(("start/end", "terminator", "circle", "ellipse", "oval", "start", "end"), Role.OVAL),
    "start event": Role.START,
    "end event": Role.END,
    **dict.fromkeys(("intermediate event", "intermediate event (throwing)"), Role.CATCH),
    **dict.fromkeys(("delay", "wait"), Role.CATCH),
    **dict.fromkeys(("on-page reference", "off-page reference", "on page reference", "off page reference"),
                    Role.JUMP),
    **dict.fromkeys(("document", "multi document", "multiple documents", "data", "database", "stored data",
                     "external data", "internal storage", "direct data", "sequential data", "paper tape",
                     "data object", "data store", "message", "storage", "file"), Role.DATA),
    **dict.fromkeys(("swimlane", "swimlane (vertical)", "functional band", "functional band (vertical)",
                     "pool / lane", "vertical pool / lane", "pool/lane", "cff container", "vertical holder",
                     "horizontal holder"), Role.LANE),
    **dict.fromkeys(("swimlane list", "phase list", "group", "phase container"), Role.GROUP),
    **dict.fromkeys(("separator", "separator (vertical)", "phase", "vertical phase"), Role.MARK),
    **dict.fromkeys(("text annotation", "annotation", "callout", "text", "title block"), Role.WORDS),
}  # fmt: skip
_LINES = frozenset(
    {"dynamic connector", "connector", "sequence flow", "message flow", "association", "line connector",
     "line-curve connector", "directed association"}
)  # fmt: skip
_TASKS = {"user": Role.USER, "manual": Role.MANUAL, "service": Role.SERVICE, "script": Role.SCRIPT,
          "business rule": Role.RULE, "send": Role.SEND, "receive": Role.RECEIVE}  # fmt: skip
_GATEWAYS = {"exclusive": Role.EXCLUSIVE, "exclusive (data)": Role.EXCLUSIVE, "parallel": Role.PARALLEL,
             "inclusive": Role.INCLUSIVE, "complex": Role.COMPLEX, "exclusive event (instantiate)": Role.EVENT,
             "exclusive event": Role.EVENT, "event": Role.EVENT,
             "parallel event (instantiate)": Role.EVENT}  # fmt: skip
_TRIGGERS = frozenset(
    {"message", "timer", "error", "escalation", "signal", "conditional", "link", "compensation", "cancel",
     "terminate", "multiple"}
)  # fmt: skip


def _plain(name: str) -> str:
    return _NUMBER.sub("", name).strip().casefold()


def role_of(name: str) -> Role | None:
    """What a shape made from a master of this name is; None where the name tells nothing.

    Example:
        >>> role_of("Start/End"), role_of("Process.15"), role_of("Server")
        (<Role.OVAL: 'oval'>, <Role.STEP: 'step'>, None)
    """
    plain = _plain(name)
    if plain.endswith("gateway"):
        return _GATEWAYS.get(plain.removesuffix("gateway").strip(), Role.EXCLUSIVE)
    return _ROLES.get(plain)


def is_line(name: str) -> bool:
    """Whether a shape made from a master of this name is a line."""
    return _plain(name) in _LINES


def task_of(role: Role, facts: dict[str, str]) -> Role:
    """A task, gateway or event of the BPMN stencil by what its shape data say."""
    if role is Role.TASK:
        return _TASKS.get(facts.get("BpmnTaskType", "").casefold(), role)
    if role is Role.EXCLUSIVE:
        return _GATEWAYS.get(facts.get("BpmnGatewayType", "").casefold(), role)
    if role is Role.CATCH and "throw" in facts.get("BpmnEventType", "").casefold():
        return Role.THROW
    return role


def trigger_of(name: str, facts: dict[str, str]) -> str:
    """What an event waits for or tells, by its shape data; a delay waits for time to pass."""
    if _plain(name) in ("delay", "wait"):
        return "timer"
    found = facts.get("BpmnTriggerOrResult", "").casefold()
    return found if found in _TRIGGERS else "none"
