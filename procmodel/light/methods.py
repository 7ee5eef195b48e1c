"""Methods that are written when they are first needed, each for the fields of one class."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from types import CodeType, FunctionType
from typing import Any

__all__ = ["Later", "written"]


class Later:
    """Stands for a method until it is first looked for: then it is written, and stands in its own place.

    Args:
        write: the method that goes into the class, from the class.
    """

    __slots__ = ("_name", "_owner", "_write")

    def __init__(self, write: Callable[[type], Callable[..., Any]]) -> None:
        self._write = write

    def __set_name__(self, owner: type, name: str) -> None:
        self._owner, self._name = owner, name

    def __get__(self, instance: object | None, owner: type) -> Any:
        method = self._write(self._owner)
        method.__name__, method.__qualname__ = self._name, f"{self._owner.__qualname__}.{self._name}"
        method.__module__ = self._owner.__module__
        setattr(self._owner, self._name, method)
        return method.__get__(instance, owner)


def written(head: str, body: Sequence[str], names: Sequence[str], known: dict[str, Any]) -> FunctionType:
    """A function of its text, which knows places instead of names: `p0` is the first field, `this` the object.

    So a text is compiled once for all classes of the same shape, and each class gets the code with its own names.

    Args:
        head: the arguments.
        body: the lines.
        names: of the fields.
        known: what the lines may use beside them, by name.

    Example:
        >>> grown = written("this, p0", ["return known(p0)"], ["length"], {"known": abs})
        >>> grown(None, length=-2)
        2
    """
    named = {f"p{at}": name for at, name in enumerate(names)}
    named["this"] = "self" if "self" not in names else "_self"
    code = _compiled(f"def method({head}):\n " + "\n ".join((*body, "pass")))

    def renamed(words: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(named.get(word, word) for word in words)

    code = code.replace(
        co_varnames=renamed(code.co_varnames),
        co_names=renamed(code.co_names),
        co_consts=renamed(code.co_consts),
    )
    return FunctionType(code, known)


@cache
def _compiled(text: str) -> CodeType:
    made: dict[str, FunctionType] = {}
    exec(text, {}, made)
    return made["method"].__code__
