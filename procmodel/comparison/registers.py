"""Registers that the later process takes its data from."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence
from procmodel.comparison.side import folded
from procmodel.model import System

__all__ = ["new_registers"]


def new_registers(pair: Evidence, *, own: bool) -> Iterator[tuple[int, list[str]]]:
    """The later steps that use registers the earlier model does not, with the names of those registers.

    Args:
        pair: the two processes.
        own: those of the organisation itself (or of nobody that is named), else those of others.
    """
    known = {system.id: system for system in pair.after.process.systems if system.register_}
    organisation = folded(pair.after.process.organisation)
    for node in pair.after.steps:
        found = [known[one] for one in pair.new_systems(node) if one in known]
        names = [system.label for system in found if _is_own(system, organisation) is own]
        if names:
            yield node, names


def _is_own(system: System, organisation: str) -> bool:
    return not system.owner or folded(system.owner) == organisation
