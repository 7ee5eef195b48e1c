"""Golden pictures: what was looked at once stays as it is. `--bless` records anew; then look at them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from procmodel.drawing import draw
from procmodel.results.diagram import Diagram
from procmodel.themes import THEMES
from tests.drawing.samples import everything, pair_picture, small_picture

GOLDEN = Path(__file__).parent.parent / "golden" / "pictures"

PICTURES: dict[str, Callable[[], Diagram]] = {
    **{f"signs-{theme}": (lambda theme=theme: everything(theme)) for theme in THEMES},  # type: ignore[misc]
    "small": small_picture,
    "pair": pair_picture,
}


def hold(name: str, data: bytes, bless: bool) -> None:
    """The bytes are those of the golden file, which is recorded anew where that is asked for."""
    path = GOLDEN / name
    if bless:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    assert path.is_file(), f"{name} was never recorded: --bless, and look at it"
    assert data == path.read_bytes(), f"{name} looks different: look at it, and --bless if it is better"


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_looks_as_it_did(name: str, bless: bool) -> None:
    hold(f"{name}.svg", draw(PICTURES[name]()), bless)


@pytest.mark.parametrize("ending", ["html", "dot", "mmd", "drawio"])
def test_every_text_format_says_what_it_did(ending: str, bless: bool) -> None:
    hold(f"pair.{ending}", draw(pair_picture(), ending), bless)


def test_no_golden_picture_is_left_over() -> None:
    known = {f"{name}.svg" for name in PICTURES} | {
        f"pair.{ending}" for ending in ("html", "dot", "mmd", "drawio")
    }
    made_by_hand = {path.name for path in GOLDEN.iterdir() if not path.name.startswith("example-")}
    assert made_by_hand == known
