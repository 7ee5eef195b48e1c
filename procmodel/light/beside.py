"""Modules of the package, found at once: each is a file of its name in the folder of the one above it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from os.path import isfile
from types import ModuleType

__all__ = ["Beside", "find_beside"]


class Beside:
    """Finds the modules of one package; what is no such file, such as a folder, is left to the usual finders.

    They try five endings and ask the folder whether it has changed, for each of the 280 modules of a `diff`.
    """

    def __init__(self, package: str) -> None:
        self._begins = f"{package}."

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """What to load for a name, as the import system asks for it."""
        if not path or not name.startswith(self._begins):
            return None
        file = f"{path[0]}/{name.rpartition('.')[2]}.py"
        if not isfile(file):
            return None
        spec = ModuleSpec(name, SourceFileLoader(name, file), origin=file)
        spec.has_location = True
        return spec


def find_beside(package: str) -> None:
    """From now on find the modules of a package so. To be called by a program for its own process."""
    sys.meta_path.insert(0, Beside(package))
