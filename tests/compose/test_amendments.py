"""Amendments as they are printed: each a sentence that its own grammar reads."""

from typing import Any

import pytest

from drafter.model.amending import amendment
from drafter.model.amendment import Amendment
from drafter.model.lines import Piece
from tests.compose.conftest import Compose
from tests.document.shown import lines, words

HEAD = "nachtrag: {art: ergänzt, zu: erste.yaml, umfang: nur_ergaenzung}\n"
FIRST = "drucksachennummer: 4711/2020-2025\ndatum: 04.11.2021\n"

SENTENCES = [
    (
        "In Ziffer 3 wird „300.000 EUR“ durch „320.000 EUR“ ersetzt.",
        "In Ziffer 3 werden die Worte „300.000 EUR“ durch „320.000 EUR“ ersetzt.",
    ),
    (
        "In Ziffer 3 wird „zunächst“ gestrichen.",
        "In Ziffer 3 wird das Wort „zunächst“ gestrichen.",
    ),
    (
        "In Ziffer 3 wird „2022“ durch „2023“ ersetzt.",
        "In Ziffer 3 wird die Angabe „2022“ durch „2023“ ersetzt.",
    ),
    (
        "In Ziffer 3 wird nach „Sozialamt“ „und im Jugendamt“ eingefügt.",
        "In Ziffer 3 werden nach dem Wort „Sozialamt“ die Worte „und im Jugendamt“ eingefügt.",
    ),
    (
        "In Ziffer 3 wird vor „im Sozialamt“ „auch“ eingefügt.",
        "In Ziffer 3 wird vor den Worten „im Sozialamt“ das Wort „auch“ eingefügt.",
    ),
    ("Ziffer 4 entfällt.", "Ziffer 4 wird gestrichen."),
    ("Ziffer 3a entfällt.", "Ziffer 3 a) wird gestrichen."),
    ("Absatz 2 der Ziffer 3 entfällt.", "Absatz 2 der Ziffer 3 wird gestrichen."),
    ("Teil b entfällt.", "Teil b wird gestrichen."),
    ("Teil b, Ziffer 2 a) bb) entfällt.", "Ziffer 2 a) bb) des Teils b wird gestrichen."),
    ("Ziffer 1, Schluss entfällt.", "Der Schluss der Ziffer 1 wird gestrichen."),
    ("Einleitung entfällt.", "Die Einleitung wird gestrichen."),
    (
        "Deckung der Ziffer 3, Zeile 1 entfällt.",
        "Zeile 1 der Deckung der Ziffer 3 wird gestrichen.",
    ),
    (
        "In Teil d, Ziffer 3, Deckung, Rest wird „a“ gestrichen.",
        "Im Rest der Deckung der Ziffer 3 des Teils d wird das Wort „a“ gestrichen.",
    ),
    (
        "Im Beschlussvorschlag wird „a“ gestrichen.",
        "Im Beschlussvorschlag wird das Wort „a“ gestrichen.",
    ),
]


def printed(composed: Compose, line: str, section: str = "beschlussvorschlag") -> list[str]:
    """Give the lines of a section of a Nachtrag with one amendment, below its first line."""
    text = "".join(f"    {part}\n" for part in line.split("\n"))
    paper = composed(f"{HEAD}aenderungen:\n  - |\n{text}", FIRST)
    found = paper.section(section)
    assert found
    return lines(found.blocks)


def sentence(shown: list[str]) -> str:
    (found,) = (line.removeprefix("  1. ") for line in shown if line.startswith("  1. "))
    return found


def meaning(line: str) -> dict[str, Any]:
    return {
        key: line[piece.start : piece.end] if piece.value is None else piece.value
        for key, piece in amendment(line).items()
        if isinstance(piece, Piece)
    }


@pytest.mark.parametrize(("line", "shown"), SENTENCES)
def test_an_amendment_is_a_sentence(composed: Compose, line: str, shown: str) -> None:
    assert sentence(printed(composed, line)) == shown


@pytest.mark.parametrize(("line", "shown"), SENTENCES)
def test_the_sentence_is_read_as_the_amendment_that_it_is(line: str, shown: str) -> None:
    assert Amendment.model_validate(meaning(shown)) == Amendment.model_validate(meaning(line))


