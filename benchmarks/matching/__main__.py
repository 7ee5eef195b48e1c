"""Print how well steps are matched: `python -m benchmarks.matching [--data FOLDER]`, from the root of a checkout."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.matching.generated import EDITS, bases, generated
from benchmarks.matching.published import as_is_to_be, version_pairs
from benchmarks.matching.scoring import Score, Totals, calibration, score
from benchmarks.timing import ROOT
from procmodel.comparison import match

IDS = (0.0, 0.5, 1.0)
SEEDS = (1, 2)


def generated_scores(ids: float, synonyms: bool) -> Iterator[tuple[str, Score]]:
    """The scores of all edits of all examples, in both directions, with a share of the ids replaced."""
    for name, base in bases(ROOT / "examples"):
        for edit in EDITS:
            for seed in SEEDS:
                after, links = generated(base, edit, ids, seed)
                if ids == 0 and edit in ("merge",):
                    continue
                matched = match(base, after, synonyms=synonyms)
                yield edit, score(f"{name} {edit}", matched, links)
                back = match(after, base, synonyms=synonyms)
                yield edit, score(f"{name} {edit} back", back, [(b, a) for a, b in links])


def row(name: str, totals: Totals) -> str:
    """One line: precision, recall and F1 over all links, the mean F1, the links left open."""
    micro = totals.micro
    return (
        f"{name:<44} P {micro.precision:.3f}  R {micro.recall:.3f}  F {micro.f1:.3f}  macro {totals.macro:.3f}  "
        f"doubtful {micro.doubtful} of {micro.wanted}"
    )


def report(title: str, scores: Iterable[Score]) -> Totals:
    """Print a group, and return it."""
    totals = Totals(list(scores))
    print(row(title, totals), flush=True)
    return totals


def print_calibration(totals: Totals) -> None:
    """How sure we say we are, and how often that is right."""
    for confidence, number, right in calibration(totals.micro.sure):
        print(f"    said {confidence:.2f}: {right:.2f} right of {number}")


def main() -> int:
    """Print all groups; 1 if a target is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    data = options.parse_args().data
    met = []
    for ids in IDS:
        for synonyms in (True, False):
            words = "with" if synonyms else "without"
            found = list(generated_scores(ids, synonyms))
            title = f"generated, {ids:.0%} new ids, {words} synonyms"
            totals = report(title, (one for _, one in found))
            if synonyms:
                for edit in EDITS:
                    report(f"    {edit}", (one for kind, one in found if kind == edit))
                print_calibration(totals)
                met.append(totals.micro.f1 >= (1.0 if ids == 0 else 0.95))
    if data.is_dir():
        for synonyms in (True, False):
            words = "with" if synonyms else "without"
            using = partial(match, synonyms=synonyms)
            report(f"version pairs, ids hidden, raw, {words} synonyms", version_pairs(data, using, False))
            totals = report(f"version pairs, adjudicated, {words} synonyms", version_pairs(data, using, True))
            if synonyms:
                print_calibration(totals)
                met.append(totals.micro.f1 >= 0.96)
            report(f"as-is to to-be, ids hidden, {words} synonyms", as_is_to_be(data, using))
    else:
        print(f"no published pairs at {data} (--data names another folder)")
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
