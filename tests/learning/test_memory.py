"""A log of 20 million rows is learnt from in 2 GiB."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

ROWS, LIMIT = 20_000_000, 2 * 2**30
STEPS = ("Register the claim", "Check the papers", "Decide", "Write to the customer", "Close the file")
PROGRAM = """
import resource, sys
from procmodel.formats.logs import read_log
from procmodel.recipes.learned import learned
assert len(learned(read_log(sys.argv[1])).log) > 0
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""


def written(path: Path, cases: int) -> int:
    """A log by time, in which five cases are always open at once, so that rows have to be brought in order."""
    begun = datetime(2020, 1, 1, 9)
    with path.open("w", encoding="utf-8") as file:
        file.write("case,activity,start,end,resource\n")
        for number in range(cases + len(STEPS)):
            for step, name in enumerate(STEPS):
                case = number - step
                if 0 <= case < cases:
                    start = begun + timedelta(minutes=10 * number + step)
                    end = start + timedelta(seconds=60 + case % 400)
                    file.write(f"C{case},{name},{start.isoformat()},{end.isoformat()},P{case % 20}\n")
    return cases * len(STEPS)


def peak(path: Path) -> int:
    """The most memory that learning from a log takes, in bytes."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True, check=True, timeout=300
    )
    return int(done.stdout)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no peak of memory to ask for")
def test_memory_grows_so_slowly_that_20_million_rows_fit_in_two_gib(tmp_path: Path) -> None:
    few, many = (tmp_path / f"{cases}.csv" for cases in (40_000, 120_000))
    rows = written(few, 40_000), written(many, 120_000)
    peaks = peak(few), peak(many)
    a_row = (peaks[1] - peaks[0]) / (rows[1] - rows[0])
    assert peaks[0] + a_row * (ROWS - rows[0]) <= LIMIT, f"{a_row:.0f} bytes a row"
