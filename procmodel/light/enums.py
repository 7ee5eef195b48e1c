"""`IntEnum` and `StrEnum`, as `enum` has them, made in a third of the time, their members found in a tenth.

The standard ones look for mistakes and mixtures in each class and go over its members several times while a module
is loaded. The standard library makes those of its own the short way taken here, where a Python has it. Why it is
built this way is told in `docs/decisions/methods-written-late.md`.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

__all__ = ["IntEnum", "StrEnum"]

if TYPE_CHECKING:
    from enum import IntEnum, StrEnum
elif hasattr(enum, "_simple_enum"):

    class _Maker(type):
        """Makes a class that is built on one of the two an enumeration."""

        def __new__(cls, name, bases, body, kind=None):
            if kind is not None:
                made = super().__new__(cls, name, bases, body)
                made.made = staticmethod(enum._simple_enum(kind))
                return made
            body.pop("__orig_bases__", None)
            found = bases[0].made(type(name, (), body))
            for each, member in found.__members__.items():
                type.__setattr__(found, each, member)  # Python 3.11 has a property there, ten times as slow
            return found

        def __init__(cls, name, bases, body, kind=None):
            super().__init__(name, bases, body)

    class _Kind:
        """Stands among the bases of a class, and has `_Maker` make the class."""

        def __init__(self, kind):
            self.kind, self.base = kind, _Maker(kind.__name__, (), {}, kind)

        def __mro_entries__(self, bases):
            return (self.base,)

        def __instancecheck__(self, value):
            return isinstance(value, self.kind)

        def __subclasscheck__(self, cls):
            return issubclass(cls, self.kind)

    IntEnum, StrEnum = _Kind(enum.IntEnum), _Kind(enum.StrEnum)
else:
    from enum import IntEnum, StrEnum
