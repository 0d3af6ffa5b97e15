"""A paper beside what it changes: its original, itself before hand marks, or any other paper."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from drafter import compose, redline
from drafter.document import Document
from drafter.document.stored import to_json
from drafter.german.dates import format_date
from drafter.model.form import Form
from drafter.model.paper import Paper
from drafter.pipeline.checking import Checked, examined
from drafter.pipeline.drafts import in_words
from drafter.pipeline.originals import Behind
from drafter.pipeline.pictures import by_bytes, logo, pictures_of, with_pictures_by_bytes
from drafter.redline import Change, Redline
from drafter.source.assets import Asset
from drafter.source.forms import load_form

MOST_ORIGINALS: Final = 4
"""So many originals keep their words; a build asks for those of one three times."""


@dataclass(frozen=True)
class Compared:
    """A paper compared: the paper before, both Documents, the tree over them, and its changes.

    `base` is None where the changes were marked by hand. A `reading_copy` is the whole text that a
    Nachtrag makes which itself holds only changes. `heads` name the version before and this
    one. `pictures` are those of both; `earlier` compares the version before with one before that.
    """

    base: Paper | None
    document: Document = field(repr=False)
    redline: Redline = field(repr=False)
    changes: tuple[Change, ...] = field(repr=False)
    heads: tuple[str, str] = ("", "")
    pictures: Mapping[str, Asset] = field(default_factory=dict, repr=False)
    earlier: "Compared | None" = field(default=None, repr=False)
    reading_copy: bool = False


def steps(comparison: Compared) -> tuple[Compared, ...]:
    """Return a comparison with those of the versions before it, the earliest first."""
    return (*(steps(comparison.earlier) if comparison.earlier else ()), comparison)


@dataclass(frozen=True)
class _Version:
    paper: Paper
    file: Path
    document: Document
    pictures: Mapping[str, Asset]


def compared(checked: Checked) -> Compared | None:
    """Compare a paper with what it changes; None where there is nothing to compare with.

    A Nachtrag that holds only changes is compared by the whole text that it makes.
    """
    before = _original(checked) or _unmarked(checked)
    if before is None or not _has_whole_text(checked):
        return None
    made = _compared(before, _version(checked), checked.original)
    return replace(made, reading_copy=checked.consolidated is not None)


def compared_with(old: Checked, new: Checked) -> Compared:
    """Compare two papers that were read, whether or not one is the other's original."""
    before = _version(old)
    return _compared(before, _version(new), before.paper)


def changes_between(
    paper: Paper, form: Form, original: Paper, before: Document
) -> tuple[Change, ...]:
    """Return what a paper changes in its original, whose words are `before`; pictures apart."""
    return redline.changes(redline.compare(before, compose.document(paper, form, original)))


@lru_cache(MOST_ORIGINALS)
def original_document(origin: Behind) -> Document | None:
    """Return the words of an original: as they were archived, or else composed of its paper."""
    if origin.document is not None or origin.original is None or origin.loaded is None:
        return origin.document
    form = load_form(origin.original.form, origin.loaded.forms)
    return compose.document(origin.original, form)


def own_document(checked: Checked, comparison: Compared | None) -> Document:
    """Return a paper's own words, composed anew only where its comparison does not have them."""
    if comparison and not comparison.reading_copy:
        return comparison.document
    paper, form = checked.loaded.paper, checked.loaded.form
    assert paper
    assert form
    return compose.document(paper, form, checked.original)


def pictures_shown(checked: Checked, comparison: Compared | None) -> Mapping[str, Asset]:
    """Return all pictures of a paper's editions: its own, those compared, its form's logo."""
    paper, form = checked.loaded.paper, checked.loaded.form
    assert paper
    assert form
    compared_pictures = comparison.pictures if comparison else {}
    return {
        **checked.pictures,
        **compared_pictures,
        **logo(form, checked.loaded.forms / paper.form),
    }


def basis(checked: Checked) -> Mapping[str, str]:
    """Return with what a Nachtrag is compared: its number, the SHA-512 of its words, their source.

    The words are those of `drafter.document.stored`. Nothing where there is no original.
    """
    before = original_document(checked.origin)
    if before is None or not _has_whole_text(checked):
        return {}
    sha512 = hashlib.sha512(to_json(before)).hexdigest()
    way = checked.origin.way.value
    return {"drucksachennummer": before.reference, "sha512": sha512, "aus": way}


def following(earlier: Compared | None, comparison: Compared) -> Compared:
    """Return a comparison that follows an earlier one, with the pictures of both."""
    if earlier is None:
        return comparison
    pictures = {**earlier.pictures, **comparison.pictures}
    return replace(comparison, pictures=pictures, earlier=earlier)


def with_earlier(comparison: Compared, checked: Checked) -> Compared:
    """Return a paper's comparison with that of its original, where that is a Nachtrag itself."""
    origin = checked.origin.loaded
    if origin is None or origin.paper is None or origin.paper.supplement is None:
        return comparison
    again = examined(origin, checked.archive, checked.origin.document)
    return following(compared(again), comparison)


def version_head(document: Document, file: Path) -> str:
    """Return what heads a version's column: number and date; without number, the file's name."""
    number = f"Drs. {document.reference}" if document.reference else file.name
    day = f" vom {format_date(date.fromisoformat(document.date))}" if document.date else ""
    return number + day


def _has_whole_text(checked: Checked) -> bool:
    """Whether the whole text is at hand that a reader of the paper would have to compare."""
    paper = checked.paper
    return paper is not None and (not paper.only_changes or checked.consolidated is not None)


def _original(checked: Checked) -> _Version | None:
    paper, origin = checked.original, checked.origin.loaded
    document = original_document(checked.origin)
    if paper is None or origin is None or document is None:
        return None
    pictures = {**pictures_of(paper, origin.path.parent), **checked.origin.carried}
    return _Version(paper, origin.path, document, pictures)


def _unmarked(checked: Checked) -> _Version | None:
    """Return a paper as it was before the changes that are marked in it by hand."""
    paper, loaded = checked.before, checked.loaded
    if paper is None:
        return None
    document = compose.document(paper, load_form(paper.form, loaded.forms))
    return _Version(paper, loaded.path, document, pictures_of(paper, loaded.path.parent))


def _version(checked: Checked) -> _Version:
    paper, form = checked.consolidated or checked.loaded.paper, checked.loaded.form
    assert paper
    assert form
    document = checked.issued or compose.document(paper, form, checked.original)
    return _Version(paper, checked.loaded.path, document, checked.pictures)


def _compared(old: _Version, new: _Version, base: Paper | None) -> Compared:
    before = with_pictures_by_bytes(old.document, old.pictures)
    after = with_pictures_by_bytes(new.document, new.pictures)
    tree = redline.compare(before, after)
    return Compared(
        base,
        after,
        tree,
        in_words(redline.changes(tree), before, after),
        _heads(old, new),
        pictures={**by_bytes(old.pictures), **by_bytes(new.pictures)},
    )


def _heads(old: _Version, new: _Version) -> tuple[str, str]:
    """Return the heads of two versions; files tell them apart where number and date do not."""
    heads = version_head(old.document, old.file), version_head(new.document, new.file)
    if heads[0] != heads[1]:
        return heads
    if old.file == new.file:
        return f"{heads[0]} (vor den Änderungen)", heads[1]
    names = [file.name for file in (old.file, new.file)]
    if names[0] == names[1]:
        names = [f"{file.resolve().parent.name}/{file.name}" for file in (old.file, new.file)]
    return f"{heads[0]} ({names[0]})", f"{heads[1]} ({names[1]})"
