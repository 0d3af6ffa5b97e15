"""`drafter oparl export`: write the Ablage as static OParl."""

import os
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cache import user_cache
from drafter.cli import arguments, report
from drafter.cli.archive import location
from drafter.cli.oparl import form
from drafter.german.wording import count, listed

if TYPE_CHECKING:
    from drafter.pipeline.oparl_export import Exported


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Schreibt die öffentlichen Vorlagen der Ablage als OParl 1.1 in einen Ordner, den jeder "
        "Webserver ausliefern kann.\n\n"
        "Der Ordner gehört unter die Adresse, die das Formular unter „oparl“ nennt; was der "
        "Webserver dazu wissen muss, steht in docs/oparl.md. Er darf nichts anderes enthalten. Ein "
        "neuer Lauf schreibt nur, was sich geändert hat, und nimmt heraus, was nicht mehr "
        "veröffentlicht wird; an dessen Adresse bleibt der Hinweis „gelöscht“."
    ),
    epilog="Beispiel: drafter oparl export /var/www/oparl --archive ~/ablage",
)
@click.argument("output", metavar="ORDNER", type=click.Path(path_type=Path, file_okay=False))
@location
@form
@arguments.templates
def command(output: Path, store: Path, form_name: str | None, templates: Path | None) -> None:
    """Write what is published, and say what was done."""
    from drafter.archive.store import Store
    from drafter.pipeline.oparl_export import export
    from drafter.pipeline.oparl_store import opened
    from drafter.resources import templates_directory

    cache = user_cache(os.environ)
    source = opened(Store.open(store), templates or templates_directory(), form_name, cache=cache)
    done = export(source, output, datetime.now().astimezone())
    for number, reason in _named(done):
        click.echo(report.printable(f"ausgelassen: {number}: {reason}"))
    click.echo(_papers(done))
    click.echo(_files(done))
    click.echo(report.printable(f"Beginn der Schnittstelle: {source.base}/system.json"))


def _named(done: "Exported") -> list[tuple[str, str]]:
    """Return the papers that are left out though they are public, by their numbers."""
    from drafter.pipeline.oparl_harvest import UNSAID

    return [(number, reason) for number, reason in done.left_out.items() if reason not in UNSAID]


def _papers(done: "Exported") -> str:
    """Return „12 Vorlagen veröffentlicht; ausgelassen: 3 nichtöffentliche“."""
    from drafter.pipeline.oparl_harvest import UNSAID

    told = count(done.published, "Vorlage", "Vorlagen")
    reasons = Counter(done.left_out.values())
    left_out = [f"{reasons[reason]} {reason}" for reason in UNSAID if reasons[reason]]
    others = len(_named(done))
    left_out += [f"{others} aus anderen Gründen"] if others else []
    return f"{told} veröffentlicht" + (f"; ausgelassen: {listed(left_out)}" if left_out else "")


def _files(done: "Exported") -> str:
    if not done.written and not done.removed:
        return "Es hat sich nichts geändert."
    written = count(done.written, "Datei", "Dateien")
    return f"{written} geschrieben, {len(done.removed)} entfernt"
