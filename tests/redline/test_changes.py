"""The change list: what happened, and an address by which a reader finds it on paper."""

from typing import NamedTuple

import pytest

from drafter.document import (
    Bars,
    Block,
    Choice,
    Choices,
    Document,
    Field,
    Figure,
    Furniture,
    Image,
    Item,
    ListBlock,
    Paragraph,
    Run,
    Section,
    Signature,
    inline,
)
from drafter.redline import Change, Edit, changes, compare
from drafter.redline.changes import PROCEDURE, UNTOLD, edits
from drafter.redline.tree import State, Stretch
from tests.redline.named import changes_of


class Case(NamedTuple):
    """Two texts and what is told: „Art @ Stelle“, and „< bisherige Stelle“ where it is another."""

    old: str
    new: str
    told: tuple[str, ...]


def told(change: Change) -> str:
    now = f" @ {change.place}" if change.place else ""
    was = f" < {change.was_place}" if change.was_place not in ("", change.place) else ""
    return f"{change.kind}{now}{was}"


POINTS = """\
@beschlussvorschlag
[1.] Der Rat stimmt dem Vorhaben in allen Teilen zu.
[2.] Die Mittel betragen 300.000 €.
[3.] Die Verwaltung berichtet dem Rat.

    Der Bericht erscheint im Mai 2022.
"""
PARTS = """\
@beschlussvorschlag
[a)] Der Ausschuss empfiehlt, wie unter d) zu beschließen.
[d)] Der Rat beschließt:
    [1.] Geändert werden:
        [a)] die Satzung vom 12.04.2021,
        [b)] die Gebührenordnung,
            [aa)] der Tarif für Gruppen,
            [bb)] der Tarif für Einzelne.
"""
PROSE = """\
Vor der ersten Überschrift steht dieser Absatz allein.

## Anlass

Der erste Absatz unter der Überschrift nennt den Anlass der Vorlage.

Der zweite Absatz nennt den 12.04.2021 als Stichtag.

## Folgen

Hier steht nur ein Absatz, der die Folgen der Vorlage für die Träger beschreibt.

### Eine Überschrift, die länger ist als jede Adresse sein darf

- Personal
- Sachkosten der Beratungsstellen
"""
TABLES = """\
Text vor der Tabelle.

| Position | 2025 | 2026 |
|---|--:|--:|
| Personal | 100 € | 200 € |
| Miete der Räume | 10 € | 20 € |
| Reisen | 1 € | 2 € |

Tabelle 7: Stellen

| Stelle | Zahl |
|---|--:|
| Sozialamt | 5 |
"""


