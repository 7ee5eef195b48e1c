"""The same engine for programs with boxes, messages, signals and event sub-processes, loaded where there are any."""

from __future__ import annotations

from procmodel.simulation.engine import Engine
from procmodel.simulation.instances import Instances

__all__ = ["WholeEngine"]


class WholeEngine(Engine, Instances):
    """One replication of any program."""
