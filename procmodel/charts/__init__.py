"""Figures as pictures: each chart turns results into a diagram with the same said in words."""

from __future__ import annotations

from procmodel.charts.busy import Busy, busy
from procmodel.charts.distribution import Hundred, distribution
from procmodel.charts.ladder import Course, Rung, ladder
from procmodel.charts.lane_waits import LaneWait, Wait, lane_waits
from procmodel.charts.over_time import Series, over_time
from procmodel.charts.shapley import shapley
from procmodel.charts.strip import Touch, Version, strip
from procmodel.charts.tornado import Swing, tornado
from procmodel.charts.waterfall import Bar, cascade, waterfall

__all__ = [
    "Bar",
    "Busy",
    "Course",
    "Hundred",
    "LaneWait",
    "Rung",
    "Series",
    "Swing",
    "Touch",
    "Version",
    "Wait",
    "busy",
    "cascade",
    "distribution",
    "ladder",
    "lane_waits",
    "over_time",
    "shapley",
    "strip",
    "tornado",
    "waterfall",
]
