"""Reading a municipality's form from its folder."""

from functools import cache
from pathlib import Path
from typing import cast

from drafter.errors import EnvironmentMissing
from drafter.findings import Finding
from drafter.model.base import Record
from drafter.model.form import Form
from drafter.model.organizations import Organizations
from drafter.resources import templates_directory
from drafter.source.reading import read_text
from drafter.source.typed import read_as


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


@cache
def _form(folder: Path) -> Form:
    form = _read(folder / "form.yaml", Form)
    bodies = _read(folder / "gremien.yaml", Organizations)
    return cast(Form, form).model_copy(update={"organizations": bodies})


def _read(path: Path, model: type[Record]) -> Record:
    shown = "/".join(path.parts[-3:])
    text = read_text(path, shown)
    if isinstance(text, Finding):
        raise EnvironmentMissing(f"{text.place}: {text.message}")
    read = read_as(text, model, path.parent)
    if read.value is None:
        raise EnvironmentMissing(f"{read.findings[0].place}: {read.findings[0].message}")
    return read.value
