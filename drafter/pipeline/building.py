"""Building a paper: every format from one Document, written together or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafter import checks, compose, deliver
from drafter.deliver.manifest import manifest, manifest_path, stale_files
from drafter.findings import Finding, in_order
from drafter.model.form import Form
from drafter.model.paper import Paper
from drafter.pipeline.checking import Checked, case, check
from drafter.render import RENDERERS, Edition
from drafter.resources import templates_directory

FORMATS: tuple[str, ...] = tuple(RENDERERS)
MEASURED_RULE = "zusammenfassung-fehlt"
RATIONALE = "begruendung"


@dataclass(frozen=True)
class Built:
    """What a build found and wrote; no files where it was stopped."""

    checked: Checked
    findings: tuple[Finding, ...]
    files: tuple[Path, ...] = ()


def build(path: Path, output: Path, formats: Sequence[str] = FORMATS) -> Built:
    """Check a paper and write it in the formats, under its number, into the output folder.

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
    conflict = deliver.owner_conflict(path, output, stem)
    if conflict:
        raise conflict
    files, pages = _render(checked, paper, form, formats)
    named = {f"{stem}.{name}": data for name, data in files.items() if name in formats}
    sheet = manifest_path(output, stem)
    everything = {**named, sheet.name: manifest(path, output, named)}
    stale = stale_files(output, stem, named)
    written = deliver.write({output / name: data for name, data in everything.items()})
    deliver.remove(stale)
    return Built(
        checked,
        _with_measured(checked, paper, form, pages.get(RATIONALE)),
        tuple(file for file in written if file != sheet),
    )


def output_stem(paper: Paper, path: Path) -> str:
    """Return the name of a paper's files: its number, or the file's name while it has none."""
    return deliver.file_stem(paper.reference or path.stem)


def _render(
    checked: Checked, paper: Paper, form: Form, formats: Sequence[str]
) -> tuple[Mapping[str, bytes], Mapping[str, float]]:
    edition = Edition(
        compose.document(paper, form, checked.original),
        templates_directory() / paper.form,
        checked.pictures,
    )
    pages: Mapping[str, float] = {}
    for name, renderer in RENDERERS.items():
        if name in formats or name == "html":
            rendered = renderer(edition)
            edition = replace(edition, files={**edition.files, name: rendered.data})
            pages = rendered.section_pages or pages
    return edition.files, pages


def _with_measured(
    checked: Checked, paper: Paper, form: Form, pages: float | None
) -> tuple[Finding, ...]:
    """Replace the estimate of the Begründung's length by what was measured on the pages."""
    if pages is None:
        return checked.findings
    examined = case(paper, form, checked.loaded, checked.original, checked.consolidated, pages)
    rules = [rule for rule in checks.RULES if rule.code == MEASURED_RULE]
    measured = (f for f in checks.run(examined, rules) if f.code == MEASURED_RULE)
    others = (f for f in checked.findings if f.code != MEASURED_RULE)
    return in_order((*others, *measured))
