"""A system without which the process now stops."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence, quoted
from procmodel.model import TaskKind
from procmodel.results.comparison import Adverse
from procmodel.wording import say

__all__ = ["system_newly_needed"]

_FETCHING = frozenset({TaskKind.SERVICE, TaskKind.SCRIPT, TaskKind.RULE})


def system_newly_needed(pair: Evidence) -> Iterator[Adverse]:
    """An automated step needs a system that the earlier process did without, and nothing stands in for it.

    Rule: a service, script or rule task of the later model names a system that no step of the earlier model
    uses and that has no `fallback`. One hit a system. Ways in and out (forms, mail, queues: the customer's
    steps and sends) are not meant.
    """
    needed: dict[str, list[int]] = {}
    fallback = {system.id for system in pair.after.process.systems if system.fallback}
    for node in pair.after.steps:
        if pair.after.kind(node) in _FETCHING:
            for system in pair.new_systems(node):
                if system not in fallback:
                    needed.setdefault(system, []).append(node)
    for system, nodes in needed.items():
        text = say(
            "patterns.system-newly-needed", system=quoted([pair.system(system)]), steps=pair.names(nodes)
        )
        yield Adverse("system-newly-needed", tuple(map(pair.after.id, nodes)), text)
