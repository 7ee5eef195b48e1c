"""Themes: data that anyone can bring, and that is refused in words where it is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel.drawing import draw
from procmodel.errors import ReadError
from procmodel.themes import THEMES, greyscale, load_theme
from tests.drawing.samples import small_picture


@pytest.mark.parametrize("name", THEMES)
def test_every_shipped_theme_can_be_loaded(name: str) -> None:
    assert load_theme(name).name == name


def test_a_theme_of_ones_own_says_only_what_differs(tmp_path: Path) -> None:
    path = tmp_path / "council.toml"
    path.write_text('name = "council"\nextends = "govuk"\n[palette]\naccent = "#552288"\n', "utf-8")
    theme = load_theme(path)
    assert theme.name == "council"
    assert theme.palette.accent == "#552288"
    assert theme.palette.ink == load_theme("govuk").palette.ink


def test_a_theme_changes_the_picture() -> None:
    assert len({draw(small_picture(theme=name)) for name in THEMES}) == len(THEMES)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[palette]\nink = 'red'", "ink is 'red', expected a colour"),
        ("[palette]\npaint = '#000000'", "unknown key 'paint'"),
        ("[palette]\nink = '#000000\"/><script>'", "expected a colour"),
        ("[sizes]\ntext = -1", "expected a length"),
        ("[sizes]\ntext = true", "expected a length"),
        ("no toml", "is no theme"),
        ("extends = 'nowhere'", "no theme 'nowhere'"),
    ],
)
def test_what_is_no_theme_is_refused_in_words(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ReadError, match=said):
        load_theme(path)


def test_themes_that_extend_each_other_come_to_an_end(tmp_path: Path) -> None:
    for name, other in (("a", "b"), ("b", "a")):
        (tmp_path / f"{name}.toml").write_text(f"extends = '{tmp_path / other}.toml'", "utf-8")
    assert load_theme(tmp_path / "a.toml").palette == load_theme("paper").palette


def test_greyscale_leaves_no_colour() -> None:
    picture = draw(small_picture(theme=greyscale(load_theme("govuk")))).decode()
    colours = {picture[at + 1 : at + 7] for at in range(len(picture)) if picture[at - 1 : at + 1] == '"#'}
    assert colours
    assert all(colour[:2] == colour[2:4] == colour[4:] for colour in colours)
