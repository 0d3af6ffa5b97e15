"""`drafter reproduce`: build an output once more and say whether it is the same."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli import arguments, report
from drafter.errors import ExitCode
from drafter.german.wording import count

if TYPE_CHECKING:
    from drafter.pipeline import Reproduced

FILE = click.Path(path_type=Path, readable=False)
UNEXPLAINED = (
    "Eingaben, Formular, Schriften und Programme sind dieselben wie damals. Bitte prüfen lassen, "
    "ob drafter selbst geändert wurde (in einer Arbeitskopie bleibt die Versionsnummer dabei "
    "stehen)."
)


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Baut eine Ausgabe noch einmal und vergleicht jede ihrer Dateien Byte für Byte.\n\n"
        "DATEI ist ein PDF, eine HTML-Datei oder ein Manifest, wie „drafter build“ oder „drafter "
        "compare“ sie geschrieben haben. Gebaut wird aus der Vorlage und mit den Optionen, die im "
        "Manifest daneben stehen; geschrieben wird nichts. Statt einer Datei geht auch die "
        "Drucksachennummer einer abgelegten Vorlage; dann wird mit dem Formular und den Schriften "
        "gebaut, die dabei liegen. Der Befehl nennt, was gleich ist, was nicht, und was sich seit "
        "damals geändert hat. Er endet mit 0, wenn alles gleich ist, sonst mit 1."
    ),
    epilog="Beispiel: drafter reproduce build/2859_2020-2025_1.pdf",
)
@click.argument("file", metavar="DATEI")
@click.option(
    "--source",
    metavar="VORLAGE",
    type=FILE,
    help="Die YAML-Datei, falls sie nicht mehr dort liegt, wo das Manifest sie nennt.",
)
@arguments.archive
@arguments.templates
def command(
    file: str, source: Path | None, archive: Path | None, templates: Path | None
) -> ExitCode:
    """Reproduce the output, say what became of its files, and return the exit code."""
    reproduced = _reproduced(file, source, archive, templates)
    if not reproduced.files:
        report.show_findings(reproduced.findings)
        _show_differences(reproduced)
        shown = report.printable(str(reproduced.source))
        click.echo(f"nicht neu gebaut: {shown}. Bitte erst die Fehler beheben.", err=True)
        return ExitCode.FINDINGS
    _show(reproduced)
    return ExitCode.OK if reproduced.same else ExitCode.FINDINGS


def _reproduced(
    file: str, source: Path | None, archive: Path | None, templates: Path | None
) -> "Reproduced":
    """Build a file's paper again, or that of a number where there is no such file."""
    from drafter import pipeline

    if archive is None or source is not None or os.path.lexists(file):
        return pipeline.reproduce(Path(file), source, archive, templates)
    return pipeline.reproduce_archived(file, archive)


def _show(reproduced: "Reproduced") -> None:
    click.echo(f"neu gebaut aus: {report.printable(str(reproduced.source))}")
    for name, verdict in reproduced.files.items():
        click.echo(report.paragraph(f"{name}: {verdict}"))
    click.echo(_summary(reproduced))
    _show_differences(reproduced)
    if reproduced.unexplained:
        click.echo(report.paragraph(UNEXPLAINED))


def _show_differences(reproduced: "Reproduced") -> None:
    if reproduced.differences:
        click.echo("Seit damals ist anders:")
    for difference in reproduced.differences:
        click.echo(report.paragraph(f"  {difference}"))


def _summary(reproduced: "Reproduced") -> str:
    from drafter.pipeline.reproducing import Verdict

    verdicts = list(reproduced.files.values())
    same = verdicts.count(Verdict.SAME)
    if same == len(verdicts):
        return f"{count(same, 'Datei', 'Dateien')}: Byte für Byte gleich."
    return f"{same} von {count(len(verdicts), 'Datei', 'Dateien')} Byte für Byte gleich."
