"""`drafter merge`: take the corrections made in Word back into the paper's files."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli import arguments, report
from drafter.errors import ExitCode
from drafter.german.wording import count

if TYPE_CHECKING:
    from drafter.pipeline.merging import Corrections, Proposal
    from drafter.pipeline.merging.opening import Opened

QUESTION = "    Übernehmen? [j]a, [n]ein, [a]lle weiteren, a[b]brechen"
ANSWERS = {
    "j": "j",
    "ja": "j",
    "n": "n",
    "nein": "n",
    "a": "a",
    "alle": "a",
    "b": "b",
    "abbrechen": "b",
}
HOMELESS = "Ohne Heimat in der Vorlage, bitte von Hand übernehmen oder verwerfen:"
NOT_FOUND = (
    "Die Worte gehören zum Formular, das Programm bildet sie, oder der Eintrag der Vorlage würde "
    "damit anders gelesen."
)
NO_PLACE = "In der Vorlage fand sich keine Stelle, an der sich das einfügen lässt."
UNTRACKED = (
    "nicht nachverfolgt: Hat sich die Vorlage seit der Word-Datei geändert, bitte mit n antworten."
)


class Cancelled(Exception):
    """The user wants nothing to be written."""


@click.command(
    options_metavar="[OPTIONEN]",
    help=(
        "Übernimmt Korrekturen aus einer Word-Datei in die Vorlage.\n\n"
        "WORD ist die Datei, die „drafter build DATEI --to docx“ geschrieben und jemand in Word "
        "oder LibreOffice geändert hat, mit oder ohne Nachverfolgung; was nachverfolgt ist, gilt "
        "als angenommen. Jede Änderung wird gezeigt und nur auf ein Ja übernommen: in DATEI und in "
        "die Textdateien, die sie nennt. Ersetzt werden nur die geänderten Worte; Anmerkungen "
        "bleiben stehen. Was in der Vorlage keine Stelle hat, steht am Ende in einer Liste; der "
        "Befehl endet dann mit 1. Geschrieben wird erst, wenn alles beantwortet ist."
    ),
    epilog="Beispiel: drafter merge inputs/radweg-2026.yaml korrigiert.docx",
)
@click.argument("file", metavar="DATEI", type=click.Path(path_type=Path, readable=False))
@click.argument("corrected", metavar="WORD", type=click.Path(path_type=Path, readable=False))
@click.option("--yes", is_flag=True, help="Alle Änderungen ohne Rückfrage übernehmen.")
@click.option("--dry-run", is_flag=True, help="Alle Änderungen nur zeigen, nichts schreiben.")
@arguments.archive
@arguments.templates
def command(
    file: Path,
    corrected: Path,
    yes: bool,
    dry_run: bool,
    archive: Path | None,
    templates: Path | None,
) -> ExitCode:
    """Show the corrections, write those that are wanted, and return the exit code."""
    from drafter import pipeline
    from drafter.pipeline.merging.opening import opened

    paper = pipeline.paper_in(file)
    found = opened(paper, corrected, archive, templates)
    if found.corrections is None:
        return report.refused(str(paper), found.findings)
    return _merged(found, Asker(yes or dry_run), dry_run)


def _merged(found: "Opened", asker: "Asker", dry_run: bool) -> ExitCode:
    """Go through the corrections and write what was taken."""
    begun = found.corrections
    assert begun is not None
    for note in found.notes:
        click.echo(report.paragraph(f"Hinweis: {note}"), err=True)
    try:
        made, homeless = _decided(begun, asker)
    except Cancelled:
        click.echo("Abgebrochen; geschrieben wurde nichts.", err=True)
        return ExitCode.INTERRUPTED
    _show_homeless(homeless)
    _write(begun, made, asker, dry_run)
    return ExitCode.FINDINGS if homeless else ExitCode.OK


def _decided(corrections: "Corrections", asker: "Asker") -> tuple["Corrections", list["Proposal"]]:
    """Ask about one change after the other; return what is to be written, and what has no home."""
    homeless: list[Proposal] = []
    while (proposal := corrections.proposal()) is not None:
        if proposal.taken is None:
            homeless.append(proposal)
            corrections = proposal.left
        else:
            corrections = proposal.taken if asker.wants(proposal) else proposal.left
    return corrections, homeless


class Asker:
    """Asks about each change, until the answer is „all“; counts what it asked about."""

    def __init__(self, every: bool) -> None:
        self.every = every
        self.number = 0
        self.taken = 0

    def wants(self, proposal: "Proposal") -> bool:
        """Show a change and ask whether it is to be carried out.

        Raises:
            Cancelled: if nothing is to be written at all.
        """
        self.number += 1
        for line in _shown(proposal, f"{self.number}. "):
            click.echo(report.paragraph(line))
        answer = "j" if self.every else _asked()
        if answer == "b":
            raise Cancelled
        self.every = self.every or answer == "a"
        self.taken += answer != "n"
        return answer != "n"


def _asked() -> str:
    while True:
        given = click.prompt(QUESTION, prompt_suffix=": ")
        answer = ANSWERS.get(str(given).strip().lower())
        if answer:
            return answer
        click.echo("    Bitte j, n, a oder b schreiben.")


def _shown(proposal: "Proposal", lead: str = "") -> list[str]:
    """Return the lines that show a change: where, what was, what shall be, and what follows."""
    lines = [f"{lead}{proposal.place or 'Kopf der Vorlage'}"]
    if proposal.look:
        return [*lines, f"    {proposal.look}: {_in_words(proposal, proposal.old)}"]
    if proposal.old:
        lines.append(f"    alt: {_in_words(proposal, proposal.old)}")
    lines.append(f"    neu: {_in_words(proposal, proposal.new) if proposal.new else 'entfällt'}")
    lines += [f"    {UNTRACKED}"] * proposal.untracked
    lines += [f"    ebenso: {_plain(line.text)}" for line in proposal.also]
    return lines


def _in_words(proposal: "Proposal", words: str) -> str:
    """Return words as they stand among those around them."""
    before, behind = proposal.before, proposal.behind
    if not before and not behind:
        return _plain(words)
    return _plain(f"{before}[{words}]{behind}")


def _plain(text: str) -> str:
    """Return words with signs that can be seen for the borders of cells and paragraphs in them."""
    from drafter.pipeline.merging.printed import CELL_BORDER, PARAGRAPH_BORDER

    text = text.replace(CELL_BORDER, " | ").replace(PARAGRAPH_BORDER, " ¶ ")
    return text.replace("\n", " ↵ ")


def _show_homeless(homeless: Sequence["Proposal"]) -> None:
    if not homeless:
        return
    click.echo(HOMELESS)
    for proposal in homeless:
        for line in (*_shown(proposal, "– "), f"    {_why(proposal)}"):
            click.echo(report.paragraph(line))


def _why(proposal: "Proposal") -> str:
    return proposal.hindrance or (NOT_FOUND if proposal.old else NO_PLACE)


def _write(begun: "Corrections", made: "Corrections", asker: Asker, dry_run: bool) -> None:
    from drafter.pipeline import merging

    if not asker.number:
        click.echo("Keine Änderung zu übernehmen, nichts geschrieben.")
    elif dry_run:
        said = count(asker.number, "Änderung", "Änderungen")
        click.echo(f"{said} zu übernehmen; geschrieben wurde nichts (--dry-run).")
    elif made.sources.files == begun.sources.files:
        click.echo("Nichts übernommen, nichts geschrieben.")
    else:
        said = count(asker.taken, "Änderung übernommen", "Änderungen übernommen")
        for path in merging.write(made):
            click.echo(f"geschrieben: {report.printable(str(path))}")
        click.echo(f"{said}.")
