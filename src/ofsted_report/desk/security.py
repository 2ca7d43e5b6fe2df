"""Access control of the desk: only the browser of the person who started it.

Every request passes the `Guard`. The URL that the desk opens has a secret, which is exchanged for a same-site cookie; a
request without it, for another host name (DNS rebinding), or a form from another page (its Origin) is refused. Forms also
have a token (`calls`). Bodies are limited, and every response has a policy that allows only our own script.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST = "127.0.0.1"
LARGEST_BODY = 110 * 2**20
"""Bytes of a form with its files: a little more than the largest letter that is read."""
MOST_FILES = 20
MOST_FIELDS = 2000
LARGEST_FIELD = 2**20
_MOST_DRAINED = 4 * 2**30
"""Bytes of a body that is too large that are still received and discarded: a browser shows a response only after its
upload."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not no-referrer: browsers then send the Origin of a form as "null".
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
"""For every answer that does not say otherwise itself. Nothing of a letter is kept in the browser's cache."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """Made anew each time the desk starts."""

    key: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """In the URL that is opened."""
    cookie: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """The cookie for which the key is exchanged."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """In every form."""


def same(given: str, secret: str) -> bool:
    """Whether a secret is right; takes the same time for every input."""
    return secrets.compare_digest(given.encode(), secret.encode())


class TooLargeError(Exception):
    """A body is larger than `LARGEST_BODY`."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Stands before the desk's pages."""

    app: ASGIApp
    port: int
    secrets: Secrets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through to the pages, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return None
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if headers.get("host") not in self._hosts:
            return await _refuse(send, 403, "This is not the desk’s own address.")
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return await _refuse(send, 405, "The desk does not know this method.")
        if (key := _key(scope)) is not None:
            return await self._exchange(scope, key, send)
        if not same(_cookie(headers.get("cookie", ""), self.cookie_name), self.secrets.cookie):
            return await _refuse(send, 403, _ASK_FOR_THE_ADDRESS)
        if scope["method"] == "POST" and headers.get("origin") != f"http://{headers['host']}":
            return await _refuse(send, 403, "This form does not come from one of the desk’s own pages.")
        await self._limited(scope, headers, receive, send)
        return None

    @property
    def cookie_name(self) -> str:
        """Browsers do not part cookies by port; the name does."""
        return f"ofsted-report-desk-{self.port}"

    @property
    def _hosts(self) -> tuple[str, ...]:
        return (f"{HOST}:{self.port}", f"localhost:{self.port}")

    async def _exchange(self, scope: Scope, key: str, send: Send) -> None:
        """The key of the address for the cookie, and on to the page without the key."""
        if not same(key, self.secrets.key):
            return await _refuse(send, 403, _ASK_FOR_THE_ADDRESS)
        cookie = f"{self.cookie_name}={self.secrets.cookie}; Path=/; HttpOnly; SameSite=Strict"
        query = parse_qs(scope["query_string"].decode("latin-1"))
        query.pop("key")
        place = scope["path"] if scope["path"].startswith("/") and not scope["path"].startswith("//") else "/"
        onward = place + (f"?{urlencode(query, doseq=True)}" if query else "")
        await _answer(send, 303, b"", {"location": onward, "set-cookie": cookie})
        return None

    async def _limited(self, scope: Scope, headers: dict[str, str], receive: Receive, send: Send) -> None:
        """Return the page's response with our headers; a body that is too large gives an error page."""
        taken, ended, over = 0, scope["method"] != "POST", _length(headers) > LARGEST_BODY

        async def counted() -> Message:
            nonlocal taken, ended, over
            message = await receive()
            if message["type"] == "http.request":
                taken += len(message.get("body", b""))
                ended = not message.get("more_body", False)
                if taken > LARGEST_BODY:
                    over = True
                    raise TooLargeError
            return message

        async def guarded(message: Message) -> None:
            if over:  # what the page says of a body that broke off is not shown
                return
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                extra = [(n.encode(), v.encode()) for n, v in _HEADERS.items() if n.encode() not in given]
                message = {**message, "headers": [*message["headers"], *extra]}
            await send(message)

        if not over:
            try:
                await self.app(scope, counted, guarded)
            except Exception:
                if not over:
                    raise
        if over:
            while not ended and taken < _MOST_DRAINED:
                message = await receive()
                if message["type"] != "http.request":
                    return
                taken += len(message.get("body", b""))
                ended = not message.get("more_body", False)
            await _refuse(send, 413, _TOO_LARGE)


_ASK_FOR_THE_ADDRESS = (
    "This page belongs to a desk that was opened in another browser, or that was started anew. Open the address that the "
    "desk printed when it started, or start it again from its icon."
)
_TOO_LARGE = (
    f"The file is larger than {LARGEST_BODY // 2**20 - 10} MB; no letter of Ofsted’s is. Nothing was saved. Go back, and "
    "check that it is the right file."
)


def _length(headers: dict[str, str]) -> int:
    given = headers.get("content-length", "0")
    return int(given) if given.isdigit() and len(given) < 20 else 0


def _key(scope: Scope) -> str | None:
    if scope["method"] != "GET":
        return None
    given = parse_qs(scope["query_string"].decode("latin-1")).get("key")
    return given[0] if given else None


def _cookie(header: str, name: str) -> str:
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return found.value if found is not None else ""


async def _refuse(send: Send, status: int, why: str) -> None:
    """A page of its own: nothing of the desk is shown to who may not see it."""
    page = (
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>The desk</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
        f"<body><main><h1>The desk</h1><p>{why}</p></main></body></html>"
    )
    await _answer(send, status, page.encode(), {"content-type": "text/html; charset=utf-8"})


async def _answer(send: Send, status: int, body: bytes, headers: dict[str, str]) -> None:
    every = {**_HEADERS, **headers, "content-length": str(len(body))}
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [(name.encode(), value.encode()) for name, value in every.items()],
        }
    )
    await send({"type": "http.response.body", "body": body})
