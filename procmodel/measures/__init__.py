"""What is counted, timed and costed: one measure a file, named as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from procmodel.errors import AnalysisError
from procmodel.graph import ProcessView
from procmodel.graph.basis import Basis
from procmodel.graph.responsibility import PARTS
from procmodel.light.garbage import no_collector
from procmodel.light.tuples import NamedTuple
from procmodel.measures.handing import Handoff, handoff_list
from procmodel.model import Process
from procmodel.results.finding import Finding
from procmodel.results.later import LaterRemarks
from procmodel.results.measurement import Explanation, Measurement, Measurements, Observed
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.results.simulation import SimulationRun

__all__ = ["MEASURES", "Handoff", "handoff_list", "measure"]


class _Row(NamedTuple):
    """Where a measure lives, and whether it is taken from the basis of counts or from the flow of times."""

    file: str
    function: str = ""
    takes: str = "basis"


_COUNTS = (
    "human_touches",
    "pick_ups",
    "customer_steps",
    "handoffs",
    "notifications",
    "lane_crossings",
    "steps",
    "manual_steps",
    "assisted_steps",
    "automated_steps",
    "rekeyings",
    "system_switches",
)
_TIMES = (
    "touch_time",
    "customer_time",
    "waiting_time",
    "end_to_end_time",
    "calendar_days",
    "handling_cost",
    "annual_touch_time",
    "annual_customer_time",
    "annual_handling_cost",
    "fte",
    "cost_per_transaction",
)
_SHARES = (
    "decision_automation",
    "parties",
    "customers",
    "organisations",
    "systems",
    "loops",
    "rework",
    "rework_touches",
    "first_pass_yield",
)
_OF_TIME = ("flow_efficiency", "value_efficiency", "within_target")
_DEMAND = ("digital_take_up", "contacts_per_case", "failure_demand")
_DRAWING = ("size", "cfc", "connectivity", "density", "diameter", "depth")

MEASURES: Mapping[str, _Row] = {
    **{name: _Row(name) for name in _COUNTS},
    **{name: _Row(name, takes="flow") for name in _TIMES},
    "straight_through": _Row("straight_through"),
    **{f"automation.{how}": _Row("automation", how) for how in ("manual", "assisted", "automated")},
    **{name: _Row(name) for name in _SHARES},
    **{name: _Row(name, takes="flow") for name in _OF_TIME},
    "single_points_of_failure": _Row("single_points_of_failure"),
    **{name: _Row(name) for name in _DEMAND},
    **{name: _Row("complexity", name) for name in _DRAWING},
}
"""Every measure of one process by its id, in the order in which they are shown."""


def measure(
    process: Process | ProcessView,
    *,
    only: Iterable[str] | None = None,
    simulated: SimulationRun | None = None,
) -> Measurements:
    """All measures of a process, or some of them.

    Args:
        process: the process, or its graph where it is there already.
        only: the ids of the measures that are wanted; by default all.
        simulated: a simulation of the process; it fills what is unknown for want of one, such as the share of
            cases within the target.

    Raises:
        AnalysisError: a loop has no way out, so that expected values are not finite; or no such measure.

    Example:
        >>> from procmodel import measure, read
        >>> measure(read("examples/speeding_after.yaml"), only=["human_touches"])["human_touches"].expected
        0.018
    """
    wanted = list(MEASURES) if only is None else list(only)
    for name in wanted:
        if name not in MEASURES:
            raise AnalysisError(say("measures.unknown", id=repr(name), known=", ".join(MEASURES)))
    with no_collector():
        view = process if isinstance(process, ProcessView) else ProcessView(process)
        basis = Basis(view)
        found = {name: _measured(basis, name) for name in wanted}
        parts = _parts(basis) if "handoffs" in found else {}
    observed = _observed(basis, found)
    remarks = LaterRemarks(lambda: _remarks(basis, found, observed))
    explainer = _Explainer(basis, view is not process)
    measured = Measurements(view.process.id, found, parts, remarks, explainer, observed)
    if simulated is None:
        return measured
    from procmodel.measures.by_simulation import with_simulated

    return with_simulated(measured, simulated, view.process)


def _measured(basis: Basis, name: str) -> Measurement:
    row = MEASURES[name]
    function = _function(row)
    found: Measurement = function(basis.flow if row.takes == "flow" else basis)
    return found


@cache
def _function(row: _Row) -> Any:
    return getattr(import_module(f"procmodel.measures.{row.file}"), row.function or row.file)


def _parts(basis: Basis) -> dict[str, Measurement]:
    from procmodel.measures.handoffs import part

    return {name: part(basis, name) for name in PARTS}


def _observed(basis: Basis, found: Mapping[str, Measurement]) -> tuple[Observed, ...]:
    """What was observed beside what the model says."""
    if not basis.view.process.observed:
        return ()
    from procmodel.measures.observed_values import held_values

    return tuple(held_values(basis.view.process, found))


def _remarks(
    basis: Basis, found: Mapping[str, Measurement], observed: tuple[Observed, ...]
) -> Iterator[Finding]:
    from procmodel.measures.remarks import remarks_on

    yield from remarks_on(basis, found)
    if observed:
        from procmodel.measures.observed_values import observed_remarks

        yield from observed_remarks(basis.view.process, observed)


class _Explainer:
    """Explains measures as long as somebody holds them, and then lets go of what was remembered for that.

    What was worked out of a process knows of the process: together they would live until the collector comes.
    """

    __slots__ = ("_basis", "_is_own")

    def __init__(self, basis: Basis, is_own: bool) -> None:
        self._basis, self._is_own = basis, is_own

    def __call__(self, name: str) -> Explanation:
        return explain(self._basis, name)

    def __del__(self) -> None:
        self._basis.forget()
        if self._is_own:
            self._basis.view.memory.clear()


def explain(basis: Basis, name: str) -> Explanation:
    """How a measure comes about: rule, formula, and what each element adds."""
    from procmodel.measures.explaining import explanation_of

    part = name.removeprefix("handoffs.")
    row = MEASURES["handoffs" if part in PARTS else name]
    return explanation_of(basis, name, _function(row))
