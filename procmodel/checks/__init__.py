"""What is wrong, or doubtful, about a process: one rule a file, each with why and how to fix it."""

from __future__ import annotations

from procmodel.checks.checking import RULES, Example, check, find_rule, pages, rules
from procmodel.checks.pairs import check_pair

__all__ = ["RULES", "Example", "check", "check_pair", "find_rule", "pages", "rules"]
