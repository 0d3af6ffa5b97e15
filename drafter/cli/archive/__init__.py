"""`drafter archive`: the commands of the Ablage, one file each."""

from pathlib import Path

import click

from drafter.cli.groups import Entry, LazyGroup

COMMANDS: dict[str, Entry] = {
    "export": Entry("drafter.cli.archive.export", "Vorlagen als Beutel an das Archiv abgeben."),
}
VARIABLE = "DRAFTER_ARCHIV"

location = click.option(
    "--archive",
    "store",
    metavar="ORDNER",
    envvar=VARIABLE,
    required=True,
    type=click.Path(path_type=Path, readable=False),
    help=f"Ordner der Ablage.  [sonst: Umgebungsvariable {VARIABLE}]",
)


@click.group(
    cls=LazyGroup,
    table=COMMANDS,
    options_metavar="[OPTIONEN]",
    subcommand_metavar="BEFEHL",
    help=(
        "Legt versandte Vorlagen so ab, dass nichts verloren geht und jede Änderung auffällt.\n\n"
        "Was ein Befehl kann, sagt „drafter archive BEFEHL --help“."
    ),
)
def command() -> None:
    """Hold the commands of the Ablage."""
