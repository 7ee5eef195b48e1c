"""The table of redesign patterns, and all of them looked for in one pair."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from procmodel.comparison.evidence import Evidence
from procmodel.comparison.patterns.framework import Pattern, pattern_of
from procmodel.results.comparison import ChangeKind, PatternHit

__all__ = ["ONLY_WITH", "PATTERNS", "find_patterns", "patterns"]

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

ONLY_WITH: Mapping[str, tuple[ChangeKind, ...]] = {
    "elimination": (ChangeKind.REMOVED,),
    "automation": (ChangeKind.AUTOMATED,),
    "decision-automation": (ChangeKind.AUTOMATED,),
    "assisted": (ChangeKind.ASSISTED,),
    "self-service": (ChangeKind.SELF_SERVICE,),
    "composition": (ChangeKind.MERGED, ChangeKind.SPLIT),
    "status-feedback": (ChangeKind.ADDED,),
    "control-addition": (ChangeKind.ADDED,),
}
"""Patterns that show in steps of certain kinds alone: without such a step they need not be loaded."""


def find_patterns(pair: Evidence) -> tuple[PatternHit, ...]:
    """Every pattern that shows in the pair, in the order of the table; what lacks data is not assessed."""
    met = {kind for entry in pair.steps for kind in (entry.kind, *entry.also)}
    near = [slug for slug in PATTERNS if slug not in ONLY_WITH or not met.isdisjoint(ONLY_WITH[slug])]
    return tuple(hit for slug in near for hit in _loaded(slug).run(pair))


def patterns() -> tuple[Pattern, ...]:
    """All redesign patterns."""
    return tuple(map(_loaded, PATTERNS))


@cache
def _loaded(slug: str) -> Pattern:
    return pattern_of(getattr(import_module(PATTERNS[slug]), slug.replace("-", "_")))
