"""Reading a paper and the Word file in which it was corrected."""

from dataclasses import dataclass, field
from pathlib import Path

from drafter.errors import UsageMistake
from drafter.findings import Finding
from drafter.importers.reading.apart import transcribe_apart
from drafter.importers.reading.word import accepted
from drafter.importers.transcript import Source, Transcript
from drafter.pipeline.checking import check
from drafter.pipeline.comparing import own_document
from drafter.pipeline.merging.beside import beside
from drafter.pipeline.merging.corrections import Corrections
from drafter.pipeline.merging.merge import corrections


@dataclass(frozen=True)
class Opened:
    """What was found: the corrections, or findings that keep the paper from being read.

    `notes` are German sentences about what of the Word file could not be read.
    """

    findings: tuple[Finding, ...] = ()
    corrections: Corrections | None = field(default=None, repr=False)
    notes: tuple[str, ...] = ()


def opened(
    paper: Path, corrected: Path, archive: Path | None = None, forms: Path | None = None
) -> Opened:
    """Read a paper and its corrected Word file, its tracked changes taken as made.

    `archive` is the folder of the Ablage, in which the original of a Nachtrag may lie, `forms` that
    of the forms, by default `templates/`.

    Raises:
        Declined: if the file cannot be read.
        UsageMistake: if it is no Word file, or was not made from the paper.
        OutputConflict: if a file of the paper changed meanwhile.
    """
    checked = check(paper, forms, archive)
    if checked.paper is None:
        return Opened(checked.findings)
    transcript = _read(corrected)
    found = corrections(checked, transcript)
    strange = beside(own_document(checked, None), accepted(transcript))
    return Opened((), found, (*transcript.notes, *strange))


def _read(corrected: Path) -> Transcript:
    if not corrected.is_file():
        raise UsageMistake(f"Die Datei „{corrected}“ gibt es nicht. Bitte den Namen prüfen.")
    transcript = transcribe_apart(corrected)
    if transcript.source is not Source.WORD:
        raise UsageMistake(
            f"„{corrected}“ ist keine Word-Datei. Bitte die Datei als .docx speichern und nennen."
        )
    return transcript
