"""A paper of the Ablage as it was issued: what a Nachtrag that names its number is compared with.

The archived Document is taken where this program reads its schema and where the words of the form
are still those of then. Else the archived YAML is composed anew, with the form stored beside it.
"""

from dataclasses import replace
from pathlib import Path
from typing import Final

from drafter.archive import layout
from drafter.archive.entry import Entry, Role, StoredFile
from drafter.archive.store import Store
from drafter.deliver.digests import file_sha512
from drafter.document import Document
from drafter.document.stored import from_json
from drafter.errors import NotAStore
from drafter.model.paper import Paper
from drafter.pipeline.originals import Original
from drafter.source import Loaded, load

WORDS_OF_A_FORM: Final = ("form.yaml", "gremien.yaml")
READ: Final = (Role.SOURCE, Role.TEXT, Role.PICTURE)


class NotIssued(ValueError):
    """The Ablage has no such paper; the German sentence says what to do."""


def issued(number: str, archive: Path, forms: Path) -> Original:
    """Return the paper of a number.

    `forms` is the folder of the forms that the archived Document must fit.

    Raises:
        NotIssued: if the folder is no Ablage, or none that has the number.
        ArchiveDamaged: if a file that is needed is not the one that was added.
    """
    store, entry = _found(number, archive)
    loaded = from_store(store, entry)
    return Original(loaded, _document(store, entry, loaded, forms))


def from_store(store: Store, entry: Entry) -> Loaded:
    """Load a paper from where it lies in the Ablage, with the form that is stored beside it.

    What it is a Nachtrag to has a number, and no file.

    Raises:
        NotIssued: if it has no YAML file.
        ArchiveDamaged: if a file that is needed is not the one that was added.
    """
    words = {f"{layout.FORM}/{entry.form}/{name}" for name in WORDS_OF_A_FORM}
    for file in entry.files:
        if file.role in READ or file.path in words:
            store.read(entry.number, file.path)
    forms = store.folder / layout.entry_folder(entry.number) / layout.FORM
    path = store.path(entry.number, _only(entry, Role.SOURCE).path)
    loaded = load(path, entry.number, forms=forms)
    return replace(loaded, paper=_by_number(loaded.paper, entry)) if loaded.paper else loaded


def _found(number: str, archive: Path) -> tuple[Store, Entry]:
    try:
        store = Store.open(archive)
    except NotAStore as problem:
        raise NotIssued(str(problem)) from None
    entry = store.entry(number)
    if entry is None:
        raise NotIssued(
            f"Die Ursprungsvorlage „{number}“ liegt nicht in der Ablage „{archive}“. Bitte die "
            "Nummer prüfen, die Vorlage mit „drafter archive add“ ablegen oder unter „zu“ ihre "
            "YAML-Datei nennen."
        )
    return store, entry


def _only(entry: Entry, role: Role) -> StoredFile:
    files = entry.of_role(role)
    if len(files) != 1:
        raise NotIssued(
            f"Der Eintrag „{entry.number}“ der Ablage hat nicht genau eine Datei „{role}“ und wird "
            "nicht verglichen. Bitte unter „zu“ die YAML-Datei der Ursprungsvorlage nennen."
        )
    return files[0]


def _by_number(paper: Paper, entry: Entry) -> Paper:
    """Return a Nachtrag that names its original by number: its file lies elsewhere now."""
    if paper.supplement is None or entry.supplement is None:
        return paper
    own = paper.supplement.model_copy(update={"original": entry.supplement.original or None})
    return paper.model_copy(update={"supplement": own})


def _document(store: Store, entry: Entry, loaded: Loaded, forms: Path) -> Document | None:
    """Return the archived Document where it has the whole text and may stand for it."""
    if loaded.paper is None or loaded.paper.only_changes or not _same_form(entry, forms):
        return None
    stored = _only(entry, Role.DOCUMENT)
    try:
        return from_json(store.read(entry.number, stored.path))
    except ValueError:
        return None


def _same_form(entry: Entry, forms: Path) -> bool:
    """Whether the words of a form and its bodies are still those that an entry has."""
    then = {file.path: file.sha512 for file in entry.of_role(Role.FORM)}
    names = (f"{entry.form}/{name}" for name in WORDS_OF_A_FORM)
    return all(then.get(f"{layout.FORM}/{name}") == _sha512(forms / name) for name in names)


def _sha512(path: Path) -> str:
    try:
        return file_sha512(path)
    except OSError:
        return ""
