"""Quantities as a file writes them: a text, `$name` of an assumption, or a map with the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from procmodel.formats.problems import cut
from procmodel.formats.quantities import BadQuantity, NoUnit, parse, show
from procmodel.formats.records import Key, Table
from procmodel.formats.tree import Map, Quoted, Value
from procmodel.formats.types import Choice, Integer, Ref, Type, is_absent
from procmodel.light.overriding import override
from procmodel.model import Dimension, Grade, Quantity, Shape
from procmodel.model.base import make
from procmodel.model.quantity import UNITS

if TYPE_CHECKING:
    from procmodel.formats.context import Context

__all__ = [
    "DURATION",
    "GRADE",
    "HOURLY",
    "MONEY",
    "NUMBER",
    "QUANTITY",
    "RATE",
    "SHARE",
    "SOURCE",
    "QuantityType",
]

_NUMBERS = ("low", "likely", "high", "mean", "sd")
GRADE = Choice("grade", Grade)
SOURCE = Ref("source")
_SHAPES = {
    Shape.FIXED: ("likely",),
    Shape.EXPONENTIAL: ("mean",),
    Shape.UNIFORM: ("low", "high"),
    Shape.PERT: ("low", "likely", "high"),
    Shape.TRIANGULAR: ("low", "likely", "high"),
    Shape.NORMAL: ("mean", "sd"),
    Shape.LOGNORMAL: ("mean", "sd"),
    Shape.GAMMA: ("mean", "sd"),
}
_SAME_TEXT = {
    (Dimension.RATE, Dimension.HOURLY),
    (Dimension.HOURLY, Dimension.RATE),
    (Dimension.NUMBER, Dimension.MONEY),
    (Dimension.NUMBER, Dimension.SHARE),
}
"""A text such as `12 per hour` or `0.35` does not tell these apart; the place where it is used does."""


class _Written(Type):
    """A quantity inside a quantity's map: its text, read once its dimension is known."""

    @override
    def read(self, context: Context, value: Value, mark: int) -> tuple[str, int] | None:
        if isinstance(value, str) and not is_absent(value):
            return str(value), mark
        context.wrong(mark, "a number with its unit", value)
        return None

    @override
    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"]}


QUANTITY = Table(
    "quantity",
    Key("value", _Written(), "the number or range as one text: `4-6-10 min`, `19.10 per hour`"),
    Key("likely", _Written(), "the usual value"),
    Key("low", _Written(), "the low value"),
    Key("high", _Written(), "the high value"),
    Key("mean", _Written(), "the average"),
    Key("sd", _Written(), "the standard deviation"),
    Key("shape", Choice("shape", Shape), "how single cases spread round the mean"),
    Key("doubt", _Written(), "how far the mean itself may be off, as a share (a 90 % interval)"),
    Key("sample", Integer(1, 10**9), "how many cases were looked at"),
    Key("source", SOURCE, "where the number comes from: an entry of `sources`, or free text"),
    Key("grade", GRADE, "how well it is known"),
)


