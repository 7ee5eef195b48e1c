"""How a step, gateway or lane is called in sentences: by its name, in quotes."""

from __future__ import annotations

import re

from procmodel.wording import say

__all__ = ["called"]

_TOOLS_ID = re.compile(r"[A-Z][A-Za-z]+_\w+").fullmatch
"""What editors of BPMN make up; what has no name is known by it."""


def called(id_: str, name: str | None) -> str:
    """The name in quotes; of what has none its id, marked as that where an editor made it up.

    Example:
        >>> called("check", "Check the claim"), called("check", None), called("Gateway_0ab", "Gateway_0ab")
        ("'Check the claim'", "'check'", 'no name (Gateway_0ab)')
    """
    if _TOOLS_ID(id_) and name in (None, "", id_):
        return say("reports.no-name", id=id_)
    return f"'{name or id_}'"
