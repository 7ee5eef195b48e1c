"""Models whose verdicts others have published, in their terms.

`safeness`, `option_to_complete` and so on are the rust analyzer's and ours. fbpmn's `sound` is: every run
ends with each pool at its ends, none of them twice, and no message left; it does not ask for safety. Messages
travel as in a bag: in any order.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from procmodel.formats import read
from procmodel.results.soundness import Property
from procmodel.soundness import verify

TERMS = {
    "safeness": Property.SAFE,
    "option_to_complete": Property.OPTION_TO_COMPLETE,
    "proper_completion": Property.PROPER_COMPLETION,
    "no_dead_activities": Property.NO_DEAD_STEPS,
}
UNBOUNDED = {"e004TravelAgency"}  # an agency that makes offers for ever: fbpmn cuts it at two of a kind


@pytest.fixture
def published(shared_data: Path) -> Path:
    folder = shared_data / "soundness"
    if not folder.is_dir():
        pytest.skip("no soundness models among the third-party data")
    return folder


def test_the_verdicts_of_the_rust_analyzer_are_ours(published: Path) -> None:
    folder = published / "rust-bpmn-analyzer"
    for name, expected in json.loads((folder / "expected.json").read_text("utf-8")).items():
        found = verify(read(folder / name))
        asked = {term: found.properties[TERMS[term]] for term in TERMS if term in expected}
        assert asked == {term: expected[term] for term in asked}, name
        elements = {element for fault in found.faults for element in fault.elements}
        assert set(expected.get("dead", ())) <= elements, name


def test_the_verdicts_of_fbpmn_are_ours(published: Path) -> None:
    folder = published / "fbpmn"
    for name, expected in json.loads((folder / "expected.json").read_text("utf-8")).items():
        verdicts = expected["verdicts"]
        theirs = verdicts.get("all_networks") or verdicts["bag"]
        found = verify(read(folder / f"{name}.bpmn"), collaboration=True).properties
        assert found[Property.SAFE] == theirs["safe"], name
        ends = (found[Property.OPTION_TO_COMPLETE], found[Property.PROPER_COMPLETION])
        if name in UNBOUNDED:
            assert ends == (None, None)
            assert found[Property.MESSAGES_RECEIVED] is False
            continue
        assert all(ends) == theirs["message_relaxed_sound"], name
        assert (all(ends) and found[Property.MESSAGES_RECEIVED]) == theirs["sound"], name
