"""Cases played one by one through a process: what queues, calendars and chance make of it."""

from procmodel.simulation.simulate import simulate

__all__ = ["simulate"]
