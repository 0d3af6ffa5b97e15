"""`drafter oparl serve`: give out the Ablage as OParl on this machine."""

import os
import traceback
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from drafter.cache import Cache, user_cache
from drafter.cli import arguments, extras, report
from drafter.cli.archive import location
from drafter.cli.oparl import form
from drafter.errors import DrafterError, unforeseen

PACKAGES = ("starlette", "uvicorn")


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Bietet die öffentlichen Vorlagen der Ablage über HTTP als OParl 1.1 an, nur zum Lesen.\n\n"
        "Zu erreichen ist das nur auf diesem Rechner; nach außen gehört ein Webserver davor, mit "
        "„--base“ und der Adresse, unter der man ihn kennt. Ohne „--base“ beginnen alle Adressen "
        "mit der dieses Rechners und gelten nur, solange der Befehl läuft. Was inzwischen abgelegt "
        "oder entfernt wird, ist sofort zu sehen. Strg+C beendet den Befehl."
    ),
    epilog="Beispiel: drafter oparl serve --archive ~/ablage --port 8080",
)
@location
@form
@click.option(
    "--port",
    metavar="ZAHL",
    type=int,
    default=0,
    help="Anschluss (Port) auf diesem Rechner.  [ohne Angabe: ein freier]",
)
@click.option(
    "--base",
    metavar="ADRESSE",
    help="Adresse, mit der alle Adressen beginnen.  [ohne Angabe: die dieses Rechners]",
)
@click.option(
    "--exported",
    metavar="ORDNER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Ordner von „drafter oparl export“: Was dort früher veröffentlicht wurde und jetzt fehlt, "
    "gilt als gelöscht.",
)
@arguments.templates
def command(
    store: Path,
    form_name: str | None,
    port: int,
    base: str | None,
    exported: Path | None,
    templates: Path | None,
) -> None:
    """Serve until Ctrl-C."""
    extras.require("oparl", PACKAGES, "die Schnittstelle")
    from drafter.archive.store import Store
    from drafter.pipeline.oparl_export import known_below, remembered
    from drafter.pipeline.oparl_store import PublishedStore, opened
    from drafter.resources import templates_directory
    from drafter.web.listening import listening, origin
    from drafter.web.oparl import serving
    from drafter.web.oparl.current import Current

    source, cache = Store.open(store), user_cache(os.environ)
    given = serving.base_address(base) if base else ""
    memory = remembered(exported) if exported else None
    with listening(port) as listener, TemporaryDirectory(prefix="drafter-") as folder:
        below = given or origin(listener)

        def reopened() -> PublishedStore:
            known = opened(source, templates or templates_directory(), form_name, below, cache)
            return replace(known, kept=Cache(Path(folder) / "gelesen"))

        before = known_below(memory, below) if memory else {}
        current = Current(reopened, lambda: datetime.now().astimezone(), before)
        click.echo("Die Vorlagen werden gelesen …")
        current.view()
        click.echo(f"Beginn der Schnittstelle: {report.printable(below)}/system.json")
        click.echo(
            f"Zu erreichen ist sie nur auf diesem Rechner, Anschluss (Port): "
            f"{listener.getsockname()[1]}. Beenden mit Strg+C."
        )
        serving.serve(listener, current, _failed)
    click.echo("Die Schnittstelle ist beendet.")


def _failed(problem: Exception) -> None:
    """Say on stderr why a request could not be answered."""
    if report.debugging():
        traceback.print_exception(problem)
    told = str(problem) if isinstance(problem, DrafterError) else unforeseen(problem)
    click.echo(f"Fehler: {report.printable(told)}", err=True)
