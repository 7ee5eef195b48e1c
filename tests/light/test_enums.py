"""Enumerations made the short way are those of the standard library."""

from __future__ import annotations

import enum
import pickle

import pytest

from procmodel.light.enums import IntEnum, StrEnum
from procmodel.model import TaskKind


class Tone(StrEnum):
    """How loud."""

    LOW = "low"
    HIGH = "high"

    @property
    def other(self) -> str:
        """The other one."""
        return "high" if self is Tone.LOW else "low"


class UsualTone(enum.StrEnum):
    """How loud."""

    LOW = "low"
    HIGH = "high"


class Rank(IntEnum):
    """Which place; two names for the last."""

    FIRST = 1
    SECOND = 2
    LAST = 2


def test_a_member_is_what_it_is_in_the_standard_library() -> None:
    mine, usual = Tone.LOW, UsualTone.LOW
    assert (mine, str(mine), f"{mine}", mine.name, mine.value, hash(mine)) == (
        usual, str(usual), f"{usual}", usual.name, usual.value, hash(usual),
    )  # fmt: skip
    assert repr(mine) == "<Tone.LOW: 'low'>"
    assert type(mine.value) is str


def test_a_class_is_an_enumeration() -> None:
    assert type(Tone) is enum.EnumType
    assert issubclass(Tone, enum.StrEnum)
    assert issubclass(Tone, StrEnum)
    assert isinstance(UsualTone.LOW, StrEnum)
    assert not isinstance("low", StrEnum)
    assert list(Tone) == [Tone.LOW, Tone.HIGH]
    assert (Tone.__doc__, Tone.__module__, Tone.__qualname__) == ("How loud.", __name__, "Tone")


def test_members_are_found_by_value_and_by_name() -> None:
    assert Tone("high") is Tone["HIGH"] is Tone.HIGH
    assert Tone.LOW.other == "high"
    assert Rank(2) is Rank.LAST is Rank.SECOND
    assert list(Rank.__members__) == ["FIRST", "SECOND", "LAST"]
    with pytest.raises(ValueError, match="'loud' is not a valid Tone"):
        Tone("loud")


def test_members_do_not_change_and_survive_pickling() -> None:
    with pytest.raises(AttributeError):
        Tone.LOW = Tone.HIGH  # type: ignore[misc, assignment]
    assert pickle.loads(pickle.dumps([Tone.LOW, Rank.LAST])) == [Tone.LOW, Rank.LAST]
    assert pickle.loads(pickle.dumps(TaskKind.USER)) is TaskKind.USER


def test_numbers_count() -> None:
    assert Rank.FIRST + 1 == 2
    assert sorted([Rank.LAST, Rank.FIRST]) == [Rank.FIRST, Rank.LAST]
    assert isinstance(Rank.FIRST, enum.IntEnum)


def test_a_member_stands_in_its_class_itself() -> None:
    assert all(vars(TaskKind)[member.name] is member for member in TaskKind)
    assert vars(Rank)["LAST"] is Rank.SECOND
