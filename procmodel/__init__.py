"""procmodel: what changed between two versions of a process."""
