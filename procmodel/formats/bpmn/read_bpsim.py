"""Figures that a BPMN file says in BPSim's words, taken into the process where we did not say them ourselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from procmodel.formats.bpmn.bpsim import Parameter, parameter_in, quantity_of, same
from procmodel.formats.bpmn.bpsim_slots import ARRIVALS, GROUPS, Slot, selected_in, slots_of
from procmodel.formats.bpmn.names import BPSIMS, local, tag
from procmodel.formats.bpmn.reading import Reading
from procmodel.formats.changes import with_changes
from procmodel.model import Dimension, Gateway, Process, Quantity, Shape, spread
from procmodel.model.base import make
from procmodel.model.quantity import UNITS

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["with_bpsim"]

_YEAR = 365 * 86_400.0
_DAY = 86_400.0
_TOLERANCE = 0.001 + 1e-9
_DIMENSIONS = {"cost": Dimension.MONEY, "rate": Dimension.HOURLY, "share": Dimension.SHARE}
_NO_CHOICE = frozenset({"parallel", "event"})


def with_bpsim(process: Process, root: _Element, reading: Reading) -> Process:
    """The process with the figures of the first scenario in its document.

    What we wrote beside our own words is passed over; where it says another number by now, another tool has
    changed it, and it counts.
    """
    scenarios = [
        one
        for relationship in root.iterchildren(tag("relationship"))
        for name in BPSIMS
        for one in relationship.iter(tag("Scenario", name))
    ]
    return _Scenario(process, root, scenarios, reading).taken() if scenarios else process


class _Scenario:
    """One scenario while it is read."""

    def __init__(self, process: Process, root: _Element, scenarios: list[_Element], reading: Reading) -> None:
        self.process = process
        self.reading = reading
        self.scenarios = scenarios
        self.slots = {slot.key: slot for slot in slots_of(process, root)}
        self.selected = {ref for ref, _ in selected_in(root)}
        self.changes: dict[int, dict[str, Any]] = {}
        self.top: dict[str, Any] = {}
        self.read: list[str] = []
        self.changed: list[str] = []
        self.unread: dict[str, list[str]] = {}
        self.arrivals: list[tuple[Slot, Parameter]] = []
        head = next((one for one in scenarios[0] if local(str(one.tag)) == "ScenarioParameters"), None)
        self.base = (head.get("baseTimeUnit") if head is not None else None) or "min"
        self.currency = head.get("baseCurrencyUnit") if head is not None else None
        self.length = _length(head, self.base)

    def taken(self) -> Process:
        """The process with what it says."""
        counts: list[tuple[str, Parameter]] = []
        for ref, group, name, parameter in self._parameters():
            slot = self.slots.get((ref, group, name))
            if name == "TriggerCount" and group == "ControlParameters":
                counts.append((ref, parameter))
            elif slot is None and not (name == "Selection" and ref in self.selected):
                self._not_read(ref, name)
            elif slot is None:
                continue  # who does a step: what the resource says is read where it stands
            elif slot.field == ARRIVALS:
                self.arrivals.append((slot, parameter))
            elif not same(parameter, slot.written):
                self._take(slot, parameter)
        self._take_arrivals(counts)
        self._check_shares()
        self._tell()
        return with_changes(self.process, self.changes, self.top)

    def _parameters(self) -> Iterable[tuple[str, str, str, Parameter]]:
        """Element, group, name and value of all that is stated."""
        for holder in self.scenarios[0]:
            if local(str(holder.tag)) != "ElementParameters":
                continue
            ref = (holder.get("elementRef") or "").rpartition(":")[2]
            for group in holder:
                title = local(str(group.tag))
                if title not in GROUPS:
                    self._not_read(ref, title)
                    continue
                for place in group:
                    parameter = parameter_in(place)
                    if parameter is not None and not parameter.says_nothing:
                        yield ref, title, local(str(place.tag)), parameter

    def _not_read(self, ref: str, name: str) -> None:
        self.unread.setdefault(name, []).append(ref)

    def _take(self, slot: Slot, parameter: Parameter) -> None:
        found = self._value(slot, parameter)
        mine = self.changes.setdefault(id(slot.part), {})
        if found is None or slot.field in mine:
            self._not_read(slot.ref, f"{slot.name} ({parameter.kind})")
            return
        mine[slot.field] = found
        (self.read if getattr(slot.part, slot.field) is None else self.changed).append(slot.ref)
        currency = parameter.values.get("currencyUnit") or self.currency
        if (
            slot.field in ("cost", "rate")
            and currency
            and len(currency) == 3
            and currency != self.process.currency
        ):
            self.top["currency"] = currency

    def _value(self, slot: Slot, parameter: Parameter) -> Any:
        """What the field of the model gets; None where it cannot say that."""
        dimension = _DIMENSIONS.get(slot.field, Dimension.DURATION)
        if slot.field in ("people", "priority"):
            dimension = Dimension.NUMBER
        found = quantity_of(parameter, Dimension.MONEY if slot.field == "rate" else dimension, self.base)
        if found is None:
            return None
        likely = found.likely or 0.0
        if slot.field == "people":
            return int(likely) if likely == int(likely) else None
        if slot.field == "priority":
            return likely
        if slot.field == "rate":
            unit = {"hour": "h"}.get(per := parameter.values.get("timeUnit", self.base), per)
            return make(Quantity, {"dimension": dimension, "unit": f"per {unit}", "likely": likely})
        if slot.field == "share":
            share = likely / 100 if 1 < likely <= 100 else likely
            return (
                make(Quantity, {"dimension": dimension, "likely": round(share, 12)}) if share <= 1 else None
            )
        return found

    def _take_arrivals(self, counts: list[tuple[str, Parameter]]) -> None:
        """How often cases start: by the time between two, or by their number in the time that is played."""
        given = dict.fromkeys(slot.ref for slot, _ in self.arrivals)
        rates: list[tuple[Slot, float, bool]] = []
        for slot, parameter in self.arrivals:
            gap = quantity_of(parameter, Dimension.DURATION, self.base)
            seconds = spread.mean(gap) * (UNITS[gap.unit].seconds or 0.0) if gap is not None else 0.0
            if gap is None or seconds <= 0 or (gap.shape not in (Shape.FIXED, Shape.EXPONENTIAL)):
                self._not_read(slot.ref, f"{slot.name} ({parameter.kind})")
            else:
                rates.append((slot, _YEAR / seconds, gap.shape is Shape.FIXED))
        for ref, parameter in counts:
            begin = self.slots.get((ref, "ControlParameters", "InterTriggerTimer"))
            count = quantity_of(parameter, Dimension.NUMBER, self.base)
            if begin is None or begin.field != ARRIVALS or ref in given or count is None or not self.length:
                self._not_read(ref, "TriggerCount")
            else:
                rates.append((begin, (count.likely or 0.0) * _YEAR / self.length, False))
        told = [slot for slot, parameter in self.arrivals if not same(parameter, slot.written)]
        total = sum(rate for _, rate, _ in rates)
        if (not told and not (counts and rates)) or total <= 0:
            return
        daily = total >= _YEAR / _DAY
        amount = round(total * _DAY / _YEAR if daily else total, 9)
        rate_unit = {"unit": "per day" if daily else "per year", "likely": amount}
        self.top["volume"] = make(Quantity, {"dimension": Dimension.RATE, **rate_unit})
        if all(fixed for _, _, fixed in rates):
            self.top["arrivals"] = {**self.process.arrivals, "shape": "fixed"}
        (self.read if self.process.volume is None else self.changed).extend(slot.ref for slot, *_ in rates)
        for slot, rate, _ in rates if len(rates) > 1 else ():
            share = make(Quantity, {"dimension": Dimension.SHARE, "likely": round(rate / total, 12)})
            self.changes.setdefault(id(slot.part), {})["share"] = share

    def _check_shares(self) -> None:
        """Shares where nothing is chosen, or that do not add up, are not taken."""
        kinds = {node.id: str(node.kind) for node in self.process.walk() if isinstance(node, Gateway)}
        leaving: dict[str, list[Slot]] = {}
        for slot in self.slots.values():
            if slot.field == "share" and hasattr(slot.part, "source"):
                leaving.setdefault(slot.part.source, []).append(slot)
        for source, slots in leaving.items():
            mine = [slot for slot in slots if "share" in self.changes.get(id(slot.part), {})]
            shares = [self.changes.get(id(s.part), {}).get("share", s.part.share) for s in slots]
            total = sum(one.likely or 0.0 for one in shares if one is not None)
            odd = all(shares) and abs(total - 1) > _TOLERANCE and kinds.get(source) != "inclusive"
            if mine and (odd or len(slots) == 1 or kinds.get(source) in _NO_CHOICE):
                for slot in mine:
                    del self.changes[id(slot.part)]["share"]
                    self.read = [ref for ref in self.read if ref != slot.ref]
                    if odd and len(slots) > 1:
                        self._not_read(slot.ref, "Probability")

    def _tell(self) -> None:
        reading = self.reading
        name = self.scenarios[0].get("name") or self.scenarios[0].get("id") or "?"
        reading.remark("bpsim", self.read, "bpsim_read", name=repr(name))
        reading.remark("bpsim", self.changed, "bpsim_changed")
        for what, refs in self.unread.items():
            reading.remark("bpsim", dict.fromkeys(refs), "bpsim_unread", what=what)
        if len(self.scenarios) > 1:
            others = [one.get("name") or one.get("id") or "?" for one in self.scenarios[1:]]
            reading.remark("bpsim", others, "bpsim_scenarios", name=repr(name))


def _length(head: _Element | None, base: str) -> float | None:
    """How many seconds are played."""
    place = (
        next((one for one in head if local(str(one.tag)) == "Duration"), None) if head is not None else None
    )
    parameter = parameter_in(place) if place is not None else None
    found = quantity_of(parameter, Dimension.DURATION, base) if parameter is not None else None
    return spread.mean(found) * (UNITS[found.unit].seconds or 0.0) if found is not None else None
