"""PNG: the size that was asked for, the shipped font, and no canvas that is too large."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

import pytest

from procmodel.drawing import draw
from procmodel.drawing.png import fitting, size
from procmodel.errors import WriteError
from procmodel.limits import Limits
from tests.drawing.samples import small_picture


def size_of(data: bytes) -> tuple[int, int]:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


@pytest.mark.parametrize(("dpi", "size"), [(96, (680, 280)), (192, (1360, 560)), (300, (2125, 875))])
def test_a_picture_has_the_resolution_that_was_asked_for(dpi: float, size: tuple[int, int]) -> None:
    assert size_of(draw(small_picture(), "png", dpi=dpi)) == size


def test_words_are_drawn() -> None:
    assert draw(small_picture("Log"), "png") != draw(small_picture("Lag"), "png")


def test_the_same_diagram_gives_the_same_bytes() -> None:
    assert draw(small_picture(), "png") == draw(small_picture(), "png")


def test_too_many_pixels_are_refused_with_what_would_fit() -> None:
    with pytest.raises(WriteError, match=r"more than 1000 in all \(take --dpi 6 or less"):
        draw(small_picture(), "png", dpi=96, limits=Limits(pixels=1000))


@pytest.mark.parametrize("dpi", [0, -96, float("nan"), 1e9])
def test_no_sensible_resolution_is_refused(dpi: float) -> None:
    with pytest.raises(WriteError, match="no resolution"):
        draw(small_picture(), "png", dpi=dpi)


def test_a_resolution_says_itself_in_the_file() -> None:
    data = draw(small_picture(), "png", dpi=300)
    at = data.index(b"pHYs")
    assert struct.unpack(">IIB", data[at + 4 : at + 13]) == (11811, 11811, 1)


@pytest.mark.parametrize("ending", ["png", "pdf"])
def test_what_is_no_font_is_refused(ending: str, tmp_path: Path) -> None:
    (tmp_path / "x.ttf").write_text("no font", "utf-8")
    for path in (tmp_path / "x.ttf", tmp_path / "nowhere.ttf", tmp_path):
        with pytest.raises(WriteError, match="no font file"):
            draw(small_picture(), ending, font=str(path))


def test_a_font_that_has_more_letters_draws_them() -> None:
    more = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    if not more.is_file():
        pytest.skip("the font DejaVu Sans is not installed")
    snow = small_picture("Snow \u2603")
    assert draw(snow, "png", font=str(more)) != draw(snow, "png")
    assert draw(snow, "pdf", font=str(more)).startswith(b"%PDF")


def test_a_very_large_picture_gets_fewer_dots_where_nobody_asked_for_a_number() -> None:
    wide = replace(small_picture(), width=6_000.0, height=2_100.0)
    assert fitting(small_picture()) == 192
    assert 96 <= fitting(wide) < 192
    width, height = size(wide, fitting(wide))
    assert width * height <= 50_000_000
    with pytest.raises(WriteError, match="more than 50000000"):
        size(wide, 192)
    enormous = replace(wide, width=60_000.0)
    with pytest.raises(WriteError, match="more than 50000000"):
        size(enormous, fitting(enormous))
