"""A process as a tree of plain values, its collections ordered and found by key: what edits work on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from procmodel.model import Element, MessageFlow, Process, SequenceFlow

__all__ = ["Ordered", "Tree", "plain_tree", "process_of", "tree_of"]

Tree = object
"""None, a bool, a number, a text, a list, a dict, or `Ordered`."""

_COLLECTIONS = frozenset(
    {"nodes", "flows", "lanes", "systems", "data", "decisions", "sources", "attributes", "messages"}
)
_ALWAYS = frozenset({"id", "kind"})  # said even where it is the default: it tells which type an element has
_SHOWN = {"nodes": "steps"}  # what the file calls it
_MODEL = {shown: name for name, shown in _SHOWN.items()}


class Ordered:
    """Values by key, in an order that counts."""

    __slots__ = ("keys", "values")

    def __init__(self, keys: Iterable[str] = (), values: Mapping[str, Tree] | None = None) -> None:
        self.keys = list(keys)
        self.values: dict[str, Tree] = dict(values or {})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ordered) and self.keys == other.keys and self.values == other.values

    __hash__ = None  # type: ignore[assignment]


def tree_of(value: object) -> Tree:
    """An element, or any value of one, as a tree. What has its default is left out."""
    if isinstance(value, Element):
        return _element(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [tree_of(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): tree_of(one) for key, one in value.items()}
    return value


def _element(value: Element) -> dict[str, Tree]:
    found: dict[str, Tree] = {}
    for name, field in value.model_fields.items():
        own = getattr(value, name)
        if name in _COLLECTIONS and isinstance(own, tuple):
            found[_SHOWN.get(name, name)] = _collection(own)
        elif name in _ALWAYS or own != field.default:
            found[name] = tree_of(own)
    return found


def _collection(items: tuple[object, ...]) -> Tree:
    """Entries by id, flows and messages without one by their ends; a plain list where that does not tell them apart."""
    keys = [_key(item) for item in items]
    if all(isinstance(item, SequenceFlow | MessageFlow) for item in items):
        keys = _numbered(keys)
    if len(set(keys)) < len(keys) or "" in keys:
        return [tree_of(item) for item in items]
    return Ordered(keys, {key: tree_of(item) for key, item in zip(keys, items, strict=True)})


def _key(item: object) -> str:
    if isinstance(item, SequenceFlow):
        return f"{item.source} > {item.target}"
    if isinstance(item, MessageFlow) and not item.id:
        return f"{item.source} > {item.target}"
    return str(getattr(item, "id", None) or "")


def _numbered(keys: list[str]) -> list[str]:
    """Keys that are all different: the second of a kind ends in ` #2`."""
    counts: dict[str, int] = {}
    found = []
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
        found.append(key if counts[key] == 1 else f"{key} #{counts[key]}")
    return found


def plain_tree(tree: Tree) -> Tree:
    """The tree as JSON has it: ordered collections as lists."""
    if isinstance(tree, Ordered):
        return [plain_tree(tree.values[key]) for key in tree.keys]
    if isinstance(tree, dict):
        return {key: plain_tree(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [plain_tree(value) for value in tree]
    return tree


def process_of(tree: Tree) -> Process:
    """The process that a tree describes."""
    return Process.model_validate(_in_model_words(plain_tree(tree)))


def _in_model_words(element: Tree) -> Tree:
    """An element (a process, a box, a step) with the words of the model for its collections."""
    if not isinstance(element, dict):
        return element
    words = {_MODEL.get(key, key): value for key, value in element.items()}
    if isinstance(nodes := words.get("nodes"), list):
        words["nodes"] = [_in_model_words(node) for node in nodes]
    if "called" in words:
        words["called"] = _in_model_words(words["called"])
    return words
