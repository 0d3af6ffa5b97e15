"""The editions of a paper: marked, clean, shortened to what changed, and as a Synopse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from drafter import compose, redline
from drafter.document import Document, Legend, Paragraph, Section, inline
from drafter.model.form import Form, MarkScope, OverviewWish
from drafter.pipeline.comparing import Compared
from drafter.pipeline.synopses import laid_out
from drafter.pipeline.wishes import LOOKS, Version, Wishes
from drafter.redline import Change, Kind, Redline, overview
from drafter.redline.added import with_block
from drafter.redline.excerpt import excerpt
from drafter.redline.synopsis import Synopsis

READING_COPY: Final = "lesefassung"
SUPPLEMENT: Final = "nachtrag"
TITLE: Final = "titel"
ABOVE: Final = ("kopf", TITLE, SUPPLEMENT)
READING_LINE: Final = Paragraph(inline(compose.READING_COPY))
SCOPES: Final = {"additions": MarkScope.ADDITIONS, "full": MarkScope.FULL}


@dataclass(frozen=True)
class Named:
    """An edition with what stands between number and ending of its files.

    A marked one has the `redline` too, of which it is a projection. `look` is a key of
    `drafter.render.looks.LOOKS`.
    """

    infix: str
    document: Document = field(repr=False)
    synopsis: Synopsis | None = field(default=None, repr=False)
    redline: Redline | None = field(default=None, repr=False)
    look: str = ""


def editions(
    document: Document, compared: Compared | None, form: Form, wishes: Wishes
) -> Iterator[Named]:
    """Yield the editions of a paper; one that has no changes to show has only itself.

    A Nachtrag that holds only changes comes as it is voted on, and its whole text, which the
    program made, is a copy to read. Large print and grey are of what a reader gets first: the
    marked edition, or the paper that has none.
    """
    if compared is None or compared.reading_copy:
        yield Named("", document)
    if compared is not None:
        yield from _of_changes(compared, form, wishes)
    for look in LOOKS:
        if look in wishes.versions:
            yield from _looking(look, document, compared, form, wishes)


def _of_changes(compared: Compared, form: Form, wishes: Wishes) -> Iterator[Named]:
    if Version.MARKED in wishes.versions:
        yield _marked(compared, form, wishes)
    if Version.CLEAN in wishes.versions:
        yield Named(f".{Version.CLEAN}", _clean(compared))
    if Version.EXCERPT in wishes.versions:
        yield Named(f".{Version.EXCERPT}", shortened(compared, form, wishes))
    if Version.SYNOPSIS in wishes.versions:
        yield Named(f".{Version.SYNOPSIS}", *laid_out(compared))


def _marked(compared: Compared, form: Form, wishes: Wishes, *, grey: bool = False) -> Named:
    infix = f".{READING_COPY}" if compared.reading_copy else ""
    return Named(infix, marked(compared, form, wishes, grey=grey), redline=_told(compared))


def _looking(
    look: Version, document: Document, compared: Compared | None, form: Form, wishes: Wishes
) -> Iterator[Named]:
    """Yield the editions of a look, with its name behind what else stands in theirs."""
    if compared is None or compared.reading_copy:
        yield Named(f".{look}", document, look=look)
    if compared is not None:
        usual = _marked(compared, form, wishes, grey=look is Version.GREY)
        yield replace(usual, infix=f"{usual.infix}.{look}", look=look)


def marked(compared: Compared, form: Form, wishes: Wishes, *, grey: bool = False) -> Document:
    """Return the marked edition: with marks, legend, and the list of changes where it is wanted.

    The legend of a `grey` one names no colour; all other words are the same.
    """
    scope = SCOPES[wishes.scope] if wishes.scope else form.supplement.marks.scope
    legend = _legend(compose.legend(form, compared.base, scope, grey=grey))
    shown = redline.shown(compared.redline, full=scope is MarkScope.FULL)
    has_box = shown.section(SUPPLEMENT) is not None
    if not has_box or _wants_overview(compared.changes, form, wishes):
        section = overview.section(compared.changes, legend[-1:] if has_box else legend)
        shown = replace(shown, sections=tuple(_with_overview(shown.sections, section)))
    shown = replace(shown, sections=tuple(_with_legend(shown.sections, legend)))
    return _guarded(_titled(shown, compared), compared)


def _guarded(document: Document, compared: Compared) -> Document:
    """Return a document that is called non-public where it may hold words of a version that is."""
    head, before = document.furniture.head, compared.redline.was_frame.furniture.head
    if compose.NON_PUBLIC in head or compose.NON_PUBLIC not in before:
        return document
    return replace(
        document, furniture=replace(document.furniture, head=(*head, compose.NON_PUBLIC))
    )


def _clean(compared: Compared) -> Document:
    """Return the clean edition; a copy to read holds words of the version before."""
    if not compared.reading_copy:
        return compared.document
    return _guarded(_titled(compared.document, compared), compared)


def _told(compared: Compared) -> Redline:
    """Return the tree of a marked edition; that it is a copy to read has come with the changes."""
    if not compared.reading_copy:
        return compared.redline
    return with_block(compared.redline, TITLE, READING_LINE)


def _titled(document: Document, compared: Compared) -> Document:
    """Return a document whose title says that it is a copy to read, where it is one."""
    if not compared.reading_copy:
        return document
    sections = (
        replace(section, blocks=(*section.blocks, READING_LINE)) if section.id == TITLE else section
        for section in document.sections
    )
    return replace(document, sections=tuple(sections))


def shortened(compared: Compared, form: Form, wishes: Wishes) -> Document:
    """Return the excerpt: the changed parts only, with the list of changes before them."""
    whole = marked(compared, form, replace(wishes, overview=True))
    return excerpt(whole)


def _wants_overview(changes: Sequence[Change], form: Form, wishes: Wishes) -> bool:
    """Whether the list is printed: as asked; else always, or where something was taken out."""
    if wishes.overview is not None:
        return wishes.overview
    if form.supplement.marks.overview is OverviewWish.ALWAYS:
        return True
    return any(_takes_out(change) for change in changes if not change.procedure)


def _takes_out(change: Change) -> bool:
    """Whether something that stood there is gone; another picture is a change without words."""
    if change.kind is Kind.CHANGED and not change.edits:
        return True
    return change.kind in (Kind.MOVED, Kind.DELETED) or any(edit.old for edit in change.edits)


def _legend(lines: Sequence[str]) -> tuple[Paragraph, ...]:
    """Return the legend's lines, of which the last says with what was compared."""
    looks = (Legend(inline(line)) for line in lines[:-1])
    return (*looks, Paragraph(inline(lines[-1])))


def _with_legend(sections: Sequence[Section], legend: Sequence[Paragraph]) -> Iterator[Section]:
    for section in sections:
        blocks = (*section.blocks, *legend) if section.id == SUPPLEMENT else section.blocks
        yield replace(section, blocks=blocks)


def _with_overview(sections: Sequence[Section], made: Section) -> Iterator[Section]:
    """Put the list of changes below title and box, before all that stands there, whatever it is."""
    title = next((i for i, section in enumerate(sections) if section.id == TITLE), 0)
    below = (i for i, each in enumerate(sections) if i >= title and each.id not in ABOVE)
    place = next(below, len(sections))
    yield from (*sections[:place], made, *sections[place:])
