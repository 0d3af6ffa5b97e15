"""`drafter pdfcheck`: tell what a PDF is, and whether what it claims holds."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli import arguments, pdf_json, pdf_report, report
from drafter.errors import DrafterError, ExitCode
from drafter.facts import verapdf

if TYPE_CHECKING:
    from drafter.facts.inspection import Inspection

Looked = tuple[Path, "Inspection | DrafterError"]


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Sagt, was ein PDF ist, auch wenn es nicht von drafter stammt: welche Standards es "
        "angibt, Titel, Sprache, Tags, Schriften, Anhänge, und was nur ein Mensch beurteilen "
        "kann.\n\n"
        "Angegebene Standards (PDF/A, PDF/UA) werden mit den Regeln von veraPDF geprüft, wenn "
        "sie eingerichtet sind. Geschrieben wird nichts. Der Befehl endet mit 0, wenn hält, was "
        "die Datei angibt, oder wenn sie nichts angibt; mit 1, wenn es nicht hält; mit 2, wenn "
        "sie nicht zu lesen oder zu beurteilen ist; mit 3, wenn die Regeln nicht eingerichtet "
        "sind."
    ),
    epilog="Beispiel: drafter pdfcheck build/2859_2020-2025_1.pdf",
)
@click.argument(
    "paths",
    metavar="DATEI…",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, readable=False),
)
@arguments.output_format
@click.option(
    "--profile",
    "profiles",
    metavar="PROFIL,…",
    help=f"Auch nach diesen Regeln prüfen: {', '.join(verapdf.RULE_FILES)}; mehrere mit Komma.",
)
@click.option(
    "--checklist/--no-checklist",
    default=True,
    help="Die Liste für Menschen zeigen oder nicht.  [ohne Angabe: zeigen]",
)
def command(paths: tuple[Path, ...], form: str, profiles: str | None, checklist: bool) -> int:
    """Look at the files one after the other and return the highest exit code."""
    asked = arguments.chosen(profiles, tuple(verapdf.RULE_FILES), "Das Profil", "--profile")
    looked = _looked(paths, asked if profiles else ())
    if form == "json":
        every = tuple(looked)
        report.echo_utf8(pdf_json.as_json(every, checklist))
    else:
        every = tuple(_shown(each, checklist) for each in looked)
    return max(_exit_code(found) for _, found in every)


def _looked(paths: tuple[Path, ...], asked: tuple[str, ...]) -> Iterator[Looked]:
    from drafter.facts.inspection import inspect

    for path in paths:
        try:
            yield path, inspect(path, asked)
        except DrafterError as problem:
            yield path, problem


def _shown(looked: Looked, checklist: bool) -> Looked:
    """Print one file as soon as it is looked at, and pass it on."""
    _, found = looked
    if isinstance(found, DrafterError):
        click.echo(f"Fehler: {report.printable(str(found))}", err=True)
    else:
        for line in pdf_report.lines(found, checklist):
            click.echo(line)
    return looked


def _exit_code(found: "Inspection | DrafterError") -> ExitCode:
    if isinstance(found, DrafterError):
        return found.exit_code
    if found.unjudged:
        return ExitCode.ENVIRONMENT if found.unjudged == verapdf.MISSING else ExitCode.USAGE
    return ExitCode.FINDINGS if found.fails else ExitCode.OK
