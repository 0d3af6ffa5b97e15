"""Places as a whole: worded anew, dropped, put in; those that are not there; those that meet."""

import pytest

from drafter.model.paper import Paper
from drafter.model.prose import Loc
from tests.consolidate.papers import HEAD, ORIGINAL, amended, changes, read, texts, told

POINTS: Loc = ("beschlussvorschlag", "ziffern")
PARTS: Loc = ("beschlussvorschlag", "teile")
NEW = "Nach Ziffer {} wird Ziffer {} eingefügt: {}"


def points(*lines: str, original: Paper = ORIGINAL) -> list[str]:
    """Give the texts of the points after amendments without problems."""
    made = amended(*lines, original=original)
    assert made.problems == ()
    assert made.paper.proposed_resolution
    return [point.text.split("\n")[0] for point in made.paper.proposed_resolution.points]


ONE, TWO, THREE, FOUR = points()


def test_a_point_may_fall_away() -> None:
    assert points("Ziffer 2 entfällt.") == [ONE, THREE, FOUR]


def test_a_point_may_be_worded_anew_with_all_that_belonged_to_it() -> None:
    made = amended("Ziffer 3 wird wie folgt gefasst: Neu.\n\nZweiter Absatz.").paper
    assert made.proposed_resolution
    point = made.proposed_resolution.points[2]
    assert (point.text, point.cover, point.points) == ("Neu.\n\nZweiter Absatz.", None, ())


@pytest.mark.parametrize(
    ("lines", "order"),
    [
        (["Nach Ziffer 4 wird Ziffer 5 eingefügt: Neu"], [ONE, TWO, THREE, FOUR, "Neu"]),
        (["Nach Ziffer 2 wird eingefügt: Neu"], [ONE, TWO, "Neu", THREE, FOUR]),
        (["Vor Ziffer 1 wird eingefügt: Neu"], ["Neu", ONE, TWO, THREE, FOUR]),
        (
            ["Nach Ziffer 1 wird eingefügt: Nach 1", "Vor Ziffer 2 wird eingefügt: Vor 2"],
            [ONE, "Nach 1", "Vor 2", TWO, THREE, FOUR],
        ),
        (
            [NEW.format(1, 3, "Drei"), NEW.format(1, 2, "Zwei")],
            [ONE, "Zwei", "Drei", TWO, THREE, FOUR],
        ),
        (
            ["Ziffer 1 entfällt.", "Nach Ziffer 1 wird Ziffer 1 eingefügt: Neu"],
            ["Neu", TWO, THREE, FOUR],
        ),
        (["Ziffer 1 entfällt.", NEW.format(1, 2, "Neu")], ["Neu", TWO, THREE, FOUR]),
        (
            ["Ziffer 2 entfällt.", "In Ziffer 4 wird „die“ durch „ihre“ ersetzt."],
            [ONE, THREE, "Über ihre Umsetzung wird berichtet."],
        ),
    ],
)
def test_addresses_mean_the_original_whatever_else_changes(
    lines: list[str], order: list[str]
) -> None:
    assert points(*lines) == order
    assert points(*reversed(lines)) == order


def test_points_below_points_are_amended_alike() -> None:
    made = amended(
        "Ziffer 2 a) aa) entfällt.",
        "Nach Ziffer 2 b) wird Buchstabe c eingefügt: Neu.",
        "Der Schluss der Ziffer 2 wird gestrichen.",
        "Ziffer 2, Absatz 1 wird wie folgt gefasst: Beschlossen wird,",
    )
    assert made.problems == ()
    resolution = made.paper.proposed_resolution
    assert resolution
    point = resolution.points[1]
    assert (point.text, point.ending) == ("Beschlossen wird,", None)
    assert [one.text for one in point.points] == [
        "Stellen zu schaffen, und zwar", "sie zu besetzen.", "Neu.",
    ]  # fmt: skip
    assert [one.text for one in point.points[0].points] == ["zwei beim DRK,"]


