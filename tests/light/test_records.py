"""`procmodel.light.records.dataclass` does what the standard one does; its methods are written at their first use."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import dataclass as standard
from dataclasses import field
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmodel.light import records
from procmodel.light.records import dataclass as late

HOW = [
    {},
    {"frozen": True},
    {"slots": True},
    {"frozen": True, "slots": True},
    {"frozen": True, "kw_only": True},
    {"frozen": True, "slots": True, "eq": False},
    {"eq": False, "repr": False},
    {"match_args": False},
]
Decorator = Callable[..., Any]
Built = dict[str, Any]


def classes(decorator: Decorator, how: dict[str, bool]) -> Built:
    """Classes of one decorator: fields of all kinds, and what a class may say for itself."""
    turned = decorator(**how)

    @turned
    class Plain:
        """Two fields."""

        a: int
        b: int = 2

    @turned
    class Made(Plain):
        """Built on another, with values that are made, left out, or not given by the caller."""

        b: int = 3
        c: list[int] = field(default_factory=list)
        d: int = field(default=4, init=False)
        e: list[int] = field(default_factory=list, init=False, compare=False)
        f: int = field(default=5, repr=False, hash=False)
        shared: ClassVar[int] = 6

    @turned
    class ByName:
        """Some are given by name."""

        self: int
        b: int = field(kw_only=True)
        c: int = field(kw_only=True, default=1)

    @turned
    class Own:
        """Its own methods stay, and it has the last word when it is made."""

        a: int
        b: int = 0

        def __post_init__(self) -> None:
            if self.a < 0:
                raise ValueError("below nothing")

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 7

        def __repr__(self) -> str:
            return "own"

    @turned
    class Empty:
        """No field at all."""

    class Below(Plain):
        """No dataclass itself."""

        more: int

    return {"Plain": Plain, "Made": Made, "ByName": ByName, "Own": Own, "Empty": Empty, "Below": Below}


def assign(target: Any, name: str, value: object) -> Any:
    setattr(target, name, value)
    return getattr(target, name)


def drop(target: Any, name: str) -> bool:
    delattr(target, name)
    return hasattr(target, name)


def told(kind: type) -> list[tuple[object, ...]]:
    """What is known of each field."""
    return [
        (f.name, f.type, f.default, f.init, f.repr, f.compare, f.kw_only) for f in dataclasses.fields(kind)
    ]


def shape(kind: type) -> list[tuple[object, ...]]:
    """The arguments of a class, but for the stand-ins of values that are made."""
    return [(p.name, p.kind, p.default is p.empty) for p in inspect.signature(kind).parameters.values()]


DONE: list[Callable[[Built], Any]] = [
    lambda c: c["Plain"](1),
    lambda c: c["Plain"](a=1, b=5),
    lambda c: c["Plain"](),
    lambda c: c["Plain"](1, 2, 3),
    lambda c: c["Plain"](1, unknown=3),
    lambda c: c["Plain"](1) == c["Plain"](1, 2),
    lambda c: c["Plain"](1) == c["Plain"](2),
    lambda c: c["Plain"](1) == 1,
    lambda c: c["Plain"](1) == c["Made"](1, 2),
    lambda c: c["Plain"](1) != c["Plain"](1),
    lambda c: c["Plain"](float("nan")) == c["Plain"](float("nan")),
    lambda c: c["Plain"](1) < c["Plain"](2),
    lambda c: len({c["Plain"](a=1), c["Plain"](a=1)}),
    lambda c: hash(c["Plain"](a=1)) == hash((1, 2)),
    lambda c: len({c["Plain"](a=[])}),
    lambda c: assign(c["Plain"](a=1), "a", 2),
    lambda c: assign(c["Plain"](a=1), "z", 2),
    lambda c: drop(c["Plain"](a=1), "a"),
    lambda c: drop(c["Plain"](a=1), "z"),
    lambda c: assign(c["Below"](a=1), "a", 2),
    lambda c: assign(c["Below"](a=1), "more", 2),
    lambda c: drop(c["Below"](a=1), "more"),
    lambda c: c["Below"](a=1),
    lambda c: c["Below"](a=1) == c["Below"](a=1),
    lambda c: c["Made"](a=1),
    lambda c: c["Made"](a=1, c=[2]).c,
    lambda c: c["Made"](a=1).c is c["Made"](a=1).c,
    lambda c: (c["Made"](a=1).d, c["Made"](a=1).e, c["Made"](a=1).f, c["Made"].shared),
    lambda c: c["Made"](a=1, d=2),
    lambda c: hash(c["Made"](a=1, c=(), f=1)) == hash((1, 3, (), 4)),
    lambda c: c["Made"](a=1, f=1) == c["Made"](a=1, f=2),
    lambda c: c["ByName"](self=1, b=2),
    lambda c: c["ByName"](1, 2),
    lambda c: c["ByName"](self=1),
    lambda c: c["Own"](a=1) == 3,
    lambda c: (repr(c["Own"](a=1)), hash(c["Own"](a=1))),
    lambda c: c["Own"](a=-1),
    lambda c: c["Empty"](),
    lambda c: c["Empty"]() == c["Empty"](),
    lambda c: c["Empty"](1),
    lambda c: dataclasses.replace(c["Made"](a=1), b=9),
    lambda c: dataclasses.replace(c["Made"](a=1), d=9),
    lambda c: dataclasses.asdict(c["Made"](a=1)),
    lambda c: dataclasses.astuple(c["Made"](a=1)),
    lambda c: dataclasses.is_dataclass(c["Plain"]),
    lambda c: copy.copy(c["Made"](a=1)),
    lambda c: copy.deepcopy(c["Made"](a=1, c=[[1]])),
    lambda c: [shape(kind) for kind in c.values()],
    lambda c: [told(kind) for kind in c.values()],
    lambda c: [getattr(kind, "__match_args__", None) for kind in c.values()],
    lambda c: [getattr(kind, "__slots__", None) for kind in c.values()],
    lambda c: [(kind.__name__, kind.__qualname__, kind.__module__, kind.__doc__) for kind in c.values()],
    lambda c: [kind.__hash__ is None for kind in c.values()],
    lambda c: c["Plain"].__init__.__qualname__,
    lambda c: c["Plain"].__init__(object()),
]

SLIP = "super(type, obj): obj"
"""How the standard one begins what it says of a frozen class with slots where it means the new name is frozen."""


def outcome(of: Callable[[Built], Any], built: Built) -> tuple[str, str]:
    """What comes of it: a value as shown, or an error with its words; addresses left out."""
    try:
        return "value", repr(of(built)).split(" at 0x")[0]
    except Exception as error:
        return type(error).__name__, str(error)


@pytest.mark.parametrize("few", [0, records._FEW], ids=["written", "filled"])
@pytest.mark.parametrize("how", HOW, ids=str)
@pytest.mark.parametrize("at", range(len(DONE)))
def test_whatever_is_done_comes_out_as_with_the_standard_one(
    how: dict[str, bool], at: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "_FEW", few)
    expected, found = (outcome(DONE[at], classes(decorator, how)) for decorator in (standard, late))
    if expected[1].startswith(SLIP):
        assert found[0] in ("FrozenInstanceError", "AttributeError", "value")
    else:
        assert found == expected


def test_an_argument_without_a_value_after_one_with_a_value_is_refused() -> None:
    class Wrong:
        """The first has a value, the second none."""

        a: int = 1
        b: int

    with pytest.raises(TypeError, match="non-default argument 'b' follows default argument"):
        late(Wrong)


@pytest.mark.parametrize("frozen", [True, False])
def test_a_frozen_class_and_one_that_is_not_are_not_built_on_each_other(frozen: bool) -> None:
    @late(frozen=frozen)
    class Base:
        """A base."""

    messages = []
    for decorator, base in ((standard, standard(frozen=frozen)(type("Base", (), {}))), (late, Base)):
        with pytest.raises(TypeError) as caught:
            decorator(frozen=not frozen)(type("Built", (base,), {}))
        messages.append(str(caught.value))
    assert messages[0] == messages[1]


def test_a_frozen_class_with_an_assignment_of_its_own_is_refused() -> None:
    own = type("Own", (), {"__setattr__": object.__setattr__, "__module__": __name__})
    with pytest.raises(TypeError, match="Cannot overwrite attribute __setattr__ in class Own"):
        late(frozen=True)(own)


@late(frozen=True, slots=True)
class Kept:
    """Frozen and with slots: the case in which pickling needs help."""

    a: int
    b: tuple[int, ...] = ()


@late(frozen=True)
class Open:
    """Frozen and with a dictionary."""

    a: int


@pytest.mark.parametrize("one", [Kept(1, (2,)), Open(3)], ids=repr)
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_an_object_survives_pickling(one: object, protocol: int) -> None:
    if protocol < 2 and isinstance(one, Kept):
        pytest.skip("classes with slots need a newer protocol, as with the standard one")
    assert pickle.loads(pickle.dumps(one, protocol)) == one


def test_a_method_is_written_when_it_is_used_and_what_makes_objects_when_there_are_some() -> None:
    @late(frozen=True)
    class Point:
        """A place."""

        x: int

    methods = ("__init__", "__eq__", "__hash__")
    assert not any(inspect.isfunction(vars(Point)[name]) for name in methods)
    first, *_ = [Point(n) for n in range(1, 2 + records._FEW)]
    assert [inspect.isfunction(vars(Point)[name]) for name in methods] == [True, False, False]
    assert {first: "found"}[Point(1)] == "found"
    assert all(inspect.isfunction(vars(Point)[name]) for name in methods)


def test_a_class_within_a_class_of_its_own_shows_itself_without_end_only_once() -> None:
    @late
    class Ring:
        """Holds itself."""

        inner: Any = None

    ring = Ring()
    ring.inner = ring
    assert repr(ring).endswith("Ring(inner=...)")


NAMES = st.lists(st.sampled_from("abcdefgh"), min_size=1, unique=True)


@st.composite
def bodies(draw: st.DrawFn) -> list[tuple[str, dict[str, Any]]]:
    """Fields by name, each with what it says of itself."""
    given_first = draw(NAMES)
    said = []
    for name in given_first:
        says: dict[str, Any] = {flag: draw(st.booleans()) for flag in ("init", "repr", "compare", "kw_only")}
        says |= {"hash": draw(st.sampled_from([None, True, False]))}
        says |= draw(st.sampled_from([{}, {"default": 1}, {"default_factory": tuple}]))
        said.append((name, says))
    return said


@given(bodies(), st.sampled_from(HOW[:6]), st.lists(st.integers(0, 2), max_size=8))
def test_classes_at_random_behave_as_the_standard_ones(
    said: list[tuple[str, dict[str, Any]]], how: dict[str, bool], values: list[int]
) -> None:
    def tried(decorator: Decorator) -> list[object]:
        space: dict[str, Any] = {"__annotations__": dict.fromkeys((name for name, _ in said), int)}
        space |= {name: field(**says) for name, says in said} | {"__module__": __name__, "__doc__": "Said."}
        try:
            kind = decorator(**how)(type("Drawn", (), space))
        except TypeError as error:
            return [str(error).partition(" follows ")[0]]
        takes = [f for f in dataclasses.fields(kind) if f.init]
        by_place = [value for f, value in zip(takes, values, strict=False) if not f.kw_only]
        by_name = {f.name: value for f, value in zip(takes, values, strict=False) if f.kw_only}
        built = {"Drawn": kind}
        return [
            outcome(each, built)
            for each in (
                lambda c: c["Drawn"](*by_place, **by_name),
                lambda c: (
                    hash(c["Drawn"](*by_place, **by_name))
                    if how.get("frozen") and how.get("eq", True)
                    else None
                ),
                lambda c: c["Drawn"](*by_place, **by_name) == c["Drawn"](*by_place, **by_name),
                lambda c: vars(c["Drawn"](*by_place, **by_name)) if not how.get("slots") else None,
                lambda c: c["Drawn"].__match_args__,
            )
        ]

    assert tried(late) == tried(standard)
