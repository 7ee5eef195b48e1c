"""`dataclass`, as Python has it, with methods that are written when they are first needed.

The standard one writes and compiles up to six methods for every class while a module is loaded, which takes half
a millisecond a class. Of the classes a command loads it makes objects of few, and compares and hashes fewer still.
Why it is built this way is told in `docs/decisions/methods-written-late.md`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from reprlib import recursive_repr
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any

from procmodel.light.methods import Later, written

__all__ = ["dataclass"]

_FEW = (
    10  # objects of a class that are filled in before a method is written that does it, which takes as long
)

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, **how):
        """A class of fields: the standard decorator, its methods written at their first use.

        Args:
            cls: the class, where the decorator is given no arguments.
            how: what the standard one takes, save `init`, `order`, `unsafe_hash` and `weakref_slot`.

        Example:
            >>> @dataclass(frozen=True, slots=True)
            ... class Point:
            ...     x: float
            ...     y: float = 0.0
            >>> Point(1.0)
            Point(x=1.0, y=0.0)
            >>> Point(1.0) == Point(1.0, 0.0), Point(2.0) in {Point(1.0)}
            (True, False)
        """
        return _record(cls) if cls is not None else lambda later: _record(later, **how)


def _record(
    cls: type,
    *,
    frozen: bool = False,
    slots: bool = False,
    eq: bool = True,
    repr: bool = True,  # noqa: A002
    kw_only: bool = False,
    match_args: bool = True,
) -> type:
    """The class with its fields, and in place of each method one that writes it."""
    hashed = vars(cls).get("__hash__") is not None  # a class with an `__eq__` of its own has None here
    cls.__doc__ = cls.__doc__ or cls.__name__  # else the standard one writes `__init__` to tell its signature
    cls = dataclasses.dataclass(
        init=False, repr=False, eq=False, slots=slots, kw_only=kw_only, match_args=match_args
    )(cls)
    _refuse_gaps(cls)
    _refuse_mixing(cls, frozen)
    _put(cls, "__init__", _Initializer(_initializer))
    if repr:
        _put(cls, "__repr__", _shown)
    if eq:
        _put(cls, "__eq__", Later(_equality))
    if eq and not hashed:
        _put(cls, "__hash__", Later(_hashing) if frozen else None, instead=True)
    if frozen:
        _freeze(cls, slots)
    return cls


def _put(cls: type, name: str, method: object, instead: bool = False) -> None:
    """A method goes into the class, unless the class has one of its own that it is not to stand in for."""
    if instead or name not in vars(cls):
        setattr(cls, name, method)
        if isinstance(method, Later):
            method.__set_name__(cls, name)


def _refuse_gaps(cls: type) -> None:
    """No field without a value follows one with a value.

    Raises:
        TypeError: as the standard one does.
    """
    valued = False
    for each in dataclasses.fields(cls):
        if each.init and not each.kw_only:
            if valued and not _has_value(each):
                raise TypeError(f"non-default argument {each.name!r} follows default argument")
            valued = valued or _has_value(each)


def _refuse_mixing(cls: type, frozen: bool) -> None:
    """Frozen classes are built on frozen ones, others on others.

    Raises:
        TypeError: as the standard one does.
    """
    for base in cls.__mro__[1:]:
        if "__dataclass_fields__" in vars(base) and _is_frozen(base) != frozen:
            mine, its = ("frozen", "non-frozen") if frozen else ("non-frozen", "frozen")
            raise TypeError(f"cannot inherit {mine} dataclass from a {its} one")


def _has_value(each: dataclasses.Field[Any]) -> bool:
    return each.default is not dataclasses.MISSING or each.default_factory is not dataclasses.MISSING


# What is the same for all classes.


@recursive_repr()
def _shown(self: Any) -> str:
    told = (f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(told)})"


def _freeze(cls: type, slots: bool) -> None:
    for name, method in (("__setattr__", _set), ("__delattr__", _delete)):
        if name in vars(cls):
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
        setattr(cls, name, method)
    if slots:
        _put(cls, "__getstate__", _state)
        _put(cls, "__setstate__", _restore)


def _is_frozen(cls: type) -> bool:
    return vars(cls).get("__setattr__") is _set


def _set(self: object, name: str, value: object) -> None:
    if _is_field(self, name):
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
    object.__setattr__(self, name, value)


def _delete(self: object, name: str) -> None:
    if _is_field(self, name):
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
    object.__delattr__(self, name)


def _is_field(self: Any, name: str) -> bool:
    """Whether a name is held: every one in a frozen class itself, its fields in a plain class built on it."""
    return "__dataclass_fields__" in vars(type(self)) or name in self.__dataclass_fields__


def _state(self: Any) -> list[object]:
    return [getattr(self, each.name) for each in dataclasses.fields(self)]


def _restore(self: Any, state: list[object]) -> None:
    for each, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)


# What is written for each class.


def _equality(cls: type) -> Callable[..., Any]:
    compared = [each.name for each in dataclasses.fields(cls) if each.compare]
    mine, other = (_together(who, len(compared)) for who in ("self", "other"))
    body = (f"return {mine} == {other} if other.__class__ is self.__class__ else NotImplemented",)
    return written("self, other", body, compared, {"NotImplemented": NotImplemented})


def _hashing(cls: type) -> Callable[..., Any]:
    fields = dataclasses.fields(cls)
    told = [each.name for each in fields if (each.compare if each.hash is None else each.hash)]
    return written("self", (f"return hash({_together('self', len(told))})",), told, {"hash": hash})


def _together(who: str, count: int) -> str:
    return f"({''.join(f'{who}.p{at},' for at in range(count))})"


class _Initializer(Later):
    """Fills in the first objects field by field, and is written for those that follow: mostly there are none."""

    __slots__ = ("_left",)

    def __get__(self, instance: object | None, owner: type) -> Any:
        self._left = left = getattr(self, "_left", _FEW) - 1
        if left < 0 or not isinstance(
            instance, self._owner
        ):  # from Python 3.13 on a signature asks of the class
            return super().__get__(instance, owner)
        return partial(self._fill, instance)

    def _fill(self, this: Any, /, *values: Any, **named: Any) -> None:
        cls = self._owner
        fields = dataclasses.fields(cls)
        by_place = [each.name for each in fields if each.init and not each.kw_only]
        given = dict(zip(by_place, values, strict=False)) | named
        if len(given) < len(values) + len(named) or not _suffices(given, fields):
            self.__get__(None, cls)(this, *values, **named)  # says what is wrong
        put = object.__setattr__ if _is_frozen(cls) else setattr
        for each in fields:
            if each.name in given:
                put(this, each.name, given[each.name])
            elif each.default_factory is not dataclasses.MISSING:
                put(this, each.name, each.default_factory())
            elif each.init or (each.default is not dataclasses.MISSING and _has_slot(cls, each)):
                put(this, each.name, each.default)
        if hasattr(cls, "__post_init__"):
            this.__post_init__()


def _suffices(given: dict[str, Any], fields: Sequence[dataclasses.Field[Any]]) -> bool:
    """Whether all fields without a value are given, and nothing else than fields."""
    needed = {each.name for each in fields if each.init and not _has_value(each)}
    return needed <= given.keys() <= {each.name for each in fields if each.init}


def _has_slot(cls: type, each: dataclasses.Field[Any]) -> bool:
    return isinstance(getattr(cls, each.name, None), MemberDescriptorType)


def _initializer(cls: type) -> Callable[..., Any]:
    fields = dataclasses.fields(cls)
    known: dict[str, Any] = {"missing": dataclasses.MISSING, "put": object.__setattr__}
    by_place = [at for at, each in enumerate(fields) if each.init and not each.kw_only]
    by_name = [at for at, each in enumerate(fields) if each.init and each.kw_only]
    body = [line for at, each in enumerate(fields) for line in _assigned(cls, at, each, known)]
    if hasattr(cls, "__post_init__"):
        body.append("this.__post_init__()")
    head = [
        "this",
        *(f"p{at}" for at in by_place),
        *(["*"] if by_name else []),
        *(f"p{at}" for at in by_name),
    ]
    method = written(", ".join(head), body, [each.name for each in fields], known)
    method.__defaults__ = tuple(fields[at].default for at in by_place if _has_value(fields[at]))
    method.__kwdefaults__ = {fields[at].name: fields[at].default for at in by_name if _has_value(fields[at])}
    method.__annotations__ = {each.name: each.type for each in fields if each.init} | {"return": None}
    return method


def _assigned(cls: type, at: int, each: dataclasses.Field[Any], known: dict[str, Any]) -> Iterator[str]:
    """The line that gives a field its value; none where it has no value yet, or its class holds it."""
    in_slot = _has_slot(cls, each)
    value = f"p{at}"
    if each.default_factory is not dataclasses.MISSING:
        known[f"made{at}"] = each.default_factory
        value = f"made{at}() if p{at} is missing else p{at}" if each.init else f"made{at}()"
    elif not each.init:
        if not in_slot or each.default is dataclasses.MISSING:
            return
        known[value := f"value{at}"] = each.default
    if not _is_frozen(cls):
        yield f"this.p{at} = {value}"
    elif in_slot:
        known[f"put{at}"] = getattr(cls, each.name).__set__
        yield f"put{at}(this, {value})"  # a third quicker than the next
    else:
        yield f"put(this, 'p{at}', {value})"
