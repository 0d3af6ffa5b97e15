"""`drafter form`: the commands about forms themselves, one file each."""

import click

from drafter.cli.groups import Entry, LazyGroup

COMMANDS: dict[str, Entry] = {
    "check": Entry("drafter.cli.form.check", "Formulare prüfen und mit ihnen zur Probe bauen."),
    "list": Entry("drafter.cli.form.list", "Zeigen, welche Formulare es gibt."),
    "new": Entry("drafter.cli.form.new", "Ein eigenes Formular anlegen."),
}


@click.group(
    cls=LazyGroup,
    table=COMMANDS,
    options_metavar="[OPTIONEN]",
    subcommand_metavar="BEFEHL",
    help=(
        "Legt Formulare an und prüft sie: Ein Formular ist ein Ordner mit einfachen Textdateien, "
        "die eine Kommune selbst pflegt.\n\n"
        "Was ein Befehl kann, sagt „drafter form BEFEHL --help“."
    ),
    epilog="Beispiel: drafter form new neustadt",
)
def command() -> None:
    """Hold the commands about forms."""
