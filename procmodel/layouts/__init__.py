"""Where everything in a picture stands; one engine a file."""

from __future__ import annotations

from collections.abc import Mapping

from procmodel.layouts.swimlane import lay_out, lay_out_pair, rows_of_steps

__all__ = ["ENGINES", "lay_out", "lay_out_pair", "rows_of_steps"]

ENGINES: Mapping[str, str] = {"swimlane": "procmodel.layouts.swimlane"}
"""The module of each layout engine: `lay_out(view, annotations, **options)`."""
