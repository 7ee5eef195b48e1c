"""An editor: it starts the server as editors do and speaks to it on standard input and output."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "speeding_before.yaml"


class Editor:
    """One editor with one document at a time."""

    def __init__(self, folder: Path) -> None:
        self.uri = (folder / "service.yaml").as_uri()
        self.text = ""
        self.number = self.version = 0
        self.program = subprocess.Popen(
            [sys.executable, "-m", "procmodel", "lsp", "--stdio"],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.able = self.ask(
            "initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}}
        )["capabilities"]
        self.tell("initialized", {})

    def send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.program.stdin is not None
        self.program.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.program.stdin.flush()

    def receive(self) -> dict[str, Any]:
        assert self.program.stdout is not None
        length = 0
        while line := self.program.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name == b"Content-Length":
                length = int(value)
        assert length, "the server went away"
        found: dict[str, Any] = json.loads(self.program.stdout.read(length))
        return found

    def tell(self, method: str, params: Any) -> None:
        self.send({"method": method, "params": params})

    def answer(self, method: str, params: Any) -> dict[str, Any]:
        """The whole answer, with `result` or `error`."""
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while (found := self.receive()).get("id") != self.number:
            pass
        return found

    def ask(self, method: str, params: Any) -> Any:
        found = self.answer(method, params)
        assert "error" not in found, found
        return found["result"]

    def open(self, text: str) -> list[dict[str, Any]]:
        """Show a text; what the server finds in it."""
        self.text, self.version = text, self.version + 1
        document = {"uri": self.uri, "languageId": "yaml", "version": self.version, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return self.told()

    def type(self, text: str) -> list[dict[str, Any]]:
        """Replace the text; what the server finds in it."""
        self.text, self.version = text, self.version + 1
        document = {"uri": self.uri, "version": self.version}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})
        return self.told()

    def told(self) -> list[dict[str, Any]]:
        while (found := self.receive()).get("method") != "textDocument/publishDiagnostics":
            assert found.get("method") != "window/showMessage", found
        listed: list[dict[str, Any]] = found["params"]["diagnostics"]
        return listed

    def at(self, anchor: str, into: int = 0) -> dict[str, Any]:
        """The parameters of a question about the place where `anchor` begins, `into` characters on."""
        offset = self.text.index(anchor) + into
        line = self.text.count("\n", 0, offset)
        before = self.text[self.text.rfind("\n", 0, offset) + 1 : offset]
        position = {"line": line, "character": len(before.encode("utf-16-le")) // 2}
        return {"textDocument": {"uri": self.uri}, "position": position}

    def complete(self, anchor: str) -> dict[str, dict[str, Any]]:
        """What is offered at the end of the first `anchor`, by its label."""
        found = self.ask("textDocument/completion", self.at(anchor, len(anchor)))
        return {item["label"]: item for item in found["items"]}

    def hover(self, anchor: str, into: int = 0) -> str:
        found = self.ask("textDocument/hover", self.at(anchor, into))
        return found["contents"]["value"] if found else ""

    def named(self, location: dict[str, Any]) -> tuple[int, str]:
        """The line, counted from 1, and the text of a place."""
        assert location["uri"] == self.uri
        return location["range"]["start"]["line"] + 1, self.cut(location["range"])

    def cut(self, span: dict[str, Any]) -> str:
        return self.text[self.offset(span["start"]) : self.offset(span["end"])]

    def offset(self, position: dict[str, int]) -> int:
        lines = self.text.split("\n")
        line = lines[position["line"]].encode("utf-16-le")[: position["character"] * 2].decode("utf-16-le")
        return sum(len(one) + 1 for one in lines[: position["line"]]) + len(line)

    def with_edits(self, edits: list[dict[str, Any]]) -> str:
        """The text after the changes that the server proposes."""
        text = self.text
        for edit in sorted(edits, key=lambda one: self.offset(one["range"]["start"]), reverse=True):
            start, end = self.offset(edit["range"]["start"]), self.offset(edit["range"]["end"])
            text = text[:start] + edit["newText"] + text[end:]
        return text

    def rename(self, anchor: str, into: int, new: str) -> str:
        """The text after a rename of what stands `into` characters after the beginning of `anchor`."""
        found = self.ask("textDocument/rename", {**self.at(anchor, into), "newName": new})
        return self.with_edits(found["changes"][self.uri])

    def refused(self, anchor: str, into: int, new: str) -> str:
        """Why a rename is not made."""
        found = self.answer("textDocument/rename", {**self.at(anchor, into), "newName": new})
        message: str = found["error"]["message"]
        return message

    def fixes(self, anchor: str) -> list[dict[str, Any]]:
        """The repairs that are offered where `anchor` stands."""
        asked = self.at(anchor)
        span = {"start": asked["position"], "end": asked["position"]}
        params = {"textDocument": asked["textDocument"], "range": span, "context": {"diagnostics": []}}
        found: list[dict[str, Any]] = self.ask("textDocument/codeAction", params)
        return found

    def close(self) -> int:
        self.ask("shutdown", None)
        self.tell("exit", None)
        code = self.program.wait(20)
        for stream in (self.program.stdin, self.program.stdout, self.program.stderr):
            if stream is not None:
                stream.close()
        return code


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    running = Editor(tmp_path_factory.mktemp("editor"))
    yield running
    assert running.close() == 0


@pytest.fixture
def example() -> str:
    return EXAMPLE.read_text("utf-8")
