"""Small papers for stores: entries with files made of bytes, nothing rendered."""

import hashlib
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

from drafter.archive.entry import Entry, Role, StoredConsultation, StoredFile, StoredSupplement
from drafter.archive.store import Receipt, Store

Files = Mapping[str, bytes]

START: Final = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
PROGRAMS: Final = {"drafter": "0.1.0", "weasyprint": "70.0"}
SHARED: Final = {
    "formular/bielefeld/form.yaml": b"name: bielefeld\n" * 40,
    "formular/bielefeld/form.css": b"body { color: black }\n" * 60,
    "formular/_shared/paper.css": b"@page { size: A4 }\n" * 50,
    "schriften/LiberationSans-Regular.ttf": bytes(range(256)) * 12,
}
ROLES: Final = {
    "vorlage": Role.SOURCE,
    "formular": Role.FORM,
    "schriften": Role.FONT,
    "dokument.json": Role.DOCUMENT,
    "ausgabe": Role.PDF,
}


def number(index: int) -> str:
    """Return the paper number of an index."""
    return f"{1000 + index}/2020-2025"


def own_files(index: int, size: int = 3000) -> dict[str, bytes]:
    """Return the files that only this paper has."""
    random = Random(index)
    return {
        "vorlage/vorlage.yaml": f"drucksachennummer: {number(index)}\n".encode() * 9,
        "vorlage/bilder/plan.png": b"\x89PNG" + random.randbytes(size),
        "dokument.json": f'{{"schema": 1, "nummer": "{number(index)}"}}'.encode(),
        "ausgabe/vorlage.pdf": b"%PDF-1.7\n" + random.randbytes(size),
    }


def files(index: int, size: int = 3000) -> dict[str, bytes]:
    """Return all files of a paper; form and font are those of every other."""
    return {**own_files(index, size), **SHARED}


def stored(path: str, data: bytes) -> StoredFile:
    """Return how a file stands in its entry."""
    return StoredFile(
        path=path,
        role=ROLES[path.split("/")[0]],
        sha512=hashlib.sha512(data).hexdigest(),
        size=len(data),
        public=True,
    )


def entry(index: int, content: Files, original: str = "") -> Entry:
    """Return the entry of a paper with this content; with an original it is a Nachtrag."""
    return Entry(
        number=number(index),
        kind="Beschlussvorlage",
        subject=f"Umbau der Straße {index}",
        lead_office="660 Amt für Verkehr",
        date="2026-01-05",
        form="bielefeld",
        public=True,
        supplement=StoredSupplement(original=original, mode="ersetzt") if original else None,
        consultations=(StoredConsultation(organization="Rat", public=True),),
        files=tuple(stored(path, data) for path, data in content.items()),
        programs=PROGRAMS,
    )


def add(store: Store, index: int, original: str = "", size: int = 3000) -> Receipt:
    """Add the paper of an index."""
    content = files(index, size)
    now = START + timedelta(minutes=index)
    return store.add(entry(index, content, original), content, now=now)


def linked_copy(source: Path, target: Path) -> Path:
    """Copy a store; files that were one are one again."""
    first: dict[int, Path] = {}
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.rglob("*")):
        place = target / path.relative_to(source)
        if path.is_dir():
            place.mkdir(exist_ok=True)
            continue
        twin = first.setdefault(path.stat().st_ino, place)
        shutil.copyfile(path, place) if twin == place else place.hardlink_to(twin)
    return target
