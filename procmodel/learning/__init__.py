"""What an event log tells: times, shares and volumes for a process, a first draft of one, and its deviations."""

from procmodel.learning.conformance import Conformance, conformance
from procmodel.learning.discovery import discover
from procmodel.learning.quantities import Learnt, learn

__all__ = ["Conformance", "Learnt", "conformance", "discover", "learn"]
