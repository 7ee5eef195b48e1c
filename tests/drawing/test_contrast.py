"""Pictures can be read: by eyes that see few colours, and from a printer that has none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from procmodel.drawing.compose import compose
from procmodel.drawing.contrast import Pair, faint, pairs
from procmodel.drawing.scene import Mark, Words
from procmodel.results.diagram import Bounds
from procmodel.themes import THEMES, Theme, load_theme
from procmodel.themes.colours import grey, linear, written
from tests.drawing.samples import everything, small_picture, words

# Machado, Oliveira and Fernandes (2009), severity 1, in linear RGB.
MACHADO = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}  # fmt: skip


def simulated(kind: str) -> Callable[[str], str]:
    """How a colour looks to whom one kind of cone is missing."""

    def seen(colour: str) -> str:
        light = linear(colour)
        red, green, blue = (sum(a * b for a, b in zip(row, light, strict=True)) for row in MACHADO[kind])
        return written(red, green, blue)

    return seen


EYES: dict[str, Callable[[str], str]] = {
    "all colours": str,
    "greyscale": grey,
    **{kind: simulated(kind) for kind in MACHADO},
}


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("theme", THEMES)
def test_every_text_and_every_line_stands_out_from_what_is_behind_it(theme: str, eyes: str) -> None:
    found = pairs(compose(everything(theme)))
    assert len(found) > 8
    assert [pair for pair in found if pair.ratio(EYES[eyes]) < pair.needed] == []


@pytest.mark.parametrize("theme", THEMES)
def test_words_are_better_than_they_must_be(theme: str) -> None:
    texts = [pair for pair in pairs(compose(everything(theme))) if pair.text]
    worst = min(texts, key=Pair.ratio)
    assert worst.ratio() >= (7 if worst.colour != load_theme(theme).palette.accent else 4.5)


def test_a_faint_theme_of_ones_own_is_named() -> None:
    palette = replace(load_theme("paper").palette, ink="#aaaaaa")
    said = faint(everything(Theme("mine", palette)))
    assert any(
        "text in #aaaaaa on #ffffff has a contrast of 2.3:1, under 4.5:1" in sentence for sentence in said
    )
    assert any("lines in #aaaaaa" in sentence for sentence in said)


@pytest.mark.parametrize("theme", THEMES)
def test_shipped_themes_have_nothing_to_name(theme: str) -> None:
    assert faint(small_picture(theme=theme)) == ()


def test_a_text_is_judged_against_the_topmost_fill_under_it() -> None:
    page, card = Bounds(0, 0, 100, 100), Bounds(10, 10, 80, 80)
    text = words("x", 50, 50)
    scene = (Mark("M0 0Z", "#ffffff", box=page), Mark("M10 10Z", "#000000", box=card), Words(text, "#111111"))
    assert Pair("#111111", "#000000", True) in pairs(scene)
