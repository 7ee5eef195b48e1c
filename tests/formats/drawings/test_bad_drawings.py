"""Drawings that cannot be read: what is wrong, where, and what to do; within the limits."""

from __future__ import annotations

import base64
import zlib

import pytest

from procmodel.formats import read_back
from procmodel.limits import Limits
from procmodel.results.finding import Severity
from tests.formats.drawings.drawio import BOX, cell, line, page, whole

GOOD = whole(
    page(cell("a", "Ask", BOX, (0, 0, 9, 9)), cell("b", "Do", BOX, (20, 0, 9, 9)), line("f", "a", "b"))
)


def errors_of(data: str | bytes, ending: str = ".drawio", limits: Limits | None = None) -> list[str]:
    process, findings = read_back(data, ending, f"map{ending}", limits)
    assert process is None
    return [str(finding) for finding in findings if finding.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("", "map.drawio: the file is empty"),
        (GOOD[: len(GOOD) // 2], "map.drawio:1: "),
        ("procmodel: 1\nname: x\n", "map.drawio:1: "),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "map.drawio:1: "),
        ("<html/>", "map.drawio:1: this is no drawing of draw.io: the file begins with 'html'"),
        ("<mxfile/>", "the drawing has no page"),
        (whole(page()), "no step is drawn (page 'Page-1'): boxes are read as steps"),
        (whole("<diagram name='p'>!!!!</diagram>"), "map.drawio:1: page 'p' cannot be unpacked"),
        (whole("<diagram name='p'>YWJj</diagram>"), "map.drawio:1: page 'p' cannot be unpacked"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]>" + GOOD, "map.drawio:1: "),
    ],
    ids=[
        "empty",
        "truncated",
        "yaml",
        "picture",
        "html",
        "no page",
        "no step",
        "no base64",
        "no deflate",
        "doctype",
    ],
)
def test_what_is_wrong_is_said_with_its_place(data: str | bytes, words: str) -> None:
    (error, *_) = errors_of(data)
    assert words in error


def packed_bytes(data: bytes) -> str:
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.b64encode(packing.compress(data) + packing.flush()).decode()


def test_a_page_that_unpacks_to_far_too_much_is_refused() -> None:
    bomb = whole(f"<diagram name='p'>{packed_bytes(b'a' * 50_000_000)}</diagram>")
    (error,) = errors_of(bomb)
    assert "packed" in error


def test_a_packed_page_may_hold_no_document_type() -> None:
    (error,) = errors_of(whole(f"<diagram name='p'>{packed_bytes(b'<!DOCTYPE a []><a/>')}</diagram>"))
    assert "page 'p' cannot be unpacked" in error


def test_more_steps_than_the_limit_are_refused() -> None:
    (error,) = errors_of(GOOD, limits=Limits(steps=1))
    assert "--limit steps=2" in error
