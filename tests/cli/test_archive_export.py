"""`drafter archive export`: what is said, and how a run ends."""

from pathlib import Path

import pytest

from drafter.archive import bags
from drafter.archive.store import Store
from drafter.errors import ExitCode
from tests.archive import papers

from .conftest import Run

OPEN, SUPPLEMENT, SECRET = map(papers.number, (1, 2, 3))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store.create(tmp_path / "ablage")
    papers.add(made, 1, size=9)
    papers.add(made, 2, original=OPEN, size=9)
    content = papers.files(3, 9)
    secret = papers.entry(3, content).model_copy(update={"public": False, "subject": ""})
    made.add(secret, content, now=papers.START)
    return made


def test_each_paper_and_the_sum_are_told(run: Run, store: Store, tmp_path: Path) -> None:
    output = tmp_path / "abgabe"
    export = ("archive", "export", "--archive", store.folder, "-o", output)
    first = run(*export, "--term", "2020-2025")
    assert (first.exit_code, first.stderr) == (ExitCode.OK, "")
    assert first.stdout.splitlines() == [
        f"übergeben: {OPEN} (öffentlich, 9 Dateien) → 1001_2020-2025",
        f"übergeben: {SUPPLEMENT} (öffentlich, 9 Dateien) → 1002_2020-2025",
        f"ausgelassen: {SECRET}: Die Vorlage ist nichtöffentlich; abgegeben wird sie nur mit "
        "„--with-nonpublic“.",
        "3 Vorlagen: 2 übergeben, 1 ausgelassen",
        f"geschrieben: {output / 'uebergabe.csv'}",
    ]
    assert bags.faults(output / "1001_2020-2025") == ()
    again = run(*export, "--all", "--with-nonpublic")
    assert again.stdout.splitlines()[1:4] == [
        f"schon da, geprüft: {SUPPLEMENT} (öffentlich, 9 Dateien) → 1002_2020-2025",
        f"übergeben: {SECRET} (nichtöffentlich, 9 Dateien) → 1003_2020-2025",
        "3 Vorlagen: 3 übergeben",
    ]


def test_a_paper_that_was_asked_for_and_is_left_out_is_a_mistake(
    run: Run, store: Store, tmp_path: Path
) -> None:
    export = ("archive", "export", "--archive", store.folder, "-o", tmp_path / "a")
    assert run(*export, SECRET).exit_code == ExitCode.USAGE
    assert run(*export, SECRET, "--with-nonpublic").exit_code == ExitCode.OK


def test_what_fails_is_told_on_stderr_and_by_the_exit_code(
    run: Run, store: Store, tmp_path: Path
) -> None:
    export = ("archive", "export", "--archive", store.folder, "-o", tmp_path / "a", "--all")
    run(*export)
    (tmp_path / "a" / "1001_2020-2025" / "bag-info.txt").write_bytes(b"")
    result = run(*export)
    assert result.exit_code == ExitCode.CONFLICT
    assert "„bag-info.txt“ ist verändert. Bitte den Ordner löschen" in result.stderr
    assert "3 Vorlagen: 1 gescheitert, 1 übergeben, 1 ausgelassen" in result.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "was abzugeben ist"),
        (("--all", "--term", "2020-2025"), "gehen nicht zugleich"),
        ((OPEN, "--all"), "gehen nicht zugleich"),
        (("1/2020-2025",), "„1/2020-2025“ ist nicht in der Ablage"),
        (("--from", "31.02.2026"), "31.02.2026"),
        (("--from", "01.01.2030"), "keine Vorlage"),
    ],
)
def test_a_choice_that_makes_no_sense_is_refused_before_anything_is_written(
    run: Run, store: Store, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    result = run("archive", "export", "--archive", store.folder, "-o", tmp_path / "a", *words)
    assert result.exit_code == ExitCode.USAGE
    assert said in result.stderr
    assert not (tmp_path / "a").exists()
