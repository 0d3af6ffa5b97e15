"""`drafter schema`: the JSON Schema of the input, for editors."""

from pathlib import Path

import click

from drafter.cli import report


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Gibt das JSON-Schema der Eingabe aus (Fassung 2020-12).\n\n"
        "Ein Editor, der es kennt, schlägt Schlüssel vor und zeigt zu jedem, was er bedeutet."
    ),
    epilog="Beispiel: drafter schema --output inputs/vorlage.schema.json",
)
@click.option(
    "-o",
    "--output",
    metavar="DATEI",
    type=click.Path(path_type=Path, readable=False),
    help="In diese Datei schreiben, statt auszugeben.",
)
def command(output: Path | None) -> None:
    """Print the schema, or write it to a file; a file of that name is replaced."""
    from drafter import deliver
    from drafter.model.schema import schema_text

    if output is None:
        report.echo_utf8(schema_text().rstrip("\n"))
    else:
        deliver.write({output: schema_text().encode()})
        click.echo(f"geschrieben: {output}")
