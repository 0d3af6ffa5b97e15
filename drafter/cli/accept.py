"""`drafter accept`: take the changes that are marked by hand over into the files."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli import arguments, report
from drafter.errors import DrafterError, ExitCode
from drafter.german.wording import count

if TYPE_CHECKING:
    from drafter.pipeline import Accepted

FAULTY = "text-marken"


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Übernimmt von Hand bezeichnete Änderungen in die Vorlage.\n\n"
        "Aus {++neu++} wird „neu“, {--alt--} entfällt, aus {~~alt~>neu~~} wird „neu“: in DATEI und "
        "in den Textdateien, die sie nennt. Anmerkungen und Anführungszeichen bleiben stehen. Das "
        "Ergebnis wird vor dem Schreiben gelesen; nur wenn es dasselbe sagt, werden alle Dateien "
        "der Vorlage ersetzt, sonst keine."
    ),
    epilog="Beispiel: drafter accept inputs/radweg-2026.yaml",
)
@click.argument(
    "files",
    metavar="DATEI…",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, readable=False),
)
@arguments.templates
def command(files: tuple[Path, ...], templates: Path | None) -> ExitCode:
    """Accept the changes of the papers one after the other and return the exit code."""
    from drafter import pipeline

    papers = dict.fromkeys(map(pipeline.paper_in, files))
    return max(_accept(paper, templates) for paper in papers)


def _accept(file: Path, templates: Path | None) -> ExitCode:
    from drafter import pipeline

    try:
        accepted = pipeline.accept(file, templates)
    except DrafterError as problem:
        click.echo(f"nicht geschrieben: {report.printable(f'{file}: {problem}')}", err=True)
        return problem.exit_code
    if accepted.stopped:
        return report.refused(str(file), accepted.findings)
    report.show_findings(accepted.findings)
    for written, marks in accepted.files.items():
        said = count(marks, "Änderung übernommen", "Änderungen übernommen")
        click.echo(f"geschrieben: {report.printable(str(written))} ({said})")
    if not accepted.files:
        click.echo(f"{report.printable(str(file))}: {_none(accepted)}, nichts zu tun.")
    return ExitCode.OK


def _none(accepted: "Accepted") -> str:
    """Say that there are no marks, or none that are whole."""
    faulty = any(finding.code == FAULTY for finding in accepted.findings)
    return "keine vollständigen Änderungsmarken" if faulty else "keine Änderungsmarken"
