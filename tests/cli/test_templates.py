"""Forms in a folder of one's own: `--templates` and `DRAFTER_TEMPLATES`, for every command."""

import json
import shutil
from pathlib import Path

import pytest

from drafter.errors import ExitCode
from drafter.resources import SHARED, shared_directory, templates_directory

from .conftest import Process, Run

ORIGINAL = """\
formular: neustadt
vorlagenart: Beschlussvorlage
status: entwurf
amt: 500 Amt für Soziales
datum: 04.11.2021
drucksachennummer: 4711/2020-2025
beratungsgegenstand: Umbau des Platzes
beratungsfolge:
  - "Bürgerausschuss, 18.11.2021, öffentlich"
beschlussvorschlag: "Der Platz wird {++neu ++}gepflastert."
begruendung: Das Pflaster ist schadhaft.
unterschrift:
  - {name: Erika Muster, funktion: Beigeordnete}
"""


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    """Lay a form of another town into a folder of its own, without what all forms share."""
    form = tmp_path / "formulare/neustadt"
    shutil.copytree(templates_directory() / "bielefeld", form)
    file = form / "form.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("Stadt Bielefeld", "Stadt Neustadt"), "utf-8"
    )
    return form.parent


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "platz.yaml"
    path.write_text(ORIGINAL, "utf-8")
    return path


def test_a_paper_is_built_with_the_form_and_what_the_program_shares(
    run: Run, forms: Path, paper: Path
) -> None:
    output = paper.parent / "build"
    build = ("build", paper, "--templates", forms, "-o", output, "--to", "html")
    assert run(*build).exit_code == ExitCode.OK
    page = (output / "4711_2020-2025.html").read_text("utf-8")
    assert "Stadt Neustadt" in page
    assert (templates_directory() / SHARED / "paper.css").read_text("utf-8") in page
    manifest = json.loads((output / "4711_2020-2025.manifest.json").read_text("utf-8"))
    assert list(manifest["formulare"]) == [SHARED, "neustadt"]
    assert "unverändert:" in run(*build).stdout
    (forms / "neustadt/form.css").write_text("/* neu */", "utf-8")
    assert "geschrieben:" in run(*build).stdout


def test_what_a_folder_shares_takes_the_place_of_the_programs(
    run: Run, forms: Path, paper: Path
) -> None:
    build = ("build", paper, "--templates", forms, "-o", paper.parent / "build", "--to", "html")
    run(*build)
    shutil.copytree(templates_directory() / SHARED, forms / SHARED)
    assert "unverändert:" in run(*build).stdout
    (forms / SHARED / "paper.css").write_text("/* eigen */", "utf-8")
    assert shared_directory(forms) == forms / SHARED
    assert "geschrieben:" in run(*build).stdout
    assert "/* eigen */" in (paper.parent / "build/4711_2020-2025.html").read_text("utf-8")


def test_the_environment_names_the_folder_too(process: Process, forms: Path, paper: Path) -> None:
    assert process("check", str(paper), DRAFTER_TEMPLATES=str(forms)).returncode == ExitCode.OK
    without = process("check", str(paper))
    assert without.returncode == ExitCode.FINDINGS
    assert "eigener Formulare bitte mit „--templates“ nennen" in without.stdout


def test_papers_are_begun_amended_and_compared_with_it(run: Run, forms: Path, paper: Path) -> None:
    given = ("--templates", forms)
    commands = (
        ("new", paper.with_name("neu"), *given),
        ("check", paper.with_name("neu.yaml"), *given),
        ("accept", paper, *given),
        ("supplement", paper, "--mode", "ergänzt", *given),
        ("supplement", paper.with_name("platz-nachtrag.yaml"), "--renew", *given),
        ("compare", paper, paper.with_name("platz-nachtrag.yaml"), *given),
    )
    for command in commands:
        result = run(*command)
        assert result.exit_code == ExitCode.OK, (command, result.output)
    assert "neu gepflastert" in paper.read_text("utf-8")
    assert "formular: neustadt" in paper.with_name("neu.yaml").read_text("utf-8")


def test_an_output_is_reproduced_with_it(run: Run, forms: Path, paper: Path) -> None:
    given = ("--templates", forms)
    run("build", paper, *given, "-o", paper.parent / "build", "--to", "html")
    page = paper.parent / "build/4711_2020-2025.html"
    assert run("reproduce", page, *given).exit_code == ExitCode.OK
    assert run("reproduce", page).exit_code == ExitCode.FINDINGS


def test_the_archive_keeps_the_form_and_what_the_program_shares(
    run: Run, forms: Path, tmp_path: Path
) -> None:
    paper, store = tmp_path / "platz.yaml", tmp_path / "ablage"
    paper.write_text(ORIGINAL.replace("entwurf", "versandt").replace("{++neu ++}", ""), "utf-8")
    added = run("archive", "add", paper, "--archive", store, "--templates", forms)
    assert added.exit_code == ExitCode.OK, added.output
    kept = store / "eintraege/4711_2020-2025/formular"
    assert (kept / "neustadt/form.yaml").is_file()
    assert (kept / SHARED / "paper.css").is_file()
    again = run("reproduce", "4711/2020-2025", "--archive", store)
    assert again.exit_code == ExitCode.OK, again.output


@pytest.mark.parametrize("name", ["", "gibt-es-nicht"])
def test_a_folder_without_forms_is_a_german_sentence(
    run: Run, draft: Path, tmp_path: Path, name: str
) -> None:
    result = run("check", draft, "--templates", tmp_path / name)
    assert result.exit_code == ExitCode.USAGE
    assert "liegt kein Formular" in result.stderr
