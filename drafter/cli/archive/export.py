"""`drafter archive export`: hand papers of the Ablage over, as bags."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli import arguments, report
from drafter.cli.archive import location
from drafter.errors import ExitCode, UsageMistake
from drafter.german.wording import count

if TYPE_CHECKING:
    from drafter.archive.export import Step
    from drafter.archive.export_list import Row


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Schreibt abgelegte Vorlagen als Beutel (BagIt, RFC 8493) für die Abgabe an das Archiv.\n\n"
        "Jede Vorlage bekommt einen Ordner mit allen Dateien, ihren Prüfsummen und dem, was von "
        "ihnen bekannt ist (PREMIS 3). Jede Datei wird dabei geprüft. Ein fertiger Beutel wird "
        "geprüft und nicht neu geschrieben; ein abgebrochener Lauf lässt sich so fortsetzen. Was "
        "abgegeben und was ausgelassen wurde, steht in „uebergabe.csv“ und „uebergabe.json“."
    ),
    epilog="Beispiel: drafter archive export --term 2020-2025 -o abgabe",
)
@click.argument("numbers", metavar="[NUMMER]…", nargs=-1)
@location
@click.option(
    "-o",
    "--output",
    metavar="ORDNER",
    required=True,
    type=click.Path(path_type=Path, readable=False, file_okay=False),
    help="Ordner, in den die Beutel geschrieben werden.",
)
@click.option("--term", metavar="WAHLPERIODE", help="Alle Vorlagen einer Wahlperiode: 2020-2025.")
@click.option(
    "--from", "first", metavar="DATUM", callback=arguments.day, help="Nur Vorlagen ab diesem Tag."
)
@click.option(
    "--until",
    "last",
    metavar="DATUM",
    callback=arguments.day,
    help="Nur Vorlagen bis zu diesem Tag.",
)
@click.option("--all", "everything", is_flag=True, help="Alle Vorlagen der Ablage.")
@click.option(
    "--with-nonpublic",
    is_flag=True,
    help="Auch nichtöffentliche Vorlagen, Beratungen und Anlagen; ohne das werden sie ausgelassen.",
)
def command(
    numbers: tuple[str, ...],
    store: Path,
    output: Path,
    term: str | None,
    first: date | None,
    last: date | None,
    everything: bool,
    with_nonpublic: bool,
) -> ExitCode:
    """Write the bags and the list, say what became of each paper, and return the exit code."""
    from drafter.archive import export
    from drafter.archive.export_list import CSV_FILE, write_list
    from drafter.archive.selection import Selection, selected
    from drafter.archive.store import Store

    _require_sense(numbers, everything, any((term, first, last)))
    source, now = Store.open(store), datetime.now().astimezone()
    chosen = selected(source, Selection(numbers, term, first, last))
    with export.handing_over(source, output, now, nonpublic=with_nonpublic) as handover:
        steps = [_shown(step) for step in export.steps(handover, chosen)]
        write_list(output, (step.row for step in steps), now)
    click.echo(_sum(steps))
    click.echo(f"geschrieben: {report.printable(str(output / CSV_FILE))}")
    return _code(steps, bool(numbers))


def _require_sense(numbers: tuple[str, ...], everything: bool, filtered: bool) -> None:
    """Require that exactly one way of choosing papers is used.

    Raises:
        UsageMistake: if none is, or several are.
    """
    ways = (bool(numbers), everything, filtered)
    if sum(ways) == 0:
        raise UsageMistake(
            "Bitte sagen, was abzugeben ist: Nummern, --term, --from und --until, oder --all."
        )
    if sum(ways) > 1:
        raise UsageMistake(
            "Nummern, --all und die Auswahl nach Wahlperiode oder Datum gehen nicht zugleich. "
            "Bitte eines weglassen."
        )


def _shown(step: "Step") -> "Step":
    """Print what became of a paper; what failed goes to stderr."""
    line = _line(step.row, step.made)
    click.echo(report.printable(line), err=bool(step.code))
    return step


def _line(row: "Row", made: bool) -> str:
    if row.reason:
        return f"{row.outcome}: {row.number}: {row.reason}"
    done = f"{row.outcome}: {row.number}" if made else f"schon da, geprüft: {row.number}"
    told = ", ".join(filter(None, (row.publicity, _files(row))))
    return f"{done} ({told}) → {row.folder}"


def _files(row: "Row") -> str:
    files = count(row.files, "Datei", "Dateien")
    return f"{files} ohne {row.left_out} nichtöffentliche" if row.left_out else files


def _sum(steps: list["Step"]) -> str:
    """Return the last line: „3 Vorlagen: 2 übergeben, 1 ausgelassen“."""
    outcomes = [step.row.outcome for step in steps]
    counted = (f"{outcomes.count(each)} {each}" for each in dict.fromkeys(outcomes))
    return f"{count(len(steps), 'Vorlage', 'Vorlagen')}: {', '.join(counted)}"


def _code(steps: list["Step"], asked_for: bool) -> ExitCode:
    """Return the gravest exit code; a paper that was named and left out is a mistake of usage."""
    left_out = any(step.row.folder == "" for step in steps)
    named = ExitCode.USAGE if asked_for and left_out else ExitCode.OK
    return max(named, *(step.code for step in steps))
