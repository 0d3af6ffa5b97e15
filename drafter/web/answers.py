"""The addresses of the preview and what they answer."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route, Router

from drafter.errors import DrafterError
from drafter.web.current import Current
from drafter.web.pages import Sheet, Typesetter
from drafter.web.view import Page, as_json, measured

ASSETS: Final = Path(__file__).parent / "assets"
PAGE_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
PAPER_POLICY: Final = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
NOWHERE: Final = b'<base target="_blank">'
"""Lets a link of a paper open a window, which its sandbox forbids: so it leads nowhere."""


@dataclass(frozen=True)
class Answers:
    """Answers requests about the view of the moment.

    `unforeseen` words an error of the program itself.
    """

    current: Current
    typesetter: Typesetter
    unforeseen: Callable[[Exception], str]

    def router(self) -> Router:
        """Return the table of the addresses; below the key, which the gate takes off."""
        return Router(
            [
                Route("/", _asset("page.html", "text/html", PAGE_POLICY)),
                Route("/preview.svg", _asset("preview.svg", "image/svg+xml")),
                Route("/preview.css", _asset("preview.css", "text/css")),
                Route("/preview.js", _asset("preview.js", "text/javascript")),
                Route("/events", self.events),
                Route("/source/{index:int}", self.source),
                Route("/paper/{number:int}/{edition}", self.paper),
                Route("/pages/{number:int}/{edition}", self.pages),
                Route("/page/{number:int}/{edition}/{index:int}.png", self.picture),
            ],
            redirect_slashes=False,
        )

    async def events(self, request: Request) -> Response:
        """Send each new view as a server-sent event (HTML Standard, § 9.2)."""
        del request
        return StreamingResponse(self._views(), media_type="text/event-stream")

    async def source(self, request: Request) -> Response:
        """Answer with one of the texts that findings are about."""
        texts = list(self.current.view.sources.values())
        index: int = request.path_params["index"]
        return PlainTextResponse(texts[index]) if index < len(texts) else _gone()

    async def paper(self, request: Request) -> Response:
        """Answer with an edition as HTML that may do nothing but be read."""
        page = self._page(request)
        if page is None:
            return _gone()
        try:
            html = page.html.replace(b"<head>", b"<head>" + NOWHERE, 1)
        except Exception as problem:
            return PlainTextResponse(self.unforeseen(problem), 500)
        return Response(
            html, media_type="text/html", headers={"Content-Security-Policy": PAPER_POLICY}
        )

    async def pages(self, request: Request) -> Response:
        """Answer, when an edition is set as PDF, with the sizes of its pages or what is wrong."""
        try:
            pdf = await self._pdf(request)
            sheets = await self.typesetter.sheets(pdf) if pdf else ()
        except DrafterError as problem:
            return JSONResponse({"problem": str(problem), "pages": []})
        except Exception as problem:
            return JSONResponse({"problem": self.unforeseen(problem), "pages": []})
        if pdf is None:
            return _gone()
        return JSONResponse({"problem": "", "pages": [_size(sheet) for sheet in sheets]})

    async def picture(self, request: Request) -> Response:
        """Answer with a page of the PDF as a picture; pages are counted from 1."""
        index: int = request.path_params["index"] - 1
        try:
            pdf = await self._pdf(request)
            data = await self.typesetter.picture(pdf, index) if pdf and index >= 0 else None
        except Exception as problem:
            return PlainTextResponse(self.unforeseen(problem), 500)
        return Response(data, media_type="image/png") if data else _gone()

    async def _views(self) -> AsyncIterator[str]:
        view = await self.current.newer(0)
        while view is not None:
            yield f"data: {json.dumps(as_json(view))}\n\n"
            view = await self.current.newer(view.serial)

    async def _pdf(self, request: Request) -> bytes | None:
        """Return the PDF of the edition that is asked for; None where it is not wanted any more.

        Raises:
            DrafterError: for what kept the renderer from setting it.
        """
        page = self._page(request)
        if page is None or self.current.closed:
            return None
        rendered = await self.typesetter.rendered(request.path_params["number"], page)
        if rendered is None or self._page(request) is not page:
            return None
        await self.current.show(measured(self.current.view, page, rendered.section_pages))
        return rendered.data

    def _page(self, request: Request) -> Page | None:
        asked = request.path_params
        return self.current.view.page(asked["number"], asked["edition"])


def _asset(
    name: str, media_type: str, policy: str | None = None
) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers with a file of our own."""
    headers = {"Content-Security-Policy": policy} if policy else None

    async def answer(request: Request) -> Response:
        del request
        return Response((ASSETS / name).read_bytes(), media_type=media_type, headers=headers)

    return answer


def _gone() -> Response:
    return PlainTextResponse("Das gibt es nicht oder nicht mehr.\n", 404)


def _size(sheet: Sheet) -> dict[str, int]:
    return {"width": round(sheet.width), "height": round(sheet.height)}
