"""How a redline is shown: additions only, and in full; every word beside its block."""

from typing import NamedTuple

import pytest

from drafter import redline
from drafter.document import (
    Bars,
    Block,
    Choice,
    Choices,
    Document,
    Figure,
    Furniture,
    Heading,
    Image,
    Paragraph,
    Run,
    Section,
    Signature,
    inline,
)
from drafter.redline.shown import Mark, Sign, marked
from tests.redline.marked import lines
from tests.redline.named import tree_of


class Case(NamedTuple):
    """Two texts, and the lines of both views."""

    old: str
    new: str
    additions: list[str]
    full: list[str]


TABLE = """\
| Träger | 2020 | 2021 |
|---|--:|--:|
| Fachstelle | 120 | 156 |
| DRK | 14 | 16 |
| Caritas und Diakonie | 8 | 9 |
"""

CASES = {
    "ein wort": Case(
        "Der Rat stimmt zu.",
        "Der Rat der Stadt stimmt zu.",
        ["‹ergänzt ~› Der Rat {+der Stadt+} stimmt zu."],
        ["‹ergänzt ~› Der Rat {+der Stadt+} stimmt zu."],
    ),
    "ein betrag": Case(
        "Es sind 300.000 € nötig.",
        "Es sind 320.000 € nötig.",
        ["‹geändert ~› Es sind {+320.000 €+} nötig."],
        ["‹geändert ~› Es sind {-300.000 €-} {+320.000 €+} nötig."],
    ),
    "ein wort entfallen": Case(
        "Der Rat stimmt dem Vorhaben heute zu.",
        "Der Rat stimmt dem Vorhaben zu.",
        ["‹geändert ~› Der Rat stimmt dem Vorhaben {~[gestrichen]~} zu."],
        ["‹geändert ~› Der Rat stimmt dem Vorhaben {-heute-} zu."],
    ),
    "absatz neu": Case(
        "Eins bleibt.",
        "Eins bleibt.\n\nZwei kommt hinzu.",
        ["Eins bleibt.", "‹neu +› {+Zwei kommt hinzu.+}"],
        ["Eins bleibt.", "‹neu +› {+Zwei kommt hinzu.+}"],
    ),
    "zwei absätze entfallen": Case(
        "Eins bleibt.\n\nZwei geht weg.\n\nDrei auch.",
        "Eins bleibt.",
        ["Eins bleibt.", "‹gestrichen -› {~[gestrichen]~}"],
        ["Eins bleibt.", "‹gestrichen -› {-Zwei geht weg.-}", "‹gestrichen -› {-Drei auch.-}"],
    ),
    "absatz verschoben": Case(
        "Der erste Absatz bleibt, wo er ist.\n\nDer zweite wandert.",
        "Der zweite wandert.\n\nDer erste Absatz bleibt, wo er ist.",
        ["‹verschoben ~› Der zweite wandert.", "Der erste Absatz bleibt, wo er ist."],
        [
            "‹verschoben ~› Der zweite wandert.",
            "Der erste Absatz bleibt, wo er ist.",
            "‹verschoben ~› {~[verschoben]~}",
        ],
    ),
    "absatz geteilt": Case(
        "Eins und zwei gehören hierher. Drei und vier gehören dazu.",
        "Eins und zwei gehören hierher.\n\nDrei und vier gehören dazu.",
        ["‹geteilt ~› Eins und zwei gehören hierher.", "‹geteilt ~› Drei und vier gehören dazu."],
        ["‹geteilt ~› Eins und zwei gehören hierher.", "‹geteilt ~› Drei und vier gehören dazu."],
    ),
    "grenze verschoben": Case(
        "Eins und zwei gehören hierher. Drei und vier gehören auch dazu.\n\nEin Schluss folgt.",
        "Eins und zwei gehören hierher.\n\nDrei und vier gehören auch dazu. Ein Schluss folgt.",
        [
            "‹neu geteilt ~› Eins und zwei gehören hierher.",
            "‹neu geteilt ~› Drei und vier gehören auch dazu. Ein Schluss folgt.",
        ],
        [
            "‹neu geteilt ~› Eins und zwei gehören hierher.",
            "‹neu geteilt ~› Drei und vier gehören auch dazu. Ein Schluss folgt.",
        ],
    ),
    "nur fett": Case("Ein Wort.", "Ein **Wort**.", ["Ein Wort."], ["Ein Wort."]),
    "punkt mit unterpunkten": Case(
        "[1.] Geändert werden:\n    [a)] die Satzung,\n    [b)] die Ordnung vom Mai.\n[2.] Ende.",
        "[1.] Geändert werden:\n    [a)] die Satzung,\n    [b)] die Ordnung vom Juni.\n    "
        "[c)] der Tarif.\n[2.] Ende.",
        [
            "1. Geändert werden:",
            "    a) die Satzung,",
            "    ‹geändert ~› b) die Ordnung vom {+Juni+}.",
            "    ‹neu +› c) {+der Tarif.+}",
            "2. Ende.",
        ],
        [
            "1. Geändert werden:",
            "    a) die Satzung,",
            "    ‹geändert ~› b) die Ordnung vom {-Mai-} {+Juni+}.",
            "    ‹neu +› c) {+der Tarif.+}",
            "2. Ende.",
        ],
    ),
    "zwei punkte entfallen": Case(
        "- Personal\n- Miete\n- Reisen",
        "- Personal",
        ["• Personal", "‹gestrichen -› – {~[gestrichen]~}"],
        ["• Personal", "‹gestrichen -› • {-Miete-}", "‹gestrichen -› • {-Reisen-}"],
    ),
    "zelle": Case(
        TABLE,
        TABLE.replace("156", "158"),
        [
            "| Träger | 2020 | 2021 |",
            "‹geändert ~› | Fachstelle | 120 | {+158+} |",
            "| DRK | 14 | 16 |",
            "| Caritas und Diakonie | 8 | 9 |",
        ],
        [
            "| Träger | 2020 | 2021 |",
            "‹geändert ~› | Fachstelle | 120 | {-156-} {+158+} |",
            "| DRK | 14 | 16 |",
            "| Caritas und Diakonie | 8 | 9 |",
        ],
    ),
    "zeilen entfallen": Case(
        TABLE,
        "\n".join(TABLE.split("\n")[:3]),
        [
            "| Träger | 2020 | 2021 |",
            "| Fachstelle | 120 | 156 |",
            "‹gestrichen -› | {~[gestrichen]~} |  |  |",
        ],
        [
            "| Träger | 2020 | 2021 |",
            "| Fachstelle | 120 | 156 |",
            "‹gestrichen -› | {-DRK-} | {-14-} | {-16-} |",
            "‹gestrichen -› | {-Caritas und Diakonie-} | {-8-} | {-9-} |",
        ],
    ),
    "spalte entfallen": Case(
        TABLE,
        "| Träger | 2021 |\n|---|--:|\n| Fachstelle | 156 |\n| DRK | 16 |\n"
        "| Caritas und Diakonie | 9 |",
        [
            "| Träger | 2021 |",
            "| Fachstelle | 156 |",
            "| DRK | 16 |",
            "| Caritas und Diakonie | 9 |",
            "‹gestrichen -› {~[Spalte gestrichen]~}",
        ],
        [
            "| Träger | ‹gestrichen -› {-2020-} | 2021 |",
            "| Fachstelle | {-120-} | 156 |",
            "| DRK | {-14-} | 16 |",
            "| Caritas und Diakonie | {-8-} | 9 |",
        ],
    ),
    "überschrift der tabelle": Case(
        f"Tabelle 1: Stellen\n\n{TABLE}",
        f"Tabelle 1: Stellen im Amt\n\n{TABLE.replace('2020', '2020 (Ist)')}",
        [
            "‹ergänzt› Tabelle 1: Stellen {+im Amt+}",
            "| Träger | ‹ergänzt ~› 2020 {+(Ist)+} | 2021 |",
            "| Fachstelle | 120 | 156 |",
            "| DRK | 14 | 16 |",
            "| Caritas und Diakonie | 8 | 9 |",
        ],
        [
            "‹ergänzt› Tabelle 1: Stellen {+im Amt+}",
            "| Träger | ‹ergänzt ~› 2020 {+(Ist)+} | 2021 |",
            "| Fachstelle | 120 | 156 |",
            "| DRK | 14 | 16 |",
            "| Caritas und Diakonie | 8 | 9 |",
        ],
    ),
    "zeile verschoben, mit neuer spalte": Case(
        "| Träger | Zahl |\n|---|--:|\n| Fachstelle für Flüchtlinge | 120 |\n| DRK | 14 |",
        "| Träger | Zahl | Anteil |\n|---|--:|--:|\n| DRK | 14 | 10 % |\n"
        "| Fachstelle für Flüchtlinge | 120 | 90 % |",
        [
            "| Träger | Zahl | ‹neu +› {+Anteil+} |",
            "‹verschoben ~› | DRK | 14 | {+10 %+} |",
            "| Fachstelle für Flüchtlinge | 120 | {+90 %+} |",
        ],
        [
            "| Träger | Zahl | ‹neu +› {+Anteil+} |",
            "‹verschoben ~› | DRK | 14 | {+10 %+} |",
            "| Fachstelle für Flüchtlinge | 120 | {+90 %+} |",
            "‹verschoben ~› | {~[verschoben]~} |  |  |",
        ],
    ),
    "abschnitt entfallen": Case(
        "@beschlussvorschlag\nEin Beschluss.\n@begruendung\n## Anlass\n\nEin Grund.",
        "@beschlussvorschlag\nEin Beschluss.",
        ["Ein Beschluss.", "‹gestrichen -› {~[gestrichen]~}"],
        ["Ein Beschluss.", "‹gestrichen -› # {-Anlass-}", "‹gestrichen -› {-Ein Grund.-}"],
    ),
    "verfahren": Case(
        "@beratungsfolge\nRat, 01.02.2022",
        "@beratungsfolge\nRat, 10.02.2022",
        ["Rat, 10.02.2022"],
        ["Rat, 10.02.2022"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_additions_are_marked_and_what_went_is_noted(name: str) -> None:
    old, new, additions, _ = CASES[name]
    assert lines(redline.shown(tree_of(old, new), full=False)) == additions


@pytest.mark.parametrize("name", CASES)
def test_in_full_what_went_is_shown(name: str) -> None:
    old, new, _, full = CASES[name]
    assert lines(redline.shown(tree_of(old, new), full=True)) == full


def document(*blocks: Block, section: str = "begruendung") -> Document:
    sections = (Section(section, (), blocks, "Begründung"),)
    return Document("de", "", "", "", "", sections, Furniture((), (), ""))


def views(old: Document, new: Document) -> tuple[list[str], list[str]]:
    tree = redline.compare(old, new)
    additions, full = (lines(redline.shown(tree, full=full)) for full in (False, True))
    return additions, full


def chart(caption: str, *bars: tuple[str, int]) -> Figure:
    content = Bars(tuple((name, float(value), str(value)) for name, value in bars))
    return Figure(content, "Bild", inline(caption))


def test_a_charts_other_values_are_said_below_it() -> None:
    old = chart("Stellen", ("Amt", 6), ("DRK", 1), ("Caritas", 2))
    new = chart("Stellen", ("Amt", 7), ("DRK", 1))
    assert views(document(old), document(new)) == (
        ["‹geändert ~› [Bild] Stellen⏎{~Geändert: ~}{+Amt: 7+}{~; ~}{~[gestrichen]~}"],
        ["‹geändert ~› [Bild] Stellen⏎{~Geändert: ~}{-Amt: 6-} {+Amt: 7+}{~; ~}{-Caritas: 2-}"],
    )


def test_another_picture_is_said_even_without_a_caption() -> None:
    old, new = (Figure(Image(name), "Plan") for name in ("alt.png", "neu.png"))
    expected = ["‹geändert ~› [Bild] {~[anderes Bild]~}"]
    assert views(document(old), document(new)) == (expected, expected)


def boxes(ticked: int, summary: str) -> Choices:
    choices = tuple(Choice(i == ticked, inline(w)) for i, w in enumerate(("eins", "zwei")))
    return Choices(inline("Wahl"), choices, inline(summary))


def test_boxes_are_shown_with_what_their_words_say() -> None:
    additions, full = views(
        document(boxes(0, "Gewählt: eins")), document(boxes(1, "Gewählt: zwei"))
    )
    assert additions == ["‹geändert ~› Wahl: ☐ eins ☒ zwei Gewählt: {+zwei+}"]
    assert full == ["‹geändert ~› Wahl: ☐ eins ☒ zwei Gewählt: {-eins-} {+zwei+}"]


def test_a_new_signature_in_the_text_is_marked_as_one_line() -> None:
    additions, _ = views(document(), document(Signature("In Vertretung", "Amt", "Beispiel")))
    assert additions == ["‹neu +› {+In Vertretung, Amt, Beispiel+}"]


def test_a_text_that_was_rewritten_comes_whole_in_full() -> None:
    old = "Die alte Überschrift nannte noch ganz andere Gründe dafür"
    new = "Warum nun alles einen völlig neuen Anfang nehmen soll"
    additions, full = views(
        document(
            Paragraph(inline("Davor.")), Heading(2, inline(old)), Paragraph(inline("Danach."))
        ),
        document(
            Paragraph(inline("Davor.")), Heading(2, inline(new)), Paragraph(inline("Danach."))
        ),
    )
    assert additions[1:-1] == [f"‹neu gefasst ~› ## {{+{new}+}}"]
    assert full[1:-1] == [f"‹gestrichen -› {{-{old}-}}", f"‹neu gefasst +› ## {{+{new}+}}"]


def test_sections_that_changed_places_keep_ids_apart() -> None:
    sections = [Section(name, (), (Paragraph(inline(name)),)) for name in ("ziele", "anlagen")]
    frame = ("de", "", "", "", "")
    old = Document(*frame, tuple(sections), Furniture((), (), ""))
    new = Document(*frame, tuple(reversed(sections)), Furniture((), (), ""))
    shown = redline.shown(redline.compare(old, new), full=True)
    assert sorted(section.id for section in shown.sections) in (
        ["anlagen", "anlagen-bisher", "ziele"],
        ["anlagen", "ziele", "ziele-bisher"],
    )


def test_a_mark_leaves_blanks_outside_and_keeps_styles() -> None:
    runs = (Run(" Ein "), Run("Wort", strong=True, href="https://example.org"), Run(" "))
    before, mark, after = marked(runs, Sign.INSERTED)
    assert (before, after) == (Run(" "), Run(" "))
    assert isinstance(mark, Mark)
    assert mark.text == "Ein Wort"
    assert mark.inner == (Run("Ein "), Run("Wort", strong=True, href="https://example.org"))


@pytest.mark.parametrize("text", ["", " ", "\u00ad", "\u200b", "\n", "\u00a0"])
def test_what_is_not_seen_is_not_marked(text: str) -> None:
    runs = inline(text)
    assert marked(runs, Sign.DELETED) == runs
