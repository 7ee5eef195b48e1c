"""What sums of time and money are taken over: the average case and the main run."""

from __future__ import annotations

from collections.abc import Callable

from procmodel.graph.case import Case
from procmodel.graph.elapsed import Elapsed
from procmodel.graph.inputs import StatedNumbers
from procmodel.graph.view import ProcessView
from procmodel.light.caching import cached_property
from procmodel.light.records import dataclass
from procmodel.model import Process

__all__ = ["Flow"]


@dataclass(frozen=True)
class Flow:
    """The average case of a process and, where one is known, its main run.

    Attributes:
        average: the average case.
        main_run: finds the main run when it is first asked for; None where none is known.
        side: tells the two versions of a comparison apart, whose doubts have only assumptions in common.
    """

    average: Case
    main_run: Callable[[], Case | None] = lambda: None
    side: str = ""

    @cached_property
    def main(self) -> Case | None:
        """The main run."""
        return self.main_run()

    @property
    def view(self) -> ProcessView:
        """The process as a graph."""
        return self.average.view

    @property
    def process(self) -> Process:
        """The process."""
        return self.average.view.process

    @property
    def numbers(self) -> StatedNumbers:
        """What the process states about time and money."""
        return self.average.numbers

    @cached_property
    def elapsed(self) -> Elapsed:
        """How long the average case takes."""
        return Elapsed(self.average, self.side)

    @cached_property
    def elapsed_on_main(self) -> Elapsed | None:
        """How long the main run takes."""
        return Elapsed(self.main, self.side, self.elapsed) if self.main is not None else None
