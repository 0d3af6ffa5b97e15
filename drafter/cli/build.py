"""`drafter build`: write papers as HTML and PDF."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli import arguments, report
from drafter.errors import ExitCode

if TYPE_CHECKING:
    from drafter.cache import Cache
    from drafter.pipeline import Asked, Embedding, Order, Outcome
    from drafter.render.equipment import Equipment

OUTPUT = Path("build")
LINKER = ("LD_LIBRARY_PATH", "LD_PRELOAD")


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
@click.option("--force", is_flag=True, help="Auch schreiben, was sich nicht geändert hat.")
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
    force: bool,
) -> ExitCode:
    """Build the papers that changed and return the exit code."""
    from drafter import pipeline
    from drafter.pipeline.unchanged import equipment

    formats = arguments.chosen(wanted, pipeline.FORMATS, "Das Format", "--to")
    versions = arguments.chosen(editions, pipeline.VERSIONS, "Die Fassung", "--edition")
    wishes = pipeline.Wishes(versions if editions else pipeline.USUAL, scope, overview)
    embedding = _embedding(embed=embed_source, full=full_source)
    files = pipeline.papers_in(paths)
    made_with = equipment(output, *(os.environ.get(name, "") for name in LINKER))
    changed = files
    if made_with and not force:
        asked = pipeline.asked(formats, wishes, archive, embedding, savings=not no_savings)
        changed = tuple(_changed(files, output, asked, made_with))
    if not changed:
        return ExitCode.OK
    order = pipeline.Order(
        output,
        formats,
        wishes,
        archive,
        embedding,
        savings=not no_savings,
        made_with=made_with,
        cache=_cache(),
        debugging=report.debugging(),
    )
    return _run(changed, order, len(files))


def _changed(
    files: Iterable[Path], output: Path, asked: "Asked", made_with: "Equipment"
) -> Iterator[Path]:
    """Yield the papers that have to be built; show of the others what their last build showed."""
    from drafter.pipeline.unchanged import in_store, last_build

    may_be_kept = not in_store(output)
    for file in files:
        last = last_build(file, output, asked, made_with) if may_be_kept else None
        if last is None:
            yield file
            continue
        report.show_findings(last.findings_of(file))
        for name in last.written:
            click.echo(f"unverändert: {output / name}")


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


def _run(files: Sequence[Path], order: "Order", total: int) -> ExitCode:
    """Build papers, print what became of them; `total` counts those that did not change too."""
    failures = tuple(outcome for outcome in _outcomes(files, order) if outcome.reason)
    for failure in failures:
        reason = report.printable(f"{failure.path}: {failure.reason}")
        click.echo(f"nicht geschrieben: {reason}", err=True)
    if failures and total > 1:
        click.echo(f"{len(failures)} von {total} Vorlagen nicht geschrieben.", err=True)
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
