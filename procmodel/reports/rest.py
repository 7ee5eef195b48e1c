"""What changed beside steps, lanes and flows: systems, data, messages, and what the file says of the process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from procmodel.reports.changes import Names
from procmodel.results.comparison import Comparison, Edit, EditOperation
from procmodel.results.readable import MINUS
from procmodel.wording import say

__all__ = ["rest_lines"]

_COLLECTIONS = ("systems", "data", "messages")
_TRUNK = 2  # keys of a path that name the thing: its collection and its id


def rest_lines(comparison: Comparison, before: Names, after: Names) -> Iterator[str]:
    """A line for each system, data object and message that came, went or is called otherwise; the other keys in one."""
    lines = [line for kind in _COLLECTIONS for line in _of_kind(kind, comparison.rest, before, after)]
    others = dict.fromkeys(edit.path[0] for edit in comparison.rest if edit.path[0] not in _COLLECTIONS)
    if others:
        lines.append(f"Δ {say('reports.said-otherwise', keys=', '.join(others))}")
    if lines:
        yield f"{say('reports.rest')} ({len(lines)})"
        yield from (f"  {line}" for line in lines)


def _of_kind(kind: str, edits: Sequence[Edit], before: Names, after: Names) -> Iterator[str]:
    """What came and went under the same name is the same with another id."""
    here = [edit for edit in edits if edit.path[0] == kind and len(edit.path) >= _TRUNK]
    whole = [edit for edit in here if len(edit.path) == _TRUNK]
    gone = {
        edit.path[1]: _called(kind, edit.before, before) for edit in whole if edit.op is EditOperation.REMOVE
    }
    new = {edit.path[1]: _called(kind, edit.value, after) for edit in whole if edit.op is EditOperation.ADD}
    noun = say(f"reports.rest-{kind}")
    yield from (f"{MINUS} {noun} {name}" for name in gone.values() if name not in new.values())
    yield from (f"+ {noun} {name}" for name in new.values() if name not in gone.values())
    parts = [edit for edit in here if len(edit.path) > _TRUNK]
    for id_ in dict.fromkeys(edit.path[1] for edit in parts):
        own = {edit.path[_TRUNK]: edit for edit in parts if edit.path[1] == id_}
        changes = (_part(edit) for key, edit in own.items() if key != "name")
        title = _renamed(own["name"]) if "name" in own else f"'{after.get(f'{kind}/{id_}', id_)}'"
        yield "; ".join((f"Δ {noun} {title}", *changes))


def _renamed(edit: Edit) -> str:
    """Both names in quotes, a dash for none."""
    was = edit.before if edit.op is not EditOperation.ADD else None
    return " → ".join(f"'{name}'" if name else "–" for name in (was, edit.value))


def _called(kind: str, value: object, names: Names) -> str:
    """A name in quotes; of a message its ends too."""
    if not isinstance(value, Mapping):
        return ""
    name = str(value.get("name") or value.get("id") or "")
    if kind != "messages":
        return f"'{name}'"
    ends = (_end(str(value.get(key, "")), names) for key in ("source", "target"))
    told = say("reports.message-ends", **dict(zip(("source", "target"), ends, strict=True)))
    return f"'{name}' {told}" if value.get("name") else told


def _end(id_: str, names: Names) -> str:
    return f"'{names.get(id_) or names.get(f'lanes/{id_}', id_)}'"


def _part(edit: Edit) -> str:
    """A key with both values where they are plain, else the key alone."""
    key = edit.path[_TRUNK]
    values = [edit.before if edit.op is not EditOperation.ADD else None, edit.value]
    if len(edit.path) > _TRUNK + 1 or any(isinstance(value, Mapping | list | tuple) for value in values):
        return key
    was, now = ("–" if value is None else str(value) for value in values)
    return f"{key}: {was} → {now}"
