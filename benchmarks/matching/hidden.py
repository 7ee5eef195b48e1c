"""Models whose ids say nothing: each replaced by another, in the same places."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from procmodel import read_text
from procmodel.model import Process

__all__ = ["hidden_bpmn", "hidden_process", "hide", "with_other_ids"]

_ID = re.compile(r'\bid="([^"]+)"')
_TEXTS = frozenset({"name", "label", "note", "when", "title", "text", "description", "trigger"})


def hide(id_: str, salt: str) -> str:
    """Another id, the same for the same id and salt."""
    return f"h{sha256(f'{salt}/{id_}'.encode()).hexdigest()[:12]}"


def hidden_bpmn(path: Path, salt: str) -> tuple[Process, dict[str, str]]:
    """A BPMN file with all of its ids replaced, and the new id of each old one."""
    text = path.read_text("utf-8-sig")
    names = {id_: hide(id_, salt) for id_ in _ID.findall(text)}
    pattern = re.compile(
        r'(?<=[">])(' + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r')(?=["<])'
    )
    changed = pattern.sub(lambda found: names[found.group(1)], text)
    return read_text(changed, ending=".bpmn"), names


def hidden_process(
    process: Process, salt: str, chosen: Callable[[str], bool]
) -> tuple[Process, dict[str, str]]:
    """A process with the ids of its elements replaced where `chosen` says so."""
    names = {node.id: hide(node.id, salt) for node in process.walk() if chosen(node.id)}
    return with_other_ids(process, names), names


def with_other_ids(process: Process, names: Mapping[str, str]) -> Process:
    """A process whose elements have other ids, wherever they are named."""
    return Process.model_validate(_renamed(process.model_dump(), names))


def _renamed(value: Any, names: Mapping[str, str], key: str = "") -> Any:
    if isinstance(value, str):
        return names.get(value, value) if key not in _TEXTS else value
    if isinstance(value, dict):
        return {one: _renamed(other, names, one) for one, other in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_renamed(one, names, key) for one in value)
    return value
