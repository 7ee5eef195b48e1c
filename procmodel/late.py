"""What is loaded late: modules of others, and patterns in them, that a program names and most runs never use."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

__all__ = ["put_off"]


def put_off(*names: str) -> None:
    """Let modules be loaded when something in them is first asked for; those that are there already stay.

    `import name` finds a module that stands for it; `from name import ...` loads it. To be called by a program for
    its own process, before it imports what imports them.

    Args:
        names: of modules that nobody needs to have run, only to find.

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
            sys.modules[name] = _Late(name)


class _Late(ModuleType):
    """Stands for a module, and takes up what is in it as soon as it is loaded."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            sys.modules.pop(self.__name__, None)
        module = import_module(self.__name__)
        vars(self).update(vars(module))
        return getattr(module, name)
