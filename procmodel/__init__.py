"""procmodel: what changed between two versions of a process.

The names below are the public ones; each is loaded when it is first used, so that importing costs nothing.

Example:
    >>> import procmodel
    >>> before = procmodel.read("examples/speeding_before.yaml")
    >>> procmodel.measure(before)["human_touches"].main_path
    7
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as in `typing`, whose loading takes longer than that of all of this
if TYPE_CHECKING:
    from procmodel.errors import (
        AnalysisError,
        LayoutError,
        MissingToolError,
        ProcmodelError,
        ReadError,
        WriteError,
    )
    from procmodel.formats import dump, read, read_lenient, read_text, schema, write
    from procmodel.graph import ProcessView
    from procmodel.measures import measure
    from procmodel.model import Process, Quantity
    from procmodel.recipes.before_after import before_after, compare
    from procmodel.recipes.own_words import read_words
    from procmodel.recipes.paper.files import report
    from procmodel.recipes.picture import draw
    from procmodel.recipes.showing import shown
    from procmodel.recipes.simulated import simulate
    from procmodel.recipes.simulated_pair import simulate_pair
    from procmodel.recipes.sweeping import changed, plain
    from procmodel.wording import speaking

__version__ = "0.1.0"

__all__ = [
    "AnalysisError",
    "LayoutError",
    "MissingToolError",
    "Process",
    "ProcessView",
    "ProcmodelError",
    "Quantity",
    "ReadError",
    "WriteError",
    "__version__",
    "before_after",
    "changed",
    "compare",
    "draw",
    "dump",
    "measure",
    "plain",
    "read",
    "read_lenient",
    "read_text",
    "read_words",
    "report",
    "schema",
    "shown",
    "simulate",
    "simulate_pair",
    "speaking",
    "write",
]

_HOME = {
    "AnalysisError": "errors",
    "LayoutError": "errors",
    "MissingToolError": "errors",
    "Process": "model",
    "ProcessView": "graph",
    "ProcmodelError": "errors",
    "Quantity": "model",
    "ReadError": "errors",
    "WriteError": "errors",
    "before_after": "recipes.before_after",
    "changed": "recipes.sweeping",
    "compare": "recipes.before_after",
    "draw": "recipes.picture",
    "dump": "formats",
    "measure": "measures",
    "plain": "recipes.sweeping",
    "read": "formats",
    "read_lenient": "formats",
    "read_text": "formats",
    "read_words": "recipes.own_words",
    "report": "recipes.paper.files",
    "schema": "formats",
    "shown": "recipes.showing",
    "simulate": "recipes.simulated",
    "simulate_pair": "recipes.simulated_pair",
    "speaking": "wording",
    "write": "formats",
}


def __getattr__(name: str) -> object:
    """Load a public name from where it lives."""
    if name not in _HOME:
        raise AttributeError(f"module 'procmodel' has no attribute {name!r}")
    found: object = getattr(import_module(f"procmodel.{_HOME[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return sorted(__all__)
