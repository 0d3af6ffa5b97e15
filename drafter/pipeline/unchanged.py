"""Whether a build would give what the last one gave; nothing heavy is imported to find out."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from drafter.archive.layout import LEDGER, MARKER
from drafter.errors import DrafterError
from drafter.pipeline import sealed
from drafter.pipeline.last_build import (
    FOLDER,
    MISSING,
    LastBuild,
    input_states,
    output_state,
    read,
)
from drafter.pipeline.wishes import Asked
from drafter.render.equipment import Equipment, content, forms, parts, signature

PROGRAM: Final = "programm.json"
EVERY_FORM: Final = "*"
DAMAGED: Final = "beschädigt"


def equipment(
    output: Path, library_path: str = "", preloaded: str = "", templates: Path | None = None
) -> Equipment | None:
    """Return what papers are made with on this machine, as it is now; to be asked before a build.

    The program's content is read again only where a file of it changed since its hash was taken
    for this output. `library_path` and `preloaded` are LD_LIBRARY_PATH and LD_PRELOAD of ld.so(8),
    `templates` the folder of the forms, by default the program's. None where it cannot be known.

    Raises:
        EnvironmentMissing: if there are no forms.
    """
    try:
        every, of_forms = parts(library_path), forms(templates)
    except OSError:
        return None
    signed = signature(every, (preloaded,))
    known = sealed.read(str(output / FOLDER / PROGRAM))
    if isinstance(known, dict) and known.get("signatur") == signed:
        return Equipment(str(known.get("programm")), signed, of_forms)
    made = Equipment(content(every, (preloaded,)), signed, of_forms)
    if (output / FOLDER).is_dir():
        keep(output, made)
    return made


def keep(output: Path, made: Equipment) -> None:
    """Keep the program's hash beside the records, under the signature that stands for it."""
    sealed.write(output / FOLDER / PROGRAM, {"signatur": made.signature, "programm": made.program})


def last_build(path: Path, output: Path, wanted: Asked, made_with: Equipment) -> LastBuild | None:
    """Return the record of a paper's last build if a build would give the same; else None.

    It would if the same is asked (`wishes.asked`), the equipment is the same, every input is what
    it was, also what was missing, and all outputs are there as they were written.
    """
    try:
        record = read(output, path)
        differs = record is None or any(_differences(record, path, output, wanted, made_with))
    except (OSError, ValueError):
        return None
    return None if differs else record


def form_states(made_with: Equipment, names: Iterable[str]) -> Mapping[str, str]:
    """Return the hash of each form by its name; of `EVERY_FORM` the names and hashes of all."""
    every = ", ".join(f"{name} {sha512}" for name, sha512 in sorted(made_with.forms.items()))
    states = {**made_with.forms, EVERY_FORM: every}
    return {name: states.get(name, MISSING) for name in names}


def archived_state(archive: str | None, number: str) -> str:
    """Return what the ledger of the Ablage last says about a number, as the SHA-512 of its line."""
    from drafter.archive import ledger

    try:
        line = ledger.last_about(Path(archive or "", LEDGER), number)
    except DrafterError:
        return DAMAGED
    return line.sha512 if line else MISSING


def _differences(
    record: LastBuild,
    path: Path,
    output: Path,
    wanted: Asked,
    made_with: Equipment,
) -> Iterator[bool]:
    """Yield whether one thing after the other is no longer as it was, the cheap ones first."""
    base = os.path.realpath(output)
    yield record.wanted != wanted
    yield record.program != made_with.program
    yield record.forms != form_states(made_with, record.forms)
    yield record.folder != folder_name(path)
    yield any(
        input_states(os.path.normpath(f"{base}/{folder}"), states) != states
        for folder, states in record.inputs.items()
    )
    yield any(
        archived_state(record.wanted["archiv"], number) != state
        for number, state in record.archived.items()
    )
    yield any(output_state(f"{base}/{name}") != state for name, state in record.outputs.items())


def folder_name(path: Path) -> str:
    """Return the name of the folder that a paper lies in; two files of one name are told by it."""
    return os.path.basename(os.path.dirname(os.path.realpath(path)))  # noqa: PTH119, PTH120


def in_store(output: Path) -> bool:
    """Whether a folder lies in an Ablage, where nothing is built."""
    place = output.resolve()
    return any((folder / MARKER).exists() for folder in (place, *place.parents))
