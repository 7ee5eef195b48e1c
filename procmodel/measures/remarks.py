"""What the reader of the numbers should know: what was assumed, what is drawn and never done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from procmodel.graph.basis import Basis
from procmodel.measures.handing import trail
from procmodel.model import SubProcess, Task
from procmodel.results.finding import Finding, Severity
from procmodel.results.measurement import Measurement
from procmodel.wording import say

__all__ = ["remarks_on"]


def remarks_on(basis: Basis, found: Mapping[str, Measurement]) -> Iterator[Finding]:
    """The remarks on the measures of one process."""
    view = basis.view
    ties = basis.runs.main.ties
    if ties:
        ids = _listed([view.ids[node] for node in ties])
        yield _remark(basis, "main-path-tie", "tie", view.ids[ties[0]], ids=ids)
    if "touch_time" in found or "end_to_end_time" in found:
        silent = [n for n in view.activities if not view.is_human(n) and _lacks_time(view.nodes[n])]
        if silent:
            ids = _listed([view.ids[n] for n in silent])
            yield _remark(basis, "machine-time", "machine_time", view.ids[silent[0]], ids=ids)
    opaque = [n for n in view.activities if _is_opaque(view.nodes[n])]
    if opaque:
        ids = _listed([view.ids[n] for n in opaque])
        yield _remark(basis, "opaque", "opaque", view.ids[opaque[0]], count=len(opaque), ids=ids)
    if "handoffs" in found:
        for node in trail(basis).rule.transfers.silent:
            yield _remark(basis, "silent-send", "silent_send", view.ids[node], ids=repr(view.ids[node]))


def _remark(basis: Basis, rule: str, slug: str, element: str, **values: object) -> Finding:
    place = basis.view.process.origin.place("steps", element)
    return Finding(rule, Severity.INFO, say(f"measures.{slug}", **values), element, place)


def _listed(ids: list[str], most: int = 5) -> str:
    shown = ", ".join(map(repr, ids[:most]))
    return shown if len(ids) <= most else f"{shown}, ... ({len(ids)})"


def _lacks_time(model: object) -> bool:
    return isinstance(model, Task) and model.time is None


def _is_opaque(model: object) -> bool:
    return isinstance(model, SubProcess) and not model.nodes and model.touches is None
