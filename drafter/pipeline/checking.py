"""Loading a paper with all that belongs to it, and checking it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from drafter import checks
from drafter.cache import Cache
from drafter.document import Document
from drafter.document.pictures import images
from drafter.findings import Finding, Severity, in_order
from drafter.model.paper import Paper
from drafter.model.prose import Prose, all_prose
from drafter.model.scalars import Status
from drafter.pipeline.attachment_files import same_files, told_of_files
from drafter.pipeline.checksums import checksum
from drafter.pipeline.originals import NAMED, Behind, behind
from drafter.source import Loaded, Loc, load
from drafter.source.assets import Asset, read_pictures
from drafter.source.critic import Changes

if TYPE_CHECKING:
    from drafter.redline import Change


@dataclass(frozen=True)
class Checked:
    """A paper as loaded, everything found in it, its original and its pictures.

    `original` has its whole text, also where its own file holds only changes. `consolidated` is
    the original's text with the changes of a Nachtrag that holds nothing else; it is None for
    other papers, and where its text or its pictures are not at hand. `before` is a paper without
    original as it was before the changes that are marked in it by hand. `pictures` are those of
    the paper and of the consolidated one. `archive` is the folder of the Ablage in which originals
    are looked for; of a paper that lies there `issued` are its words, where they still count.
    """

    loaded: Loaded
    findings: tuple[Finding, ...]
    origin: Behind = field(default_factory=Behind, repr=False)
    pictures: Mapping[str, Asset] = field(default_factory=dict, repr=False)
    consolidated: Paper | None = field(default=None, repr=False)
    before: Paper | None = field(default=None, repr=False)
    archive: Path | None = field(default=None, repr=False)
    issued: Document | None = field(default=None, repr=False)

    @property
    def original(self) -> Paper | None:
        """The paper that a Nachtrag names, where it could be loaded, with its whole text."""
        return self.origin.original

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
        return bool(self.open_errors if dispatched else self.blocking)

    @property
    def open_errors(self) -> tuple[Finding, ...]:
        """The errors that nobody has acknowledged."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR and f.open)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The errors for which no output can be made, not even of a draft."""
        return tuple(finding for finding in self.open_errors if finding.blocks_drafts)


def check(
    path: Path,
    forms: Path | None = None,
    archive: Path | None = None,
    known: Cache | None = None,
) -> Checked:
    """Load a paper and apply every rule; all problems of the file are findings.

    `forms` is the folder of the forms, by default `templates/`. `archive` is the folder of the
    Ablage in which the original of a Nachtrag lies that names a number. `known` keeps what was seen
    in the files of attachments.

    Raises:
        EnvironmentMissing: if the paper's form is damaged.
        ArchiveDamaged: if the original is not the one that was archived.
    """
    return examined(load(path, forms=forms), archive, known=known)


def examined(
    loaded: Loaded,
    archive: Path | None = None,
    issued: Document | None = None,
    origin: Behind | None = None,
    known: Cache | None = None,
) -> Checked:
    """Apply every rule to a paper that was loaded, as `check` does.

    `origin` is what stands behind it, where that was read already; `known` is as in `check`.
    """
    if loaded.paper is None or loaded.form is None:
        return Checked(loaded, loaded.findings)
    paper = loaded.paper
    origin = origin or behind(loaded, paper, archive)
    made, unclear = _consolidated(loaded, paper, origin)
    pictures, unseen = _pictures(loaded, paper)
    more, unseen_behind = _more_pictures(loaded, paper, made, origin)
    attached = _attachments(loaded, paper, known)
    before, unread = _before(loaded, origin)
    found = checks.run(case(loaded, origin, made), checks.RULES)
    every = (*origin.findings, *unclear, *unseen, *unseen_behind, *attached, *unread, *found)
    return Checked(
        loaded,
        in_order((*loaded.findings, *every)),
        origin,
        {**pictures, **more},
        None if unseen_behind else made,
        before,
        archive,
        issued,
    )


