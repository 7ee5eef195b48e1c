"""What is said about counts: names of rules and formulas, remarks, and why a number has no finite value."""

from __future__ import annotations

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "loop_without_way_out": "loop {loop} has no way out, so visits have no finite number",
    "let_it_out": "let one flow leave it, and not in parallel with staying in it",
    "shares_missing": "shares are missing: {ids}",
    "no_branch_taken": (
        "inclusive split {id!r} takes no branch at all in {share:.4g} of its visits "
        "(mark one branch `default: true`)"
    ),
}