TEXTS = [
    (
        "Ziffer 3 wird wie folgt gefasst: Neu.\n\nZweiter Absatz.",
        ["Ziffer 3 wird wie folgt gefasst:", "3. Neu.", "  Absatz: Zweiter Absatz."],
    ),
    (
        "Ziffer 3 b) wird wie folgt gefasst: Neu.",
        ["Ziffer 3 b) wird wie folgt gefasst:", "b) Neu."],
    ),
    (
        "Nach Ziffer 5 wird Ziffer 6 eingefügt: Neu.",
        ["Nach Ziffer 5 wird folgende Ziffer 6 eingefügt:", "6. Neu."],
    ),
    (
        "Vor Ziffer 1 wird eingefügt: Neu.",
        ["Vor Ziffer 1 wird folgende Ziffer eingefügt:", "• Neu."],
    ),
    (
        "Nach Ziffer 3 a) wird Buchstabe b eingefügt: Neu.",
        ["Nach Ziffer 3 a) wird folgender Buchstabe b eingefügt:", "b) Neu."],
    ),
    (
        "Nach Ziffer 3 a) aa) wird Buchstabe bb eingefügt: Neu.",
        ["Nach Ziffer 3 a) aa) wird folgender Buchstabe bb eingefügt:", "bb) Neu."],
    ),
    (
        "Nach Absatz 1 der Ziffer 3 wird eingefügt: Neu.",
        ["Nach Absatz 1 der Ziffer 3 wird folgender Absatz eingefügt:", "• Neu."],
    ),
    (
        "Nach Zeile 1 der Deckung der Ziffer 3 wird eingefügt: Rücklage 5 €",
        ["Nach Zeile 1 der Deckung der Ziffer 3 wird folgende Zeile eingefügt:", "• Rücklage 5 €"],
    ),
]


@pytest.mark.parametrize(("line", "shown"), TEXTS)
def test_a_new_text_stands_below_its_sentence(
    composed: Compose, line: str, shown: list[str]
) -> None:
    block = printed(composed, line)
    first = block.index(f"  1. {shown[0]}")
    assert [text.strip() for text in block[first + 2 : first + 1 + len(shown)]] == [
        text.strip() for text in shown[1:]
    ]


@pytest.mark.parametrize(("line", "shown"), TEXTS)
def test_a_sentence_with_a_text_is_read_again(line: str, shown: list[str]) -> None:
    text = line.partition(": ")[2]
    again = Amendment.model_validate(meaning(f"{shown[0]} {text}"))
    assert again == Amendment.model_validate(meaning(line))


def test_the_sentence_above_names_the_original(composed: Compose) -> None:
    one = f"{HEAD}aenderungen: [Ziffer 4 entfällt.]\n"
    with_date = composed(one, FIRST).section("beschlussvorschlag")
    without = composed(one, "drucksachennummer: 4711/2020-2025\n").section("beschlussvorschlag")
    unknown = composed(one).section("beschlussvorschlag")
    assert with_date
    assert without
    assert unknown
    assert [lines(found.blocks)[0] for found in (with_date, without, unknown)] == [
        "Absatz: Der Beschlussvorschlag der Vorlage 4711/2020-2025 vom 04.11.2021 wird wie folgt "
        "geändert:",
        "Absatz: Der Beschlussvorschlag der Vorlage 4711/2020-2025 wird wie folgt geändert:",
        "Absatz: Der Beschlussvorschlag der Ursprungsvorlage wird wie folgt geändert:",
    ]


def test_the_own_introduction_stands_in_its_place(composed: Compose) -> None:
    paper = composed(
        f"{HEAD}aenderungen: [In Ziffer 4 wird „a“ gestrichen.]\n"
        'beschlussvorschlag: "Der Rat beschließt:"\n',
        FIRST,
    )
    found = paper.section("beschlussvorschlag")
    assert found
    assert lines(found.blocks) == [
        "Absatz: Der Rat beschließt:",
        "Liste (point):",
        "  1. In Ziffer 4 wird das Wort „a“ gestrichen.",
    ]


@pytest.mark.parametrize(
    ("line", "counted"),
    [
        ("Ziffer 4 entfällt.", True),
        ("Nach Ziffer 4 a) wird eingefügt: Neu.", True),
        ("Ziffer 4 wird wie folgt gefasst: Neu.", False),
        ("Absatz 2 der Ziffer 4 entfällt.", False),
        ("In Ziffer 4 wird „a“ gestrichen.", False),
    ],
)
def test_that_points_are_counted_on_is_said_where_one_comes_or_goes(
    composed: Compose, line: str, counted: bool
) -> None:
    last = printed(composed, line)[-1]
    assert (last == "Absatz: Die Ziffern werden fortlaufend gezählt.") is counted


