"""Ids of the model as XML wants them: one name for one thing in the whole file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from procmodel.formats.bpmn.names import GENERATED

__all__ = ["Ids"]

_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
)
_REST = f"{_START}.0-9\u00b7\u0300-\u036f\u203f-\u2040-"
_NAME = re.compile(f"[{_START}][{_REST}]*").fullmatch
_KINDS = ("node", "data", "note", "group", "pool", "lane", "process", "flow", "message")
_OTHER = re.compile(f"[^{_REST}]")


class Ids:
    """The name in XML of everything that has an id. Who comes first keeps its own.

    Example:
        >>> ids = Ids()
        >>> ids.of("node", "box/log"), ids.of("lane", "log"), ids.of("node", "log")
        ('box_log', 'log', 'node_log')
    """

    def __init__(self, lines: Mapping[tuple[str, str, str], str] | None = None) -> None:
        self._lines = lines or {}  # between steps and data, as the file that was read called them
        self._names: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()

    def of(self, kind: str, id_: str) -> str:
        """The name of one thing; the same whenever it is asked for."""
        found = self._names.get((kind, id_))
        if found is None:
            name = id_ if _NAME(id_) and not id_.startswith(GENERATED) else _fitting(id_)
            found = self._names[kind, id_] = self._free(name, f"{kind}_{name}")
        return found

    def border(self, name: str, has_id: bool) -> str:
        """The name of an event on a border, which flows ask for as a node."""
        if has_id:
            return self.of("node", name)
        if ("node", name) not in self._names:
            self._names["node", name] = self.made(name)
        return self._names["node", name]

    def line(self, step: str, way: str, data: str) -> str:
        """The name of the line between a step and data: its old one, or one that is forgotten again."""
        known = self._lines.get((step, way, data))
        if known is None or known.startswith(GENERATED):
            return self.made(f"{step}_{way}_{data}")
        return self._free(known, f"line_{known}")

    def any(self, id_: str) -> str:
        """The name of whatever has this id, nodes first."""
        return next((name for kind in _KINDS if (name := self._names.get((kind, id_)))), id_)

    def made(self, hint: str) -> str:
        """A name for what has no id; reading forgets it again."""
        name = GENERATED + _OTHER.sub("_", hint)
        return self._free(name, name)

    def _free(self, name: str, other: str) -> str:
        if name in self._taken:
            name, number = other, 1
            while name in self._taken:
                number += 1
                name = f"{other}_{number}"
        self._taken.add(name)
        return name


def _fitting(id_: str) -> str:
    name = _OTHER.sub("_", id_)
    return name if _NAME(name) and not name.startswith(GENERATED) else f"_{name}"
