"""`IntEnum` and `StrEnum`, as `enum` has them, made in a fifth of the time, their members found in a tenth.

The standard ones look for mistakes and mixtures in each class and go over its members several times while a module
is loaded. Here a class gets what one holds that the standard library has made, but for the members. What is not plain,
and all where a Python's enumerations hold something else, it makes itself. Why it is built this way is told in
`docs/decisions/methods-written-late.md`.
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
                made.made = staticmethod(kind.made)
                return made
            body.pop("__orig_bases__", None)
            return bases[0].made(name, body)

        def __init__(cls, name, bases, body, kind=None):
            super().__init__(name, bases, body)

    class _Kind:
        """Stands among the bases of a class, and has `_Maker` make the class."""

        def __init__(self, kind, value):
            self.kind, self.value, self.like = kind, value, None
            self.base = _Maker(kind.__name__, (), {}, self)

        def __mro_entries__(self, bases):
            return (self.base,)

        def __instancecheck__(self, value):
            return isinstance(value, self.kind)

        def __subclasscheck__(self, cls):
            return issubclass(cls, self.kind)

        def made(self, name, body):
            """The enumeration that a body describes."""
            type_ = type(self.value)
            members = {each: value for each, value in body.items() if each[0] != "_" and type(value) is type_}
            rest = {each: value for each, value in body.items() if each not in members}
            if self.like is None:
                self.like = _like(self.simple("Like", {"ONE": self.value}))
            if not self.like or not all(map(_is_plain, rest, rest.values())):
                return self.simple(name, body)
            held = {
                each: value.copy() if type(value) in _HOLDERS else value for each, value in self.like.items()
            }
            found = type.__new__(enum.EnumType, name, (self.kind,), held | rest)
            for each, value in members.items():
                _add(found, each, value)
            return found

        def simple(self, name, body):
            """The same, made by Python."""
            found = enum._simple_enum(self.kind)(type(name, (), body))
            for each, member in found.__members__.items():
                type.__setattr__(found, each, member)  # Python 3.11 has a property there, ten times as slow
            return found

    _HOLDERS = list, dict
    _OF_MEMBERS = {"_member_names_": [], "_member_map_": {}, "_value2member_map_": {}}
    _OF_ONE = {"_value_", "_name_", "__objclass__", "_sort_order_"}

    def _like(made):
        """What one that Python made of one member holds without it; nothing where that is not what is known here."""
        held = {each: value for each, value in vars(made).items() if each not in ("ONE", "__module__")}
        filled = {each for each, value in held.items() if type(value) in _HOLDERS and value}
        if filled != _OF_MEMBERS.keys() or vars(made.ONE).keys() != _OF_ONE:
            return {}
        return held | _OF_MEMBERS

    def _is_plain(name, value):
        """Whether what a body has beside members is a method, or says no more than what any class does."""
        says = type(value) is str and name[:2] == "__"
        return says or (hasattr(type(value), "__get__") and name != "__new__")

    def _add(found, name, value):
        """A member, or a second name of one."""
        members, numbers = found._value2member_map_, found._member_names_
        if value not in members:
            members[value] = member = found._new_member_(found, value)
            member.__dict__.update(_value_=value, _name_=name, __objclass__=found, _sort_order_=len(numbers))
            numbers.append(name)
        found._member_map_[name] = members[value]
        type.__setattr__(found, name, members[value])

    IntEnum, StrEnum = _Kind(enum.IntEnum, 1), _Kind(enum.StrEnum, "1")
else:
    from enum import IntEnum, StrEnum
