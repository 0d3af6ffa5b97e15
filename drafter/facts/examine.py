"""The whole look at one PDF: done in a child process (`apart`), where it cannot do harm."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pikepdf import PasswordError, Pdf, PdfError, settings
from pydantic import TypeAdapter

from drafter.facts.apart import Unreadable
from drafter.facts.contents import MOST_VALUES, contents
from drafter.facts.metadata import claims, metadata, properties
from drafter.facts.pages import (
    MOST_BOOKMARKS,
    MOST_PAGES,
    MOST_TAGS,
    Walk,
    outline,
    sheets,
    structure,
)
from drafter.facts.reading import get, is_dictionary, items, text
from drafter.facts.record import Encryption, Facts

HEAD: Final = 1024
MOST_DAMAGE: Final = 20
MOST_UNPACKED = 256 * 1024 * 1024
# What `Pdf.allow` names, in the words of staff; ISO 32000-1, table 22.
PERMISSIONS: Final = {
    "accessibility": "Vorlesen",
    "extract": "Kopieren",
    "modify_annotation": "Kommentieren",
    "modify_assembly": "Seiten ordnen",
    "modify_form": "Formular ausfüllen",
    "modify_other": "Ändern",
    "print_lowres": "Drucken",
    "print_highres": "Drucken in hoher Auflösung",
}


def answer(path: Path, _: tuple[str, ...]) -> bytes:
    """Look at a file and return the `Facts` as JSON.

    Raises:
        Unreadable: if it is no PDF, is locked by a password, or is damaged beyond reading.
    """
    settings.set_qpdf_limits(flate_max_memory=MOST_UNPACKED)
    return TypeAdapter(Facts).dump_json(examined(path))


def examined(path: Path) -> Facts:
    """Look at a file in this process.

    Raises:
        Unreadable: as `answer`.
    """
    _require_pdf(path)
    try:
        with Pdf.open(path, suppress_warnings=True, inherit_page_attributes=False) as pdf:
            return _facts(pdf, path)
    except PasswordError:
        raise Unreadable(
            f"Die Datei „{path}“ ist mit einem Kennwort verschlossen; ohne das Kennwort lässt "
            "sich nichts darüber sagen. Bitte die Datei ohne Kennwort beschaffen."
        ) from None
    except (PdfError, ValueError, KeyError, TypeError, IndexError) as problem:
        raise Unreadable(
            f"Die Datei „{path}“ ist so beschädigt, dass sie sich nicht lesen lässt. Bitte die "
            f"Datei neu beschaffen. Für die Systembetreuung: {_detail(problem, path)}"
        ) from None


def _detail(problem: object, path: Path) -> str:
    return str(problem).removeprefix(str(path)).lstrip(": ")[:200]


def _require_pdf(path: Path) -> None:
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(HEAD):
            raise Unreadable(
                f"Die Datei „{path}“ ist kein PDF: am Anfang fehlt die Kennung „%PDF-“. "
                "Bitte die richtige Datei angeben."
            )


def _facts(pdf: Pdf, path: Path) -> Facts:
    pages, bookmarks = Walk(MOST_PAGES), Walk(MOST_BOOKMARKS)
    tags, values = Walk(MOST_TAGS), Walk(MOST_VALUES)
    found, said = sheets(pdf, pages), properties(pdf)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha512").hexdigest()
    return Facts(
        size=path.stat().st_size,
        sha512=digest,
        version=max(pdf.pdf_version, text(get(pdf.Root, "/Version"))),
        pages=sum(sheet.count for sheet in found),
        sheets=found,
        claims=claims(said),
        metadata=metadata(pdf, said),
        language=text(get(pdf.Root, "/Lang")),
        shows_title=get(pdf.Root, "/ViewerPreferences", "/DisplayDocTitle") is True,
        tagged=get(pdf.Root, "/MarkInfo", "/Marked") is True,
        structure=structure(pdf, tags),
        outline=outline(pdf, bookmarks),
        contents=contents(pdf, values),
        encryption=_encryption(pdf),
        xfa=get(pdf.Root, "/AcroForm", "/XFA") is not None,
        layers=is_dictionary(get(pdf.Root, "/OCProperties")),
        threads=any(items(get(pdf.Root, "/Threads"))),
        cut=tuple(_cut(pages, bookmarks, tags, values)),
        damage=_damage(pdf, path),
    )


def _damage(pdf: Pdf, path: Path) -> tuple[str, ...]:
    """Return what qpdf had to mend or leave out while reading; its English sentences.

    Raises:
        MemoryError: if it left something out because there was no memory for it.
    """
    told = [_detail(warning, path) for warning in pdf.get_warnings()]
    if any("bad_alloc" in warning for warning in told):
        raise MemoryError
    return tuple(dict.fromkeys(told))[:MOST_DAMAGE]


def _cut(pages: Walk, bookmarks: Walk, tags: Walk, values: Walk) -> Iterator[str]:
    walks = {"Seiten": pages, "Lesezeichen": bookmarks, "Tags": tags, "Objekte": values}
    yield from (name for name, walk in walks.items() if walk.cut)


def _encryption(pdf: Pdf) -> Encryption | None:
    if not pdf.is_encrypted:
        return None
    refused = (word for name, word in PERMISSIONS.items() if not getattr(pdf.allow, name))
    method = pdf.encryption.stream_method.name.upper()
    return Encryption(f"{method}, {pdf.encryption.bits} Bit", tuple(refused))
