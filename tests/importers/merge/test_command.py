"""`drafter merge` as its users meet it: what is shown, asked, written, and how it ends."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafter.cli.application import application
from drafter.errors import ExitCode, OutputConflict, UsageMistake
from drafter.pipeline import check, merging
from drafter.pipeline.comparing import compared
from drafter.pipeline.editions import editions
from drafter.pipeline.wishes import Wishes
from tests.importers.merge.conftest import Copy, all_taken, begun, exported, paper
from tests.importers.merge.editor import Editor
from tests.word.papers import SUPPLEMENTS
from tests.word.papers import written as docx_of

GANZTAG = "offener-ganztag-2024"
Merge = Callable[..., Result]


@pytest.fixture
def path(copy: Copy) -> Path:
    return copy(GANZTAG)


@pytest.fixture
def corrected(path: Path) -> Path:
    """Write a file with two changes of words."""
    editor = Editor(exported(GANZTAG))
    editor.replace("14.05.2024", "16.05.2024")
    editor.replace("412 Kinder", "415 Kinder")
    return written(path, editor)


def written(path: Path, editor: Editor) -> Path:
    docx = path.with_name("korrigiert.docx")
    docx.write_bytes(editor.bytes())
    return docx


def reading_copy(path: Path) -> bytes:
    """Return the Word file of the whole text that a Nachtrag makes."""
    checked = check(path)
    comparison = compared(checked)
    assert comparison
    assert checked.loaded.form
    made = editions(comparison.document, comparison, checked.loaded.form, Wishes())
    return docx_of(next(one.document for one in made if one.infix == ".rein"))


def run(*arguments: object, answers: str = "") -> Result:
    words = ["merge", *(str(word) for word in arguments)]
    return CliRunner().invoke(application, words, input=answers)


def test_all_at_once(path: Path, corrected: Path) -> None:
    was = path.read_text("utf-8")
    done = run(path, corrected, "--yes")
    assert done.exit_code == ExitCode.OK
    assert done.stdout.splitlines() == [
        "1. Beratungsfolge, Tabelle 1, Zeile „Schul- und Sportausschuss“",
        "    alt: Schul- und Sportausschuss | [14.05.2024] | öffentlich",
        "    neu: Schul- und Sportausschuss | [16.05.2024] | öffentlich",
        "2. Begründung, Abschnitt „Ausgangslage“, Absatz 1",
        "    alt: …Wartelisten standen am 01.03.2024 noch [412] Kinder; davon haben 298 …",
        "    neu: …Wartelisten standen am 01.03.2024 noch [415] Kinder; davon haben 298 …",
        f"geschrieben: {path}",
        "2 Änderungen übernommen.",
    ]
    expected = was.replace("14.05.2024", "16.05.2024").replace("412 Kinder", "415 Kinder")
    assert path.read_text("utf-8") == expected
    again = run(path, corrected)
    assert again.stdout == "Keine Änderung zu übernehmen, nichts geschrieben.\n"
    assert again.exit_code == ExitCode.OK


def test_each_is_asked_for(path: Path, corrected: Path) -> None:
    was = path.read_text("utf-8")
    done = run(path, corrected, answers="vielleicht\nnein\nalle\n")
    assert "Bitte j, n, a oder b schreiben." in done.stdout
    assert done.exit_code == ExitCode.OK
    assert path.read_text("utf-8") == was.replace("412 Kinder", "415 Kinder")


def test_nothing_is_written_before_the_end(path: Path, corrected: Path) -> None:
    was = path.read_bytes()
    cancelled = run(path, corrected, answers="j\nb\n")
    assert cancelled.exit_code == ExitCode.INTERRUPTED
    assert cancelled.stderr == "Abgebrochen; geschrieben wurde nichts.\n"
    assert path.read_bytes() == was
    shown = run(path, corrected, "--dry-run")
    assert shown.stdout.endswith(
        "2 Änderungen zu übernehmen; geschrieben wurde nichts (--dry-run).\n"
    )
    assert path.read_bytes() == was


def test_what_has_no_home_is_listed(path: Path) -> None:
    editor = Editor(exported(GANZTAG))
    editor.replace("Auswirkungen auf Ziele", "Folgen für Ziele")
    editor.replace("TOP 6.2", "Punkt 6.2")
    editor.replace("Max Muster", "Moritz Muster")
    done = run(path, written(path, editor), "--yes")
    assert done.exit_code == ExitCode.FINDINGS
    _, listed = done.stdout.split("Ohne Heimat in der Vorlage, bitte von Hand")
    assert [line for line in listed.splitlines() if "Punkt" not in line][1:5] == [
        "– Ziele",
        "    alt: [Auswirkungen auf] Ziele, Kennzahlen",
        "    neu: [Folgen für] Ziele, Kennzahlen",
        "    Die Worte gehören zum Formular, das Programm bildet sie, oder der Eintrag der Vorlage "
        "würde damit anders gelesen.",
    ]
    assert "– Frühere Behandlung, Zeile 2" in listed
    assert "„Punkt 6.2“ ist hier nicht zu verstehen." in listed
    assert "Moritz Muster" in path.read_text("utf-8")


def test_a_file_that_changed_meanwhile_is_not_written(copy: Copy) -> None:
    path = copy(GANZTAG)
    editor = Editor(exported(GANZTAG))
    editor.replace("Max Muster", "Moritz Muster")
    made, _ = all_taken(begun(check(path), editor.bytes()))
    path.write_text(path.read_text("utf-8") + "# neu\n", encoding="utf-8")
    with pytest.raises(OutputConflict):
        merging.write(made)
    assert "Max Muster" in path.read_text("utf-8")


def test_what_is_no_correction_of_this_paper_is_refused(path: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageMistake, match="passt nicht zu dieser Vorlage"):
        begun(paper(GANZTAG), exported("kim-2021"))
    (only_changes,) = (one for one in SUPPLEMENTS if "nur_ergaenzung" in one.read_text("utf-8"))
    with pytest.raises(UsageMistake, match="ist die Lesefassung"):
        begun(check(only_changes), reading_copy(only_changes))
    for name, said in (("fehlt.docx", "gibt es nicht"), ("text.docx", "keine Word-Datei")):
        (tmp_path / "text.docx").write_text("Nur Text.\n" * 20, encoding="utf-8")
        done = run(path, tmp_path / name)
        assert said in done.stderr
        assert done.exit_code == ExitCode.USAGE
