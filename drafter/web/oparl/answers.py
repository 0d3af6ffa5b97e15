"""What is answered: objects, pages of lists, files, and errors as OParl words them.

See OParl 1.1, chapters „Objektlisten und Paginierung“, „CORS“, „Dateizugriffe“, „Gelöschte
Objekte“ and „Ausnahmebehandlung“.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from anyio.to_thread import run_sync
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from drafter.render.oparl.addresses import Addresses
from drafter.render.oparl.given import TYPES, as_json
from drafter.render.oparl.lists import query
from drafter.render.oparl.structure import SCHEMA, Object, instant
from drafter.web.oparl.current import Current, View

JSON_TYPE: Final = "application/json"
HTML_TYPE: Final = "text/html"
FAILED: Final = "Die Schnittstelle kann das gerade nicht beantworten. Bitte später wiederholen."
READING: Final = ("GET", "HEAD")
PAGE: Final = re.compile(r"list/(?P<list>[A-Za-z]+)/(?P<number>[1-9][0-9]{0,8})\.json")
OPEN_TO_ALL: Final[Mapping[str, str]] = {"Access-Control-Allow-Origin": "*"}
EVERY: Final[Mapping[str, str]] = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}
PAGE_POLICY: Final[Mapping[str, str]] = {
    "Content-Security-Policy": (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    ),
}
"""What a paper as HTML may do: be read."""


class Refused(Exception):
    """A request that is answered by an error: its status and a German sentence."""

    def __init__(
        self, status: int, sentence: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(sentence)
        self.status = status
        self.headers = headers or {}


@dataclass(frozen=True)
class Answers:
    """An ASGI 3.0 application that answers for everything below `base`.

    `hosts` are the names under which it may be asked. `failed` is told of what went wrong; clients
    are not, since it may name what is not public.
    """

    current: Current
    base: str
    hosts: frozenset[str]
    failed: Callable[[Exception], None]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        answer = await run_sync(self.answer, scope)
        await answer(scope, receive, send)

    def answer(self, scope: Scope) -> Response:
        """Return the answer to a request, whatever happens."""
        try:
            self._require_reading(scope)
            return _unless_known(self._found(scope), Headers(scope=scope))
        except Refused as problem:
            return _error(problem.status, str(problem), problem.headers)
        except Exception as problem:
            self.failed(problem)
            return _error(500, FAILED)

    def _require_reading(self, scope: Scope) -> None:
        if scope["method"] not in READING:
            raise Refused(405, "Hier lässt sich nur lesen.", {"Allow": ", ".join(READING)})
        if Headers(scope=scope).getlist("host") not in [[name] for name in self.hosts]:
            raise Refused(421, "Diesen Rechnernamen hat die Schnittstelle nicht.")

    def _found(self, scope: Scope) -> Response:
        own = urlsplit(self.base).path
        if scope["path"] in (own, f"{own}/", "/"):
            return Response(status_code=307, headers={**EVERY, "Location": self._system})
        if not scope["path"].startswith(f"{own}/"):
            raise _missing()
        return self._below(scope["path"].removeprefix(f"{own}/"), scope)

    def _below(self, path: str, scope: Scope) -> Response:
        """Return what is at a path below the base."""
        view = self.current.view()
        item = view.given.objects.get(f"{self.base}/{path}")
        if item is not None:
            return _json(item, {"Last-Modified": _http(item["modified"])})
        found = PAGE.fullmatch(path)
        if found and found["list"] in TYPES:
            return _json(_page(view, found["list"], int(found["number"]), scope), {})
        return _file(view, path)

    @property
    def _system(self) -> str:
        return Addresses(self.base).system()


def _page(view: View, name: str, number: int, scope: Scope) -> Object:
    parameters = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
    try:
        return view.given.page(name, number, query(parameters))
    except ValueError as problem:
        raise Refused(400, str(problem)) from None
    except LookupError:
        raise Refused(404, "Diese Seite hat die Liste nicht.") from None


def _file(view: View, path: str) -> Response:
    """Return a file; of one that is there no more, that it is gone (410)."""
    data, about = view.read(path), view.given.objects.get(f"{view.given.base}/{path}.json")
    if data is None and path in view.gone:
        raise Refused(410, "Diese Datei wird nicht mehr veröffentlicht.")
    if data is None or about is None:
        raise _missing()
    known = {"ETag": f'"{about["sha512Checksum"]}"', "Last-Modified": _http(about["modified"])}
    kind = about["mimeType"]
    policy = PAGE_POLICY if kind == HTML_TYPE else {}
    return Response(data, headers={**EVERY, **known, **policy}, media_type=kind)


def _json(item: Object, headers: Mapping[str, str], status: int = 200) -> Response:
    data = as_json(item)
    told = {**EVERY, **OPEN_TO_ALL, "ETag": f'"{sha256(data).hexdigest()}"', **headers}
    return Response(data, status, told, JSON_TYPE)


def _error(status: int, sentence: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return an error as OParl has it; `debug` says which kind it is."""
    item = {"type": f"{SCHEMA}Error", "message": sentence, "debug": f"HTTP {status}"}
    data = as_json(item)
    return Response(data, status, {**EVERY, **OPEN_TO_ALL, **(headers or {})}, JSON_TYPE)


def _missing() -> Refused:
    return Refused(404, "Unter dieser Adresse gibt es nichts.")


def _unless_known(answer: Response, asked: Headers) -> Response:
    """Return an answer without its content, where the client has it (RFC 9110, 13.2.2)."""
    known = asked.get("if-none-match")
    if known is not None:
        has_it = known.strip() == "*" or answer.headers.get("etag") in _tags(known)
    else:
        has_it = _is_older(answer.headers.get("last-modified"), asked.get("if-modified-since"))
    if not has_it:
        return answer
    kept = {name: value for name, value in answer.headers.items()
            if name not in ("content-length", "content-type")}  # fmt: skip
    return Response(status_code=304, headers=kept)


def _tags(known: str) -> list[str]:
    return [tag.strip().removeprefix("W/") for tag in known.split(",")]


def _is_older(modified: str | None, since: str | None) -> bool:
    if modified is None or since is None:
        return False
    try:
        return parsedate_to_datetime(modified) <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False


def _http(moment: str) -> str:
    return format_datetime(instant(moment).astimezone(UTC), usegmt=True)
