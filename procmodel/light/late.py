"""What is loaded late: modules of others that a program names and most runs never use."""

from __future__ import annotations

import sys
import typing
from _thread import RLock
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from types import ModuleType
from typing import Any

__all__ = ["annotations_put_off", "package_put_off", "put_off", "taken_back"]

_RUNNING = RLock()  # another thread that asks meanwhile waits


def put_off(*names: str, calls: Iterable[str] = ()) -> None:
    """Let modules be loaded when something in them is first asked for; those that are there already stay.

    `import name` finds a module that stands for it; `from name import ...` loads it. To be called by a program for
    its own process, before it imports what imports them.

    Args:
        names: of modules, not packages, that nobody needs to have run, only to find.
        calls: functions in them that others take by name and hardly ever call: the call loads the module.

    Example:
        >>> import sys
        >>> put_off("this_is_not_there")
        >>> sys.modules.pop("this_is_not_there").s
        Traceback (most recent call last):
            ...
        ModuleNotFoundError: No module named 'this_is_not_there'
    """
    for name in names:
        if name not in sys.modules:
            sys.modules[name] = late = _Late(name)
            vars(late).update({call: partial(_called, late, call) for call in calls})


def taken_back(module: str, *calls: str) -> None:
    """What stood for something in a module that was put off goes: who asks for it now loads the module."""
    late = sys.modules[module]
    for call in calls if isinstance(late, _Late) else ():
        if isinstance(vars(late).get(call), partial):
            delattr(late, call)


def _called(late: _Late, name: str, *arguments: Any, **more: Any) -> Any:
    return getattr(_loaded(late), name)(*arguments, **more)


def _loaded(late: _Late) -> ModuleType:
    """The module itself, whose names are from now on those of what stood for it."""
    name = late.__name__
    with _RUNNING:
        first = sys.modules.get(name) is late
        if first:
            del sys.modules[name]
    module = import_module(name)
    if first:
        vars(late).update(vars(module))
    return module


class _Late(ModuleType):
    """Stands for a module, and takes up what is in it as soon as it is loaded."""

    def __getattr__(self, name: str) -> Any:
        if name == "__path__":
            raise AttributeError(f"module {self.__name__!r} is no package")  # `from` asks for that first
        return getattr(_loaded(self), name)


def package_put_off(name: str) -> None:
    """Let modules of a package be loaded without its own file, which is run when something else in it is asked for.

    A package that is there already stays.

    Example:
        >>> import sys
        >>> package_put_off("wsgiref")
        >>> import wsgiref.types
        >>> wsgiref.__doc__ is None, "wsgiref.types" in sys.modules
        (True, True)
    """
    spec = None if name in sys.modules else PathFinder.find_spec(name)
    if spec is not None:
        sys.modules[name] = package = module_from_spec(spec)
        vars(package)["late"] = spec
        package.__class__ = _LatePackage


class _LatePackage(ModuleType):
    """A package whose own file is run, once, when what is asked for is not in it yet."""

    def __getattr__(self, name: str) -> Any:
        with _RUNNING:
            spec = vars(self).pop("late", None)
            if spec is not None:
                spec.loader.exec_module(self)
                self.__class__ = ModuleType  # type: ignore[assignment]
        return ModuleType.__getattribute__(self, name)


@contextmanager
def annotations_put_off() -> Iterator[None]:
    """While it lasts, annotations that `typing` keeps as texts are compiled when somebody asks what they mean.

    Each field of a `TypedDict` has one, which takes 0.1 ms; where it is evaluated, a text does as well as code.

    Example:
        >>> import typing
        >>> with annotations_put_off():
        ...     class Door(typing.TypedDict):
        ...         width: "int | None"
        >>> typing.get_type_hints(Door)
        {'width': int | None}
    """
    vars(typing)["compile"] = lambda text, *_: text
    try:
        yield
    finally:
        del vars(typing)["compile"]
