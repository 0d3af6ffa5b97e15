"""`drafter compare`: show what changed between papers, on the terminal or as a Synopse."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli import arguments, report
from drafter.errors import ExitCode, UsageMistake

if TYPE_CHECKING:
    from drafter.pipeline import SideBySide
    from drafter.pipeline.comparing import Compared

OUTPUT = Path("build")
PAPER = click.Path(path_type=Path, readable=False)


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Zeigt, was sich von ALT zu NEU geändert hat, und von NEU zu NEUER.\n\n"
        "Verglichen werden zwei oder drei beliebige Vorlagen, auch wenn keine ein Nachtrag ist. "
        "Mit --to entsteht die Synopse: alle Fassungen nebeneinander, im Querformat, als Text "
        "untereinander. Der Befehl "
        "endet mit 0, ob sich etwas geändert hat oder nicht, und mit 1, wenn eine Datei nicht zu "
        "lesen ist."
    ),
    epilog="Beispiel: drafter compare inputs/kim-2021.yaml inputs/kim-2022.yaml --to pdf",
)
@click.argument("old", metavar="ALT", type=PAPER)
@click.argument("new", metavar="NEU", type=PAPER)
@click.argument("newer", metavar="[NEUER]", type=PAPER, required=False)
@arguments.output_format
@click.option(
    "--to",
    "wanted",
    metavar="FORMAT,…",
    help="Statt der Ausgabe die Synopse schreiben: html, pdf oder text; mehrere mit Komma.",
)
@click.option(
    "-o",
    "--output",
    metavar="ORDNER",
    type=click.Path(path_type=Path, readable=False),
    help=f"Mit --to: Ordner, in den geschrieben wird.  [ohne Angabe: {OUTPUT}]",
)
@click.option("--full", is_flag=True, help="Mit --to: auch zeigen, was unverändert ist.")
@arguments.archive
@arguments.templates
def command(
    old: Path,
    new: Path,
    newer: Path | None,
    form: str,
    wanted: str | None,
    output: Path | None,
    full: bool,
    archive: Path | None,
    templates: Path | None,
) -> ExitCode:
    """Compare the papers, show or write what changed, and return the exit code."""
    from drafter import pipeline

    formats = arguments.chosen(wanted, pipeline.SYNOPSIS_FORMATS, "Das Format", "--to")
    _require_sense(wanted, form, output, full)
    compared = pipeline.compare([old, new, *([newer] if newer else [])], templates, archive)
    if compared.comparison is None:
        report.show_findings(compared.findings)
        return ExitCode.FINDINGS
    if wanted:
        _write(compared, output or OUTPUT, formats, full)
    elif form == "json":
        _show_json(compared.comparison)
    else:
        _show(compared.comparison)
    return ExitCode.OK


def _require_sense(wanted: str | None, form: str, output: Path | None, full: bool) -> None:
    """Require that no option is given in vain.

    Raises:
        UsageMistake: if one is.
    """
    if wanted and form == "json":
        raise UsageMistake("--to und --format json gehen nicht zugleich. Bitte eines weglassen.")
    if not wanted and (output or full):
        given = "--output" if output else "--full"
        raise UsageMistake(f"{given} gilt nur für die Synopse. Bitte --to dazuschreiben.")


def _write(compared: "SideBySide", output: Path, formats: tuple[str, ...], full: bool) -> None:
    from drafter import pipeline

    for written in pipeline.write_synopsis(compared, output, formats, full=full):
        click.echo(f"geschrieben: {report.printable(str(written))}")


def _show_json(comparison: "Compared") -> None:
    from drafter import pipeline

    report.echo_utf8(pipeline.changes_json(pipeline.steps(comparison)).decode().rstrip("\n"))


def _show(comparison: "Compared") -> None:
    from drafter import pipeline

    for number, step in enumerate(pipeline.steps(comparison)):
        if number:
            click.echo()
        for line in _lines(step):
            click.echo(report.paragraph(line))


def _lines(step: "Compared") -> Iterator[str]:
    from drafter.compose.synopsis import NO_CHANGE
    from drafter.redline import overview

    old, new = step.heads
    yield f"Änderungen von {new} gegenüber {old}:"
    yield from overview.lines(step.changes) or (NO_CHANGE,)
