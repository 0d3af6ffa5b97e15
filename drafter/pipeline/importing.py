"""Old papers to YAML files: one file or thousands, each in its limits, none over another.

Everything here pickles, so that workers can do it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from drafter.deliver import create_all, make_folder
from drafter.deliver.remedies import remedy
from drafter.errors import DrafterError, ExitCode, OutputConflict
from drafter.german.wording import count
from drafter.importers.declined import Declined, Reason
from drafter.importers.draft import Certainty, Draft, Said, Value
from drafter.importers.reading import transcribe
from drafter.importers.recognise import recognise
from drafter.importers.transcript import Transcript
from drafter.importers.writing import written
from drafter.pipeline.handing import Work, code_of, is_late
from drafter.pipeline.limits import FULL, Limits, told_in_limits
from drafter.resources import templates_directory
from drafter.source.forms import load_form

LONGEST_SHOWN: Final = 200  # characters of a value in reports
UNUSUAL: Final = re.compile(r"[^\w.+~-]")  # in a place of a picture in Markdown


class State(StrEnum):
    """What became of a file; the word stands in reports."""

    RECOGNISED = "erkannt"
    UNSURE = "unsicher"
    DECLINED = "abgelehnt"
    PRESENT = "schon vorhanden"
    FAILED = "gescheitert"


@dataclass(frozen=True)
class ImportOrder:
    """What was asked for, the same for all files of a run.

    `roots` are the folders that were named: what lies in one keeps its path below it. `twins` are
    files that would get the same name as another one; they keep their ending in it. `form` is the
    form to take in place of the one that is recognised. `day` is the day of the import.
    """

    output: Path
    day: date
    roots: tuple[Path, ...] = ()
    twins: frozenset[Path] = frozenset()
    forms: Path = field(default_factory=templates_directory)
    form: str | None = None
    limits: Limits = field(default_factory=lambda: Limits(seconds=60, megabytes=1536))
    debugging: bool = False

    def target(self, path: Path) -> Path:
        """Return where the YAML file of a paper will be."""
        root = next((root for root in self.roots if path.is_relative_to(root)), path.parent)
        name = path.name if path in self.twins else path.stem
        return self.output / path.relative_to(root).parent / f"{name}.yaml"


@dataclass(frozen=True)
class Told:
    """A value as reports tell it: its key, what it is, how sure, why not surer, and its page."""

    key: str
    value: str
    certainty: Certainty
    note: str = ""
    page: int = 0


@dataclass(frozen=True)
class Imported:
    """What became of a file.

    `files` were written, the YAML file first. `values` are all that was recognised. `rest` counts
    stretches of text that have no home. `reason` says why there is no file, `declined` in a word.
    """

    path: Path
    state: State
    files: tuple[Path, ...] = ()
    form: str = ""
    values: tuple[Told, ...] = ()
    rest: int = 0
    notes: tuple[str, ...] = ()
    reason: str = ""
    declined: str = ""
    exit_code: ExitCode = ExitCode.OK

    @property
    def doubtful(self) -> tuple[Told, ...]:
        """The values that somebody should look at."""
        return tuple(each for each in self.values if each.certainty is not Certainty.SURE)

    def value(self, key: str) -> str:
        """Return the value of a key that was written, or an empty text."""
        unsure = Certainty.UNSURE
        found = (v.value for v in self.values if v.key == key and v.certainty is not unsure)
        return next(found, "")


def perform(paths: Sequence[Path], order: ImportOrder) -> tuple[Imported, ...]:
    """Import files one after the other, each in its limits; none of them holds up the others.

    Only in the main thread of a process. A file that exceeds its limits leaves the process in any
    state; it had better end then.

    Raises:
        TimeoutError: if a file takes longer than allowed.
        MemoryError: if it takes more memory.
        Exception: where the order is for debugging, what the program did not foresee.
    """
    return tuple(_performed(path, order) for path in paths)


def lost(path: Path, order: ImportOrder, problem: Exception) -> Imported:
    """Return what became of a file whose worker gave no answer."""
    if isinstance(problem, DrafterError):
        return Imported(path, State.FAILED, reason=str(problem), exit_code=problem.exit_code)
    return _declined(path, Declined(Reason.LIMIT, _limit_sentence(order.limits, problem)))


WORK: Final = Work(perform, lost)


def _limit_sentence(limits: Limits, problem: Exception) -> str:
    if is_late(problem):
        allowed = count(limits.seconds, "Sekunde", "Sekunden")
        return (
            f"Das Lesen dauert länger als {allowed} und wurde abgebrochen. Bitte mit "
            "„--time-limit“ mehr Zeit geben oder die Datei der Systembetreuung geben."
        )
    if isinstance(problem, MemoryError) or code_of(problem) == FULL:
        return (
            f"Das Lesen braucht mehr als {limits.megabytes} MB Arbeitsspeicher und wurde "
            "abgebrochen. Bitte mit „--memory-limit“ mehr erlauben oder die Datei der "
            "Systembetreuung geben."
        )
    return (
        "Die Datei hat das Programm, das sie lesen sollte, mehrmals beendet. Bitte die Datei der "
        "Systembetreuung geben."
    )


def _performed(path: Path, order: ImportOrder) -> Imported:
    def fault(reason: str) -> Imported:
        return Imported(path, State.FAILED, reason=reason, exit_code=ExitCode.SOFTWARE)

    return told_in_limits(
        order.limits, lambda: _told(path, order), fault, debugging=order.debugging
    )


def _told(path: Path, order: ImportOrder) -> Imported:
    """Import a file; what keeps it from being one is told."""
    if order.target(path).exists():
        return _present(path, order)
    try:
        return _imported(path, order)
    except Declined as problem:
        return _declined(path, problem)
    except OutputConflict as problem:
        return Imported(path, State.PRESENT, reason=str(problem), exit_code=problem.exit_code)
    except DrafterError as problem:
        return Imported(path, State.FAILED, reason=str(problem), exit_code=problem.exit_code)


def _present(path: Path, order: ImportOrder) -> Imported:
    reason = (
        f"„{order.target(path)}“ gibt es schon und wird nicht überschrieben. Bitte umbenennen, "
        "oder mit „--output“ einen anderen Ordner nennen."
    )
    return Imported(path, State.PRESENT, reason=reason, exit_code=ExitCode.CONFLICT)


def _declined(path: Path, problem: Declined) -> Imported:
    return Imported(
        path,
        State.DECLINED,
        reason=str(problem),
        declined=problem.reason.value,
        exit_code=problem.exit_code,
    )


def _imported(path: Path, order: ImportOrder) -> Imported:
    transcript = transcribe(_bytes(path))
    if transcript.sources:
        return _own(path, order, transcript)
    target = order.target(path)
    placed = transcript.with_pictures_in(UNUSUAL.sub("-", target.stem))
    draft = recognise(placed, order.forms, order.form)
    text = written(draft, load_form(draft.form, order.forms), order.forms, path.name, order.day)
    files = {target: text.encode(), **_pictures(draft, target)}
    _create(files)
    values = tuple(_values(draft.values))
    sure = draft.certainty is Certainty.SURE and not draft.remainders
    certain = all(each.certainty is Certainty.SURE for each in values)
    return Imported(
        path,
        State.RECOGNISED if sure and certain else State.UNSURE,
        tuple(files),
        draft.form,
        values,
        len(draft.remainders),
        (*transcript.notes, *draft.notes),
    )


def _own(path: Path, order: ImportOrder, transcript: Transcript) -> Imported:
    """Write the source that a PDF of this program carries; nothing has to be understood."""
    folder = order.target(path).parent
    files = {folder / name: data for name, data in transcript.sources}
    _create(files)
    note = "Das PDF trägt seine Quelle in sich; sie ist unverändert übernommen."
    return Imported(path, State.RECOGNISED, tuple(files), notes=(note,))


def _pictures(draft: Draft, target: Path) -> Mapping[Path, bytes]:
    return {target.parent / name: data for name, data in draft.pictures}


def _create(files: Mapping[Path, bytes]) -> None:
    for folder in {path.parent for path in files}:
        make_folder(folder)
    create_all(files)


def _bytes(path: Path) -> bytes:
    from drafter.importers.reading.transcribing import MOST_BYTES

    try:
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as problem:
        raise Declined(
            Reason.DAMAGED, f"Die Datei lässt sich nicht lesen. {remedy(problem)}"
        ) from None


def _values(values: Value, key: str = "") -> Iterator[Told]:
    """Yield all values with their keys as reports name them: `beratungsfolge 2 top`."""
    if isinstance(values, Said):
        shown = " ".join((values.text or values.words).split())[:LONGEST_SHOWN]
        yield Told(key, shown, values.certainty, values.note, values.page)
    elif isinstance(values, Mapping):
        for name, value in values.items():
            yield from _values(value, f"{key} {name}".strip())
    else:
        for number, value in enumerate(values, 1):
            yield from _values(value, f"{key} {number}")
