"""A match written into the text of the later version, where its step stands; all else stays as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from procmodel.errors import ProcmodelError
from procmodel.model import Process
from procmodel.wording import say

__all__ = ["with_match"]

_OPENS = re.compile(r"^(\s*(?:\"[^\"]*\"|'[^']*'|[^\s#:]+)\s*:\s*)\{")
_OLD = re.compile(r"(\breplaces\s*:\s*)(\[[^\]]*\]|[^\s,}#]+)")


def with_match(text: str, process: Process, step: str, before: Sequence[str]) -> str:
    """The text in which `step` replaces these earlier steps, or none.

    Args:
        text: of the later version.
        process: what the text says.
        step: the id of a step of it.
        before: the ids of the steps that it replaces; none asserts that it is new.

    Raises:
        ProcmodelError: no such step, or its text has no place for it.
    """
    place = process.origin.places.get(("steps", step))
    if place is None or place.line is None:
        raise ProcmodelError(say("serving.no_step", id=repr(step)))
    lines = text.split("\n")
    value = f"[{', '.join(before)}]"
    at = place.line - 1
    opened = _OPENS.match(lines[at])
    old = process.origin.places.get(("steps", step, "replaces"))
    if old is not None and old.line is not None:
        lines[old.line - 1] = _OLD.sub(rf"\g<1>{value}", lines[old.line - 1], count=1)
    elif opened is not None:
        lines[at] = f"{opened[0]}replaces: {value}, {lines[at][opened.end() :]}"
    else:
        inside = next(
            (line for line in lines[at + 1 :] if line.strip() and not line.strip().startswith("#")), ""
        )
        indent = inside[: len(inside) - len(inside.lstrip())]
        if len(indent) <= len(lines[at]) - len(lines[at].lstrip()):
            raise ProcmodelError(say("serving.no_step", id=repr(step)))
        lines.insert(at + 1, f"{indent}replaces: {value}")
    return "\n".join(lines)
