"""Who may speak to the preview: this machine's own browser with the token, and nobody else."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any

from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from procmodel.wording import say

__all__ = ["COOKIE", "Guard", "new_token"]

COOKIE = "procmodel"
_SITES = frozenset({"same-origin", "none"})


def new_token() -> str:
    """128 random bits as text."""
    return secrets.token_urlsafe(16)


class Guard:
    """Refuses before anything else is done: foreign hosts and origins, other methods, whoever has no token."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self.app, self.token = app, token
        self.hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
        }
        refused = self._refused(scope, headers)
        if refused is not None:
            await self._refuse(scope, receive, send, *refused)
        elif self._entering(scope):
            response = RedirectResponse("/", status_code=303)
            response.set_cookie(COOKIE, self.token, httponly=True, samesite="strict", path="/")
            await response(scope, receive, send)
        elif not self._is_known(headers):
            await self._refuse(scope, receive, send, 403, say("serving.no_token"))
        else:
            await self.app(scope, receive, _with_headers(send) if scope["type"] == "http" else send)

    def _refused(self, scope: Scope, headers: Mapping[str, str]) -> tuple[int, str] | None:
        if headers.get("host", "") not in self.hosts:
            return 403, say("serving.foreign_host")
        origin = headers.get("origin")
        if origin is not None and origin.removeprefix("http://") not in self.hosts:
            return 403, say("serving.foreign_origin")
        if scope["type"] == "websocket" and origin is None:
            return 403, say("serving.foreign_origin")
        if headers.get("sec-fetch-site", "none") not in _SITES:
            return 403, say("serving.foreign_origin")
        if scope["type"] == "http" and scope["method"] != "GET":
            return 405, say("serving.only_get")
        return None

    def _entering(self, scope: Scope) -> bool:
        path = str(scope["path"])
        given = path.removeprefix("/open/")
        return scope["type"] == "http" and path.startswith("/open/") and _same(given, self.token)

    def _is_known(self, headers: Mapping[str, str]) -> bool:
        try:
            cookies = SimpleCookie(headers.get("cookie", "")[:4096])
        except CookieError:
            return False
        found = cookies.get(COOKIE)
        return found is not None and _same(found.value, self.token)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, status: int, words: str) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008, "reason": words[:100]})
            return
        response = PlainTextResponse(words + "\n", status_code=status)
        await response(scope, receive, _with_headers(send))


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cache-control", b"no-store"),
)


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers: list[Any] = list(message.get("headers", []))
            known = {name.lower() for name, _ in headers}
            headers += [pair for pair in _HEADERS if pair[0] not in known]
            if b"content-security-policy" not in known:
                headers.append((b"content-security-policy", b"default-src 'none'"))
            message = {**message, "headers": headers}
        await send(message)

    return sent
