"""The paper that a Nachtrag names, and the whole text that its addresses mean.

It is a file in the folder of the Nachtrag, or a paper of the Ablage that is named by its number. It
may be a Nachtrag itself, and may hold nothing but changes; then its text is made from the papers
behind it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.model.paper import Paper
from drafter.pipeline.checksums import checksum
from drafter.pipeline.papers import is_file_name, is_foreign
from drafter.source import Loaded, Loc, load
from drafter.source.assets import Asset
from drafter.source.paths import PathRefused, inside

LONGEST_CHAIN = 20
NAMED: Loc = ("nachtrag", "zu")
CIRCLE = "ihre Ursprungsvorlagen führen im Kreis"
TOO_LONG = f"mehr als {LONGEST_CHAIN} Vorlagen stehen hintereinander"
BROKEN = "eine Vorlage hinter ihr fehlt oder hat Fehler"
UNCLEAR = "nicht alle Änderungen lassen sich ausführen"
UNTESTED = "Ob die Änderungen dort passen, ist nicht geprüft."
NO_ARCHIVE = (
    "Ist es eine Drucksachennummer, bitte die Ablage nennen: mit „--archive“ oder der "
    "Umgebungsvariablen DRAFTER_ARCHIV."
)


SEVERITIES: Final[Mapping[str, Severity]] = MappingProxyType(
    {
        "ursprung-im-kreis": Severity.ERROR,
        "ursprung-fehlt": Severity.WARNING,
        "ursprung-eingelesen": Severity.NOTE,
    }
)


class Way(StrEnum):
    """Where the words of an original come from; the word stands in manifests and entries."""

    FILE = "Datei"
    READ_IN = "eingelesene Datei"
    DOCUMENT = "Dokument der Ablage"
    SOURCE = "Vorlage der Ablage"

    @property
    def archived(self) -> bool:
        """Whether the paper lies in the Ablage, and not beside the Nachtrag."""
        return self in (Way.DOCUMENT, Way.SOURCE)


@dataclass(frozen=True, eq=False)
class Behind:
    """What stands behind a Nachtrag, as it was read; read again, it is another one.

    `original` is the paper that it names, with its whole text where there is one; `whole` tells
    whether there is. `files` are that paper as its file has it, and those behind it as far
    as they were read. `stale` names the paper that its text is made from and whose own original
    changed since. `way` tells where its words come from, `document` is them as they were archived.
    """

    original: Paper | None = field(default=None, repr=False)
    whole: bool = False
    findings: tuple[Finding, ...] = ()
    files: tuple[Loaded, ...] = field(default=(), repr=False)
    stale: str = ""
    way: Way = Way.FILE
    document: Document | None = field(default=None, repr=False)

    @property
    def loaded(self) -> Loaded | None:
        """The paper that the Nachtrag names, as its file has it."""
        return self.files[0] if self.files else None

    @property
    def carried(self) -> Mapping[str, Asset]:
        """The pictures that the file of the original carries, by the names in its words."""
        return self.loaded.carried if self.loaded else {}


class Original(NamedTuple):
    """A paper that a Nachtrag names, as loaded; of one of the Ablage also its archived words.

    `document` is None where these may not stand for it. Of a file that was read in it is all that
    the file says, and `told` a German sentence about what was not understood.
    """

    loaded: Loaded
    document: Document | None = None
    told: str = ""


class _Chain(NamedTuple):
    """The papers behind a Nachtrag, the nearest first, and why there are no more."""

    files: tuple[Loaded, ...]
    end: str = ""
    leads_back: bool = False

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The papers themselves."""
        return tuple(file.paper for file in self.files if file.paper)


def behind(loaded: Loaded, paper: Paper, archive: Path | None = None) -> Behind:
    """Load what stands behind a Nachtrag; not to find it is a warning, to name itself an error.

    `archive` is the folder of the Ablage in which papers lie that are named by number.

    Raises:
        EnvironmentMissing: if the form of one of the papers is damaged.
        ArchiveDamaged: if a paper of the Ablage is not the one that was added.
    """
    name = paper.supplement.original if paper.supplement else None
    if name is None:
        return Behind()
    if name == paper.reference:
        return Behind(findings=(_finding("ursprung-im-kreis", _circle(name), loaded),))
    try:
        way, first = _named(loaded.path.parent, name, loaded.forms, archive)
    except ValueError as problem:
        return Behind(findings=(_missing(str(problem), loaded, paper),))
    chain = _chain(loaded, first.loaded, archive)
    if chain.leads_back:
        return Behind(findings=(_finding("ursprung-im-kreis", _circle(name), loaded),))
    if not chain.papers:
        return Behind(findings=(_missing(_faulty(name, way), loaded, paper),))
    text, reason = _text(chain.papers, chain.end)
    if reason:
        problem_found = _missing(_not_whole(name, reason, way), loaded, paper)
        return Behind(chain.papers[0], findings=(problem_found,), files=chain.files)
    stale = _stale(chain.files)
    told = (_finding("ursprung-eingelesen", first.told, loaded),) if first.told else ()
    return Behind(text, True, told, chain.files, stale, way, first.document)


