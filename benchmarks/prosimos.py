"""W7 for Prosimos: its BPMN file, its file of figures, and the program that plays them there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.queues import MEANS, POOLS, RATE, TASK_POOL

__all__ = ["PLAY", "write_w7"]

PLAY = """
import contextlib, io, sys, time
from prosimos.simulation_engine import run_simulation
bpmn, figures, cases = {bpmn!r}, {figures!r}, {cases}
begun = time.process_time()
with contextlib.redirect_stdout(io.StringIO()):
    found, _ = run_simulation(bpmn, figures, cases, starting_at="2026-01-05T00:00:00+00:00")
taken = time.process_time() - begun
mean = found[0].cycle_time.avg / 60
print({what})
"""
"""Prints the last expression: `taken` (seconds of processor time) or `mean` (minutes of a case)."""

_FLOWS = (
    ("begun", "t0"),
    ("t0", "join1"),
    ("join1", "t1"),
    ("t1", "again"),
    ("again", "t2"),
    ("t2", "join1"),
    ("again", "both"),
    ("both", "t3"),
    ("both", "t4"),
    ("t3", "meet"),
    ("t4", "meet"),
    ("meet", "some"),
    ("some", "t5"),
    ("some", "join2"),
    ("t5", "join2"),
    ("join2", "t6"),
    ("t6", "done"),
)
_KINDS = {
    "begun": "startEvent",
    "done": "endEvent",
    "both": "parallelGateway",
    "meet": "parallelGateway",
    **dict.fromkeys(("join1", "join2", "again", "some"), "exclusiveGateway"),
}
_SHARES = {"again": {"t2": 0.2, "both": 0.8}, "some": {"t5": 0.9, "join2": 0.1}}
_ALWAYS = {"from": "MONDAY", "to": "SUNDAY", "beginTime": "00:00:00", "endTime": "23:59:59.999999"}
_MOST = 1e9  # seconds, where Prosimos cuts an exponential time


def write_w7(folder: Path) -> tuple[str, str]:
    """The paths of both files."""
    bpmn, figures = folder / "w7.bpmn", folder / "w7.json"
    bpmn.write_text(_bpmn(), encoding="utf-8")
    figures.write_text(json.dumps(_figures()), encoding="utf-8")
    return str(bpmn), str(figures)


def _bpmn() -> str:
    nodes = dict.fromkeys(node for flow in _FLOWS for node in flow)
    drawn = []
    for node in nodes:
        ends = "".join(
            f"<{way}>{source}_{target}</{way}>"
            for way, end in (("incoming", 1), ("outgoing", 0))
            for source, target in _FLOWS
            if (source, target)[end] == node
        )
        kind = _KINDS.get(node, "task")
        drawn.append(f'<{kind} id="{node}" name="{node}">{ends}</{kind}>')
    flows = [f'<sequenceFlow id="{s}_{t}" sourceRef="{s}" targetRef="{t}"/>' for s, t in _FLOWS]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="w7">'
        f'<process id="w7" isExecutable="false">{"".join(drawn)}{"".join(flows)}</process></definitions>'
    )


def _figures() -> dict[str, Any]:
    return {
        "resource_profiles": [
            {
                "id": pool,
                "name": pool,
                "resource_list": [
                    {
                        "id": pool,
                        "name": pool,
                        "cost_per_hour": 1,
                        "amount": people,
                        "calendar": "always",
                        "assignedTasks": [f"t{n}" for n, of in enumerate(TASK_POOL) if of == pool],
                    }
                ],
            }
            for pool, people in POOLS.items()
        ],
        "arrival_time_distribution": _exponential(3600 / RATE),
        "arrival_time_calendar": [_ALWAYS],
        "gateway_branching_probabilities": [
            {
                "gateway_id": gateway,
                "probabilities": [
                    {"path_id": f"{gateway}_{to}", "value": str(share)} for to, share in shares.items()
                ],
            }
            for gateway, shares in _SHARES.items()
        ],
        "task_resource_distribution": [
            {"task_id": f"t{n}", "resources": [{"resource_id": pool, **_exponential(60 * MEANS[n])}]}
            for n, pool in enumerate(TASK_POOL)
        ],
        "resource_calendars": [{"id": "always", "name": "always", "time_periods": [_ALWAYS]}],
    }


def _exponential(mean: float) -> dict[str, Any]:
    """Prosimos takes the mean, the least and the most."""
    return {
        "distribution_name": "expon",
        "distribution_params": [{"value": mean}, {"value": 0}, {"value": _MOST}],
    }
