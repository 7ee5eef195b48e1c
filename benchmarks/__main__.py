"""Print every ratio beside its target: `python -m benchmarks`, from the root of a checkout."""

from __future__ import annotations

import argparse
import platform
import sys
from itertools import chain

from benchmarks import bpmn, diff, exact, layout, logs, papers, preview, scaling, simulation, soundness, spine
from benchmarks.timing import Result, peers_python


def line(result: Result) -> str:
    """A row as text: what, how it did, what was promised."""
    sign = {True: "ok  ", False: "MISS", None: "none"}[result.met]
    value = "-" if result.value is None else f"{result.value:.2f}{result.unit}"
    bound = "at least" if result.at_least else "at most"
    target = f"{bound} {result.target:g}{result.unit}"
    return f"{sign}  {result.work:<50} {value:>14}  {target:<22} {result.note or result.against}"


def main() -> int:
    """Run all rows; 1 if a target is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5, help="how often each side runs (5)")
    runs = options.parse_args().runs
    peers, remark = peers_python()
    print(f"Python {platform.python_version()}, medians of runs in turn; {remark}")
    missed = 0
    parts = (spine, soundness, papers, layout, exact, simulation, scaling, logs, bpmn, diff, preview)
    for result in chain.from_iterable(part.rows(peers, runs) for part in parts):
        print(line(result), flush=True)
        missed += result.met is False
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
