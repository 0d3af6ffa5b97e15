"""`drafter supplement`: the Nachtrag of a paper, as a copy to edit."""

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli import arguments, report
from drafter.errors import ExitCode, UsageMistake
from drafter.findings import Severity
from drafter.german.wording import count, quoted

if TYPE_CHECKING:
    from drafter.pipeline import Supplemented, Wanted

MODES = {"ergänzt": "ergänzt", "ergaenzt": "ergänzt", "ersetzt": "ersetzt"}
SCOPES = {
    "gesamtfassung": "gesamtfassung",
    "nur_ergaenzung": "nur_ergaenzung",
    "nur_ergänzung": "nur_ergaenzung",
}
LONGEST_NUMBER = 100
DATE = ("datum", "ist leer; bitte das Datum des Nachtrags eintragen")
NUMBER = ("drucksachennummer", "ist leer; die Nummer vergibt das Büro des Rates")
COURSE = (
    ("beratungsfolge", "die Gremien und Sitzungen, die über den Nachtrag beraten"),
    ("fruehere_behandlung", "was die Gremien zur Ursprungsvorlage schon beraten haben"),
)
CHANGES = (
    ("aenderungen", "ist leer; bitte eintragen, was sich ändert (Muster stehen als Anmerkung da)"),
    ("begruendung", "fehlt; bitte schreiben, warum sich das ändert"),
)
SIGNATURE = ("unterschrift", "wer den Nachtrag unterschreibt")
PARTICIPATIONS = (
    ("beteiligungen", "wer beim Nachtrag beteiligt war"),
    ("mitzeichnungen", "wer den Nachtrag mitzeichnet"),
)


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Legt zu einer Vorlage den Nachtrag an: eine Kopie zum Ändern.\n\n"
        "DATEI ist die Ursprungsvorlage. Im selben Ordner entsteht eine Kopie mit allem, was darin "
        "steht, auch den Anmerkungen; „nachtrag“ ist ausgefüllt, „status“ steht auf „entwurf“, "
        "„datum“ ist leer. Texte in eigenen Dateien werden mitkopiert, Bilder und Anlagen nicht. "
        "Was es schon gibt, wird nicht überschrieben.\n\n"
        "Mit --scope nur_ergaenzung enthält die Kopie nur, was den Kopf und das Verfahren angeht, "
        "und eine Liste „aenderungen“ mit Mustern zum Ausfüllen.\n\n"
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
    "--scope",
    metavar="gesamtfassung|nur_ergaenzung",
    help="Ob der Nachtrag den ganzen Text enthält oder nur, was sich ändert.  "
    "[ohne Angabe: gesamtfassung]",
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
@arguments.archive
@arguments.templates
def command(
    file: Path,
    mode: str | None,
    scope: str | None,
    number: str | None,
    output: Path | None,
    renew: bool,
    archive: Path | None,
    templates: Path | None,
) -> ExitCode:
    """Write the Nachtrag or renew its checksum, and return the exit code."""
    from drafter import pipeline

    path = pipeline.paper_in(file)
    if renew:
        if any(given is not None for given in (mode, scope, number, output)):
            raise UsageMistake("Mit „--renew“ ist keine andere Option möglich.")
        return _renewed(path, pipeline.renew(path, archive, templates))
    wanted = _wanted(mode, "gesamtfassung" if scope is None else scope, number)
    return _written(pipeline.supplement(path, wanted, output, archive, templates), wanted)


def _wanted(mode: str | None, scope: str, number: str | None) -> "Wanted":
    from drafter.model.scalars import Scope, SupplementMode
    from drafter.pipeline import Wanted

    if mode is None:
        raise click.UsageError("Hier fehlt die Option „--mode“. Möglich sind: ergänzt, ersetzt.")
    return Wanted(
        SupplementMode(_known(mode, MODES, "--mode")),
        _number(number),
        Scope(_known(scope, SCOPES, "--scope")),
    )


