"""`drafter archive`: the commands of the Ablage, one file each."""

from pathlib import Path

import click

from drafter.cli import arguments
from drafter.cli.groups import Entry, LazyGroup

COMMANDS: dict[str, Entry] = {
    "add": Entry("drafter.cli.archive.add", "Versandte Vorlagen ablegen."),
    "export": Entry("drafter.cli.archive.export", "Vorlagen als Beutel an das Archiv abgeben."),
    "list": Entry("drafter.cli.archive.list", "Zeigen, was abgelegt ist."),
    "remove": Entry("drafter.cli.archive.remove", "Einen Eintrag unwiderruflich löschen."),
    "search": Entry("drafter.cli.archive.search", "Abgelegte Vorlagen nach Wörtern finden."),
    "show": Entry("drafter.cli.archive.show", "Alles über eine abgelegte Vorlage zeigen."),
    "verify": Entry("drafter.cli.archive.verify", "Prüfen, ob alles da und unverändert ist."),
}

location = click.option(
    "--archive",
    "store",
    metavar="ORDNER",
    envvar=arguments.ARCHIVE,
    required=True,
    type=click.Path(path_type=Path, readable=False),
    help=f"Ordner der Ablage.  [sonst: Umgebungsvariable {arguments.ARCHIVE}]",
)

with_nonpublic = click.option(
    "--with-nonpublic",
    is_flag=True,
    help="Auch zeigen, was nichtöffentlich ist.",
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
    epilog="Beispiel: drafter archive add inputs/kim-2021.yaml --archive ~/ablage",
)
def command() -> None:
    """Hold the commands of the Ablage."""
