"""Data objects, and the systems that keep data, beside the steps that read, write or use them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from procmodel.light.records import dataclass
from procmodel.model import Process

__all__ = ["Ware", "known_wares", "uses", "ware_names"]


@dataclass(frozen=True, slots=True)
class Ware:
    """Something that a step reads, writes or uses. `key` is its id, or its name where it has none."""

    key: str
    name: str
    store: bool = False
    collection: bool = False

    @property
    def kind(self) -> str:
        """`data`, or `store` for what outlives the case: systems, stores of data."""
        return "store" if self.store else "data"


def known_wares(process: Process) -> dict[tuple[str, str], Ware]:
    """The data and systems that a process declares, by (`data` or `system`, id)."""
    found: dict[tuple[str, str], Ware] = {}
    for data in process.data:
        name = data.label
        found["data", data.id] = Ware(data.refers_to or data.id, name, data.store, data.collection)
    for system in process.systems:
        found["system", system.id] = Ware(system.id, system.label, store=True)
    return found


def uses(model: object, known: Mapping[tuple[str, str], Ware]) -> Iterator[tuple[Ware, str]]:
    """What an element works with, each once, and how: `reads`, `writes`, `both`, or `uses` (a system)."""
    reads, writes = getattr(model, "reads", ()), getattr(model, "writes", ())
    for id_ in dict.fromkeys((*reads, *writes)):
        how = "both" if id_ in reads and id_ in writes else "reads" if id_ in reads else "writes"
        yield known.get(("data", id_), Ware(id_, id_)), how
    for id_ in dict.fromkeys(getattr(model, "systems", ())):
        yield known.get(("system", id_), Ware(id_, id_, store=True)), "uses"


def ware_names(ware: Ware) -> tuple[str, str]:
    """By what it is known in another version: its id, or its name."""
    return ware.key, ware.name.casefold()
