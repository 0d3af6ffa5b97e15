"""Examples of amendments: each names a place of its original and can be carried out there."""

import pytest

from drafter.compose.amendments import sentence
from drafter.model.amendment import Amendment
from drafter.pipeline import check
from drafter.pipeline.examples import examples, in_block, in_braces
from tests.pipeline.conftest import DRAFT, Place

POINTS = "beschlussvorschlag:\n  ziffern:\n"


def fitting(place: Place, more: str, base: str = DRAFT) -> tuple[Amendment, ...]:
    """Return the examples for a paper."""
    checked = check(place(more, base=base))
    assert checked.paper, checked.findings
    assert checked.loaded.form
    return examples(checked.paper, checked.paper, checked.loaded.form)


def sentences(place: Place, more: str, base: str = DRAFT) -> list[str]:
    return [sentence(one) for one in fitting(place, more, base)]


def test_one_of_each_kind(place: Place) -> None:
    more = (
        f"{POINTS}    - Es wird gebaut.\n    - Das kostet 5 €.\n    - Ende.\nbegruendung: Weil.\n"
    )
    assert sentences(place, more) == [
        "In Ziffer 2 werden die Worte „5 €“ durch „NEUER BETRAG“ ersetzt.",
        "In Ziffer 1 werden nach dem Wort „gebaut“ die Worte „NEUE WORTE“ eingefügt.",
        "Ziffer 3 wird wie folgt gefasst:",
        "Nach Ziffer 3 wird folgende Ziffer 4 eingefügt:",
        "Nach Absatz 1 der Begründung wird folgender Absatz eingefügt:",
    ]


def test_they_do_not_get_in_each_others_way(place: Place) -> None:
    assert sentences(place, f"{POINTS}    - Das Rad kostet 5 €.\n") == [
        "In Ziffer 1 werden die Worte „5 €“ durch „NEUER BETRAG“ ersetzt.",
        "Nach Ziffer 1 wird folgende Ziffer 2 eingefügt:",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Das Rad ist ein Rad.", "ein Rad"),
        ("Es ist ein Rad und ein Rad.", "und ein Rad"),
        ("Es wird **gebaut**!", "**gebaut**"),
        ("Es heißt „am See“.", None),
        ("Ein a b c d Rad, ein a b c d Rad.", None),
    ],
)
def test_as_many_words_are_quoted_as_name_one_place(
    place: Place, text: str, words: str | None
) -> None:
    found = [one.words for one in fitting(place, f"{POINTS}    - '{text}'\n") if one.words]
    assert found == ([words] if words else [])


def test_an_amount_that_stands_twice_is_passed_over(place: Place) -> None:
    more = f"{POINTS}    - 5 € und 5 €, dazu 6 €.\nbegruendung: Es kostet 7 €.\n"
    assert fitting(place, more)[0].words == "6 €"


def test_an_amount_may_stand_in_the_reasons(place: Place) -> None:
    assert "In der Begründung werden die Worte „7 €“" in sentences(place, "begruendung: 7 €\n")[0]


def test_a_part_is_named_where_several_have_points(place: Place) -> None:
    part = "    - einleitung: Der Rat\n      ziffern: [{}]\n"
    several = f"beschlussvorschlag:\n  teile:\n{part.format('eins')}{part.format('zwei')}"
    assert [one for one in sentences(place, several) if "Teil" in one] == [
        "In Ziffer 1 des Teils a werden nach dem Wort „eins“ die Worte „NEUE WORTE“ eingefügt.",
        "Ziffer 1 des Teils b wird wie folgt gefasst:",
        "Nach Ziffer 1 des Teils b wird folgende Ziffer 2 eingefügt:",
    ]
    alone = f"beschlussvorschlag:\n  teile:\n{part.format('eins')}"
    assert not [one for one in sentences(place, alone) if "Teil" in one]


def test_a_resolution_may_have_no_points(place: Place) -> None:
    assert sentences(place, "beschlussvorschlag: Der Rat beschließt die Satzung.\n") == [
        "Im Beschlussvorschlag werden nach dem Wort „Satzung“ die Worte „NEUE WORTE“ eingefügt."
    ]


def test_sections_are_named_as_far_as_yaml_and_grammar_allow(place: Place) -> None:
    text = "begruendung: |\n  ## {}\n\n  Text.\n"
    assert "des Abschnitts „Anlass“ der" in sentences(place, text.format("Anlass"))[0]
    for title in ("Anlass: Brand", "„Anlass“", "Anlass #2"):
        assert "Nach Absatz 1 der Begründung" in sentences(place, text.format(title))[0], title
    many = "".join(f"  ## „{number}“\n\n  Text.\n\n" for number in range(20))
    assert "Nach Absatz 1 der Begründung" in sentences(place, f"begruendung: |\n{many}")[0]


def test_the_reasons_are_called_as_the_form_calls_them(place: Place) -> None:
    base = DRAFT.replace("Beschlussvorlage", "Informationsvorlage")
    assert "Nach Absatz 1 des Sachverhalts" in sentences(place, "begruendung: Weil.\n", base)[0]


def test_nothing_is_made_up(place: Place) -> None:
    assert fitting(place, "") == ()
    assert "Muster" not in in_block((), 0)
    assert "Muster" not in in_braces(())


def test_what_yaml_would_misread_is_quoted(place: Place) -> None:
    more = f"{POINTS}    - 'Frist: morgen'\n"
    one = fitting(place, more)[0]
    assert one.words == "morgen"
    twice = fitting(place, f"{POINTS}    - 'morgen, Frist: morgen'\n")[0]
    assert twice.words == "Frist: morgen"
    assert "#   - 'In Ziffer 1 werden nach den Worten „Frist: morgen“" in in_block((twice,), 0)
