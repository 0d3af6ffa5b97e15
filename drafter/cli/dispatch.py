"""`drafter dispatch`: the package of papers and Anlagen for a meeting."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli import arguments, report
from drafter.cli.stopping import stoppable
from drafter.errors import ExitCode, UsageMistake
from drafter.german.wording import count

if TYPE_CHECKING:
    from drafter.pipeline.dispatching import Dispatched


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Stellt das Paket für eine Sitzung zusammen.\n\n"
        "Im Ordner des Pakets liegen Vorlagen und Anlagen unter den Namen, die das Formular "
        "vorgibt, nach „oeffentlich“ und „nichtoeffentlich“ getrennt; dazu je eine Liste für das "
        "Ratsinformationssystem (CSV) und der Text einer Mail. Was nicht als öffentlich bezeichnet "
        "ist, gilt als nichtöffentlich. Geschrieben wird das ganze Paket oder nichts; hat eine "
        "Vorlage offene Fehler, entsteht keines. Ein älteres Paket für dieselbe Sitzung wird im "
        "Ganzen ersetzt."
    ),
    epilog="Beispiel: drafter dispatch inputs/ --body Rat --meeting 10.02.2022 -o paket",
)
@arguments.papers
@click.option(
    "-o",
    "--output",
    metavar="ORDNER",
    required=True,
    type=click.Path(path_type=Path, readable=False),
    help="Ordner des Pakets; er gehört dem Paket allein.",
)
@click.option(
    "--body", metavar="GREMIUM", help="Nur Vorlagen, die dieses Gremium berät; nach TOP geordnet."
)
@click.option(
    "--meeting",
    metavar="DATUM",
    callback=arguments.day,
    help="Nur Vorlagen, die an diesem Tag beraten werden.",
)
@click.option(
    "--to",
    "wanted",
    metavar="FORMAT,…",
    help="In diesen Formaten, mehrere mit Komma.  [ohne Angabe: pdf]",
)
@click.option(
    "--edition",
    "editions",
    metavar="FASSUNG,…",
    help=(
        "In diesen Fassungen: markiert, rein, auszug, synopse, grossdruck, grau; mehrere mit "
        "Komma.  [ohne Angabe: markiert,rein]"
    ),
)
@click.option("--drafts", is_flag=True, help="Auch Entwürfe aufnehmen, als solche bezeichnet.")
@arguments.archive
@arguments.templates
def command(
    paths: tuple[Path, ...],
    output: Path,
    body: str | None,
    meeting: date | None,
    wanted: str | None,
    editions: str | None,
    drafts: bool,
    archive: Path | None,
    templates: Path | None,
) -> ExitCode:
    """Make the package, say what is in it, and return the exit code."""
    from drafter import pipeline
    from drafter.cache import user_cache
    from drafter.pipeline.dispatching import USUAL_FORMATS, Wanted, dispatch
    from drafter.pipeline.meetings import Occasion
    from drafter.render import RENDERERS

    formats = arguments.chosen(wanted, tuple(RENDERERS), "Das Format", "--to", usual=USUAL_FORMATS)
    versions = arguments.chosen(editions, pipeline.VERSIONS, "Die Fassung", "--edition")
    wishes = pipeline.Wishes(versions if editions else pipeline.USUAL)
    _require_apart(output)
    asked = Wanted(Occasion(body, meeting), formats, wishes, drafts)
    with stoppable():
        done = dispatch(
            pipeline.papers_in(paths), output, asked, templates, archive, user_cache(os.environ)
        )
    return _shown(done, output)


def _require_apart(output: Path) -> None:
    """Require that the folder of the package is not the one that is worked in, or above it.

    Raises:
        UsageMistake: if it is.
    """
    here, place = Path.cwd().resolve(), output.resolve()
    if place in (here, *here.parents):
        raise UsageMistake(
            f"„{output}“ ist der Ordner, in dem Sie arbeiten. Bitte mit „-o“ einen Ordner nennen, "
            "der dem Paket allein gehört, zum Beispiel: -o paket"
        )


def _shown(done: "Dispatched", output: Path) -> ExitCode:
    report.show_findings(done.findings)
    if done.stopped:
        for path in done.stopped:
            click.echo(f"offene Fehler: {report.printable(str(path))}", err=True)
        click.echo("Das Paket wurde nicht geschrieben. Bitte erst beheben.", err=True)
        return ExitCode.FINDINGS
    for note in done.notes:
        click.echo(report.printable(note), err=True)
    verb = "geschrieben" if done.is_new else "unverändert"
    for file in done.files:
        click.echo(f"{verb}: {report.printable(str(file))}")
    files = count(len(done.files), "Datei", "Dateien")
    click.echo(f"Paket {verb}: {report.printable(str(output))} ({files}).")
    return ExitCode.OK
