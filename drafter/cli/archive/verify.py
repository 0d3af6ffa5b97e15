"""`drafter archive verify`: say whether all that was archived is still there, and unaltered."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli import report
from drafter.cli.archive import location
from drafter.errors import ExitCode
from drafter.german.wording import count

if TYPE_CHECKING:
    from drafter.archive.verify import Verification

HEAD = re.compile(r"[0-9a-f]{128}")


def _head(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    """Take a SHA-512 in any case and with blanks, as it was copied from a receipt."""
    head = "".join((value or "").split()).lower()
    if value is not None and not HEAD.fullmatch(head):
        raise click.BadParameter(
            "Das ist keine Prüfsumme: Es müssen 128 Ziffern und Buchstaben von a bis f sein."
        )
    return head


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Prüft, ob alles noch da und unverändert ist, was abgelegt wurde.\n\n"
        "Gelesen wird jedes Byte; verändert oder repariert wird nichts. Genannt wird jede Datei, "
        "die fehlt, fremd, verändert, vertauscht oder umbenannt ist, und jede Zeile des Buches, "
        "die nicht stimmt; am Ende steht, was nicht geprüft wurde. Solange die Prüfung läuft, kann "
        "niemand in die Ablage schreiben. Der Befehl endet mit 8, wenn etwas nicht stimmt."
    ),
    epilog="Beispiel: drafter archive verify --archive /srv/ablage",
)
@location
@click.option(
    "--head",
    metavar="PRÜFSUMME",
    callback=_head,
    help="Prüfsumme einer Quittung: Zeigt auch, ob am Ende des Buches etwas fehlt.",
)
@click.option("--quick", is_flag=True, help="Nur Namen und Größen vergleichen, nicht den Inhalt.")
def command(store: Path, head: str, quick: bool) -> ExitCode:
    """Verify the store, print what was found and return the exit code."""
    from drafter.archive.verify import verify

    found = verify(store, head=head, quick=quick)
    for defect in found.defects:
        click.echo(report.printable(f"{store / defect.path}: {defect.sentence} ({defect.code})"))
    for note in found.notes:
        click.echo(report.printable(f"Hinweis: {note}"))
    click.echo(_summary(found))
    if found.later is not None:
        click.echo(_since(found.later))
    click.echo("Nicht geprüft wurde:")
    for unchecked in found.unchecked:
        click.echo(report.printable(f"- {unchecked}"))
    return ExitCode.ARCHIVE_DAMAGED if found.defects else ExitCode.OK


def _summary(found: "Verification") -> str:
    """Return what was looked at, what came of it, and the head, which is worth keeping."""
    entries = count(found.entries, "Eintrag", "Einträge")
    notes = count(found.removed, "Vermerk", "Vermerke")
    removed = f" und {notes} über Entferntes" if found.removed else ""
    files = count(found.files, "Datei", "Dateien")
    size = count(found.size, "Byte", "Bytes")
    verdict = count(len(found.defects), "Schaden", "Schäden") if found.defects else "kein Schaden"
    head = f"\nPrüfsumme am Ende des Buches: {found.head}" if found.head else ""
    return f"{entries}{removed} geprüft, {files} gelesen ({size}): {verdict}.{head}"


def _since(later: int) -> str:
    """Say what the ledger has got since the receipt."""
    if not later:
        return "Die Quittung ist die letzte; am Ende des Buches fehlt nichts."
    lines = "kam 1 Zeile" if later == 1 else f"kamen {later} Zeilen"
    return f"Nach dieser Quittung {lines} in das Buch; davor fehlt nichts."
