"""`drafter archive list`: what lies in the Ablage."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli import report
from drafter.cli.archive import location, with_nonpublic
from drafter.cli.archive.shown import day
from drafter.german.wording import count

if TYPE_CHECKING:
    from drafter.archive.entry import Entry

HEAD = ("Nummer", "Datum", "Vorlagenart", "Beratungsgegenstand")


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Zeigt, was in der Ablage liegt: Nummer, Datum, Vorlagenart und Beratungsgegenstand.\n\n"
        "Nichtöffentliche Vorlagen sind weggelassen und nur gezählt."
    ),
    epilog="Beispiel: drafter archive list --archive ~/ablage",
)
@location
@with_nonpublic
def command(store: Path, with_nonpublic: bool) -> None:
    """Print a line for each entry, in the order in which they were added."""
    from drafter.archive.store import Store

    entries = tuple(Store.open(store).entries())
    shown = [entry for entry in entries if entry.public or with_nonpublic]
    for line in _table(shown):
        click.echo(report.printable(line))
    click.echo(_total(len(shown), len(entries) - len(shown)), err=True)


def _table(entries: Iterable["Entry"]) -> Iterator[str]:
    """Yield the lines of the table; each column but the last is as wide as its widest cell."""
    rows = [HEAD, *map(_row, entries)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD) - 1)]
    for row in rows if len(rows) > 1 else ():
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        yield "  ".join((*cells, row[-1])).rstrip()


def _row(entry: "Entry") -> tuple[str, str, str, str]:
    secret = "" if entry.public else "nichtöffentlich: "
    return entry.number, day(entry.date), entry.kind, f"{secret}{entry.subject}"


def _total(shown: int, hidden: int) -> str:
    left_out = (
        f" {count(hidden, 'nichtöffentliche ist', 'nichtöffentliche sind')} nicht gezeigt; mit "
        "„--with-nonpublic“ auch diese."
    )
    return f"{count(shown, 'Vorlage', 'Vorlagen')}.{left_out if hidden else ''}"
