"""The server: on the loopback address only, a few connections, files watched."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import uvicorn
from watchfiles import awatch

from procmodel.errors import ProcmodelError
from procmodel.formats import sheet_asked_for
from procmodel.limits import Limits
from procmodel.serving.app import Preview, make_app
from procmodel.serving.desk import Desk
from procmodel.serving.guard import new_token
from procmodel.wording import say

__all__ = ["serve_files"]

_HOST = "127.0.0.1"
_CONNECTIONS, _SECONDS = 16, 10


def serve_files(
    paths: list[str],
    *,
    port: int = 0,
    limits: Limits | None = None,
    ready: Callable[[str], None] = lambda _: None,
    told: Mapping[str, Any] | None = None,
) -> None:
    """Serve a preview of one or two files until interrupted.

    Args:
        paths: the files.
        port: of the loopback address; 0 takes a free one.
        limits: what reading may cost.
        told: what the comparison of two files is told (`words`, `language`).
        ready: is told the address to open, token included, once somebody may come.

    Raises:
        ReadError: a file cannot be opened.
        ProcmodelError: the port is taken.
    """
    desk = Desk.of(paths, limits or Limits(), told or {})
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((_HOST, port))
        except OSError as error:
            raise ProcmodelError(say("serving.port_taken", port=port), hint="--port 0") from error
        asyncio.run(_serve(desk, listening, ready))


async def _serve(desk: Desk, listening: socket.socket, ready: Callable[[str], None]) -> None:
    port = listening.getsockname()[1]
    token = new_token()
    preview = Preview(desk)
    config = uvicorn.Config(
        make_app(preview, token, port),
        log_level="error",
        access_log=False,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=_SECONDS,
        ws_max_size=8_000_000,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
    )
    server = uvicorn.Server(config)
    watching = asyncio.create_task(_watch(preview))
    telling = asyncio.create_task(_say_ready(server, ready, f"http://{_HOST}:{port}/open/{token}"))
    try:
        await server.serve(sockets=[listening])
    finally:
        for task in (watching, telling):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task


async def _say_ready(server: uvicorn.Server, ready: Callable[[str], None], address: str) -> None:
    while not server.started:
        await asyncio.sleep(0.01)
    ready(address)


async def _watch(preview: Preview) -> None:
    """Take up files that change on disk while nobody has typed in them."""
    files = [Path(sheet_asked_for(str(file.path))[0]).resolve() for file in preview.desk.files]
    async for changes in awatch(*{path.parent for path in files}, recursive=False):
        paths = {path for _, path in changes}
        touched = [number for number, path in enumerate(files) if str(path) in paths]
        changed = False
        for number in touched:
            file = preview.desk.files[number]
            if not file.editable or file.text == file.saved:
                with contextlib.suppress(ProcmodelError):
                    changed |= preview.desk.reload(number)
        if changed:
            await preview.tell()
