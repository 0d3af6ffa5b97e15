"""`drafter oparl`: what staff read, and how runs end."""

import sys
from pathlib import Path

import pytest

from drafter.archive.store import Store
from drafter.errors import ExitCode
from tests.cli.conftest import INPUTS, Run, run
from tests.harvest.stores import (
    HALL,
    HALL_TEXT,
    ROAD_TEXT,
    SECRET,
    SUPPLEMENT,
    SUPPLEMENT_TEXT,
    added,
    written,
)

__all__ = ["run"]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))


def test_an_export_says_what_it_did(run: Run, papers: Store, tmp_path: Path) -> None:
    output = tmp_path / "oparl"
    first = run("oparl", "export", output, "--archive", papers.folder)
    assert first.exit_code == ExitCode.OK
    assert first.stdout.splitlines() == [
        "3 Vorlagen veröffentlicht; ausgelassen: 1 nichtöffentliche",
        "61 Dateien geschrieben, 0 entfernt",
        "Beginn der Schnittstelle: https://oparl.example.org/bielefeld/system.json",
    ]
    second = run("oparl", "export", output, "--archive", papers.folder)
    assert second.stdout.splitlines()[1] == "Es hat sich nichts geändert."


def test_a_paper_that_cannot_be_judged_is_named_and_left_out(run: Run, tmp_path: Path) -> None:
    store = Store.create(tmp_path / "ablage")
    written(tmp_path, "halle.yaml", ROAD_TEXT)
    added(store, written(tmp_path, "nachtrag.yaml", SUPPLEMENT_TEXT))
    result = run("oparl", "export", tmp_path / "oparl", "--archive", store.folder)
    assert f"ausgelassen: {SUPPLEMENT}: Die Ursprungsvorlage" in result.stdout
    assert "0 Vorlagen veröffentlicht; ausgelassen: 1 aus anderen Gründen" in result.stdout
    assert not list((tmp_path / "oparl").rglob("*4711*"))


def test_a_paper_that_names_a_secret_is_left_out_and_the_secret_is_not_told(
    run: Run, tmp_path: Path
) -> None:
    store = Store.create(tmp_path / "ablage")
    text = HALL_TEXT.replace("keinen Namen.", f"keinen Namen; siehe {SECRET}.").replace(
        "unterschrift:",
        f"  - titel: {SECRET}\n    datei: geheim.pdf\n    beratung: nichtöffentlich\n"
        "    grund: Vertragsangelegenheiten\nunterschrift:",
    )
    added(store, written(tmp_path, "halle.yaml", text))
    result = run("oparl", "export", tmp_path / "oparl", "--archive", store.folder)
    assert f"ausgelassen: {HALL}: Der Text nennt die nichtöffentliche Anlage „…“" in result.stdout
    assert SECRET not in result.output
    assert not list((tmp_path / "oparl").rglob("*4711*"))


def test_an_archive_without_a_form_that_publishes_is_a_sentence(run: Run, tmp_path: Path) -> None:
    store = Store.create(tmp_path / "ablage")
    result = run("oparl", "export", tmp_path / "oparl", "--archive", store.folder)
    assert result.exit_code == ExitCode.USAGE
    assert "nennt unter „oparl“ eine Adresse" in result.stderr
    assert not (tmp_path / "oparl").exists()


def test_an_empty_archive_is_a_whole_interface(run: Run, tmp_path: Path) -> None:
    store, output = Store.create(tmp_path / "ablage"), tmp_path / "oparl"
    options = ("--archive", store.folder, "--form", "bielefeld")
    result = run("oparl", "export", output, *options)
    assert result.exit_code == ExitCode.OK
    assert "0 Vorlagen veröffentlicht\n" in result.stdout
    assert (output / "list" / "paper" / "1.json").is_file()


def test_papers_of_several_municipalities_want_a_choice(run: Run, tmp_path: Path) -> None:
    store, output = Store.create(tmp_path / "ablage"), tmp_path / "oparl"
    added(store, written(tmp_path, "radweg.yaml", ROAD_TEXT))
    added(store, INPUTS / "karlsruhe-schulhoefe-2025.yaml")
    options = ("--archive", store.folder)
    refused = run("oparl", "export", output, *options)
    assert refused.exit_code == ExitCode.USAGE
    assert "(bielefeld und karlsruhe). Bitte eines mit „--form“ nennen." in refused.stderr
    done = run("oparl", "export", output, *options, "--form", "karlsruhe")
    assert "1 Vorlage veröffentlicht; ausgelassen: 1 mit anderem Formular" in done.stdout
    assert [path.name for path in (output / "paper").iterdir()] == ["2025_0556.json"]


def test_an_unknown_form_is_a_sentence(run: Run, papers: Store, tmp_path: Path) -> None:
    options = ("--archive", papers.folder, "--form", "nirgends")
    result = run("oparl", "export", tmp_path / "oparl", *options)
    assert result.exit_code == ExitCode.USAGE
    assert "Das Formular „nirgends“ gibt es nicht." in result.stderr


@pytest.mark.parametrize("base", ["nirgends", "ftp://example.org", "https://example.org/?a=1"])
def test_a_base_that_is_no_address_is_a_sentence(run: Run, papers: Store, base: str) -> None:
    result = run("oparl", "serve", "--archive", papers.folder, "--base", base)
    assert result.exit_code == ExitCode.USAGE
    assert f"„{base}“ ist hier keine Adresse. Bitte" in result.stderr


def test_missing_packages_are_a_sentence_with_the_remedy(
    run: Run, papers: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    result = run("oparl", "serve", "--archive", papers.folder)
    assert result.exit_code == ExitCode.ENVIRONMENT
    assert "pip install 'drafter[oparl]'" in result.stderr


def test_a_folder_that_was_never_exported_to_is_a_sentence(
    run: Run, papers: Store, tmp_path: Path
) -> None:
    result = run("oparl", "serve", "--archive", papers.folder, "--exported", tmp_path)
    assert result.exit_code == ExitCode.USAGE
    assert "ist kein Ordner von „drafter oparl export“" in result.stderr