def _known(word: str, words: Mapping[str, str], option: str) -> str:
    """Return the value that an option's word stands for; case and hyphens carry no weight."""
    plain = unicodedata.normalize("NFC", word).strip().lower().replace("-", "_")
    if plain not in words:
        possible = ", ".join(dict.fromkeys(words.values()))
        raise click.BadParameter(
            f"„{word}“ gibt es hier nicht. Möglich sind: {possible}.", param_hint=option
        )
    return words[plain]


def _number(given: str | None) -> str | None:
    if given is None:
        return None
    number = unicodedata.normalize("NFC", " ".join(given.split()))
    if not number:
        raise click.BadParameter("Hier fehlt die Nummer.", param_hint="--number")
    if len(number) > LONGEST_NUMBER or report.CONTROL.search(number):
        raise click.BadParameter(
            "Das ist keine Drucksachennummer; sie ist zu lang oder enthält Steuerzeichen.",
            param_hint="--number",
        )
    return number


def _written(made: "Supplemented", wanted: "Wanted") -> ExitCode:
    """Say what was written and what there is to do now, or why nothing was written."""
    if not made.files:
        return report.refused(made.original.loaded.shown, made.findings)
    for remark in _remarks(made, wanted.number):
        click.echo(f"Hinweis: {report.printable(remark)}", err=True)
    for path in made.files:
        click.echo(f"geschrieben: {report.printable(str(path))}")
    click.echo("Bitte jetzt ansehen und ändern:")
    for key, what in _to_do(made, wanted):
        click.echo(f"  {key} – {what}")
    for line in _next(report.printable(str(made.files[0])), wanted):
        click.echo(line)
    return ExitCode.OK


def _to_do(made: "Supplemented", wanted: "Wanted") -> Iterator[tuple[str, str]]:
    """Yield the keys that need a look, in the order of a paper, with what is to be done."""
    paper = made.original.paper
    yield DATE
    if wanted.number is None:
        yield NUMBER
    yield from COURSE
    if wanted.only_changes:
        yield from CHANGES
    yield SIGNATURE
    given = (paper.participations, paper.cosignatures) if paper else ()
    yield from (line for line, there in zip(PARTICIPATIONS, given, strict=False) if there)


def _next(file: str, wanted: "Wanted") -> Iterator[str]:
    """Yield the commands that come next."""
    if wanted.only_changes:
        yield f"Dann prüfen, ob alle Stellen gefunden sind: drafter check {file} --show"
    yield f"Danach: drafter build {file}"


def _remarks(made: "Supplemented", number: str | None) -> Iterator[str]:
    """Yield what is odd about an original, or about the number of its Nachtrag."""
    original = made.original
    shown = f"„{original.loaded.shown}“"
    errors = sum(f.open and f.severity is Severity.ERROR for f in original.findings)
    if errors:
        said = count(errors, "offener Fehler", "offene Fehler")
        yield f"In {shown}: {said}; „drafter check“ nennt sie."
    if original.paper and original.paper.status != "versandt":
        yield f"{shown} ist nicht versandt (Status: {original.paper.status})."
    if original.loaded.hand_marked:
        yield f"{shown} enthält Änderungsmarken; {_what_of_the_marks(made)}"
    form = original.loaded.form
    if number and form and form.number.parse(number) is None:
        yield (
            f"Die Nummer {quoted(number)} sieht nicht aus wie eine Nummer dieses Formulars "
            f"({form.number.label} {form.number.example})."
        )


def _what_of_the_marks(made: "Supplemented") -> str:
    if made.hand_marked:
        return "sie stehen auch im Nachtrag. „drafter accept“ übernimmt sie."
    return (
        "im Nachtrag stehen sie nicht: Er geht von dem Text aus, in dem alle Änderungen übernommen "
        "sind."
    )


def _renewed(path: Path, made: "Supplemented") -> ExitCode:
    if made.findings:
        return report.refused(str(path), made.findings)
    done = "geschrieben: {}" if made.files else "{}: Die Prüfsumme stimmt schon, nichts zu tun."
    click.echo(done.format(report.printable(str(path))))
    return ExitCode.OK