def swapped(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def case(text: str, *pairs: tuple[str, str], told: tuple[str, ...]) -> Case:
    return Case(text, swapped(text, *pairs), told)


CASES = {
    "nichts": case(POINTS, told=()),
    "ziffer": case(POINTS, ("300.000", "320.000"), told=("geändert @ Ziffer 2",)),
    "absatz einer ziffer": case(POINTS, ("Mai", "Juni"), told=("geändert @ Ziffer 3, Absatz 2",)),
    "ziffer eingefügt": case(
        POINTS,
        ("[2.] Die", "[2.] Die Stellen werden im Sozialamt eingerichtet.\n[3.] Die"),
        ("[3.] Die Verwaltung", "[4.] Die Verwaltung"),
        told=(
            "neu @ Ziffer 2",
            "neu nummeriert @ Ziffer 3 < Ziffer 2",
            "neu nummeriert @ Ziffer 4 < Ziffer 3",
        ),
    ),
    "ziffer entfallen": case(
        POINTS,
        ("[2.] Die Mittel betragen 300.000 €.\n", ""),
        ("[3.] Die Verwaltung", "[2.] Die Verwaltung"),
        told=("gestrichen < Ziffer 2", "neu nummeriert @ Ziffer 2 < Ziffer 3"),
    ),
    "teil, ziffer, buchstabe": case(
        PARTS, ("12.04.2021", "17.12.2021"), told=("geändert @ Teil d), Ziffer 1 a)",)
    ),
    "doppelbuchstabe": case(
        PARTS,
        ("für Einzelne", "für Familien"),
        told=("geändert @ Teil d), Ziffer 1 b) bb)",),
    ),
    "teil": case(PARTS, ("empfiehlt,", "empfiehlt dem Rat,"), told=("ergänzt @ Teil a)",)),
    "absatz vor überschriften": case(
        PROSE, ("Absatz allein", "Absatz ganz allein"), told=("ergänzt @ Begründung",)
    ),
    "absatz unter überschrift": case(
        PROSE,
        ("12.04.2021", "17.12.2021"),
        told=("geändert @ Begründung, Abschnitt „Anlass“, Absatz 2",),
    ),
    "einziger absatz": case(
        PROSE, ("für die Träger ", ""), told=("geändert @ Begründung, Abschnitt „Folgen“",)
    ),
    "überschrift": case(
        PROSE,
        ("## Anlass", "## Anlass der Vorlage"),
        told=(
            "ergänzt @ Begründung, Abschnitt „Anlass der Vorlage“, Überschrift"
            " < Begründung, Abschnitt „Anlass“, Überschrift",
        ),
    ),
    "einzige liste unter langer überschrift": case(
        PROSE,
        ("Sachkosten der", "Sachkosten aller"),
        told=(
            "geändert @ Begründung, Abschnitt „Eine Überschrift, die länger ist als …“, Punkt 2",
        ),
    ),
    "punkt eingefügt": case(
        PROSE,
        ("- Personal\n", "- Personal\n- Miete\n"),
        told=("neu @ Begründung, Abschnitt „Eine Überschrift, die länger ist als …“, Punkt 2",),
    ),
    "zelle": case(
        TABLES,
        ("200 €", "250 €"),
        told=("geändert @ Begründung, Tabelle 1, Zeile „Personal“, Spalte „2026“",),
    ),
    "spalte neu": case(
        TABLES,
        ("| 2026 |\n|---|--:|--:|", "| 2026 | 2027 |\n|---|--:|--:|--:|"),
        ("| 200 € |", "| 200 € | 300 € |"),
        ("| 20 € |", "| 20 € | 30 € |"),
        ("| 2 € |", "| 2 € | 3 € |"),
        told=("neu @ Begründung, Tabelle 1, Spalte „2027“",),
    ),
    "spalte anders benannt": case(
        TABLES,
        ("| 2026 |", "| 2026 (Plan) |"),
        told=(
            "ergänzt @ Begründung, Tabelle 1, Spalte „2026 (Plan)“"
            " < Begründung, Tabelle 1, Spalte „2026“",
        ),
    ),
    "zeile entfallen": case(
        TABLES,
        ("| Miete der Räume | 10 € | 20 € |\n", ""),
        told=("gestrichen < Begründung, Tabelle 1, Zeile „Miete der Räume“",),
    ),
    "zeile neu": case(
        TABLES,
        ("| Reisen |", "| Fortbildung | 7 € | 8 € |\n| Reisen |"),
        told=("neu @ Begründung, Tabelle 1, Zeile „Fortbildung“",),
    ),
    "eigene nummer der tabelle": case(
        TABLES,
        ("| 5 |", "| 6 |"),
        told=("geändert @ Begründung, Tabelle 7, Zeile „Sozialamt“, Spalte „Zahl“",),
    ),
    "überschrift der tabelle": case(
        TABLES,
        ("7: Stellen", "7: Stellen im Amt"),
        told=("ergänzt @ Begründung, Tabelle 7, Überschrift",),
    ),
    "nur fett": case(
        PROSE,
        ("Stichtag", "**Stichtag**"),
        told=("Gestaltung @ Begründung, Abschnitt „Anlass“, Absatz 2",),
    ),
    "geteilt": case(
        "Der erste Satz nennt den Anlass der Vorlage. Der zweite Satz nennt ihre Folgen.",
        ("Vorlage. Der", "Vorlage.\n\nDer"),
        told=("geteilt @ Begründung, Absätze 1 und 2 < Begründung",),
    ),
    "verbunden": Case(
        "Eins und zwei gehören hierher.\n\nDrei und vier gehören dazu.\n\nEin Schluss.",
        "Eins und zwei gehören hierher. Drei und vier gehören dazu.\n\nEin Schluss.",
        ("verbunden @ Begründung, Absatz 1 < Begründung, Absätze 1 und 2",),
    ),
    "grenze verschoben": Case(
        "Eins und zwei gehören hierher. Drei und vier gehören auch dazu.\n\nEin Schluss folgt.",
        "Eins und zwei gehören hierher.\n\nDrei und vier gehören auch dazu. Ein Schluss folgt.",
        ("neu geteilt @ Begründung, Absätze 1 und 2",),
    ),
    "verschoben": Case(
        "Der erste Absatz bleibt, wo er ist.\n\nDer zweite wandert.\n\nDer dritte ist der längste "
        "von allen und bleibt, wo er war.",
        "Der zweite wandert.\n\nDer erste Absatz bleibt, wo er ist.\n\nDer dritte ist der längste "
        "von allen und bleibt, wo er war.",
        ("verschoben @ Begründung, Absatz 1 < Begründung, Absatz 2",),
    ),
    "andere liste": Case(
        "Davor.\n\n- Personal\n- Miete",
        "Davor.\n\n1. Personal\n2. Miete",
        ("Gestaltung @ Begründung, Aufzählung 1",),
    ),
    "abschnitt neu": Case(
        "@beschlussvorschlag\nEin Beschluss.",
        "@beschlussvorschlag\nEin Beschluss.\n@begruendung\nEin Grund.",
        ("neu @ Begründung",),
    ),
    "abschnitt entfallen": Case(
        "@beschlussvorschlag\nEin Beschluss.\n@begruendung\nEin Grund.",
        "@beschlussvorschlag\nEin Beschluss.",
        ("gestrichen < Begründung",),
    ),
    "verfahren": Case(
        "@beratungsfolge\n| Gremium | Tag |\n|---|---|\n| Rat | 01.02.2022 |",
        "@beratungsfolge\n| Gremium | Tag |\n|---|---|\n| Rat | 10.02.2022 |",
        ("geändert @ Beratungsfolge",),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_told_with_its_place(name: str) -> None:
    old, new, expected = CASES[name]
    assert tuple(map(told, changes_of(old, new))) == expected


def test_a_change_of_the_procedure_says_so() -> None:
    (change,) = changes_of(*CASES["verfahren"][:2])
    assert change.procedure
    assert change.edits == (Edit("Rat, 01.02.2022", "Rat, 10.02.2022"),)


def made(*blocks: Block, section: str = "begruendung") -> Document:
    sections = (Section(section, (), blocks, "Begründung"),)
    return Document("de", "", "", "", "", sections, Furniture((), (), ""))


def both(old: Block, new: Block) -> tuple[Change, ...]:
    return changes(compare(made(old), made(new)))


def attachments(*titles: str) -> ListBlock:
    items = (
        Item(f"Anlage {number}", (Paragraph(inline(title)),))
        for number, title in enumerate(titles, 1)
    )
    return ListBlock("point", tuple(items))


def test_attachments_are_known_by_their_labels() -> None:
    found = both(
        attachments("Lageplan", "Vertrag mit dem Träger"),
        attachments("Lageplan", "Bescheid des Landes", "Vertrag mit dem Träger vom 12.04.2021"),
    )
    assert list(map(told, found)) == ["neu @ Anlage 2", "ergänzt @ Anlage 3 < Anlage 2"]


def chart(*bars: tuple[str, int], caption: str = "Stellen", alternative: str = "Bild") -> Figure:
    content = Bars(tuple((name, float(value), str(value)) for name, value in bars))
    return Figure(content, alternative, inline(caption))


def test_a_chart_tells_its_values() -> None:
    found = both(
        chart(("Amt", 6), ("DRK", 1), ("Caritas", 2)),
        chart(("Amt", 7), ("DRK", 1), ("AWO", 2), ("Caritas", 2), caption="Stellen 2022"),
    )
    assert list(map(told, found)) == [
        "ergänzt @ Begründung, Abbildung 1, Unterschrift",
        "geändert @ Begründung, Abbildung 1",
    ]
    assert found[1].edits == (Edit("Amt: 6", "Amt: 7"), Edit("", "AWO: 2"))


def test_another_picture_is_told_and_has_no_words() -> None:
    found = both(Figure(Image("alt.png"), "Plan"), Figure(Image("neu.png"), "Plan"))
    assert list(map(told, found)) == ["geändert @ Begründung, Abbildung 1, Bild"]
    assert found[0].edits == ()


def test_another_alternative_text_alone_is_no_change_of_words() -> None:
    found = both(chart(("Amt", 6), alternative="alt"), chart(("Amt", 6), alternative="neu"))
    assert list(map(told, found)) == ["Gestaltung @ Begründung, Abbildung 1, Alternativtext"]


def test_a_field_is_known_by_its_label() -> None:
    found = both(
        Field("grund", "Grund:", inline("Personalangelegenheiten")),
        Field("grund", "Grund:", inline("Grundstücksangelegenheiten")),
    )
    assert list(map(told, found)) == ["geändert @ Begründung, Grund"]


def boxes(ticked: int, *words: str) -> Choices:
    choices = tuple(Choice(index == ticked, inline(word)) for index, word in enumerate(words))
    return Choices(inline("Diese Vorlage"), choices, ())


def test_another_tick_is_a_change() -> None:
    (change,) = both(boxes(0, "ersetzt", "ergänzt"), boxes(1, "ersetzt", "ergänzt"))
    assert (told(change), change.edits) == ("geändert @ Begründung, Diese Vorlage", ())


def test_a_signature_is_told_as_one_text() -> None:
    (change,) = changes(
        compare(made(), made(Signature("In Vertretung", "Beigeordnete", "Beispiel")))
    )
    assert change.edits == (Edit("", "In Vertretung, Beigeordnete, Beispiel"),)


@pytest.mark.parametrize("section", sorted(UNTOLD))
def test_what_is_the_forms_own_is_not_told(section: str) -> None:
    old, new = (made(Paragraph(inline(text)), section=section) for text in ("alt", "neu"))
    assert changes(compare(old, new)) == ()


@pytest.mark.parametrize("section", sorted(PROCEDURE))
def test_what_changes_with_every_nachtrag_is_of_the_procedure(section: str) -> None:
    old, new = (made(Paragraph(inline(text)), section=section) for text in ("alt", "neu"))
    assert [change.procedure for change in changes(compare(old, new))] == [True]


# Words that went and came


def gone(text: str) -> Stretch:
    return Stretch(State.DELETED, (), (Run(text),))


def come(text: str) -> Stretch:
    return Stretch(State.INSERTED, (Run(text),), ())


def kept(text: str) -> Stretch:
    return Stretch(State.KEPT, (Run(text),), (Run(text),))


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ((gone("a"), come(" b ")), (Edit("a", "b"),)),
        ((come("b"), gone("a")), (Edit("", "b"), Edit("a", ""))),
        ((gone("a"), kept(" "), come("b")), (Edit("a", ""), Edit("", "b"))),
        ((gone("a"), gone("b"), come("c")), (Edit("a", ""), Edit("b", "c"))),
        ((gone("a"), come("\u00ad")), (Edit("a", ""),)),
        ((gone(" "), come("b")), (Edit("", "b"),)),
        ((kept("a"), come("\u00a0")), ()),
    ],
)
def test_words_at_one_place_are_one_edit(
    runs: tuple[Stretch, ...], expected: tuple[Edit, ...]
) -> None:
    assert edits(runs) == expected
