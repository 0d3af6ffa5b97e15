"""`drafter check`: say what is wrong with papers, without writing anything."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli import arguments, report
from drafter.errors import ExitCode

if TYPE_CHECKING:
    from drafter.pipeline import Checked


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Prüft Vorlagen und nennt jeden Befund mit Datei, Zeile und Spalte.\n\n"
        "PFAD ist eine YAML-Datei oder ein Ordner; von einem Ordner werden alle *.yaml geprüft. "
        "Geschrieben wird nichts. Der Befehl endet mit 1, wenn Fehler offen sind, sonst mit 0."
    ),
    epilog="Beispiel: drafter check inputs/kim-2022.yaml --show",
)
@arguments.papers
@arguments.output_format
@click.option("--show", is_flag=True, help="Auch zeigen, wie die Vorlage verstanden wurde.")
@click.option("--strict", is_flag=True, help="Auch wegen offener Warnungen mit 1 enden.")
@arguments.archive
@arguments.templates
def command(
    paths: tuple[Path, ...],
    form: str,
    show: bool,
    strict: bool,
    archive: Path | None,
    templates: Path | None,
) -> int:
    """Check the papers, print the findings and return the exit code."""
    from drafter import pipeline
    from drafter.cache import user_cache

    files, cache = pipeline.papers_in(paths), user_cache(os.environ)
    one_by_one = (pipeline.check(file, templates, archive, cache) for file in files)
    if form == "json":
        papers = tuple(one_by_one)
        report.echo_utf8(report.as_json(papers, show))
    else:
        papers = tuple(_shown(checked, show) for checked in one_by_one)
        click.echo(report.summary(len(papers), _total(papers)))
    return _exit_code(_total(papers), strict)


def _shown(checked: "Checked", show: bool) -> "Checked":
    """Print one paper as soon as it is checked, and pass it on."""
    if show:
        click.echo(f"{report.printable(checked.loaded.shown)} wurde so verstanden:")
        for line in report.understood(checked) or ("(nicht zu lesen)",):
            click.echo(f"  {line}")
    report.show_findings(checked.findings)
    return checked


def _total(papers: tuple["Checked", ...]) -> report.Tally:
    return report.tally(finding for checked in papers for finding in checked.findings)


def _exit_code(total: report.Tally, strict: bool) -> ExitCode:
    stops = total.errors or (strict and total.warnings)
    return ExitCode.FINDINGS if stops else ExitCode.OK
