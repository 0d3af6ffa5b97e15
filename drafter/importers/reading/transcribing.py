"""What kind of file it is, by its first bytes, and the reader for that kind."""

from collections.abc import Callable
from typing import Final

from drafter.importers.declined import Declined, Reason
from drafter.importers.transcript import Transcript

MIB: Final = 1024 * 1024
MOST_BYTES: Final = 200 * MIB
PDF_HEADER: Final = b"%PDF-"
HEADER_WITHIN: Final = 1024  # bytes in which readers accept the header (ISO 32000-2, 7.5.2, note)
ZIP: Final = b"PK\x03\x04"
COMPOUND: Final = bytes.fromhex("D0CF11E0A1B11AE1")  # [MS-CFB], 2.2: old Word, or locked
RICH_TEXT: Final = b"{\\rtf"


def transcribe(data: bytes) -> Transcript:
    """Read a file of any kind.

    Raises:
        Declined: if it is not read; the sentence says why and what to do.
    """
    if not data:
        raise Declined(Reason.EMPTY, "Die Datei ist leer. Bitte die Datei neu beschaffen.")
    if len(data) > MOST_BYTES:
        raise Declined(
            Reason.LIMIT,
            f"Die Datei ist größer als {MOST_BYTES // MIB} MiB. Bitte die Anlagen abtrennen.",
        )
    return _reader(data)(data)


def _reader(data: bytes) -> Callable[[bytes], Transcript]:
    if PDF_HEADER in data[:HEADER_WITHIN]:
        return _pdf
    if data.startswith((ZIP, COMPOUND)):
        return _word
    if data.startswith(RICH_TEXT):
        raise Declined(
            Reason.UNKNOWN_KIND,
            "RTF-Dateien werden nicht gelesen. Bitte in Word öffnen und als .docx speichern.",
        )
    return _text


def _pdf(data: bytes) -> Transcript:
    from drafter.importers.reading.pdf import transcribe as read

    return read(data)


def _word(data: bytes) -> Transcript:
    from drafter.importers.reading.word import transcribe as read

    return read(data)


def _text(data: bytes) -> Transcript:
    from drafter.importers.reading.text import transcribe as read

    return read(data)
