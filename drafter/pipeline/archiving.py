"""Putting papers into the Ablage: built in memory, and kept with all that they were made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from drafter import compose
from drafter.archive import layout
from drafter.archive.entry import Entry, Role
from drafter.cache import Cache
from drafter.deliver.manifest import MANIFEST, listed_files
from drafter.document import Document
from drafter.document.stored import to_json
from drafter.errors import UsageMistake
from drafter.findings import Finding
from drafter.model.paper import Paper
from drafter.model.scalars import Status
from drafter.pipeline import archive_files
from drafter.pipeline.archive_entry import entry
from drafter.pipeline.archive_files import Kept, each_once
from drafter.pipeline.checking import Checked, check
from drafter.pipeline.comparing import basis
from drafter.pipeline.making import Made, make
from drafter.pipeline.publicity import is_public
from drafter.render.fonts import font_directory

if TYPE_CHECKING:
    from drafter.archive.store import Receipt, Store


@dataclass(frozen=True)
class Prepared:
    """A paper as it will be kept: its findings, its entry and its files by their paths.

    Without an entry the findings say what stands in the way.
    """

    checked: Checked
    findings: tuple[Finding, ...]
    entry: Entry | None = None
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Added:
    """What was found in a paper, and the receipt for it where it is in the Ablage now."""

    prepared: Prepared
    receipt: "Receipt | None" = None


def add(
    path: Path,
    store: "Store",
    now: datetime,
    cache: Cache | None = None,
    forms: Path | None = None,
) -> Added:
    """Build a paper and put it into the Ablage; one that is there already stays as it is.

    `cache` keeps what the renderer can use again; `forms` is the folder of the forms, by default
    `templates/`.

    Raises:
        UsageMistake: if the paper is not dispatched.
        DrafterError: if it cannot be built, other content is there under its number, or it
            cannot be written.
    """
    prepared = prepare(path, store.folder, cache, forms)
    if prepared.entry is None:
        return Added(prepared)
    return Added(prepared, store.add(prepared.entry, prepared.files, now=now))


def prepare(
    path: Path,
    archive: Path | None = None,
    cache: Cache | None = None,
    forms: Path | None = None,
) -> Prepared:
    """Return the entry of a paper, and all files that are kept with it; nothing is written.

    `archive` is the folder of the Ablage in which the original of a Nachtrag may lie; `cache` keeps
    what the renderer can use again; `forms` is the folder of the forms, by default `templates/`.

    Raises:
        UsageMistake: if the paper is not dispatched or has no number, or its file an odd name.
        DrafterError: if it cannot be built.
    """
    checked = check(path, forms, archive, cache)
    paper, form = checked.paper, checked.loaded.form
    if paper is not None:
        _require_dispatched(paper)
    if paper is None or form is None or checked.stopped:
        return Prepared(checked, checked.findings)
    _require_number(paper)
    _require_name(path)
    made = make(checked, cache=cache, attachments=False)
    document = compose.document(paper, form, checked.original)
    files = _files(checked, paper, document, made)
    kept = entry(checked, files, basis(checked), made.provenance.programs)
    return Prepared(checked, made.findings, kept, {file.path: file.data for file in files})


def require_apart(folder: Path, output: Path) -> None:
    """Require that an Ablage does not lie where papers are built.

    What is built there replaces what was built before, and a folder for output may be deleted.
    `output` is the folder into which papers are built where none is named.

    Raises:
        UsageMistake: if the folder is `output`, lies in it, or lies in a folder that holds what
            `drafter build` has written.
    """
    place = folder.resolve()
    if place.is_relative_to(output.resolve()):
        raise _not_apart(folder, output)
    for around in (place, *place.parents):
        if _is_output(around):
            raise _not_apart(folder, around)


def _not_apart(folder: Path, output: Path) -> UsageMistake:
    return UsageMistake(
        f"Die Ablage „{folder}“ läge in „{output}“, wohin „drafter build“ schreibt. Bitte für die "
        "Ablage einen eigenen Ordner nennen."
    )


def _is_output(folder: Path) -> bool:
    """Whether a folder holds what a build has written."""
    sheets = folder.glob(f"*{MANIFEST}")
    return any(listed_files(folder, sheet.name.removesuffix(MANIFEST)) for sheet in sheets)


def _require_dispatched(paper: Paper) -> None:
    if paper.status is not Status.DISPATCHED:
        raise UsageMistake(
            f"Die Vorlage hat den Status „{paper.status}“. In die Ablage kommt nur, was versandt "
            "ist. Bitte erst versenden und dann „status: versandt“ eintragen."
        )


def _require_number(paper: Paper) -> None:
    if paper.reference is None:
        raise UsageMistake(
            "Die Vorlage hat keine Drucksachennummer; unter ihr wird sie abgelegt. Bitte "
            "„drucksachennummer“ eintragen."
        )


def _require_name(path: Path) -> None:
    if not path.name.isprintable() or "\\" in path.name:
        raise UsageMistake(
            "Unter diesem Dateinamen lässt sich die Vorlage nicht ablegen. Bitte die YAML-Datei "
            "umbenennen, ohne „\\“ und ohne Zeichen, die nicht zu sehen sind."
        )


def _files(checked: Checked, paper: Paper, document: Document, made: Made) -> tuple[Kept, ...]:
    """Return all files of a paper, in the order of the manifest."""
    public = is_public(checked)
    return each_once(
        chain(
            archive_files.source_files(checked),
            (Kept(layout.DOCUMENT, Role.DOCUMENT, to_json(document), public),),
            archive_files.output_files(made, public),
            archive_files.form_files(checked.loaded.forms, paper.form, public),
            archive_files.font_files(font_directory(), public),
        )
    )
