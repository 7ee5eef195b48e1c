"""`NamedTuple`, as Python has it, made in a tenth of the time.

The standard one compiles a text for each class and one for each field while a module is loaded; nothing looks at most
of them. Why it is built this way is told in `docs/decisions/methods-written-late.md`.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any, Self

from procmodel.methods import Later, written

__all__ = ["NamedTuple"]

_Reading = type(vars(namedtuple("_One", ["value"]))["value"])
"""What the standard one reads a value with: it knows the place."""


class _Tuple(tuple[Any, ...]):
    """What all named tuples can do."""

    __slots__ = ()

    _fields: tuple[str, ...]

    @classmethod
    def _make(cls, values: Any) -> Self:
        """One of a sequence of values."""
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **values: Any) -> Self:
        """The same with other values."""
        made = self._make(map(values.pop, self._fields, self))
        if values:
            raise ValueError(f"Got unexpected field names: {list(values)!r}")
        return made

    def _asdict(self) -> dict[str, Any]:
        """The values by name."""
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({told})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


def _plain(name: str, body: dict[str, Any]) -> type:
    """A plain class of tuples, from what stands in the body of a class."""
    names = tuple(body.get("__annotations__", ()))
    values = {each: body.pop(each) for each in names if each in body}
    _refuse_gaps(names, values)
    own = {"_fields": names, "_field_defaults": values, "__match_args__": names, "__slots__": ()}
    read = {each: _Reading(at, None) for at, each in enumerate(names)}
    body["__doc__"] = body.get("__doc__") or f"{name}({', '.join(names)})"
    return type(name, (_Tuple,), {**own, **read, **body, "__new__": Later(_creator)})


def _refuse_gaps(names: tuple[str, ...], values: dict[str, Any]) -> None:
    """No field without a value follows one with a value.

    Raises:
        TypeError: as the standard one does.
    """
    if tuple(values) != names[len(names) - len(values) :]:
        first = next(iter(values))
        after = next(each for each in names[names.index(first) :] if each not in values)
        before = ", ".join(each for each in values if names.index(each) < names.index(after))
        more = "s" if ", " in before else ""
        raise TypeError(f"Non-default namedtuple field {after} cannot follow default field{more} {before}")


def _creator(cls: Any) -> staticmethod[..., Any]:
    places = [f"p{at}" for at in range(len(cls._fields))]
    line = f"return new(this, ({''.join(f'{place},' for place in places)}))"
    made = written(", ".join(("this", *places)), (line,), cls._fields, {"new": tuple.__new__}, "_cls")
    made.__defaults__ = tuple(cls._field_defaults.values())
    made.__annotations__ = dict(vars(cls).get("__annotations__", {}))
    return staticmethod(made)


if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class _Maker(type):
        def __new__(cls, name, bases, body):
            return _plain(name, body) if bases else super().__new__(cls, name, bases, body)

    class _Named:
        """Stands among the bases of a class, and has the class made as a plain one of tuples."""

        made = _Maker("_Made", (), {})

        def __mro_entries__(self, bases):
            return (self.made,)

    NamedTuple = _Named()
