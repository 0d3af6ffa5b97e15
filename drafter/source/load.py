"""A file to a Paper, its form and the places of all its values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast

from drafter.findings import Finding, Severity, in_order
from drafter.german.wording import listed, quoted
from drafter.model import answers
from drafter.model.form import Form
from drafter.model.paper import Paper
from drafter.resources import form_names, templates_directory
from drafter.source.assets import Asset
from drafter.source.critic import Changes
from drafter.source.forms import load_form
from drafter.source.marks import Marked
from drafter.source.origins import Loc, Origins
from drafter.source.reading import read_text
from drafter.source.shape import TextFile
from drafter.source.text import SourceText
from drafter.source.typed import read_as

OWN_FORMS: Final = " Den Ordner eigener Formulare bitte mit „--templates“ nennen."


@dataclass(frozen=True)
class Loaded:
    """What one file holds: the paper and its form where both could be made, and the findings.

    `forms` is the folder that holds the form, `marked` are the hand marks that were resolved,
    `texts` the texts in files of their own, `sought` the names of all that were looked for. Of a
    paper that was made out of a file of another kind `made_of` is that file's SHA-512, and
    `carried` are the pictures that were in it.
    """

    path: Path
    origins: Origins
    findings: tuple[Finding, ...]
    paper: Paper | None = field(default=None, repr=False)
    form: Form | None = field(default=None, repr=False)
    marked: Marked = field(default_factory=Marked, repr=False)
    texts: tuple[TextFile, ...] = field(default=(), repr=False)
    sought: tuple[str, ...] = field(default=(), repr=False)
    forms: Path = field(default_factory=templates_directory, repr=False)
    made_of: str = ""
    carried: Mapping[str, Asset] = field(default_factory=dict, repr=False)

    @property
    def hand_marked(self) -> bool:
        """Whether any text of the paper held a hand mark that was resolved."""
        return bool(self.marked.texts)

    @property
    def shown(self) -> str:
        """The path as the user wrote it."""
        return self.origins.file


def load(
    path: Path,
    shown: str | None = None,
    *,
    changes: Changes = Changes.ACCEPTED,
    forms: Path | None = None,
) -> Loaded:
    """Load a paper.

    `shown` is the path that stands in findings; by default the path itself. `changes` says
    whether the changes that are marked by hand count as made or as not made. `forms` is the
    folder of the forms, by default `templates/`. Every problem of the file is a finding: nothing
    is raised for what a file may hold.

    Raises:
        EnvironmentMissing: if a form that exists is itself damaged.
    """
    forms = forms or templates_directory()
    text = read_text(path, shown or str(path))
    if isinstance(text, Finding):
        return Loaded(path, Origins(text.place.file), (text,), forms=forms)
    return load_text(text, path, changes=changes, forms=forms)


def load_text(
    text: SourceText,
    path: Path,
    *,
    changes: Changes = Changes.ACCEPTED,
    forms: Path | None = None,
) -> Loaded:
    """Load a paper whose text is at hand, as `load` does; `path` is where it lies or would lie.

    Raises:
        EnvironmentMissing: as `load`.
    """
    forms = forms or templates_directory()
    read = read_as(text, Paper, path.parent, changes)
    if read.value is None:
        found = in_order(read.findings)
        return Loaded(path, read.origins, found, forms=forms, sought=read.sought)
    paper = cast(Paper, read.value)
    form, problems = _form_of(paper, read.origins, forms)
    if form:
        problems = tuple(_of_fields(paper, form, read.origins))
    return Loaded(
        path,
        read.origins,
        in_order((*read.findings, *problems)),
        None if problems else paper,
        None if problems else form,
        read.marked,
        read.texts,
        read.sought,
        forms,
    )


def _form_of(
    paper: Paper, origins: Origins, forms: Path
) -> tuple[Form | None, tuple[Finding, ...]]:
    names = form_names(forms)
    if paper.form not in names:
        message = f"Das Formular {quoted(paper.form)} gibt es nicht. Vorhanden: {listed(names)}."
        hint = OWN_FORMS if forms == templates_directory() else ""
        return None, (_error("formular-unbekannt", message + hint, origins, ("formular",)),)
    form = load_form(paper.form, forms)
    if form.kind(paper.kind) is None:
        kinds = listed([kind.name for kind in form.kinds])
        message = (
            f"Die Vorlagenart {quoted(paper.kind)} kennt das Formular nicht. Bitte eine davon "
            f"schreiben: {kinds}."
        )
        return None, (_error("vorlagenart-unbekannt", message, origins, ("vorlagenart",)),)
    return form, ()


def _of_fields(paper: Paper, form: Form, origins: Origins) -> Iterator[Finding]:
    """Yield what is wrong with the answers in the form's own fields."""
    for problem in answers.read(form.fields_of(paper.kind), paper.answers).problems:
        place = origins.place(problem.loc, problem.text, problem.offset)
        yield Finding(problem.code, Severity.ERROR, problem.message, place, blocks_drafts=True)


def _error(code: str, message: str, origins: Origins, loc: Loc) -> Finding:
    return Finding(code, Severity.ERROR, message, origins.place(loc), blocks_drafts=True)
