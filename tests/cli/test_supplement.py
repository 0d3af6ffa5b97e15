"""`drafter supplement`, end to end, on copies of the KIM paper and of the one about schools."""

import json
import re
import shutil
from pathlib import Path

import pytest

from drafter.errors import ExitCode

from .conftest import INPUTS, Run


@pytest.fixture
def kim(tmp_path: Path) -> Path:
    """Copy the original of the KIM paper."""
    for name in ("kim-2021.yaml", "kim-2021.md"):
        shutil.copy(INPUTS / name, tmp_path)
    return tmp_path / "kim-2021.yaml"


@pytest.fixture
def ganztag(tmp_path: Path) -> Path:
    """Copy the paper whose resolution has parts, points below points, and a cover."""
    shutil.copytree(INPUTS / "offener-ganztag-2024", tmp_path / "offener-ganztag-2024")
    return Path(shutil.copy(INPUTS / "offener-ganztag-2024.yaml", tmp_path))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("word", ["ergänzt", "ergaenzt", "Ergänzt", "erga\u0308nzt"])
def test_the_nachtrag_is_written_and_what_is_to_do_is_said(run: Run, kim: Path, word: str) -> None:
    done = run("supplement", kim, "--mode", word)
    made = kim.with_name("kim-2021-nachtrag.yaml")
    assert (done.exit_code, done.stderr) == (ExitCode.OK, "")
    told = done.stdout.splitlines()
    assert told[:2] == [f"geschrieben: {made}", f"geschrieben: {made.with_suffix('.md')}"]
    keys = ["datum", "drucksachennummer", "beratungsfolge", "fruehere_behandlung", "unterschrift"]
    assert [line.split(" – ")[0].strip() for line in told[3:-1]] == keys
    assert told[-1] == f"Danach: drafter build {made}"
    checked = run("check", made, "--show")
    assert checked.exit_code == ExitCode.OK
    assert "  Status: entwurf\n" in checked.stdout
    assert (
        "  Nachtrag: ergänzt · zu kim-2021.yaml · Umfang gesamtfassung · Prüfsumme "
        in checked.stdout
    )
    assert "ursprung-" not in checked.stdout


def test_the_number_may_be_given(run: Run, kim: Path) -> None:
    done = run("supplement", kim, "--mode", "ersetzt", "--number", "2859/2020-2025/1", "-o", "neu")
    assert (done.exit_code, done.stderr) == (ExitCode.OK, "")
    assert "drucksachennummer –" not in done.stdout
    made = kim.with_name("neu.yaml").read_text(encoding="utf-8")
    assert "\ndrucksachennummer: 2859/2020-2025/1  # steht" in made
    assert names(kim.parent) == {"kim-2021.yaml", "kim-2021.md", "neu.yaml", "neu.md"}


def test_what_is_odd_is_a_remark_and_no_refusal(run: Run, kim: Path) -> None:
    text = kim.read_text("utf-8").replace("status: versandt", "status: entwurf")
    text = text.replace("betrag: 25.000 €", "betrag: 26.000 €").replace("zu nutzen", "{++neu++}")
    kim.write_text(text, encoding="utf-8")
    done = run("supplement", kim, "--mode", "ergänzt", "--number", "Vorlage 7")
    assert done.exit_code == ExitCode.OK
    told = done.stderr.splitlines()
    assert [line.startswith("Hinweis: ") for line in told] == [True] * 4
    for line, word in zip(told, ("offener Fehler", "entwurf", "marken", "Vorlage 7"), strict=True):
        assert word in line


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ([], "Hier fehlt die Option „--mode“"),
        (["--mode", "streicht"], "„streicht“ gibt es hier nicht"),
        (["--mode", "ergänzt", "--scope", "kurz"], "Möglich sind: gesamtfassung, nur_ergaenzung."),
        (["--mode", "ergänzt", "--scope", ""], "„“ gibt es hier nicht"),
        (["--mode", "ersetzt", "--scope", "nur_ergaenzung"], "kann die Ursprungsvorlage nicht"),
        (["--renew", "--scope", "gesamtfassung"], "keine andere Option"),
        (["--mode", "ersetzt", "--number", "9" * 101], "keine Drucksachennummer"),
        (["--mode", "ersetzt", "--number", "9\x07"], "keine Drucksachennummer"),
        (["--mode", "ersetzt", "--number", " "], "Hier fehlt die Nummer"),
        (["--mode", "ersetzt", "-o", "../x"], "im Ordner seiner Ursprungsvorlage"),
        (["--mode", "ersetzt", "-o", ".versteckt.yaml"], "Dieser Dateiname geht nicht"),
        (["--mode", "ersetzt", "-o", "x:y.yaml"], "Dieser Dateiname geht nicht"),
        (["--renew", "--mode", "ersetzt"], "keine andere Option"),
        (["--renew"], "ist kein Nachtrag"),
    ],
)
def test_mistakes_of_the_call_are_german_and_write_nothing(
    run: Run, kim: Path, options: list[str], sentence: str
) -> None:
    before = names(kim.parent)
    done = run("supplement", kim, *options)
    assert done.exit_code == ExitCode.USAGE
    assert sentence in done.stderr
    assert names(kim.parent) == before


