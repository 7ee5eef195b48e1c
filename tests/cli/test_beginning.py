"""What a command puts off is there as soon as it is used."""

from __future__ import annotations

import sys

import pytest

from procmodel.late import put_off


@pytest.fixture
def colours() -> str:
    """A small module that nothing else has loaded."""
    sys.modules.pop("colorsys", None)
    return "colorsys"


def test_a_module_put_off_is_loaded_at_its_first_use(colours: str) -> None:
    put_off(colours)
    import colorsys

    assert "rgb_to_hls" not in vars(colorsys)
    assert colorsys.rgb_to_hls(0.0, 0.0, 0.0) == (0.0, 0.0, 0.0)
    assert "rgb_to_hls" in vars(sys.modules[colours])


def test_a_name_from_a_module_put_off_is_the_one_it_has(colours: str) -> None:
    put_off(colours)
    from colorsys import rgb_to_hls

    assert rgb_to_hls is sys.modules[colours].rgb_to_hls


def test_a_module_that_is_there_stays() -> None:
    before = sys.modules["sys"]
    put_off("sys")
    assert sys.modules["sys"] is before
