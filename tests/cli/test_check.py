import json
from dataclasses import replace
from pathlib import Path

import pytest

from drafter.cli.report import Tally, block, tally
from drafter.errors import ExitCode
from drafter.findings import Finding, Place, Severity

from .conftest import INPUTS, Process, Run

WARNING = Finding("regel", Severity.WARNING, "Etwas ist seltsam.", Place("a.yaml", 2, 5))


def test_a_faulty_paper_ends_with_1_and_names_the_place(run: Run, faulty: Path) -> None:
    result = run("check", faulty)
    assert result.exit_code == ExitCode.FINDINGS
    first, last = result.stdout.splitlines()
    assert first.startswith(f"{faulty}:5:8: Fehler: ")
    assert first.endswith("(wert-ungueltig)")
    assert last == "1 Vorlage geprüft: 1 Fehler, 0 Warnungen, 0 Hinweise."


def test_a_draft_with_notes_only_ends_with_0_even_strictly(run: Run, draft: Path) -> None:
    result = run("check", draft, "--strict")
    assert result.exit_code == ExitCode.OK
    assert ": Hinweis: " in result.stdout


def test_strict_ends_with_1_for_an_open_warning(run: Run, draft: Path) -> None:
    with draft.open("a", encoding="utf-8") as file:
        file.write("ziele: Betreuung #Quote 45\n")
    assert run("check", draft).exit_code == ExitCode.OK
    result = run("check", draft, "--strict")
    assert result.exit_code == ExitCode.FINDINGS
    assert "1 Warnung," in result.stdout


def test_a_folder_is_checked_whole(run: Run, draft: Path, faulty: Path) -> None:
    result = run("check", draft.parent)
    assert result.stdout.splitlines()[-1].startswith("2 Vorlagen geprüft: 1 Fehler, ")
    assert str(faulty) in result.stdout


@pytest.mark.parametrize("name", ["gibt-es-nicht.yaml", "leer"])
def test_nothing_to_check_is_a_mistake_of_usage(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "leer").mkdir()
    result = run("check", tmp_path / name)
    assert result.exit_code == ExitCode.USAGE
    assert result.stderr.startswith("Fehler: ")
    assert result.stdout == ""


def test_an_acknowledged_finding_tells_its_reason_and_is_not_counted() -> None:
    judged = replace(WARNING, acknowledged="So beschlossen.")
    assert tally([judged, WARNING]) == Tally(warnings=1, acknowledged=1)
    assert str(tally([judged])) == "0 Fehler, 0 Warnungen, 0 Hinweise, 1 quittiert"
    assert block(judged).endswith("(regel)\n    quittiert: So beschlossen.")


def test_a_long_finding_is_wrapped_to_the_width_with_an_indent() -> None:
    text = block(replace(WARNING, message="Wort " * 40), 60)
    assert all(row.startswith("    ") for row in text.splitlines()[1:])


def test_no_control_character_of_a_name_or_an_input_reaches_the_terminal(
    run: Run, draft: Path
) -> None:
    evil = draft.rename(draft.with_name("rot\x1b[31m.yaml"))
    with evil.open("a", encoding="utf-8") as file:
        file.write('status: "\\e[2J"\n')
    for result in (run("check", evil, "--show"), run("build", evil)):
        assert result.exit_code == ExitCode.FINDINGS
        assert "rot\ufffd[31m.yaml:5:9: Fehler: " in result.stdout
        assert "\x1b" not in result.output


def test_json_has_the_documented_shape(run: Run, faulty: Path) -> None:
    result = run("check", faulty, "--format", "json")
    assert result.exit_code == ExitCode.FINDINGS
    value = json.loads(result.stdout)
    assert list(value) == ["schema", "programm", "vorlagen", "summe"]
    assert value["schema"] == 1
    assert value["programm"] == "drafter 0.1.0"
    (paper,) = value["vorlagen"]
    assert paper["datei"] == str(faulty)
    assert paper["drucksachennummer"] is None
    (finding,) = paper["befunde"]
    assert finding.pop("meldung").startswith("„31.02.2022“")
    assert finding == {
        "regel": "wert-ungueltig",
        "schwere": "Fehler",
        "datei": str(faulty),
        "zeile": 5,
        "spalte": 8,
        "quittiert": None,
    }
    assert value["summe"] == {
        "vorlagen": 1,
        "fehler": 1,
        "warnungen": 0,
        "hinweise": 0,
        "quittiert": 0,
    }


def test_json_knows_the_number_and_with_show_what_was_understood(run: Run) -> None:
    value = json.loads(run("check", INPUTS / "kim-2022.yaml", "--format", "json", "--show").stdout)
    (paper,) = value["vorlagen"]
    assert paper["drucksachennummer"] == "2859/2020-2025/1"
    assert paper["verstanden"][0] == "Formular: bielefeld"


def test_json_is_utf_8_whatever_the_terminal_speaks(process: Process, faulty: Path) -> None:
    result = process("check", str(faulty), "--format", "json", PYTHONIOENCODING="ascii")
    assert "„31.02.2022“" in json.loads(result.stdout)["vorlagen"][0]["befunde"][0]["meldung"]


def test_show_tells_how_kim_was_understood(run: Run) -> None:
    shown = run("check", INPUTS / "kim-2022.yaml", "--show").stdout
    for line in (
        "Drucksachennummer: 2859/2020-2025/1",
        "Amt: Nummer 500 · Name „Amt für soziale Leistungen – Sozialamt“ · Telefon –",
        "Datum: Do., 27.01.2022",
        "Nachtrag: ergänzt · zu kim-2021.yaml · Umfang gesamtfassung",
        "Beratungsfolge 1: Gremium „Haupt-, Wirtschaftsförderungs- und Beteiligungsausschuss“"
        " · Sitzung Do., 10.02.2022 · öffentlich · TOP –",
        "Frühere Behandlung 3, Lesung 1: Gremium „Integrationsrat“"
        " · Sitzung Mi., 24.11.2021 (1. Lesung), TOP – · Sitzung Mi., 19.01.2022, TOP 8",
        "Ziffer 3, Deckung: Bedarf 300.000 € · Haushaltsjahr 2022 · Konto 11.05.03.04.0001",
        "Ziffer 3, Deckung, Zeile 1: Art „Mehrertrag“ · Jahr 2022 · Betrag 275.000 €"
        " · Erläuterung „5 x 55.000 € Landesförderung“",
        "Abbildung stellen, Balken 1: Bezeichnung „Fachstelle für Flüchtlinge“ · Wert 6",
        "Unterschrift 1: Name „Ingo Nürnberger“ · Amtsbezeichnung „Erster Beigeordneter“",
    ):
        assert f"  {line}\n" in shown


def test_show_of_an_unreadable_paper_says_so(run: Run, faulty: Path) -> None:
    assert "(nicht zu lesen)" in run("check", faulty, "--show").stdout
