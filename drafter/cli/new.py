"""`drafter new`: a commented skeleton to begin a paper with."""

from contextlib import suppress
from pathlib import Path

import click

from drafter.cli import arguments
from drafter.errors import OutputConflict, UsageMistake

ENDINGS = (".yaml", ".yml")
SCHEMA = "{}.schema.json"


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Legt NAME.yaml an: das Gerüst einer Vorlage, in dem zu jedem Schlüssel steht, was "
        "hineingehört.\n\n"
        "NAME darf einen Ordner nennen, den es schon gibt. Eine Datei dieses Namens wird nicht "
        "überschrieben. Daneben kommt, wenn es fehlt, FORMULAR.schema.json: damit schlagen "
        "Editoren Schlüssel und Gremien vor und zeigen, was nicht passt."
    ),
    epilog="Beispiel: drafter new inputs/radweg-2026 --form bielefeld --kind Informationsvorlage",
)
@click.argument("name", metavar="NAME")
@click.option(
    "--form",
    "form_name",
    metavar="FORMULAR",
    help="Ordner des Formulars; nötig, sobald es mehrere gibt.",
)
@click.option(
    "--kind",
    "kind_name",
    metavar="VORLAGENART",
    help="Vorlagenart des Formulars.  [ohne Angabe: die erste]",
)
@arguments.templates
def command(
    name: str, form_name: str | None, kind_name: str | None, templates: Path | None
) -> None:
    """Write the skeleton and, beside it, the schema."""
    from drafter.deliver import create
    from drafter.model.schema import schema_text
    from drafter.model.skeleton import skeleton
    from drafter.resources import form_names
    from drafter.source.forms import load_form

    path = _path(name)
    chosen = arguments.one_of(form_names(templates), form_name, "--form", "Formular")
    form = load_form(chosen, templates)
    kinds = [kind.name for kind in form.kinds]
    kind = form.kind(arguments.one_of(kinds, kind_name or kinds[0], "--kind", "Vorlagenart"))
    assert kind is not None
    schema = SCHEMA.format(chosen)
    create(path, skeleton(chosen, form, kind, schema, templates).encode())
    click.echo(f"geschrieben: {path}")
    _add_schema(path.with_name(schema), schema_text(chosen, form))


def _path(name: str) -> Path:
    path = Path(name.strip())
    if not path.name or name.endswith("/") or "\0" in name:
        raise UsageMistake(f"„{name}“ ist kein Dateiname. Bitte so schreiben: inputs/radweg-2026")
    return path if path.suffix in ENDINGS else path.with_name(f"{path.name}.yaml")


def _add_schema(path: Path, text: str) -> None:
    from drafter.deliver import create

    if path.exists():
        return
    with suppress(OutputConflict):  # another run was faster
        create(path, text.encode())
        click.echo(f"geschrieben: {path}")
