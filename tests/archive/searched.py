"""Stores of small papers to be searched: Documents made of paragraphs, nothing rendered."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from drafter.archive.entry import Entry, Role, StoredConsultation, StoredFile, StoredSupplement
from drafter.archive.search import Filter, Found, Searched, search, terms
from drafter.archive.store import Store
from drafter.document import (
    Document,
    Furniture,
    Item,
    ListBlock,
    Paragraph,
    Section,
    inline,
    stored,
)

NOW: Final = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
BODIES: Final = """gremien:
  - {name: Haupt- und Beteiligungsausschuss, kurz: HWBA, auch: [Hauptausschuss], art: Ausschuss}
  - {name: Integrationsrat, art: Beirat}
"""
FORM: Final = "formular/bielefeld/gremien.yaml"
MEETING: Final = StoredConsultation(
    organization="Haupt- und Beteiligungsausschuss",
    date="2022-02-10",
    agenda_number="6",
    public=True,
)


@dataclass(frozen=True)
class Paper:
    """What a test says of a paper; `closed` are the titles of non-public Anlagen."""

    number: str
    text: str = ""
    subject: str = "Gegenstand"
    public: bool = True
    date: str = "2022-01-27"
    kind: str = "Beschlussvorlage"
    office: str = "500 Sozialamt"
    original: str = ""
    consultations: Sequence[StoredConsultation] = (MEETING,)
    groups: Sequence[str] = ()
    closed: Sequence[str] = ()


def filed(folder: Path, *papers: Paper) -> Store:
    """Return a store with papers."""
    store = Store.create(folder)
    for paper in papers:
        file(store, paper)
    return store


def file(store: Store, paper: Paper) -> None:
    """Add a paper to a store."""
    files = {"dokument.json": stored.to_json(document(paper)), FORM: BODIES.encode()}
    store.add(_entry(paper, files), files, now=NOW)


def found(store: Store, *words: str, kept: Filter | None = None, most: int = 20) -> Found:
    """Return what a search finds."""
    return searched(store, *words, kept=kept, most=most).found


def searched(store: Store, *words: str, kept: Filter | None = None, most: int = 20) -> Searched:
    """Return what a search gives."""
    return search(store, terms(words), kept or Filter(), most, lambda _: None)


def numbers(result: Found) -> list[str]:
    """Return the numbers of the hits, best first."""
    return [hit.number for hit in result.hits]


def exact(store: Store, *words: str) -> set[str]:
    """Return the numbers of the papers that hold the words themselves."""
    return {hit.number for hit in found(store, *words).hits if hit.exact}


def shown(result: Found) -> str:
    """Return everything that the hits show, with the marked words between »«."""
    return "\n".join(
        f"»{piece.text}«" if piece.hit else piece.text
        for hit in result.hits
        for piece in (*hit.subject, *hit.excerpt)
    )


def document(paper: Paper) -> Document:
    """Return the Document of a paper."""
    closed = tuple(
        Item(f"Anlage {at}", (Paragraph(inline(f"{title} (nichtöffentlich: Grundstück)")),))
        for at, title in enumerate(paper.closed, 1)
    )
    sections = (
        Section("beratungsgegenstand", (), (Paragraph(inline(paper.subject)),)),
        Section(
            "begruendung",
            inline("Begründung:"),
            tuple(Paragraph(inline(line)) for line in paper.text.split("\n") if line),
        ),
        Section("anlagen", inline("Anlagen:"), (ListBlock("point", closed),) if closed else ()),
    )
    return Document("de", paper.subject, "", paper.number, paper.date, sections, _furniture())


def _furniture() -> Furniture:
    return Furniture((), (), "Seite {page} von {pages}")


def _entry(paper: Paper, files: Mapping[str, bytes]) -> Entry:
    roles = {"dokument.json": Role.DOCUMENT, FORM: Role.FORM}
    return Entry(
        number=paper.number,
        kind=paper.kind,
        subject=paper.subject if paper.public else "Grundstücksangelegenheit",
        lead_office=paper.office,
        date=paper.date,
        form="bielefeld",
        public=paper.public,
        supplement=StoredSupplement(original=paper.original, mode="ersetzt")
        if paper.original
        else None,
        consultations=tuple(paper.consultations),
        product_groups=tuple(paper.groups),
        files=tuple(
            StoredFile(
                path=path,
                role=roles[path],
                sha512=hashlib.sha512(data).hexdigest(),
                size=len(data),
                public=paper.public,
            )
            for path, data in files.items()
        ),
        programs={"drafter": "0.1.0"},
    )
