"""The page, its parts, the exports, and the line over which text goes up and pictures come down."""

from __future__ import annotations

import asyncio
import html
import json
import secrets
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket, WebSocketDisconnect

from procmodel.errors import ProcmodelError
from procmodel.serving.desk import Desk
from procmodel.serving.exports import EXPORTS, export
from procmodel.serving.guard import Guard
from procmodel.wording import say, sentences, spoken

__all__ = ["Preview", "make_app"]

_PAGE = Path(__file__).parent / "page"
_PARTS = {"page.css": "text/css", "page.js": "text/javascript", "editor.min.js": "text/javascript"}
_LONGEST = 4_000_000  # characters of one message


class Preview:
    """The state that all open pages share: the desk, and who listens."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.listeners: set[WebSocket] = set()
        self.lock = asyncio.Lock()

    async def tell(self, answer_to: int = 0, error: str = "") -> None:
        """Send everybody what is there now."""
        async with self.lock:
            state = await run_in_threadpool(self.desk.shown)
        text = json.dumps({**state, "answer_to": answer_to, "error": error}, ensure_ascii=False)
        for listener in list(self.listeners):
            try:
                await listener.send_text(text)
            except (RuntimeError, WebSocketDisconnect):
                self.listeners.discard(listener)

    async def hear(self, message: dict[str, Any]) -> None:
        """Do what a page asks for: `type`, `save`, `accept`, `reject` or `undo`; then tell everybody."""
        error = ""
        try:
            async with self.lock:
                await run_in_threadpool(self._do, message)
        except ProcmodelError as trouble:
            error = str(trouble)
        except (KeyError, TypeError, ValueError, IndexError):
            error = say("serving.not_understood")
        number = message.get("number", 0)
        await self.tell(number if isinstance(number, int) else 0, error)

    def _do(self, message: dict[str, Any]) -> None:
        what = message["do"]
        if what == "type":
            self.desk.type(_index(message["file"], self.desk), str(message["text"]))
        elif what == "save":
            self.desk.save(_index(message["file"], self.desk))
        elif what in ("accept", "reject"):
            self.desk.accept([str(id_) for id_ in message["before"]], str(message["after"]), what == "accept")
        elif what == "undo":
            self.desk.undo()
        else:
            raise ValueError(what)


def _index(number: object, desk: Desk) -> int:
    if not isinstance(number, int) or not 0 <= number < len(desk.files):
        raise ValueError(number)
    return number


def make_app(preview: Preview, token: str, port: int) -> ASGIApp:
    """The whole application, guarded."""

    async def page(_: Request) -> Response:
        nonce = secrets.token_urlsafe(16)
        policy = (
            "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
            f"style-src 'self' 'nonce-{nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        words = {key: value for key, value in sentences("serving").items() if key.startswith("page_")}
        text = (_PAGE / "page.html").read_text("utf-8")
        for key, value in words.items():
            text = text.replace("{{" + key + "}}", html.escape(value))
        text = (
            text.replace("{{language}}", spoken())
            .replace("{{nonce}}", nonce)
            .replace("{{words}}", html.escape(json.dumps(words)))
        )
        return HTMLResponse(text, headers={"content-security-policy": policy})

    async def part(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _PARTS:
            return PlainTextResponse("not found\n", status_code=404)
        return Response((_PAGE / name).read_bytes(), media_type=_PARTS[name])

    async def exported(request: Request) -> Response:
        ending = request.path_params["ending"]
        if ending not in EXPORTS:
            return PlainTextResponse("not found\n", status_code=404)
        try:
            async with preview.lock:
                data, name = await run_in_threadpool(export, preview.desk, ending)
        except ProcmodelError as trouble:
            return PlainTextResponse(str(trouble) + "\n", status_code=409)
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(data, media_type=EXPORTS[ending], headers=headers)

    async def live(socket: WebSocket) -> None:
        await socket.accept()
        preview.listeners.add(socket)
        try:
            await preview.tell()
            while True:
                text = await socket.receive_text()
                message = json.loads(text) if len(text) <= _LONGEST else {}
                await preview.hear(message if isinstance(message, dict) else {})
        except (WebSocketDisconnect, json.JSONDecodeError, RuntimeError):
            pass
        finally:
            preview.listeners.discard(socket)

    routes = [
        Route("/", page),
        Route("/page/{name}", part),
        Route("/export/{ending}", exported),
        WebSocketRoute("/live", live),
    ]
    return Guard(Starlette(routes=routes), token, port)
