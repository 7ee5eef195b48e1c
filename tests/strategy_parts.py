"""The parts of random models: labels, ids, quantities, lanes, and what a file says besides steps."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from procmodel.model import (
    AfterHours,
    Calendar,
    DataObject,
    Dimension,
    Grade,
    Lane,
    LaneKind,
    Money,
    Quantity,
    Shape,
    Source,
    System,
    Target,
)

__all__ = [
    "ODD_IDS",
    "SIMPLE",
    "anything",
    "durations",
    "ids",
    "labels",
    "lanes_of",
    "numbers",
    "share_of",
    "shares",
    "top_of",
]

_NASTY = [
    "Log: the report", "a # b", "[x]", "{y}", "@home", "no", "null", "~", "1e3",
    "- dash", "yes, no", "'", '"',
    "<script>alert(1)</script>", "]]>", "-->", "</title>", "javascript:alert(1)",
    "{{ x }}", "#read", "\\input{x}",
    "=1+1", "\x1b[31mred", "\u202eright to left", "zero\u200bwidth", "שלום", "你好", "ŵ",
    "👩‍💻", "a\nb", "\t", " lead",
    "trail ", "a\u2028b", "\x85", "\ufeff", "\x00", "100%", "true", "0.5", "%", "&a",
    "*a", "!tag", "|", ">", "?", ":",
]  # fmt: skip
ODD_IDS = [
    "no",
    "null",
    "1e3",
    "__class__",
    "constructor",
    "yes",
    "2024-01-01",
    "true",
    "a.b",
    "x-ray",
    "on",
    "_",
]
SIMPLE = st.sampled_from(["Log", "Find", "Send", "Check", "Ask", "Pay", "Tell"])
_MINUTES = ["s", "min", "h"]


def labels() -> st.SearchStrategy[str]:
    """Names as people and attackers write them: any script, marks of every format, control characters."""
    characters = st.characters(exclude_categories=["Cs"])
    return st.one_of(SIMPLE, st.sampled_from(_NASTY), st.text(characters, min_size=1, max_size=20))


def ids() -> st.SearchStrategy[str]:
    """Ids of the format's pattern, words that other formats trip over among them."""
    return st.one_of(
        st.sampled_from(ODD_IDS), st.from_regex(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,8}", fullmatch=True)
    )


def numbers(most: float = 500) -> st.SearchStrategy[float]:
    return st.one_of(
        st.integers(0, int(most)).map(float), st.integers(1, int(most * 1000)).map(lambda n: n / 1000)
    )


def _evidence(draw: st.DrawFn, plain: bool) -> dict[str, Any]:
    if plain or draw(st.booleans()):
        return {}
    return {
        "doubt": draw(st.none() | st.sampled_from([0.05, 0.2, 0.333])),
        "sample": draw(st.none() | st.integers(1, 100)),
        "grade": draw(st.none() | st.sampled_from(list(Grade))),
    }


@st.composite
def durations(draw: st.DrawFn, plain: bool = False) -> Quantity:
    """Durations in every unit and shape."""
    units = [*_MINUTES, "day", "week", "working hour", "working day", "working week", "month", "year"]
    unit = draw(st.sampled_from(_MINUTES if plain else units))
    values: dict[str, Any] = {"dimension": Dimension.DURATION, "unit": unit, **_evidence(draw, plain)}
    shape = draw(st.sampled_from([Shape.FIXED, Shape.PERT] if plain else list(Shape)))
    low, likely, high = sorted(draw(st.tuples(numbers(), numbers(), numbers())))
    if shape is Shape.FIXED:
        values["likely"] = likely
    elif shape is Shape.UNIFORM:
        values |= {"low": low, "high": high}
    elif shape in (Shape.PERT, Shape.TRIANGULAR):
        values |= {"low": low, "likely": likely, "high": high}
    else:
        values |= {"mean": likely + 1}
        if shape is not Shape.EXPONENTIAL:
            values["sd"] = low
    return Quantity(shape=shape, **values)