def test_paragraphs_and_sections_of_the_reasons() -> None:
    made = amended(
        "Begründung, Absatz 1 wird gestrichen.",
        "Abschnitt „Anlass“, Absatz 2 wird wie folgt gefasst: Es fehlen Kräfte.",
        "Nach Begründung, Absatz 2 wird Absatz 3 eingefügt: Neu.\n\nUnd noch einer.",
        "Vor Abschnitt „Ausblick“ wird eingefügt: ### Kosten\n\nKeine.",
        "Abschnitt „Ausblick“ wird wie folgt gefasst: Ende.",
        "Abschnitt „Bedarf“ wird gestrichen.",
    )
    assert made.problems == ()
    text = made.paper.rationale or ""
    assert [block.strip() for block in text.split("\n\n") if block.strip()] == [
        "## Anlass",
        "Das Land fördert\nfünf Stellen. Die Mitarbeiter*innen sind *zunächst* befristet.",
        "Neu.",
        "Und noch einer.",
        "- erste Stelle\n- zweite Stelle",
        "Es fehlen Kräfte.",
        "### Kosten",
        "Keine.",
        "## Ausblick",
        "Ende.",
    ]


def test_a_section_may_get_another_heading() -> None:
    text = amended(
        "Abschnitt „Ausblick“ wird wie folgt gefasst: ## Schluss\n\nEnde."
    ).paper.rationale
    assert text
    assert text.endswith("\n\n## Schluss\n\nEnde.\n")
    assert "Ausblick" not in text


def test_a_section_ends_at_the_next_heading_of_its_level() -> None:
    text = amended("Abschnitt „Anlass“ wird gestrichen.").paper.rationale or ""
    left = "Vorab ein Satz über **fünf Stellen**. ## Ausblick Es folgt ein Bericht."
    assert " ".join(text.split()) == left


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("Einleitung wird wie folgt gefasst: Der HWBA beschließt:",
         {("beschlussvorschlag", "einleitung"): "Der HWBA beschließt:"}),
        ("Ziele wird wie folgt gefasst: Keine.", {("ziele",): "Keine."}),
        ("Zusammenfassung, Absatz 1 erhält folgende Fassung: Kurz.",
         {("zusammenfassung",): "Kurz."}),
        ("Die Begründung wird wie folgt gefasst: Neu.",
         {("begruendung",): "Neu."}),
    ],
)  # fmt: skip
def test_a_text_may_be_worded_anew(line: str, changed: dict[Loc, str]) -> None:
    assert changes(line) == changed


def test_a_text_may_fall_away() -> None:
    made = amended("Zusammenfassung entfällt.", "Ziele entfallen.", "Einleitung entfällt.").paper
    assert (made.summary, made.goals) == (None, None)
    assert made.proposed_resolution
    assert made.proposed_resolution.introduction is None


def test_subject_and_attachments() -> None:
    made = amended(
        "Im Beratungsgegenstand wird „Sozialamt“ durch „Jugendamt“ ersetzt.",
        "In Anlage 2 wird „2022“ durch „2023“ ersetzt.",
    )
    assert made.problems == ()
    assert made.paper.subject == "Stellen im Jugendamt"
    assert [one.title for one in made.paper.attachments] == ["Konzept", "Stellenplan 2023"]
    again = amended(
        "Anlage 1 wird wie folgt gefasst: Neues Konzept, konzept.pdf, öffentlich",
        "Beratungsgegenstand wird wie folgt gefasst: Neuer\nGegenstand",
    )
    (first, _), subject = again.paper.attachments, again.paper.subject
    assert (first.number, first.title, first.file) == (1, "Neues Konzept", "konzept.pdf")
    assert subject == "Neuer Gegenstand"


def test_attachments_keep_their_numbers_where_one_falls_away() -> None:
    made = amended("Anlage 1 entfällt.", anlagen=[{"titel": "Neu"}]).paper
    assert [(one.number, one.title) for one in made.attachments] == [
        (2, "Stellenplan 2022"),
        (3, "Neu"),
    ]


# Parts

IN_PARTS = Paper.model_validate(
    {
        **HEAD,
        "beschlussvorschlag": {
            "teile": [
                {"einleitung": "Der Ausschuss empfiehlt, wie unter b) zu beschließen."},
                {"einleitung": "Der Rat beschließt:", "ziffern": [{"text": "Eins."}]},
            ]
        },
    }
)
IN_TWO_PARTS = Paper.model_validate(
    {
        **HEAD,
        "beschlussvorschlag": {
            "teile": [
                {"einleitung": "Der Ausschuss beschließt:", "ziffern": [{"text": "Eins."}]},
                {"einleitung": "Der Rat beschließt:", "ziffern": [{"text": "Zwei."}]},
            ]
        },
    }
)


