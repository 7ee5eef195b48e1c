"""Data that is held already."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence, quoted
from procmodel.comparison.patterns.framework import Seen, pattern, seen
from procmodel.comparison.registers import new_registers

__all__ = ["data_reuse"]


@pattern()
def data_reuse(pair: Evidence) -> Iterator[Seen]:
    """A step takes what it needs from a register of the organisation's own.

    Rule: a step of the later model names a system that the earlier model does not use, that is marked
    `register: true`, and that no other organisation owns.
    """
    for node, registers in new_registers(pair, own=True):
        yield seen(
            [pair.after.id(node)],
            "data-reuse",
            step=pair.names([node]),
            systems=quoted(registers),
        )
