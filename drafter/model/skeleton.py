"""The skeleton of a new paper: pieces from `templates/_shared/skeletons/`, one a section.

A form's kind of paper says which sections it has; each section brings the piece named like its
`feld`. So a form needs no skeleton of its own, and a new section needs one file.
"""

from pathlib import Path
from string import Template

from drafter.model.form import Form, PaperKind
from drafter.resources import shared_directory

BEGINNING, END = "anfang", "ende"


def skeleton(name: str, form: Form, kind: PaperKind, schema: str, forms: Path | None = None) -> str:
    """Return the YAML text of a new paper: valid, a draft, a comment for every key.

    `name` is the form's folder, `schema` the path of the JSON Schema as editors shall find it,
    `forms` the folder that holds the form, by default `templates/`.
    """
    pieces = (BEGINNING, *(section.kind.value for section in kind.sections), END)
    words = {
        "schema": schema,
        "formular": name,
        "vorlagenart": kind.name,
        "nummer": form.number.example,
        "gremium": form.organizations.bodies[0].name if form.organizations.bodies else "Rat",
    }
    folder = shared_directory(forms) / "skeletons"
    text = "\n".join(filter(None, (_piece(folder, piece) for piece in pieces)))
    return Template(text).substitute(words)


def _piece(folder: Path, name: str) -> str:
    path = folder / f"{name}.yaml"
    return path.read_text(encoding="utf-8") if path.is_file() else ""
