"""What is known while one BPMN file is read: its problems, its ids, where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import TYPE_CHECKING, Any, cast

from procmodel.formats.bpmn.names import BPMN, GENERATED, OURS, XSI, local
from procmodel.formats.bpmn.values import Values
from procmodel.formats.problems import Problems, Unreadable, cut, mark_of
from procmodel.limits import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

    from procmodel.formats.bpmn.flows import Flow

__all__ = ["Reading", "attributes_of", "own_id", "shown", "text_of"]

_SHOWN = 5
_KEY = "x-bpmn"
_OURS = f"{{{OURS}}}"
_TYPE = f"{{{XSI}}}type"


class Reading:
    """What is known while one BPMN file is read.

    Attributes:
        problems: what is wrong or was taken in a certain way.
        limits: what reading may cost.
        lines: the line of each id.
        called: the name of each id that has one.
        values: reads what we wrote beside BPMN's own words.
        data: the ids of data objects and stores.
        nodes: how many nodes there are.
        plain, unnamed, nameless, disorder: elements that a remark will name.
        prefixes: the namespaces of other tools by their prefix.
        loose: flows whose ends are not both on their level, and whether the target is there.
    """

    def __init__(self, problems: Problems, limits: Limits) -> None:
        self.problems = problems
        self.limits = limits
        self.lines: dict[str, int] = {}
        self.called: dict[str, str] = {}  # names by id
        self.values = Values(problems, limits)
        self.data: set[str] = set()
        self.nodes = 0
        self.plain: list[str] = []
        self.unnamed: list[str] = []
        self.nameless: list[str] = []
        self.disorder: dict[str, None] = {}
        self.loose: list[tuple[Flow, bool]] = []
        self.prefixes: dict[str, str] = {}
        self._made = 0  # ids given to what had none

    def error(self, rule: str, element: _Element, slug: str, **values: object) -> None:
        """Something that cannot be understood."""
        self.problems.error(rule, mark(element), slug, element.get("id"), **values)

    def warn(self, rule: str, element: _Element, slug: str, **values: object) -> None:
        """Something that is left out."""
        self.problems.warn(rule, mark(element), slug, element.get("id"), **values)

    def remark(self, rule: str, ids: Iterable[str], slug: str, **values: object) -> None:
        """Something that was taken in a certain way, for several elements at once."""
        every = tuple(ids)
        if every:
            line = self.lines.get(every[0], 1)
            self.problems.remark(
                rule,
                mark_of(line - 1, 0),
                slug,
                every[0],
                every,
                ids=shown(tuple(self.called.get(id_, id_) for id_ in every)),
                count=len(every),
                **values,
            )

    def identify(self, element: _Element, what: str) -> str:
        """The id of an element, noted with its line; one of our own making where it has none."""
        id_ = element.get("id")
        if id_ is None or not id_.strip():
            self._made += 1
            id_ = f"{local(element.tag)}_{self._made}"
            while id_ in self.lines:
                self._made += 1
                id_ = f"{local(element.tag)}_{self._made}"
            self.nameless.append(id_)
        if id_ in self.lines:
            self.error(
                "duplicate-id", element, "xml_duplicate_id", what=what, id=cut(id_), line=self.lines[id_]
            )
        if len(id_) > self.limits["id"]:
            self.error(
                "limit", element, "too_long", key="id", found=len(id_), limit=self.limits["id"], name="id"
            )
        self.lines[id_] = line(element)
        if name := " ".join((element.get("name") or "").split()):
            self.called[id_] = name
        return id_

    def name(self, element: _Element, text: str | None) -> str | None:
        """A name without line breaks; None where there is none. Spaces alone stay: they are drawn as nothing."""
        if not text:
            return None
        if "\n" in text or "\r" in text or "\t" in text:
            text = " ".join(text.split()) or " "
        if len(text) > 1_000 and len(text) > self.limits["name"]:
            limit = self.limits["name"]
            self.error("limit", element, "too_long", key="name", found=len(text), limit=limit, name="name")
        return text

    def count(self, what: str, found: int) -> None:
        """Stop where a limit is broken.

        Raises:
            Unreadable: it is.
        """
        limit = self.limits[what]
        if found > limit:
            self.problems.error("limit", None, "too_many", what=what, found=found, limit=limit, name=what)
            raise Unreadable

    def rest(self, attributes: dict[str, str], children: list[_Element]) -> dict[str, Any]:
        """Attributes and children that the model has no field for, as `extensions` keep them."""
        kept: dict[str, Any] = {key: value for key, value in attributes.items() if not key.startswith(_OURS)}
        if children:
            texts = [self._text(child) for child in children if own_id(child.get("id", "")) is not None]
            kept |= {"elements": texts} if texts else {}
        return {_KEY: kept} if kept else {}

    def _text(self, element: _Element) -> str:
        """An element as text that stands for itself, whatever prefixes its file has."""
        from lxml import etree

        holder = etree.Element("holder", nsmap={**self.prefixes, "bpmn": BPMN})
        holder.append(deepcopy(element))
        inner = holder[0]
        holder.remove(inner)
        inner.tail = None
        for each in inner.iter():
            if (
                len(each)
                and not (each.text or "").strip()
                and not any((one.tail or "").strip() for one in each)
            ):
                each.text = None
                for one in each:
                    one.tail = None
        types = (str(each.get(_TYPE) or "") for each in inner.iter())
        named = [found.partition(":")[0] for found in types if ":" in found]
        etree.cleanup_namespaces(inner, keep_ns_prefixes=named)
        return etree.tostring(inner, encoding="unicode")


def attributes_of(element: _Element) -> list[tuple[str, str]]:
    """The attributes of an element, in file order."""
    return cast("list[tuple[str, str]]", element.items())


def line(element: _Element) -> int:
    """The line of an element, 0 where it has none."""
    found: Any = element.sourceline
    return found or 0


def mark(element: _Element) -> int:
    """Where an element stands: its line; XML tells no column."""
    return mark_of(max(line(element), 1) - 1, 0)


def own_id(id_: str | None) -> str | None:
    """An id as the file means it: None where writing it made it up."""
    return None if id_ is None or id_.startswith(GENERATED) else id_


def text_of(element: _Element) -> str:
    """The text inside an element, blanks at its ends taken away."""
    return "".join(map(str, element.itertext())).strip()


def shown(ids: tuple[str, ...]) -> str:
    """Names or ids as a list that people read, five at most."""
    more = f" (+{len(ids) - _SHOWN})" if len(ids) > _SHOWN else ""
    return ", ".join(map(cut, ids[:_SHOWN])) + more
