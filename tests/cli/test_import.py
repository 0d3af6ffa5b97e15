"""`drafter import`: one file or many, none over another, each told."""

import csv
import json
from pathlib import Path

import pytest

from drafter.errors import ExitCode
from drafter.importers.reading import transcribing
from drafter.source import load

from .conftest import Run

PAPER = """Stadt Musterstadt
Vorlage Nr. V/0815/2024
Amt: Amt für Bauen
Datum: 12.03.2024

Beschlussvorlage

Betreff

Neue Fahrradbügel am Rathaus

Beschlussvorschlag

Der Rat beschließt den Bau von zehn Fahrradbügeln.

Begründung

Am Rathaus fehlen Stellplätze. Deshalb werden dort zehn Bügel aufgestellt.
"""


@pytest.fixture
def alt(tmp_path: Path) -> Path:
    folder = tmp_path / "alt"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024" / "buegel.txt").write_text(PAPER, encoding="utf-8")
    (folder / "kaputt.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF")
    (folder / "leer.txt").write_bytes(b"")
    return folder


def test_a_text_becomes_a_file_that_loads(alt: Path, run: Run) -> None:
    file, output = alt / "2024" / "buegel.txt", alt.parent / "inputs"
    result = run("import", str(file), "-o", str(output))
    assert result.exit_code == ExitCode.OK
    written = output / "buegel.yaml"
    assert f"geschrieben: {written}" in result.stdout
    paper = load(written).paper
    assert paper
    assert (paper.form, paper.reference, paper.kind) == (
        "musterstadt",
        "V/0815/2024",
        "Beschlussvorlage",
    )
    assert paper.subject == "Neue Fahrradbügel am Rathaus"
    assert not list(output.glob("importbericht*"))


def test_nothing_is_overwritten_and_the_rest_goes_on(alt: Path, run: Run) -> None:
    output = alt.parent / "inputs"
    (output / "2024").mkdir(parents=True)
    there = output / "2024" / "buegel.yaml"
    there.write_text("was schon da ist", encoding="utf-8")
    result = run("import", str(alt), "-o", str(output), "-j", "2")
    assert there.read_text(encoding="utf-8") == "was schon da ist"
    assert result.exit_code == ExitCode.CONFLICT
    assert "gibt es schon und wird nicht überschrieben" in result.stderr
    assert "3 Dateien gelesen: 2 abgelehnt, 1 schon vorhanden." in result.stdout


def test_the_report_tells_each_file_and_why(alt: Path, run: Run) -> None:
    output = alt.parent / "inputs"
    for _ in range(2):
        run("import", str(alt), "-o", str(output), "-j", "1")
    text = (output / "importbericht.csv").read_text(encoding="utf-8-sig")
    rows = {
        Path(row["datei"]).name: row for row in csv.DictReader(text.splitlines(), delimiter=";")
    }
    assert rows["kaputt.pdf"]["grund"].startswith("beschädigt: ")
    assert rows["leer.txt"]["grund"].startswith("leer: ")
    assert rows["buegel.txt"]["drucksachennummer"] == "V/0815/2024"
    assert rows["buegel.txt"]["yaml"].endswith("inputs/2024/buegel.yaml")
    page = (output / "importbericht.html").read_text(encoding="utf-8")
    assert "Neue Fahrradbügel am Rathaus" in page
    assert "beschädigt" in page
    assert (output / "importbericht-2.csv").exists()


def test_a_folder_that_cannot_be_made_is_told(alt: Path, run: Run) -> None:
    output = alt / "leer.txt" / "inputs"
    result = run("import", str(alt), "-o", str(output), "-j", "1")
    assert result.exit_code == ExitCode.OUTPUT
    assert f"„{output}“ ließ sich nicht anlegen." in result.stderr


def test_json_tells_how_sure_each_value_is(alt: Path, run: Run) -> None:
    output = alt.parent / "inputs"
    result = run("import", str(alt), "-o", str(output), "--format", "json", "--no-report")
    told = json.loads(result.stdout)
    assert told["schema"] == 1
    assert told["summe"]["abgelehnt"] == 2
    (paper,) = (each for each in told["dateien"] if each["datei"].endswith("buegel.txt"))
    values = {value["schluessel"]: value for value in paper["werte"]}
    assert values["beratungsgegenstand"]["wert"] == "Neue Fahrradbügel am Rathaus"
    assert {value["sicherheit"] for value in paper["werte"]} <= {
        "sicher",
        "wahrscheinlich",
        "unsicher",
    }
    assert not list(output.glob("importbericht*"))


def test_a_file_that_takes_too_long_is_named_and_holds_up_no_other(
    alt: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A PDF that is read for ever stands for one that is made so; workers are forked with it."""

    def never(_: bytes) -> None:
        while True:
            pass

    monkeypatch.setattr(transcribing, "_pdf", never)
    output = alt.parent / "inputs"
    result = run("import", str(alt), "-o", str(output), "-j", "2", "--time-limit", "4")
    assert "kaputt.pdf: Das Lesen dauert länger als 4 Sekunden" in result.stderr
    assert (output / "2024" / "buegel.yaml").exists()


def test_a_form_that_there_is_not_is_refused(alt: Path, run: Run) -> None:
    result = run("import", str(alt), "-o", str(alt), "--form", "entenhausen")
    assert result.exit_code == ExitCode.USAGE
    assert "bielefeld" in result.stderr


def test_a_doubt_without_words_and_a_single_stretch_are_told_as_such(alt: Path, run: Run) -> None:
    boxes = "Ergänzungsvorlage\nDiese Vorlage ☒ ersetzt / ☒ ergänzt die ursprüngliche Vorlage.\n"
    paper = PAPER.replace("Beschlussvorlage\n", f"Beschlussvorlage\n{boxes}\nZwischenruf\n", 1)
    file, output = alt / "zwei.txt", alt.parent / "inputs"
    file.write_text(paper, encoding="utf-8")
    told = run("import", str(file), "-o", str(output), "--report").stdout
    page = (output / "importbericht.html").read_text(encoding="utf-8")
    assert "unsicher: nachtrag art. Es ist nicht zu erkennen" in " ".join(told.split())
    assert "nachtrag art (unsicher) Es ist nicht zu erkennen" in page
    assert "1 Textstelle ist nicht zugeordnet; sie steht" in page
