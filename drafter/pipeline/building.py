"""Building a paper: every format from one Document, written together or not at all."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafter import __version__, checks, compose, deliver
from drafter.deliver.manifest import manifest, manifest_path, stale_files
from drafter.document import Document
from drafter.findings import Finding, in_order
from drafter.model.form import Form
from drafter.model.paper import Paper
from drafter.pipeline.checking import Checked, case, check
from drafter.pipeline.comparing import Compared, compared
from drafter.pipeline.editions import Wishes, editions
from drafter.redline import overview
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
    conflict = deliver.owner_conflict(path, output, stem)
    if conflict:
        raise conflict
    named, pages = _render(checked, paper, form, formats, wishes or Wishes())
    named = {f"{stem}{name}": data for name, data in named.items()}
    sheet = manifest_path(output, stem)
    everything = {**named, sheet.name: manifest(path, output, named)}
    stale = stale_files(output, stem, named)
    written = deliver.write({output / name: data for name, data in everything.items()})
    deliver.remove(stale)
    return Built(
        checked,
        _with_measured(checked, pages.get(RATIONALE)),
        tuple(file for file in written if file != sheet),
    )


def output_stem(paper: Paper, path: Path) -> str:
    """Return the name of a paper's files: its number, or the file's name while it has none."""
    return deliver.file_stem(paper.reference or path.stem)


def _render(
    checked: Checked, paper: Paper, form: Form, formats: Sequence[str], wishes: Wishes
) -> tuple[Mapping[str, bytes], Mapping[str, float]]:
    """Return the files of all editions by what follows the number in their names."""
    comparison = compared(checked)
    document = compose.document(paper, form, checked.original)
    files: dict[str, bytes] = {}
    pages: Mapping[str, float] = {}
    for each in editions(document, comparison, form, wishes):
        made, measured = _files(each.document, checked, form, formats)
        files |= {f"{each.infix}.{name}": data for name, data in made.items()}
        pages = pages or measured
    if comparison:
        files[CHANGES] = changes_file(comparison)
    return files, pages


def _files(
    document: Document, checked: Checked, form: Form, formats: Sequence[str]
) -> tuple[Mapping[str, bytes], Mapping[str, float]]:
    """Render one edition in the formats."""
    assert checked.paper
    edition = Edition(
        document,
        templates_directory() / checked.paper.form,
        checked.pictures,
        marks=form.supplement.marks,
    )
    pages: Mapping[str, float] = {}
    for name, renderer in RENDERERS.items():
        if name in formats or name == "html":
            rendered = renderer(edition)
            edition = replace(edition, files={**edition.files, name: rendered.data})
            pages = rendered.section_pages or pages
    return {name: edition.files[name] for name in formats}, pages


def changes_file(comparison: Compared) -> bytes:
    """Return the changes of a paper as JSON."""
    base = comparison.base
    content = {
        "schema": 1,
        "programm": f"drafter {__version__}",
        "drucksachennummer": comparison.document.reference or None,
        "gegenueber": {
            "drucksachennummer": base.reference if base else None,
            "datum": base.date.isoformat() if base and base.date else None,
        },
        "aenderungen": overview.data(comparison.changes),
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"


def _with_measured(checked: Checked, pages: float | None) -> tuple[Finding, ...]:
    """Replace the estimate of the Begründung's length by what was measured on the pages."""
    if pages is None:
        return checked.findings
    examined = case(checked.loaded, checked.origin, checked.consolidated, pages)
    rules = [rule for rule in checks.RULES if rule.code == MEASURED_RULE]
    measured = (f for f in checks.run(examined, rules) if f.code == MEASURED_RULE)
    others = (f for f in checked.findings if f.code != MEASURED_RULE)
    return in_order((*others, *measured))