@pytest.mark.parametrize("address", ["Ziffer 1", "Teil b, Ziffer 1", "Ziffer 1 des Teils b"])
def test_the_only_points_need_no_part(address: str) -> None:
    line = f"In {address} wird „Eins“ durch „Zwei“ ersetzt."
    assert changes(line, original=IN_PARTS) == {(*PARTS, 1, "ziffern", 0, "text"): "Zwei."}


def test_a_part_must_be_named_where_several_have_points() -> None:
    (problem,) = told("Ziffer 1 entfällt.", original=IN_TWO_PARTS)
    assert problem.startswith("aenderungen.0.an: „Ziffer 1“ ist nicht eindeutig, denn Teil a und ")
    assert "Teil a, Ziffer 1" in problem
    assert told("Teil a, Ziffer 1 entfällt.", original=IN_TWO_PARTS) == []


def test_a_part_may_fall_away_and_get_another_introduction() -> None:
    made = amended(
        "Teil a entfällt.",
        "Einleitung von Teil b wird wie folgt gefasst: Der HWBA beschließt:",
        original=IN_PARTS,
    )
    assert made.problems == ()
    assert texts(made.paper)[(*PARTS, 0, "einleitung")] == "Der HWBA beschließt:"


# What is not there, and what cannot be done

MISSING = [
    (
        "Ziffer 9 entfällt.",
        "„Ziffer 9“ gibt es in der Ursprungsvorlage nicht. Dort sind es 4 Ziffern.",
    ),
    ("Ziffer 1 a) entfällt.", "Dort gibt es keine Unterpunkte."),
    ("Ziffer 2 c) entfällt.", "Dort sind es 2 Unterpunkte."),
    ("Ziffer 2 b), Absatz 2 entfällt.", "Dort ist es 1 Absatz."),
    ("Ziffer 1, Absatz 3 entfällt.", "Dort sind es 2 Absätze."),
    ("Ziffer 1, Schluss entfällt.", "Dort fehlt „Schluss“."),
    ("Deckung der Ziffer 1 entfällt.", "Dort fehlt „Deckung“."),
    ("Deckung der Ziffer 3, Zeile 3 entfällt.", "Dort sind es 2 Zeilen."),
    ("Teil a entfällt.", "Dort gibt es keine Teile."),
    ("Deckung, Zeile 1 entfällt.", "„Finanzielle Auswirkungen, Deckung, Zeile 1“"),
    ("Finanzielle Auswirkungen, Absatz 1 entfällt.", "Dort fehlt „Finanzielle Auswirkungen“."),
    (
        "Abschnitt „Kosten“ entfällt.",
        "Dort gibt es die Abschnitte „Anlass“, „Bedarf“ und „Ausblick“.",
    ),
    ("Abschnitt „Anlass“, Absatz 4 entfällt.", "Dort sind es 2 Absätze."),
    ("Begründung, Absatz 5 entfällt.", "Dort sind es 4 Absätze."),
    ("Anlage 3 entfällt.", "Dort gibt es die Nummern 1 und 2."),
]


@pytest.mark.parametrize(("line", "sentence"), MISSING)
def test_a_place_that_is_not_there_is_told_with_what_is(line: str, sentence: str) -> None:
    (problem,) = told(line)
    assert problem.startswith("aenderungen.0.an: ")
    assert sentence in problem
    assert "Bitte" in problem


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Beschlussvorschlag wird wie folgt gefasst: Neu.", "lässt sich nicht neu fassen"),
        ("Beschlussvorschlag entfällt.", "lässt sich nicht streichen"),
        ("Nach Zusammenfassung wird eingefügt: Neu.", "lässt sich nicht durch etwas davor"),
        ("Nach Anlage 2 wird eingefügt: Neu.", "Bitte neue Anlagen unter „anlagen“ nennen."),
        ("Deckung der Ziffer 3 wird wie folgt gefasst: Neu.", "lässt sich nicht neu fassen"),
        ("Beratungsgegenstand entfällt.", "lässt sich nicht streichen"),
    ],
)
def test_what_cannot_be_done_to_a_place_is_told(line: str, sentence: str) -> None:
    (problem,) = told(line)
    assert sentence in problem
    assert "Bitte" in problem


