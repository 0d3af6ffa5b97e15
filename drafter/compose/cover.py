"""The cover page (Deckblatt) of an attachment that bears no stamp."""

from collections.abc import Iterator
from dataclasses import replace

from drafter.compose import head
from drafter.compose.context import Context
from drafter.compose.document import around
from drafter.document import Block, Document, Field, Furniture, Paragraph, Section, inline
from drafter.model.form import Form, SectionKind
from drafter.model.paper import Attachment, Paper

HEAD = SectionKind.HEAD.value
TITLE = SectionKind.TITLE.value
BODY = "anlage"


def cover(
    paper: Paper,
    form: Form,
    number: int,
    attachment: Attachment,
    *,
    pages: int,
    reason: str,
    sha512: str,
) -> Document:
    """Compose the cover page of an attachment with the number that is printed.

    `pages` is how many its file has, or 0 where that is not known; `reason` says why it bears no
    stamp and ends „weil …“; `sha512` is the checksum of the file.

    Raises:
        ValueError: if the form does not know the paper's kind (the loader has reported it).
    """
    kind = form.kind(paper.kind)
    if kind is None:
        raise ValueError(f"kind {paper.kind!r} is unknown to the form")
    context = Context(paper, form, kind)
    name = f"Anlage {number}"
    blocks = tuple(_blocks(context, attachment, pages, reason, sha512))
    whole = around(context)
    return replace(
        whole,
        title=f"{name} zu {whole.title}",
        sections=(
            Section(HEAD, (), head.head(context).blocks),
            Section(TITLE, inline(name), ()),
            Section(BODY, (), blocks),
        ),
        furniture=_furniture(whole.furniture),
    )


def _blocks(
    context: Context, attachment: Attachment, pages: int, reason: str, sha512: str
) -> Iterator[Block]:
    yield Field("titel", "Titel der Anlage:", inline(attachment.title))
    yield Field("vorlage", "Anlage zu:", inline(context.reference_line))
    yield Field("gegenstand", "Beratungsgegenstand:", inline(context.paper.subject))
    if attachment.publicity:
        ground = f" ({attachment.ground})" if attachment.ground else ""
        yield Field("beratung", "Öffentlichkeit:", inline(f"{attachment.publicity}{ground}"))
    if attachment.state:
        yield Field("stand", "Stand:", inline(attachment.state))
    if pages:
        yield Field("umfang", "Umfang:", inline("1 Seite" if pages == 1 else f"{pages} Seiten"))
    yield Paragraph(
        inline(
            "Dieses Deckblatt tritt an die Stelle des Stempels auf den Seiten. Die Anlage folgt "
            f"unverändert als eigene Datei, weil {reason}."
        )
    )
    yield Field("pruefsumme", "Prüfsumme der Datei (SHA-512):", inline(_grouped(sha512)))


def _furniture(furniture: Furniture) -> Furniture:
    """Return what stands around the page, without the label of the paper's pages."""
    return replace(furniture, page_label="Deckblatt")


def _grouped(digest: str) -> str:
    """Return a checksum in groups of eight, so that it can be broken into lines and read."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
