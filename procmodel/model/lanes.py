"""Who, or which system, does the steps; and the organisations that they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from procmodel.light.enums import StrEnum
from procmodel.model.base import Named
from procmodel.model.quantity import Quantity

__all__ = ["AfterHours", "Lane", "LaneKind", "Pool"]


class LaneKind(StrEnum):
    """Whose lane it is: that of those served, of those who serve, of another organisation, of a machine."""

    CUSTOMER = "customer"
    STAFF = "staff"
    PARTNER = "partner"
    SYSTEM = "system"


class AfterHours(StrEnum):
    """What becomes of a job that is not done when the hours of a lane end."""

    STOP = "stop"  # it rests until people are back
    FINISH = "finish"  # people stay until it is done


class Lane(Named):
    """Who, or which system, does the steps drawn in it."""

    kind: LaneKind = LaneKind.STAFF
    organisation: str | None = None
    people: int | None = None  # None: not known, which is not the same as 0
    rate: Quantity | None = None
    hours: str | None = None
    after_hours: AfterHours | None = None  # None: stop
    availability: Quantity | None = None
    roles: Mapping[str, int] = {}  # people who serve several lanes: name of the role -> count
    parent: str | None = None  # the lane it is nested in (BPMN)
    pool: str | None = None  # the pool it lies in (BPMN); a pool without lanes is its own lane
    note: str | None = None

    @property
    def delivers(self) -> bool:
        """Whether its people deliver the service: staff and partners, whose human tasks are touches."""
        return self.kind in (LaneKind.STAFF, LaneKind.PARTNER)

    @property
    def is_person(self) -> bool:
        """Whether people work in it, whoever they are."""
        return self.kind is not LaneKind.SYSTEM


class Pool(Named):
    """One organisation's part of a BPMN file, or a process that is drawn without a pool round it.

    Its `name` is the organisation of its lanes. `process` None: a black box. Messages may name a pool.
    """

    drawn: bool = True
    process: str | None = None  # the id of the BPMN process in it
    title: str | None = None  # the name of that process
    executable: bool | None = None
    note: str | None = None
    process_extensions: Mapping[str, Any] = {}  # of the process; `extensions` are the participant's
