"""PyYAML, of which reading uses libyaml alone: what reads and writes in Python waits until somebody asks for it."""

from __future__ import annotations

from importlib import import_module

from procmodel.light.late import package_put_off, patterns_put_off

__all__ = ["CParser", "yaml"]

_WITH_ERRORS = (
    "reader",
    "scanner",
    "parser",
    "composer",
    "constructor",
    "emitter",
    "serializer",
    "representer",
)


def _load() -> None:
    """What libyaml's own module looks for in the package, before it is loaded."""
    for module in _WITH_ERRORS:
        import_module(f"yaml.{module}")
    for module in "error", "tokens", "events", "nodes":
        for name, value in vars(import_module(f"yaml.{module}")).items():
            if name[0] != "_":
                setattr(yaml, name, value)


package_put_off("yaml")
with patterns_put_off("yaml"):
    import yaml

    _load()
    from yaml._yaml import CParser
