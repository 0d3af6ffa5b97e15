"""`drafter build`: write papers as HTML and PDF."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli import arguments, report
from drafter.cli.part import Part
from drafter.cli.progress import ProgressLine
from drafter.cli.stopping import stoppable
from drafter.errors import ExitCode
from drafter.german.wording import count

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from drafter.pipeline import Asked, Embedding, Order, Outcome
    from drafter.pipeline.handing import Pace
    from drafter.pipeline.shards import Shard
    from drafter.render.equipment import Equipment

OUTPUT = Path("build")
LINKER = ("LD_LIBRARY_PATH", "LD_PRELOAD")


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Prüft Vorlagen und schreibt sie als HTML und PDF, auf Wunsch für Word oder als Text.\n\n"
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
    help=(
        "Diese Formate schreiben: html, pdf, docx, text, oparl; mehrere mit Komma. Zu oparl "
        "gehören html und pdf.  [ohne Angabe: html,pdf]"
    ),
)
@arguments.output(OUTPUT)
@click.option(
    "--edition",
    "editions",
    metavar="FASSUNG,…",
    help=(
        "Von Vorlagen mit Änderungen: markiert, rein, auszug, synopse; von jeder Vorlage: "
        "grossdruck (18 Punkt), grau; mehrere mit Komma.  [ohne Angabe: markiert,rein]"
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
@arguments.templates
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
@arguments.workers("Vorlagen zugleich bauen")
@arguments.limits("Eine Vorlage, deren Satz", 300, 2048)
@click.option(
    "--shard",
    metavar="K/N",
    type=Part(),
    help="Nur den K-ten von N Teilen der Vorlagen bauen, für Rechner, die sich die Arbeit teilen.",
)
@click.option(
    "--dask",
    metavar="ADRESSE",
    help="Von einem Dask-Cluster bauen lassen, etwa tcp://rechner:8786.",
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
    templates: Path | None,
    embed_source: bool,
    full_source: bool,
    no_savings: bool,
    force: bool,
    jobs: int | None,
    time_limit: int,
    memory_limit: int,
    shard: "Shard | None",
    dask: str | None,
) -> ExitCode:
    """Build the papers that changed and return the exit code."""
    from drafter import pipeline
    from drafter.cache import user_cache
    from drafter.pipeline.unchanged import equipment

    formats = arguments.chosen(
        wanted, pipeline.FORMATS, "Das Format", "--to", usual=pipeline.USUAL_FORMATS
    )
    versions = arguments.chosen(editions, pipeline.VERSIONS, "Die Fassung", "--edition")
    wishes = pipeline.Wishes(versions if editions else pipeline.USUAL, scope, overview)
    embedding = _embedding(embed=embed_source, full=full_source)
    files = pipeline.papers_in(paths)
    if shard:
        files = shard.of(files)
        click.echo(f"Teil {shard}: {count(len(files), 'Vorlage', 'Vorlagen')}.", err=True)
    library_path, preloaded = (os.environ.get(name, "") for name in LINKER)
    made_with = equipment(output, library_path, preloaded, templates)
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
        limits=pipeline.Limits(time_limit, memory_limit),
        cache=user_cache(os.environ),
        forms=templates,
        debugging=report.debugging(),
    )
    with stoppable():
        return _run(changed, order, len(files), jobs, dask)


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


def _embedding(*, embed: bool, full: bool) -> "Embedding | None":
    """Return which source is wanted in the PDF; none without an option."""
    from drafter.pipeline import Embedding

    if full:
        return Embedding.FULL
    return Embedding.PRINTED if embed else None


def _run(
    files: Sequence[Path], order: "Order", total: int, jobs: int | None, dask: str | None
) -> ExitCode:
    """Build papers, print what became of them; `total` counts those that did not change too."""
    failures = []
    for outcome in _outcomes(files, order, jobs, dask):
        _show(outcome)
        if outcome.reason:
            failures.append((f"{outcome.path}: {outcome.reason}", outcome.exit_code))
    for reason, _ in failures:
        click.echo(f"nicht geschrieben: {report.printable(reason)}", err=True)
    if failures and total > 1:
        click.echo(f"{len(failures)} von {total} Vorlagen nicht geschrieben.", err=True)
    return max((code for _, code in failures), default=ExitCode.OK)


def _outcomes(
    files: Sequence[Path], order: "Order", jobs: int | None, dask: str | None
) -> Iterator["Outcome"]:
    """Build papers and yield what became of each; a single one needs no worker."""
    from drafter.pipeline.batch import here

    if dask:
        return _far(files, order, dask)
    if len(files) < 2:
        return (here(file, order) for file in files)
    return _near(files, order, arguments.worker_count(jobs, len(files)))


def _near(files: Sequence[Path], order: "Order", jobs: int) -> Iterator["Outcome"]:
    """Let workers of this machine build papers."""
    from drafter.pipeline.handing import pace
    from drafter.pipeline.workers import builders

    with builders(jobs, order) as workers:
        yield from _told(files, order, workers, pace(len(files), jobs))


def _far(files: Sequence[Path], order: "Order", address: str) -> Iterator["Outcome"]:
    """Let the machines of a cluster build papers."""
    from drafter.pipeline.cluster import LONGEST_CHUNK, cluster
    from drafter.pipeline.handing import pace

    with cluster(address, Path.cwd(), order) as found:
        handed = pace(len(files), found.workers, LONGEST_CHUNK)
        yield from _told(files, order, found.executor, handed)


def _told(
    files: Sequence[Path], order: "Order", executor: "Executor", handed: "Pace"
) -> Iterator["Outcome"]:
    """Yield what became of papers; the line of progress makes room for it."""
    from drafter.pipeline.batch import outcomes

    line = ProgressLine()
    yield from line.below(outcomes(files, order, executor, handed, line.show))


def _show(outcome: "Outcome") -> None:
    report.show_findings(outcome.findings)
    for written in outcome.files:
        click.echo(f"geschrieben: {written}")
