"""What several commands ask for in the same way."""

import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import click

from drafter.errors import UsageMistake
from drafter.german.wording import listed

Decorator = Callable[[Callable[..., object]], Callable[..., object]]

ARCHIVE = "DRAFTER_ARCHIV"
TEMPLATES = "DRAFTER_TEMPLATES"

papers = click.argument(
    "paths",
    metavar="PFAD…",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, readable=False),
)

archive = click.option(
    "--archive",
    metavar="ORDNER",
    envvar=ARCHIVE,
    type=click.Path(path_type=Path, readable=False),
    help="Ordner der Ablage, in der die Ursprungsvorlage eines Nachtrags liegen kann.  "
    f"[sonst: Umgebungsvariable {ARCHIVE}]",
)


def folder_of_forms(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
    """Return a folder of forms, where one is given.

    Raises:
        click.BadParameter: if there is no form in it.
    """
    if value is None:
        return None
    from drafter.resources import form_names

    if not form_names(value):
        raise click.BadParameter(
            f"Im Ordner „{value}“ liegt kein Formular. Bitte den Ordner nennen, der die Ordner der "
            "Formulare enthält; ein neues legt „drafter form new“ an.",
            ctx,
            param,
        )
    return value


templates = click.option(
    "--templates",
    metavar="ORDNER",
    envvar=TEMPLATES,
    callback=folder_of_forms,
    type=click.Path(path_type=Path, readable=False),
    help="Ordner, in dem die eigenen Formulare liegen, statt derer des Programms.  "
    f"[sonst: Umgebungsvariable {TEMPLATES}]",
)

output_format = click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    metavar="text|json",
    help="Ausgabe zum Lesen oder für Programme.",
)


def chosen(
    wanted: str | None,
    known: Sequence[str],
    term: str,
    option: str,
    usual: Sequence[str] | None = None,
) -> tuple[str, ...]:
    """Return the values that an option lists with commas; the usual ones where it is not given.

    Without usual ones these are all that are known.

    Raises:
        click.BadParameter: if a value is not known, or none is given.
    """
    if wanted is None:
        return tuple(known if usual is None else usual)
    words = [word.strip().lower() for word in wanted.split(",") if word.strip()]
    strange = [word for word in words if word not in known]
    if strange or not words:
        said = f"{term} „{strange[0]}“ gibt es nicht. " if strange else ""
        raise click.BadParameter(
            f"{said}Möglich sind: {listed(known)}; mehrere mit Komma.", param_hint=option
        )
    return tuple(dict.fromkeys(words))


def one_of(known: Sequence[str], wanted: str | None, option: str, term: str) -> str:
    """Return the one that is wanted; where none is, the only one there is.

    Raises:
        UsageMistake: if it is not known, or there are several and none is wanted.
    """
    if wanted in known:
        return str(wanted)
    if wanted is None and len(known) == 1:
        return known[0]
    said = f"{term} „{wanted}“ gibt es nicht." if wanted else f"Es gibt mehr als ein {term}."
    raise UsageMistake(f"{said} Bitte mit {option} etwas aus dieser Liste nennen: {listed(known)}.")


def at_least_one(ctx: click.Context, param: click.Parameter, value: int | None) -> int | None:
    """Return a number that counts something, where one is given.

    Raises:
        click.BadParameter: if it is less than one.
    """
    if value is not None and value < 1:
        raise click.BadParameter("Bitte eine Zahl ab 1 schreiben.", ctx, param)
    return value


def output(usual: Path) -> Decorator:
    """Return the option for the folder in which files are written."""
    return click.option(
        "-o",
        "--output",
        metavar="ORDNER",
        default=usual,
        show_default=True,
        type=click.Path(path_type=Path, readable=False),
        help="Ordner, in den geschrieben wird.",
    )


def workers(verb: str) -> Decorator:
    """Return the option for how many files are worked on at the same time."""
    return click.option(
        "-j",
        "--jobs",
        metavar="N",
        type=int,
        callback=at_least_one,
        help=f"So viele {verb}.  [ohne Angabe: eine je Prozessorkern]",
    )


def worker_count(jobs: int | None, files: int) -> int:
    """Return how many workers do so many files, where `jobs` of them were asked for, or not."""
    return min(jobs or len(os.sched_getaffinity(0)), files)


def limits(what: str, seconds: int, megabytes: int) -> Decorator:
    """Return the options for what one file may take; `what` takes time and memory."""

    def decorate(command: Callable[..., object]) -> Callable[..., object]:
        return _limit("time", "SEKUNDEN", seconds, f"{what} länger dauert")(
            _limit("memory", "MB", megabytes, f"{what} mehr Arbeitsspeicher braucht")(command)
        )

    return decorate


def _limit(name: str, unit: str, usual: int, when: str) -> Decorator:
    return click.option(
        f"--{name}-limit",
        metavar=unit,
        default=usual,
        show_default=True,
        type=int,
        callback=at_least_one,
        help=f"{when}, abbrechen und nennen.",
    )


def day(_: click.Context, option: click.Parameter, given: str | None) -> date | None:
    """Return a date, written as papers may write it, where one is given.

    Raises:
        click.BadParameter: if it is none.
    """
    from drafter.german.dates import parse_date

    try:
        return parse_date(given) if given else None
    except ValueError as problem:
        raise click.BadParameter(str(problem), param=option) from None
