"""The table of redesign patterns, and all of them looked for in one pair."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from procmodel.comparison.evidence import Evidence
from procmodel.comparison.patterns.framework import Pattern, pattern_of
from procmodel.results.comparison import PatternHit

__all__ = ["PATTERNS", "find_patterns", "patterns"]

PATTERNS: Mapping[str, str] = {
    slug: f"procmodel.comparison.patterns.{slug.replace('-', '_')}"
    for slug in (
        # what became of single steps
        "elimination",
        "automation",
        "decision-automation",
        "assisted",
        "self-service",
        "composition",
        # the way through
        "triage",
        "knock-out",
        "conditional-execution",
        "resequencing",
        "parallelism",
        "exception-isolation",
        "loop-removal",
        # who does it
        "handoff-removal",
        "case-manager",
        "centralisation",
        # those outside
        "contact-reduction",
        "status-feedback",
        "control-addition",
        # data
        "interfacing",
        "data-reuse",
        "trusted-party",
    )
}
"""Each pattern by its slug, with the module that holds it, in the order in which hits are told."""


def find_patterns(pair: Evidence) -> tuple[PatternHit, ...]:
    """Every pattern that shows in the pair, in the order of the table; what lacks data is not assessed."""
    return tuple(hit for pattern in patterns() for hit in pattern.run(pair))


@cache
def patterns() -> tuple[Pattern, ...]:
    """All redesign patterns, loaded once."""
    return tuple(
        pattern_of(getattr(import_module(module), slug.replace("-", "_")))
        for slug, module in PATTERNS.items()
    )
