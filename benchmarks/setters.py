"""Programs that set a paper as PDF, each as a whole process: ours and its peers."""

import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from benchmarks.feeds import page
from benchmarks.measure import Command
from benchmarks.papers import PAPER, ROOT
from benchmarks.typst_feed import typst
from drafter.document import Document
from drafter.render.fonts import font_directory, fontconfig_file

OURS: Final = (sys.executable, "-m", "drafter")
PLACE: Final = {"PYTHONPATH": str(ROOT)}
OUTPUT: Final = "aus"
MARKED: Final = ("--edition", "markiert")
BARE: Final = (sys.executable, "-m", "weasyprint", "--pdf-variant", "pdf/a-2a", "--pdf-tags")
CHROMIUM: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic",
    "--disable-dev-shm-usage", "--no-pdf-header-footer",
)  # fmt: skip
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
OFFICES: Final = ("soffice", "libreoffice")
TYPST: Final = """
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True,
              pdf_standards=["a-2a", "ua-1"])
"""


@dataclass(frozen=True, slots=True)
class Source:
    """The files that the peers of ours take, in one folder: HTML of ours, page, Typst's source."""

    folder: Path
    html: str = "vorlage.html"
    page: str = "text.html"
    typst: str = "text.typ"


def laid_down(folder: Path, html: bytes, document: Document) -> Source:
    """Write what the peers take into a folder."""
    source = Source(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / source.html).write_bytes(html)
    (folder / source.page).write_text(page(document), encoding="utf-8")
    (folder / source.typst).write_text(typst(document), encoding="utf-8")
    return source


def build(*options: str, papers: Sequence[Path] = (PAPER,), output: str = OUTPUT) -> Command:
    """Return `drafter build` for papers."""
    return Command((*OURS, "build", *map(str, papers), "--output", output, *options), PLACE)


def bare(html: str) -> Command:
    """Return WeasyPrint's own command for an HTML file of ours, with our options and fonts."""
    return Command((*BARE, html, "allein.pdf"), {"FONTCONFIG_FILE": str(fontconfig_file())})


def peers(source: Source) -> Mapping[str, Command]:
    """Return the other programs that are installed here, by name."""
    found = {"typst": with_typst(source)}
    if browser := installed(BROWSERS):
        found["chromium"] = with_chromium(browser, source)
    if office := installed(OFFICES):
        found["libreoffice"] = with_libreoffice(office, source, (source.page,))
    return found


def installed(names: Sequence[str]) -> str | None:
    """Return the path of the first program that is there."""
    return next(filter(None, map(shutil.which, names)), None)


def with_typst(source: Source) -> Command:
    """Return Typst by its Python package, PDF/A-2a and PDF/UA-1, with our fonts."""
    code = (sys.executable, "-c", TYPST)
    place = str(source.folder / source.typst)
    return Command((*code, place, "typst.pdf", str(font_directory())))


def with_chromium(browser: str, source: Source) -> Command:
    """Return a browser that prints our HTML, with a profile of its own."""
    profile = f"--user-data-dir={source.folder / 'profil'}"
    address = (source.folder / source.html).as_uri()
    return Command((browser, *CHROMIUM, profile, "--print-to-pdf=chromium.pdf", address))


def with_libreoffice(office: str, source: Source, files: Sequence[str]) -> Command:
    """Return LibreOffice that reads a page as a text document and exports it as PDF/A-2, tagged."""
    profile = f"-env:UserInstallation={(source.folder / 'buero').as_uri()}"
    options = (
        'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},'
        '"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    )
    paths = [str(source.folder / file) for file in files]
    into = ("--outdir", str(source.folder / "buero-aus"))
    reading = "--infilter=HTML (StarWriter)"
    return Command((office, profile, "--headless", reading, "--convert-to", options, *into, *paths))


NAMES: Final = {
    "typst": f"Typst {version('typst')}, dieselben Texte und Tabellen",
    "chromium": "Chromium, dieselbe HTML-Datei",
    "libreoffice": "LibreOffice, dieselben Texte und Tabellen als HTML",
}
"""What the peers are called in tables."""
