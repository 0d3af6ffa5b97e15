"""What becomes of the file of an attachment: stamped, or left alone behind a cover page."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from hashlib import sha512
from pathlib import Path

from drafter import compose
from drafter.cache import Cache
from drafter.model.paper import Attachment
from drafter.model.scalars import Publicity
from drafter.pipeline.checking import Checked
from drafter.pipeline.pictures import logo
from drafter.render import RENDERERS, Edition


class Treatment(StrEnum):
    """What was done to the file of an attachment; the word stands in the manifest."""

    STAMPED = "gestempelt"
    COVERED = "Deckblatt"
    COPIED = "kopiert"
    MISSING = "ohne Datei"


@dataclass(frozen=True)
class Means:
    """What stamps and cover pages are made with, as in `Edition`."""

    fonts: Path | None = None
    savings: bool = True
    cache: Cache | None = None


@dataclass(frozen=True)
class Treated:
    """A file to hand on, what was done to it and why, and the cover page where it has one.

    `reason` says in German why it is not stamped, as the end of „weil …“; it is "" for one that is.
    """

    data: bytes = field(repr=False)
    treatment: Treatment
    reason: str = ""
    cover: bytes = field(default=b"", repr=False)


def treated(
    data: bytes, checked: Checked, number: int, attachment: Attachment, means: Means
) -> Treated:
    """Return what is made of the file of an attachment with the number that is printed.

    One that can be no attachment stays as it is, which only a draft may have.

    Raises:
        DrafterError: for a problem with the run: missing libraries or fonts, a cover page that
            could not be set.
    """
    from drafter.render.stamp.looking import Refused, known_look
    from drafter.render.stamp.sheets import Doubt
    from drafter.render.stamp.writing import stamped

    try:
        seen = known_look(data, means.cache)
        if not seen.doubt:
            line = partial(stamp_line, _reference(checked), number, _publicity(checked, attachment))
            made = stamped(data, line, means.fonts, means.cache)
            return Treated(made, Treatment.STAMPED)
        pages, reason = seen.pages, seen.doubt
    except Refused as problem:
        return Treated(data, Treatment.COPIED, str(problem))
    except Doubt as doubt:
        pages, reason = seen.pages, str(doubt)
    cover = _cover(data, checked, number, attachment, pages, reason, means)
    return Treated(data, Treatment.COVERED, reason, cover)


def stamp_line(
    reference: str | None, number: int, publicity: Publicity | None, page: int, pages: int
) -> str:
    """Return what is stamped on a page; a paper without number is not named."""
    paper = f" zu Drs. {reference}" if reference else ""
    secret = f", {Publicity.NON_PUBLIC}" if publicity is Publicity.NON_PUBLIC else ""
    return f"Anlage {number}{paper}{secret}, Seite {page} von {pages}"


def _reference(checked: Checked) -> str | None:
    return checked.paper.reference if checked.paper else None


def _publicity(checked: Checked, attachment: Attachment) -> Publicity | None:
    """Return how an attachment is to be handled: one of a non-public paper is not public."""
    consultations = checked.paper.consultations if checked.paper else ()
    given = (attachment.publicity, *(each.publicity for each in consultations))
    return Publicity.NON_PUBLIC if Publicity.NON_PUBLIC in given else attachment.publicity


def _cover(
    data: bytes,
    checked: Checked,
    number: int,
    attachment: Attachment,
    pages: int,
    reason: str,
    means: Means,
) -> bytes:
    """Set the cover page of a file as the paper itself is set."""
    paper, form = checked.loaded.paper, checked.loaded.form
    assert paper
    assert form
    digest = sha512(data).hexdigest()
    edition = Edition(
        compose.cover(paper, form, number, attachment, pages=pages, reason=reason, sha512=digest),
        checked.loaded.forms / paper.form,
        logo(form, checked.loaded.forms / paper.form),
        marks=form.supplement.marks,
        fonts=means.fonts,
        savings=means.savings,
        cache=means.cache,
    )
    html: Mapping[str, bytes] = {"html": RENDERERS["html"](edition).data}
    return RENDERERS["pdf"](replace(edition, files=html)).data
