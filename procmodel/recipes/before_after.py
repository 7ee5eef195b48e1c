"""The main job: two versions read, measured and compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from procmodel.comparison import compare as compare_processes
from procmodel.graph import ProcessView
from procmodel.light.garbage import no_collector
from procmodel.light.records import dataclass
from procmodel.measures import measure
from procmodel.model import Process, Quantity
from procmodel.recipes.names import names_in
from procmodel.recipes.observed_misses import with_misses
from procmodel.results.comparison import Comparison
from procmodel.results.measurement import Measurements

if TYPE_CHECKING:
    from procmodel.results.diagram import Diagram

__all__ = ["BeforeAfter", "before_after", "compare", "with_volume"]


@dataclass(frozen=True)
class BeforeAfter:
    """Two versions of a process, with their measures and what changed between them; `volume` is that of both.

    Shows itself in a notebook: the paired picture, and the comparison as text.
    """

    before: Process
    after: Process
    views: tuple[ProcessView, ProcessView]
    measures: tuple[Measurements, Measurements]
    comparison: Comparison
    volume: Quantity | None = None

    @property
    def names(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """The labels of both versions: steps, nodes and lanes by id, the rest as `systems/crm`."""
        first, second = (names_in(view) for view in self.views)
        return first, second

    def diagram(self, **options: Any) -> Diagram:
        """The paired picture, before it becomes a file."""
        from procmodel.recipes.picture import paired_diagram

        return paired_diagram(self, **options)

    def text(self, *, everything: bool = False) -> str:
        """The finding, the headline table and the changes, as the command line prints them."""
        from procmodel.reports.compared import compared_text

        return compared_text(self.comparison, *self.names, everything=everything)

    def to_dict(self) -> dict[str, Any]:
        """As `diff --json` prints it.

        Example:
            >>> from procmodel import before_after, read
            >>> pair = before_after(*(read(f"examples/speeding_{side}.yaml") for side in ("before", "after")))
            >>> pair.to_dict()["measures"]["human_touches"]["change"]["expected"]
            -6.982
        """
        from procmodel.recipes.output import pair_json

        return pair_json(self)

    def to_frame(self) -> Any:
        """A row a measure: before, after, change and ratio, as a data frame of pandas or polars.

        Raises:
            MissingToolError: neither is installed.
        """
        return self.comparison.to_frame()

    def _repr_mimebundle_(self, **options: Any) -> dict[str, str]:
        from procmodel.recipes.showing import shown

        return shown(self)

    def __str__(self) -> str:
        return self.text()


def before_after(
    before: Process,
    after: Process,
    *,
    volume: Quantity | None = None,
    acknowledge: tuple[str, ...] = (),
    **options: Any,
) -> BeforeAfter:
    """Measure and compare two versions of a process.

    Yearly figures use one volume for both: `volume`, else the earlier version's.

    Args:
        before: the earlier version.
        after: the later one.
        volume: cases per time, in place of what the files say.
        acknowledge: what is accepted although it makes the two hard to compare; said in the result.
        options: handed on to the comparison (`mapping`, ...).

    Raises:
        AnalysisError: a loop without a way out, so that a measure has no finite value.

    Example:
        >>> from procmodel import before_after, read
        >>> pair = before_after(*(read(f"examples/speeding_{side}.yaml") for side in ("before", "after")))
        >>> pair.comparison.finding[:28]
        '7 touches by hand became 0; '
    """
    views = ProcessView(before), ProcessView(after)
    common = volume or before.volume
    with no_collector():
        measured = [measure(with_volume(view, common)) for view in views]
        result = compare_processes(before, after, measures=(measured[0], measured[1]), views=views, **options)
    told = with_misses(result.finding, (measured[0], measured[1]))
    result = replace(result, finding=told)
    if acknowledge:
        result = replace(result, acknowledged=acknowledge)
    return BeforeAfter(before, after, views, (measured[0], measured[1]), result, common)


def compare(before: Process, after: Process, **options: Any) -> Comparison:
    """What changed between two versions of a process, their measures included.

    Example:
        >>> from procmodel import compare, read
        >>> pair = [read(f"examples/speeding_{side}.yaml") for side in ("before", "after")]
        >>> compare(*pair).measures["handoffs"].change["expected"]
        -3.982
    """
    return before_after(before, after, **options).comparison


def with_volume(view: ProcessView, volume: Quantity | None) -> ProcessView:
    """The same graph under another volume; only the yearly figures read it.

    Args:
        view: the graph.
        volume: cases per time; None: as the process says.
    """
    if volume is None or view.process.volume == volume:
        return view
    twin = object.__new__(ProcessView)
    twin.__dict__.update(view.__dict__)
    twin.process = view.process.model_copy(update={"volume": volume})
    return twin
