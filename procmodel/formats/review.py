"""What is wrong with a model as a whole, told where its author wrote it."""

from __future__ import annotations

from typing import Any

from procmodel.formats.context import Context
from procmodel.formats.drafts import Level
from procmodel.formats.tree import Map

__all__ = ["review"]


def review(context: Context, tree: Map, fields: dict[str, Any], levels: list[Level]) -> None:
    """Check what no single key can show."""
