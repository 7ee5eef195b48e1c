"""`procmodel.light.tuples.NamedTuple` does what the standard one does, and is made sooner."""

from __future__ import annotations

import copy
import inspect
import pickle
import re
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from procmodel.light import tuples

PACKAGE = Path(__file__).parents[2] / "procmodel"
Built = dict[str, Any]


def classes(base: Any) -> Built:
    """Classes of one base."""

    class Point(base):  # type: ignore[misc]
        """A place."""

        x: int
        y: int = 2

        @property
        def sum(self) -> int:
            return self.x + self.y

        def moved(self, by: int) -> Any:
            return self._replace(x=self.x + by)

    class Own(base):  # type: ignore[misc]
        cls: int
        self: int
        at: int = 0

        def __repr__(self) -> str:
            return "own"

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 7

    class Empty(base):  # type: ignore[misc]
        """No field at all."""

    class Wide(base):  # type: ignore[misc]
        """More fields than most."""

        __annotations__ = {f"field{at}": int for at in range(40)}

    class Below(Point):
        """Built on a named tuple."""

    return {"Point": Point, "Own": Own, "Empty": Empty, "Wide": Wide, "Below": Below}


def assign(target: Any, name: str) -> Any:
    setattr(target, name, 1)


DONE: list[Callable[[Built], Any]] = [
    lambda c: c["Point"](1),
    lambda c: c["Point"](y=1, x=5),
    lambda c: c["Point"](1).sum,
    lambda c: c["Point"](1).moved(3),
    lambda c: c["Point"](1)[1:],
    lambda c: [*c["Point"](1)],
    lambda c: c["Point"](1) == (1, 2),
    lambda c: c["Point"](1) < c["Point"](2),
    lambda c: hash(c["Point"](1)) == hash((1, 2)),
    lambda c: isinstance(c["Point"](1), tuple),
    lambda c: assign(c["Point"](1), "x"),
    lambda c: assign(c["Point"](1), "other"),
    lambda c: c["Point"]._make([1, 2]),
    lambda c: c["Point"]._make([1]),
    lambda c: c["Point"](1)._replace(y=3),
    lambda c: c["Point"](1)._replace(z=3),
    lambda c: c["Point"](1)._asdict(),
    lambda c: c["Below"](1, 3),
    lambda c: c["Below"](1, 3)._replace(x=2),
    lambda c: c["Own"](1, 2).self,
    lambda c: c["Own"](1, 2),
    lambda c: (c["Own"](1, 2) == 3, hash(c["Own"](1, 2))),
    lambda c: c["Empty"](),
    lambda c: c["Wide"](*range(40)).field39,
    lambda c: c["Wide"](*range(40)),
    lambda c: copy.copy(c["Point"](1)),
    lambda c: copy.deepcopy(c["Point"]([1])),
    lambda c: [str(inspect.signature(kind)).count(",") for kind in c.values()],
    lambda c: [(kind._fields, kind._field_defaults, kind.__match_args__) for kind in c.values()],
    lambda c: [(kind.__name__, kind.__qualname__, kind.__module__, kind.__slots__) for kind in
               (c["Point"], c["Own"], c["Empty"], c["Wide"])],
    lambda c: [type(kind) for kind in c.values()],
    lambda c: c["Point"].__doc__,
    lambda c: c["Point"].__annotations__.keys(),
]  # fmt: skip


def outcome(of: Callable[[Built], Any], built: Built) -> tuple[str, str]:
    """What comes of it: a value as shown, or an error with its words."""
    try:
        return "value", repr(of(built))
    except Exception as error:
        return type(error).__name__, str(error)


@pytest.mark.parametrize("at", range(len(DONE)))
def test_whatever_is_done_comes_out_as_with_the_standard_one(at: int) -> None:
    expected = outcome(DONE[at], classes(typing.NamedTuple))
    assert outcome(DONE[at], classes(tuples.NamedTuple)) == expected


@pytest.mark.parametrize("values", [(), (1, 2, 3), {"z": 1}, {"y": 1}], ids=str)
def test_wrong_arguments_are_refused_in_the_same_words(values: Any) -> None:
    said = []
    for base in (typing.NamedTuple, tuples.NamedTuple):
        point = classes(base)["Point"]
        with pytest.raises(TypeError) as caught:
            point(**values) if isinstance(values, dict) else point(*values)
        said.append(str(caught.value).partition("()")[2])
    assert said[0] == said[1]


def with_gap(base: Any) -> Any:
    class Gap(base):  # type: ignore[misc]
        a: int
        b: int = 1
        c: int = 2
        d: int

    return Gap


@pytest.mark.parametrize("base", [typing.NamedTuple, tuples.NamedTuple], ids=["standard", "ours"])
def test_a_field_without_a_value_after_one_with_a_value_is_refused(base: Any) -> None:
    with pytest.raises(TypeError, match="cannot follow"):
        with_gap(base)


class Kept(tuples.NamedTuple):
    """One that can be found by its name."""

    a: int
    b: tuple[int, ...] = ()


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_an_object_survives_pickling(protocol: int) -> None:
    again = pickle.loads(pickle.dumps(Kept(1, (2,)), protocol))
    assert again == Kept(1, (2,))
    assert type(again) is Kept


def test_no_module_takes_the_standard_one() -> None:
    takes = re.compile(r"^from (typing|collections) import .*\bnamed_?tuple\b", re.I | re.M)
    modules = [path for path in PACKAGE.rglob("*.py") if path.name != "tuples.py"]
    assert not [path.name for path in modules if takes.search(path.read_text("utf-8"))]
