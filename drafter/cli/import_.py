"""`drafter import`: make YAML files out of papers that exist as PDF, Word or text files."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli import arguments, report
from drafter.cli.progress import ProgressLine
from drafter.cli.stopping import stoppable
from drafter.errors import ExitCode
from drafter.german.wording import count

if TYPE_CHECKING:
    from drafter.pipeline.importing import Imported, ImportOrder, Told

OUTPUT = Path("inputs")


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Liest Vorlagen, die es als PDF, Word-Datei (.docx) oder Text gibt, und schreibt je eine "
        "YAML-Datei, die sich bauen lässt.\n\n"
        "PFAD ist eine Datei oder ein Ordner; von einem Ordner werden auch die Unterordner "
        "gelesen. Was nicht sicher erkannt ist, steht als Kommentar in der YAML-Datei. Nichts wird "
        "überschrieben. Bei mehreren Dateien kommt ein Bericht als Tabelle und als Seite dazu."
    ),
    epilog="Beispiel: drafter import alt/2859.pdf --output inputs",
)
@arguments.papers
@arguments.output(OUTPUT)
@click.option(
    "--form",
    "form_name",
    metavar="FORMULAR",
    help="Dieses Formular annehmen, statt es zu erkennen.",
)
@arguments.templates
@arguments.workers("Dateien zugleich lesen")
@arguments.limits("Eine Datei, deren Lesen", 60, 1536)
@click.option(
    "--report/--no-report",
    "wanted",
    default=None,
    help="Den Bericht schreiben oder nicht.  [ohne Angabe: bei mehreren Dateien]",
)
@arguments.output_format
def command(
    paths: tuple[Path, ...],
    output: Path,
    form_name: str | None,
    templates: Path | None,
    jobs: int | None,
    time_limit: int,
    memory_limit: int,
    wanted: bool | None,
    form: str,
) -> ExitCode:
    """Import the files and return the highest exit code."""
    from drafter.pipeline.import_files import files_in, twins
    from drafter.pipeline.importing import ImportOrder
    from drafter.pipeline.limits import Limits
    from drafter.resources import form_names, templates_directory

    forms = templates or templates_directory()
    if form_name is not None:
        arguments.one_of(form_names(forms), form_name, "--form", "Formular")
    files = files_in(paths)
    order = ImportOrder(
        output,
        date.today(),
        tuple(path for path in paths if path.is_dir()),
        twins(files),
        forms,
        form_name,
        Limits(time_limit, memory_limit),
        report.debugging(),
    )
    quiet = form == "json"
    with stoppable():
        imports = tuple(_imports(files, order, jobs, quiet=quiet))
    return _end(imports, order, wanted=len(files) > 1 if wanted is None else wanted, quiet=quiet)


def _imports(
    files: Sequence[Path], order: "ImportOrder", jobs: int | None, *, quiet: bool
) -> Iterator["Imported"]:
    """Let workers read the files; the line of progress makes room for what is told of each."""
    from drafter.pipeline.handing import Run, pace
    from drafter.pipeline.importing import WORK
    from drafter.pipeline.workers import Workers

    number = arguments.worker_count(jobs, len(files))
    line = ProgressLine("Dateien")
    with Workers(number, debugging=order.debugging) as workers:
        run = Run(WORK, files, order, workers, pace(len(files), number), line.show)
        for each in line.below(run.results()):
            if not quiet:
                _show(each, alone=len(files) == 1)
            yield each


def _show(each: "Imported", *, alone: bool) -> None:
    for path in each.files:
        click.echo(f"geschrieben: {report.printable(str(path))}")
    for note in each.notes:
        click.echo(report.paragraph(f"{each.path}: {note}"))
    for value in each.doubtful if alone else ():
        click.echo(report.paragraph(_doubt(value)))
    if each.reason:
        said = f"nicht geschrieben: {each.path}: {each.reason}"
        click.echo(report.printable(said), err=True)


def _doubt(value: "Told") -> str:
    page = f", Seite {value.page}" if value.page else ""
    shown = f" „{value.value}“" if value.value else ""
    return f"  {value.certainty.word}: {value.key}{shown}{page}. {value.note}".rstrip()


def _end(
    imports: Sequence["Imported"], order: "ImportOrder", *, wanted: bool, quiet: bool
) -> ExitCode:
    """Write and show what became of all files, and return the exit code."""
    from drafter.pipeline.import_report import as_json, counted, write_report

    if wanted:
        for path in write_report(imports, order.output, order.day, order.forms):
            click.echo(f"geschrieben: {path}", err=quiet)
    if quiet:
        report.echo_utf8(as_json(imports))
    else:
        states = ", ".join(f"{number} {state.value}" for state, number in counted(imports))
        click.echo(f"{count(len(imports), 'Datei', 'Dateien')} gelesen: {states}.")
    return max((each.exit_code for each in imports), default=ExitCode.OK)
