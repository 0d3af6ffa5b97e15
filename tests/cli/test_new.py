import re
from itertools import pairwise
from pathlib import Path

import pytest

from drafter.deliver import create
from drafter.errors import ExitCode, OutputConflict, OutputFailed
from drafter.resources import form_names
from drafter.source.forms import load_form

from .conftest import Run

KINDS = [(form, kind.name) for form in form_names() for kind in load_form(form).kinds]
SCHEMA_LINE = "# yaml-language-server: $schema={}.schema.json"


@pytest.mark.parametrize(("form", "kind"), KINDS)
def test_a_skeleton_is_a_draft_without_errors(
    run: Run, tmp_path: Path, form: str, kind: str
) -> None:
    path = tmp_path / "radweg.yaml"
    made = run("new", tmp_path / "radweg", "--form", form, "--kind", kind)
    assert made.exit_code == ExitCode.OK
    assert made.stdout.splitlines() == [
        f"geschrieben: {path}",
        f"geschrieben: {tmp_path / f'{form}.schema.json'}",
    ]
    assert path.read_text(encoding="utf-8").splitlines()[0] == SCHEMA_LINE.format(form)
    checked = run("check", path, "--show", "--strict")
    assert checked.exit_code == ExitCode.OK, checked.stdout
    assert f"Formular: {form}\n  Status: entwurf\n  Vorlagenart: {kind}\n" in checked.stdout


@pytest.mark.parametrize(("form", "kind"), KINDS)
def test_every_key_of_a_skeleton_has_a_comment_above_it(
    run: Run, tmp_path: Path, form: str, kind: str
) -> None:
    run("new", tmp_path / "radweg", "--form", form, "--kind", kind)
    lines = (tmp_path / "radweg.yaml").read_text(encoding="utf-8").splitlines()
    bare = [
        line
        for above, line in pairwise(lines)
        if re.match(r"\s*[a-z_]+:", line) and not above.lstrip().startswith("# ")
    ]
    assert bare == []


def test_a_skeleton_offers_the_sections_of_its_kind(run: Run, tmp_path: Path) -> None:
    for kind in ("Beschlussvorlage", "Informationsvorlage"):
        run("new", tmp_path / kind, "--form", "bielefeld", "--kind", kind)
    resolution = "\nbeschlussvorschlag:\n"
    assert resolution in (tmp_path / "Beschlussvorlage.yaml").read_text(encoding="utf-8")
    assert resolution not in (tmp_path / "Informationsvorlage.yaml").read_text(encoding="utf-8")


def test_a_file_that_is_there_stays_as_it_is(run: Run, draft: Path) -> None:
    before = draft.read_bytes()
    result = run("new", draft, "--form", "bielefeld")
    assert result.exit_code == ExitCode.CONFLICT
    assert "gibt es schon und wird nicht überschrieben" in result.stderr
    assert draft.read_bytes() == before
    assert sorted(path.name for path in draft.parent.iterdir()) == [draft.name]


def test_a_schema_that_is_there_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    schema = tmp_path / "bielefeld.schema.json"
    schema.write_text("{}", encoding="utf-8")
    result = run("new", tmp_path / "a.yml", "--form", "bielefeld")
    assert result.stdout == f"geschrieben: {tmp_path / 'a.yml'}\n"
    assert schema.read_text(encoding="utf-8") == "{}"


def test_a_folder_that_is_not_there_is_a_german_sentence(run: Run, tmp_path: Path) -> None:
    result = run("new", tmp_path / "weg" / "a", "--form", "bielefeld")
    assert result.exit_code == ExitCode.OUTPUT
    assert result.stderr.endswith("Den Ordner gibt es nicht. Bitte erst anlegen.\n")


def test_unknown_form_and_kind_are_answered_with_the_known_ones(run: Run, tmp_path: Path) -> None:
    form = run("new", tmp_path / "a", "--form", "atlantis")
    kind = run("new", tmp_path / "a", "--form", "bielefeld", "--kind", "Brief")
    assert form.exit_code == kind.exit_code == ExitCode.USAGE
    assert "bielefeld" in form.stderr
    assert "Beschlussvorlage und Informationsvorlage" in kind.stderr
    assert list(tmp_path.iterdir()) == []


def test_create_never_replaces_and_leaves_no_draft(tmp_path: Path) -> None:
    link = tmp_path / "ins-leere"
    link.symlink_to(tmp_path / "nirgends")
    with pytest.raises(OutputConflict):
        create(link, b"x")
    with pytest.raises(OutputFailed):
        create(tmp_path / ("n" * 300), b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["ins-leere"]


def test_a_new_file_has_the_rights_that_the_umask_gives(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    create(tmp_path / "neu", b"x")
    assert (tmp_path / "neu").stat().st_mode == plain.stat().st_mode
