"""Limits on a comparison, as CI sets them: `--fail-if "handoffs > before"`.

A limit is `MEASURE[.VALUE] COMPARATOR OPERAND`; `handoffs.intake` is a part of the handoffs. Several joined by `and`
fail where all of them do. An operand is a number with or without a unit (`3`, `97%`, `20 min`) or `before`, perhaps
scaled or shifted: `before * 0.8`, `before + 1`. Nothing is ever evaluated as code.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable

from procmodel.errors import AnalysisError
from procmodel.graph.responsibility import PARTS
from procmodel.light.records import dataclass
from procmodel.results.comparison import SURE, Comparison
from procmodel.results.measurement import Measurement, Measurements
from procmodel.results.readable import readable
from procmodel.wording import say

__all__ = ["Limit", "broken_limits", "doubtful_matches", "parse_limits"]


_COMPARATORS: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}
_SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0}
_MEASURE = re.compile(r"\s*([a-z][a-z0-9_]*(?:\.(?:manual|assisted|automated))?)(?:\.([a-z][a-z0-9_]*))?")
_COMPARATOR = re.compile(r"\s*(>=|<=|==|!=|>|<)")
_AMOUNT = r"(\d{1,15}(?:\.\d{1,15})?)(?:\s*(%|(?!and\b)[a-zA-Z]+))?"
_BEFORE = re.compile(rf"\s*before\b(?:\s*([*+-])\s*{_AMOUNT})?")
_NUMBER = re.compile(rf"\s*{_AMOUNT}")
_AND = re.compile(r"\s*and\b")


@dataclass(frozen=True, slots=True)
class Limit:
    """One condition under which a comparison fails."""

    text: str
    measure: str
    key: str | None
    comparator: str
    number: float
    unit: str = ""  # of the number as written; empty: in the unit of the measure
    relative: str = ""  # how `before` is changed by the number: `*`, `+` or `-`; empty: not relative

    def is_broken(self, before: Measurements, after: Measurements) -> str | None:
        """Why the limit is broken, in a sentence; None where it holds.

        Raises:
            AnalysisError: no such measure or value, or a unit that does not fit it.
        """
        found = self._pick(after)
        bound = self._bound(before, found)
        value = self._value(found)
        if value is None or bound is None:
            needs = say("command.limit-needs", missing=", ".join(found.missing)) if found.missing else ""
            return say("command.limit-unknown", text=self.text, measure=self.measure, missing=needs)
        if not _COMPARATORS[self.comparator](value, bound):
            return None
        said = readable(value, found.unit)
        name = f"{self.measure}.{self.key}" if self.key else self.measure
        return say("command.limit-broken", text=self.text, measure=name, value=said)

    def _pick(self, measures: Measurements) -> Measurement:
        part = measures.handoffs_by.get(self.key or "") if self.measure == "handoffs" else None
        if part is not None:
            return part
        if self.measure in measures:
            return measures[self.measure]
        from difflib import get_close_matches

        close = get_close_matches(self.measure, measures, n=1)
        hint = say("command.did-you-mean", close=close[0]) if close else ""
        raise AnalysisError(say("command.limit-measure", text=self.text, measure=self.measure, hint=hint))

    def _value(self, found: Measurement) -> float | None:
        is_part = found.id == self.key
        key = found.family.headline if is_part or self.key is None else self.key
        if key not in found.values:
            known = ", ".join((*found.values, *(PARTS if self.measure == "handoffs" else ())))
            raise AnalysisError(
                say("command.limit-value", text=self.text, measure=self.measure, key=key, known=known)
            )
        return found.values[key]

    def _bound(self, before: Measurements, found: Measurement) -> float | None:
        if not self.relative:
            return self._scaled(found)
        base = self._value(self._pick(before))
        if base is None:
            return None
        if self.relative == "*":
            return base * self.number
        shift = self._scaled(found)
        return base + shift if self.relative == "+" else base - shift

    def _scaled(self, found: Measurement) -> float:
        """The number in the unit of the measure."""
        if not self.unit:
            return self.number
        if self.unit == "%" and found.unit == "1":
            return self.number / 100
        if self.unit in _SECONDS and found.unit == "s":
            return self.number * _SECONDS[self.unit]
        if self.unit == found.unit:
            return self.number
        raise AnalysisError(
            say(
                "command.limit-unit",
                text=self.text,
                measure=self.measure,
                unit=found.unit,
                found=f"{self.number:g} {self.unit}",
            )
        )


def parse_limits(text: str) -> tuple[Limit, ...]:
    """The limits that a text such as `handoffs > before and human_touches.static > 3` names.

    Raises:
        AnalysisError: the text is none; says at which column, and what was expected there.

    Example:
        >>> parse_limits("handoffs.static > before * 0.5")[0].number
        0.5
    """
    limits = []
    at = 0
    while True:
        start = at
        measure = _expect(_MEASURE, text, at, "measure")
        comparator = _expect(_COMPARATOR, text, measure.end(), "comparator")
        limit, at = _operand(text, comparator.end())
        said = text[start:at].strip()
        limits.append(Limit(said, measure[1], measure[2], comparator[1], *limit))
        if not text[at:].strip():
            return tuple(limits)
        at = _expect(_AND, text, at, "and").end()


def _operand(text: str, at: int) -> tuple[tuple[float, str, str], int]:
    """Number, unit and how `before` is changed by them; and where the operand ends."""
    if (before := _BEFORE.match(text, at)) is not None:
        if before[1] is None:
            return (1.0, "", "*"), before.end()
        return (float(before[2]), before[3] or "", before[1]), before.end()
    found = _expect(_NUMBER, text, at, "operand")
    return (float(found[1]), found[2] or "", ""), found.end()


def _expect(pattern: re.Pattern[str], text: str, at: int, expected: str) -> re.Match[str]:
    found = pattern.match(text, at)
    if found is None:
        raise AnalysisError(
            say(
                "command.limit-grammar",
                text=text[:120],
                column=at + 1,
                expected=say(f"command.expects-{expected}"),
            )
        )
    return found


def broken_limits(texts: tuple[str, ...], before: Measurements, after: Measurements) -> tuple[str, ...]:
    """What to say of each text whose limits are all broken, or cannot be judged."""
    told: list[str] = []
    for limits in map(parse_limits, texts):
        said = [limit.is_broken(before, after) for limit in limits]
        broken = [sentence for sentence in said if sentence is not None]
        told += broken if len(broken) == len(said) else ()
    return tuple(told)


def doubtful_matches(comparison: Comparison) -> tuple[str, ...]:
    """One sentence where pairs of steps are too doubtful to rely on; nothing where all are sure."""
    pairs = [entry for entry in comparison.steps if entry.before and entry.after]
    count = len(comparison.uncertain) + sum(entry.confidence < SURE for entry in pairs)
    return (say("command.uncertain", count=count, threshold=readable(SURE, "1")),) if count else ()
