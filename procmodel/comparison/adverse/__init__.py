"""Changes for the worse that a redesign brings along: one a file, each with its rule and its evidence."""

from procmodel.comparison.adverse.looking import ADVERSE, find_adverse

__all__ = ["ADVERSE", "find_adverse"]
