"""`drafter schema`: the JSON Schema of the input, for editors."""

from pathlib import Path

import click

from drafter.cli import arguments, report


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Gibt das JSON-Schema der Eingabe aus (Fassung 2020-12).\n\n"
        "Ein Editor, der es kennt, schlägt Schlüssel vor, zeigt zu jedem, was er bedeutet, und "
        "bezeichnet, was „drafter check“ an Schreibweisen zurückweist. Mit --form kennt es auch "
        "Vorlagenarten, Gremien und Gründe des Formulars."
    ),
    epilog="Beispiel: drafter schema --form bielefeld -o inputs/bielefeld.schema.json",
)
@click.option(
    "--form",
    "form_name",
    metavar="FORMULAR",
    help="Nur für Vorlagen dieses Formulars.  [ohne Angabe: für alle]",
)
@click.option(
    "-o",
    "--output",
    metavar="DATEI",
    type=click.Path(path_type=Path, readable=False),
    help="In diese Datei schreiben, statt auszugeben.",
)
@arguments.templates
def command(form_name: str | None, output: Path | None, templates: Path | None) -> None:
    """Print the schema, or write it to a file; a file of that name is replaced."""
    from drafter import deliver

    text = _text(form_name, templates)
    if output is None:
        report.echo_utf8(text.rstrip("\n"))
    else:
        deliver.write({output: text.encode()})
        click.echo(f"geschrieben: {output}")


def _text(form_name: str | None, templates: Path | None) -> str:
    """Return the schema of a form, or of all papers where none is named."""
    from drafter.model.schema import schema_text
    from drafter.resources import form_names
    from drafter.source.forms import load_form

    if form_name is None:
        return schema_text()
    name = arguments.one_of(form_names(templates), form_name, "--form", "Formular")
    return schema_text(name, load_form(name, templates))
