"""Building a paper of the Ablage once more, with the form and the fonts that are stored with it."""

import hashlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from drafter.archive import layout
from drafter.archive.entry import Entry, Role
from drafter.archive.store import Store
from drafter.errors import UsageMistake
from drafter.pipeline.archive_files import output_files
from drafter.pipeline.checking import examined
from drafter.pipeline.issued import from_store
from drafter.pipeline.making import make
from drafter.pipeline.reproducing import Reproduced, changed_versions, sha512_of, verdicts

MADE: Final = (Role.HTML, Role.PDF, Role.CHANGES)


def reproduce_archived(number: str, archive: Path) -> Reproduced:
    """Build once more what lies in the Ablage under a number, and compare every file.

    Papers that it is a Nachtrag to are looked for in the same Ablage. What rules of today find in
    it does not count; only what cannot be built is told.

    Raises:
        UsageMistake: if there is no such Ablage, or none that has the number.
        ArchiveDamaged: if a file from which it is built is not the one that was added.
        DrafterError: for a problem with the run, as `drafter.pipeline.build` does.
    """
    store = Store.open(archive)
    entry = _entry(store, number)
    checked = examined(from_store(store, entry), archive)
    blocking = tuple(finding for finding in checked.findings if finding.blocks_drafts)
    if checked.paper is None or blocking:
        return Reproduced(checked.loaded.path, findings=blocking or checked.findings)
    made = make(checked, fonts=stored_fonts(store, entry), attachments=False)
    now = {kept.path: hashlib.sha512(kept.data).hexdigest() for kept in output_files(made, True)}
    files = verdicts(_stored(entry), _on_disk(store, entry), now)
    versions = tuple(changed_versions(entry.programs, made.provenance.programs))
    return Reproduced(checked.loaded.path, files, versions)


def _entry(store: Store, number: str) -> Entry:
    entry = store.entry(number)
    if entry is None:
        raise UsageMistake(
            f"„{number}“ ist weder eine Datei noch eine Nummer der Ablage „{store.folder}“. Bitte "
            "die Angabe prüfen."
        )
    return entry


def stored_fonts(store: Store, entry: Entry) -> Path:
    """Return the folder of the stored fonts, after each of them and of the form was checked."""
    for file in (*entry.of_role(Role.FORM), *entry.of_role(Role.FONT)):
        store.read(entry.number, file.path)
    return store.folder / layout.entry_folder(entry.number) / layout.FONTS


def _stored(entry: Entry) -> Mapping[str, str]:
    return {file.path: file.sha512 for file in entry.files if file.role in MADE}


def _on_disk(store: Store, entry: Entry) -> Mapping[str, str]:
    """Return the hashes that the stored outputs have now; one that is gone has none."""
    folder = store.folder / layout.entry_folder(entry.number)
    found = ((path, sha512_of(folder / PurePosixPath(path))) for path in _stored(entry))
    return {path: sha512 for path, sha512 in found if sha512}
