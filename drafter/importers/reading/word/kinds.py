"""What a file in a ZIP or in a compound file is, if it is no Word file that can be read."""

from typing import Final

from drafter.importers.declined import Declined, Reason
from drafter.importers.reading.word.package import LOCKED, Package

COMPOUND: Final = bytes.fromhex("D0CF11E0A1B11AE1")  # [MS-CFB], 2.2
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO], 1.3.2.1
OLD_WORD: Final = "WordDocument".encode("utf-16-le")  # [MS-DOC], 2.1.1
SAVE: Final = "Bitte in Word öffnen und als .docx speichern."
KINDS: Final = (
    ("content.xml", f"OpenDocument-Dateien (.odt) werden nicht gelesen. {SAVE}"),
    ("xl/workbook.xml", "Das ist eine Excel-Datei. Bitte die Word- oder PDF-Datei angeben."),
    (
        "ppt/presentation.xml",
        "Das ist eine PowerPoint-Datei. Bitte die Word- oder PDF-Datei angeben.",
    ),
)
"""Parts that tell of another kind of package."""

OTHER: Final = "Das ist keine Word-Datei. Bitte die Word-, PDF- oder Textdatei der Vorlage angeben."


def compound(data: bytes) -> Declined:
    """Return why a compound file is not read: it is locked, or of an old Word."""
    if ENCRYPTED in data:
        return Declined(Reason.LOCKED, LOCKED)
    if OLD_WORD in data:
        return Declined(
            Reason.UNKNOWN_KIND, f"Dateien des alten Word (.doc) werden nicht gelesen. {SAVE}"
        )
    return Declined(Reason.UNKNOWN_KIND, OTHER)


def other(package: Package) -> Declined:
    """Return why a package without a Word text is not read."""
    told = (sentence for part, sentence in KINDS if part in package)
    return Declined(Reason.UNKNOWN_KIND, next(told, OTHER))
