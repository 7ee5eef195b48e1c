"""The row of the live preview: from a keystroke to the new picture of the seed pair, beside a bare echo.

Both sides are servers of their own process on the loopback address, reached by one websocket each. The echo is
Starlette under uvicorn and sends back as much as a picture is long; what it takes is the line, the client
and the machine. The rest is ours.
"""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from statistics import median

from websockets.sync.client import ClientConnection, connect

from benchmarks.timing import ROOT, Result

__all__ = ["ECHO", "keystrokes", "rows"]

ECHO = """
import socket, uvicorn
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute

async def echo(line):
    await line.accept()
    while True:
        text = await line.receive_text()
        await line.send_text(text + "x" * SIZE)

listening = socket.socket()
listening.bind(("127.0.0.1", 0))
listening.listen()
print(f"http://127.0.0.1:{listening.getsockname()[1]}/", flush=True)
app = Starlette(routes=[WebSocketRoute("/live", echo)])
config = uvicorn.Config(app, log_level="error", ws_max_size=8_000_000, lifespan="off")
uvicorn.Server(config).run(sockets=[listening])
"""
TARGET = 0.1  # seconds
_KEYS = 20
_PAIR = [f"examples/speeding_{side}.yaml" for side in ("before", "after")]
_COPY = re.compile(r"http://127\.0\.0\.1:(\d+)/(?:open/(.*))?")


def rows(_peers: str | None, runs: int) -> Iterator[Result]:
    """One row: the seconds of server time that a keystroke costs, the echo's taken off."""
    keys = max(_KEYS, 4 * runs)
    text = (ROOT / _PAIR[0]).read_text(encoding="utf-8")
    with contextlib.ExitStack() as stack:
        ours = stack.enter_context(_line("-m", "procmodel", "serve", *_PAIR))
        size = len(ours.recv(timeout=60))
        echo = stack.enter_context(_line("-c", ECHO.replace("SIZE", str(size - len(text)))))
        found = keystrokes(text, keys, lambda sent: _drawn(ours, sent), lambda sent: _echoed(echo, sent))
    note = f"a bare Starlette echo: {found[1] * 1000:.1f} ms; ours {found[0] * 1000:.1f} ms"
    yield Result(
        "a keystroke to the new picture, less an echo",
        "Starlette",
        found[0] - found[1],
        TARGET,
        unit=" s",
        note=note,
    )


def keystrokes(text: str, keys: int, *sides: Callable[[str], float]) -> list[float]:
    """The median seconds of each side, typing a name into the text letter by letter, in turn."""
    marker = "name: Report speeding traffic"
    typed = [text.replace(marker, f"{marker}{'abcdefghij'[: n % 10]}{n}", 1) for n in range(keys + 1)]
    for side in sides:
        side(typed[keys])
    return [
        median(times)
        for times in zip(*([side(sent) for side in sides] for sent in typed[:keys]), strict=True)
    ]


@contextlib.contextmanager
def _line(*arguments: str) -> Iterator[ClientConnection]:
    """A server started, and a websocket to it; both ended afterwards."""
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert process.stdout is not None
        found = _COPY.match(process.stdout.readline())
        assert found is not None, "the server did not start"
        port, token = found.groups()
        headers = {"Origin": f"http://127.0.0.1:{port}", "Cookie": f"procmodel={(token or '').strip()}"}
        address = f"ws://127.0.0.1:{port}/live"
        with connect(address, additional_headers=headers, max_size=None) as opened:
            yield opened
    finally:
        process.terminate()
        process.wait(timeout=10)


_NUMBERS = count(1)


def _drawn(line: ClientConnection, text: str) -> float:
    number = next(_NUMBERS)
    message = json.dumps({"do": "type", "file": 0, "text": text, "number": number})
    begun = time.perf_counter()
    line.send(message)
    answer = line.recv(timeout=60)
    took = time.perf_counter() - begun
    state = json.loads(answer)
    assert state["answer_to"] == number, "an answer to something else"
    assert state["svg"], "no picture"
    return took


def _echoed(line: ClientConnection, text: str) -> float:
    begun = time.perf_counter()
    line.send(text)
    line.recv(timeout=60)
    return time.perf_counter() - begun
