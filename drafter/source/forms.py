"""Reading a municipality's form from its folder."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, cast

from drafter.errors import EnvironmentMissing
from drafter.findings import Finding
from drafter.model.base import Record
from drafter.model.form import Form
from drafter.model.organizations import Organizations
from drafter.resources import templates_directory
from drafter.source.origins import Origins
from drafter.source.reading import read_text
from drafter.source.typed import Typed, read_as

FORM: Final = "form.yaml"
BODIES: Final = "gremien.yaml"
MODELS: Final[Mapping[str, type[Record]]] = {FORM: Form, BODIES: Organizations}


@dataclass(frozen=True)
class ReadForm:
    """What the files of a form hold: the form where it could be made, origins by file, findings."""

    form: Form | None
    origins: Mapping[str, Origins] = field(repr=False)
    findings: tuple[Finding, ...] = ()


def load_form(name: str, forms: Path | None = None) -> Form:
    """Read `form.yaml` and `gremien.yaml` of a form; `forms` holds it, by default `templates/`.

    Raises:
        EnvironmentMissing: if the form is not there or one of its files is not valid; the
            sentence names file, line and column of the first problem.
    """
    return _form((forms or templates_directory()) / name)


def forget() -> None:
    """Forget the forms that were read, so that each is read anew; for who watches their files."""
    _form.cache_clear()


def read_form(folder: Path, shown: str) -> ReadForm:
    """Read the files of a form; every problem of theirs is a finding.

    `shown` is the path of the folder as it stands in findings.
    """
    read = {name: _read(folder / name, f"{shown}/{name}", model) for name, model in MODELS.items()}
    form, bodies = (read[name].value for name in (FORM, BODIES))
    whole = None
    if form and bodies:
        whole = cast(Form, form).model_copy(update={"organizations": bodies})
    findings = tuple(finding for each in read.values() for finding in each.findings)
    return ReadForm(whole, {name: each.origins for name, each in read.items()}, findings)


@cache
def _form(folder: Path) -> Form:
    read = read_form(folder, "/".join(folder.parts[-2:]))
    if read.form is None:
        first = read.findings[0]
        raise EnvironmentMissing(f"{first.place}: {first.message}")
    return read.form


def _read(path: Path, shown: str, model: type[Record]) -> Typed:
    text = read_text(path, shown)
    if isinstance(text, Finding):
        return Typed(None, Origins(shown), (text,))
    return read_as(text, model, path.parent)