class QuantityType(Type):
    """A quantity of one dimension."""

    def __init__(self, dimension: Dimension, example: str) -> None:
        self.dimension = dimension
        self.example = example

    def read(self, context: Context, value: Value, mark: int) -> Quantity | None:
        """The quantity, None where it is absent or wrong."""
        if type(value) is str or type(value) is Quoted:
            if is_absent(value):
                context.empty(mark)
                return None
            if value.startswith("$"):
                return self._assumed(context, value[1:], mark)
            return self._parse(context, str(value), mark)
        if isinstance(value, Map):
            return self._from_map(context, value)
        context.wrong(mark, f"a quantity such as {self.example}", value)
        return None

    def _parse(self, context: Context, text: str, mark: int) -> Quantity | None:
        try:
            return parse(text, self.dimension)
        except BadQuantity as error:
            context.problems.error(
                "time-without-unit" if isinstance(error, NoUnit) else "quantity", mark, "bad_quantity", context.element,
                key=context.key, reason=str(error), example=self.example,
            )  # fmt: skip
            return None

    def _assumed(self, context: Context, name: str, mark: int) -> Quantity | None:
        if name not in context.assumptions:
            context.unknown("assumption", name, mark)
            return None
        found = context.assumptions[name]
        if found.dimension is not self.dimension and (found.dimension, self.dimension) not in _SAME_TEXT:
            context.problems.error(
                "quantity", mark, "other_dimension", context.element,
                name=cut(name), found=found.dimension, expected=self.dimension, key=context.key,
            )  # fmt: skip
            return None
        return make(Quantity, {**found.__dict__, "dimension": self.dimension, "assumption": name})

    def _from_map(self, context: Context, value: Map) -> Quantity | None:
        outer = context.key
        found = QUANTITY.read(context, value)
        context.key = outer
        before = context.problems.errors
        written = {name: found.pop(name) for name in ("value", *_NUMBERS) if name in found}
        doubt = found.pop("doubt", None)
        numbers = self._numbers(context, written, value.mark)
        if doubt is not None:
            share = QuantityType(Dimension.SHARE, "20%")._parse(context, *doubt)
            found["doubt"] = share.likely if share else None
        if numbers is None or context.problems.errors > before:
            return None
        merged = {**numbers, **found}
        merged["shape"] = found.get("shape") or self._shape(numbers)
        return self._checked(context, merged, value.mark)

    def _numbers(
        self, context: Context, written: dict[str, tuple[str, int]], mark: int
    ) -> dict[str, Any] | None:
        """The fields that the numbers of a map fill, all in one unit."""
        if "value" in written:
            text, at = written.pop("value")
            parsed = (
                self._assumed(context, text[1:], at) if text[0] == "$" else self._parse(context, text, at)
            )
            if written:
                context.problems.error("quantity", mark, "value_and_more", context.element, key=context.key)
            return None if parsed is None else dict(parsed.__dict__)
        single = {name: self._parse(context, *text) for name, text in written.items()}
        if not single:
            context.problems.error("quantity", mark, "no_value", context.element, key=context.key)
            return None
        if any(part is None or part.shape is not Shape.FIXED for part in single.values()):
            if all(single.values()):
                context.problems.error("quantity", mark, "range_in_range", context.element, key=context.key)
            return None
        unit, numbers = _in_one_unit([part for part in single.values() if part is not None])
        if unit is None:
            context.problems.error("quantity", mark, "units_differ", context.element, key=context.key)
            return None
        return {"dimension": self.dimension, "unit": unit, **dict(zip(single, numbers, strict=True))}

    @staticmethod
    def _shape(numbers: dict[str, Any]) -> Shape:
        if "shape" in numbers:
            return Shape(numbers["shape"])
        if numbers.get("low") is not None:
            return Shape.PERT if numbers.get("likely") is not None else Shape.UNIFORM
        return Shape.NORMAL if numbers.get("sd") is not None else Shape.FIXED

    def _checked(self, context: Context, values: dict[str, Any], mark: int) -> Quantity | None:
        """The quantity, if its shape has the numbers it needs and they rise."""
        shape = values["shape"]
        needs = _SHAPES[shape]
        alone = shape is Shape.FIXED and values.get("mean") is not None
        if not alone and any(values.get(name) is None for name in needs):
            if shape is Shape.EXPONENTIAL and values.get("likely") is not None:
                values["mean"] = values.pop("likely")
            else:
                context.problems.error(
                    "quantity", mark, "shape_needs", context.element,
                    key=context.key, shape=shape, needs=" and ".join(needs),
                )  # fmt: skip
                return None
        rising = [values[name] for name in ("low", "likely", "high") if values.get(name) is not None]
        if rising != sorted(rising):
            context.problems.error("quantity", mark, "falling_range_map", context.element, key=context.key)
            return None
        return make(Quantity, {name: item for name, item in values.items() if item is not None})

    @override
    def schema(self) -> dict[str, Any]:
        return {
            "anyOf": [
                {"type": ["string", "number"], "examples": [self.example]},
                {"$ref": "#/$defs/quantity"},
            ]
        }

    @override
    def plain(self, value: Quantity) -> Any:
        if value.assumption is not None:
            return f"${value.assumption}"
        text = show(value)
        evidence = value.doubt, value.sample, value.source, value.grade
        if text is not None and not value.extensions and all(item is None for item in evidence):
            return _bare(text)
        found: dict[str, Any] = {}
        if text is not None:
            found["value"] = _bare(text)
        else:
            for name in ("likely", "low", "high", "mean", "sd"):
                number = getattr(value, name)
                if number is not None:
                    found[name] = _bare(str(show(make(Quantity, {**_alone(value), "likely": number}))))
            found["shape"] = value.shape.value
        if value.doubt is not None:
            found["doubt"] = str(show(make(Quantity, {"dimension": Dimension.SHARE, "likely": value.doubt})))
        found.update(sample=value.sample, source=value.source, grade=value.grade and value.grade.value)
        return {**{name: item for name, item in found.items() if item is not None}, **value.extensions}


DURATION = QuantityType(Dimension.DURATION, "4-6-10 min")
RATE = QuantityType(Dimension.RATE, "300 per year")
SHARE = QuantityType(Dimension.SHARE, "97%")
MONEY = QuantityType(Dimension.MONEY, "0.35")
HOURLY = QuantityType(Dimension.HOURLY, "19.10 per hour")
NUMBER = QuantityType(Dimension.NUMBER, "12")


def _alone(value: Quantity) -> dict[str, Any]:
    return {"dimension": value.dimension, "unit": value.unit}


def _bare(text: str) -> Any:
    """A number without a unit as a number, so that JSON has one too."""
    if not text.replace(".", "", 1).isdigit():
        return text
    return int(text) if text.isdigit() else float(text)


def _in_one_unit(parts: Sequence[Quantity]) -> tuple[str | None, list[float]]:
    """The numbers of all parts in the shortest unit among them; no unit where only a calendar could."""
    names = dict.fromkeys(part.unit for part in parts)
    numbers = [part.likely or 0.0 for part in parts]
    if len(names) == 1:
        return parts[0].unit, numbers
    units = [UNITS.get(name) for name in names]
    known = [unit for unit in units if unit is not None and unit.seconds is not None]
    if len(known) < len(units) or len({unit.reckoning.value == "working" for unit in known}) > 1:
        return None, numbers
    from decimal import Decimal  # here: few times are written in two units

    least = min(known, key=lambda unit: unit.seconds or 0.0)
    ratios = {unit.name: Decimal(repr(unit.seconds)) / Decimal(repr(least.seconds)) for unit in known}
    return least.name, [
        float(Decimal(repr(number)) * ratios[part.unit]) for number, part in zip(numbers, parts, strict=True)
    ]
