"""`NamedTuple`, as `typing` has it, made in a fifth of the time.

The standard one compiles a text for each field of a class while a module is loaded, as each annotation might be a name
to be looked up; nothing looks at most of them. Why it is built this way is told in
`docs/decisions/methods-written-late.md`.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class _Maker(type):
        """Makes a class that is built on `NamedTuple` a plain one of tuples."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            names = tuple(body.get("__annotations__", ()))
            values = {each: body.pop(each) for each in names if each in body}
            if tuple(values) != names[len(names) - len(values) :]:
                raise TypeError(f"{name}: a field without a value cannot follow one with a value")
            made = namedtuple(name, names, defaults=values.values(), module=body["__module__"])
            for attribute, value in body.items():
                if attribute != "__module__":
                    setattr(made, attribute, value)
            return made

    class _Named:
        """Stands among the bases of a class, and has `_Maker` make the class."""

        made = _Maker("_Made", (), {})

        def __mro_entries__(self, bases):
            return (self.made,)

    NamedTuple = _Named()