def test_the_introduction_of_a_part_cannot_fall_away() -> None:
    (problem,) = told("Einleitung von Teil b entfällt.", original=IN_PARTS)
    assert "„Teil b, Einleitung“ lässt sich nicht streichen." in problem


def test_a_heading_that_is_there_twice_is_told() -> None:
    original = ORIGINAL.model_copy(update={"rationale": "## A\n\nEins.\n\n## A\n\nZwei."})
    (problem,) = told("Abschnitt „A“ entfällt.", original=original)
    assert "„A“ steht dort 2-mal." in problem


def test_a_text_of_which_nothing_would_be_left_is_told() -> None:
    line = "In Ziffer 4 wird „Über die Umsetzung wird berichtet.“ gestrichen."
    (problem,) = told(line)
    assert "lassen sich" in problem or "nichts stehen" in problem
    (whole,) = told("Ziffer 4, Absatz 1 entfällt.")
    assert "bliebe von „Ziffer 4“ nichts stehen" in whole
    assert told("Ziffer 1, Absatz 1 entfällt.") == []


# Amendments that meet

MEETING = [
    ("Ziffer 3 entfällt.", "In Ziffer 3 wird „300.000 EUR“ durch „1 EUR“ ersetzt."),
    ("Ziffer 2 entfällt.", "Ziffer 2 a) aa) wird wie folgt gefasst: Neu"),
    ("Ziffer 2 entfällt.", "Nach Ziffer 2 b) wird eingefügt: Neu"),
    ("Ziffer 4 entfällt.", "Ziffer 4 wird wie folgt gefasst: Neu"),
    (
        "Deckung der Ziffer 3 entfällt.",
        "In Zeile 1 der Deckung der Ziffer 3 wird „2022“ gestrichen.",
    ),
    (
        "In Ziffer 4 wird „die Umsetzung“ durch „sie“ ersetzt.",
        "In Ziffer 4 wird „Umsetzung wird“ durch „sie“ ersetzt.",
    ),
    (
        "In Ziffer 4 wird „Umsetzung“ durch „Lage“ ersetzt.",
        "In Ziffer 4 wird nach „Umsetzung“ „hier“ eingefügt.",
    ),
    ("Begründung, Absatz 1 entfällt.", "In Begründung, Absatz 1 wird „Vorab“ gestrichen."),
    ("Abschnitt „Anlass“ entfällt.", "Nach Abschnitt „Anlass“, Absatz 1 wird eingefügt: Neu."),
    ("Zusammenfassung entfällt.", "Vor Zusammenfassung, Absatz 1 wird eingefügt: Neu."),
    ("In Anlage 1 wird „Konzept“ durch „Plan“ ersetzt.", "Anlage 1 entfällt."),
]


@pytest.mark.parametrize(("one", "other"), MEETING)
def test_two_amendments_of_the_same_words_are_told_and_neither_is_done(
    one: str, other: str
) -> None:
    for first, second in ((one, other), (other, one)):
        (problem,) = told(first, second)
        assert problem.startswith(
            "aenderungen.1.an: Diese Änderung und die Änderung 1 der Liste betreffen dieselbe"
        )
        assert texts(amended(first, second).paper) == texts(ORIGINAL)
    assert told(one) == told(other) == []


