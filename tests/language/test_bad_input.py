"""What is half typed, or no process at all, never stops the server."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.language.conftest import Editor

BAD = {
    "nothing": "",
    "binary": "procmodel: 1\n\x00\x01\x7f\ufffe\x1b[0m",
    "half a pair": "procmodel: 1\nname: \ud83d\nsteps: {",
    "a line of 5 MB": "procmodel: 1\nname: " + "x" * 5_000_000,
    "deep": "procmodel: 1\nname: " + "[" * 5_000,
    "odd keys": "procmodel: 1\n? {a: b}\n: {c: [d]}\n*x : y\n",
    "aliases": "procmodel: 1\nlanes: &a {a: &b {}, c: *b}\nsteps: *a\n",
    "old line ends": "procmodel: 1\rname: x\u2028y\x85z\rsteps:\r  a: {who: }\r",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_bad_text_is_told_or_left_and_the_server_goes_on(editor: Editor, text: str) -> None:
    editor.open(text)
    for line, character in ((0, 0), (0, 99), (1, 6), (2, 10), (99, 99)):
        params = {"textDocument": {"uri": editor.uri}, "position": {"line": line, "character": character}}
        for question in ("completion", "hover", "definition", "prepareRename"):
            assert "error" not in editor.answer(f"textDocument/{question}", params), question
        everywhere = {"range": {"start": {"line": 0, "character": 0}, "end": params["position"]}}
        actions = {"textDocument": {"uri": editor.uri}, **everywhere, "context": {"diagnostics": []}}
        assert "error" not in editor.answer("textDocument/codeAction", actions)
        assert editor.answer("textDocument/rename", {**params, "newName": "x"})["error"]["code"] == -32803
    assert [one["code"] for one in editor.open("procmodel: 1\nname: x\nlanes: {}\nsteps: {a: {wh: b}}\n")]


def test_every_beginning_of_a_file_can_be_looked_at_from_its_end(editor: Editor, example: str) -> None:
    start = example.index("procmodel: 1")
    for end in range(start, len(example), 211):
        editor.open(example[:end])
        editor.complete(example[:end])
        editor.hover(example[:end], max(0, end - 1))


def test_a_message_that_is_none_is_passed_over(editor: Editor) -> None:
    assert editor.program.stdin is not None
    editor.program.stdin.write(b"Content-Length: 9\r\n\r\n{not json")
    editor.program.stdin.flush()
    editor.ask(
        "textDocument/hover", {"textDocument": {"uri": editor.uri}, "position": {"line": 0, "character": 0}}
    )


def test_a_question_that_cannot_be_answered_is_told_why_in_words(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "latin.yaml").write_bytes(b"name: caf\xe9")
    for name, why in (("gone", "no such file or folder"), ("folder", "directory"), ("latin.yaml", "decode")):
        uri = (tmp_path / name).as_uri()
        place = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}}
        error = editor.answer("textDocument/hover", place)["error"]
        assert error["code"] == -32803
        assert error["message"].startswith(f"{uri}: ")
        assert why in error["message"]
        assert "Traceback" not in str(error)
        assert "traceback" not in str(error)
    unknown = editor.answer("textDocument/nothing", {})["error"]
    assert unknown["code"] == -32601
    assert "traceback" not in str(unknown)


def test_the_server_leaves_with_its_editor_and_says_nothing(tmp_path: Path) -> None:
    editor = Editor(tmp_path)
    editor.open("procmodel: 1\nname: x\n")
    assert editor.program.stdin is not None
    editor.program.stdin.close()
    assert editor.program.wait(20) == 0
    assert editor.program.stderr is not None
    assert editor.program.stderr.read() == b""
    for stream in (editor.program.stdout, editor.program.stderr):
        if stream is not None:
            stream.close()
