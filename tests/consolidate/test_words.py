"""Words found and changed: blanks, marks and line ends aside, as whole words, and only once."""

import pytest

from drafter.model.paper import Paper
from drafter.model.prose import Loc
from tests.consolidate.papers import ORIGINAL, amended, changes, nachtrag, texts, told

POINTS: Loc = ("beschlussvorschlag", "ziffern")
REASONS: Loc = ("begruendung",)


CHANGED: list[tuple[str, Loc, str]] = [
    (
        "In Ziffer 3 wird „300.000 EUR“ durch „320.000 EUR“ ersetzt.",
        (*POINTS, 2, "text"),
        "Für das Haushaltsjahr 2022 werden 320.000 EUR bereitgestellt.",
    ),
    (
        "In Ziffer 3 wird „300.000“ durch „320.000“ ersetzt.",
        (*POINTS, 2, "text"),
        "Für das Haushaltsjahr 2022 werden 320.000 EUR bereitgestellt.",
    ),
    (
        "In Ziffer 1 wird „zunächst“ gestrichen.",
        (*POINTS, 0, "text"),
        "Das Konzept wird gebilligt. Es gilt ab sofort.",
    ),
    (
        "In Ziffer 1, Absatz 2 wird „ab sofort“ gestrichen.",
        (*POINTS, 0, "text"),
        "Das Konzept wird zunächst gebilligt. Es gilt.",
    ),
    (
        "In Ziffer 1 wird „Das Konzept wird“ durch „Konzept und Zeitplan werden“ ersetzt.",
        (*POINTS, 0, "text"),
        "Konzept und Zeitplan werden zunächst gebilligt. Es gilt ab sofort.",
    ),
    (
        "In Ziffer 2 a) aa) wird nach „Sozialamt“ „und Jugendamt“ eingefügt.",
        (*POINTS, 1, "unterpunkte", 0, "unterpunkte", 0, "text"),
        "drei beim Sozialamt und Jugendamt,",
    ),
    (
        "In Ziffer 2 wird nach „Sozialamt“ „, Abteilung 2,“ eingefügt.",
        (*POINTS, 1, "unterpunkte", 0, "unterpunkte", 0, "text"),
        "drei beim Sozialamt, Abteilung 2,,",
    ),
    (
        "Im Schluss der Ziffer 2 wird vor „2022“ „dem Jahr“ eingefügt.",
        (*POINTS, 1, "schluss"),
        "Das gilt ab dem Jahr 2022.",
    ),
    (
        "In der Einleitung wird „Rat“ durch „Stadtrat“ ersetzt.",
        ("beschlussvorschlag", "einleitung"),
        "Der Stadtrat beschließt:",
    ),
    (
        "In den Zielen wird „45 %“ durch „50 %“ ersetzt.",
        ("ziele",),
        "Die Quote steigt auf 50 %.",
    ),
    (
        "In der Deckung der Ziffer 3 wird „aus dem Budget“ durch „aus der Rücklage“ ersetzt.",
        (*POINTS, 2, "deckung", "rest", "text"),
        "Der Rest von 15.000 € wird aus der Rücklage gedeckt.",
    ),
]


@pytest.mark.parametrize(("line", "loc", "text"), CHANGED)
def test_words_are_changed_and_nothing_else(line: str, loc: Loc, text: str) -> None:
    assert changes(line) == {loc: text}


SPLICED: list[tuple[str, str, str]] = [
    # the words of an amendment, what stands in the source before, and after
    ("„fördert fünf“ durch „fördert sechs“ ersetzt", "fördert\nfünf", "fördert sechs"),
    ("„fünf Stellen. Die“ durch „fünf. Alle“ ersetzt", "fünf Stellen. Die", "fünf. Alle"),
    ("nach „über fünf Stellen“ „im Amt“ eingefügt", "Stellen**.", "Stellen** im Amt."),
    ("„zunächst“ gestrichen", "sind *zunächst* befristet", "sind befristet"),
    ("vor „zunächst“ „alle“ eingefügt", "sind *zunächst*", "sind alle *zunächst*"),
    ("„zunächst befristet“ durch „unbefristet“ ersetzt", "*zunächst* befristet", "unbefristet"),
    ("„zunächst“ durch „**stets**“ ersetzt", "*zunächst*", "***stets***"),
    ("„Mitarbeiter*innen“ durch „Kräfte“ ersetzt", "Mitarbeiter*innen", "Kräfte"),
    ("„erste Stelle“ durch „eine Stelle“ ersetzt", "- erste Stelle", "- eine Stelle"),
    ("„zweite“ gestrichen", "- zweite Stelle", "- Stelle"),
    ("„300.000 €“ durch „320.000 €“ ersetzt", "| 300.000 € |", "| 320.000 € |"),
    ("„Betrag“ durch „Summe“ ersetzt", "| Betrag |", "| Summe |"),
    ("„Anlass“ durch „Grund“ ersetzt", "## Anlass", "## Grund"),
    ("nach „Kräfte“ „und Geld“ eingefügt", "fehlen Kräfte.", "fehlen Kräfte und Geld."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "before", "after"), SPLICED)
