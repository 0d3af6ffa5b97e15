"""`drafter preview`: show a paper in the browser while it is written."""

import os
import secrets
import threading
import traceback
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from drafter.cache import user_cache
from drafter.cli import arguments, extras, report
from drafter.errors import unforeseen

PACKAGES = ("pypdfium2", "starlette", "uvicorn", "watchfiles")
KEY_BYTES = 24


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Zeigt eine Vorlage im Browser und erneuert die Anzeige bei jedem Speichern.\n\n"
        "Gezeigt werden die Vorlage als HTML, die Seiten des PDF und daneben die Befunde; ein "
        "Klick auf einen Befund zeigt die Zeile. Geschrieben wird nichts. Die Anzeige ist nur auf "
        "diesem Rechner zu erreichen, und nur mit der Adresse, die der Befehl nennt. Strg+C "
        "beendet sie."
    ),
    epilog="Beispiel: drafter preview inputs/kim-2022.yaml",
)
@click.argument("path", metavar="DATEI", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--port",
    metavar="ZAHL",
    type=int,
    default=0,
    help="Anschluss (Port) auf diesem Rechner.  [ohne Angabe: ein freier]",
)
@click.option("--no-browser", is_flag=True, help="Keinen Browser öffnen, nur die Adresse nennen.")
@arguments.archive
@arguments.templates
def command(
    path: Path, port: int, no_browser: bool, archive: Path | None, templates: Path | None
) -> None:
    """Serve the page until Ctrl-C."""
    extras.require("preview", PACKAGES, "die Vorschau")
    from drafter import pipeline
    from drafter.web import serving
    from drafter.web.following import Followed
    from drafter.web.listening import listening

    paper = pipeline.paper_in(path)
    listener = listening(port)
    key = secrets.token_urlsafe(KEY_BYTES)
    address = serving.address(listener, key)
    click.echo(f"Vorschau von {report.printable(str(path))}: {address}")
    click.echo("Die Adresse gilt nur auf diesem Rechner. Beenden mit Strg+C.")
    cache = user_cache(os.environ)
    followed = Followed(paper, archive, datetime.now, _unforeseen, templates, cache=cache)
    with _opened("" if no_browser else address):
        serving.serve(listener, key, followed)
    click.echo("Die Vorschau ist beendet.")


@contextmanager
def _opened(address: str) -> Iterator[None]:
    """Open an address in the browser by a file that only its user can read.

    Who starts a browser with an address shows the key in it to every user of the machine, in the
    list of processes.
    """
    if not address:
        yield
        return
    with TemporaryDirectory(prefix="drafter-") as folder:
        page = Path(folder) / "vorschau.html"
        page.write_text(f'<!doctype html><meta http-equiv="refresh" content="0;url={address}">')
        threading.Thread(target=webbrowser.open, args=[page.as_uri()], daemon=True).start()
        yield


def _unforeseen(problem: Exception) -> str:
    if report.debugging():
        traceback.print_exception(problem)
    return unforeseen(problem)
