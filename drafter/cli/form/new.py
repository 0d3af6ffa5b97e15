"""`drafter form new`: a form of one's own, from one that is there."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from drafter.cli import arguments, report

if TYPE_CHECKING:
    from drafter.pipeline.forms.founding import Founded

OWN = Path("formulare")
SOURCE = "musterstadt"


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Legt das Formular NAME an: die Kopie eines vorhandenen, in der der Name der Kommune "
        "eingesetzt ist.\n\n"
        "NAME ist der Name des Ordners und das, was Vorlagen unter „formular“ schreiben. Was es "
        "schon gibt, wird nicht überschrieben."
    ),
    epilog="Beispiel: drafter form new neustadt --municipality „Stadt Neustadt“",
)
@click.argument("name", metavar="NAME")
@click.option(
    "--municipality",
    metavar="KOMMUNE",
    default="",
    help="Wie die Kommune gedruckt heißt.  [ohne Angabe: Stadt und NAME]",
)
@click.option(
    "--from",
    "source",
    metavar="FORMULAR",
    default=SOURCE,
    show_default=True,
    help="Das Formular, das kopiert wird.",
)
@click.option(
    "--templates",
    metavar="ORDNER",
    envvar=arguments.TEMPLATES,
    type=click.Path(path_type=Path, readable=False),
    help="Ordner der eigenen Formulare; fehlt er, wird er angelegt.  "
    f"[sonst: Umgebungsvariable {arguments.TEMPLATES}, sonst {OWN}]",
)
@click.pass_context
def command(
    ctx: click.Context, name: str, municipality: str, source: str, templates: Path | None
) -> None:
    """Write the form and say what comes next."""
    from drafter.pipeline.forms.founding import found

    forms = templates or OWN
    made = found(name, municipality, forms, source)
    for file in made.files:
        click.echo(f"geschrieben: {report.printable(str(made.folder / file))}")
    known = ctx.get_parameter_source("templates") is ParameterSource.ENVIRONMENT
    for line in _next(made, "" if known else str(forms)):
        click.echo(report.printable(line))


def _next(made: "Founded", forms: str) -> Iterator[str]:
    """Yield what to do now; `forms` is the folder that the environment does not name."""
    name, given = made.folder.name, f" --templates {forms}" if forms else ""
    yield f"Das Formular heißt „{made.municipality}“. Bitte jetzt ansehen und ändern:"
    yield "  form.yaml – Beschriftungen, Abschnitte, Felder, Nummern; jeder Schlüssel ist erklärt"
    yield "  gremien.yaml – der Rat, die Ausschüsse und Beiräte"
    yield "  Logo und form.css – wie die Seite aussieht"
    if made.address:
        yield f"  „oparl“ in form.yaml – die Adresse ist noch die der anderen Stadt: {made.address}"
    yield f"Dann prüfen: drafter form check {name}{given}"
    yield f"Danach die erste Vorlage: drafter new erste-vorlage --form {name}{given}"
    if forms:
        yield "Damit jeder Befehl das Formular findet, einmal für alle:"
        yield f"  export {arguments.TEMPLATES}={Path(forms).absolute()}"
