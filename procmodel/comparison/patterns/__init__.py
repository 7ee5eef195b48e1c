"""Redesign patterns seen in a matched pair of processes: one a file, each with its rule and its evidence."""

from procmodel.comparison.patterns.looking import PATTERNS, find_patterns, patterns

__all__ = ["PATTERNS", "find_patterns", "patterns"]
