"""Which elements the usual case comes to."""

from __future__ import annotations

from procmodel.errors import AnalysisError
from procmodel.graph.basis import Basis
from procmodel.graph.view import ProcessView

__all__ = ["usual_steps"]


def usual_steps(view: ProcessView) -> frozenset[int] | None:
    """The elements on the main run; None where shares that nobody gave would decide which way that goes.

    Example:
        >>> from procmodel import read
        >>> view = ProcessView(read("examples/speeding_after.yaml"))
        >>> view.index["find_and_send"] in usual_steps(view)
        False
    """
    try:
        main = Basis(view).runs.main
    except AnalysisError:
        return None
    return None if main.missing else frozenset(node for node, times in enumerate(main.counts) if times)
