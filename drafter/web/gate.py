"""What may come in: requests of this machine's own page, with the key, that only read.

Every page that a user has open may send requests to 127.0.0.1, and so may every other user of the
machine. So the name in Host must be ours (no DNS rebinding), no foreign page may be the one that
asks (Origin; Fetch Metadata Request Headers, W3C, § 2), and the address must begin with a key
that only this process and its user know.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NOTHING: Final = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
HEADERS: Final[Mapping[str, str]] = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
OWN_SITE: Final = ("none", "same-origin")
NAMES: Final = ("127.0.0.1", "localhost")


@dataclass(frozen=True)
class Gate:
    """Lets a request in to `app`, its path without the key, or answers why it may not.

    `port` is the one that the server listens at.
    """

    app: ASGIApp
    port: int
    key: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request (ASGI 3.0)."""
        refused = self._refused(scope)
        answer = refused or self.app
        inner = scope if refused else {**scope, "path": scope["path"][len(self.key) + 1 :]}
        await answer(inner, receive, _guarded(send))

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if scope["method"] != "GET":
            return _sentence(405, "Hier lässt sich nur lesen.", {"Allow": "GET"})
        if headers.getlist("host") not in [[name] for name in self._hosts]:
            return _sentence(421, "Diesen Rechnernamen hat die Vorschau nicht.")
        if not self._own_page(scope, headers):
            return _sentence(403, "Das darf nur die Seite der Vorschau selbst abrufen.")
        if not self._has_key(scope["path"]):
            return _sentence(
                404,
                "Diese Adresse gibt es nicht. Bitte die Adresse öffnen, die „drafter preview“ "
                "zuletzt genannt hat.",
            )
        return None

    @property
    def _hosts(self) -> tuple[str, ...]:
        return tuple(f"{name}:{self.port}" for name in NAMES)

    def _own_page(self, scope: Scope, headers: Headers) -> bool:
        """Whether no foreign page asks; it may only lead a whole window to the page itself."""
        origins = [f"http://{host}" for host in self._hosts]
        if any(origin not in origins for origin in headers.getlist("origin")):
            return False
        if headers.get("sec-fetch-site", "none") in OWN_SITE:
            return True
        whole_window = headers.get("sec-fetch-dest") == "document"
        return whole_window and scope["path"] == f"/{self.key}/"

    def _has_key(self, path: str) -> bool:
        key, _, _ = path.removeprefix("/").partition("/")
        return secrets.compare_digest(key.encode(), self.key.encode())


def _sentence(status: int, sentence: str, headers: Mapping[str, str] | None = None) -> Response:
    return PlainTextResponse(f"{sentence}\n", status, headers)


def _guarded(send: Send) -> Send:
    """Return a `send` whose answers carry the headers of every answer."""

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.setdefault("Content-Security-Policy", NOTHING)
            headers.update(HEADERS)
        await send(message)

    return guarded
