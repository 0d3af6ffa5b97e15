import pytest

from drafter.importers.flow import is_glued, unglued

KNOWN = frozenset(
    (
        "Rat der Stadt Bielefeld",
        "Haupt-, Wirtschaftsförderungs- und Beteiligungsausschuss",
        "Schul- und Sportausschuss",
    )
)


@pytest.mark.parametrize(
    ("glued", "words"),
    [
        (
            "RatderStadtBielefeld10.02.2022öffentlich",
            "Rat der Stadt Bielefeld 10.02.2022 öffentlich",
        ),
        ("Beschlussvorschlag:DerRat", "Beschlussvorschlag: Der Rat"),
        (
            "Haupt-,Wirtschaftsförderungs-undBeteiligungsausschuss10.02.2022öffentlich",
            "Haupt-, Wirtschaftsförderungs- und Beteiligungsausschuss 10.02.2022 öffentlich",
        ),
        ("Rat der StadtBielefeld, 1. Lesung", "Rat der Stadt Bielefeld, 1. Lesung"),
        ("Schul-undSportausschuss, 3.2.2022", "Schul- und Sportausschuss, 3.2.2022"),
    ],
)
def test_blanks_come_back_where_that_is_sure(glued: str, words: str) -> None:
    assert unglued(glued, KNOWN) == words


@pytest.mark.parametrize(
    "text",
    [
        "Der Rat der Stadt Bielefelder Art",
        "moBiel GmbH, BauGB und OpenData im Amt",
        "siehe www.Example.de/fooBar:Baz im Netz",
        "LehrerInnen und Lehrer:innen",
        "Drucksachen-Nr. 9921/2014-2020/1",
        "am 10.02.2022, TOP 7.1",
        "",
    ],
)
def test_what_lacks_no_blank_stays(text: str) -> None:
    assert unglued(text, KNOWN) == text


def test_a_text_is_glued_by_the_length_of_its_words() -> None:
    assert is_glued("DerRatderStadtBielefeldbeschließt dieSatzungüberGebühren")
    assert not is_glued("Der Rat der Stadt Bielefeld beschließt die Satzung über Gebühren")
    assert not is_glued("siehe https://www.example.de/eine/sehr/lange/adresse/ohne/blank.html")
