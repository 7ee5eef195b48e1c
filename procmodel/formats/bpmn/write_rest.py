"""What other tools wrote of things that the model does not keep it of: the file as a whole, lines to data."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from procmodel.formats.bpmn.names import OWN, tag
from procmodel.formats.bpmn.reading import attributes_of
from procmodel.formats.bpmn.tree import element, put_in_order

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["add_rest"]

_ONLY = frozenset(map(tag, ("definitions", "collaboration")))
_BY_ID = frozenset(map(tag, ("dataInputAssociation", "dataOutputAssociation", "dataObject", "laneSet")))
_EXTENSIONS = tag("extensionElements")


def add_rest(root: _Element, before: _Element) -> None:
    """Give each of these back what other tools said of it in the file that was read.

    Args:
        root: the document that is written.
        before: the one that was read.
    """
    known = {(one.tag, _key(one)): one for one in before.iter(*_ONLY, *_BY_ID)}
    for one in list(root.iter(*_ONLY, *_BY_ID)):
        old = known.get((one.tag, _key(one)))
        if old is not None:
            _give(one, old)


def _key(one: _Element) -> str:
    return "" if one.tag in _ONLY else one.get("id", "")


def _give(one: _Element, old: _Element) -> None:
    for key, value in attributes_of(old):
        if _foreign(key) and key not in one.attrib:
            one.set(key, value)
    said = [inner for holder in old.iterchildren(_EXTENSIONS) for inner in holder if _foreign(str(inner.tag))]
    if not said or one.tag == tag("definitions"):
        return
    holder = one.find(_EXTENSIONS)
    if holder is None:
        holder = element("extensionElements", None)
        put_in_order(one, holder)
    holder.extend(deepcopy(inner) for inner in said)


def _foreign(name: str) -> bool:
    namespace = name.rpartition("}")[0][1:]
    return bool(namespace) and namespace not in OWN
