"""Captions: below the picture, whole, in the words of the picture too."""

from __future__ import annotations

from procmodel.drawing import draw
from procmodel.drawing.caption import captioned
from tests.drawing.samples import small_picture


def test_number_caption_and_source_stand_below_the_picture() -> None:
    plain = small_picture()
    said = captioned(plain, figure="3", caption="Seven became none.", source="Interviews, May 2026")
    added = said.texts[len(plain.texts) :]
    assert [text.text for text in added] == ["Figure 3. Seven became none.", "Source: Interviews, May 2026"]
    assert all(text.bounds.y >= plain.height for text in added)
    assert said.height > added[-1].bounds.bottom
    assert b"Figure 3. Seven became none." in draw(said)


def test_the_words_of_the_picture_have_them_too() -> None:
    said = captioned(small_picture(), caption="Seven became none.")
    assert said.alternative.splitlines()[-1] == "Seven became none."


def test_a_long_caption_is_set_in_lines_that_fit() -> None:
    picture = captioned(small_picture(), caption="What the picture shows and why it matters. " * 6)
    caption = picture.texts[-1]
    assert len(caption.lines) > 1
    assert not caption.shortened
    assert caption.bounds.right <= picture.width


def test_without_words_it_is_the_same_picture() -> None:
    assert captioned(small_picture()) == small_picture()
    assert captioned(small_picture(), caption="  ") == small_picture()


def test_a_caption_is_inert() -> None:
    said = draw(captioned(small_picture(), caption="<script>\x00alert(1)</script>", figure='"1"'))
    assert b"<script" not in said
    assert b"\x00" not in said
