"""An original that is no YAML file is read in, and compared as if it had been one."""

from pathlib import Path

import pytest

from drafter.errors import OutputConflict
from drafter.pipeline import Checked, check, foreign
from drafter.pipeline.building import build
from drafter.pipeline.comparing import basis, compared
from drafter.pipeline.originals import Way
from drafter.pipeline.proof import contents
from drafter.pipeline.wishes import Embedding, Wishes
from drafter.source import load

PAPER = """formular: musterstadt
status: {status}
vorlagenart: Beschlussvorlage
drucksachennummer: V/0815/2024{ending}
amt: Amt für Bauen
datum: 12.03.2024
{nachtrag}beratungsgegenstand: Neue Fahrradbügel am Rathaus
beratungsfolge:
  - Rat der Stadt Musterstadt, 19.03.2024, TOP 4, öffentlich, Entscheidung
beschlussvorschlag:
  einleitung: "Der Rat der Stadt Musterstadt beschließt:"
  ziffern:
    - Am Rathaus werden {number} Fahrradbügel aufgestellt.
    - Die Verwaltung berichtet im Herbst.
begruendung: |
  ## Anlass

  Am Rathaus fehlen Stellplätze. Deshalb werden dort Bügel aufgestellt.
"""
NACHTRAG = "nachtrag: {{art: ergänzt, zu: {}}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the paper that exists, as it is written today."""
    text = PAPER.format(status="entwurf", ending="", nachtrag="", number="zehn")
    (tmp_path / "alt.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def supplement(folder: Path, original: str, number: str = "zwölf") -> Path:
    path = folder / "neu.yaml"
    nachtrag = NACHTRAG.format(original)
    text = PAPER.format(status="entwurf", ending=" 1. Ergänzung", nachtrag=nachtrag, number=number)
    path.write_text(text, encoding="utf-8")
    return path


def printed(folder: Path, ending: str, embedding: Embedding | None = None) -> str:
    """Build the paper and forget its source, as an office has it; return the file's name."""
    built = build(folder / "alt.yaml", folder / "alt", (ending,), Wishes(), None, embedding)
    (file,) = (path for path in built.files if path.suffix in (".pdf", ".docx", ".txt"))
    (folder / "alt.yaml").unlink()
    return f"alt/{file.name}"


def words(checked: Checked) -> list[tuple[str, str]]:
    """Return what changed, the procedure apart."""
    comparison = compared(checked)
    assert comparison
    return [
        (word.old, word.new)
        for change in comparison.changes
        if not change.procedure
        for word in change.edits
    ]


@pytest.mark.parametrize("ending", ["docx", "text"])
def test_only_what_changed_is_told(folder: Path, ending: str) -> None:
    checked = check(supplement(folder, printed(folder, ending)))
    assert checked.origin.way is Way.READ_IN
    assert words(checked) == [("zehn", "zwölf")]
    assert basis(checked)["aus"] == "eingelesene Datei"
    assert basis(checked)["drucksachennummer"] == "V/0815/2024"
    assert "ursprung-eingelesen" in {finding.code for finding in checked.findings}


def test_a_pdf_with_its_source_comes_back_without_loss(folder: Path) -> None:
    was = load(folder / "alt.yaml").paper
    same = supplement(folder, printed(folder, "pdf", Embedding.FULL), "zehn")
    checked = check(same)
    assert words(checked) == []
    assert was
    assert checked.original == was
    assert "ursprung-eingelesen" not in {finding.code for finding in checked.findings}


def test_what_is_not_understood_is_compared_as_it_stands_and_told(folder: Path) -> None:
    name = printed(folder, "text")
    path = folder / name
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("19.03.2024", "irgendwann im März"), encoding="utf-8")
    checked = check(supplement(folder, name, "zehn"))
    (told,) = (each for each in checked.findings if each.code == "ursprung-eingelesen")
    assert "beratungsfolge" in told.message
    comparison = compared(checked)
    assert comparison
    assert "irgendwann im März" in str(comparison.redline)


def test_a_file_that_is_declined_is_told_with_the_reason(folder: Path) -> None:
    (folder / "alt.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF")
    checked = check(supplement(folder, "alt.pdf"))
    (told,) = (each for each in checked.findings if each.code == "ursprung-fehlt")
    assert "„alt.pdf“ wird nicht gelesen" in told.message
    assert checked.original is None


def test_a_file_that_may_not_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> str:
        raise PermissionError

    (folder / "alt.txt").write_text("Beschlussvorlage", encoding="utf-8")
    monkeypatch.setattr(foreign, "file_sha512", refused)
    (told,) = (
        each for each in check(supplement(folder, "alt.txt")).findings if "alt.txt" in each.message
    )
    assert told.code == "ursprung-fehlt"
    assert "lässt sich nicht lesen" in told.message


def test_a_file_in_another_format_is_told_with_the_remedy(folder: Path) -> None:
    (folder / "alt.rtf").write_bytes(rb"{\rtf1 Beschlussvorlage}")
    (finding,) = (
        each for each in check(supplement(folder, "alt.rtf")).findings if "alt.rtf" in each.message
    )
    assert "als .docx speichern" in finding.message


def test_a_file_that_changes_meanwhile_is_noticed(folder: Path) -> None:
    name = printed(folder, "text")
    checked = check(supplement(folder, name))
    original = checked.origin.loaded
    assert original
    assert list(contents(original)) == [Path(name).name]
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write("mehr")
    with pytest.raises(OutputConflict, match="geändert"):
        contents(original)
