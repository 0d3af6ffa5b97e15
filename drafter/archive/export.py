"""Handing over: entries of the store as bags, one a paper, in a folder of their own.

A bag is written under a temporary name and renamed when every byte of it is on the disk, so a
folder with the name of a bag is a whole one; what an interrupted run left is made anew. Every
file is checked against its SHA-512 when it is read from the store.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Final

import yaml

from drafter import __version__
from drafter.archive import bags, ledger
from drafter.archive.contents import sha512
from drafter.archive.entry import Entry, Role, to_json
from drafter.archive.export_list import Outcome, Row, clear_unfinished, unfinished, writing
from drafter.archive.formats import format_of
from drafter.archive.layout import ENTRY, LEDGER
from drafter.archive.ledger import Event, Line
from drafter.archive.premis import HandedFile, Link, Record, premis, publicity
from drafter.archive.store import Store
from drafter.deliver import durable, file_stem
from drafter.deliver.digests import file_sha512
from drafter.deliver.lock import locked
from drafter.errors import ArchiveDamaged, ExitCode, OutputConflict, UsageMistake

LOCK: Final = ".sperre"
FORM_FILE: Final = "form.yaml"
MOST_NAMED: Final = 3
NONPUBLIC: Final = "Die Vorlage ist nichtöffentlich; abgegeben wird sie nur mit „--with-nonpublic“."


@dataclass(frozen=True, slots=True)
class Handover:
    """A handover: from which store, into which folder, when, and whether non-public papers too.

    `lines` are those of the ledger by number: when each entry was taken in.
    """

    store: Store
    output: Path
    now: datetime
    nonpublic: bool
    lines: Mapping[str, Line]


@contextmanager
def handing_over(
    store: Store, output: Path, now: datetime, *, nonpublic: bool = False
) -> Iterator[Handover]:
    """Begin a handover into a folder, which is made where it is missing and held till the end.

    Raises:
        UsageMistake: if the folder lies in the store.
        OutputConflict: if another run is writing into it.
        OutputFailed: if it cannot be made.
        ArchiveDamaged: if the ledger is damaged.
    """
    if output.resolve().is_relative_to(store.folder.resolve()):
        raise UsageMistake(
            f"„{output}“ liegt in der Ablage. Bitte mit „-o“ einen Ordner außerhalb nennen."
        )
    lines = ledger.state(ledger.read(store.folder / LEDGER))
    with writing(f"Der Ordner „{output}“"):
        durable.make_folder(output)
    with _alone(output):
        clear_unfinished(output)
        yield Handover(store, output, now, nonpublic, lines)


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    try:
        with writing(f"Der Ordner „{output}“"), locked(output / LOCK, wait=0):
            yield
    except BlockingIOError:
        raise OutputConflict(
            f"In „{output}“ schreibt gerade eine andere Abgabe. Bitte warten, bis sie fertig ist."
        ) from None


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one paper of a handover; `made` is false where its bag was there already."""

    row: Row
    made: bool = False
    code: ExitCode = ExitCode.OK


def steps(handover: Handover, numbers: Iterable[str]) -> Iterator[Step]:
    """Hand papers over, one after the other; what fails ends that paper, not the others.

    Raises:
        OutputFailed: if a bag cannot be written; the bags made so far stay.
    """
    for number in numbers:
        try:
            yield hand_over(handover, number)
        except (ArchiveDamaged, OutputConflict, bags.PathRefused) as problem:
            yield Step(Row(number, Outcome.FAILED, str(problem)), code=problem.exit_code)


def hand_over(handover: Handover, number: str) -> Step:
    """Write the bag of a paper, or verify the one that is there.

    A paper that is not public is left out, unless the handover is one of non-public papers too.

    Raises:
        ArchiveDamaged: if a file of the entry is not what was taken in; no bag is written.
        OutputConflict: if there is another bag of that name, or a damaged one.
        OutputFailed: if the bag cannot be written.
    """
    entry = handover.store.entry(number)
    if entry is None:
        raise UsageMistake(f"„{number}“ ist nicht in der Ablage. Bitte die Nummer prüfen.")
    if not (entry.public or handover.nonpublic):
        return Step(Row(number, Outcome.LEFT_OUT, NONPUBLIC))
    told = entry if handover.nonpublic else for_the_public(entry)
    links = tuple(_links(handover, entry))
    folder = handover.output / file_stem(number)
    made = not folder.exists()
    if made:
        _write(handover, folder, told, links)
    else:
        _require_same(folder, told)
    return Step(_row(folder, entry, told, links), made)


def for_the_public(entry: Entry) -> Entry:
    """Return a public entry without the files and Beratungen that are not public."""
    return entry.model_copy(
        update={
            "files": tuple(file for file in entry.files if file.public),
            "consultations": tuple(each for each in entry.consultations if each.public),
        }
    )


def _links(handover: Handover, entry: Entry) -> Iterator[Link]:
    """Yield the original of a paper and its Nachträge, as far as they may be named."""
    if entry.supplement:
        yield Link(entry.supplement.original, entry.supplement.mode, newer=False)
    for line in handover.lines.values():
        is_newer = line.original == entry.number and line.event is Event.ADDED
        newer = handover.store.entry(line.number) if is_newer else None
        if newer and newer.supplement and (newer.public or handover.nonpublic):
            yield Link(newer.number, newer.supplement.mode, newer=True)


def _sums(entry: Entry) -> dict[str, str]:
    """Return what the manifest of an entry's bag says."""
    files = {bags.payload_path(file.path): file.sha512 for file in entry.files}
    return {**files, bags.payload_path(ENTRY): sha512(to_json(entry))}


