"""What goes into a package with a paper: each file, its name, and in which part it lies.

What is not said to be public lies in the part that is not.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final

from drafter.deliver.patterns import distinct, file_name
from drafter.model.consultation import Consultation
from drafter.model.form import Form
from drafter.model.scalars import Status
from drafter.pipeline.attached import Attached
from drafter.pipeline.editions import READING_COPY
from drafter.pipeline.making import CHANGES, Made
from drafter.pipeline.meetings import Consulted
from drafter.pipeline.publicity import is_public
from drafter.pipeline.wishes import Version

PAPER: Final = "Vorlage"
ATTACHMENT: Final = "Anlage"
COVER_PAGE: Final = "deckblatt"
ORIGINAL: Final = "original"
WORDS: Final[Mapping[str, str]] = {
    READING_COPY: "Lesefassung",
    Version.CLEAN: "reine Fassung",
    Version.EXCERPT: "Auszug",
    Version.SYNOPSIS: "Synopse",
    Version.LARGE_PRINT: "Großdruck",
    Version.GREY: "grau",
    COVER_PAGE: "Deckblatt",
}
"""What editions are called in a mail."""


class Part(StrEnum):
    """A part of a package; the value is the name of its folder."""

    PUBLIC = "oeffentlich"
    NON_PUBLIC = "nichtoeffentlich"


@dataclass(frozen=True)
class Packed:
    """A file of a package, of a paper or of its attachment, before it has its name.

    `edition` is what the file is beside the usual one („rein“, „deckblatt“), `number` and `title`
    are those of an attachment. An attachment of which there is no file has no `ending`.
    """

    kind: str
    part: Part
    edition: str = ""
    number: str = ""
    title: str = ""
    ending: str = ""
    data: bytes = field(default=b"", repr=False)

    @property
    def label(self) -> str:
        """What it is, in words: „Anlage 2 (Deckblatt), Lageplan“."""
        words = [WORDS.get(word, word) for word in self.edition.split(".") if word]
        edition = f" ({', '.join(words)})" if words else ""
        title = f", {self.title}" if self.title else ""
        return f"{' '.join(filter(None, (self.kind, self.number)))}{edition}{title}"


def packed(paper: Consulted, made: Made, opened: Made | None = None) -> Iterator[Packed]:
    """Yield the files of a paper that was made: its editions, then its attachments.

    `opened` is the paper as the public may see it, where that is another one; the whole one is then
    for the other part. The list of changes for programs, and originals of attachments that are
    stamped, stay behind.
    """
    if opened:
        yield from _editions(opened, Part.PUBLIC)
    whole = Part.PUBLIC if is_public(paper.checked) and not opened else Part.NON_PUBLIC
    yield from _editions(made, whole)
    for each in made.attached:
        yield from _attached(each)


def _editions(made: Made, part: Part) -> Iterator[Packed]:
    behind = {CHANGES, *(ending for each in made.attached for ending in each.files)}
    for name, data in made.files.items():
        ending = name.removeprefix(made.stem)
        if ending not in behind:
            yield _edition(ending, part, data)


def named(file: Packed, paper: Consulted, stem: str, taken: set[str]) -> tuple[str, bool]:
    """Return the name of a file in its part, which no file of it has, and whether it was free.

    `stem` stands for the number of a paper that has none yet. The name is taken then.
    """
    form = paper.checked.loaded.form
    assert form
    names = form.file_names
    pattern = names.paper if file.kind == PAPER else names.attachment
    wanted = file_name(pattern, _values(file, paper, form, stem), file.ending, names)
    name = distinct(wanted, taken, names.longest)
    return name, name == wanted


def is_draft(paper: Consulted) -> bool:
    """Whether a paper is not dispatched."""
    found = paper.checked.paper
    return found is None or found.status is not Status.DISPATCHED


def _edition(ending: str, part: Part, data: bytes) -> Packed:
    infix, _, form = ending.strip(".").rpartition(".")
    return Packed(PAPER, part, infix, ending=f".{form}", data=data)


def _attached(found: Attached) -> Iterator[Packed]:
    part = Part.PUBLIC if found.public else Part.NON_PUBLIC
    bare = Packed(ATTACHMENT, part, number=str(found.number), title=found.title)
    if not found.files:
        yield bare
    for ending, data in found.files.items():
        words = ending.split(".")
        if ORIGINAL not in words:
            edition = COVER_PAGE if COVER_PAGE in words else ""
            suffix = PurePosixPath(ending).suffix
            yield Packed(ATTACHMENT, part, edition, bare.number, found.title, suffix, data)


def _values(file: Packed, paper: Consulted, form: Form, stem: str) -> dict[str, str]:
    found = paper.checked.paper
    assert found
    return {
        "drucksachennummer": found.reference or stem,
        "gegenstand": found.subject,
        "fassung": file.edition.replace(".", "_"),
        "anlage": file.number,
        "titel": file.title,
        **_meeting(paper.consultations, form),
    }


def _meeting(consultations: Iterable[Consultation], form: Form) -> dict[str, str]:
    """Return body (in short), day and TOP of the consultations, as far as they agree on them."""
    every = [_of_consultation(each, form) for each in consultations]
    return {
        key: value
        for key, value in (every[0] if every else {}).items()
        if all(each[key] == value for each in every)
    }


def _of_consultation(consultation: Consultation, form: Form) -> dict[str, str]:
    day = consultation.meeting_date.first if consultation.meeting_date else None
    body = form.organizations.named(consultation.organization, day)
    short = (body.abbreviation or body.name) if body else consultation.organization
    dated = day.isoformat() if day else ""
    return {"gremium": short, "datum": dated, "top": consultation.agenda_number or ""}
