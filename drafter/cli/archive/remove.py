"""`drafter archive remove`: delete an entry that may not stay, and note who did it and why."""

from datetime import UTC, datetime
from pathlib import Path

import click

from drafter.cli import report
from drafter.cli.archive import location
from drafter.errors import ExitCode

ELSEWHERE = (
    "Nicht gelöscht sind Sicherungen der Ablage, geschriebene Dateien außerhalb von ihr und was "
    "schon übergeben wurde. Bitte dort selbst löschen."
)


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Löscht einen Eintrag, der nicht bleiben darf, unwiderruflich.\n\n"
        "Gedacht für Versehen beim Datenschutz. Gelöscht werden alle Dateien von NUMMER und der "
        "Suchindex. Es bleibt ein Vermerk: wer wann warum gelöscht hat, und die Prüfsummen dessen, "
        "was da war. Bitte im Grund nicht wiederholen, was gelöscht werden soll. Die Nummer kann "
        "nicht wieder abgelegt werden; eine berichtigte Vorlage ist ein Nachtrag mit eigener "
        "Nummer."
    ),
    epilog="Beispiel: drafter archive remove 2859/2020-2025 --who Ratsbüro --reason Datenschutz",
)
@click.argument("number", metavar="NUMMER")
@location
@click.option("--who", metavar="NAME", required=True, help="Wer löscht oder es angeordnet hat.")
@click.option("--reason", metavar="GRUND", required=True, help="Warum gelöscht werden muss.")
def command(number: str, store: Path, who: str, reason: str) -> ExitCode:
    """Remove the entry, print the receipt and return the exit code."""
    from drafter.archive.store import Store

    now = datetime.now(UTC)
    receipt = Store.open(store).remove(number, who=who, reason=reason, now=now)
    done = "entfernt" if receipt.added else "schon früher entfernt"
    click.echo(report.printable(f"{done}: {number} (Zeile {receipt.sequence} des Buches)"))
    click.echo(f"Prüfsumme, bitte außerhalb der Ablage aufbewahren: {receipt.head}")
    click.echo(report.paragraph(ELSEWHERE))
    return ExitCode.OK
