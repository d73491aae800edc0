"""Gates of the local server: who may ask, from where, how much, and what a page may then do.

The threats: a site open in the same browser (foreign `Origin`, a name that turns to 127.0.0.1),
another user of the machine (no token), a value that holds markup or a script.
"""

from __future__ import annotations

import secrets
from hmac import compare_digest
from http.cookies import SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ctg_docs.atelier.refusals import refused

ENTRY = "/entrer"
MOST_BYTES = 2 * 1024 * 1024
"""Bytes of the body of a request: a table of a thousand rows pasted at once, several times over."""
MOST_UPLOADED = 16 * 1024 * 1024
"""Bytes of a file that is handed over: a workbook, a document of a few hundred pages."""
UPLOADS = ("/reprise", "/comparer")
"""Ends of the addresses that take a file."""

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "frame-src 'self'",
        "object-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
SHOWN_PAGE = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src 'self' data:",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
        "sandbox allow-same-origin",
    )
)
"""The policy of a document that is shown: no script at all, its own style sheet, its pictures."""
SHOWN_PDF = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "object-src 'self'",
        "frame-ancestors 'self'",
    )
)
"""The policy of pages that the browser shows with a viewer of its own."""
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
_ELSEWHERE = "Une autre page du navigateur a demandé cela : c’est refusé."
_UNKNOWN = (
    "L’atelier ne vous connaît pas. Ouvrez l’adresse que « ctg atelier » a écrite dans le terminal."
)
_SPENT = "Cette adresse a déjà servi, ou n’est pas la bonne. Relancez « ctg atelier »."
_SAME_SITE = ("same-origin", "none")


class EntryKeys:
    """The token of the address that opens the atelier, good once, and the secret of the cookie."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(32)
        self._secret = secrets.token_urlsafe(32)

    def spend(self, token: str) -> str:
        """Return the secret of the cookie for the token, "" for another one or a second time."""
        good = bool(self.token) and compare_digest(token.encode(), self.token.encode())
        self.token = "" if good else self.token
        return self._secret if good else ""

    def opened_by(self, secret: str) -> bool:
        """Tell whether a cookie is that of this session."""
        return compare_digest(secret.encode(), self._secret.encode())


class Gates:
    """Lets through the requests of the pages of this session, and bounds them.

    `first` is the page that the token opens.
    """

    def __init__(self, app: ASGIApp, keys: EntryKeys, port: int, first: str = "/") -> None:
        self._app = app
        self._keys = keys
        self._first = first
        self._cookie = f"ctg-atelier-{port}"
        self._host = f"127.0.0.1:{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a refusal, or hand the request over."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer = self._refusal(scope, headers)
        if answer is not None:
            await answer(scope, receive, _guarded(send))
            return
        await self._app(scope, _bounded(receive, _most(scope)), _guarded(send))

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        if headers.get("host") != self._host:
            return refused(headers, 421, inside=False)
        if not self._from_here(scope, headers):
            return refused(headers, 403, _ELSEWHERE, inside=False)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > _most(scope):
            return refused(headers, 413)
        if scope["path"] == ENTRY:
            return self._entry(scope, headers)
        cookies = SimpleCookie(headers.get("cookie", ""))
        own = cookies[self._cookie].value if self._cookie in cookies else ""
        if not self._keys.opened_by(own):
            return refused(headers, 401, _UNKNOWN, inside=False)
        return None

    def _from_here(self, scope: Scope, headers: Headers) -> bool:
        """Tell whether a request comes from a page of the atelier, or from no page at all."""
        origin = headers.get("origin")
        asks_only = scope["method"] in ("GET", "HEAD")
        if origin is not None or not asks_only:
            return origin == f"http://{self._host}"
        return headers.get("sec-fetch-site", "none") in _SAME_SITE

    def _entry(self, scope: Scope, headers: Headers) -> Response:
        query = scope["query_string"].decode("latin-1")
        secret = self._keys.spend(query.removeprefix("jeton="))
        if not secret:
            return refused(headers, 403, _SPENT, inside=False)
        answer = RedirectResponse(self._first, 303)
        answer.set_cookie(self._cookie, secret, httponly=True, samesite="strict", path="/")
        return answer


def _most(scope: Scope) -> int:
    return MOST_UPLOADED if scope["path"].endswith(UPLOADS) else MOST_BYTES


def _bounded(receive: Receive, most: int) -> Receive:
    """Return a receiver of a body that stops beyond its bound: a length may be left unsaid."""
    received = 0

    async def bounded() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > most:
            raise HTTPException(413)
        return message

    return bounded


def _guarded(send: Send) -> Send:
    """Return a sender of an answer, with the headers that hold its page."""

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("content-security-policy", _POLICY)
        await send(message)

    return guarded
