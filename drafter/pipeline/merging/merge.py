"""A paper and the Word file in which it was corrected: what they differ in, and what is written."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from drafter import compose, deliver
from drafter.errors import UsageMistake
from drafter.importers.reading.word import accepted, refused
from drafter.importers.transcript import Change, Transcript
from drafter.pipeline.checking import Checked
from drafter.pipeline.comparing import own_document
from drafter.pipeline.merging.corrected import Wanted, wanted
from drafter.pipeline.merging.corrections import Corrections
from drafter.pipeline.merging.groups import Group, groups
from drafter.pipeline.merging.printed import Printed, printed
from drafter.pipeline.merging.sources import Sources
from drafter.pipeline.proof import contents, paths

FEWEST_SAME: Final = 0.3
"""This part of a paper's words must be in a file that was made from it."""
MOST_TIMES: Final = 4
MOST_MORE: Final = 200_000
"""A file that has more than so many times the words of its paper, and more, is of another one."""
LINE: Final = 50
OTHER: Final = (
    "Die Word-Datei passt nicht zu dieser Vorlage: Fast nichts darin steht auch in der Vorlage. "
    "Bitte die Vorlage nennen, aus der „drafter build --to docx“ die Datei gemacht hat, und eine "
    "Ausgabe mit dem ganzen Text (keinen Auszug, keine Synopse)."
)

READING_COPY: Final = (
    "Die Word-Datei ist die Lesefassung eines Nachtrags, der nur Änderungen enthält; ihr Text "
    "steht nicht in seiner Datei. Bitte die Änderungen unter „aenderungen“ eintragen, oder die "
    "Ausgabe ohne „.lesefassung“ und „.rein“ korrigieren lassen."
)


def corrections(checked: Checked, transcript: Transcript) -> Corrections:
    """Return what a corrected file changes in a paper.

    `checked` is the paper, which could be read. `transcript` is the file; its tracked changes count
    as made.

    Raises:
        UsageMistake: if the file was not made from the paper.
        OutputConflict: if a file of the paper changed since it was read.
    """
    loaded, lines = checked.loaded, wanted(accepted(transcript))
    if compose.READING_COPY in [line.text for line in lines]:
        raise UsageMistake(READING_COPY)
    before = printed(own_document(checked, None))
    if _size(lines) > MOST_TIMES * _size(before) + MOST_MORE:
        raise UsageMistake(OTHER)
    found = groups(before, lines)
    if _same(found) < FEWEST_SAME:
        raise UsageMistake(OTHER)
    sources = Sources(contents(loaded))
    return Corrections(loaded, checked.original, sources, found, _untouched(transcript))


def _untouched(transcript: Transcript) -> frozenset[str] | None:
    """Return the lines as they were before tracked changes; None where nothing is tracked."""
    tracked = any(
        each.change is not Change.KEPT for line in transcript.lines() for each in line.stretches
    )
    if not tracked:
        return None
    return frozenset(line.text for line in wanted(refused(transcript)))


def _size(lines: Sequence[Printed | Wanted]) -> int:
    """Return how much work lines are: their signs, and something for each."""
    return sum(len(line.text) + LINE for line in lines)


def _same(found: Sequence[Group]) -> float:
    """Return which part of a paper's words stands in lines that are the same, or nearly so."""
    lines = [group for group in found if group.lines]
    same = sum(len(group.text) for group in lines if group.alike)
    return same / max(sum(len(group.text) for group in lines), 1)


def write(corrections: Corrections) -> tuple[Path, ...]:
    """Write the files that the changes which were taken are in; return them.

    Raises:
        OutputConflict: if a file changed since it was read; then nothing is written.
        OutputFailed: if a file cannot be written.
    """
    loaded, made = corrections.loaded, corrections.sources.files
    was = contents(loaded)
    touched = {name: path for name, path in paths(loaded).items() if made[name] != was[name]}
    deliver.write({path.resolve(): made[name] for name, path in touched.items()})
    return tuple(touched.values())