def shares(least: int = 0, most: int = 100) -> st.SearchStrategy[Quantity]:
    """Shares in whole per cent."""
    return st.integers(least, most).map(share_of)


def share_of(percent: int) -> Quantity:
    return Quantity(dimension=Dimension.SHARE, likely=percent / 100)


def anything() -> st.SearchStrategy[Any]:
    leaves = st.none() | st.booleans() | st.integers(-9, 9) | labels() | st.sampled_from([0.5, 1.25])
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(labels(), inner, max_size=2),
        max_leaves=4,
    )


@st.composite
def lanes_of(draw: st.DrawFn, plain: bool) -> list[Lane]:
    kinds = draw(st.lists(st.sampled_from(list(LaneKind)), min_size=1, max_size=4))
    lanes = []
    for number, kind in enumerate([LaneKind.STAFF, *kinds]):
        fields: dict[str, Any] = {"name": draw(SIMPLE if plain else labels())}
        if not plain and draw(st.booleans()):
            fields["people"] = draw(st.none() | st.integers(0, 50))
            fields["organisation"] = draw(st.none() | labels())
            fields["after_hours"] = draw(st.none() | st.sampled_from(AfterHours))
            fields["availability"] = draw(st.none() | shares(1))
            fields["roles"] = draw(st.dictionaries(SIMPLE, st.integers(0, 5), max_size=2))
        if draw(st.booleans()):
            fields["rate"] = Quantity(dimension=Dimension.HOURLY, unit="per h", likely=draw(numbers(90)))
        lanes.append(Lane(id=f"l{number}", kind=kind, **fields))
    return lanes


@st.composite
def top_of(draw: st.DrawFn, plain: bool) -> dict[str, Any]:
    """What a file says besides lanes and steps."""
    top: dict[str, Any] = {"id": draw(ids()), "name": draw(SIMPLE if plain else labels())}
    systems = draw(st.lists(ids(), unique=True, max_size=3))
    data = draw(st.lists(ids(), unique=True, max_size=3))
    top["systems"] = tuple(
        System(id=i, name=draw(st.none() | labels()), fallback=draw(st.none() | SIMPLE)) for i in systems
    )
    top["data"] = tuple(DataObject(id=i, electronic=draw(st.none() | st.booleans())) for i in data)
    top["sources"] = tuple(
        Source(id=i, name=draw(labels())) for i in draw(st.lists(ids(), unique=True, max_size=2))
    )
    if plain:
        return top
    money = numbers().map(lambda n: Quantity(dimension=Dimension.MONEY, likely=n))
    rate = numbers().map(lambda n: Quantity(dimension=Dimension.RATE, unit="per year", likely=n))
    options: dict[str, st.SearchStrategy[Any]] = {
        "state": labels(),
        "status": st.sampled_from(["planned", "live", "measured"]),
        "description": labels(),
        "organisation": labels(),
        "trigger": labels(),
        "outcomes": st.lists(labels(), max_size=3).map(tuple),
        "volume": rate,
        "backlog": st.integers(0, 9).map(lambda n: Quantity(dimension=Dimension.NUMBER, likely=n)),
        "costs": st.builds(Money, one_off=money, per_case=st.none() | money),
        "targets": st.lists(st.builds(Target, within=durations(True), share=shares()), max_size=2).map(tuple),
        "identifiers": st.just({"lgsl": 365, "gss": "E06000037"}),
        "currency": st.sampled_from(["GBP", "EUR"]),
        "calendar": st.builds(
            Calendar, hours=st.just("Mon-Fri 09:00-17:00"), working_day=st.none() | durations(True)
        ),
        "derived_from": st.lists(ids(), max_size=2).map(tuple),
        "removed": st.lists(ids(), max_size=2, unique=True).map(tuple),
        "assumptions": st.dictionaries(ids().filter(lambda i: i != "file"), durations(), max_size=2),
        "extensions": st.dictionaries(ids().map("x-".__add__), anything(), max_size=2),
    }
    chosen = draw(st.lists(st.sampled_from(sorted(options)), max_size=5, unique=True))
    return top | {key: draw(options[key]) for key in sorted(chosen)}
