"""Wording: inflected names in prose, lists, counts, sorting, quoted input."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.german.wording import count, inflected, listed, natural_key, quoted

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)
HWBA = "Haupt-, Wirtschaftsförderungs- und Beteiligungsausschuss"


@pytest.mark.parametrize(
    ("name", "prose", "found"),
    [
        ("Integrationsrat", "des Integrationsrates und", "Integrationsrates"),
        ("Integrationsrat", "des Integrationsrats.", "Integrationsrats"),
        ("Integrationsrat", "(Integrationsrat)", "Integrationsrat"),
        (
            "Sozial- und Gesundheitsausschuss",
            "Beschluss des Sozial- und Gesundheitsausschusses, der",
            "Sozial- und Gesundheitsausschusses",
        ),
        (
            HWBA,
            "der Haupt-, \nWirtschaftsförderungs- und Beteiligungsausschuss beschließt",
            "Haupt-, \nWirtschaftsförderungs- und Beteiligungsausschuss",
        ),
        ("Rat der Stadt Bielefeld", "des Rates der Stadt Bielefeld", "Rates der Stadt Bielefeld"),
        ("Rat der Stadt Bielefeld", "im Rat der\nStadt Bielefeld", "Rat der\nStadt Bielefeld"),
        ("Rat", "Beschluss des Rats", "Rats"),
        ("Rat", "Rat und Hilfe", "Rat"),
        ("Bezirksvertretung Mitte", "die Bezirksvertretungen Mitte", "Bezirksvertretungen Mitte"),
        ("Beirat für Behindertenfragen", "des Beirates für Behindertenfragen", None),
        ("Betrieblicher Ausschuss", "des Betrieblichen Ausschusses", "Betrieblichen Ausschusses"),
        ("Betrieblicher Ausschuss", "dem Betrieblichen Ausschuss", "Betrieblichen Ausschuss"),
        ("Haupt-/Finanzausschuss", "des Haupt-/Finanzausschusses", None),
        ("HSK-Kommission", "der HSK-Kommissionen", "HSK-Kommissionen"),
        ("Ausschuss für soziale Fragen", "des Ausschusses für soziale Fragen", None),
        ("Kreistag", "des Kreistages", "Kreistages"),
        ("HWBA", "Beschluss des HWBA und", "HWBA"),
        ("Kommission (KIM)", "der Kommission (KIM) vom", "Kommission (KIM)"),
    ],
)
def test_a_body_is_found_in_its_inflections(name: str, prose: str, found: str | None) -> None:
    match = inflected(name).search(prose)
    assert match is not None
    assert match[0] == (found or prose.removeprefix("des "))


@pytest.mark.parametrize(
    ("name", "prose"),
    [
        ("Rat", "Integrationsrat, Rathaus, Ratssitzung, Rats-IT, Stadt-Rat, Rate, Raten, rat"),
        ("Integrationsrat", "die Integrationsrate, ein Integrationsratsmitglied"),
        ("Finanzausschuss", "der Haupt- und Finanzausschuss; Bau- oder\nFinanzausschuss"),
        ("Bezirksvertretung Mitte", "Bezirksvertretung Schildesche, Mitte"),
        ("Betrieblicher Ausschuss", "Ausschuss"),
        ("HWBA", "HWBAX, HWBAen"),
        ("Rat (x)", "Rat x"),
        ("", "Rat"),
        ("  ", "Rat"),
    ],
)
def test_only_whole_names_are_found(name: str, prose: str) -> None:
    assert inflected(name).search(prose) is None


@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=60))
def test_every_name_is_found_where_it_stands_alone(name: str) -> None:
    if name.strip():
        assert inflected(name).fullmatch(" ".join(name.split()))


@pytest.mark.parametrize("piece", ["Rat ", "Rat  der ", " ", "Haupt- und ", "Rat\n\n"])
def test_hostile_prose_is_searched_in_bounded_time(piece: str) -> None:
    started = time.perf_counter()
    assert inflected("Rat der Stadt Bielefeld").search(piece * 50_000) is None
    assert time.perf_counter() - started < 2


def test_words_are_listed_as_in_german_prose() -> None:
    assert listed([]) == ""
    assert listed(["A"]) == "A"
    assert listed(["A", "B"]) == "A und B"
    assert listed(("A", "B", "C")) == "A, B und C"


def test_counts_carry_their_noun() -> None:
    assert count(1, "Fehler", "Fehler") == "1 Fehler"
    assert count(0, "Warnung", "Warnungen") == "0 Warnungen"
    assert count(2, "Warnung", "Warnungen") == "2 Warnungen"
    assert count(1200, "Warnung", "Warnungen") == "1.200 Warnungen"


@pytest.mark.parametrize(
    "in_order",
    [
        ["6", "7.1", "8.2", "13.2", "13.10", "14"],
        ["3", "3 a", "3 c", "3 c 1", "4"],
        ["I/1", "II/2", "II/10", "IV/1", "V/1", "IX/1", "X/3", "XIV/1"],
        ["N 1", "Ö 4.1", "Ö 4.2", "Ö 10"],
        ["2859/2020-2025", "2859/2020-2025/1", "2859/2020-2025/2", "11397/2014-2020/1"],
        ["Äpfel", "Apfelsine", "Straße", "Strasse 2", "Strauß", "Zebra"],
        ["WP8158/2013", "WP8158/2013 1. Ergänzung", "WP8158/2013 2. Ergänzung"],
        ["007", "8", "9" * 5000, "1" + "0" * 5000],
    ],
)
def test_numbers_and_words_sort_as_people_expect(in_order: list[str]) -> None:
    backwards = in_order[::-1]
    assert sorted(backwards, key=natural_key) == in_order


def test_umlauts_and_case_weigh_nothing_beside_the_letters() -> None:
    assert natural_key("Öl")[0] == natural_key("ol")[0]
    assert natural_key("Maße")[0] == natural_key("MASSE")[0]
    assert natural_key("Ærø")[0] == natural_key("Aero")[0]
    assert natural_key("3c")[0] == natural_key("3 c")[0]


@given(st.lists(ANY_TEXT, max_size=6))
def test_any_texts_have_one_order(texts: list[str]) -> None:
    backwards = texts[::-1]
    assert sorted(texts, key=natural_key) == sorted(backwards, key=natural_key)


@given(ANY_TEXT)
def test_quoted_input_is_short_printable_and_on_one_line(text: str) -> None:
    shown = quoted(text)
    assert shown.startswith("„")
    assert shown.endswith("“")
    assert len(shown) <= 42
    assert shown.isprintable()


def test_quoted_input_is_shown_as_it_stands() -> None:
    assert quoted(" 31.02.2022\n") == "„31.02.2022“"
    assert quoted("a\ud800b") == "„a\ufffdb“"
    assert quoted("a" * 50) == "„" + "a" * 39 + "…“"
