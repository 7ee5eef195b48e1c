"""JSON: keys in a fixed order, unknown is null, nothing that a strict reader would refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from procmodel import measure, read, read_text
from procmodel.comparison import compare
from procmodel.results.encode import encode_comparison, encode_measurements, header, source

EXAMPLES = Path(__file__).parents[2] / "examples"
COUNT = ["static", "main_path", "expected", "min", "max", "unit", "exact", "missing", "grade"]
AMOUNT = ["expected", "p10", "p90", "main_path", "low", "likely", "high", "unit", "exact", "missing", "grade"]


def test_an_answer_begins_with_versions() -> None:
    assert list(header()) == ["procmodel", "schema"]
    assert header()["schema"] == 1


def test_a_source_is_a_path_and_the_hash_of_its_bytes() -> None:
    from hashlib import sha256

    path = EXAMPLES / "speeding_before.yaml"
    assert source(read(path)) == {"path": str(path), "sha256": sha256(path.read_bytes()).hexdigest()}


def test_measures_have_the_keys_of_their_family_in_order() -> None:
    found = encode_measurements(measure(read(EXAMPLES / "bins_before.yaml")))
    assert list(found) == ["measures", "handoffs_by", "remarks"]
    assert list(found["measures"]["human_touches"])[: len(COUNT)] == COUNT
    assert list(found["measures"]["touch_time"])[: len(AMOUNT)] == AMOUNT
    assert list(found["measures"]["straight_through"])[:1] == ["value"]
    assert list(found["handoffs_by"]) == ["intake", "internal", "outbound", "to_customer"]


def test_what_is_not_known_is_null_with_what_it_lacks() -> None:
    text = "procmodel: 1\nname: N\nlanes: {a: {name: A}}\nsteps: {x: {name: X, lane: a, how: by hand}}\n"
    found = encode_measurements(measure(read_text(text)))["measures"]
    assert found["touch_time"]["expected"] is None
    assert found["touch_time"]["missing"] == ["x.time"]
    assert found["within_target"] == {
        "value": None, "unit": "1", "exact": True, "missing": ["simulation"], "grade": None,
        "why": "no target is stated",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["speeding", "bins", "parking", "repair"])
def test_a_comparison_is_strict_json(name: str) -> None:
    before, after = (read(EXAMPLES / f"{name}_{side}.yaml") for side in ("before", "after"))
    found = encode_comparison(compare(before, after, measures=(measure(before), measure(after))))
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_a_comparison_has_the_keys_of_the_contract() -> None:
    before, after = (read(EXAMPLES / f"speeding_{side}.yaml") for side in ("before", "after"))
    found = encode_comparison(compare(before, after, measures=(measure(before), measure(after))))
    wanted = [
        "comparable",
        "boundaries",
        "finding",
        "measures",
        "steps",
        "flows",
        "lanes",
        "patterns",
        "adverse",
        "uncertain",
        "edits",
    ]
    assert [key for key in found if key in wanted] == wanted
    assert found["measures"]["handoffs"]["change"] == {"expected": -3.982, "ratio": pytest.approx(-0.7964)}
    entry = found["steps"][0]
    assert list(entry) == [
        "before",
        "after",
        "kind",
        "share",
        "also",
        "notes_only",
        "confidence",
        "why",
        "fields",
    ]
