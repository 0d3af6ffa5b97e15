"""`drafter dispatch`: what it says, and how it ends."""

from pathlib import Path

import pytest

from tests.cli.conftest import INPUTS, Run
from tests.pipeline.conftest import COMPLETE

KIM = INPUTS / "kim-2022.yaml"


def told(run: Run, *arguments: object) -> tuple[int, str, str]:
    done = run("dispatch", *arguments)
    return done.exit_code, done.stdout, done.stderr


def test_a_package_is_written_as_pdf_and_left_alone_the_second_time(
    run: Run, tmp_path: Path
) -> None:
    place, paper = tmp_path / "paket", tmp_path / "halle.yaml"
    paper.write_text(f"{COMPLETE}zusammenfassung: Kurz.\n", encoding="utf-8")
    asked = (paper, "--body", "Schul- und Sportausschuss", "--meeting", "31.5.2022", "-o", place)
    code, out, _ = told(run, *asked)
    assert code == 0
    (pdf,) = place.glob("oeffentlich/*.pdf")
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert f"geschrieben: {pdf}\n" in out
    assert out.endswith(f"Paket geschrieben: {place} (4 Dateien).\n")
    _, again, _ = told(run, *asked)
    assert again.endswith(f"Paket unverändert: {place} (4 Dateien).\n")


def test_open_errors_are_told_with_the_paper(run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "falsch.yaml"
    wrong.write_text(COMPLETE.replace("begruendung", "begruendnug"), encoding="utf-8")
    code, out, err = told(run, wrong, "-o", tmp_path / "paket")
    assert code == 1
    assert "Fehler:" in out
    assert err.endswith("Das Paket wurde nicht geschrieben. Bitte erst beheben.\n")
    assert not (tmp_path / "paket").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--meeting", "32.1.2022"), "Bitte"),
        (("--edition", "gross"), "Die Fassung „gross“ gibt es nicht."),
        (("--body", "Rats"), "Meinten Sie „Rat“?"),
        (("--body", "HWBA", "--meeting", "11.02.2022"), "Keine der Vorlagen wird dort beraten"),
    ],
)
def test_a_mistake_is_told_with_its_remedy(
    arguments: tuple[str, ...], sentence: str, run: Run, tmp_path: Path
) -> None:
    code, _, err = told(run, KIM, "-o", tmp_path / "paket", *arguments)
    assert code == 2
    assert sentence in err
    assert not (tmp_path / "paket").exists()


def test_the_folder_that_is_worked_in_is_no_package(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = told(run, KIM, "-o", ".")
    assert code == 2
    assert "ist der Ordner, in dem Sie arbeiten" in err
