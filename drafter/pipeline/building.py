"""Building a paper: every format from one Document, written together or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from drafter import checks, compose, deliver
from drafter.archive.layout import MARKER
from drafter.deliver import Provenance
from drafter.deliver.manifest import manifest_path, stale_files
from drafter.errors import UsageMistake
from drafter.findings import Finding, in_order
from drafter.model.form import Form
from drafter.model.paper import Paper
from drafter.pipeline.change_list import changes_file
from drafter.pipeline.checking import Checked, case, check
from drafter.pipeline.comparing import basis, compared, with_earlier
from drafter.pipeline.editions import Version, Wishes, editions
from drafter.pipeline.originals import Way
from drafter.pipeline.provenance import provenance
from drafter.render import RENDERERS, Edition

FORMATS: tuple[str, ...] = tuple(RENDERERS)
MEASURED_RULE = "zusammenfassung-fehlt"
RATIONALE = "begruendung"
CHANGES = ".aenderungen.json"
COMMAND = "build"


@dataclass(frozen=True)
class Made:
    """The files of a paper in memory, by name, where they come from, and what was found."""

    stem: str
    provenance: Provenance = field(repr=False)
    files: Mapping[str, bytes] = field(repr=False)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Built:
    """What a build found and wrote; no files where it was stopped."""

    checked: Checked
    findings: tuple[Finding, ...]
    files: tuple[Path, ...] = ()


def build(
    path: Path,
    output: Path,
    formats: Sequence[str] = FORMATS,
    wishes: Wishes | None = None,
    archive: Path | None = None,
) -> Built:
    """Check a paper and write it in the formats, under its number, into the output folder.

    A Nachtrag comes in the editions that `wishes` names (marked and clean), with its changes as
    JSON. An original that it names by number is looked for in `archive`, the folder of the Ablage.

    An open error stops the build of a dispatched paper, before anything is written; what
    makes a paper unreadable stops that of a draft too.

    Raises:
        DrafterError: for a problem with the run: missing libraries, a foreign paper under the
            same name, no right to write, a renderer that could not do as asked.
    """
    checked = check(path, archive=archive)
    paper, form = checked.loaded.paper, checked.loaded.form
    if paper is None or form is None or checked.stopped:
        return Built(checked, checked.findings)
    stem = output_stem(paper, path)
    require_no_store(output)
    require_free(path, output, stem)
    require_free(path, output, synopsis_stem(stem))
    made = make(checked, formats, wishes)
    superseded = _superseded(output, stem, made.files)
    written = deliver.publish(made.provenance, output, stem, made.files, superseded)
    return Built(checked, made.findings, written)


def make(
    checked: Checked,
    formats: Sequence[str] = FORMATS,
    wishes: Wishes | None = None,
    fonts: Path | None = None,
) -> Made:
    """Make the files of a paper that was checked and not stopped; nothing is written.

    Its form is that of the folder which the paper was checked with; `fonts` is a folder with the
    four font files, by default the project's own.

    Raises:
        DrafterError: for a problem with the run: missing libraries or fonts, a renderer that could
            not do as asked.
    """
    paper, form = checked.loaded.paper, checked.loaded.form
    assert paper
    assert form
    wishes = wishes or Wishes()
    stem = output_stem(paper, checked.loaded.path)
    origin = provenance([checked], formats, _options(formats, wishes), fonts, _basis(checked))
    named, pages = _render(checked, paper, form, formats, wishes, fonts)
    files = {f"{stem}{name}": data for name, data in named.items()}
    return Made(stem, origin, files, _with_measured(checked, pages.get(RATIONALE)))


def _basis(checked: Checked) -> Mapping[str, str]:
    """Return the version of the Ablage that a Nachtrag is compared with; none for a file."""
    return {} if checked.origin.way is Way.FILE else basis(checked)


def _options(formats: Sequence[str], wishes: Wishes) -> Mapping[str, object]:
    """Return what was asked for, as the manifest tells it; None is left to the form."""
    return {
        "befehl": COMMAND,
        "formate": list(formats),
        "fassungen": list(wishes.versions),
        "marken": wishes.scope,
        "uebersicht": wishes.overview,
    }


def output_stem(paper: Paper, path: Path) -> str:
    """Return the name of a paper's files: its number, or the file's name while it has none."""
    return deliver.file_stem(paper.reference or path.stem)


def synopsis_stem(stem: str) -> str:
    """Return the name of the files of a paper's Synopse."""
    return f"{stem}.{Version.SYNOPSIS}"


def require_no_store(output: Path) -> None:
    """Require that a folder for output does not lie in an Ablage, where it would be a stray thing.

    Raises:
        UsageMistake: if it does.
    """
    place = output.resolve()
    for folder in (place, *place.parents):
        if (folder / MARKER).exists():
            raise UsageMistake(
                f"„{output}“ liegt in der Ablage „{folder}“. Dorthin kommt nur, was „drafter "
                "archive add“ ablegt. Bitte mit „-o“ einen anderen Ordner nennen."
            )


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


def _render(
    checked: Checked,
    paper: Paper,
    form: Form,
    formats: Sequence[str],
    wishes: Wishes,
    fonts: Path | None,
) -> tuple[Mapping[str, bytes], Mapping[str, float]]:
    """Return the files of all editions by what follows the number in their names."""
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
            checked.loaded.forms / paper.form,
            pictures,
            marks=form.supplement.marks,
            synopsis=each.synopsis,
            fonts=fonts,
        )
        made, measured = files_of(edition, formats)
        files |= {f"{each.infix}.{name}": data for name, data in made.items()}
        pages = pages or measured
    if comparison:
        files[CHANGES] = changes_file(comparison)
    return files, pages


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


def _with_measured(checked: Checked, pages: float | None) -> tuple[Finding, ...]:
    """Replace the estimate of the Begründung's length by what was measured on the pages."""
    if pages is None:
        return checked.findings
    examined = case(checked.loaded, checked.origin, checked.consolidated, pages)
    rules = [rule for rule in checks.RULES if rule.code == MEASURED_RULE]
    measured = (f for f in checks.run(examined, rules) if f.code == MEASURED_RULE)
    others = (f for f in checked.findings if f.code != MEASURED_RULE)
    return in_order((*others, *measured))