def _named(folder: Path, name: str, forms: Path, archive: Path | None) -> tuple[Way, Original]:
    """Load the paper that a Nachtrag names: a file in its folder, or else one of the Ablage.

    Raises:
        ValueError: if there is none; the German sentence says what to do.
    """
    try:
        path = inside(folder, name)
        if is_foreign(name):
            from drafter.pipeline.foreign import read_in

            return Way.READ_IN, read_in(path, name, forms)
        return Way.FILE, Original(load(path, name, forms=forms))
    except PathRefused as problem:
        if is_file_name(name):
            raise
        if archive is None:
            raise ValueError(f"{problem} {NO_ARCHIVE}") from None
    from drafter.pipeline.issued import issued

    found = issued(name, archive, forms)
    return Way.DOCUMENT if found.document else Way.SOURCE, found


def _chain(supplement: Loaded, first: Loaded, archive: Path | None) -> _Chain:
    """Load the papers behind a Nachtrag, as far as they name each other."""
    own = supplement.path.resolve()
    files: list[Loaded] = []
    seen: set[Path] = set()
    loaded = first
    while len(files) < LONGEST_CHAIN:
        path = loaded.path.resolve()
        if path == own or path in seen:
            return _Chain(tuple(files), CIRCLE, path == own)
        seen.add(path)
        if loaded.paper is None:
            return _Chain(tuple(files), BROKEN)
        files.append(loaded)
        before = loaded.paper.supplement.original if loaded.paper.supplement else None
        if before is None:
            return _Chain(tuple(files))
        try:
            loaded = _named(path.parent, before, supplement.forms, archive)[1].loaded
        except ValueError:
            return _Chain(tuple(files), BROKEN)
    return _Chain(tuple(files), TOO_LONG)


def _stale(files: Sequence[Loaded]) -> str:
    """Return the name of the first paper that holds only changes of what has changed since."""
    for file, before in pairwise(files):
        if file.paper is None or not file.paper.only_changes or file.paper.supplement is None:
            return ""
        if file.paper.supplement.checksum not in (None, checksum(before)):
            return file.path.name
    return ""


def _text(papers: Sequence[Paper], end: str) -> tuple[Paper, str]:
    """Return the first paper with its whole text, or why there is none."""
    first, *others = papers
    if not first.only_changes:
        return first, ""
    if not others:
        return first, end
    original, reason = _text(others, end)
    if reason:
        return first, reason
    from drafter import consolidate

    made = consolidate.paper(first, original)
    return made.paper, UNCLEAR if made.problems else ""


def _circle(name: str) -> str:
    return (
        f"„{name}“ ist diese Vorlage selbst oder ein Nachtrag zu ihr. Bitte die Vorlage nennen, "
        "die dieser Nachtrag ändert."
    )


def _faulty(name: str, way: Way) -> str:
    if way.archived:
        return (
            f"Die Ursprungsvorlage „{name}“ der Ablage lässt sich mit dieser Version von drafter "
            "nicht lesen und wird nicht verglichen. Bitte ihre Datei unter „zu“ nennen."
        )
    return (
        f"Die Ursprungsvorlage „{name}“ hat selbst Fehler und wird nicht verglichen. Bitte "
        "„drafter check“ für diese Datei aufrufen."
    )


def _not_whole(name: str, reason: str, way: Way) -> str:
    remedy = "„drafter check“ für diese Datei aufrufen"
    if way.archived:
        remedy = "prüfen, ob auch die Vorlagen in der Ablage liegen, die sie ändert"
    return (
        f"Die Ursprungsvorlage „{name}“ enthält selbst nur Änderungen und ergibt keinen ganzen "
        f"Text: {reason}. Bitte {remedy}."
    )


def _missing(sentence: str, loaded: Loaded, paper: Paper) -> Finding:
    """Return the finding about an original whose text is not at hand."""
    untested = f" {UNTESTED}" if paper.only_changes and paper.amendments else ""
    return _finding("ursprung-fehlt", f"{sentence}{untested}", loaded)


def _finding(code: str, sentence: str, loaded: Loaded) -> Finding:
    severity = SEVERITIES[code]
    blocks = severity is Severity.ERROR
    return Finding(code, severity, sentence, loaded.origins.place(NAMED), blocks_drafts=blocks)
