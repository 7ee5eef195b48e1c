"""Pairs of small processes in one file: the earlier one, a line of dashes, the later one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from procmodel import compare
from procmodel.formats import read_text
from procmodel.results.comparison import Comparison

__all__ = ["HERE", "compared"]

HERE = Path(__file__).parent


@cache
def compared(path: Path) -> Comparison:
    """The comparison of the two processes of a file, their measures included."""
    before, after = path.read_text("utf-8").split("\n---\n")
    return compare(read_text(before), read_text(after))
