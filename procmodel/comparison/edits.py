"""The edit script: ordered primitive edits that turn the earlier process into the later one, and back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from procmodel.comparison.order import out_of_order
from procmodel.comparison.trees import Ordered, Tree, plain_tree, process_of, tree_of
from procmodel.errors import AnalysisError
from procmodel.model import Process
from procmodel.results.comparison import Edit, EditOperation
from procmodel.wording import say

__all__ = ["apply", "edit_script", "edits_of", "inverse", "partial_script"]

_Path = tuple[str, ...]
SET, ADD, REMOVE, MOVE = EditOperation.SET, EditOperation.ADD, EditOperation.REMOVE, EditOperation.MOVE


def edit_script(before: Process, after: Process) -> tuple[Edit, ...]:
    """What turns `before` into `after`; applying the script to `before` gives `after`, order included.

    A path names keys and ids: `("steps", "log", "time")`, `("flows", "log > check", "share")`. Values are as
    the model has them, quantities with number and unit apart. What has another id is removed and added.

    Example:
        >>> from procmodel.model import Process
        >>> one = Process(id="p", name="One")
        >>> [(str(e.op), e.path, e.value) for e in edit_script(one, one.model_copy(update={"name": "Two"}))]
        [('set', ('name',), 'Two')]
    """
    return tuple(_edits((), tree_of(before), tree_of(after)))


def partial_script(before: Process, after: Process, keys: Collection[str]) -> tuple[Edit, ...]:
    """The part of the edit script that lies under some keys of the process, the others not looked at."""
    bare: dict[str, object] = dict.fromkeys({"nodes", "flows", "lanes", "decisions"} - set(keys), ())
    trees = [tree_of(process.model_copy(update=bare)) for process in (before, after)]
    return tuple(edit for edit in _edits((), *trees) if edit.path[0] in keys)


def _edits(path: _Path, before: Tree, after: Tree) -> Iterator[Edit]:
    if before == after and type(before) is type(after):
        return
    if isinstance(before, Ordered) and isinstance(after, Ordered):
        yield from _of_collection(path, before, after)
    elif isinstance(before, dict) and isinstance(after, dict):
        yield from _of_keys(path, before, after)
    else:
        yield Edit(SET, path, plain_tree(after), plain_tree(before))


def _of_keys(path: _Path, before: Mapping[str, Tree], after: Mapping[str, Tree]) -> Iterator[Edit]:
    for key, value in before.items():
        if key not in after:
            yield Edit(REMOVE, (*path, key), None, plain_tree(value))
    for key, value in after.items():
        if key in before:
            yield from _edits((*path, key), before[key], value)
        else:
            yield Edit(ADD, (*path, key), plain_tree(value))


def _of_collection(path: _Path, before: Ordered, after: Ordered) -> Iterator[Edit]:
    """Remove, then put everything in its place from first to last, then edit what stayed."""
    order = list(before.keys)
    for key in before.keys:
        if key not in after.values:
            at = order.index(key)
            yield Edit(REMOVE, (*path, key), None, plain_tree(before.values[key]), at)
            order.pop(at)
    yield from _placed(path, order, after)
    for key in after.keys:
        if key in before.values:
            yield from _edits((*path, key), before.values[key], after.values[key])


def _placed(path: _Path, order: list[str], after: Ordered) -> Iterator[Edit]:
    """Add and move until `order` is that of `after`; what is in the longest common order stays."""
    place = {key: i for i, key in enumerate(after.keys)}
    known = set(order)
    mobile = {order[i] for i in out_of_order([place[key] for key in order])}
    last = None
    for key in after.keys:
        if key not in known or key in mobile:
            was = order.index(key) if key in mobile else None
            if was is not None:
                order.pop(was)
            at = order.index(last) + 1 if last is not None else 0
            order.insert(at, key)
            if was is None:
                yield Edit(ADD, (*path, key), plain_tree(after.values[key]), None, at)
            else:
                yield Edit(MOVE, (*path, key), at, was)
        last = key


def inverse(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """What undoes these edits: applied to the later model it gives the earlier one back."""
    return tuple(_undo(edit) for edit in reversed(tuple(edits)))


def _undo(edit: Edit) -> Edit:
    opposite = {ADD: REMOVE, REMOVE: ADD}.get(edit.op, edit.op)
    return Edit(opposite, edit.path, edit.before, edit.value, edit.position)


def apply(process: Process, edits: Sequence[Edit]) -> Process:
    """Replay an edit script on the model that it was made for.

    Raises:
        AnalysisError: an edit does not fit: the path is not there, or another value stands there.
    """
    tree = deepcopy(tree_of(process))
    for number, edit in enumerate(edits, 1):
        _apply(tree, edit, number)
    return process_of(tree)


def _apply(tree: Tree, edit: Edit, number: int) -> None:
    if not edit.path:
        raise _misfit(number, edit, "no-path")
    parent = tree
    for key in edit.path[:-1]:
        parent = _child(parent, key, edit, number)
    if isinstance(parent, Ordered):
        _apply_ordered(parent, edit, number)
    elif isinstance(parent, dict):
        _apply_keyed(parent, edit, number)
    else:
        raise _misfit(number, edit, "no-path")


def _child(parent: Tree, key: str, edit: Edit, number: int) -> Tree:
    values = parent.values if isinstance(parent, Ordered) else parent
    if not isinstance(values, dict) or key not in values:
        raise _misfit(number, edit, "no-path")
    return values[key]


def _apply_keyed(parent: dict[str, Any], edit: Edit, number: int) -> None:
    key = edit.path[-1]
    if (edit.op is ADD) == (key in parent) or edit.op is MOVE:
        raise _misfit(number, edit, "there-already" if key in parent else "no-path")
    if edit.op is not ADD and plain_tree(parent[key]) != edit.before:
        raise _misfit(number, edit, "other-value")
    if edit.op is REMOVE:
        del parent[key]
    else:
        parent[key] = deepcopy(edit.value)


def _apply_ordered(parent: Ordered, edit: Edit, number: int) -> None:
    key = edit.path[-1]
    if (edit.op is ADD) == (key in parent.values):
        raise _misfit(number, edit, "there-already" if key in parent.values else "no-path")
    if edit.op is ADD:
        at = len(parent.keys) if edit.position is None else edit.position
        parent.keys.insert(at, key)
        parent.values[key] = deepcopy(edit.value)
    elif edit.op is MOVE:
        parent.keys.remove(key)
        parent.keys.insert(int(str(edit.value)), key)
    else:
        if plain_tree(parent.values[key]) != edit.before:
            raise _misfit(number, edit, "other-value")
        if edit.op is REMOVE:
            parent.keys.remove(key)
            del parent.values[key]
        else:
            parent.values[key] = deepcopy(edit.value)


def _misfit(number: int, edit: Edit, reason: str) -> AnalysisError:
    message = say(f"comparison.edit-{reason}", number=number, op=edit.op, path=" / ".join(edit.path)[:120])
    return AnalysisError(message, hint=say("comparison.edit-hint"))


def edits_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Edit, ...]:
    """Edits from plain data, as `edits` stands in the JSON of a comparison.

    Raises:
        AnalysisError: a row that is no edit.
    """
    found = []
    for number, row in enumerate(rows, 1):
        try:
            path = tuple(str(key) for key in row["path"])
            found.append(
                Edit(EditOperation(row["op"]), path, row.get("value"), row.get("before"), row.get("position"))
            )
        except (AttributeError, KeyError, TypeError, ValueError) as wrong:
            raise AnalysisError(say("comparison.edit-no-edit", number=number, row=repr(row)[:120])) from wrong
    return tuple(found)
