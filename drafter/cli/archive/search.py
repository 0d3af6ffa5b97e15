"""`drafter archive search`: find papers of the Ablage by their words.

The JSON has one documented shape (`"schema": 1`), which only grows:

    {"schema": 1, "programm": "drafter 0.1.0", "gefunden": number of all papers found,
     "beschaedigt": number of papers not searched,
     "treffer": [{"nummer", "datum": ISO 8601 or "", "nachtrag_zu": number or "", "oeffentlich",
                  "genau": whether all words stand there themselves,
                  "gegenstand": [{"text", "treffer": whether it was looked for}, …],
                  "auszug": [{"text", "treffer"}, …]}]}
"""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from drafter import __version__
from drafter.cli import arguments, report
from drafter.cli.archive import location, with_nonpublic
from drafter.cli.archive.shown import day
from drafter.errors import UsageMistake
from drafter.german.dates import parse_date
from drafter.german.wording import count

if TYPE_CHECKING:
    from drafter.archive.search import Filter, Hit, Searched
    from drafter.archive.search.excerpts import Excerpt

MOST: Final = 10
MANY: Final = 50  # papers to be read from which on a person is told that it takes its time
ORIGINALS, SUPPLEMENTS = "original", "nachtrag"


class Day(click.ParamType[date]):
    """A date as staff write it."""

    name = "DATUM"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date.

        Raises:
            click.BadParameter: if it is none.
        """
        try:
            return parse_date(value)
        except ValueError as problem:
            self.fail(str(problem), param, ctx)


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Findet Vorlagen der Ablage nach ihren Wörtern, die besten zuerst.\n\n"
        "Alle WORTE müssen vorkommen: in Beratungsgegenstand, Nummer, Gremien oder Text, in "
        "irgendeiner Beugung. „Schule“ findet auch „Schulbericht“, aber danach. Wörter in "
        "Anführungszeichen stehen nebeneinander; ein * am Ende steht für jede Fortsetzung.\n\n"
        "Nichtöffentliches wird nicht durchsucht."
    ),
    epilog='Beispiel: drafter archive search Integrationsrat "Case Management" --from 01.01.2022',
)
@click.argument("words", metavar="WORTE…", nargs=-1, required=True)
@location
@click.option("--body", multiple=True, metavar="GREMIUM", help="Nur Beratungen dieses Gremiums.")
@click.option("--from", "first", type=Day(), metavar="DATUM", help="Nur Vorlagen ab diesem Tag.")
@click.option(
    "--until", "last", type=Day(), metavar="DATUM", help="Nur Vorlagen bis zu diesem Tag."
)
@click.option("--kind", multiple=True, metavar="ART", help="Nur Vorlagen dieser Vorlagenart.")
@click.option(
    "--product-group",
    multiple=True,
    metavar="NUMMER",
    help="Nur diese Produktgruppe; der Anfang ihrer Nummer genügt.",
)
@click.option("--office", multiple=True, metavar="AMT", help="Nur dieses Amt; ein Teil genügt.")
@click.option(
    "--only",
    type=click.Choice((ORIGINALS, SUPPLEMENTS)),
    metavar=f"{ORIGINALS}|{SUPPLEMENTS}",
    help="Nur Vorlagen, die keine Nachträge sind, oder nur Nachträge.",
)
@click.option(
    "--most",
    type=int,
    default=MOST,
    show_default=True,
    metavar="ANZAHL",
    callback=arguments.at_least_one,
    help="Höchstens so viele Treffer zeigen.",
)
@with_nonpublic
@arguments.output_format
def command(
    words: tuple[str, ...],
    store: Path,
    body: tuple[str, ...],
    first: date | None,
    last: date | None,
    kind: tuple[str, ...],
    product_group: tuple[str, ...],
    office: tuple[str, ...],
    only: str | None,
    most: int,
    with_nonpublic: bool,
    form: str,
) -> None:
    """Search the store and print what was found."""
    from drafter.archive.search import Filter

    supplements = only == SUPPLEMENTS if only else None
    kept = Filter(body, kind, product_group, office, first, last, supplements, with_nonpublic)
    searched = _search(words, store, kept, most)
    if form == "json":
        report.echo_utf8(_as_json(searched))
    else:
        for line in _lines(searched.found.hits):
            click.echo(line)
        click.echo(_summary(searched, with_nonpublic), err=True)
    for note in _notes(searched):
        click.echo(report.paragraph(note), err=True)


def _search(words: tuple[str, ...], folder: Path, kept: "Filter", most: int) -> "Searched":
    from drafter.archive.search import search, terms
    from drafter.archive.store import Store

    wanted = terms(words)
    if not wanted:
        raise UsageMistake("Bitte mindestens ein Wort oder eine Zahl nennen, die vorkommen soll.")
    return search(Store.open(folder), wanted, kept, most, _told)


def _told(papers: int) -> None:
    """Say that reading takes its time, where it does."""
    if papers >= MANY:
        read = count(papers, "Vorlage wird", "Vorlagen werden")
        click.echo(f"{read} in den Suchindex aufgenommen …", err=True)


def _lines(hits: Iterable["Hit"]) -> Iterator[str]:
    """Yield the lines of hits; where those begin that only contain a word, a line says so."""
    exact = True
    for hit in hits:
        if exact and not hit.exact:
            yield "Nur als Teil eines Wortes oder mit anderem Umlaut:"
        exact = hit.exact
        yield ", ".join(filter(None, map(report.printable, _head(hit))))
        yield f"    {_marked(hit.subject)}"
        if hit.excerpt:
            yield f"    {_marked(hit.excerpt)}"
        yield ""


def _head(hit: "Hit") -> tuple[str, ...]:
    supplement = f"Nachtrag zu {hit.original}" if hit.original else ""
    secret = "" if hit.public else "nicht für die Öffentlichkeit"
    return hit.number, day(hit.date), supplement, secret


def _marked(excerpt: "Excerpt") -> str:
    """Return an excerpt with its hits bold, or between »« where there is no bold."""
    bold = sys.stdout.isatty() and click.get_current_context().color is not False
    return "".join(
        _hit(report.printable(piece.text), bold) if piece.hit else report.printable(piece.text)
        for piece in excerpt
    )


def _hit(text: str, bold: bool) -> str:
    return click.style(text, bold=True) if bold else f"»{text}«"


def _summary(searched: "Searched", with_nonpublic: bool) -> str:
    found = searched.found
    if not found.total:
        searched_in = "" if with_nonpublic else " Nichtöffentliches wurde nicht durchsucht."
        return f"Nichts gefunden.{searched_in}"
    shown = len(found.hits)
    first = "ist der beste Treffer" if shown == 1 else f"sind die besten {shown}"
    more = f" Gezeigt {first}; mehr mit „--most“." if shown < found.total else ""
    return f"{count(found.total, 'Vorlage', 'Vorlagen')} gefunden.{more}"


def _notes(searched: "Searched") -> Iterator[str]:
    if searched.damaged:
        papers = count(searched.damaged, "Vorlage ist", "Vorlagen sind")
        yield (
            f"{papers} beschädigt und nicht durchsucht. Bitte „drafter archive verify“ aufrufen."
        )
    if not searched.kept:
        yield (
            "Der Suchindex ließ sich nicht speichern, die nächste Suche dauert darum so lange wie "
            "diese. Wer in die Ablage schreiben darf, legt ihn mit einer Suche an."
        )


def _as_json(searched: "Searched") -> str:
    value = {
        "schema": 1,
        "programm": f"drafter {__version__}",
        "gefunden": searched.found.total,
        "beschaedigt": searched.damaged,
        "treffer": [_value(hit) for hit in searched.found.hits],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _value(hit: "Hit") -> dict[str, object]:
    return {
        "nummer": hit.number,
        "datum": hit.date,
        "nachtrag_zu": hit.original,
        "oeffentlich": hit.public,
        "genau": hit.exact,
        "gegenstand": _pieces(hit.subject),
        "auszug": _pieces(hit.excerpt),
    }


def _pieces(excerpt: "Excerpt") -> list[dict[str, object]]:
    return [{"text": piece.text, "treffer": piece.hit} for piece in excerpt]
