"""The table of adverse changes, and all of them looked for in one pair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import cast

from procmodel.comparison.evidence import Evidence
from procmodel.results.comparison import Adverse

__all__ = ["ADVERSE", "find_adverse"]

ADVERSE: Mapping[str, str] = {
    slug: f"procmodel.comparison.adverse.{slug.replace('-', '_')}"
    for slug in (
        "channel-removed",
        "automated-refusal",
        "work-moved-to-customer",
        "back-to-hand",
        "later-knock-out",
        "new-loop",
        "new-party",
        "new-single-point-of-failure",
        "system-newly-needed",
    )
}
"""Each rule by its slug, with the module that holds it, in the order in which hits are told."""


def find_adverse(pair: Evidence) -> tuple[Adverse, ...]:
    """Everything that got worse for those served or serving, in the order of the table."""
    found: list[Adverse] = []
    for slug, module in ADVERSE.items():
        look = getattr(import_module(module), slug.replace("-", "_"))
        found += cast("Iterator[Adverse]", look(pair))
    return tuple(found)
