"""`override`, as Python has it from 3.12 on: type checkers hold it, a running program does nothing for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

__all__ = ["override"]

_Method = TypeVar("_Method")

if TYPE_CHECKING:
    from typing_extensions import override
else:  # loading the package would take longer than all that is marked by it

    def override(method: _Method) -> _Method:
        """Mark a method that stands in for one of a parent class."""
        return method
