"""Loading a paper with all that belongs to it, and checking it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from drafter import checks
from drafter.document.pictures import images
from drafter.findings import Finding, Severity, in_order
from drafter.model.form import Form
from drafter.model.paper import Paper
from drafter.model.prose import Prose, all_prose
from drafter.model.scalars import Status
from drafter.pipeline.checksums import checksum
from drafter.source import Loaded, Loc, load
from drafter.source.assets import Asset, read_pictures
from drafter.source.paths import PathRefused, inside


@dataclass(frozen=True)
class Checked:
    """A paper as loaded, everything found in it, its original and its pictures."""

    loaded: Loaded
    findings: tuple[Finding, ...]
    original: Paper | None = field(default=None, repr=False)
    pictures: Mapping[str, Asset] = field(default_factory=dict, repr=False)

    @property
    def paper(self) -> Paper | None:
        """The paper, or None where the file does not make one."""
        return self.loaded.paper

    @property
    def stopped(self) -> bool:
        """Whether nothing may be built: an open error at dispatch, or one that blocks drafts."""
        if self.paper is None:
            return True
        dispatched = self.paper.status is Status.DISPATCHED
        return any(
            finding.blocks_drafts or dispatched
            for finding in self.findings
            if finding.severity is Severity.ERROR and finding.open
        )


def check(path: Path) -> Checked:
    """Load a paper and apply every rule; all problems of the file are findings.

    Raises:
        EnvironmentMissing: if the paper's form is damaged.
    """
    loaded = load(path)
    if loaded.paper is None or loaded.form is None:
        return Checked(loaded, loaded.findings)
    first, lost = original_of(loaded, loaded.paper)
    original = first.paper if first else None
    pictures, unseen = _pictures(loaded, loaded.paper)
    missing = _missing_attachments(loaded, loaded.paper)
    examined = case(loaded.paper, loaded.form, loaded, original, _compared(loaded.paper, first))
    found = checks.run(examined, checks.RULES)
    findings = in_order((*loaded.findings, *lost, *unseen, *missing, *found))
    return Checked(loaded, findings, original, pictures)


def case(
    paper: Paper,
    form: Form,
    loaded: Loaded,
    original: Paper | None,
    original_checksum: str | None = None,
    rationale_pages: float | None = None,
) -> checks.Case:
    """Return what the rules get to see."""
    return checks.Case(
        paper,
        form,
        loaded.origins,
        original,
        rationale_pages,
        original_checksum,
        loaded.hand_marked,
    )


def _compared(paper: Paper, original: Loaded | None) -> str | None:
    """Return the original's checksum where the Nachtrag names one to compare it with."""
    named = paper.supplement is not None and paper.supplement.checksum is not None
    return checksum(original) if original and named else None


def original_of(loaded: Loaded, paper: Paper) -> tuple[Loaded | None, tuple[Finding, ...]]:
    """Load the paper that a Nachtrag names; not to find it is a warning.

    Returns None where there is nothing to compare with: no Nachtrag, or the findings say why.
    """
    if paper.supplement is None:
        return None, ()
    name = paper.supplement.original
    loc: Loc = ("nachtrag", "zu")
    try:
        path = inside(loaded.path.parent, name)
    except PathRefused as problem:
        return None, (_finding("ursprung-fehlt", str(problem), loaded, loc, Severity.WARNING),)
    original = load(path, name)
    if _leads_back(loaded.path, path, original.paper):
        sentence = (
            f"„{name}“ ist diese Vorlage selbst oder ein Nachtrag zu ihr. Bitte die Vorlage "
            "nennen, die dieser Nachtrag ändert."
        )
        return None, (_finding("ursprung-im-kreis", sentence, loaded, loc),)
    if original.paper is None:
        sentence = (
            f"Die Ursprungsvorlage „{name}“ hat selbst Fehler und wird nicht verglichen. Bitte "
            f"„drafter check“ für diese Datei aufrufen."
        )
        return None, (_finding("ursprung-fehlt", sentence, loaded, loc, Severity.WARNING),)
    return original, ()


def _leads_back(own: Path, path: Path, original: Paper | None) -> bool:
    """Whether a named original is the Nachtrag itself, or names it as its own original."""
    after = original.supplement.original if original and original.supplement else None
    return own.resolve() in (path, (path.parent / after).resolve() if after else None)


def _pictures(loaded: Loaded, paper: Paper) -> tuple[Mapping[str, Asset], tuple[Finding, ...]]:
    placed = {name: prose for prose in all_prose(paper) for name in images(prose.text)}
    pictures, refused = read_pictures(loaded.path.parent, placed)
    findings = tuple(
        _finding("bild-fehlt", sentence, loaded, placed[name].loc, prose=placed[name], word=name)
        for name, sentence in refused.items()
    )
    return pictures, findings


def _missing_attachments(loaded: Loaded, paper: Paper) -> Iterator[Finding]:
    for index, attachment in enumerate(paper.attachments):
        if attachment.file is None:
            continue
        try:
            inside(loaded.path.parent, attachment.file)
        except PathRefused as problem:
            loc: Loc = ("anlagen", index, "datei")
            yield _finding("anlage-fehlt", str(problem), loaded, loc, blocks=False)


def _finding(
    code: str,
    sentence: str,
    loaded: Loaded,
    loc: Loc,
    severity: Severity = Severity.ERROR,
    *,
    prose: Prose | None = None,
    word: str = "",
    blocks: bool = True,
) -> Finding:
    place = loaded.origins.place(loc)
    if prose is not None:
        place = loaded.origins.place(loc, prose.text, max(prose.text.find(word), 0))
    return Finding(
        code, severity, sentence, place, blocks_drafts=blocks and severity is Severity.ERROR
    )
