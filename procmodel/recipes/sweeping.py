"""A process with other numbers: what a sweep over assumptions needs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from procmodel.errors import ReadError
from procmodel.formats import read_text
from procmodel.formats.problems import cut, nearest
from procmodel.formats.writing import plain_process
from procmodel.model import Process
from procmodel.wording import say

__all__ = ["changed", "plain"]

Plain = dict[str, Any]


def plain(process: Process) -> dict[str, Any]:
    """The process as plain maps, lists, texts and numbers: what its file says.

    Example:
        >>> from procmodel import plain, read
        >>> plain(read("examples/speeding_before.yaml"))["name"]
        'Report speeding traffic'
    """
    return plain_process(process)


def changed(process: Process, values: Mapping[str, object]) -> Process:
    """The process as its file would read with other values.

    Args:
        process: the process; it stays as it is.
        values: by path, as the file names things with dots between: `volume`, `assumptions.pay`,
            `lanes.admin.rate`, `log.time` (the time of the step `log`), `whose.next.find_parish.share`.
            A value is text as a file writes it (`"4-6-10 min"`, `"60%"`), a number, or None to take it out.

    Raises:
        ReadError: no such place, or the value does not fit it; says which.

    Example:
        >>> from procmodel import measure, read
        >>> before = read("examples/speeding_before.yaml")
        >>> for minutes in (2, 4):
        ...     print(measure(before.with_({"log.time": f"{minutes} min"}))["touch_time"].expected)
        1890.0
        2010.0
    """
    file: Plain = json.loads(json.dumps(plain_process(process)))
    for path, value in values.items():
        _set(file, path, value)
    try:
        made = read_text(json.dumps(file, ensure_ascii=False), ending=".json")
    except ReadError as trouble:
        reasons = "; ".join(problem.message for problem in trouble.problems) or trouble.message
        raise ReadError(say("reports.no-value", paths=", ".join(values), reasons=reasons)) from None
    return made.with_origin(process.origin)


def _set(file: Plain, path: str, value: object) -> None:
    """Put a value where the path leads; a step may be named without `steps` before it."""
    parts = path.split(".")
    if parts[0] not in file and parts[0] in file["steps"]:
        parts.insert(0, "steps")
    place: Any = file
    for part in parts[:-1]:
        place = _below(place, part, path)
    if not isinstance(place, dict):
        raise ReadError(say("reports.no-place", path=cut(path), hint=""))
    if value is None:
        place.pop(parts[-1], None)
    else:
        _write(place, parts[-1], value)


def _write(place: Plain, key: str, value: object) -> None:
    """A quantity with evidence keeps its evidence: only its value is another."""
    held = place.get(key)
    if isinstance(held, dict) and "value" in held and not isinstance(value, dict):
        place[key] = {**held, "value": value}
    else:
        place[key] = value


def _below(place: Any, part: str, path: str) -> Any:
    """One step down; of a list, the entry that leads `to` or is called so."""
    known: Mapping[str, Any] = {}
    if isinstance(place, dict):
        known = place
    elif isinstance(place, list):
        named = [one for one in place if isinstance(one, dict)]
        known = {str(one.get("to", one.get("id", ""))): one for one in named}
    if part in known:
        return known[part]
    near = nearest(part, known)
    hint = say("reading.did_you_mean", found=near) if near else ""
    raise ReadError(say("reports.no-place", path=cut(path), hint=hint))
