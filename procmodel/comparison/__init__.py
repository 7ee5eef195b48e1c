"""Two processes held against each other: what matches, what changed, and how sure that is."""

from procmodel.comparison.compare import Matched, compare, match
from procmodel.comparison.edits import apply, edit_script, edits_of, inverse

__all__ = ["Matched", "apply", "compare", "edit_script", "edits_of", "inverse", "match"]
