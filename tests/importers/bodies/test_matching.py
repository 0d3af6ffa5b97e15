"""Bodies by their words: the form's where it can be told, as printed where their shape says so."""

import pytest

from drafter.importers.draft import Certainty
from drafter.importers.recognise.matching import Names, looks_like_body
from tests.importers.bodies.made import form

BIELEFELD = Names(form("bielefeld").organizations)
KARLSRUHE = Names(form("karlsruhe").organizations)
SAME = {
    "Haupt-, Wirtschaftsförderungs- und\nBeteiligungsausschuss": (
        "Haupt-, Wirtschaftsförderungs- und Beteiligungsausschuss"
    ),
    "RatderStadtBielefeld": "Rat der Stadt Bielefeld",
    "RAT DER STADT BIELEFELD": "Rat der Stadt Bielefeld",
    "Schul-und Sportausschuß": "Schul- und Sportausschuss",
    "Schul- u\u0308nd": None,
    "Bezirksvertretung Jo\u0308llenbeck": "Bezirksvertretung Jöllenbeck",
    "Bezirksvertretung Joellenbeck": "Bezirksvertretung Jöllenbeck",
    "Betriebsausschuss Immobilienservice\u00ad\nbetrieb": (
        "Betriebsausschuss Immobilienservicebetrieb"
    ),
    "des Rates": "Rat",
    "Rates der Stadt Bielefeld": "Rat der Stadt Bielefeld",
    "Beirats für Behindertenfragen": "Beirat für Behindertenfragen",
    "HWBA": "HWBA",
    "BV Heepen": "Bezirksvertretung Heepen",
    "Schul- u. Sportausschuss": "Schul- und Sportausschuss",
    "Betriebsaussch. Umweltbetrieb": "Betriebsausschuss Umweltbetrieb",
    "Bezirksvertretung Senne": "Bezirksvertretung Senne",
    "Bezirksvertretung Sennestadt": "Bezirksvertretung Sennestadt",
}
MISSPELT = {
    "Soziaql- und Gesundheitsausschuss": "Sozial- und Gesundheitsausschuss",
    "Bezirksvertretung Sene": "Bezirksvertretung Senne",
    "Stadtentwicklngsausschuss": "Stadtentwicklungsausschuss",
}
AS_PRINTED = (
    "Schulausschuss",
    "Rat der Gemeinde Xhausen",
    "Ausschuss für Bauen, Wohnen und Verkehr",
    "Jury Kunst am Bau",
    "Kreistag",
    "Werkausschuss",
)
NO_BODIES = (
    "Referat 5",
    "Apparat",
    "Stellvertretung",
    "Ratssaal",
    "Der Rat beschließt, den Ausschuss zu hören.",
    "Tiefbauamt",
    "siehe Anlage",
)


@pytest.mark.parametrize(("words", "name"), SAME.items())
def test_spelling_line_ends_and_inflection_do_not_count(words: str, name: str | None) -> None:
    said = BIELEFELD.read(words)
    assert (said.text if said else None) == name
    assert said is None or said.certainty is Certainty.SURE


@pytest.mark.parametrize(("words", "name"), MISSPELT.items())
def test_a_misspelt_name_is_the_one_near_body_and_says_so(words: str, name: str) -> None:
    said = BIELEFELD.read(words)
    assert said is not None
    assert (said.text, said.certainty, said.words) == (name, Certainty.LIKELY, words)
    assert "gelesen" in said.note


def test_the_misspelling_of_the_issue_is_read() -> None:
    said = KARLSRUHE.read("Panungsaussschuss")
    assert said is not None
    assert said.text == "Planungsausschuss"


@pytest.mark.parametrize("words", ["Bezirksvertretung Mette-Senne", "Kulturrat", "Schulrat"])
def test_a_name_that_is_near_to_none_is_none_of_them(words: str) -> None:
    assert BIELEFELD.similar(words) is None


@pytest.mark.parametrize("words", AS_PRINTED)
def test_a_body_that_the_form_does_not_know_stays_as_printed(words: str) -> None:
    said = BIELEFELD.read(words)
    assert said is not None
    assert (said.text, said.certainty) == (words, Certainty.LIKELY)


@pytest.mark.parametrize("words", NO_BODIES)
def test_what_has_not_the_shape_of_a_body_is_none(words: str) -> None:
    assert not looks_like_body(words)
    assert BIELEFELD.read(words) is None


@pytest.mark.parametrize("words", ["Bezirksvertretung", "Betriebsausschuss"])
def test_the_kind_of_a_body_alone_names_none(words: str) -> None:
    said = BIELEFELD.read(words)
    assert said is not None
    assert said.certainty is Certainty.UNSURE


def test_the_longest_name_is_found_and_no_tail_of_a_joined_one() -> None:
    text = "RatderStadtBielefeldHauptausschuss, Personal- und Kulturausschuss, Integrationsrat"
    found = [place.name for place in BIELEFELD.places(text)]
    assert found == ["Rat der Stadt Bielefeld", "Hauptausschuss", "Integrationsrat"]
