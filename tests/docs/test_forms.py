"""The page about forms says what the model, the checks and the program really have."""

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from drafter.model.base import Record
from drafter.model.form import Form, SectionKind
from drafter.model.organizations import Organizations
from drafter.source.forms import ReadForm, read_form
from drafter.source.shape import fields
from tests.docs.pages import ROOT, blocks, code, codes, page, table
from tests.docs.program import CODE, keys

PAGE = page("docs/formulare.md")
TOP, BODIES = "ganz links", "gremien.yaml:"
FINDERS = ("drafter/checks/forms.py", "drafter/pipeline/forms/*.py")
Told = tuple[str, str, str, bool]


def real(model: type[Record], where: str, seen: tuple[type[Record], ...]) -> Iterator[Told]:
    """Yield each key with where it stands, its title, and whether it is needed; from outside in."""
    named = [(key, info) for key, info in keys(model) if (model, key) != (Form, "gremien")]
    for key, info in named:
        yield where or TOP, key, str(info.title), info.is_required()
    for key, _ in named:
        inner = record_of(model, key)
        if inner and inner not in seen:
            yield from real(inner, f"{where} {key}:".strip(), (*seen, inner))


def record_of(model: type[Record], key: str) -> type[Record] | None:
    shape = fields(model)[key]
    while shape.kind in ("list", "mapping"):
        shape = shape.inner
    return shape.inner if shape.kind == "record" else None


def test_the_table_has_every_key_of_a_form_where_it_stands() -> None:
    rows = table(PAGE, "Wo", "Schlüssel", "Bezeichnung", "Bedeutung", "Beispiel")
    told = [
        (where.strip("`"), code(key), title, meaning.startswith("**Nötig.**"))
        for where, key, title, meaning, _ in rows
    ]
    assert told == [*real(Form, "", (Form,)), *real(Organizations, BODIES, (Organizations,))]


def test_every_section_is_explained() -> None:
    rows = table(PAGE, "`feld`", "Was der Abschnitt zeigt")
    assert sorted(code(name) for name, _ in rows) == sorted(SectionKind)


def test_every_finding_about_forms_is_explained() -> None:
    rows = table(PAGE, "Befund", "Bedeutung", "Abhilfe")
    assert [code(name) for name, *_ in rows] == sorted(form_codes())


def form_codes() -> set[str]:
    """Return every code of a finding about forms, as it stands in the program."""
    return {
        node.value
        for pattern in FINDERS
        for path in ROOT.glob(pattern)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
        and node.value.startswith("formular-")
    }


def test_every_key_of_the_form_to_start_from_is_explained_in_it() -> None:
    text = page("templates/musterstadt/form.yaml")
    unsaid = [key for _, key, *_ in real(Form, "", (Form,)) if key not in text]
    assert unsaid == []


def test_there_are_examples() -> None:
    assert {block.info for block in blocks(PAGE)} == {"sh", "yaml", "jinja"}


def test_the_patterns_are_those_of_the_numbers_beside_them() -> None:
    rows = table(PAGE, "Ihre Nummern", "`muster`")
    assert rows
    for numbers, pattern in rows:
        found = [re.fullmatch(code(pattern), number) for number in codes(numbers)]
        assert [match and bool(match["endung"]) for match in found] == [False, True], numbers


def example(key: str) -> str:
    """Return the example of the page that begins with a key."""
    found = [block.code for block in blocks(PAGE) if block.code.startswith(f"{key}:\n")]
    (only,) = found
    return only


def read_with(folder: Path, old: str, new: str) -> ReadForm:
    """Read the form to start from with other words in it."""
    copy = Path(shutil.copytree(ROOT / "templates/musterstadt", folder / "form"))
    text = (copy / "form.yaml").read_text(encoding="utf-8")
    assert old in text
    (copy / "form.yaml").write_text(text.replace(old, new), "utf-8")
    return read_form(copy, "form")


def test_the_example_of_a_field_is_one(tmp_path: Path) -> None:
    read = read_with(tmp_path, "\nfelder:\n", f"\n{example('felder')}")
    assert read.findings == ()
    assert read.form
    assert read.form.fields[0].name == "barrierefrei"


def test_the_example_of_old_papers_is_one(tmp_path: Path) -> None:
    text = page("templates/musterstadt/form.yaml")
    (own,) = re.findall(r"^lesen:\n(?:  .*\n)+", text, re.MULTILINE)
    read = read_with(tmp_path, own, example("lesen"))
    assert read.findings == ()
    assert read.form
    assert read.form.old_papers.labels["begruendung"] == ("Sachdarstellung",)
