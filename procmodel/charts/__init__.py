"""Figures as pictures: each chart turns results into a diagram with the same said in words."""

from __future__ import annotations

from procmodel.charts.ladder import Course, Rung, ladder
from procmodel.charts.shapley import shapley
from procmodel.charts.strip import Touch, Version, strip
from procmodel.charts.waterfall import Bar, cascade, waterfall

__all__ = [
    "Bar",
    "Course",
    "Rung",
    "Touch",
    "Version",
    "cascade",
    "ladder",
    "shapley",
    "strip",
    "waterfall",
]
