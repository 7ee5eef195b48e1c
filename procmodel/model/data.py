"""What the steps use: data objects, systems, and the sources behind the numbers."""

from typing import Literal

from procmodel.model.base import Element, Named
from procmodel.model.quantity import Quantity

__all__ = ["Attribute", "DataObject", "Source", "System"]


class DataObject(Named):
    """Something that is read or written. `electronic` None: not said."""

    electronic: bool | None = None
    store: bool = False  # kept beyond the case (BPMN data store)
    collection: bool = False
    refers_to: str | None = None  # the object or store that this is one drawing of (BPMN)
    inside: str | None = None  # the sub-process or pool it is drawn in (BPMN)
    role: Literal["input", "output"] | None = None  # of the whole process (BPMN)
    note: str | None = None


class System(Named):
    """A system that steps are done with. `fallback` None: without it the step cannot be done."""

    vendor: str | None = None
    owner: str | None = None
    fallback: str | None = None
    register_: bool = False  # written `register: true`: a maintained register of data
    note: str | None = None


class Source(Named):
    """Where a number comes from. Its `name` is the title."""

    author: str | None = None
    date: str | None = None
    url: str | None = None
    note: str | None = None


class Attribute(Element):
    """A case attribute for decisions and simulation: a number with a spread, or categories with shares."""

    id: str
    quantity: Quantity | None = None
    categories: tuple[tuple[str, Quantity], ...] = ()
