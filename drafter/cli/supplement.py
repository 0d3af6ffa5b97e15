"""`drafter supplement`: the Nachtrag of a paper, as a copy to edit."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli import report
from drafter.errors import ExitCode, UsageMistake
from drafter.findings import Severity
from drafter.german.wording import count, quoted

if TYPE_CHECKING:
    from drafter.model.scalars import SupplementMode
    from drafter.pipeline import Checked, Supplemented

MODES = {"ergänzt": "ergänzt", "ergaenzt": "ergänzt", "ersetzt": "ersetzt"}
TO_DO = (
    ("datum", "ist leer; bitte das Datum des Nachtrags eintragen"),
    ("beratungsfolge", "die Gremien und Sitzungen, die über den Nachtrag beraten"),
    ("fruehere_behandlung", "was die Gremien zur Ursprungsvorlage schon beraten haben"),
    ("unterschrift", "wer den Nachtrag unterschreibt"),
)
NUMBER = ("drucksachennummer", "ist leer; die Nummer vergibt das Büro des Rates")


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Legt zu einer Vorlage den Nachtrag an: eine Kopie zum Ändern.\n\n"
        "DATEI ist die Ursprungsvorlage. Im selben Ordner entsteht eine Kopie mit allem, was darin "
        "steht, auch den Anmerkungen; „nachtrag“ ist ausgefüllt, „status“ steht auf „entwurf“, "
        "„datum“ ist leer. Texte in eigenen Dateien werden mitkopiert, Bilder und Anlagen nicht. "
        "Was es schon gibt, wird nicht überschrieben.\n\n"
        "Mit --renew ist DATEI ein Nachtrag, dessen Prüfsumme der Ursprungsvorlage erneuert wird."
    ),
    epilog="Beispiel: drafter supplement inputs/kim-2021.yaml --mode ergänzt",
)
@click.argument("file", metavar="DATEI", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--mode",
    metavar="ergänzt|ersetzt",
    help="Was der Nachtrag mit der Ursprungsvorlage tut; nötig, außer mit --renew.",
)
@click.option(
    "--number",
    metavar="NR",
    help="Drucksachennummer des Nachtrags, wenn sie schon vergeben ist.",
)
@click.option(
    "-o",
    "--output",
    metavar="DATEI",
    type=click.Path(path_type=Path, readable=False),
    help="Name des Nachtrags.  [ohne Angabe: der Name der Ursprungsvorlage mit „-nachtrag“]",
)
@click.option("--renew", is_flag=True, help="Nur die Prüfsumme eines Nachtrags erneuern.")
def command(
    file: Path, mode: str | None, number: str | None, output: Path | None, renew: bool
) -> ExitCode:
    """Write the Nachtrag or renew its checksum, and return the exit code."""
    from drafter import pipeline

    path = pipeline.paper_in(file)
    if renew:
        if mode or number or output:
            raise UsageMistake("Mit „--renew“ ist keine andere Option möglich.")
        return _renewed(path, pipeline.renew(path))
    wanted = pipeline.Wanted(_mode(mode), _number(number))
    return _written(pipeline.supplement(path, wanted, output), wanted.number)


def _mode(word: str | None) -> "SupplementMode":
    from drafter.model.scalars import SupplementMode

    if word is None:
        raise click.UsageError("Hier fehlt die Option „--mode“. Möglich sind: ergänzt, ersetzt.")
    known = MODES.get(unicodedata.normalize("NFC", word).strip().lower())
    if known is None:
        raise click.BadParameter(
            f"„{word}“ gibt es hier nicht. Möglich sind: ergänzt, ersetzt.", param_hint="--mode"
        )
    return SupplementMode(known)


def _number(given: str | None) -> str | None:
    if given is None:
        return None
    number = unicodedata.normalize("NFC", " ".join(given.split()))
    if not number:
        raise click.BadParameter("Hier fehlt die Nummer.", param_hint="--number")
    return number


def _written(made: "Supplemented", number: str | None) -> ExitCode:
    """Say what was written and what there is to do now, or why nothing was written."""
    if not made.files:
        return report.refused(made.original.loaded.shown, made.findings)
    for remark in _remarks(made.original, number):
        click.echo(f"Hinweis: {report.printable(remark)}", err=True)
    for path in made.files:
        click.echo(f"geschrieben: {report.printable(str(path))}")
    click.echo("Bitte jetzt ansehen und ändern:")
    for key, what in (*TO_DO[:1], *(() if number else (NUMBER,)), *TO_DO[1:]):
        click.echo(f"  {key} – {what}")
    click.echo(f"Danach: drafter build {report.printable(str(made.files[0]))}")
    return ExitCode.OK


def _remarks(original: "Checked", number: str | None) -> Iterator[str]:
    """Yield what is odd about an original, or about the number of its Nachtrag."""
    shown = f"„{original.loaded.shown}“"
    errors = sum(f.open and f.severity is Severity.ERROR for f in original.findings)
    if errors:
        said = count(errors, "offener Fehler", "offene Fehler")
        yield f"In {shown}: {said}; „drafter check“ nennt sie."
    if original.paper and original.paper.status != "versandt":
        yield f"{shown} ist nicht versandt (Status: {original.paper.status})."
    if original.loaded.hand_marked:
        yield (
            f"{shown} enthält Änderungsmarken; sie stehen auch im Nachtrag. „drafter accept“ "
            "übernimmt sie."
        )
    form = original.loaded.form
    if number and form and form.number.parse(number) is None:
        yield (
            f"Die Nummer {quoted(number)} sieht nicht aus wie eine Nummer dieses Formulars "
            f"({form.number.label} {form.number.example})."
        )


def _renewed(path: Path, made: "Supplemented") -> ExitCode:
    if made.findings:
        return report.refused(str(path), made.findings)
    done = "geschrieben: {}" if made.files else "{}: Die Prüfsumme stimmt schon, nichts zu tun."
    click.echo(done.format(report.printable(str(path))))
    return ExitCode.OK
