"""Building a paper: every format from one Document, written together or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from drafter import checks, compose, deliver
from drafter.deliver.manifest import manifest_path, stale_files
from drafter.document import Document
from drafter.findings import Finding, in_order
from drafter.model.form import Form
from drafter.model.paper import Paper
from drafter.pipeline.change_list import changes_file
from drafter.pipeline.checking import Checked, case, check
from drafter.pipeline.comparing import compared, with_earlier
from drafter.pipeline.editions import Version, Wishes, editions
from drafter.render import RENDERERS, Edition
from drafter.resources import templates_directory

FORMATS: tuple[str, ...] = tuple(RENDERERS)
MEASURED_RULE = "zusammenfassung-fehlt"
RATIONALE = "begruendung"
CHANGES = ".aenderungen.json"


@dataclass(frozen=True)
class Built:
    """What a build found and wrote; no files where it was stopped."""

    checked: Checked
    findings: tuple[Finding, ...]
    files: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Made:
    """A paper in words, and its files by what follows the number in their names.

    `pages` is the measured length of sections, by id. `compared` says whether there was something
    to compare it with.
    """

    document: Document = field(repr=False)
    files: Mapping[str, bytes] = field(repr=False)
    pages: Mapping[str, float] = field(repr=False)
    compared: bool = False


def build(
    path: Path,
    output: Path,
    formats: Sequence[str] = FORMATS,
    wishes: Wishes | None = None,
) -> Built:
    """Check a paper and write it in the formats, under its number, into the output folder.

    A Nachtrag comes in the editions that `wishes` names (marked and clean), with its changes as
    JSON.

    An open error stops the build of a dispatched paper, before anything is written; what
    makes a paper unreadable stops that of a draft too.

    Raises:
        DrafterError: for a problem with the run: missing libraries, a foreign paper under the
            same name, no right to write, a renderer that could not do as asked.
    """
    checked = check(path)
    paper, form = checked.loaded.paper, checked.loaded.form
    if paper is None or form is None or checked.stopped:
        return Built(checked, checked.findings)
    stem = output_stem(paper, path)
    require_free(path, output, stem)
    require_free(path, output, synopsis_stem(stem))
    made = render(checked, paper, form, formats, wishes or Wishes())
    files = {f"{stem}{name}": data for name, data in made.files.items()}
    written = deliver.publish(path, output, stem, files, _superseded(output, stem, files))
    return Built(checked, with_measured(checked, made.pages), written)


def output_stem(paper: Paper, path: Path) -> str:
    """Return the name of a paper's files: its number, or the file's name while it has none."""
    return deliver.file_stem(paper.reference or path.stem)


def synopsis_stem(stem: str) -> str:
    """Return the name of the files of a paper's Synopse."""
    return f"{stem}.{Version.SYNOPSIS}"


def require_free(path: Path, output: Path, stem: str) -> None:
    """Require that no other paper owns the files of a name.

    Raises:
        OutputConflict: if one does.
    """
    conflict = deliver.owner_conflict(path, output, stem)
    if conflict:
        raise conflict


def _superseded(output: Path, stem: str, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Return what `compare` left of a Synopse, where a build now writes it."""
    name = synopsis_stem(stem)
    if not any(file.startswith(f"{name}.") for file in files):
        return ()
    return (*stale_files(output, name, files), manifest_path(output, name))


def render(
    checked: Checked, paper: Paper, form: Form, formats: Sequence[str], wishes: Wishes
) -> Made:
    """Return the files of all editions, in memory.

    Raises:
        DrafterError: as `build` does, but for what concerns writing.
    """
    comparison = compared(checked)
    if comparison and Version.SYNOPSIS in wishes.versions:
        comparison = with_earlier(comparison, checked)
    pictures = {**checked.pictures, **(comparison.pictures if comparison else {})}
    document = compose.document(paper, form, checked.original)
    files: dict[str, bytes] = {}
    pages: Mapping[str, float] = {}
    for each in editions(document, comparison, form, wishes):
        edition = Edition(
            each.document,
            templates_directory() / paper.form,
            pictures,
            marks=form.supplement.marks,
            synopsis=each.synopsis,
        )
        made, measured = files_of(edition, formats)
        files |= {f"{each.infix}.{name}": data for name, data in made.items()}
        pages = pages or measured
    if comparison:
        files[CHANGES] = changes_file(comparison)
    return Made(document, files, pages, comparison is not None)


def files_of(
    edition: Edition, formats: Sequence[str]
) -> tuple[Mapping[str, bytes], Mapping[str, float]]:
    """Render an edition in the formats; returns the files, and the measured pages of sections."""
    pages: Mapping[str, float] = {}
    for name, renderer in RENDERERS.items():
        if name in formats or name == "html":
            rendered = renderer(edition)
            edition = replace(edition, files={**edition.files, name: rendered.data})
            pages = rendered.section_pages or pages
    return {name: edition.files[name] for name in formats}, pages


def with_measured(checked: Checked, lengths: Mapping[str, float]) -> tuple[Finding, ...]:
    """Replace the estimate of the Begründung's length by what was measured on the pages."""
    pages = lengths.get(RATIONALE)
    if pages is None:
        return checked.findings
    examined = case(checked.loaded, checked.origin, checked.consolidated, pages)
    rules = [rule for rule in checks.RULES if rule.code == MEASURED_RULE]
    measured = (f for f in checks.run(examined, rules) if f.code == MEASURED_RULE)
    others = (f for f in checked.findings if f.code != MEASURED_RULE)
    return in_order((*others, *measured))