def test_marks_around_words_do_not_matter(words: str, before: str, after: str) -> None:
    made = amended(f"In der Begründung wird {words}.")
    assert made.problems == ()
    assert ORIGINAL.rationale
    assert made.paper.rationale == ORIGINAL.rationale.replace(before, after, 1)


def test_words_that_are_a_link_may_be_replaced() -> None:
    made = amended("In der Begründung wird „siehe Bericht“ durch „siehe Anlage 1“ ersetzt.")
    assert made.problems == ()
    assert "(siehe Anlage 1(" not in (made.paper.rationale or "")
    assert "(siehe Anlage 1) fehlen Kräfte." in (made.paper.rationale or "")


def test_words_in_a_link_keep_its_target() -> None:
    made = amended(
        "In Begründung, Abschnitt „Anlass“, Absatz 2 wird „Bericht“ durch „Vermerk“ ersetzt."
    )
    assert "[Vermerk](https://example.org/zunächst)" in (made.paper.rationale or "")


def test_what_would_break_marks_is_not_done() -> None:
    (problem,) = told("In der Begründung wird „über fünf“ durch „über sechs“ ersetzt.")
    assert problem.startswith("aenderungen.0.worte: Die Worte „über fünf“ lassen sich in „Begr")
    assert amended("In der Begründung wird „über fünf“ gestrichen.").paper.rationale == (
        ORIGINAL.rationale
    )


@pytest.mark.parametrize(
    ("words", "new"),
    [
        ("2022", "a | b"),
        ("300.000 €", "a\n\nb"),
        ("Vorab", "- a\n\n- b"),
        ("Vorab", "## a"),
        ("Vorab", "1. a"),
        ("Vorab", "a\n\nb"),
        ("Anlass", "a\n\nb"),
        ("erste Stelle", "a\n  - b"),
    ],
)
def test_new_words_cannot_break_a_table_or_a_paragraph(words: str, new: str) -> None:
    line = f"In der Begründung wird „{words}“ durch „{new}“ ersetzt."
    assert len(told(line)) == 1


NOT_THERE = [
    (
        "In Ziffer 3 wird „300.000 Euro“ durch „1“ ersetzt.",
        "Die Worte „300.000 Euro“ stehen nicht in „Ziffer 3“. Dort steht „300.000 EUR“.",
    ),
    (
        "In Ziffer 4 wird „00.000“ durch „1“ ersetzt.",
        "Dort steht „Über die Umsetzung wird berichtet.“",
    ),
    ("In Ziffer 3 wird „00.000“ durch „1“ ersetzt.", "stehen nicht in „Ziffer 3“"),
    ("In Ziffer 3 wird „Haushalt“ durch „1“ ersetzt.", "Dort steht „Haushaltsjahr“"),
    ("In Ziffer 1 wird „gebilligt. Es gilt“ durch „1“ ersetzt.", "stehen nicht in „Ziffer 1“"),
    ("In Ziffer 1, Absatz 2 wird „zunächst“ gestrichen.", "„Ziffer 1, Absatz 2“"),
    ("In der Begründung wird „https“ gestrichen.", "stehen nicht in „Begründung“"),
    ("In der Begründung wird „Mitarbeiterinnen“ gestrichen.", "Dort steht „Mitarbeiter*innen“"),
]


@pytest.mark.parametrize(("line", "sentence"), NOT_THERE)
def test_words_that_are_not_there_are_told_with_what_is(line: str, sentence: str) -> None:
    (problem,) = told(line)
    assert problem.startswith("aenderungen.0.worte: ")
    assert sentence in problem
    assert "Bitte" in problem