def test_no_file_name_commands_the_terminal(run: Run, kim: Path) -> None:
    odd = kim.rename(kim.with_name("\x1b[31m: .yaml"))
    done = run("supplement", odd, "--mode", "ersetzt")
    assert done.exit_code == ExitCode.USAGE
    assert "\x1b" not in done.stderr


def test_a_name_that_is_taken_is_refused(run: Run, kim: Path) -> None:
    kim.with_name("neu.yaml").write_text("fremd", encoding="utf-8")
    before = names(kim.parent)
    done = run("supplement", kim, "--mode", "ersetzt", "-o", "neu.yaml")
    assert done.exit_code == ExitCode.CONFLICT
    assert "wird nicht überschrieben" in done.stderr
    assert names(kim.parent) == before
    assert kim.with_name("neu.yaml").read_text(encoding="utf-8") == "fremd"


def test_an_unreadable_original_gives_its_findings(run: Run, faulty: Path) -> None:
    done = run("supplement", faulty, "--mode", "ersetzt")
    assert done.exit_code == ExitCode.FINDINGS
    assert "(wert-ungueltig)" in done.stdout
    assert done.stderr == f"nicht geschrieben: {faulty}. Bitte erst beheben.\n"


def test_a_changed_original_is_told_and_the_checksum_renewed(run: Run, kim: Path) -> None:
    run("supplement", kim, "--mode", "ergänzt")
    made = kim.with_name("kim-2021-nachtrag.yaml")
    kim.with_suffix(".md").write_text("Anders.\n", encoding="utf-8")
    assert "(ursprung-geaendert)" in run("check", made).stdout
    renewed = run("supplement", "--renew", made)
    assert (renewed.exit_code, renewed.stdout) == (ExitCode.OK, f"geschrieben: {made}\n")
    assert "(ursprung-geaendert)" not in run("check", made).stdout
    again = run("supplement", "--renew", made)
    assert again.stdout == f"{made}: Die Prüfsumme stimmt schon, nichts zu tun.\n"
    kim.unlink()
    lost = run("supplement", "--renew", made)
    assert lost.exit_code == ExitCode.FINDINGS
    assert "(ursprung-fehlt)" in lost.stdout


# A Nachtrag that holds only changes

SCOPES = ("nur_ergaenzung", "nur-ergaenzung", "nur_ergänzung", "Nur-Erga\u0308nzung")
EXAMPLE = re.compile(r"^# (?=  |begruendung:)", re.MULTILINE)


@pytest.mark.parametrize("word", SCOPES)
def test_the_list_of_changes_is_to_be_filled(run: Run, kim: Path, word: str) -> None:
    done = run("supplement", kim, "--mode", "ergänzt", "--scope", word)
    made = kim.with_name("kim-2021-nachtrag.yaml")
    assert (done.exit_code, done.stderr) == (ExitCode.OK, "")
    assert names(kim.parent) == {"kim-2021.yaml", "kim-2021.md", made.name}
    told = done.stdout.splitlines()
    assert told[0] == f"geschrieben: {made}"
    keys = ["datum", "drucksachennummer", "beratungsfolge", "fruehere_behandlung"]
    keys += ["aenderungen", "begruendung", "unterschrift"]
    assert [line.split(" – ")[0].strip() for line in told[2:-2]] == keys
    assert told[-2].endswith(f": drafter check {made} --show")
    assert told[-1] == f"Danach: drafter build {made}"
    checked = run("check", made)
    assert checked.exit_code == ExitCode.OK
    assert checked.stdout.count("(aenderung-umfang)") == 1


