"""`drafter new`: a commented skeleton to begin a paper with."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from drafter.cli import arguments
from drafter.errors import OutputConflict, UsageMistake
from drafter.german.wording import listed

ENDINGS = (".yaml", ".yml")
SCHEMA = "vorlage.schema.json"


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Legt NAME.yaml an: das Gerüst einer Vorlage, in dem zu jedem Schlüssel steht, was "
        "hineingehört.\n\n"
        "NAME darf einen Ordner nennen, den es schon gibt. Eine Datei dieses Namens wird nicht "
        f"überschrieben. Daneben kommt, wenn sie fehlt, {SCHEMA}: damit schlagen Editoren die "
        "Schlüssel vor."
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
    chosen = _one_of(form_names(templates), form_name, "--form", "Formular")
    form = load_form(chosen, templates)
    kinds = [kind.name for kind in form.kinds]
    kind = form.kind(_one_of(kinds, kind_name or kinds[0], "--kind", "Vorlagenart"))
    assert kind is not None
    create(path, skeleton(chosen, form, kind, SCHEMA, templates).encode())
    click.echo(f"geschrieben: {path}")
    _add_schema(path.with_name(SCHEMA), schema_text())


def _path(name: str) -> Path:
    path = Path(name.strip())
    if not path.name or name.endswith("/") or "\0" in name:
        raise UsageMistake(f"„{name}“ ist kein Dateiname. Bitte so schreiben: inputs/radweg-2026")
    return path if path.suffix in ENDINGS else path.with_name(f"{path.name}.yaml")


def _one_of(known: Sequence[str], wanted: str | None, option: str, term: str) -> str:
    if wanted in known:
        return str(wanted)
    if wanted is None and len(known) == 1:
        return known[0]
    said = f"{term} „{wanted}“ gibt es nicht." if wanted else f"Es gibt mehr als ein {term}."
    raise UsageMistake(f"{said} Bitte mit {option} etwas aus dieser Liste nennen: {listed(known)}.")


def _add_schema(path: Path, text: str) -> None:
    from drafter.deliver import create

    if path.exists():
        return
    with suppress(OutputConflict):  # another run was faster
        create(path, text.encode())
        click.echo(f"geschrieben: {path}")
