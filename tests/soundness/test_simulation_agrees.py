"""Simulation plays by the same rules as soundness: what it lets happen is a run of the token game, to its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel.formats import parse_quantity
from procmodel.formats.logs import read_log
from procmodel.graph import ProcessView
from procmodel.learning.conformance import conformance
from procmodel.model import Dimension, Process, SequenceFlow, Task
from procmodel.recipes.simulated_log import log_text
from procmodel.results.soundness import Verdict
from procmodel.soundness import verify
from tests.soundness.random_models import random_process

TIME = parse_quantity("1-3-8 min", Dimension.DURATION)
CASES = 60


def quantified(process: Process) -> Process:
    """The process with a time for each step, an even share for each way out of a choice, and cases."""
    out: dict[str, list[SequenceFlow]] = {}
    for flow in process.flows:
        out.setdefault(flow.source, []).append(flow)

    def shared(flow: SequenceFlow) -> SequenceFlow:
        ways = out[flow.source]
        if flow.source[0] not in "xo" or len(ways) < 2:
            return flow
        percent = 100 / len(ways) if flow.source[0] == "x" else 100 if flow is ways[0] else 50
        return flow.model_copy(update={"share": parse_quantity(f"{percent:.12g}%", Dimension.SHARE)})

    nodes = tuple(
        node.model_copy(update={"time": TIME}) if isinstance(node, Task) else node for node in process.nodes
    )
    volume = parse_quantity("1000 per year", Dimension.RATE)
    return process.model_copy(
        update={"nodes": nodes, "flows": tuple(map(shared, process.flows)), "volume": volume}
    )


@pytest.mark.parametrize("block", range(4))
def test_every_simulated_case_of_a_sound_process_is_a_run_of_the_token_game(
    block: int, tmp_path: Path
) -> None:
    played = 0
    for seed in range(block * 20, block * 20 + 20):
        process = random_process(seed)
        tasks = {node.id: node.id for node in process.nodes if isinstance(node, Task)}
        if verify(process).verdict is not Verdict.SOUND or not tasks:
            continue
        path = tmp_path / f"{seed}.csv"
        path.write_text(log_text(quantified(process), ".csv", cases=CASES, seed=seed), "utf-8")
        found = conformance(ProcessView(process), read_log(str(path)), tasks)
        assert found.exact
        assert found.fitting == found.cases > 0, (seed, found.deviations)
        played += 1
    assert played > 3
