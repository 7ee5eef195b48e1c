"""`procmodel.light.caching.cached_property` works its value out once, keeps it with its object, and takes no lock."""

from __future__ import annotations

import functools
import gc
import pickle
import threading
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from procmodel.light.caching import cached_property
from procmodel.light.records import dataclass

PACKAGE = Path(__file__).parents[2] / "procmodel"


@dataclass(frozen=True)
class Square:
    """A frozen class with a value that is worked out."""

    side: int

    @cached_property
    def area(self) -> list[int]:
        """Its size."""
        return [self.side**2]


def test_a_value_is_worked_out_once_and_belongs_to_its_object() -> None:
    one, other = Square(2), Square(3)
    assert one.area is one.area
    assert (one.area, other.area) == ([4], [9])


def test_a_frozen_object_stays_frozen_and_equal() -> None:
    looked_at = Square(2)
    assert looked_at.area == [4]
    assert looked_at == Square(2)
    with pytest.raises(FrozenInstanceError):
        looked_at.side = 3  # type: ignore[misc]


def test_what_was_worked_out_is_pickled_with_its_object() -> None:
    square = Square(2)
    square.area.append(1)
    assert pickle.loads(pickle.dumps(square)).area == [4, 1]


def test_an_error_is_not_remembered() -> None:
    class Late:
        ready = False

        @cached_property
        def value(self) -> int:
            if not self.ready:
                raise ValueError("not yet")
            return 1

    late = Late()
    with pytest.raises(ValueError, match="not yet"):
        _ = late.value
    late.ready = True
    assert late.value == 1


def test_the_class_shows_the_property_and_its_docstring() -> None:
    assert isinstance(vars(Square)["area"], cached_property)
    assert Square.area.__doc__ == "Its size."


def waits_for_another_thread(keeper: Callable[[Callable[[object], bool]], object]) -> bool:
    """Whether a thread that looks at one object's value waits until another has worked out another object's."""
    inside, done = threading.Event(), threading.Event()

    def value(self: object) -> bool:
        if self is slow:
            inside.set()
            return done.wait(0.3)
        done.set()
        return True

    kind = type("Kind", (), {"value": keeper(value)})
    kind.__dict__["value"].__set_name__(kind, "value")
    slow, quick = kind(), kind()
    threads = [threading.Thread(target=getattr, args=(one, "value")) for one in (slow, quick)]
    threads[0].start()
    inside.wait()
    threads[1].start()
    for thread in threads:
        thread.join()
    return slow.value is False


def test_nobody_waits_while_another_thread_works_out_the_value_of_another_object() -> None:
    assert not waits_for_another_thread(cached_property)


def test_no_module_takes_the_property_with_a_lock() -> None:
    takes = [path for path in PACKAGE.rglob("*.py") if path.name != "caching.py"]
    assert not [path for path in takes if "functools import cached_property" in path.read_text("utf-8")]
    assert functools.cached_property is not cached_property


def test_other_attributes_of_the_object_stay_quick_to_read() -> None:
    square = Square(2)
    assert square.area == [4]
    assert not _has_made_its_dictionary(square)


def _has_made_its_dictionary(one: object) -> bool:
    """Whether an object keeps its attributes in a dictionary: garbage collection then sees that in place of them."""
    return any(type(held) is dict and "side" in held for held in gc.get_referents(one))
