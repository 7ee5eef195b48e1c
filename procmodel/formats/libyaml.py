"""PyYAML, of which reading uses libyaml alone: patterns for reading in Python wait until somebody does."""

from __future__ import annotations

from procmodel.light.late import patterns_put_off

with patterns_put_off("yaml"):
    import yaml
    from yaml.cyaml import CParser  # type: ignore[attr-defined]

__all__ = ["CParser", "yaml"]