APART = [
    ("Ziffer 3 entfällt.", "In Ziffer 4 wird „die“ durch „ihre“ ersetzt."),
    ("Ziffer 2 a) entfällt.", "In Ziffer 2 b) wird „sie“ durch „alle“ ersetzt."),
    ("Ziffer 2 entfällt.", "Nach Ziffer 2 wird eingefügt: Neu"),
    ("In Ziffer 4 wird „die“ gestrichen.", "In Ziffer 4 wird „Umsetzung“ gestrichen."),
    (
        "In Ziffer 4 wird „die“ durch „ihre“ ersetzt.",
        "In Ziffer 4 wird vor „Umsetzung“ „volle“ eingefügt.",
    ),
    ("Begründung, Absatz 1 entfällt.", "Nach Begründung, Absatz 1 wird eingefügt: Neu."),
    ("Begründung, Absatz 1 entfällt.", "In Begründung, Absatz 2 wird „zunächst“ gestrichen."),
    (
        "Nach Begründung, Absatz 2 wird eingefügt: Neu.",
        "In Begründung, Absatz 2 wird „befristet.“ durch „unbefristet.“ ersetzt.",
    ),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_neighbours_do_not_meet(one: str, other: str) -> None:
    assert told(one, other) == told(other, one) == []
    assert texts(amended(one, other).paper) == texts(amended(other, one).paper)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("Nach Ziffer 4 wird eingefügt: A", "Nach Ziffer 4 wird eingefügt: B", True),
        (NEW.format(4, 5, "A"), "Nach Ziffer 4 wird eingefügt: B", True),
        (NEW.format(4, 5, "A"), NEW.format(4, 5, "B"), True),
        (NEW.format(4, 5, "A"), NEW.format(4, 6, "B"), False),
        ("Nach Ziffer 4 wird eingefügt: A", "Nach Ziffer 3 wird eingefügt: B", False),
        (
            "Nach Begründung, Absatz 1 wird eingefügt: A",
            "Nach Begründung, Absatz 1 wird eingefügt: B",
            True,
        ),
    ],
)
def test_what_is_put_in_at_one_place_needs_numbers(one: str, other: str, meet: bool) -> None:
    problems = told(one, other)
    assert bool(problems) is meet
    assert all("fügen an derselben Stelle etwas ein" in problem for problem in problems)


@pytest.mark.parametrize(
    ("lines", "told_of"),
    [
        ([NEW.format(4, 5, "A")], None),
        ([NEW.format(4, 6, "A")], "„Ziffer 5“"),
        ([NEW.format(3, 3, "A")], "„Ziffer 4“"),
        (["Vor Ziffer 1 wird Ziffer 1 eingefügt: A"], None),
        (["Vor Ziffer 1 wird Ziffer 2 eingefügt: A"], "„Ziffer 1“"),
        (["Nach Ziffer 2 b) wird Buchstabe d eingefügt: A"], "„Ziffer 2 c)“"),
        (["Ziffer 1 entfällt.", NEW.format(4, 4, "A")], None),
        (["Ziffer 1 entfällt.", NEW.format(4, 5, "A")], None),
        (["Ziffer 1 entfällt.", NEW.format(4, 6, "A")], "„Ziffer 4“"),
        ([NEW.format(1, 2, "A"), NEW.format(4, 6, "B")], None),
    ],
)
def test_a_new_number_is_the_one_that_the_program_counts(
    lines: list[str], told_of: str | None
) -> None:
    problems = told(*lines)
    assert bool(problems) is bool(told_of)
    for problem in problems:
        assert problem.startswith(f"aenderungen.{len(lines) - 1}.nummer: ")
        assert f"zählt das Programm als {told_of}" in problem


def test_what_is_clear_is_done_where_something_else_is_not() -> None:
    made = amended("Ziffer 9 entfällt.", "Ziffer 4 entfällt.", read("Ziffer 8 entfällt."))
    assert [problem.loc[1] for problem in made.problems] == [0, 2]
    assert made.paper.proposed_resolution
    assert len(made.paper.proposed_resolution.points) == 3


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("In Ziffer 3 wird „300.000 EUR“ durch „300.000  EUR“ ersetzt.", "Ziffer 3"),
        ("Ziffer 4 wird wie folgt gefasst: Über die Umsetzung wird berichtet.", "Ziffer 4"),
        ("Zusammenfassung wird wie folgt gefasst: Fünf Stellen werden geschaffen.", "Zusammenf"),
        ("Ziffer 1, Absatz 2 wird wie folgt gefasst: Es gilt ab sofort.", "Ziffer 1, Absatz 2"),
    ],
)
def test_a_new_wording_that_is_the_old_one_is_told(line: str, place: str) -> None:
    (problem,) = told(line)
    assert problem.startswith("aenderungen.0.durch: Der neue Wortlaut ist derselbe wie der alte")
    assert f"an „{place}" in problem
