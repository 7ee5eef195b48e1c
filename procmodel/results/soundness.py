"""Whether a process can always end as it should: a verdict, four properties, and a path to each fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from procmodel.light.enums import StrEnum
from procmodel.light.records import dataclass

__all__ = ["Fault", "Property", "Soundness", "Verdict"]


class Verdict(StrEnum):
    """What is known: no fault can happen, one can, or nobody knows within the limits."""

    SOUND = "sound"
    FAULT = "fault"
    UNDECIDED = "undecided"


class Property(StrEnum):
    """What is asked of a process.

    Option to complete: every reachable state can still end. Proper completion: no end event is reached twice
    in one case. No dead steps: every task can run. Safe: no element runs twice at once.
    """

    OPTION_TO_COMPLETE = "option_to_complete"
    PROPER_COMPLETION = "proper_completion"
    NO_DEAD_STEPS = "no_dead_steps"
    SAFE = "safe"
    MESSAGES_RECEIVED = "messages_received"  # asked only where pools are judged together


@dataclass(frozen=True, slots=True)
class Fault:
    """One way in which a property breaks: where, why in words, and the shortest way there.

    `example` holds ids in the order in which things happen; `elements` those that the fault is about.
    """

    property: Property
    elements: tuple[str, ...]
    why: str
    example: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Soundness:
    """The verdict on a process.

    `properties` are True, False, or None where it is not known; `states` is how many states were looked at,
    0 where the structure alone decided.
    """

    verdict: Verdict
    properties: Mapping[Property, bool | None]
    why: str
    faults: tuple[Fault, ...] = ()
    states: int = 0
    example: tuple[str, ...] = field(default=())

    def as_dict(self) -> dict[str, object]:
        """For JSON, keys in the order of the contract."""
        return {
            "verdict": str(self.verdict),
            "properties": {str(name): holds for name, holds in self.properties.items()},
            "example": list(self.example),
            "why": self.why,
            "faults": [
                {
                    "property": str(fault.property),
                    "elements": list(fault.elements),
                    "example": list(fault.example),
                    "why": fault.why,
                }
                for fault in self.faults
            ],
        }
