"""How well the matching finds which step is which: generated edits, published versions, as-is and to-be."""
