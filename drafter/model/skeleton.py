"""The skeleton of a new paper: pieces from `templates/_shared/skeletons/`, one a section.

A form's kind of paper says which sections it has; each section brings the piece named like its
`feld`. So a form needs no skeleton of its own, and a new section needs one file. The form's own
fields stand together, each with its label and what it wants.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import Template
from textwrap import wrap
from typing import Final

from drafter.german.wording import listed
from drafter.model.answers import KEY
from drafter.model.fields import FieldKind, FormField
from drafter.model.form import Form, PaperKind
from drafter.resources import shared_directory

BEGINNING, END = "anfang", "ende"
WIDTH: Final = 92
WANTED: Final[Mapping[FieldKind, str]] = {
    FieldKind.LINE: "eine Zeile",
    FieldKind.TEXT: "ein Text",
    FieldKind.MONEY: "ein Betrag in Euro",
    FieldKind.DAY: "ein Datum",
}


def skeleton(name: str, form: Form, kind: PaperKind, schema: str, forms: Path | None = None) -> str:
    """Return the YAML text of a new paper: valid, a draft, a comment for every key.

    `name` is the form's folder, `schema` the path of the JSON Schema as editors shall find it,
    `forms` the folder that holds the form, by default `templates/`.
    """
    names = (BEGINNING, *(section.kind.value for section in kind.sections), END)
    folder = shared_directory(forms) / "skeletons"
    pieces = [_piece(folder, each) for each in dict.fromkeys(names)]
    pieces.insert(-1, _own_fields(form.fields_of(kind.name)))
    words = {
        "schema": schema,
        "formular": name,
        "vorlagenart": kind.name,
        "nummer": form.number.example,
        "gremium": form.organizations.bodies[0].name if form.organizations.bodies else "Rat",
    }
    return Template("\n".join(filter(None, pieces))).substitute(words)


def _piece(folder: Path, name: str) -> str:
    path = folder / f"{name}.yaml"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _own_fields(fields: Sequence[FormField]) -> str:
    """Return the piece with the form's own fields, each below what it wants."""
    lines = (line for field in fields for line in _field(field))
    head = ("# Eigene Felder des Formulars", f"{KEY}:")
    return "\n".join((*head, *lines, "")) if fields else ""


def _field(field: FormField) -> Iterator[str]:
    told = f"{field.label.removesuffix(':')}: {_wanted(field)}"
    for line in wrap(told.replace("$", "$$"), WIDTH):
        yield f"  # {line}"
    yield f"  {field.name}:"


def _wanted(field: FormField) -> str:
    """Return what a field wants: its help, its boxes, an example, as far as the form has them."""
    names = listed([option.name for option in field.options], "oder")
    wanted = names or ("" if field.help else WANTED.get(field.kind))
    example = f"etwa „{field.example}“" if field.example else ""
    return "; ".join(filter(None, (field.help, wanted, example)))