def _require_same(folder: Path, entry: Entry) -> None:
    """Require that a bag is whole, and that of this entry."""
    problems = bags.faults(folder)
    if problems:
        named = "; ".join(problems[:MOST_NAMED])
        rest = f"; und {len(problems) - MOST_NAMED} weitere" if problems[MOST_NAMED:] else ""
        raise OutputConflict(
            f"Der Beutel „{folder}“ ist beschädigt: {named}{rest}. Bitte den Ordner löschen und "
            "die Abgabe wiederholen."
        )
    if bags.read_manifest((folder / bags.MANIFEST).read_bytes()) != _sums(entry):
        raise OutputConflict(
            f"Der Beutel „{folder}“ ist da, enthält aber anderes, als jetzt abzugeben wäre. Bitte "
            "mit „-o“ einen anderen Ordner nennen."
        )


def _write(handover: Handover, folder: Path, entry: Entry, links: tuple[Link, ...]) -> None:
    """Write a bag under its temporary name, and rename it."""
    temporary = unfinished(folder)
    with writing(f"Der Beutel „{folder}“"):
        try:
            _fill(handover, temporary, entry, links)
            durable.rename(temporary, folder)
        except Exception:
            with suppress(OSError):
                durable.remove_tree(temporary)
            raise


def _fill(handover: Handover, bag: Path, entry: Entry, links: tuple[Link, ...]) -> None:
    """Write all files of a bag, and bring them and the names of them to the disk."""
    files = tuple(_copied(bag, *each) for each in _payload(handover.store, entry))
    line, owner = handover.lines[entry.number], _owner(handover.store, entry)
    record = Record(entry, files, links, line, handover.now, owner)
    sums = {file.path: file.sha512 for file in files}
    for path, data in bags.tag_files(_info(record), sums, premis(record)).items():
        _put(bag / path, data)
    for each in (bag, *(path for path in bag.rglob("*") if path.is_dir())):
        durable.sync_folder(each)


def _payload(store: Store, entry: Entry) -> Iterator[tuple[str, Role | None, bool, bytes]]:
    """Yield path, role, publicity and bytes of what a bag holds of an entry, file by file."""
    yield ENTRY, None, entry.public, to_json(entry)
    for file in entry.files:
        yield file.path, file.role, file.public, store.read(entry.number, file.path)


def _copied(bag: Path, name: str, role: Role | None, public: bool, data: bytes) -> HandedFile:
    """Write a file of an entry into a bag, and return what it is there."""
    path = bags.payload_path(name)
    _put(bag / path, data)
    digest, kind = sha512(data), format_of(name, data)
    return HandedFile(path, name, role, digest, len(data), kind, public)


def _put(path: Path, data: bytes) -> None:
    durable.make_folder(path.parent)
    durable.write_new(path, data)


def _owner(store: Store, entry: Entry) -> str:
    """Return the municipality by the form in the entry; the form's folder where it says none."""
    forms = (
        file for file in entry.of_role(Role.FORM) if PurePosixPath(file.path).name == FORM_FILE
    )
    names = (_name_of_form(store.read(entry.number, file.path)) for file in forms)
    return next(filter(None, names), entry.form)


@lru_cache(maxsize=8)
def _name_of_form(data: bytes) -> str:
    """Return the name in a `form.yaml`; read as YAML alone, since its model may be an older one."""
    try:
        content = yaml.load(data, yaml.BaseLoader)
    except yaml.YAMLError:
        return ""
    name = content.get("name") if isinstance(content, dict) else None
    return name if isinstance(name, str) else ""


def _info(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the fields of bag-info.txt: those that RFC 8493 (2.2.2) names, then those of papers."""
    entry, size = record.entry, sum(file.size for file in record.files)
    yield "Source-Organization", record.owner
    yield "External-Description", f"{entry.kind}: {entry.subject}" if entry.subject else entry.kind
    yield "Bagging-Date", record.now.date().isoformat()
    yield "External-Identifier", entry.number
    yield "Payload-Oxum", f"{size}.{len(record.files)}"
    yield "Internal-Sender-Identifier", f"Zeile {record.ingest.sequence} im Buch der Ablage"
    yield "Internal-Sender-Description", f"SHA-512 dieser Zeile: {record.ingest.sha512}"
    yield "Bag-Software-Agent", f"drafter {__version__}"
    yield "Amt", entry.lead_office
    yield "Datum", entry.date
    yield "Oeffentlichkeit", publicity(public=entry.public)
    yield from ((_LINKED[link.newer], f"{link.number} ({link.mode})") for link in record.links)
    hidden = sum(not file.public for file in entry.files)
    yield "Nichtoeffentliche-Dateien", str(hidden) if hidden else ""


_LINKED: Final = {False: "Nachtrag-zu", True: "Nachtrag"}


def _row(folder: Path, entry: Entry, told: Entry, links: tuple[Link, ...]) -> Row:
    """Return the row of a bag that is there; its date and size are those that the bag names."""
    size, _, files = bags.read_info(folder, "Payload-Oxum").partition(".")
    return Row(
        number=entry.number,
        outcome=Outcome.HANDED_OVER,
        folder=folder.name,
        bagged=bags.read_info(folder, "Bagging-Date"),
        kind=entry.kind,
        subject=entry.subject,
        lead_office=entry.lead_office,
        date=entry.date,
        publicity=publicity(public=entry.public),
        original=next((link.number for link in links if not link.newer), ""),
        supplements=tuple(link.number for link in links if link.newer),
        files=int(files),
        size=int(size),
        left_out=len(entry.files) - len(told.files),
        sha512=file_sha512(folder / bags.TAG_MANIFEST),
    )
