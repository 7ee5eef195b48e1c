"""Precision, recall and F1 of found pairs against a gold standard; how often confidence is right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from procmodel.comparison import Matched

__all__ = ["Score", "Totals", "calibration", "calibration_error", "found_links", "score"]

Link = tuple[str, str]


@dataclass(frozen=True)
class Score:
    """One pair of models: links that are right, found and wanted; steps that were left open as doubtful."""

    name: str
    right: int
    found: int
    wanted: int
    doubtful: int
    sure: tuple[tuple[float, bool], ...] = ()

    @property
    def precision(self) -> float:
        """The share of the found links that are right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the wanted links that were found; 1 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def abstention(self) -> float:
        """The share of the wanted links that were left open: named as candidates, counted as neither."""
        return self.doubtful / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.found + self.wanted
        return 2 * self.right / total if total else 1.0


@dataclass
class Totals:
    """Scores of a group: micro (links added up) and macro (the mean of the pairs)."""

    scores: list[Score] = field(default_factory=list)

    @property
    def micro(self) -> Score:
        """All links of the group as one pair of models."""
        sums = [sum(getattr(s, key) for s in self.scores) for key in ("right", "found", "wanted", "doubtful")]
        return Score("all", *sums, tuple(one for s in self.scores for one in s.sure))

    @property
    def macro(self) -> float:
        """The mean F1."""
        return sum(s.f1 for s in self.scores) / len(self.scores) if self.scores else 1.0


def found_links(matched: Matched) -> dict[Link, float]:
    """The links of steps that the matching found, each with its confidence."""
    before, after = matched.before, matched.after
    return {
        (before.id(one), after.id(other)): group.confidence
        for group in matched.matching.groups
        if before.family(group.before[0]) in ("step", "box")
        for one in group.before
        for other in group.after
    }


def score(name: str, matched: Matched, gold: Iterable[Link]) -> Score:
    """Hold what was found against what is right."""
    wanted, found = set(gold), found_links(matched)
    right = wanted & found.keys()
    sure = tuple((confidence, link in wanted) for link, confidence in found.items())
    return Score(name, len(right), len(found), len(wanted), len(matched.matching.uncertain), sure)


def calibration(sure: Sequence[tuple[float, bool]]) -> list[tuple[float, int, float]]:
    """For each band of a tenth: mean confidence, how many links, which share of them is right."""
    bands: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in sure:
        bands.setdefault(min(int(confidence * 10), 9), []).append((confidence, right))
    return [
        (sum(c for c, _ in these) / len(these), len(these), sum(r for _, r in these) / len(these))
        for _, these in sorted(bands.items())
    ]


def calibration_error(sure: Sequence[tuple[float, bool]]) -> float:
    """How far a stated confidence is from the share that is right: the mean over the links, band by band.

    Reference: Naeini et al. (2015), Obtaining well calibrated probabilities using Bayesian binning.
    """
    bands = calibration(sure)
    return sum(number * abs(said - right) for said, number, right in bands) / max(len(sure), 1)
