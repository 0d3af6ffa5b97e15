"""`drafter archive show`: everything about one paper of the Ablage, or one of its files."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli import report
from drafter.cli.archive import location, with_nonpublic
from drafter.cli.archive.shown import day, publicity, size
from drafter.errors import UsageMistake

if TYPE_CHECKING:
    from drafter.archive.entry import Entry, StoredConsultation, StoredFile
    from drafter.archive.store import Store

COMPARED = {"drucksachennummer": "", "sha512": "SHA-512", "aus": "aus:"}


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Zeigt alles über eine abgelegte Vorlage: was sie ist, wozu sie gehört, und alle Dateien "
        "mit Prüfsumme.\n\n"
        "NUMMER ist die Drucksachennummer. Mit --file gibt der Befehl eine Datei heraus, so wie "
        "sie abgelegt wurde; vorher prüft er sie."
    ),
    epilog="Beispiel: drafter archive show 2859/2020-2025/1 --archive ~/ablage",
)
@click.argument("number", metavar="NUMMER")
@location
@click.option(
    "--file",
    "wanted",
    metavar="DATEI",
    help="Diese Datei herausgeben, mit ihrem Pfad aus der Liste der Dateien.",
)
@click.option(
    "-o",
    "--output",
    metavar="DATEI",
    type=click.Path(path_type=Path, readable=False),
    help="Mit --file: unter diesem Namen schreiben.  [ohne Angabe: auf die Standardausgabe]",
)
@with_nonpublic
def command(
    number: str, store: Path, wanted: str | None, output: Path | None, with_nonpublic: bool
) -> None:
    """Print the entry, or give one of its files out."""
    from drafter.archive.store import Store

    if output and not wanted:
        raise UsageMistake("--output gilt nur mit --file. Bitte --file dazuschreiben.")
    opened = Store.open(store)
    entry = _entry(opened, number, with_nonpublic)
    if wanted:
        _give(opened, entry, _file(entry, wanted, with_nonpublic), output)
        return
    for line in _lines(opened, entry, with_nonpublic):
        click.echo(report.printable(line))


def _entry(store: "Store", number: str, with_nonpublic: bool) -> "Entry":
    entry = store.entry(number)
    if entry is None:
        raise UsageMistake(
            f"„{number}“ liegt nicht in der Ablage „{store.folder}“. Bitte die Nummer prüfen; "
            "„drafter archive list“ zeigt, was da ist."
        )
    if not entry.public and not with_nonpublic:
        raise UsageMistake(
            f"„{number}“ ist nichtöffentlich. Wer die Vorlage sehen darf, schreibt bitte "
            "„--with-nonpublic“ dazu."
        )
    return entry


def _file(entry: "Entry", path: str, with_nonpublic: bool) -> "StoredFile":
    found = next((file for file in entry.files if file.path == path), None)
    if found is None:
        raise UsageMistake(
            f"„{path}“ gibt es bei „{entry.number}“ nicht. „drafter archive show {entry.number}“ "
            "nennt die Dateien."
        )
    if not found.public and not with_nonpublic:
        raise UsageMistake(
            f"„{path}“ ist nicht für die Öffentlichkeit. Wer die Datei sehen darf, schreibt bitte "
            "„--with-nonpublic“ dazu."
        )
    return found


def _give(store: "Store", entry: "Entry", file: "StoredFile", output: Path | None) -> None:
    from drafter import deliver

    data = store.read(entry.number, file.path)
    if output is None:
        click.echo(data, nl=False)
        return
    deliver.create(output, data)
    click.echo(f"geschrieben: {report.printable(str(output))}")


def _lines(store: "Store", entry: "Entry", with_nonpublic: bool) -> Iterator[str]:
    yield entry.number
    yield from (f"  {name}: {text}" for name, text in _said(entry) if text)
    yield from _links(store, entry)
    yield from _section("Beratungen", map(_consultation, entry.consultations))
    yield from _section("Produktgruppen", iter(entry.product_groups))
    programs = ", ".join(f"{name} {version}" for name, version in entry.programs.items())
    yield f"  Programme: {programs}"
    shown = [file for file in entry.files if file.public or with_nonpublic]
    yield from _section("Dateien", (line for file in shown for line in _file_lines(file)))
    hidden = len(entry.files) - len(shown)
    if hidden:
        yield (
            f"  {hidden} weitere Dateien sind nicht für die Öffentlichkeit; mit "
            "„--with-nonpublic“ auch diese."
        )


def _said(entry: "Entry") -> Iterator[tuple[str, str]]:
    """Yield what an entry says of its paper, by the words for it."""
    yield "Vorlagenart", entry.kind
    yield "Beratungsgegenstand", entry.subject
    yield "Amt", entry.lead_office
    yield "Datum", day(entry.date)
    yield "Formular", entry.form
    yield "Öffentlichkeit", publicity(entry.public)


def _links(store: "Store", entry: "Entry") -> Iterator[str]:
    """Yield what a paper is a Nachtrag to, what it was compared with, and the Nachträge to it."""
    made = entry.supplement
    if made and made.original:
        absent = "" if made.original in store.numbers() else " (nicht in der Ablage)"
        yield f"  Nachtrag: {made.mode} {made.original}{absent}"
    if made and made.compared_with:
        yield f"  Verglichen mit: {', '.join(_told(made.compared_with))}"
    yield from (f"  Nachtrag hierzu: {number}" for number in store.supplements_of(entry.number))


def _told(compared_with: Mapping[str, str]) -> Iterator[str]:
    """Yield with what a Nachtrag was compared, each with the word for it, the number without."""
    for key, value in compared_with.items():
        yield f"{COMPARED.get(key, key)} {value}".strip()


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    given = tuple(lines)
    if given:
        yield f"  {title}:"
    yield from (f"    {line}" for line in given)


def _consultation(consultation: "StoredConsultation") -> str:
    top = f"TOP {consultation.agenda_number}" if consultation.agenda_number else ""
    told = (consultation.organization, day(consultation.date), top, publicity(consultation.public))
    return ", ".join(part for part in told if part)


def _file_lines(file: "StoredFile") -> Iterator[str]:
    secret = "" if file.public else ", nicht für die Öffentlichkeit"
    yield f"{file.path} ({file.role}, {size(file.size)}{secret})"
    yield f"  SHA-512 {file.sha512}"
