"""`drafter form list`: which forms there are."""

from pathlib import Path

import click

from drafter.cli import arguments, report


@click.command(
    options_metavar="[OPTIONEN]",
    help="Zeigt die Formulare: den Namen für „formular“, die Kommune und die Vorlagenarten.",
    epilog="Beispiel: drafter form list",
)
@arguments.templates
def command(templates: Path | None) -> None:
    """Print a line for each form."""
    from drafter.resources import form_names

    names = form_names(templates)
    width = max(map(len, names), default=0)
    for name in names:
        click.echo(report.printable(f"{name.ljust(width)}  {_told(name, templates)}"))


def _told(name: str, templates: Path | None) -> str:
    """Say what a form is, or why it cannot be read."""
    from drafter.errors import EnvironmentMissing
    from drafter.source.forms import load_form

    try:
        form = load_form(name, templates)
    except EnvironmentMissing as problem:
        return f"nicht zu lesen: {problem}"
    return f"{form.name}: {', '.join(kind.name for kind in form.kinds)}"
