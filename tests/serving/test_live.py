"""Text goes up, pictures and findings come down; matches and texts are written where they belong."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from procmodel import read_text
from procmodel.errors import ProcmodelError
from procmodel.serving.matching import with_match
from tests.serving.conftest import ROOT, Running, serving

State = dict[str, Any]


@contextmanager
def line(running: Running) -> Iterator[ClientConnection]:
    headers = {"Origin": f"http://127.0.0.1:{running.port}", "Cookie": running.cookie}
    address = f"ws://127.0.0.1:{running.port}/live"
    with connect(address, additional_headers=headers, max_size=None) as found:
        yield found


def until(found: ClientConnection, holds: Callable[[State], bool]) -> State:
    """The first state that comes of which something holds."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        state: State = json.loads(found.recv(timeout=20))
        if holds(state):
            return state
    raise AssertionError("no such state came")


def row(state: State, name: str) -> dict[str, str]:
    return next(one for one in state["rows"] if one["name"] == name)


def test_a_page_that_opens_gets_everything(running: Running) -> None:
    with line(running) as live:
        state = until(live, lambda _: True)
    assert state["finding"].startswith("7 touches by hand became 0")
    assert row(state, "times a person handles it")["before"] == "7"
    assert state["svg"].startswith("<?xml")
    assert [file["name"] for file in state["files"]] == ["before.yaml", "after.yaml"]


def test_a_count_changes_as_one_types(running: Running) -> None:
    text = (running.folder / "before.yaml").read_text().replace("kind: user", "kind: user", 1)
    shorter = text.replace("  email_on:\n", "  email_on:\n    rekeys: false\n", 1)
    without = shorter.replace("rekeys: true", "", 1)
    with line(running) as live:
        until(live, lambda _: True)
        live.send(json.dumps({"do": "type", "file": 0, "text": without, "number": 1}))
        state = until(live, lambda found: found["answer_to"] == 1)
    assert not state["files"][0]["saved"]
    assert (running.folder / "before.yaml").read_text() == text


def test_an_error_is_told_at_its_place_and_the_picture_stays(running: Running) -> None:
    text = (running.folder / "before.yaml").read_text()
    wrong = text.replace("kind: customer", "kind: custmer", 1)
    with line(running) as live:
        first = until(live, lambda _: True)
        live.send(json.dumps({"do": "type", "file": 0, "text": wrong, "number": 1}))
        state = until(live, lambda found: found["answer_to"] == 1)
        assert not state["current"]
        finding = next(one for one in state["files"][0]["findings"] if one["severity"] == "error")
        assert "did you mean 'customer'" in finding["message"]
        assert wrong.splitlines()[finding["line"] - 1].count("custmer") == 1
        assert state["svg"] == first["svg"]
        live.send(json.dumps({"do": "type", "file": 0, "text": text, "number": 2}))
        assert until(live, lambda found: found["answer_to"] == 2)["current"]


def test_a_text_is_saved_when_asked(running: Running) -> None:
    text = (running.folder / "before.yaml").read_text() + "# a thought\n"
    with line(running) as live:
        live.send(json.dumps({"do": "type", "file": 0, "text": text, "number": 1}))
        live.send(json.dumps({"do": "save", "file": 0, "number": 2}))
        state = until(live, lambda found: found["answer_to"] == 2)
    assert state["files"][0]["saved"]
    assert (running.folder / "before.yaml").read_text() == text


def test_a_file_that_changes_on_disk_is_taken_up(running: Running) -> None:
    path = running.folder / "before.yaml"
    with line(running) as live:
        until(live, lambda _: True)
        time.sleep(0.5)
        path.write_text(path.read_text().replace("Report speeding traffic", "Report fast cars"))
        state = until(live, lambda found: "fast cars" in found["files"][0]["text"])
    assert state["files"][0]["saved"]


