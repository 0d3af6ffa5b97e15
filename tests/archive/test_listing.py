"""What `drafter archive list` and `show` tell, and what they keep to themselves."""

import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafter.archive.store import Store
from drafter.cli.application import application
from drafter.errors import ExitCode
from tests.archive.conftest import NUMBER, SECRET, SUPPLEMENT
from tests.facts.files import SHEET

SECRET_WORDS = ("Sporthalle", "Halle am Teich")


def archive(*arguments: object, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(application, ["archive", *map(str, arguments)], env=env)


def test_the_list_leaves_out_what_is_not_public(halls: Store) -> None:
    result = archive("list", "--archive", halls.folder)
    assert result.stdout.splitlines() == [
        "Nummer          Datum       Vorlagenart       Beratungsgegenstand",
        "4711/2020-2025  12.05.2022  Beschlussvorlage  Benennung der Sporthalle",
    ]
    assert result.stderr == (
        "1 Vorlage. 1 nichtöffentliche ist nicht gezeigt; mit „--with-nonpublic“ auch diese.\n"
    )


def test_the_list_names_non_public_papers_when_asked(halls: Store) -> None:
    result = archive("list", "--with-nonpublic", env={"DRAFTER_ARCHIV": str(halls.folder)})
    last = result.stdout.splitlines()[-1]
    assert last.startswith(f"{SECRET}  12.05.2022  Beschlussvorlage  nichtöffentlich: Grundstücks")
    assert result.stderr == "2 Vorlagen.\n"


def test_an_empty_store_is_told(tmp_path: Path) -> None:
    Store.create(tmp_path / "ablage")
    result = archive("list", "--archive", tmp_path / "ablage")
    assert (result.stdout, result.stderr) == ("", "0 Vorlagen.\n")


def test_a_paper_is_shown_with_its_public_files(halls: Store) -> None:
    result = archive("show", NUMBER, "--archive", halls.folder)
    lines = result.stdout.splitlines()
    assert lines[0] == NUMBER
    assert "  Öffentlichkeit: öffentlich" in lines
    assert "    Schul- und Sportausschuss, 31.05.2022, TOP 5, öffentlich" in lines
    place = lines.index(f"    vorlage/plan.pdf (anlage, {len(SHEET)} Byte)")
    assert lines[place + 1] == f"      SHA-512 {hashlib.sha512(SHEET).hexdigest()}"
    assert "angebot.pdf" not in result.stdout
    assert lines[-1].startswith("  2 weitere Dateien sind nicht für die Öffentlichkeit;")


def test_all_files_are_shown_when_asked(halls: Store) -> None:
    shown = archive("show", NUMBER, "--with-nonpublic", "--archive", halls.folder).stdout
    assert "vorlage/angebot.pdf (anlage, " in shown
    assert f"{len(SHEET) + 1} Byte, nicht für die Öffentlichkeit)" in shown
    assert "weitere Dateien" not in shown


@pytest.mark.parametrize("option", [(), ("--file", "dokument.json")])
def test_a_non_public_paper_is_shown_only_when_asked(option: tuple[str, ...], halls: Store) -> None:
    result = archive("show", SECRET, *option, "--archive", halls.folder)
    assert (result.exit_code, result.stdout) == (ExitCode.USAGE, "")
    assert not any(word in result.stderr for word in SECRET_WORDS)
    asked = archive("show", SECRET, *option, "--with-nonpublic", "--archive", halls.folder)
    assert asked.exit_code == 0


def test_the_links_lead_both_ways(chain: Store) -> None:
    back = archive("show", NUMBER, "--archive", chain.folder).stdout
    assert f"  Nachtrag hierzu: {SUPPLEMENT}\n" in back
    forth = archive("show", SUPPLEMENT, "--archive", chain.folder).stdout
    assert f"  Nachtrag: ergänzt {NUMBER}\n" in forth
    assert f"  Verglichen mit: {NUMBER}, SHA-512 " in forth


# Files given out


def test_a_file_is_given_out_as_it_was_added(halls: Store, tmp_path: Path) -> None:
    arguments = ("show", NUMBER, "--file", "vorlage/plan.pdf", "--archive", halls.folder)
    assert archive(*arguments).stdout_bytes == SHEET
    target = tmp_path / "plan.pdf"
    assert archive(*arguments, "-o", target).stdout == f"geschrieben: {target}\n"
    assert target.read_bytes() == SHEET
    assert archive(*arguments, "-o", target).exit_code == ExitCode.CONFLICT


@pytest.mark.parametrize("file", ["vorlage/angebot.pdf", "vorlage/halle.yaml"])
def test_a_file_that_is_not_public_is_given_out_only_when_asked(file: str, halls: Store) -> None:
    arguments = ("show", NUMBER, "--file", file, "--archive", halls.folder)
    assert (archive(*arguments).exit_code, archive(*arguments).stdout) == (ExitCode.USAGE, "")
    assert archive(*arguments, "--with-nonpublic").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("9/2020-2025",), "„9/2020-2025“ liegt nicht in der Ablage"),
        ((NUMBER, "--file", "../ABLAGE.json"), "gibt es bei „4711/2020-2025“ nicht"),
        ((NUMBER, "-o", "x"), "--output gilt nur mit --file"),
    ],
)
def test_what_is_not_there_is_told(arguments: tuple[str, ...], said: str, halls: Store) -> None:
    result = archive("show", *arguments, "--archive", halls.folder)
    assert result.exit_code == ExitCode.USAGE
    assert said in result.stderr


def test_without_a_place_the_option_is_asked_for() -> None:
    result = archive("list", env={"DRAFTER_ARCHIV": ""})
    assert result.exit_code == ExitCode.USAGE
    assert "„--archive“" in result.stderr
