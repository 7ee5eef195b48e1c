"""What is seen in the published pairs of as-is and to-be is listed, each hit argued."""

from __future__ import annotations

from collections import Counter

from procmodel import compare, read
from tests.comparison.pairs import HERE

VERDICTS = {"right", "arguable", "wrong"}


def argued():
    lines = (HERE / "as_is_to_be.txt").read_text("utf-8").splitlines()
    return [[part.strip() for part in line.split("|")] for line in lines if not line.startswith("#")]


def test_every_hit_in_the_published_pairs_is_argued(shared_data):
    found = Counter()
    for here in sorted(path for path in (shared_data / "as-is-to-be").iterdir() if path.is_dir()):
        pair = compare(read(here / "as-is.bpmn"), read(here / "to-be.bpmn"))
        found.update((here.name, hit.pattern) for hit in pair.patterns if hit.assessed)
        found.update((here.name, hit.rule) for hit in pair.adverse)
    assert found == {(pair, rule): int(number) for pair, rule, number, _, _ in argued()}


def test_each_argument_has_a_verdict_and_a_reason():
    assert all(verdict in VERDICTS and why for _, _, _, verdict, why in argued())
