"""What is said about pages that were read only in part, and files that are not read at all."""

from collections.abc import Iterator, Sequence
from typing import Final

from drafter.importers.declined import Declined, Reason
from drafter.importers.reading.legible import legible
from drafter.importers.reading.pdf.contents import Contents

PRIVATE: Final = ("\ue000", "\uf8ff")
UNKNOWN: Final = "\ufffd"
GARBLED: Final = 0.2
"""The share of signs of unknown meaning from which on a text cannot be read."""
LONGEST: Final = 60


def check_readable(pages: Sequence[Contents]) -> None:
    """Decline what has no words, or words that nobody can read.

    Raises:
        Declined: if all pages are pictures, empty, or of signs that the file does not explain.
    """
    if any(page.scanned for page in pages) and all(
        page.scanned or not page.glyphs for page in pages
    ):
        raise Declined(
            Reason.SCAN,
            "Die Seiten sind Bilder ohne Text. Bitte vorher eine Texterkennung darüber laufen "
            "lassen oder die ursprüngliche Datei nehmen.",
        )
    if not any(page.glyphs for page in pages):
        raise Declined(Reason.EMPTY, "Das PDF hat keinen Text. Bitte die richtige Datei nehmen.")
    if _is_garbled(pages) or not legible(_text(pages)):
        raise Declined(
            Reason.UNREADABLE_TEXT,
            "Der Text des PDF lässt sich nicht lesen; die Datei nennt seine Buchstaben nicht "
            "richtig. Bitte eine Texterkennung darüber laufen lassen oder die ursprüngliche Datei "
            "nehmen.",
        )


def _is_garbled(pages: Sequence[Contents]) -> bool:
    signs = [glyph.sign for page in pages for glyph in page.glyphs]
    unknown = sum(PRIVATE[0] <= sign <= PRIVATE[1] or sign == UNKNOWN for sign in signs)
    return unknown > GARBLED * len(signs)


def _text(pages: Sequence[Contents]) -> str:
    """Return the words of all pages as they are drawn."""
    return "".join(
        f" {glyph.sign}" if glyph.apart else glyph.sign for page in pages for glyph in page.glyphs
    )


def notes(pages: Sequence[Contents], count: int) -> Iterator[str]:
    """Yield German sentences about what of `count` pages was not read, or only with doubt."""
    for number in sorted(set(range(1, count + 1)) - {page.number for page in pages}):
        yield f"Seite {number} ist beschädigt und fehlt. Bitte die Datei neu beschaffen."
    for page in pages:
        if page.scanned:
            yield (
                f"Seite {page.number} ist ein Bild; was darin geschrieben steht, fehlt. Bitte "
                "nachtragen."
            )
        if page.recognised:
            yield (
                f"Der Text der Seite {page.number} stammt aus einer Texterkennung. Bitte mit dem "
                "Bild vergleichen."
            )
        if page.turned:
            yield f"Schräg oder hochkant steht auf Seite {page.number}: „{_short(page.turned)}“."
        if page.hidden:
            yield f"Auf Seite {page.number} steht unsichtbarer Text; er wurde nicht übernommen."


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
