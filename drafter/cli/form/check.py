"""`drafter form check`: say what is missing or wrong in forms."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter import __version__
from drafter.cli import arguments, report
from drafter.errors import ExitCode
from drafter.german.wording import count

if TYPE_CHECKING:
    from drafter.pipeline.forms.checking import CheckedForm


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Prüft Formulare und nennt jeden Befund mit Datei, Zeile und Spalte.\n\n"
        "Geprüft werden form.yaml, gremien.yaml, die Gestaltung (CSS), die Seitenvorlagen und das "
        "Logo. Dann wird von jeder Vorlagenart eine erfundene Vorlage mit einem Nachtrag als HTML "
        "und PDF gebaut und angesehen. Geschrieben wird nichts. Der Befehl endet mit 1, wenn etwas "
        "zu beheben ist, sonst mit 0."
    ),
    epilog="Beispiel: drafter form check neustadt --templates formulare",
)
@click.argument("names", metavar="NAME…", nargs=-1, required=True)
@arguments.output_format
@click.option("--quick", is_flag=True, help="Ohne die erfundenen Vorlagen, nur die Dateien.")
@click.option("--strict", is_flag=True, help="Auch wegen Warnungen mit 1 enden.")
@arguments.templates
def command(
    names: tuple[str, ...], form: str, quick: bool, strict: bool, templates: Path | None
) -> ExitCode:
    """Check the forms, print the findings and return the exit code."""
    from drafter.pipeline.forms.checking import check_form

    checked = [check_form(name, templates, trying=not quick) for name in dict.fromkeys(names)]
    total = report.tally(finding for each in checked for finding in each.findings)
    if form == "json":
        report.echo_utf8(_as_json(checked, total))
    else:
        _show(checked, total)
    return ExitCode.FINDINGS if total.errors or (strict and total.warnings) else ExitCode.OK


def _show(checked: Sequence["CheckedForm"], total: report.Tally) -> None:
    for each in checked:
        report.show_findings(each.findings)
        click.echo(_tried(each))
    click.echo(f"{count(len(checked), 'Formular', 'Formulare')} geprüft: {total}.")


def _tried(checked: "CheckedForm") -> str:
    """Say how far the proof went."""
    if not checked.tried:
        return f"{checked.name}: Zur Probe gebaut wurde nichts."
    said = f"{checked.name}: Von jeder Vorlagenart wurde eine erfundene Vorlage gebaut"
    if checked.judged:
        return f"{said}, ihr PDF mit veraPDF geprüft."
    return f"{said}. Ihr PDF wurde nicht mit veraPDF geprüft; es ist nicht eingerichtet."


def _as_json(checked: Sequence["CheckedForm"], total: report.Tally) -> str:
    import json

    value = {
        "schema": 1,
        "programm": f"drafter {__version__}",
        "formulare": [_form(each) for each in checked],
        "summe": {
            "formulare": len(checked),
            "fehler": total.errors,
            "warnungen": total.warnings,
            "hinweise": total.notes,
        },
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _form(checked: "CheckedForm") -> dict[str, object]:
    return {
        "name": checked.name,
        "zur_probe_gebaut": checked.tried,
        "befunde": [report.finding_json(finding) for finding in checked.findings],
    }
