"""However a paper is written, its words are changed in its own manner of writing."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from drafter.pipeline import check
from drafter.pipeline.comparing import own_document
from tests.importers.merge.conftest import all_taken, begun
from tests.importers.merge.editor import Editor, added, replaced, text_of
from tests.word.papers import written
from tests.word.parts import w

PAPER: Final = r"""formular: bielefeld
vorlagenart: Beschlussvorlage
amt: 500 Amt für Soziales
datum: 2026-03-05  # Kommentar
beratungsgegenstand: "Umbau des Platzes: Plan"   # Kommentar
beratungsfolge:
  - gremium: Sozial- und Gesundheitsausschuss
    sitzung: 2026-03-19
    beratung: öffentlich
  - {gremium: Rat der Stadt Bielefeld, sitzung: 26.3.2026, beratung: öffentlich}
ziele: "Der Platz wird {++sehr ++}schön und {~~groß~>grün~~} gemacht, {--nie--} immer."
beschlussvorschlag:
  ziffern:
    - 'Der Platz wird ''neu'' gebaut.'
    - "Der Weg \"Nord\" wird gesperrt."
zusammenfassung: >
  Ein kurzer
  Text hier.


  Zweiter Absatz.
begruendung: |
  ## Anlass

  Der Platz ist alt. Er ist **sehr** alt. Siehe [den Plan](https://example.org/plan).

  1. Erstens wird gebaut.
  2. Zweitens wird gepflanzt.

  - Ein Punkt
  - Noch ein Punkt
    mit zwei Zeilen

  Vorletzter Absatz.

  Letzter Absatz.
unterschrift:
  - Max Muster, Beigeordneter
"""


def gone(*several: str) -> Callable[[Editor], None]:
    def remove(editor: Editor) -> None:
        for words in several:
            editor.remove(words)

    return remove


def bold(editor: Editor) -> None:
    paragraph = editor.paragraph("Vorletzter")
    editor.rewrite(paragraph, 0, len("Vorletzter"), "Vorletzter")
    run = next(run for run in paragraph.iter(w("r")) if text_of(run) == "Vorletzter")
    properties = run.find(w("rPr"))
    if properties is None:
        properties = etree.Element(w("rPr"))
        run.insert(0, properties)
    etree.SubElement(properties, w("b"))


def one_paragraph(editor: Editor) -> None:
    first = editor.paragraph("Vorletzter")
    editor.replace("Absatz.", "Absatz. ", first)
    second = first.getnext()
    first.extend(list(second.iter(w("r"))))
    second.getparent().remove(second)


CASES = {
    "inside a mark that came": (replaced("sehr schön", "ganz schön"), "{++sehr ++}", "{++ganz ++}"),
    "inside a mark that stands instead": (replaced("grün", "bunt"), "~>grün~~}", "~>bunt~~}"),
    "beside marks": (replaced("immer", "stets"), "immer.", "stets."),
    "in single quotes": (replaced("'neu'", "'alt'"), "''neu''", "''alt''"),
    "in double quotes": (replaced("Nord", "Süd"), r"\"Nord\"", r"\"Süd\""),
    "other quotes": (replaced('"Nord"', "„Nord“"), r"\"Nord\"", "„Nord“"),
    "marks within words that go": (
        replaced("ist sehr alt", "ist jung"),
        "**sehr** alt",
        "jung",
    ),
    "a word beside one that stays bold": (
        replaced(" alt. Siehe", ". Siehe"),
        "**sehr** alt",
        "**sehr**",
    ),
    "the words of a link": (replaced("den Plan", "den Entwurf"), "[den Plan]", "[den Entwurf]"),
    "the end of quoted words": (replaced(": Plan", ": Plan 2"), 'Plan"', 'Plan 2"'),
    "a day as ISO 8601": (replaced("05.03.2026", "06.03.2026"), "2026-03-05", "2026-03-06"),
    "a day of a long entry": (replaced("19.03.2026", "20.03.2026"), "2026-03-19", "2026-03-20"),
    "a day in braces": (replaced("26.03.2026", "27.03.2026"), "26.3.2026", "27.3.2026"),
    "a function": (replaced("Beigeordneter", "Stadtdirektor"), "Beigeordneter", "Stadtdirektor"),
    "bold": (bold, "Vorletzter", "**Vorletzter**"),
    "two paragraphs made one": (
        one_paragraph,
        "Vorletzter Absatz.\n\n  Letzter",
        "Vorletzter Absatz. Letzter",
    ),
    "a numbered item": (
        added("Erstens", "Dann wird geplant."),
        "  2. Zweitens",
        "  2. Dann wird geplant.\n  3. Zweitens",
    ),
    "a numbered item that is gone": (
        gone("Erstens"),
        "  1. Erstens wird gebaut.\n  2. Zweitens",
        "  1. Zweitens",
    ),
    "a bullet": (added("mit zwei Zeilen", "Neu: Punkt"), "Zeilen\n", "Zeilen\n  - Neu: Punkt\n"),
    "a paragraph of a folded text": (
        added("Zweiter Absatz", "Dritter."),
        "  Zweiter Absatz.\n",
        "  Zweiter Absatz.\n\n\n  Dritter.\n",
    ),
    "a heading": (added("Anlass", "Ziel"), "  ## Anlass\n", "  ## Anlass\n\n  ## Ziel\n"),
    "a section that is gone": (
        gone("Zusammenfassung", "Ein kurzer", "Zweiter Absatz"),
        "zusammenfassung: >\n  Ein kurzer\n  Text hier.\n\n\n  Zweiter Absatz.\n",
        "",
    ),
    "a body of a long entry that is gone": (
        lambda editor: editor.remove_row("Sozial- und"),
        "  - gremium: Sozial- und Gesundheitsausschuss\n    sitzung: 2026-03-19\n"
        "    beratung: öffentlich\n",
        "",
    ),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "platz.yaml"
    path.write_text(PAPER, encoding="utf-8")
    return path


def merged(path: Path, edit: Callable[[Editor], None]) -> bytes:
    checked = check(path)
    editor = Editor(written(own_document(checked, None)))
    edit(editor)
    made, homeless = all_taken(begun(checked, editor.bytes()))
    assert homeless == []
    return made.sources.files[path.name]


@pytest.mark.parametrize("name", CASES)
def test_only_these_words_change(name: str, path: Path) -> None:
    edit, old, new = CASES[name]
    assert PAPER.count(old) == 1
    assert merged(path, edit).decode() == PAPER.replace(old, new)


def test_line_ends_and_the_byte_order_mark_stay(path: Path) -> None:
    windows = b"\xef\xbb\xbf" + PAPER.replace("\n", "\r\n").encode()
    path.write_bytes(windows)
    new = b"Vorletzter Absatz.\r\n\r\n  Neu.\r\n"
    expected = windows.replace(b"Vorletzter Absatz.\r\n", new)
    assert merged(path, added("Vorletzter", "Neu.")) == expected


def test_a_section_that_the_paper_has_not_is_one_change_without_a_home(path: Path) -> None:
    path.write_text(PAPER.partition("zusammenfassung:")[0], encoding="utf-8")
    checked = check(path)
    editor = Editor(written(own_document(checked, None)))
    editor.add_behind("Beschlussvorschlag", "Zusammenfassung:")
    editor.add_behind("Zusammenfassung:", "Kurz gesagt.")
    editor.paragraph("Kurz gesagt.").remove(editor.paragraph("Kurz gesagt.").find(w("pPr")))
    made, homeless = all_taken(begun(checked, editor.bytes()))
    assert [one.new.split("\x02") for one in homeless] == [["Zusammenfassung:", "Kurz gesagt."]]
    assert made.sources.files[path.name] == path.read_bytes()


def test_what_is_not_tracked_beside_what_is_is_told(path: Path) -> None:
    checked = check(path)
    editor = Editor(written(own_document(checked, None)), tracked=True)
    editor.replace("Nord", "Süd")
    path.write_text(PAPER.replace("Vorletzter", "Neuerer"), encoding="utf-8")
    corrections, told = begun(check(path), editor.bytes()), []
    while (proposal := corrections.proposal()) is not None:
        told.append((proposal.old, proposal.new, proposal.untracked))
        corrections = proposal.left
    assert told == [("Nord", "Süd", False), ("Neuerer", "Vorletzter", True)]