def case(
    loaded: Loaded,
    origin: Behind,
    consolidated: Paper | None,
    rationale_pages: float | None = None,
) -> checks.Case:
    """Return what the rules get to see; the paper is compared when a rule asks for its changes."""
    assert loaded.paper
    assert loaded.form
    paper, form, original = loaded.paper, loaded.form, origin.original

    @cache
    def changes() -> tuple["Change", ...]:
        from drafter.pipeline.comparing import changes_between, original_document

        before = original_document(origin)
        if original is None or before is None:
            return ()
        return changes_between(consolidated or paper, form, original, before)

    return checks.Case(
        paper,
        form,
        loaded.origins,
        original,
        rationale_pages,
        _compared(paper, origin.loaded),
        loaded.hand_marked,
        consolidated,
        changes,
        origin.stale,
        same_files(loaded, paper, origin),
    )


def _compared(paper: Paper, original: Loaded | None) -> str | None:
    """Return the original's checksum where the Nachtrag names one to compare it with."""
    named = paper.supplement is not None and paper.supplement.checksum is not None
    return checksum(original) if original and named else None


def _before(loaded: Loaded, origin: Behind) -> tuple[Paper | None, tuple[Finding, ...]]:
    """Load a paper as it was before the changes that are marked by hand, where these count."""
    if origin.original is not None or not loaded.hand_marked:
        return None, ()
    read = load(loaded.path, loaded.shown, changes=Changes.REJECTED, forms=loaded.forms)
    if read.paper is not None:
        return read.paper, ()
    sentence = (
        "Ohne die Änderungen, die von Hand bezeichnet sind, ergibt die Datei keine Vorlage; darum "
        "lässt sich nicht zeigen, was sich geändert hat. Bitte auch den alten Wortlaut vollständig "
        "stehen lassen: {~~alt~>neu~~}."
    )
    return None, (_finding("marke-von-hand", sentence, loaded, (), Severity.WARNING),)


def _consolidated(
    loaded: Loaded, paper: Paper, origin: Behind
) -> tuple[Paper | None, tuple[Finding, ...]]:
    """Make the consolidated text of a Nachtrag that holds only changes."""
    if not paper.only_changes or origin.original is None or not origin.whole:
        return None, ()
    from drafter import consolidate

    made = consolidate.paper(paper, origin.original)
    findings = tuple(
        _finding("aenderung-unklar", problem.message, loaded, problem.loc, blocks=False)
        for problem in made.problems
    )
    return made.paper, findings


def _pictures(loaded: Loaded, paper: Paper) -> tuple[Mapping[str, Asset], tuple[Finding, ...]]:
    placed = _placed(paper)
    pictures, refused = read_pictures(loaded.path.parent, placed)
    findings = tuple(
        _finding("bild-fehlt", sentence, loaded, placed[name].loc, prose=placed[name], word=name)
        for name, sentence in refused.items()
    )
    return pictures, findings


def _pictures_folder(loaded: Loaded, origin: Behind) -> Path:
    """Return where an original's pictures lie: beside the Nachtrag, or in the Ablage."""
    archived = origin.loaded if origin.way.archived else None
    return (archived or loaded).path.parent


def _more_pictures(
    loaded: Loaded, paper: Paper, consolidated: Paper | None, origin: Behind
) -> tuple[Mapping[str, Asset], tuple[Finding, ...]]:
    """Read what the consolidated text places beside the paper's own pictures."""
    own = _placed(paper)
    names = [name for name in (_placed(consolidated) if consolidated else ()) if name not in own]
    carried = {name: origin.carried[name] for name in names if name in origin.carried}
    folder = _pictures_folder(loaded, origin)
    pictures, refused = read_pictures(folder, [name for name in names if name not in carried])
    findings = tuple(
        _finding("bild-fehlt", f"Aus der Ursprungsvorlage: {sentence}", loaded, NAMED, blocks=False)
        for sentence in refused.values()
    )
    return {**carried, **pictures}, findings


def _placed(paper: Paper) -> Mapping[str, Prose]:
    """Return the pictures that a paper's texts place, each with a text that places it."""
    return {name: prose for prose in all_prose(paper) for name in images(prose.text)}


def _attachments(loaded: Loaded, paper: Paper, known: Cache | None) -> Iterator[Finding]:
    for code, severity, sentence, loc in told_of_files(loaded, paper, known):
        yield _finding(code, sentence, loaded, loc, severity, blocks=False)


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
