"""Results as tables for pandas or polars, whichever is there."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import Any

from procmodel.errors import MissingToolError
from procmodel.wording import say

__all__ = ["frame"]

_LIBRARIES = ("pandas", "polars")


def frame(rows: Sequence[Mapping[str, Any]]) -> Any:
    """The rows as a data frame: of the library that is loaded already, else of the first that is installed.

    Raises:
        MissingToolError: neither is installed.
    """
    loaded = [name for name in _LIBRARIES if name in sys.modules]
    there = loaded or [name for name in _LIBRARIES if find_spec(name) is not None]
    if not there:
        raise MissingToolError(say("reports.no-frames"), hint="pip install pandas")
    columns = {key: [row.get(key) for row in rows] for key in (rows[0] if rows else ())}
    if there[0] == "pandas":
        import pandas

        return pandas.DataFrame(columns)
    import polars

    return polars.DataFrame(columns, strict=False)
