"""Print how well steps are matched: `python -m benchmarks.matching [--data FOLDER]`, from the root of a checkout."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import product
from pathlib import Path

from benchmarks.matching.authors import independent_authors
from benchmarks.matching.generated import EDITS, bases, generated, with_replaces
from benchmarks.matching.published import as_is_to_be, version_pairs
from benchmarks.matching.scoring import Score, Totals, calibration, calibration_error, score
from benchmarks.timing import ROOT
from procmodel.comparison import match

IDS = (0.0, 0.5, 1.0)
SEEDS = (1, 2)
GENERATED = {0.0: 1.0, 0.5: 0.95, 1.0: 0.95}
"""The F1 to reach on generated edits, by the share of new ids."""
SAID, PUBLISHED = 1.0, 0.96
"""The F1 to reach where the later model says what it replaces, and on published pairs of versions."""
AUTHORS = 0.60
"""The F1 to reach on models of different authors, who share no ids and hardly a label."""
CALIBRATED = 0.05
"""How far the stated confidence may be from the share that is right."""


def generated_scores(
    ids: float,
    synonyms: bool = True,
    seeds: Iterable[int] = SEEDS,
    said: bool = False,
    edits: Iterable[str] = tuple(EDITS),
) -> Iterator[tuple[str, Score]]:
    """The scores of all edits of all examples, in both directions, with a share of the ids replaced.

    With `said`, the later model names what it replaces.
    """
    for (name, base), edit, seed in product(bases(ROOT / "examples"), edits, seeds):
        after, links = generated(base, edit, ids, seed)
        if ids == 0 and edit == "merge":
            continue
        if said:
            after = with_replaces(base, after, links)
        yield edit, score(f"{name} {edit}", match(base, after, synonyms=synonyms), links)
        if not said:
            back = match(after, base, synonyms=synonyms)
            yield edit, score(f"{name} {edit} back", back, [(b, a) for a, b in links])


def row(name: str, totals: Totals) -> str:
    """One line: precision, recall and F1 over all links, the mean F1, the links left open."""
    micro = totals.micro
    return (
        f"{name:<44} P {micro.precision:.3f}  R {micro.recall:.3f}  F {micro.f1:.3f}  macro {totals.macro:.3f}  "
        f"abstains {micro.abstention:.1%} of {micro.wanted}"
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
    print(f"    off by {calibration_error(totals.micro.sure):.3f} on average")


def print_generated() -> Iterator[bool]:
    """Print the groups of generated edits; whether each reaches its target."""
    for ids, synonyms in product(IDS, (True, False)):
        words = "with" if synonyms else "without"
        found = list(generated_scores(ids, synonyms))
        title = f"generated, {ids:.0%} new ids, {words} synonyms"
        totals = report(title, (one for _, one in found))
        if synonyms:
            for edit in EDITS:
                report(f"    {edit}", (one for kind, one in found if kind == edit))
            print_calibration(totals)
            yield totals.micro.f1 >= GENERATED[ids]
    said = report(
        "generated, 100% new ids, said by replaces", (one for _, one in generated_scores(1, said=True))
    )
    yield said.micro.f1 >= SAID


def print_authors() -> Iterator[bool]:
    """Print the groups of models by different authors, domain by domain; whether they reach the target."""
    for synonyms in (True, False):
        words = "with" if synonyms else "without"
        found = list(independent_authors(partial(match, synonyms=synonyms)))
        totals = report(f"different authors, labels only, {words} synonyms", found)
        if synonyms:
            for domain in dict.fromkeys(one.name.split()[0] for one in found):
                report(f"    {domain}", (one for one in found if one.name.startswith(domain)))
            print_calibration(totals)
            yield totals.micro.f1 >= AUTHORS


def print_published(data: Path) -> Iterator[bool]:
    """Print the groups of published pairs; whether each reaches its target."""
    for synonyms in (True, False):
        words = "with" if synonyms else "without"
        using = partial(match, synonyms=synonyms)
        report(f"version pairs, ids hidden, raw, {words} synonyms", version_pairs(data, using, False))
        totals = report(f"version pairs, adjudicated, {words} synonyms", version_pairs(data, using, True))
        proposals = report(f"as-is to to-be, ids hidden, {words} synonyms", as_is_to_be(data, using))
        if synonyms:
            both = Totals([*totals.scores, *proposals.scores])
            print_calibration(both)
            yield totals.micro.f1 >= PUBLISHED
            yield calibration_error(both.micro.sure) <= CALIBRATED


def main() -> int:
    """Print all groups; 1 if a target is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    data = options.parse_args().data
    met = [*print_generated(), *print_authors()]
    if data.is_dir():
        met += print_published(data)
    else:
        print(f"no published pairs at {data} (--data names another folder)")
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
