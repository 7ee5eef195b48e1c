"""Values that are worked out when they are first looked at: nobody can tell, but by the clock."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest

from procmodel import measure, read, read_text
from procmodel.graph.ledger import Ledger
from procmodel.graph.main_run import MainFinder
from procmodel.graph.runs import Runs
from procmodel.results.later import LaterRemarks, LaterValues

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_a_value_to_come_is_worked_out_once() -> None:
    asked: list[str] = []

    def later(key: str) -> float:
        asked.append(key)
        return 3.0

    values = LaterValues({"expected": 2.0, "p10": None, "p90": None}, later, frozenset({"p10", "p90"}))
    assert values["expected"] == 2.0
    assert not asked
    assert values["p90"] == values.get("p90") == 3.0
    assert asked == ["p90"]
    assert list(values) == ["expected", "p10", "p90"]
    assert len(values) == 3
    assert values == {"expected": 2.0, "p10": 3.0, "p90": 3.0}
    assert asked == ["p90", "p10"]


def test_doubts_are_drawn_only_where_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Ledger] = []
    monkeypatch.setattr(Ledger, "drawn", lambda ledger: drawn.append(ledger) or 60.0)
    found = measure(read(EXAMPLES / "speeding_before.yaml"))
    assert found["touch_time"].expected
    assert not drawn
    assert found["touch_time"].values["p10"] == 60.0
    assert len(drawn) == 1
    assert found["touch_time"].values["p90"] == 60.0
    assert len(drawn) == 1


def test_results_looked_at_or_not_are_equal_print_alike_and_are_pickled_as_plain_values() -> None:
    process = read(EXAMPLES / "speeding_before.yaml")
    untouched, looked_at = (measure(process)["touch_time"] for _ in range(2))
    printed = repr(looked_at)
    sent = pickle.loads(pickle.dumps(untouched))
    assert type(sent.values) is dict
    assert sent.values["p10"] < sent.expected < sent.values["p90"]
    assert copy.deepcopy(measure(process)["touch_time"]) == sent == looked_at
    assert repr(sent) == repr(untouched) == printed


def test_runs_without_loops_are_followed_only_where_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    followed: list[str] = []

    def extremes(runs: Runs, *gains: object) -> tuple[float, float]:
        followed.append("ends")
        return 1.0, 2.0

    monkeypatch.setattr(Runs, "extremes", extremes)
    found = measure(read(EXAMPLES / "speeding_before.yaml"), only=["human_touches", "system_switches"])
    assert all(one.expected is not None for one in found.values())
    assert not followed
    assert found["human_touches"].values["max"] == 2.0
    assert found["human_touches"].values["min"] == 1.0
    assert followed == ["ends"]


def test_the_main_run_is_looked_for_only_where_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    sought: list[MainFinder] = []
    run = MainFinder.run
    monkeypatch.setattr(MainFinder, "run", lambda finder: sought.append(finder) or run(finder))
    found = measure(read(EXAMPLES / "speeding_before.yaml"))
    assert not sought
    assert found["handoffs"].main_path is not None
    assert found["touch_time"].main_path is not None
    assert len(sought) == 1


def test_remarks_made_later_are_those_made_at_once() -> None:
    head = "procmodel: 1\nname: x\nlanes:\n  office: {name: Office}\nsteps:\n"
    process = read_text(
        head + "  a: {name: Do all of it, lane: office, kind: subprocess}\n  end: {kind: end}\n"
    )
    remarks = measure(process).remarks
    assert isinstance(remarks, LaterRemarks)
    assert [remark.rule for remark in remarks] == ["opaque"]
    sent = pickle.loads(pickle.dumps(remarks))
    assert type(sent) is tuple
    assert remarks == sent == measure(process).remarks
    assert repr(remarks) == repr(sent)
    assert hash(remarks) == hash(sent)
    assert remarks[0] == remarks[:1][0]