def test_the_usual_scope_may_be_named(run: Run, kim: Path) -> None:
    run("supplement", kim, "--mode", "ergänzt")
    run("supplement", kim, "--mode", "ergänzt", "--scope", "Gesamtfassung")
    one, two = (kim.with_name(f"kim-2021-nachtrag{n}.yaml").read_text("utf-8") for n in ("", "-2"))
    assert two == one.replace("kim-2021-nachtrag.md", "kim-2021-nachtrag-2.md")


@pytest.mark.parametrize("paper", ["kim", "ganztag"])
def test_who_uncomments_the_examples_has_changes(
    run: Run, request: pytest.FixtureRequest, paper: str
) -> None:
    original: Path = request.getfixturevalue(paper)
    run("supplement", original, "--mode", "ergänzt", "--scope", "nur_ergaenzung")
    made = original.with_name(f"{original.stem}-nachtrag.yaml")
    made.write_text(EXAMPLE.sub("", made.read_text("utf-8")), encoding="utf-8")
    checked = run("check", made, "--format", "json", "--show")
    assert checked.exit_code == ExitCode.OK
    (told,) = json.loads(checked.stdout)["vorlagen"]
    rules = {found["regel"] for found in told["befunde"]}
    assert rules == {"muster-nicht-ersetzt", "pflichtfeld-fehlt", "sitzung-arbeitstag"}
    places = [line.split(" · ")[0] for line in told["verstanden"] if line.startswith("Änderung")]
    last = {"kim": 5, "ganztag": 4}[paper]
    section = {"kim": "Der Beschlussvorschlag", "ganztag": "Ausgangslage"}[paper]
    assert places == [
        "Änderung 1: Stelle Ziffer 3",
        "Änderung 2: Stelle Ziffer 1",
        f"Änderung 3: Stelle Ziffer {last}",
        f"Änderung 4: Stelle Ziffer {last}",
        f"Änderung 5: Stelle Begründung, Abschnitt „{section}“, Absatz 1",
    ]
    built = run("build", made, "--to", "html", "-o", original.parent / "build")
    assert built.exit_code == ExitCode.OK
    (page,) = (original.parent / "build").glob("*.rein.html")
    text = " ".join(page.read_text("utf-8").split())
    for words in ("NEUER BETRAG", "NEUE WORTE", "NEUER WORTLAUT", "WORTLAUT DER NEUEN", "ABSATZ"):
        assert words in text
    assert "BEGRÜNDUNG DES NACHTRAGS" in text


def test_who_takes_part_is_to_be_looked_at(run: Run, ganztag: Path) -> None:
    done = run("supplement", ganztag, "--mode", "ergänzt")
    assert "  mitzeichnungen – " in done.stdout
    assert "  beteiligungen – " in done.stdout
    assert "  aenderungen – " not in done.stdout


def test_marks_that_stay_behind_are_told_otherwise(run: Run, kim: Path) -> None:
    text = kim.read_text("utf-8").replace("zu nutzen", "zu nutzen {++neu++}")
    kim.write_text(text, encoding="utf-8")
    done = run("supplement", kim, "--mode", "ergänzt", "--scope", "nur_ergaenzung")
    assert "enthält Änderungsmarken; im Nachtrag stehen sie nicht" in done.stderr


def test_a_second_nachtrag_changes_the_first(run: Run, ganztag: Path) -> None:
    first = Path(shutil.copy(INPUTS / "offener-ganztag-2024-nachtrag.yaml", ganztag.parent))
    whole = run("supplement", first, "--mode", "ergänzt")
    assert whole.exit_code == ExitCode.USAGE
    assert "--scope nur_ergaenzung" in whole.stderr
    done = run("supplement", first, "--mode", "ergänzt", "--scope", "nur_ergaenzung")
    assert done.exit_code == ExitCode.OK
    second = first.with_name("offener-ganztag-2024-nachtrag-2.yaml")
    text = second.read_text("utf-8")
    text = text.replace("#   - Nach Ziffer 5", "  - Nach Ziffer 5").replace(
        "#       WORT", "      WORT"
    )
    second.write_text(text, encoding="utf-8")
    checked = run("check", second)
    assert checked.exit_code == ExitCode.OK
    assert "aenderung-" not in checked.stdout
