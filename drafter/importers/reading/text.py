"""Plain text to a Transcript: what a mail, an old program or a text layer has left of a paper."""

from typing import Final

from drafter.importers.declined import Declined, Reason
from drafter.importers.reading.legible import legible
from drafter.importers.reading.plain.decoding import decoded
from drafter.importers.reading.plain.drawn import parts
from drafter.importers.reading.plain.rows import pages, rows
from drafter.importers.transcript import Source, Transcript

MOST_LETTERS: Final = 20_000_000
MIB_OF_LETTERS: Final = 1_000_000


def transcribe(data: bytes) -> Transcript:
    """Read a text file.

    Its lines have no areas. Where a form feed ended a page the next line has a `gap` of a page.

    Raises:
        Declined: if it is empty, too long, no text, or no text that can be read.
    """
    text = decoded(data)
    if len(text) > MOST_LETTERS:
        raise Declined(
            Reason.LIMIT,
            f"Der Text hat mehr als {MOST_LETTERS // MIB_OF_LETTERS} Millionen Zeichen. "
            "Bitte nur die Vorlage selbst abgeben.",
        )
    if not text.strip("\ufeff\x00\x1a \t\r\n\f\v\u00a0"):
        raise Declined(Reason.EMPTY, "Die Datei hat keinen Text. Bitte die Datei neu beschaffen.")
    if not legible(text):
        raise Declined(
            Reason.UNREADABLE_TEXT,
            "Der Text ist unlesbar: Seine Zeichen ergeben keine Wörter. "
            "Bitte die Vorlage aus einer anderen Quelle beschaffen.",
        )
    return Transcript(Source.TEXT, parts(rows(text)), pages=pages(text))
