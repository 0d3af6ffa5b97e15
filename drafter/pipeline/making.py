"""Making the files of a paper in memory: every format from one Document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from drafter import checks, deliver
from drafter.cache import Cache
from drafter.deliver import Provenance
from drafter.errors import UsageMistake
from drafter.findings import Finding, in_order
from drafter.model.form import Form
from drafter.model.paper import Paper
from drafter.pipeline.attached import Attached, attached, told
from drafter.pipeline.change_list import changes_file
from drafter.pipeline.checking import Checked, case
from drafter.pipeline.comparing import (
    Compared,
    basis,
    compared,
    own_document,
    pictures_shown,
    with_earlier,
)
from drafter.pipeline.editions import Named, editions
from drafter.pipeline.embedding import laid_out, sources, unproved
from drafter.pipeline.originals import Way
from drafter.pipeline.provenance import provenance
from drafter.pipeline.publishing import Publication, publication
from drafter.pipeline.stamping import Means, Treatment
from drafter.pipeline.wishes import (
    OPARL,
    TOLD_OF,
    USUAL,
    USUAL_FORMATS,
    Embedding,
    Version,
    Wishes,
    rendered,
)
from drafter.render import RENDERERS, Edition, ending
from drafter.render.programs import PDF

MEASURED_RULE = "zusammenfassung-fehlt"
RATIONALE = "begruendung"
CHANGES = ".aenderungen.json"
COMMAND = "build"
LOOKED_AT = ("html", "pdf")


@dataclass(frozen=True)
class Made:
    """The files of a paper in memory, by name, where they come from, and what was found.

    `attached` are its attachments; what they are called and hold is among the files.
    """

    stem: str
    provenance: Provenance = field(repr=False)
    files: Mapping[str, bytes] = field(repr=False)
    findings: tuple[Finding, ...] = ()
    attached: tuple[Attached, ...] = ()


def make(
    checked: Checked,
    formats: Sequence[str] = USUAL_FORMATS,
    wishes: Wishes | None = None,
    fonts: Path | None = None,
    embedding: Embedding | None = None,
    *,
    savings: bool = True,
    cache: Cache | None = None,
    attachments: bool = True,
) -> Made:
    """Make the files of a paper that was checked and not stopped; nothing is written.

    Its form is that of the folder which the paper was checked with; `fonts` is a folder with the
    four font files, by default the project's own; `embedding` says which source the PDFs hold;
    without `savings` the renderer takes no shortcut, and `cache` keeps what it can use again.
    Where they are not wanted, nothing is made of the `attachments`.

    Raises:
        DrafterError: for a problem with the run: missing libraries or fonts, a renderer that could
            not do as asked.
    """
    assert checked.paper
    wishes = wishes or Wishes()
    stem = output_stem(checked.paper, checked.loaded.path)
    options = _options(formats, wishes, embedding)
    needed, means = rendered(formats), Means(fonts, savings, cache)
    every = attached(checked, means) if attachments else ()
    origin = provenance([checked], _set_in(needed, every), options, fonts, _basis(checked))
    origin = replace(origin, attachments=tuple(told(each, stem) for each in every))
    named, pages = _render(checked, needed, wishes, embedding, means)
    published = Publication()
    if OPARL in formats:
        _require_nothing_embedded(embedding)
        published = publication(checked, every, named, partial(_published_anew, wishes, means))
    for each in every:
        named = {**named, **each.files}
    named = {**named, **published.files}
    files = {f"{stem}{name}": data for name, data in named.items()}
    found = in_order((*with_measured(checked, pages.get(RATIONALE)), *published.findings))
    return Made(stem, origin, files, found, every)


def _published_anew(wishes: Wishes, means: Means, checked: Checked) -> Mapping[str, bytes]:
    """Return the editions that OParl objects tell of, of the paper as the public may see it."""
    limited = replace(wishes, versions=tuple(v for v in wishes.versions if v in USUAL))
    files, _ = _render(checked, TOLD_OF, limited, None, means)
    return files


def _require_nothing_embedded(embedding: Embedding | None) -> None:
    """Require that no source is in PDFs that OParl publishes.

    Raises:
        UsageMistake: if one is.
    """
    if embedding is not None:
        raise UsageMistake(
            "Über OParl wird keine PDF-Datei mit eingebetteter Quelle veröffentlicht: In ihr steht "
            "auch, was nicht gedruckt ist. Bitte „--to oparl“ ohne „--embed-source“ und "
            "„--full-source“ angeben."
        )


def _set_in(formats: Sequence[str], every: Sequence[Attached]) -> Sequence[str]:
    """Return the formats whose programs made the files: a stamp and a cover page are PDF, too."""
    touched = any(each.treatment in (Treatment.STAMPED, Treatment.COVERED) for each in every)
    return (*formats, PDF) if touched else formats


def _basis(checked: Checked) -> Mapping[str, str]:
    """Return the version of the Ablage that a Nachtrag is compared with; none for a file."""
    return {} if checked.origin.way is Way.FILE else basis(checked)


def _options(
    formats: Sequence[str], wishes: Wishes, embedding: Embedding | None
) -> Mapping[str, object]:
    """Return what was asked for, as the manifest tells it; None is left to the form."""
    return {
        "befehl": COMMAND,
        "formate": list(formats),
        "fassungen": list(wishes.versions),
        "marken": wishes.scope,
        "uebersicht": wishes.overview,
        "quelle": embedding,
    }


def output_stem(paper: Paper, path: Path) -> str:
    """Return the name of a paper's files: its number, or the file's name while it has none."""
    return deliver.file_stem(paper.reference or path.stem)


def _render(
    checked: Checked,
    formats: Sequence[str],
    wishes: Wishes,
    embedding: Embedding | None,
    means: Means,
) -> tuple[Mapping[str, bytes], Mapping[str, float]]:
    """Return the files of all editions by what follows the number in their names."""
    paper, form = checked.loaded.paper, checked.loaded.form
    assert paper
    assert form
    comparison = _comparison(checked, wishes)
    folder = checked.loaded.forms / paper.form
    pictures = pictures_shown(checked, comparison)
    every = _editions(checked, form, comparison, wishes)
    embedded = _embedded(checked, every, wishes, embedding)
    files: dict[str, bytes] = {}
    pages: Mapping[str, float] = {}
    for each in every:
        edition = Edition(
            each.document,
            folder,
            pictures,
            marks=form.supplement.marks,
            synopsis=each.synopsis,
            redline=each.redline,
            look=each.look,
            fonts=means.fonts,
            sources=embedded,
            savings=means.savings,
            cache=means.cache,
        )
        made, measured = files_of(edition, _formats(each, formats))
        files |= {f"{each.infix}.{ending(name)}": data for name, data in made.items()}
        pages = pages or ({} if each.look else measured)
    if comparison:
        files[CHANGES] = changes_file(comparison)
    return files, pages


def _formats(edition: Named, formats: Sequence[str]) -> Sequence[str]:
    """Return the formats of an edition; a look is only for those that have one."""
    return [name for name in formats if name in LOOKED_AT] if edition.look else formats


def _comparison(checked: Checked, wishes: Wishes) -> Compared | None:
    comparison = compared(checked)
    if comparison and Version.SYNOPSIS in wishes.versions:
        return with_earlier(comparison, checked)
    return comparison


def _editions(
    checked: Checked, form: Form, comparison: Compared | None, wishes: Wishes
) -> tuple[Named, ...]:
    return tuple(editions(own_document(checked, comparison), comparison, form, wishes))


def _embedded(
    checked: Checked, every: tuple[Named, ...], wishes: Wishes, embedding: Embedding | None
) -> Mapping[str, bytes]:
    """Return the source to embed, proved to give the same editions.

    The files as they are also name attachments, which do not come along; without these they
    cannot be built once the paper is dispatched.

    Raises:
        OutputFailed: if it does not.
    """
    if embedding is None:
        return {}
    files = sources(checked, embedding)
    gives = partial(_gives, every, wishes, also_stopped=embedding is Embedding.FULL)
    if not laid_out(files, checked.loaded.forms, gives):
        raise unproved(checked.loaded.path)
    return files


def _gives(every: tuple[Named, ...], wishes: Wishes, copy: Checked, *, also_stopped: bool) -> bool:
    """Whether a copy of a paper gives these editions, and can be built where that is asked."""
    paper, form = copy.loaded.paper, copy.loaded.form
    if paper is None or form is None or (copy.stopped and not also_stopped):
        return False
    return _editions(copy, form, _comparison(copy, wishes), wishes) == every


def files_of(
    edition: Edition, formats: Sequence[str]
) -> tuple[Mapping[str, bytes], Mapping[str, float]]:
    """Render an edition in the formats; returns the files, and the measured pages of sections."""
    pages: Mapping[str, float] = {}
    for name, renderer in RENDERERS.items():
        if name in formats or (name == "html" and "pdf" in formats):
            rendered = renderer(edition)
            edition = replace(edition, files={**edition.files, name: rendered.data})
            pages = rendered.section_pages or pages
    return {name: edition.files[name] for name in formats}, pages


def with_measured(checked: Checked, pages: float | None) -> tuple[Finding, ...]:
    """Return what was found, with the Begründung's length as measured on the pages, if it was."""
    if pages is None:
        return checked.findings
    examined = case(checked.loaded, checked.origin, checked.consolidated, pages)
    rules = [rule for rule in checks.RULES if rule.code == MEASURED_RULE]
    measured = (f for f in checks.run(examined, rules) if f.code == MEASURED_RULE)
    others = (f for f in checked.findings if f.code != MEASURED_RULE)
    return in_order((*others, *measured))
