r"""What a file says needlessly, taken out of its text. Whatever goes, the process stays what it was.

The shorter text is read again, and kept only where the process that comes out is the one that is expected. All other
bytes stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from procmodel.formats import read_lenient_text
from procmodel.graph import ProcessView
from procmodel.graph.view import Routing
from procmodel.light.tuples import NamedTuple
from procmodel.model import EndEvent, EventTrigger, Process, SequenceFlow
from procmodel.results.finding import Finding, Severity

__all__ = ["NEEDLESS", "without_needless"]

_KEY_BEFORE = re.compile(r"[A-Za-z_][\w-]*[ \t]*:[ \t]*$")
_TERMINATE = re.compile(
    r"(?m)^[ \t]*event:[ \t]*terminate[ \t]*\r?\n|,[ \t]*event:[ \t]*terminate(?=[ \t]*[,}])"
)
_TOGETHER = frozenset({Routing.PARALLEL, Routing.INCLUSIVE, Routing.COMPLEX})


class Cut(NamedTuple):
    """A piece of a text, from one offset to another."""

    start: int
    end: int


class Needless(NamedTuple):
    """How one rule is followed.

    Attributes:
        cut: where in the text its finding takes something out; None where that cannot be told.
        left: the process that is left once that is done for some elements; None where it would be another one.
    """

    cut: Callable[[str, Finding], Cut | None]
    left: Callable[[Process, Sequence[str]], Process | None]


def without_needless(text: str, process: Process, findings: Iterable[Finding]) -> tuple[str, int]:
    r"""A text of format 1 without what the findings of one rule call needless, and how many that are.

    Example:
        >>> from procmodel.formats import read_text
        >>> from procmodel.results.finding import Place
        >>> written = "procmodel: 1\nname: A\nlanes: {a: {}}\nsteps:\n  s: {name: S, lane: a, note: }\n"
        >>> found = Finding("empty", Severity.INFO, "'note' is empty", "s", Place("a.yaml", 5, 30))
        >>> without_needless(written, read_text(written), [found])[0].splitlines()[-1]
        '  s: {name: S, lane: a}'
    """
    told = list(findings)
    for rule, needless in NEEDLESS.items():
        cuts = {
            piece: finding.element or ""
            for finding in told
            if finding.rule == rule and finding.place and (piece := needless.cut(text, finding)) is not None
        }
        left = needless.left(process, list(cuts.values())) if cuts else None
        if left is not None and _read(shorter := _shortened(text, cuts)) == left:
            return shorter, len(cuts)
    return text, 0


def _read(text: str) -> Process | None:
    found, findings = read_lenient_text(text, "<text>")
    return None if any(finding.severity is Severity.ERROR for finding in findings) else found


def _shortened(text: str, cuts: Iterable[Cut]) -> str:
    for piece in sorted(cuts, reverse=True):
        text = text[: piece.start] + text[piece.end :]
    return text


# -- where ---------------------------------------------------------------------------------------------


def _empty_key(text: str, finding: Finding) -> Cut | None:
    """A key with nothing behind it: its line, or its place in a map on one line."""
    start = _start_of(text, finding)
    column = (finding.place.column or 1) - 1 if finding.place else 0
    end = _end_of_line(text, start)
    line = text[start:end]
    key = _KEY_BEFORE.search(line[:column])
    if key is None:
        return None
    before, behind = line[: key.start()], line[column:].lstrip(" \t")
    if not before.strip() and not behind.strip():
        return Cut(start, end)
    at = start + key.start()
    if behind.startswith(","):
        return Cut(at, start + line.index(",", column) + 1 + len(behind[1:]) - len(behind[1:].lstrip(" \t")))
    if behind.startswith("}") and before.rstrip().endswith(","):
        return Cut(start + before.rstrip().rindex(","), start + column + len(line[column:]) - len(behind))
    return None


def _whole_element(text: str, finding: Finding) -> Cut | None:
    """All lines of an element that nothing else in the text names, and that has no comment."""
    id_ = re.escape(finding.element or "")
    start = _start_of(text, finding)
    end = _end_of_line(text, start)
    indent = _indent(text[start:end])
    while (
        end < len(text) and (line := text[end : _end_of_line(text, end)]).strip() and _indent(line) > indent
    ):
        end += len(line)
    named = re.findall(rf"(?<![\w.-]){id_}(?![\w.-])", text)
    piece = text[start:end]
    fits = re.match(rf"[ \t]+[\"']?{id_}[\"']?[ \t]*:", piece)
    return Cut(start, end) if fits and "#" not in piece and len(named) == 1 else None


def _terminate(text: str, finding: Finding) -> Cut | None:
    """`event: terminate` of an element."""
    start = _start_of(text, finding)
    end = _end_of_line(text, start)
    indent = _indent(text[start:end])
    while end < len(text) and _indent(line := text[end : _end_of_line(text, end)]) > indent:
        end += len(line)
    found = list(_TERMINATE.finditer(text[start:end]))
    return Cut(start + found[0].start(), start + found[0].end()) if len(found) == 1 else None


def _start_of(text: str, finding: Finding) -> int:
    """The offset of the line of a finding."""
    at = 0
    for _ in range((finding.place.line or 1) - 1 if finding.place else 0):
        at = text.index("\n", at) + 1
    return at


def _end_of_line(text: str, start: int) -> int:
    return text.find("\n", start) + 1 or len(text)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


# -- what is left --------------------------------------------------------------------------------------


def _same(process: Process, _: Sequence[str]) -> Process:
    return process


def _passed_by(process: Process, gone: Sequence[str]) -> Process | None:
    """The process where flows lead past some elements, each with one way in and one plain way on."""
    nodes = tuple(node for node in process.nodes if node.id not in gone)
    flows = list(process.flows)
    for id_ in gone:
        into = [flow for flow in flows if flow.target == id_]
        out = [flow for flow in flows if flow.source == id_]
        if len(into) != 1 or out != [
            SequenceFlow.model_construct(source=id_, target=flow.target) for flow in out[:1]
        ]:
            return None
        flows[flows.index(into[0])] = into[0].model_copy(update={"target": out[0].target})
        flows.remove(out[0])
    return process.model_copy(update={"nodes": nodes, "flows": tuple(flows)})


def _plain_ends(process: Process, ends: Sequence[str]) -> Process | None:
    """The process with plain ends, where nothing goes on side by side that an end could stop."""
    view = ProcessView(process)
    if any(view.split(node) in _TOGETHER for node in range(len(view))) or _has_reminders(process):
        return None
    nodes = tuple(
        node.model_copy(update={"event": EventTrigger.NONE})
        if isinstance(node, EndEvent) and node.id in ends
        else node
        for node in process.nodes
    )
    return process.model_copy(update={"nodes": nodes})


def _has_reminders(process: Process) -> bool:
    """Whether something runs beside its step: an event that does not interrupt, or a box that an event starts."""
    events = [event for node in process.walk() for event in getattr(node, "on", ())]
    return any(not event.interrupts for event in events) or any(
        getattr(node, "triggered_by_event", False) for node in process.walk()
    )


NEEDLESS: Mapping[str, Needless] = {
    "empty": Needless(_empty_key, _same),
    "superfluous-gateway": Needless(_whole_element, _passed_by),
    "superfluous-termination": Needless(_terminate, _plain_ends),
}
"""The rules that are followed, by slug."""