SEVERAL = [
    (
        "In der Begründung wird „fünf Stellen“ gestrichen.",
        "mehr als einmal (Begründung, Absatz 1 und Begründung, Absatz 2)",
    ),
    ("In Ziffer 3 wird „2022“ durch „2023“ ersetzt.", "mehr als einmal (Ziffer 3 und Ziffer 3, De"),
    (
        "In der Begründung wird „Stelle“ gestrichen.",
        "mehr als einmal. Bitte mehr Worte zitieren oder die Stelle genauer nennen.",
    ),
    (
        "Im Beschlussvorschlag wird „beim“ durch „im“ ersetzt.",
        "(Ziffer 2 a) aa) und Ziffer 2 a) bb))",
    ),
]


@pytest.mark.parametrize(("line", "sentence"), SEVERAL)
def test_words_that_are_there_twice_are_told_with_their_places(line: str, sentence: str) -> None:
    (problem,) = told(line)
    assert problem.startswith("aenderungen.0.worte: ")
    assert sentence in problem


def test_places_that_overlap_are_several() -> None:
    original = ORIGINAL.model_copy(update={"summary": "Es sind 5 € und 5 € und 5 €."})
    line = "In der Zusammenfassung wird „5 € und 5 €“ durch „10 €“ ersetzt."
    (problem,) = told(line, original=original)
    assert "mehr als einmal" in problem


def test_a_narrower_address_finds_what_a_wide_one_finds_twice() -> None:
    line = "In Begründung, Abschnitt „Anlass“, Absatz 1 wird „fünf Stellen“ durch „sechs“ ersetzt."
    assert told(line) == []


def test_the_numbers_of_a_larger_number_are_no_words() -> None:
    original = paper_with("Es sind 1.300.000 EUR, nicht 300.000 EUR und nicht 300.000,50 EUR.")
    line = "In Ziffer 1 wird „300.000“ durch „320.000“ ersetzt."
    assert changes(line, original=original) == {
        (*POINTS, 0, "text"): "Es sind 1.300.000 EUR, nicht 320.000 EUR und nicht 300.000,50 EUR."
    }


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("Sie wird, soweit möglich, geprüft.", ", soweit möglich,", "Sie wird geprüft."),
        ("Sie wird zunächst\ngeprüft.", "zunächst", "Sie wird\ngeprüft."),
        ("Sie wird\nzunächst geprüft.", "zunächst", "Sie wird\ngeprüft."),
        ("Sie wird\nzunächst\ngeprüft.", "zunächst", "Sie wird\ngeprüft."),
        ("Zunächst wird geprüft.", "Zunächst", "wird geprüft."),
        ("Sie wird geprüft zunächst", "zunächst", "Sie wird geprüft"),
        ("Sie wird (zunächst) geprüft.", "zunächst", "Sie wird () geprüft."),
        ("Eins.\n\nZunächst zwei.", "Zunächst", "Eins.\n\nzwei."),
        ("Eins.\n\nZunächst\nzwei.", "Zunächst", "Eins.\n\nzwei."),
        ("- a\n- zunächst\n  b", "zunächst", "- a\n-\n  b"),
        ("Eins zunächst  \nzwei.", "zunächst", "Eins  \nzwei."),
        ("Eins  \nzunächst\nzwei.", "zunächst", "Eins  \nzwei."),
        ("Eins\\\nzunächst zwei.", "zunächst", "Eins\\\nzwei."),
        ("Ein Wort\u00adteil hier", "Wortteil", "Ein hier"),
        ("Ein **Wort** hier", "Wort", "Ein hier"),
    ],
)
def test_no_blank_is_left_over_where_words_fall_away(text: str, words: str, left: str) -> None:
    made = amended(f"In Ziffer 1 wird „{words}“ gestrichen.", original=paper_with(text))
    assert made.problems == ()
    resolution = made.paper.proposed_resolution
    assert resolution
    assert resolution.points[0].text == left


def paper_with(text: str) -> Paper:
    return ORIGINAL.model_validate(
        {
            **ORIGINAL.model_dump(
                by_alias=True, include={"form", "kind", "lead_office", "subject"}
            ),
            "beschlussvorschlag": {"ziffern": [{"text": text}]},
        }
    )


def test_the_own_text_of_the_nachtrag_is_not_searched() -> None:
    line = "In der Begründung wird „Sonderwort“ gestrichen."
    assert len(told(line, begruendung="Sonderwort.")) == 1
    assert texts(nachtrag(begruendung="Sonderwort."))[REASONS] == "Sonderwort."