SECTIONS = [
    ("In der Begründung wird „a“ gestrichen.", "begruendung"),
    ("In Abschnitt „Anlass“ wird „a“ gestrichen.", "begruendung"),
    ("In der Zusammenfassung wird „a“ gestrichen.", "zusammenfassung"),
    ("In den Zielen wird „a“ gestrichen.", "ziele"),
    ("In den finanziellen Auswirkungen wird „a“ gestrichen.", "finanzen"),
    ("Im Beratungsgegenstand wird „a“ gestrichen.", "beratungsgegenstand"),
    ("In Anlage 2 wird „a“ gestrichen.", "anlagen"),
]


@pytest.mark.parametrize(("line", "section"), SECTIONS)
def test_each_amendment_stands_in_the_section_of_its_text(
    composed: Compose, line: str, section: str
) -> None:
    paper = composed(f"{HEAD}aenderungen:\n  - {line}\n", FIRST)
    having = [one.id for one in paper.sections if "das Wort „a“" in "".join(lines(one.blocks))]
    assert having == [section]
    found = paper.section(section)
    assert found
    assert words(found.title)


def test_the_own_reasons_follow_the_changes_of_the_old_ones(composed: Compose) -> None:
    paper = composed(
        f"{HEAD}aenderungen: [In der Begründung wird „a“ gestrichen.]\n"
        "begruendung: |\n  Eigenes.\n\n  ## Kosten\n\n  Keine.\n",
        FIRST,
    )
    found = paper.section("begruendung")
    assert found
    assert lines(found.blocks) == [
        "Überschrift 1: Änderungen der Begründung",
        "Liste (point):",
        "  1. In der Begründung wird das Wort „a“ gestrichen.",
        "Überschrift 1: Begründung des Nachtrags",
        "Absatz: Eigenes.",
        "Überschrift 2: Kosten",
        "Absatz: Keine.",
    ]


def test_the_reasons_are_called_as_the_author_calls_them(composed: Compose) -> None:
    paper = composed(f"{HEAD}aenderungen: [Im Sachverhalt wird „a“ gestrichen.]\n", FIRST)
    found = paper.section("begruendung")
    assert found
    assert lines(found.blocks)[::2] == [
        "Überschrift 1: Änderungen des Sachverhalts",
        "  1. Im Sachverhalt wird das Wort „a“ gestrichen.",
    ]


def test_own_attachments_are_counted_on_from_those_of_the_original(composed: Compose) -> None:
    own = f"{HEAD}anlagen: [Neue Liste, {{nummer: 9, titel: Plan}}]\n"
    found = composed(own, f"{FIRST}anlagen: [Konzept, Stellenplan]\n").section("anlagen")
    whole = own.replace(", umfang: nur_ergaenzung", "")
    again = composed(whole, f"{FIRST}anlagen: [Konzept, Stellenplan]\n").section("anlagen")
    assert found
    assert again
    assert lines(found.blocks)[1:] == ["  Anlage 3 Neue Liste", "  Anlage 9 Plan"]
    assert lines(again.blocks)[1:] == ["  Anlage 1 Neue Liste", "  Anlage 9 Plan"]


def test_an_attachment_worded_anew_shows_its_title_only(composed: Compose) -> None:
    line = "Anlage 2 wird wie folgt gefasst: Neuer Plan, plan.pdf, öffentlich"
    assert printed(composed, line, "anlagen")[-1].strip() == "• Neuer Plan"


def test_words_keep_their_style(composed: Compose) -> None:
    line = "In Ziffer 3 wird „a“ durch „**b** c“ ersetzt."
    shown = sentence(printed(composed, line))
    assert shown == "In Ziffer 3 wird das Wort „a“ durch „{fett b} c“ ersetzt."


def test_only_a_nachtrag_that_holds_changes_prints_them(composed: Compose) -> None:
    more = "aenderungen: [Ziffer 4 entfällt.]\n"
    whole = composed(f"{HEAD.replace(', umfang: nur_ergaenzung', '')}{more}", FIRST)
    changes = composed(f"{HEAD}{more}", FIRST)
    assert whole.section("beschlussvorschlag") is None
    assert changes.section("beschlussvorschlag")
