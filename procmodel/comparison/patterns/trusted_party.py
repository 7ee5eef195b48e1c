"""Results of another organisation, taken on trust."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence, quoted
from procmodel.comparison.patterns.framework import Seen, pattern, seen
from procmodel.comparison.registers import new_registers

__all__ = ["trusted_party"]


@pattern("trusted party")
def trusted_party(pair: Evidence) -> Iterator[Seen]:
    """A step takes the result of another organisation instead of working it out.

    Rule: a step of the later model names a system that the earlier model does not use, that is marked
    `register: true`, and whose `owner` is another organisation than the one that the process belongs to.
    """
    for node, registers in new_registers(pair, own=False):
        yield seen(
            [pair.after.id(node)],
            "trusted-party",
            step=pair.names([node]),
            systems=quoted(registers),
        )