def test_a_match_is_written_into_the_later_text(running: Running) -> None:
    with line(running) as live:
        until(live, lambda _: True)
        live.send(json.dumps({"do": "accept", "before": ["log"], "after": "tell_resident", "number": 1}))
        state = until(live, lambda found: found["answer_to"] == 1)
        if state["error"]:  # the step has another name in the example
            step = next(iter(read_text(state["files"][1]["text"]).nodes)).id
            live.send(json.dumps({"do": "accept", "before": ["log"], "after": step, "number": 2}))
            state = until(live, lambda found: found["answer_to"] == 2)
    assert "replaces: [log]" in state["files"][1]["text"]


@pytest.mark.parametrize(
    "message",
    ["[]", "{}", '{"do": "fly"}', '{"do": "type", "file": 9, "text": ""}', '{"do": "save", "file": "../x"}'],
)
def test_what_is_not_understood_changes_nothing(running: Running, message: str) -> None:
    before = (running.folder / "before.yaml").read_bytes()
    with line(running) as live:
        until(live, lambda _: True)
        live.send(message)
        assert until(live, lambda _: True)["error"]
    assert (running.folder / "before.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("ending", "begins"),
    [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")],
)
def test_what_is_shown_can_be_downloaded(running: Running, ending: str, begins: bytes) -> None:
    status, headers, body = running.get(f"/export/{ending}", Cookie=running.cookie)
    assert status == 200
    assert body.startswith(begins)
    assert headers["content-disposition"].startswith("attachment")


def test_the_preview_speaks_welsh(tmp_path: Path) -> None:
    for side in ("before", "after"):
        shutil.copy(ROOT / "examples" / f"speeding_{side}.yaml", tmp_path / f"{side}.yaml")
    with serving(tmp_path, "before.yaml", "after.yaml", options=("--lang", "cy")) as server:
        _, _, page = server.get("/", Cookie=server.cookie)
        assert b'<html lang="cy">' in page
        assert "Yr un ydynt" in page.decode()
        with line(server) as live:
            state = until(live, lambda _: True)
            live.send(json.dumps({"do": "type", "file": 0, "text": "procmodel: 1\n", "number": 1}))
            until(live, lambda found: found["answer_to"] == 1)
    assert state["finding"].startswith("cyffyrddiadau â llaw: o 7 i 0")
    assert 'xml:lang="cy"' in state["svg"]


# -- matches in a text ---------------------------------------------------------------------------------

HEAD = "procmodel: 1\nname: N\nlanes: {a: {name: A}}\nsteps:\n"


@pytest.mark.parametrize(
    ("step", "wanted"),
    [
        ("  x: {name: X, lane: a, how: by hand}  # kept\n", "  x: {replaces: [old], name: X, lane: a"),
        (
            "  x:\n    # kept\n    name: X\n    lane: a\n    how: by hand\n",
            "  x:\n    replaces: [old]\n    # kept",
        ),
        ("  x: {name: X, lane: a, how: by hand, replaces: [other]}\n", "how: by hand, replaces: [old]}"),
        ("  x:\n    name: X\n    lane: a\n    how: by hand\n    replaces: other\n", "    replaces: [old]\n"),
    ],
)
def test_a_match_is_set_where_the_step_stands(step: str, wanted: str) -> None:
    text = HEAD + step
    changed = with_match(text, read_text(text), "x", ["old"])
    assert wanted in changed
    assert read_text(changed).nodes[0].replaces == ("old",)
    assert changed.replace("replaces: [old]", "") != text


def test_a_rejected_match_asserts_that_the_step_is_new() -> None:
    text = HEAD + "  x: {name: X, lane: a, how: by hand}\n"
    assert read_text(with_match(text, read_text(text), "x", [])).nodes[0].replaces == ()


def test_a_step_that_is_not_there_is_told(tmp_path: Path) -> None:
    text = HEAD + "  x: {name: X, lane: a, how: by hand}\n"
    with pytest.raises(ProcmodelError, match="no place for the step 'y'"):
        with_match(text, read_text(text), "y", ["old"])
