"""`drafter extract`: take the source of a paper out of its PDF."""

from pathlib import Path

import click

from drafter.cli import report
from drafter.errors import ExitCode


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Holt die Quelle einer Vorlage aus ihrem PDF.\n\n"
        "DATEI ist ein PDF, das „drafter build --embed-source“ geschrieben hat. Aus der Quelle "
        "entsteht mit „drafter build“ dieselbe Vorlage; Anlagen sind nicht dabei. Was es schon "
        "gibt, wird nicht überschrieben."
    ),
    epilog="Beispiel: drafter extract build/2859_2020-2025.pdf --output quelle",
)
@click.argument("file", metavar="DATEI", type=click.Path(path_type=Path, readable=False))
@click.option(
    "-o",
    "--output",
    metavar="ORDNER",
    default=Path(),
    type=click.Path(path_type=Path, readable=False),
    help="Ordner, in den geschrieben wird.  [ohne Angabe: der Ordner des Aufrufs]",
)
def command(file: Path, output: Path) -> ExitCode:
    """Write the files of the source and return the exit code."""
    from drafter import pipeline

    for written in pipeline.extract(file, output):
        click.echo(f"geschrieben: {report.printable(str(written))}")
    return ExitCode.OK
