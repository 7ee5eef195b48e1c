"""Two processes held against each other: what matches, what changed, and how sure that is."""
