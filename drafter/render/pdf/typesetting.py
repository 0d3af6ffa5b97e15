"""Setting the pages: WeasyPrint with no network, no foreign font and no warning.

WeasyPrint only logs what it could not do; here every such
message, and every address it asked for that is not inside the HTML, stops the paper.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, Final

from drafter.cache import Cache
from drafter.errors import EnvironmentMissing, RenderingFailed
from drafter.render.edition import Edition, Rendered
from drafter.render.environment import install_command, missing_libraries
from drafter.render.fonts import fontconfig_shows
from drafter.render.glyphs import missing_characters, missing_sentence
from drafter.render.pdf.savings import importing, setting

if TYPE_CHECKING:
    from weasyprint import Document
    from weasyprint.urls import URLFetcherResponse

VARIANTS: Final = {2: "pdf/a-2a", 3: "pdf/a-3a"}
"""What WeasyPrint calls the conforming files of each part of ISO 19005."""


def render(edition: Edition) -> Rendered:
    """Set the HTML that the edition already holds as PDF.

    Raises:
        EnvironmentMissing: if Pango, HarfBuzz or the fonts are missing.
        RenderingFailed: if WeasyPrint logged a problem, asked for anything outside the HTML,
            or could not set the paper at all.
    """
    _require_libraries()
    with fontconfig_shows(edition.fonts), _logged() as problems:
        rendered = _rendered(edition, problems)
    if problems:
        raise RenderingFailed(_sentence(problems, edition.files["html"]))
    return rendered


def prepare(*, savings: bool, cache: Cache | None) -> None:
    """Import and read what setting a PDF needs, for processes that are forked afterwards.

    No page is set: Pango would start threads, which a forked process does not have.

    Raises:
        OSError: if a library is missing.
    """
    with importing() if savings else nullcontext():
        import weasyprint  # noqa: F401

    from drafter.render.pdf import metadata, sources, tagging  # noqa: F401
    from drafter.render.pdf.hyphens import german_hyphens

    with german_hyphens(cache, savings=savings):
        pass


def complaints(sheet: str) -> tuple[str, ...]:
    """Return what WeasyPrint logs when it reads a style sheet: it would stop any paper.

    Raises:
        EnvironmentMissing: if Pango, HarfBuzz or the fonts are missing.
    """
    _require_libraries()
    with _logged() as problems:
        import weasyprint

        weasyprint.CSS(string=sheet, base_url="asset:/", url_fetcher=_fetcher(problems))
    return tuple(problems)


def _sentence(problems: list[str], html: bytes) -> str:
    missing = missing_characters(problems)
    if missing:
        return missing_sentence(missing, html.decode())
    return (
        "Der PDF-Satz kommt mit dieser Vorlage nicht zurecht, darum wurde kein PDF geschrieben. "
        "Bitte Bilder und Formular prüfen lassen. Für die Systembetreuung: "
        f"{'; '.join(dict.fromkeys(problems))[:600]}"
    )


def _rendered(edition: Edition, problems: list[str]) -> Rendered:
    with importing() if edition.savings else nullcontext():
        import weasyprint
    from drafter.render.pdf.hyphens import german_hyphens

    divided = german_hyphens(edition.cache, savings=edition.savings)
    with setting() if edition.savings else nullcontext(), divided:
        return _set(weasyprint, edition, problems)


def _set(weasyprint: Any, edition: Edition, problems: list[str]) -> Rendered:
    from drafter.render.pdf.hyphens import keep_endings
    from drafter.render.pdf.metadata import describe
    from drafter.render.pdf.sources import associate, attachments
    from drafter.render.pdf.tagging import tag

    part = 3 if edition.sources else 2
    options = {"pdf_variant": VARIANTS[part], "pdf_tags": True}

    def finish(document: "Document", pdf: object) -> None:
        if not problems:
            tag(document, pdf)
            describe(edition.document, pdf, part)
        if edition.sources:
            associate(pdf, edition.sources)

    try:
        page = weasyprint.HTML(
            string=edition.files["html"].decode(),
            base_url="asset:/",
            url_fetcher=_fetcher(problems),
        )
        keep_endings(page.etree_element.find("body"))
        document = page.render(**options)
        embedded = list(attachments(edition))
        data = document.write_pdf(finisher=finish, attachments=embedded, **options)
        return Rendered(data, _section_pages(document))
    except RecursionError:
        raise RenderingFailed(
            "Die Vorlage ist zu tief verschachtelt für den PDF-Satz. "
            "Bitte Listen und Unterpunkte flacher gliedern."
        ) from None
    except Exception as problem:
        raise RenderingFailed(
            f"Der PDF-Satz ist an dieser Vorlage gescheitert ({type(problem).__name__}: "
            f"{str(problem)[:200]}), darum wurde kein PDF geschrieben. Bitte die Datei der "
            "Systembetreuung geben."
        ) from problem


def _require_libraries() -> None:
    missing = missing_libraries()
    if missing:
        raise EnvironmentMissing(
            f"Für PDF fehlen Programmbibliotheken. Bitte installieren: {install_command(missing)}"
        )


def _fetcher(problems: list[str]) -> object:
    """Return a fetcher that opens `data:` addresses and notes every other one as a problem."""
    from weasyprint.urls import URLFetcher

    class DataOnly(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> "URLFetcherResponse":
            if not url.startswith("data:"):
                problems.append(f"Zugriff auf „{url[:200]}“ verweigert")
                raise ValueError(url)
            return super().fetch(url, headers)

    return DataOnly(allowed_protocols={"data"}, allow_redirects=False)


class _Collector(logging.Handler):
    def __init__(self, problems: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.problems = problems

    def emit(self, record: logging.LogRecord) -> None:
        self.problems.append(record.getMessage())


@contextmanager
def _logged() -> Iterator[list[str]]:
    """Collect what WeasyPrint logs as warning or error."""
    problems: list[str] = []
    logger, collector = logging.getLogger("weasyprint"), _Collector(problems)
    logger.addHandler(collector)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield problems
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagate


def _section_pages(document: "Document") -> dict[str, float]:
    """Measure every section in pages: its heights on all pages over the height of a full one.

    An element with an id is an anchor on each page that it reaches, as (left, top, right,
    bottom) in CSS pixels.
    """
    anchors = [page.anchors for page in document.pages]
    full = _text_height(anchors)
    lengths: dict[str, float] = {}
    for page in anchors:
        for name, (_, top, _, bottom) in page.items():
            lengths[name] = lengths.get(name, 0.0) + (bottom - top) / full
    return lengths


def _text_height(anchors: list[dict[str, tuple[float, float, float, float]]]) -> float:
    """Return the height of the text area, seen from what reaches furthest up and down."""
    spots = [spot for page in anchors[1:] or anchors for spot in page.values()]
    top = min((spot[1] for spot in spots), default=0.0)
    bottom = max((spot[3] for page in anchors for spot in page.values()), default=1.0)
    return max(bottom - top, 1.0)
