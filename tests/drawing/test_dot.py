"""DOT: lanes as clusters, steps pinned, and names that stay words."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from procmodel.drawing import draw
from tests.drawing.samples import everything, small_picture


def source(name: str = "Log the report") -> str:
    return draw(small_picture(name), "dot").decode()


def test_steps_stand_where_the_picture_has_them() -> None:
    (place,) = re.findall(r'id=log pos="([^"]*)!"', source())
    assert place == "174.75,135"  # the middle (233, 100) of a picture 280 high, in points from below


def test_lanes_are_clusters() -> None:
    assert re.findall(r"label=(Clerk|Systems) ", source()) == ["Clerk", "Systems"]


@pytest.mark.parametrize("name", ['a" image="/etc/passwd', "<b>x</b>", "back\\Nslash", "{x|y}", "\\"])
def test_a_name_is_words_and_never_source(name: str) -> None:
    text = source(name)
    assert " image=" not in re.sub(r'"(?:\\.|[^"\\])*"', "", text)
    assert "=<" not in text


def test_dashes_tell_what_no_person_does() -> None:
    assert re.search(r'label="Store the file".*style="rounded,filled,dashed"', source())


@pytest.mark.exe
@pytest.mark.skipif(shutil.which("dot") is None, reason="the program dot is not installed")
def test_graphviz_reads_it() -> None:
    data = draw(everything(), "dot")
    run = subprocess.run(["dot", "-Tsvg"], input=data, capture_output=True, check=True, timeout=60)
    assert b"A step of" in run.stdout
