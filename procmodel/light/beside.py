"""Modules of packages, found and loaded at once: each is a file of its name in the folder of the one above it.

Why it is built this way is told in `docs/decisions/loaded-when-used.md`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER, cache_from_source
from io import FileIO
from marshal import loads
from os import stat, stat_result
from types import CodeType, ModuleType

__all__ = ["Beside", "find_beside"]

_MOST = 1 << 16  # bytes of byte code that are read at once; who has more is left to the usual loader
_HALF = 0xFFFF_FFFF


class _Loader(SourceFileLoader):
    """Takes the byte code of a file where it was made of the file as it stands; all else is left to the usual one.

    That asks five times for what was known when the file was found, and reads in two pieces.
    """

    def __init__(self, name: str, file: str, cached: str, said: stat_result) -> None:
        super().__init__(name, file)
        self._cached = cached
        age_and_size = (int(said.st_mtime) & _HALF) << 32 | (said.st_size & _HALF) << 64
        self._begins = MAGIC_NUMBER + age_and_size.to_bytes(12, "little")

    def get_code(self, fullname: str) -> CodeType | None:
        """The code of the module, as the import system asks for it."""
        try:
            with FileIO(self._cached) as file:
                data = file.read(_MOST)
        except OSError:
            data = b""
        if len(data) == _MOST or not data.startswith(self._begins):
            return super().get_code(fullname)
        try:
            code: CodeType = loads(memoryview(data)[16:])
        except (EOFError, ValueError, TypeError):  # cut short, or written over
            code = self.source_to_code(self.get_data(self.path), self.path)
        return code


class Beside:
    """Finds the modules of packages; what is no file in its folders is left to the usual finders.

    They try five endings and ask the folder whether it has changed, for each of the 280 modules of a `diff`.
    """

    def __init__(self, *packages: str) -> None:
        self._begin = tuple(f"{package}." for package in packages)
        self._cached: dict[str, tuple[str, str]] = {}

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """What to load for a name, as the import system asks for it."""
        if not path or not name.startswith(self._begin):
            return None
        folder, own = path[0], name.rpartition(".")[2]
        return self._spec(name, folder, own) or self._spec(name, f"{folder}/{own}", "__init__")

    def _spec(self, name: str, folder: str, own: str) -> ModuleSpec | None:
        file = f"{folder}/{own}.py"
        try:
            said = stat(file)
        except OSError:
            return None
        before, after = self._cached.get(folder) or self._cached_in(folder)
        cached = before + own + after
        spec = ModuleSpec(name, _Loader(name, file, cached, said), origin=file)
        spec.has_location, spec.cached = True, cached
        if own == "__init__":
            spec.submodule_search_locations = [folder]
        return spec

    def _cached_in(self, folder: str) -> tuple[str, str]:
        """What stands before and after the names of modules in the names of their files of byte code."""
        before, _, after = cache_from_source(f"{folder}/*.py").rpartition("*")
        self._cached[folder] = before, after
        return before, after


def find_beside(*packages: str) -> None:
    """From now on find the modules of packages so. To be called by a program for its own process."""
    if sys.implementation.cache_tag is not None:  # else byte code is kept nowhere
        sys.meta_path.insert(0, Beside(*packages))
