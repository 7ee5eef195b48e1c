"""What a simulation found as text: a table of figures, a table of queues, what became of the cases."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from procmodel.reports.tables import aligned
from procmodel.results.lacking import lacking
from procmodel.results.paired_run import Compared
from procmodel.results.readable import DAY, change, ends_on_clock, in_days, on_clock, readable, unknown
from procmodel.results.simulation import Estimate, LaneQueue, Outcome, Route, SimulationRun
from procmodel.wording import say, sentences

if TYPE_CHECKING:
    from procmodel.results.comparison import SimulatedChange
    from procmodel.results.paired_run import Difference, LaneCapacity, PairedRun
    from procmodel.results.queue_estimate import QueueEstimate

__all__ = ["change_text", "estimated_text", "paired_text", "simulated_text"]

_UNITS = {
    "end_to_end_time": "s",
    "waiting_time": "s",
    "touch_time": "s",
    "throughput": "",
    "work_in_progress": "",
    "handling_cost": "money",
    "human_touches": "",
    "handoffs": "",
    "straight_through": "1",
    "within_target": "1",
}
_TOLD = ("end_to_end_time", "touch_time", "handling_cost")  # the first that is known stands in the headline
_HELPS = 0.0005  # what pairing takes off that is not 0.0 % when it is told
_PARTS = {
    "of_lane": {"utilization": "busy", "wait": "wait", "p_wait": "waiting", "length": "queue"},
    "outcome": {"share": "share", "end_to_end_time": "took"},
}
_PART_UNITS = {"utilization": "1", "p_wait": "1", "share": "1", "length": ""}  # else seconds


def simulated_text(run: SimulationRun, title: str, currency: str, names: Mapping[str, str]) -> str:
    """The figures with their intervals, the queue of each lane, the outcomes, the routes.

    Args:
        run: what was found.
        title: what was simulated.
        currency: of its money.
        names: of its steps and lanes, by id.
    """
    rows = [[say(f"simulation.column_{slug}") for slug in ("figure", "mean", "between", "half", "most")]]
    for name, estimate in run.results.items():
        rows.append([_name(name), *_cells(estimate, _unit(name, currency), run.clock)])
    lost = {name: one.missing for name, one in run.results.items() if one.mean is None}
    lines = [title, _about(run), "", *aligned(rows), *_lacking(lost, names)]
    if run.queue:
        lines += ["", *aligned(_queue_rows(run.queue, run.clock, names))]
    if len(run.outcomes) > 1:
        lines += ["", *aligned(_group_rows("outcome", run.outcomes.items(), run.clock))]
    if len(run.routes) > 1:
        routes = ((route.name, route) for route in run.routes)
        lines += ["", *aligned(_group_rows("route", routes, run.clock))]
    return "\n".join(lines) + "\n"


def estimated_text(lanes: Mapping[str, QueueEstimate], title: str, names: Mapping[str, str]) -> str:
    """Queues by formula, a row a lane; labelled as what they are.

    Args:
        lanes: the estimates by lane.
        title: of the process.
        names: of the lanes, by id.
    """
    slugs = ("lane", "people", "busy", "wait", "waiting", "queue", "formula")
    rows = [[say(f"simulation.column_{slug}") for slug in slugs]]
    for lane, one in lanes.items():
        ends = math.isfinite(one.wait)
        rows.append(
            [
                names.get(lane, lane),
                str(one.people),
                readable(one.load, "1"),
                readable(one.wait, "s") if ends else say("simulation.no_end"),
                readable(one.p_wait, "1"),
                readable(one.length, "") if ends else say("simulation.no_end"),
                one.formula,
            ]
        )
    table = aligned(rows) if lanes else [say("simulation.no_people")]
    return "\n".join([title, say("simulation.about_estimate"), "", *table]) + "\n"


def paired_text(
    pair: PairedRun, titles: tuple[str, str], currency: str, names: Mapping[str, str] | None = None
) -> str:
    """Each figure before and after, the difference with its interval, and what pairing was worth.

    Args:
        pair: what was found.
        titles: of the two versions.
        currency: of their money.
        names: of their steps and lanes, to say what is lacking.
    """
    clock = pair.before.clock
    rows = [_pair_head("figure")]
    for name, difference in pair.difference.items():
        both = Compared(pair.before.results[name], pair.after.results[name], difference)
        rows.append(_pair_row(_name(name), both, _unit(name, currency), clock))
        for part, slug in (("p50", "half"), ("p90", "most")) if name == "end_to_end_time" else ():
            label = f"  {say(f'simulation.column_{slug}')}"
            rows.append(_pair_row(label, pair.percentiles[f"{name}.{part}"], "s", clock))
    lines = [
        f"{titles[0]} → {titles[1]}",
        _about(pair.before),
        "",
        *aligned(rows),
        *_lacking(_lost(pair), names),
    ]
    for what, groups, known in (("of_lane", pair.queue, names or {}), ("outcome", pair.outcomes, {})):
        if groups and (what == "of_lane" or len(groups) > 1):
            lines += ["", *aligned(_parts_rows(what, groups, known, clock))]
    if pair.capacity:
        lines += ["", *_capacity_lines(pair.capacity, names)]
    lines += _people_lines(pair, names or {})
    return "\n".join(lines) + "\n"


def _pair_head(what: str) -> list[str]:
    slugs = (what, "before", "after", "difference", "between", "pairing")
    return [say(f"simulation.column_{slug}") for slug in slugs]


def _pair_row(label: str, both: Compared, unit: str, clock: str) -> list[str]:
    """One figure before and after, the difference with its interval, and what pairing was worth."""
    between = _between(both.difference.ci95, unit, clock)
    return [
        label,
        on_clock(both.before.mean, unit, clock),
        on_clock(both.after.mean, unit, clock),
        _change(both, unit, clock),
        between,
        _pairing(both.difference) if between else "",
    ]


def _change(both: Compared, unit: str, clock: str) -> str:
    """The difference and its part of what was there before; in days where that is the easier word."""
    apart, old, new = both.difference.mean, both.before.mean, both.after.mean
    if old is None or new is None or not in_days(apart or 0.0, unit, clock):
        return change(old, new, unit)
    return change(old / DAY, new / DAY, "days")


def _parts_rows(
    what: str, groups: Mapping[str, Mapping[str, Compared]], names: Mapping[str, str], clock: str
) -> Iterable[list[str]]:
    """The queue of each lane, or the cases of each outcome: a row for each of its figures."""
    yield _pair_head(what)
    for group, parts in groups.items():
        for part, slug in _PARTS[what].items():
            label = f"{names.get(group, group)}: {say(f'simulation.column_{slug}')}"
            yield _pair_row(label, parts[part], _PART_UNITS.get(part, "s"), clock)


def _people_lines(pair: PairedRun, names: Mapping[str, str]) -> Iterable[str]:
    """How many people the earlier version would need; one line where no number of them is enough."""
    goal, clock = pair.after.results["end_to_end_time"].mean, pair.before.clock
    if pair.people_needed and pair.fastest is not None and goal is not None and pair.fastest > goal:
        fastest, after = on_clock(pair.fastest, "s", clock), on_clock(goal, "s", clock)
        yield say("simulation.people_never", fastest=fastest, after=after)
        return
    for lane, people in pair.people_needed.items():
        slug = "people_needed" if people is not None else "people_not_enough"
        yield say(f"simulation.{slug}", lane=names.get(lane, lane), people=people)


def _capacity_lines(lanes: Sequence[LaneCapacity], names: Mapping[str, str] | None) -> Iterable[str]:
    """The table of what is known, and a line for each lane that is not; one for all where none is."""
    known = [one for one in lanes if not one.missing]
    if not known:
        missing = [lost for one in lanes for lost in one.missing]
        return [f"{say('simulation.column_capacity')}: {_needs(missing, names)}"]
    others = [f"{one.label}: {_needs(one.missing, names)}" for one in lanes if one.missing]
    return [*aligned(_capacity_rows(known)), *others]


def _capacity_rows(lanes: Iterable[LaneCapacity]) -> Iterable[list[str]]:
    """The staff time of a week by lane: before, after, what is released with its range and grade."""
    slugs = ("capacity", "before", "after", "released", "likely", "grade")
    yield [say(f"simulation.column_{slug}") for slug in slugs]
    for one in lanes:
        ends = None if one.low is None or one.high is None else (one.low, one.high)
        yield [
            one.label,
            readable(one.before, "s"),
            readable(one.after, "s"),
            readable(one.released, "s"),
            _between(ends, "s", "working"),
            say(f"paper.grade-{one.grade}") if one.grade is not None else "",
        ]


def _lacking(lost: Mapping[str, Sequence[str]], names: Mapping[str, str] | None) -> Iterable[str]:
    """A line for each figure that is not known: what it needs."""
    for name, missing in lost.items():
        if missing:
            yield f"{_name(name)}: {_needs(missing, names)}"


def _lost(pair: PairedRun) -> dict[str, tuple[str, ...]]:
    """For each difference that is not known, what either side lacks."""
    sides = pair.before.results, pair.after.results
    return {
        name: tuple(lost for side in sides for lost in side[name].missing)
        for name, one in pair.difference.items()
        if one.mean is None
    }


def _needs(missing: Sequence[str], names: Mapping[str, str] | None) -> str:
    return say("simulation.unknown", missing=lacking(missing, names)) if missing else unknown()


def _pairing(difference: Difference) -> str:
    """How much noise common cases took out of a difference; in words where they took none."""
    reduction = difference.variance_reduction
    if reduction is None:
        return ""
    return readable(reduction, "1") if reduction >= _HELPS else say("simulation.no_help")


def change_text(
    changes: Mapping[str, SimulatedChange],
    pair: PairedRun,
    currency: str,
    names: Mapping[str, str] | None = None,
) -> str:
    """The simulated difference in one clause: from what to what, its range, and how well it is founded."""
    known = (name for name in _TOLD if name in changes and changes[name].change is not None)
    name = next(known, None)
    if name is None:
        missing = next((changes[name].missing for name in _TOLD if name in changes), ())
        return say("simulation.change_unknown", missing=lacking(missing, names))
    one, unit, clock = changes[name], _unit(name, currency), pair.before.clock
    slug = "change" if one.grade is not None else "change_ungraded"
    return say(
        f"simulation.{slug}",
        name=say(f"simulation.told_{name}"),
        before=on_clock(one.before, unit, clock),
        after=on_clock(one.after, unit, clock),
        range=_range(one.ci95, unit, clock) or change(one.before, one.after, unit),
        grade=say(f"paper.grade-{one.grade}") if one.grade is not None else "",
        clock=say(f"simulation.clock_{clock}"),
    )


def _range(ends: tuple[float, float] | None, unit: str, clock: str) -> str:
    """An interval of a difference in words: how much less, or more, or between the two."""
    if ends is None or ends[0] == ends[1]:
        return ""
    low, high = ends_on_clock((abs(ends[0]), abs(ends[1])), unit, clock)
    if ends[1] < 0:
        return say("simulation.less", low=high, high=low)
    return say("simulation.more" if ends[0] > 0 else "simulation.less_or_more", low=low, high=high)


def _about(run: SimulationRun) -> str:
    slug = "about_partial" if run.partial else "about"
    return say(
        f"simulation.{slug}",
        replications=run.replications,
        cases=run.cases,
        warm_up=say("simulation.left_out", count=run.warm_up) if run.warm_up else "",
        seed=run.seed,
        clock=say(f"simulation.clock_{run.clock}"),
    )


def _name(name: str) -> str:
    kind, _, target = name.partition(".")
    if target:
        return say(f"simulation.name_{kind}", within=target)
    plain = sentences("simulation").get(f"name_{kind}") or sentences("reports")[kind]
    return plain.strip()


def _unit(name: str, currency: str) -> str:
    unit = _UNITS[name.partition(".")[0]]
    return currency if unit == "money" else unit


def _cells(estimate: Estimate, unit: str, clock: str) -> list[str]:
    if estimate.mean is None:
        return [unknown()]
    return [
        on_clock(estimate.mean, unit, clock),
        _between(_possible(estimate.ci95, unit), unit, clock),
        "" if estimate.p50 is None else on_clock(estimate.p50, unit, clock),
        "" if estimate.p90 is None else on_clock(estimate.p90, unit, clock),
    ]


def _possible(ends: tuple[float, float] | None, unit: str) -> tuple[float, float] | None:
    """An interval of a figure without the part where the figure cannot be: below 0, a share above 1."""
    if ends is None:
        return None
    return max(0.0, ends[0]), min(1.0, ends[1]) if unit == "1" else ends[1]


def _between(ends: tuple[float, float] | None, unit: str, clock: str) -> str:
    if ends is None:
        return ""
    low, high = ends_on_clock(ends, unit, clock)
    return say("simulation.between", low=low, high=high) if low != high else ""


def _queue_rows(queues: Mapping[str, LaneQueue], clock: str, lanes: Mapping[str, str]) -> Iterable[list[str]]:
    slugs = ("lane", "people", "busy", "between", "wait", "between", "waiting", "queue", "observed")
    yield [say(f"simulation.column_{slug}") for slug in slugs]
    for lane, queue in queues.items():
        observed = "" if queue.observed_wait is None else on_clock(queue.observed_wait, "s", clock)
        yield [
            lanes.get(lane, lane),
            str(queue.people),
            readable(queue.utilization.mean, "1"),
            _between(_possible(queue.utilization.ci95, ""), "1", clock),
            on_clock(queue.wait.mean, "s", clock),
            _between(_possible(queue.wait.ci95, "s"), "s", clock),
            readable(queue.p_wait.mean, "1"),
            readable(queue.length.mean, ""),
            observed,
        ]


def _group_rows(what: str, groups: Iterable[tuple[str, Outcome | Route]], clock: str) -> Iterable[list[str]]:
    """Cases that belong together: their share, how long they took, and what of it was waiting and work."""
    slugs = (what, "share", "between", "took", "between", "waited", "worked")
    yield [say(f"simulation.column_{slug}") for slug in slugs]
    for name, cases in groups:
        took = cases.end_to_end_time
        yield [
            name,
            readable(cases.share.mean or 0.0, "1"),
            _between(_possible(cases.share.ci95, "1"), "1", clock),
            *(on_clock(took.mean, "s", clock), _between(_possible(took.ci95, "s"), "s", clock)),
            on_clock(cases.waiting_time.mean, "s", clock),
            on_clock(cases.touch_time.mean, "s", clock),
        ]
