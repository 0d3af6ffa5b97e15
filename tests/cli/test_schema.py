"""`drafter schema` prints or writes it; `drafter new` lays that of the form beside a paper."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from drafter.errors import ExitCode
from drafter.model.schema import DIALECT
from tests.model.core_yaml import as_editors_read

from .conftest import Run
from .test_new import KINDS


@pytest.mark.parametrize(("form", "kind"), KINDS)
def test_the_skeletons_fit_the_schema_beside_them(
    run: Run, tmp_path: Path, form: str, kind: str
) -> None:
    run("new", tmp_path / "a", "--form", form, "--kind", kind)
    text = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    name = text.splitlines()[0].partition("$schema=")[2]
    assert name == f"{form}.schema.json"
    rule = json.loads((tmp_path / name).read_text(encoding="utf-8"))
    assert list(Draft202012Validator(rule).iter_errors(as_editors_read(text))) == []


def test_the_command_prints_the_schema_or_writes_it(run: Run, tmp_path: Path) -> None:
    printed = run("schema").stdout
    value = json.loads(printed)
    assert (value["$schema"], value["title"]) == (DIALECT, "Vorlage")
    assert "$id" not in value
    file = tmp_path / "s.json"
    for _ in range(2):
        result = run("schema", "-o", file)
        assert result.stdout == f"geschrieben: {file}\n"
        assert file.read_text(encoding="utf-8") == printed


def test_the_schema_of_a_form_knows_its_bodies(run: Run) -> None:
    result = run("schema", "--form", "bielefeld")
    assert '"JHA"' in result.stdout
    assert json.loads(result.stdout)["properties"]["formular"]["anyOf"][0] == {
        "enum": ["bielefeld"]
    }
    assert '"JHA"' not in run("schema").stdout


def test_a_form_that_is_not_there_is_told(run: Run) -> None:
    result = run("schema", "--form", "atlantis")
    assert result.exit_code == ExitCode.USAGE
    assert "Formular „atlantis“ gibt es nicht" in result.stderr
    assert "bielefeld" in result.stderr


def test_a_schema_that_cannot_be_written_is_a_german_sentence(run: Run, tmp_path: Path) -> None:
    result = run("schema", "-o", tmp_path)
    assert result.exit_code == ExitCode.OUTPUT
    assert result.stderr.startswith("Fehler: ")
    assert "Traceback" not in result.stderr
