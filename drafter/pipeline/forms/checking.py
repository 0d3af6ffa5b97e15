"""Checking a form: its data, its sheets and templates, and papers that are made up with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from drafter.checks.forms import Slip, slips
from drafter.errors import UsageMistake
from drafter.facts.verapdf import installed
from drafter.findings import Finding, Severity, in_order
from drafter.german.wording import listed, quoted
from drafter.pipeline.forms.proof import proved
from drafter.pipeline.forms.sheets import sheet_findings
from drafter.pipeline.forms.templates import template_findings
from drafter.resources import form_names, templates_directory
from drafter.source.assets import read_pictures
from drafter.source.forms import FORM, ReadForm, forget, read_form

SHEETS, TEMPLATES = "*.css", "*.j2"
LOGO: Final = "formular-logo"
WORDLESS: Final = (
    "Das Logo hat keinen „alternativtext“ und gilt als Schmuck, den ein Vorleseprogramm übergeht. "
    "Zeigt es etwas, bitte in Worten ergänzen: alternativtext: Wappen der Stadt Musterstadt"
)


@dataclass(frozen=True)
class CheckedForm:
    """What was found in a form; `tried` says whether papers were made up, `judged` by veraPDF."""

    name: str
    findings: tuple[Finding, ...]
    tried: bool = False
    judged: bool = False


def check_form(
    name: str, forms: Path | None = None, *, trying: bool = True, judging: bool = True
) -> CheckedForm:
    """Check the form of that name; `forms` is the folder of the forms, by default `templates/`.

    Papers are made up and built only where nothing stands in their way, and where `trying`; with
    `judging` veraPDF looks at their PDFs, where it is installed.

    Raises:
        UsageMistake: if there is no such form.
        DrafterError: for a problem with the run, as `drafter.pipeline.build` does.
    """
    folder = _folder(name, forms)
    shown = str(folder)
    read = read_form(folder, shown)
    found = (*read.findings, *_slips(read), *_logo(read, folder), *_files(folder, shown))
    if read.form is None or not trying or any(finding.blocks_drafts for finding in found):
        return CheckedForm(name, in_order(found))
    forget()
    judged = judging and installed()
    proof = proved(folder, shown, read.form, read.origins[FORM], judging=judged)
    return CheckedForm(name, in_order((*found, *proof)), tried=True, judged=judged)


def _folder(name: str, forms: Path | None) -> Path:
    place = forms or templates_directory()
    folder = place / name
    if name in form_names(place) or (folder.parent == place and folder.is_dir()):
        return folder
    raise UsageMistake(
        f"Das Formular {quoted(name)} gibt es nicht. Vorhanden: {listed(form_names(place))}. Ein "
        "neues legt „drafter form new“ an; den Ordner eigener Formulare bitte mit „--templates“ "
        "nennen."
    )


def _slips(read: ReadForm) -> Iterator[Finding]:
    for slip in slips(read.form) if read.form else ():
        yield _finding(slip, read)


def _finding(slip: Slip, read: ReadForm) -> Finding:
    return Finding(slip.code, slip.severity, slip.message, read.origins[slip.file].place(slip.loc))


def _logo(read: ReadForm, folder: Path) -> Iterator[Finding]:
    """Yield what is wrong with the logo: no picture, or one without words."""
    logo = read.form.headline.logo if read.form else None
    if logo is None:
        return
    place = read.origins[FORM].place(("kopf", "logo"))
    _, refused = read_pictures(folder, (logo.file,))
    if logo.file in refused:
        message = f"Das Logo fehlt oder ist kein Bild. {refused[logo.file]}"
        yield Finding(LOGO, Severity.ERROR, message, place, blocks_drafts=True)
    elif logo.alternative is None:
        yield Finding(LOGO, Severity.NOTE, WORDLESS, place)


def _files(folder: Path, shown: str) -> Iterator[Finding]:
    for path in sorted(folder.rglob(SHEETS)):
        yield from sheet_findings(path, f"{shown}/{path.relative_to(folder).as_posix()}")
    for path in sorted(folder.rglob(TEMPLATES)):
        name = path.relative_to(folder).as_posix()
        yield from template_findings(folder, name, f"{shown}/{name}")
