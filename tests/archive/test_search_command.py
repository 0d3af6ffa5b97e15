"""`drafter archive search` as its user meets it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafter.cli.application import application
from drafter.errors import ExitCode
from tests.archive.searched import Paper, filed


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ablage")
    filed(
        folder,
        Paper("1/2022", "Der Bericht der Schule.", subject="Umbau der Schule"),
        Paper("1/2022/1", "Der Schulbericht.", original="1/2022", date="2022-03-01"),
        Paper("2/2022", "Der Bericht über Frau Geheimrath.", public=False),
    )
    return folder


def search(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        application, ["archive", "search", *arguments, "--archive", str(folder)]
    )


def test_hits_are_shown_with_their_words_marked(folder: Path) -> None:
    result = search(folder, "Schule")
    assert result.exit_code == ExitCode.OK
    assert result.stdout == (
        "1/2022, 27.01.2022\n"
        "    Umbau der »Schule«\n"
        "    Der Bericht der »Schule«.\n"
        "\n"
        "Nur als Teil eines Wortes oder mit anderem Umlaut:\n"
        "1/2022/1, 01.03.2022, Nachtrag zu 1/2022\n"
        "    Gegenstand\n"
        "    Der »Schulbericht«.\n"
        "\n"
    )
    assert result.stderr == "2 Vorlagen gefunden.\n"


def test_json_has_the_documented_shape(folder: Path) -> None:
    value = json.loads(search(folder, "Schulbericht", "--format", "json").stdout_bytes)
    assert value["schema"] == 1
    assert (value["gefunden"], value["beschaedigt"]) == (1, 0)
    assert value["treffer"] == [
        {
            "nummer": "1/2022/1",
            "datum": "2022-03-01",
            "nachtrag_zu": "1/2022",
            "oeffentlich": True,
            "genau": True,
            "gegenstand": [{"text": "Gegenstand", "treffer": False}],
            "auszug": [
                {"text": "Der ", "treffer": False},
                {"text": "Schulbericht", "treffer": True},
                {"text": ".", "treffer": False},
            ],
        }
    ]


@pytest.mark.parametrize("form", ["text", "json"])
def test_non_public_words_come_out_on_demand_only(folder: Path, form: str) -> None:
    result = search(folder, "Bericht", "--format", form)
    assert "2/2022" not in result.stdout.replace("1/2022", "")
    assert "Geheimrath" not in result.output
    asked = search(folder, "Bericht", "--format", form, "--with-nonpublic")
    assert "Geheimrath" in asked.stdout


def test_nothing_found_says_what_was_not_searched(folder: Path) -> None:
    result = search(folder, "Geheimrath")
    assert (result.exit_code, result.stdout) == (ExitCode.OK, "")
    assert result.stderr == "Nichts gefunden. Nichtöffentliches wurde nicht durchsucht.\n"
    assert search(folder, "xyz", "--with-nonpublic").stderr == "Nichts gefunden.\n"


def test_fewer_hits_than_found_are_said(folder: Path) -> None:
    result = search(folder, "Schule", "--most", "1")
    assert result.stderr == (
        "2 Vorlagen gefunden. Gezeigt ist der beste Treffer; mehr mit „--most“.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "numbers"),
    [
        (("Schule", "--only", "nachtrag"), ["1/2022/1"]),
        (("Schule", "--only", "original"), ["1/2022"]),
        (("Schule", "--from", "1. März 2022"), ["1/2022/1"]),
        (("Schule", "--until", "28.02.2022"), ["1/2022"]),
        (("Schule", "--body", "hwba", "--kind", "Beschlussvorlage"), ["1/2022", "1/2022/1"]),
        (("Schule", "--office", "Verkehr"), []),
        (("Schule", "--product-group", "11"), []),
    ],
)
def test_each_filter_has_its_option(
    folder: Path, arguments: tuple[str, ...], numbers: list[str]
) -> None:
    value = json.loads(search(folder, *arguments, "--format", "json").stdout_bytes)
    assert [hit["nummer"] for hit in value["treffer"]] == numbers


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("„“",), "Bitte mindestens ein Wort oder eine Zahl nennen"),
        (("Schule", "--from", "31.02.2022"), "ist kein Tag des Kalenders"),
        (("Schule", "--most", "0"), "Bitte eine Zahl ab 1 schreiben."),
    ],
)
def test_what_cannot_be_searched_is_said_in_german(
    folder: Path, arguments: tuple[str, ...], told: str
) -> None:
    result = search(folder, *arguments)
    assert result.exit_code == ExitCode.USAGE
    assert told in result.stderr
    assert "Traceback" not in result.output


def test_a_folder_that_is_no_store_is_refused(tmp_path: Path) -> None:
    result = search(tmp_path, "Schule")
    assert result.exit_code == ExitCode.USAGE
    assert "ist keine Ablage" in result.stderr


def test_damage_and_an_index_that_cannot_be_kept_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    store = filed(tmp_path, Paper("1", "Radweg"), Paper("2", "Radweg"))
    store.path("2", "dokument.json").unlink()
    monkeypatch.setattr("drafter.deliver.durable.write_new", refuse)
    result = search(tmp_path, "Radweg")
    assert result.exit_code == ExitCode.OK
    assert result.stderr == (
        "1 Vorlage gefunden.\n"
        "1 Vorlage ist beschädigt und nicht durchsucht. Bitte „drafter archive verify“ aufrufen.\n"
        "Der Suchindex ließ sich nicht speichern, die nächste Suche dauert darum so lange wie "
        "diese. Wer in die Ablage schreiben darf, legt ihn mit einer Suche an.\n"
    )


def test_control_characters_of_a_paper_do_not_reach_the_terminal(tmp_path: Path) -> None:
    filed(tmp_path, Paper("1", "Radweg \x1b[31mrot", subject="Der \x1b[31mWeg"))
    result = search(tmp_path, "Radweg")
    assert result.exit_code == ExitCode.OK
    assert "\x1b" not in result.stdout
