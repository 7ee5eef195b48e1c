"""The rows of papers: a whole Word file beside what its libraries take to be imported, and a larger pair."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks import models
from benchmarks.timing import Result, command_seconds

__all__ = ["rows"]

PAIR = ("examples/speeding_before.yaml", "examples/speeding_after.yaml")
IMPORTS = (sys.executable, "-c", "import docx, lxml")
TOOL = (sys.executable, "-m", "procmodel")


def rows(peers: str, runs: int = 5) -> Iterator[Result]:
    """Every row, as soon as it is measured; the libraries are procmodel's own, so no peer is needed."""
    del peers
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        large = _large(folder)
        seconds: dict[str, list[float]] = {"imports": [], "picture": [], "paper": [], "large": []}
        for run in range(max(3, runs)):
            outputs = [str(folder / f"{run}-{n}") for n in range(3)]
            commands = {
                "imports": IMPORTS,
                "picture": (*TOOL, "diff", *PAIR, "-o", f"{outputs[0]}.png"),
                "paper": (*TOOL, "report", *PAIR, "-o", f"{outputs[1]}.docx"),
                "large": (*TOOL, "report", *large, "-o", f"{outputs[2]}.docx"),
            }
            for key, command in commands.items():
                seconds[key].append(command_seconds(*command))
    found = {key: median(values) for key, values in seconds.items()}
    beside = found["paper"] - found["picture"]
    note = (
        f"({found['paper'] * 1e3:,.0f} - {found['picture'] * 1e3:,.0f}) ms / {found['imports'] * 1e3:,.0f} ms"
    )
    work = "procmodel report, .docx, beyond diff with PNG"
    yield Result(work, 'python -c "import docx, lxml"', beside / found["imports"], 3, note=note)
    note = f"{found['large'] * 1e3:,.0f} ms / {found['paper'] * 1e3:,.0f} ms"
    yield Result(
        "the same of a pair of 100 steps",
        "that of the seed pair",
        found["large"] / found["paper"],
        5,
        note=note,
    )


def _large(folder: Path) -> tuple[str, str]:
    """A made-up pair of 100 steps, in which one name is another."""
    before, after = folder / "before.yaml", folder / "after.yaml"
    text = models.text(100)
    before.write_text(text, encoding="utf-8")
    after.write_text(text.replace("Register part 5,", "Enter part 5,"), encoding="utf-8")
    return str(before), str(after)
