"""From an edition to the bytes of a Word file: its parts, one after the other."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from drafter.redline.tree import State
from drafter.render.docx import furniture, package
from drafter.render.docx.flow import flow, kept
from drafter.render.docx.grids import TEXT_WIDTH
from drafter.render.docx.lines import Grid, Look, Part, Style, line
from drafter.render.docx.markup import root, w
from drafter.render.docx.neighbours import settled
from drafter.render.docx.numbering import Numberings
from drafter.render.docx.pictures import Pictures
from drafter.render.docx.relations import Relations
from drafter.render.docx.styles import rgb, styles
from drafter.render.docx.synopsis import WIDTH, headed, tabled
from drafter.render.docx.writing import Reviser, Writing
from drafter.render.edition import Edition, Rendered

BESIDE: Final = {
    "styles.xml": "styles",
    "numbering.xml": "numbering",
    "settings.xml": "settings",
    "fontTable.xml": "fontTable",
    "theme/theme1.xml": "theme",
}
"""The parts beside the text, each with the last word of its relationship's type."""


def render(edition: Edition) -> Rendered:
    """Render an edition as a Word file; the same edition gives the same bytes.

    Raises:
        EnvironmentMissing: if the fonts are missing that a chart is drawn with.
    """
    relations, numberings = Relations(), Numberings()
    pictures = Pictures(edition.pictures, edition.fonts, relations)
    reviser = Reviser(edition.document.author, edition.document.date)
    writing = Writing(reviser, relations, numberings, pictures, rgb(edition.marks.ink))
    body = "".join(writing.parts(settled(list(_closed(_parts(edition))))))
    around = _around(edition, writing)
    keys = [relations.part(_kind(name), name) for name in around]
    section = furniture.section(*keys, across=edition.synopsis is not None)
    inner = {
        "document.xml": root("document", w("body", body, section)),
        "numbering.xml": numberings.part(),
        **_beside(edition),
        **around,
        **pictures.media,
    }
    for name, kind in BESIDE.items():
        relations.part(kind, name)
    parts = {f"word/{name}": data for name, data in inner.items()}
    parts["word/_rels/document.xml.rels"] = relations.xml()
    return Rendered(package.zipped({**package.frame(edition.document), **parts}))


def _beside(edition: Edition) -> dict[str, bytes]:
    """Return the parts beside the text that do not depend on what it says."""
    language = package.language(edition.document)
    width = WIDTH if edition.synopsis else TEXT_WIDTH
    return {
        "styles.xml": styles(language, width, edition.marks),
        "settings.xml": package.settings(edition.document),
        "fontTable.xml": package.fonts(),
        "theme/theme1.xml": package.theme(),
    }


def _parts(edition: Edition) -> Iterable[Part]:
    """Return the lines and grids of the text."""
    sections = edition.redline.sections if edition.redline else kept(edition.document)
    if edition.synopsis is None:
        return flow(sections)
    head = headed(edition.document.furniture)
    return chain(head, flow(sections), tabled(edition.synopsis))


def _around(edition: Edition, writing: Writing) -> dict[str, bytes]:
    """Return the heads and feet by their names; those of the first page come first."""
    now = edition.document.furniture
    before = edition.redline.was_frame.furniture if edition.redline else None
    return {
        "header1.xml": furniture.first_head(now, writing),
        "header2.xml": furniture.head(now, before, writing),
        "footer1.xml": furniture.foot(now, before, writing),
        "footer2.xml": furniture.foot(now, before, writing),
    }


def _kind(name: str) -> str:
    return "header" if name.startswith("header") else "footer"


def _closed(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts of the text; behind a last one that may go stands a line that stays."""
    last: Part | None = None
    for part in parts:
        yield part
        last = part
    if last is None or isinstance(last, Grid) or last.state is not State.KEPT:
        yield line(State.KEPT, Look(Style.AFTER_TABLE), ())
