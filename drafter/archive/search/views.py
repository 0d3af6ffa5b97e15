"""Views of a paper: what one kind of reader may find of it.

A paper without anything non-public has one view, for all. One that has non-public parts has two
that are indexed apart: what the public may read, and all of it. A non-public paper has only
the latter. So a search for the public never touches a word that the public may not read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from drafter.archive.entry import Entry, StoredConsultation
from drafter.document import Block, Document, Field, ListBlock, Section, plain_text, walk
from drafter.document.reading import texts
from drafter.model.form import SectionKind
from drafter.model.organizations import Organizations

NON_PUBLIC: Final = "(nichtöffentlich"  # as `compose` prints it behind an Anlage's title
GROUND: Final = "grund"  # the field of a non-public Beratung's ground


PROCEDURE: Final = frozenset(
    {
        SectionKind.HEAD,
        SectionKind.TITLE,
        SectionKind.SUPPLEMENT,
        SectionKind.PRODUCT_GROUPS,
        SectionKind.PRIOR_READINGS,
    }
)


class Meeting(NamedTuple):
    """A Beratung: all names of its bodies, the day (ISO 8601, or as printed), agenda number."""

    bodies: tuple[str, ...]
    day: str
    agenda_number: str


@dataclass(frozen=True, slots=True)
class View:
    """What is indexed of a paper.

    `public` says whether the public may see this view, `whole` whether it holds all of the paper.
    `original` is the number of the paper to which it is a Nachtrag, or empty.
    """

    number: str
    public: bool
    whole: bool
    kind: str
    office: str
    date: str
    subject: str
    original: str
    meetings: tuple[Meeting, ...]
    product_groups: tuple[str, ...]
    paragraphs: tuple[str, ...]


def views(
    entry: Entry, document: Document | None, bodies: Organizations | None = None
) -> tuple[View, ...]:
    """Return the views of a paper: one, or the public one and the whole one.

    `document` is None where the text cannot be read; `bodies` are those of the paper's form, whose
    other names are found too.
    """
    whole = _view(entry, document, bodies, public=False)
    if not entry.public:
        return (whole,)
    seen = _view(entry, document, bodies, public=True)
    if replace(seen, public=False, whole=True) == whole:
        return (replace(seen, whole=True),)
    return seen, whole


def _view(
    entry: Entry, document: Document | None, bodies: Organizations | None, public: bool
) -> View:
    meetings = (each for each in entry.consultations if each.public or not public)
    return View(
        number=entry.number,
        public=public,
        whole=not public,
        kind=entry.kind,
        office=entry.lead_office,
        date=entry.date,
        subject=_subject(entry, document, public),
        original=entry.supplement.original if entry.supplement else "",
        meetings=tuple(_meeting(each, bodies) for each in meetings),
        product_groups=entry.product_groups,
        paragraphs=tuple(_paragraphs(document, public)) if document else (),
    )


def _subject(entry: Entry, document: Document | None, public: bool) -> str:
    """Return the subject: the entry has what the public may read, the Document what is printed."""
    section = document.section(SectionKind.SUBJECT) if document else None
    told = [text for block in section.blocks[:1] for text in texts(block)] if section else []
    return entry.subject if public or not told else told[0]


def _meeting(consultation: StoredConsultation, bodies: Organizations | None) -> Meeting:
    named = consultation.organization
    exact = bodies.named(named) if bodies else None
    found = [exact] if exact else [m.organization for m in bodies.mentions(named)] if bodies else []
    names = (name for body in found for name in body.names)
    return Meeting(
        tuple(dict.fromkeys((named, *names))), consultation.date, consultation.agenda_number
    )


def _paragraphs(document: Document, public: bool) -> Iterator[str]:
    """Yield the paragraphs of a paper, those of its form's head and procedure last."""
    for section in sorted(document.sections, key=lambda section: section.id in PROCEDURE):
        yield from filter(None, [plain_text(section.title)])
        for block in walk(_blocks(section, public)):
            yield from filter(None, (" ".join(text.split()) for text in texts(block)))


def _blocks(section: Section, public: bool) -> Iterable[Block]:
    """Return the blocks of a section that may be seen and that the entry does not tell."""
    if section.id == SectionKind.CONSULTATIONS:
        return ()
    if section.id == SectionKind.SUBJECT:
        section = replace(section, blocks=section.blocks[1:])
    if not public:
        return section.blocks
    return tuple(_opened(block, section.id) for block in section.blocks if not _is_ground(block))


def _opened(block: Block, section: str) -> Block:
    """Return a block of the list of Anlagen without those that are non-public."""
    if section != SectionKind.ATTACHMENTS or not isinstance(block, ListBlock):
        return block
    return replace(block, items=tuple(i for i in block.items if not _is_closed(i.blocks)))


def _is_closed(blocks: Iterable[Block]) -> bool:
    return any(NON_PUBLIC in text for block in walk(blocks) for text in texts(block))


def _is_ground(block: Block) -> bool:
    return isinstance(block, Field) and block.name == GROUND
