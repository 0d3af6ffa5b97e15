"""`drafter oparl`: the Ablage for everybody, one command a file."""

import click

from drafter.cli.groups import Entry, LazyGroup

COMMANDS: dict[str, Entry] = {
    "export": Entry("drafter.cli.oparl.export", "Für einen Webserver in einen Ordner schreiben."),
    "serve": Entry("drafter.cli.oparl.serve", "Auf diesem Rechner über HTTP anbieten."),
}

form = click.option(
    "--form",
    "form_name",
    metavar="NAME",
    help="Formular, dessen Vorlagen veröffentlicht werden.  [ohne Angabe: das einzige, das unter "
    "„oparl“ eine Adresse nennt]",
)


@click.group(
    cls=LazyGroup,
    table=COMMANDS,
    options_metavar="[OPTIONEN]",
    subcommand_metavar="BEFEHL",
    help=(
        "Bietet die abgelegten Vorlagen über OParl 1.1 an: nur, was öffentlich ist.\n\n"
        "Was ein Befehl kann, sagt „drafter oparl BEFEHL --help“."
    ),
    epilog="Beispiel: drafter oparl export /var/www/oparl --archive ~/ablage",
)
def command() -> None:
    """Hold the commands for OParl."""
