"""Two processes held against each other: what matches, what changed, and how sure that is."""

from procmodel.comparison.compare import Matched, compare, match

__all__ = ["Matched", "compare", "match"]
