"""How a step, gateway or lane is called in sentences: by its name, in quotes."""

from __future__ import annotations

import re

from procmodel.wording import say

__all__ = ["called", "titled"]

_TOOLS_ID = re.compile(r"[A-Z][A-Za-z]+_\w+").fullmatch
"""What editors of BPMN make up; what has no name is known by it."""


def called(id_: str, name: str | None) -> str:
    """The name in quotes; of what has none its id, marked as that where an editor made it up.

    Example:
        >>> called("check", "Check the claim"), called("check", None), called("Gateway_0ab", "Gateway_0ab")
        ("'Check the claim'", "'check'", 'no name (Gateway_0ab)')
    """
    title = titled(id_, name)
    return title if _is_nameless(id_, name) else f"'{title}'"


def titled(id_: str, name: str | None) -> str:
    """The same without quotes, as it stands in a picture.

    Example:
        >>> titled("check", None), titled("Gateway_0ab", "")
        ('check', 'no name (Gateway_0ab)')
    """
    return say("reports.no-name", id=id_) if _is_nameless(id_, name) else name or id_


def _is_nameless(id_: str, name: str | None) -> bool:
    return _TOOLS_ID(id_) is not None and name in (None, "", id_)
