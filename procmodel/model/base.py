"""What all parts of a model share: frozen, strict about keys, and able to say what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

__all__ = ["Element", "Named"]


class Element(BaseModel):
    """A part of a model. Values never change: a changed part is a new one (`model_copy`)."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Named(Element):
    """A part with an id and, mostly, a name that people read.

    `extensions` holds what a file says under keys that begin with `x-`: kept, never interpreted.
    """

    id: str
    name: str | None = None
    extensions: Mapping[str, Any] = {}

    @property
    def label(self) -> str:
        """The name, or the id where there is none."""
        return self.name or self.id
