"""PyYAML, of which reading uses libyaml alone: what reads and writes in Python waits until somebody asks for it."""

from __future__ import annotations

from importlib import import_module

from procmodel.light.late import package_put_off, put_off, taken_back

__all__ = ["CParser", "yaml"]

_ERRORS = {
    "reader": "ReaderError",
    "scanner": "ScannerError",
    "parser": "ParserError",
    "composer": "ComposerError",
    "constructor": "ConstructorError",
    "emitter": "EmitterError",
    "serializer": "SerializerError",
    "representer": "RepresenterError",
}
"""Of which modules libyaml's own takes nothing but an error, to raise it."""


def _prepare() -> None:
    """What libyaml's own module looks for in the package, before it is loaded."""
    for module, error in _ERRORS.items():
        put_off(f"yaml.{module}", calls=[error])
        setattr(yaml, module, import_module(f"yaml.{module}"))
    for module in "error", "tokens", "events", "nodes":
        for name, value in vars(import_module(f"yaml.{module}")).items():
            if name[0] != "_":
                setattr(yaml, name, value)


package_put_off("yaml")
import yaml  # noqa: E402

_prepare()
from yaml._yaml import CParser  # noqa: E402

for _module, _error in _ERRORS.items():
    taken_back(f"yaml.{_module}", _error)  # who catches one needs its class
