"""More than two versions: each held against the next, and the first against the last."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from procmodel.errors import AnalysisError
from procmodel.light.records import dataclass
from procmodel.model import Process, Quantity
from procmodel.recipes.before_after import BeforeAfter, before_after
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.results.diagram import Diagram

__all__ = ["Series", "series"]


@dataclass(frozen=True)
class Series:
    """Versions of a process in the order of time.

    Attributes:
        pairs: each version with the next one.
        whole: the first with the last.
    """

    versions: tuple[Process, ...]
    pairs: tuple[BeforeAfter, ...]
    whole: BeforeAfter

    @property
    def comparable(self) -> bool:
        """Whether all of them can be held against each other."""
        return all(pair.comparison.comparable for pair in (*self.pairs, self.whole))

    def text(self) -> str:
        """One table of all versions, what each step of the way changed, and where it came from."""
        from procmodel.reports.series import series_text

        titles = [version.state or version.label for version in self.versions]
        return series_text(titles, [pair.comparison for pair in self.pairs], self.whole.comparison)

    def diagram(self, **options: Any) -> Diagram:
        """The series as a chart: `view` is `waterfall` (where each saving came from) or `strip` (the touches).

        Raises:
            AnalysisError: no such chart of a series.
        """
        from procmodel.layouts.pages import on_paper
        from procmodel.recipes.charts import SERIES_CHARTS

        chart = SERIES_CHARTS.get(options.get("view", "waterfall"))
        if chart is None:
            raise AnalysisError(say("charts.view-of-series", known=say("charts.or").join(SERIES_CHARTS)))
        return on_paper(chart(self, **options), options.get("page"), options.get("orientation"))

    def plain(self) -> dict[str, Any]:
        """The series as one JSON object: the files, each pair, and end to end."""
        from procmodel.results.encode import encode_comparison, header, source

        return {
            **header(),
            "models": [source(version) for version in self.versions],
            "pairs": [encode_comparison(pair.comparison) for pair in self.pairs],
            "whole": encode_comparison(self.whole.comparison),
        }


def series(versions: Sequence[Process], *, volume: Quantity | None = None, **options: Any) -> Series:
    """Compare versions of a process pairwise and end to end; one volume for all, the first one's unless given.

    Raises:
        AnalysisError: fewer than two versions, or a loop without a way out.

    Example:
        >>> from procmodel import read
        >>> names = ("before", "after_all_channels", "after")
        >>> found = series([read(f"examples/speeding_{name}.yaml") for name in names])
        >>> [pair.comparison.measures["human_touches"].difference for pair in found.pairs]
        [-6.782, -0.2]
    """
    if len(versions) < 2:
        raise AnalysisError(say("comparison.too-few", number=len(versions)))
    common = volume or versions[0].volume
    older: set[str] = set()
    pairs: list[BeforeAfter] = []
    for one, other in pairwise(versions):
        pairs.append(before_after(one, other, volume=common, older=frozenset(older), **options))
        older |= set(pairs[-1].views[0].index)
    whole = pairs[0]
    if len(pairs) > 1:
        whole = before_after(versions[0], versions[-1], volume=common, older=frozenset(older), **options)
    return Series(tuple(versions), tuple(pairs), whole)
