"""Model parts from values that are known to be right, without checking them once more."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

__all__ = ["make"]

T = TypeVar("T", bound=BaseModel)


@cache
def _defaults(kind: type[BaseModel]) -> dict[str, Any]:
    return {
        name: field.get_default(call_default_factory=True)
        for name, field in kind.model_fields.items()
        if not field.is_required()
    }


def make(kind: type[T], values: dict[str, Any]) -> T:
    """A `kind` with these values and defaults for the rest.

    As `model_construct`, and several times as fast: a file of 100,000 steps makes half a million parts.
    """
    part = kind.__new__(kind)
    put = object.__setattr__
    put(part, "__dict__", {**_defaults(kind), **values})
    put(part, "__pydantic_fields_set__", set(values))
    put(part, "__pydantic_extra__", None)
    put(part, "__pydantic_private__", None)
    return part
