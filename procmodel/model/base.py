"""What all parts of a model share: frozen, strict about keys, and able to say what they are called."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from procmodel.wording import called
from procmodel.wording.clean import visible

__all__ = ["Element", "Named"]


class Element(BaseModel):
    """A part of a model. Values never change: a changed part is a new one (`model_copy`).

    `extensions` holds what a file says under keys that begin with `x-`: kept, never interpreted.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    extensions: Mapping[str, Any] = {}


class Named(Element):
    """A part with an id and, mostly, a name that people read.

    `names` holds what it is called in other languages, by their code.
    """

    id: str
    name: str | None = None
    names: Mapping[str, str] = {}

    @property
    def shown(self) -> str:
        """The name in the language that is spoken, else as the author wrote it; empty where it shows nothing."""
        return visible(called(self.name or "", self.names))

    @property
    def label(self) -> str:
        """The name as it is shown, or the id where there is none."""
        return self.shown or self.id
