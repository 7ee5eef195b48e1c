"""A text that no file can hold is refused when it is written, not when it is read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel import WriteError, read_text, write
from procmodel.formats import dump

HALF = "one \ud83d half"
MODEL = read_text(
    "procmodel: 1\nname: T\nlanes: {a: {name: A}}\nsteps:\n  one: {name: One, who: a, how: by hand}\n"
)


@pytest.mark.parametrize("ending", [".yaml", ".json", ".csv", ".xlsx"])
def test_half_of_a_character_is_refused_and_no_file_is_left(ending: str, tmp_path: Path) -> None:
    half = MODEL.model_copy(update={"nodes": (MODEL.nodes[0].model_copy(update={"name": HALF}),)})
    with pytest.raises(WriteError, match="half of a character"):
        write(half, tmp_path / f"made{ending}")
    assert list(tmp_path.iterdir()) == []


def test_a_whole_character_beyond_the_first_plane_is_kept() -> None:
    whole = MODEL.model_copy(
        update={"nodes": (MODEL.nodes[0].model_copy(update={"name": "one \U0001f600"}),)}
    )
    assert read_text(dump(whole)) == whole
