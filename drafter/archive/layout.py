"""Where everything lies in a store (format version 1), as paths relative to its folder.

ABLAGE.json            what makes a folder a store: the version of its format
buch.jsonl             the ledger: one line an event, each chained to the one before
eintraege/NAME/        one whole entry a number, NAME being `deliver.file_stem(number)`
    eintrag.json       its manifest: what it is, and the SHA-512 of every other file
    vorlage/…          the YAML file, the texts, pictures and attachments that it names
    formular/…         the form's folder and `_shared`, as they were
    schriften/…        the fonts
    dokument.json      the Document, for comparisons that need no form
    ausgabe/…          HTML, PDF and change list, in all editions
inhalte/ab/abcd…       every content once, named by its SHA-512; files of entries are hard links
                       to it (copies where the file system knows none)
arbeit/                what is being written; nothing in it counts
    vorhaben.jsonl     the line that the ledger is about to get, once all it needs is on the disk
    neu/, alt/, kopie  the folder that comes, the folder that goes, a content being copied
sperre                 the lock that a writer holds (flock(2))
suche.sqlite           the index for searching: a cache, made anew when it is missing
"""

from pathlib import PurePosixPath
from typing import Final

FORMAT: Final = 1
MARKER: Final = "ABLAGE.json"
LEDGER: Final = "buch.jsonl"
ENTRIES: Final = "eintraege"
CONTENTS: Final = "inhalte"
WORK: Final = "arbeit"
LOCK: Final = "sperre"
INDEX: Final = "suche.sqlite"

INTENT: Final = "vorhaben.jsonl"
INTENT_DRAFT: Final = "vorhaben.neu"
NEW: Final = "neu"
OLD: Final = "alt"
COPY: Final = "kopie"

ENTRY: Final = "eintrag.json"
TOMBSTONE: Final = "entfernt.json"
SOURCE: Final = "vorlage"
FORM: Final = "formular"
FONTS: Final = "schriften"
DOCUMENT: Final = "dokument.json"
OUTPUT: Final = "ausgabe"


def entry_folder(number: str) -> PurePosixPath:
    """Return the folder of a paper number in a store."""
    from drafter.deliver import file_stem

    return PurePosixPath(ENTRIES, file_stem(number))


def content_name(sha512: str) -> str:
    """Return the path of a content in a store by its SHA-512 (128 hexadecimal digits)."""
    return f"{CONTENTS}/{sha512[:2]}/{sha512}"


def content_path(sha512: str) -> PurePosixPath:
    """Return the same as a path."""
    return PurePosixPath(content_name(sha512))
