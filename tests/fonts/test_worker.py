"""The renderers' own process: it may fail, hang or die, and that is said in words."""

from __future__ import annotations

import pytest

from procmodel.drawing import draw
from procmodel.errors import MissingToolError, WriteError
from procmodel.fonts import worker
from procmodel.limits import Limits
from tests.drawing.samples import small_picture


def test_what_a_renderer_refuses_is_said() -> None:
    with pytest.raises(WriteError, match="the png writer failed: "):
        worker.rendered("png", svg="no picture", width=10, height=10, family="x", fonts=[])


def test_a_renderer_that_takes_too_much_memory_is_an_error_and_no_crash() -> None:
    with pytest.raises(WriteError, match="the pdf writer failed"):
        draw(small_picture(), "pdf", limits=Limits(helper_memory=30_000_000))


def test_a_renderer_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_START", "import time; time.sleep(60)")
    with pytest.raises(WriteError, match="did not finish within 1 s"):
        draw(small_picture(), "png", limits=Limits(helper_seconds=1))


def test_a_renderer_that_dies_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_START", "import os; os.abort()")
    with pytest.raises(WriteError, match="exit -6"):
        draw(small_picture(), "png")


def test_a_renderer_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_START", 'print(\'{"missing": "typst"}\')')
    with pytest.raises(MissingToolError, match="writing pdf needs the package typst"):
        draw(small_picture(), "pdf")
