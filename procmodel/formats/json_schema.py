"""The JSON Schema of format 1, from the tables that also read it: what editors complete from."""

from __future__ import annotations

from typing import Any

from procmodel.formats.element_tables import TABLES, element_table
from procmodel.formats.evidence import QUANTITY
from procmodel.formats.top import TOP

__all__ = ["schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a process file.

    It says what editors need for completion and for the worst mistakes; units, ids that must exist and
    shares that must add up are checked by reading.
    """
    return {
        "$schema": _DIALECT,
        "$id": "https://procmodel.org/schema/format-1.json",
        "title": "procmodel process file, format 1",
        **TOP.schema(),
        "$defs": {
            "step": _step(),
            "quantity": {**QUANTITY.schema(), "description": "a quantity with its evidence"},
        },
    }


def _step() -> dict[str, Any]:
    """Any element: all keys on offer, narrowed by kind where one is given."""
    found = element_table().schema()
    found.pop("required", None)
    groups: dict[int, list[str]] = {}
    for kind, table in TABLES.items():
        groups.setdefault(id(table), []).append(kind)
    found["allOf"] = [
        {
            "if": {"required": ["kind"], "properties": {"kind": {"enum": kinds}}},
            "then": {"propertyNames": {"anyOf": [{"enum": list(TABLES[kinds[0]].keys)}, {"pattern": "^x-"}]}},
        }
        for kinds in groups.values()
    ]
    return found
