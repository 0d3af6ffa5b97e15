"""`drafter archive add`: put dispatched papers into the Ablage."""

import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from drafter.cli import arguments, report
from drafter.cli.archive import location
from drafter.cli.build import OUTPUT
from drafter.errors import DrafterError, ExitCode, unforeseen
from drafter.german.wording import count

if TYPE_CHECKING:
    from drafter.archive.store import Receipt, Store
    from drafter.pipeline import Added


class Failure(NamedTuple):
    """A paper that was not added: why, and the exit code that stands for it."""

    reason: str
    exit_code: ExitCode


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Legt versandte Vorlagen ab, mit allem, woraus sie gemacht sind.\n\n"
        "PFAD ist eine YAML-Datei oder ein Ordner; von einem Ordner werden alle *.yaml genommen. "
        "Jede Vorlage wird geprüft und in allen Fassungen geschrieben, aber nur in die Ablage. Was "
        "dort liegt, wird nie überschrieben: Dieselbe Vorlage noch einmal ändert nichts, eine "
        "andere unter derselben Nummer wird abgelehnt. Gibt es die Ablage noch nicht, wird sie "
        "angelegt. Von mehreren Vorlagen hält keine die anderen auf."
    ),
    epilog="Beispiel: drafter archive add inputs/kim-2021.yaml --archive ~/ablage",
)
@arguments.papers
@location
@arguments.templates
def command(paths: tuple[Path, ...], store: Path, templates: Path | None) -> ExitCode:
    """Add the papers one after the other and return the exit code."""
    from drafter import pipeline

    files = pipeline.papers_in(paths)
    opened = _opened(store)
    done = [_add(file, opened, templates) for file in files]
    failures = [each for each in done if isinstance(each, Failure)]
    for hint in _lacking([each for each in done if not isinstance(each, Failure)], opened):
        click.echo(report.printable(hint))
    for failure in failures:
        click.echo(f"nicht abgelegt: {report.printable(failure.reason)}", err=True)
    if failures and len(files) > 1:
        click.echo(f"{len(failures)} von {len(files)} Vorlagen nicht abgelegt.", err=True)
    return max((failure.exit_code for failure in failures), default=ExitCode.OK)


def _opened(folder: Path) -> "Store":
    """Return the store in a folder; a new one where there is nothing yet."""
    from drafter import pipeline
    from drafter.archive.layout import MARKER
    from drafter.archive.store import Store

    pipeline.require_apart(folder, OUTPUT)
    fresh = not (folder / MARKER).exists()
    store = Store.create(folder)
    if fresh:
        click.echo(f"Neue Ablage angelegt: {report.printable(str(folder))}")
    return store


def _add(file: Path, store: "Store", templates: Path | None) -> "Added | Failure":
    """Add one paper, print findings and receipt; return it, or why it was not added."""
    from drafter import pipeline
    from drafter.cache import user_cache

    try:
        cache = user_cache(os.environ)
        added = pipeline.add(file, store, datetime.now(UTC), cache, templates)
    except DrafterError as problem:
        return Failure(f"{file}: {problem}", problem.exit_code)
    except Exception as problem:
        if report.debugging():
            raise
        return Failure(f"{file}: {unforeseen(problem)}", ExitCode.SOFTWARE)
    report.show_findings(added.prepared.findings)
    if added.receipt is None:
        errors = report.tally(added.prepared.findings).errors
        said = count(errors, "offener Fehler", "offene Fehler")
        return Failure(f"{file}: {said}. Bitte beheben.", ExitCode.FINDINGS)
    for line in _receipt(added.receipt):
        click.echo(report.printable(line))
    return added


def _lacking(papers: Iterable["Added"], store: "Store") -> Iterator[str]:
    """Yield a hint for each Nachtrag that lies there without the paper that it changes."""
    entries = (added.prepared.entry for added in papers)
    originals = (entry.supplement.original for entry in entries if entry and entry.supplement)
    for number in dict.fromkeys(originals):
        if number and number not in store.numbers():
            yield f"Hinweis: Die Ursprungsvorlage „{number}“ liegt nicht in der Ablage."


def _receipt(receipt: "Receipt") -> Iterator[str]:
    """Yield the receipt: what a person keeps to prove later that nothing was cut off."""
    place = f"{receipt.number}, Zeile {receipt.sequence} im Buch der Ablage"
    if not receipt.added:
        yield f"lag schon dort: {place}. Es wurde nichts geändert."
        return
    yield f"abgelegt: {place}"
    yield f"  Prüfsumme, bitte außerhalb der Ablage aufbewahren: {receipt.head}"
