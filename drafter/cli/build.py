"""`drafter build`: write papers as HTML and PDF."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli import arguments, report
from drafter.errors import ExitCode

if TYPE_CHECKING:
    from drafter.cache import Cache
    from drafter.pipeline import Embedding, Order, Outcome

OUTPUT = Path("build")


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Prüft Vorlagen und schreibt sie als HTML und PDF.\n\n"
        "PFAD ist eine YAML-Datei oder ein Ordner; von einem Ordner werden alle *.yaml genommen. "
        "Steht eine Vorlage auf „versandt“, wird sie nur ohne offene Fehler geschrieben. Von "
        "mehreren Vorlagen hält keine die anderen auf; der Befehl endet dann mit der höchsten "
        "Zahl: 1 bei Fehlern in einer Vorlage, 3 bis 6 bei Problemen des Laufs."
    ),
    epilog="Beispiel: drafter build inputs/kim-2022.yaml --to pdf --output versand",
)
@arguments.papers
@click.option(
    "--to",
    "wanted",
    metavar="FORMAT,…",
    help="Nur diese Formate schreiben: html, pdf oder html,pdf.  [ohne Angabe: alle]",
)
@click.option(
    "-o",
    "--output",
    metavar="ORDNER",
    default=OUTPUT,
    show_default=True,
    type=click.Path(path_type=Path, readable=False),
    help="Ordner, in den geschrieben wird.",
)
@click.option(
    "--edition",
    "editions",
    metavar="FASSUNG,…",
    help=(
        "Nur für Vorlagen mit Änderungen: markiert, rein, auszug, synopse; mehrere mit Komma.  "
        "[ohne Angabe: markiert,rein]"
    ),
)
@click.option(
    "--marks",
    "scope",
    metavar="additions|full",
    type=click.Choice(("additions", "full")),
    help="Nur Neues zeigen oder auch Gestrichenes.  [ohne Angabe: wie im Formular]",
)
@click.option(
    "--overview/--no-overview",
    default=None,
    help="Die Änderungsübersicht voranstellen oder nicht.  [ohne Angabe: wie im Formular]",
)
@arguments.archive
@click.option(
    "--embed-source",
    is_flag=True,
    help=(
        "Die Quelle in die PDF-Dateien einbetten (PDF/A-3a), ohne Anmerkungen, Quittungen und "
        "Ungedrucktes; „drafter extract“ holt sie heraus. Nur bei öffentlichen Vorlagen."
    ),
)
@click.option(
    "--full-source",
    is_flag=True,
    help="Wie --embed-source, aber mit allem, was in den Dateien steht.",
)
@click.option(
    "--no-savings",
    is_flag=True,
    help="Ohne die Abkürzungen beim PDF-Satz; langsamer, die Dateien sind dieselben.",
)
def command(
    paths: tuple[Path, ...],
    wanted: str | None,
    output: Path,
    editions: str | None,
    scope: str | None,
    overview: bool | None,
    archive: Path | None,
    embed_source: bool,
    full_source: bool,
    no_savings: bool,
) -> ExitCode:
    """Build the papers and return the exit code."""
    from drafter import pipeline

    formats = arguments.chosen(wanted, pipeline.FORMATS, "Das Format", "--to")
    versions = arguments.chosen(editions, pipeline.VERSIONS, "Die Fassung", "--edition")
    order = pipeline.Order(
        output,
        formats,
        pipeline.Wishes(versions if editions else pipeline.USUAL, scope, overview),
        archive,
        _embedding(embed=embed_source, full=full_source),
        savings=not no_savings,
        cache=_cache(),
        debugging=report.debugging(),
    )
    return _run(pipeline.papers_in(paths), order)


def _cache() -> "Cache | None":
    """Return where the user's runs keep what they can use again."""
    from drafter.cache import Cache, user_folder

    folder = user_folder(os.environ)
    return Cache(folder) if folder else None


def _embedding(*, embed: bool, full: bool) -> "Embedding | None":
    """Return which source is wanted in the PDF; none without an option."""
    from drafter.pipeline import Embedding

    if full:
        return Embedding.FULL
    return Embedding.PRINTED if embed else None


def _run(files: Sequence[Path], order: "Order") -> ExitCode:
    failures = tuple(outcome for outcome in _outcomes(files, order) if outcome.reason)
    for failure in failures:
        reason = report.printable(f"{failure.path}: {failure.reason}")
        click.echo(f"nicht geschrieben: {reason}", err=True)
    if failures and len(files) > 1:
        click.echo(f"{len(failures)} von {len(files)} Vorlagen nicht geschrieben.", err=True)
    return max((failure.exit_code for failure in failures), default=ExitCode.OK)


def _outcomes(files: Sequence[Path], order: "Order") -> Iterator["Outcome"]:
    """Build the papers, and print of each what was found and written."""
    from drafter.pipeline import perform

    for number, file in enumerate(files, start=1):
        _progress(file, number, len(files))
        for outcome in perform((file,), order):
            _show(outcome)
            yield outcome


def _show(outcome: "Outcome") -> None:
    report.show_findings(outcome.findings)
    for written in outcome.files:
        click.echo(f"geschrieben: {written}")


def _progress(file: Path, number: int, total: int) -> None:
    """Say on a terminal which of several papers is being built."""
    if total > 1 and sys.stderr.isatty():
        click.echo(report.printable(f"{number}/{total} {file}"), err=True)
