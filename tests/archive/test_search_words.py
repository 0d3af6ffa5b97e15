"""What finds what: inflections, compounds, spellings, numbers, dates; and what must not."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.archive.search import Found, terms
from drafter.archive.search.compounds import has_part, parts
from drafter.archive.search.words import fold, form, keys, spans
from drafter.archive.store import Store
from tests.archive.searched import Paper, exact, filed, found, numbers, shown

PIECES = ("schule", "schul", "rat", "rats", "haus", "planung", "management", "konzept", "s", "en")
TEXT = {
    "integration": "Die Integration gelingt dem Integrationsrates und dem Integrationsmanagement.",
    "management": "Das Management plant.",
    "schule": "Die Schule ist groß. Ein Bericht liegt vor.",
    "schulbericht": "Der Schulbericht ist da.",
    "personal": "Die Mitarbeiter*innen und die Leiter_innen der KIM-Stellen tagen.",
    "förderung": "Die Förderung der Straße, eine Wirtschaftsförderung; die Wirtschaft wächst.",
    "forderung": "Eine Forderung.",
    "recht": "Nach § 48 Abs. 2 GO NRW gilt das.",
    "datum": "Am 10.02.2022 wird beraten.",
    "betrag": "Es kostet 300.000 EUR, Konto 11.05.03.04.0001.",
    "nummer": "Siehe Drucksache 2859/2020-2025/1.",
    "rat": "Der Rat tagt im Saal.",
    "räte": "Alle Räte und Ausschüsse tagen.",
    "beratung": "Die Beratung, die Rate, ein Vorrat, der Verrat, die Demokratie, Beirat.",
    "amt": "Das Amt arbeitet.",
    "gesamt": "Insgesamt bekannte Beamte.",
    "haushalt": "Der Haushaltsplan und die Pläne des Haushalts; ein Plan.",
    "kita": "Neue Kitas und Büros.",
    "trenn": "Die Haupt\u00adverwaltung.",
    "café": "Das Cafe\u0301 am Markt.",
    "satz": "Der Wald liegt am Rand der Stadt.",
    "tourist": "Ein Tourist auf Tour.",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    papers = (Paper(name, text, consultations=()) for name, text in TEXT.items())
    return filed(tmp_path_factory.mktemp("ablage"), *papers)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Integrationsrat", "integration"),
        ("integrationsrats", "integration"),
        ("Schulen", "schule"),
        ("SCHULE", "schule"),
        ("Mitarbeiter", "personal"),
        ("Mitarbeiterin", "personal"),
        ("Mitarbeiterinnen", "personal"),
        ("Mitarbeiter:innen", "personal"),
        ("MitarbeiterInnen", "personal"),
        ("Mitarbeiter(innen)", "personal"),
        ("Mitarbeiter/-innen", "personal"),
        ("Leiter", "personal"),
        ("KIM", "personal"),
        ("Stelle", "personal"),
        ("KIM-Stellen", "personal"),
        ("kim-stelle", "personal"),
        ("Foerderung", "förderung"),
        ("Strasse", "förderung"),
        ("STRASSEN", "förderung"),
        ("§ 48", "recht"),
        ("§48", "recht"),
        ("GO NRW", "recht"),
        ("10.02.2022", "datum"),
        ("10.2.2022", "datum"),
        ("2022-02-10", "datum"),
        ("10. Februar 2022", "datum"),
        ("„Februar 2022“", "datum"),
        ("300000", "betrag"),
        ("300.000 EUR", "betrag"),
        ("11.05.03.04.0001", "betrag"),
        ("2859/2020-2025/1", "nummer"),
        ("2859/2020-2025", "nummer"),
        ("2859", "nummer"),
        ("Kita", "kita"),
        ("Büro", "kita"),
        ("Hauptverwaltung", "trenn"),
        ("Café", "café"),
        ("cafe", "café"),
        ("„Rand der Stadt“", "satz"),
        ("Stadt Wald", "satz"),
        ("Integrationsm*", "integration"),
        ("Verw* Haupt*", ""),
        ("„der Wald liegt“", "satz"),
        ("„Wald am Rand“", ""),
        ("Wald Beamte", ""),
        ("2860/2020-2025", ""),
        ("10.02.2023", ""),
        ("§ 49", ""),
    ],
)
def test_words_find_the_paper_that_holds_them_and_no_other(
    store: Store, words: str, name: str
) -> None:
    arguments = words.split() if "„" not in words else [words]
    assert exact(store, *arguments) == ({name} if name else set())


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("Management", ["management", "integration"]),
        ("Schule", ["schule", "schulbericht"]),
        ("Bericht", ["schule", "schulbericht"]),
        ("Integration", ["integration"]),
        ("Rat", ["rat", "integration", "räte"]),
        ("Ausschuss", ["räte"]),
        ("Haushalt", ["haushalt"]),
        ("Förderung", ["förderung", "forderung"]),
        ("Forderung", ["forderung", "förderung"]),
        ("Wirtschaft", ["förderung"]),
        ("Amt", ["amt"]),
        ("Tour", ["tourist"]),
    ],
)
def test_compounds_and_other_umlauts_rank_below_the_word_itself(
    store: Store, word: str, names: list[str]
) -> None:
    result = found(store, word)
    assert numbers(result)[0] == names[0]
    assert sorted(numbers(result)) == sorted(names)
    assert result.total == len(names)
    ranked = [hit.exact for hit in result.hits]
    assert ranked == sorted(ranked, reverse=True)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Rat", "beratung"),
        ("Amt", "gesamt"),
        ("Rate", "rat"),
        ("Rate", "räte"),
        ("Ist", "tourist"),
        ("Rat", "amt"),
        ("Schul", "tourist"),
    ],
)
def test_letters_inside_a_word_are_no_part_of_it(store: Store, word: str, name: str) -> None:
    assert name not in numbers(found(store, word))


def test_what_stands_only_in_compounds_is_found_by_its_part(tmp_path: Path) -> None:
    store = filed(tmp_path, Paper("1", "Das Verkehrskonzept ist ein Konzept."))
    assert numbers(found(store, "Verkehr")) == ["1"]
    assert "»Verkehrskonzept«" in shown(found(store, "Verkehr")).replace("\n", "")


def test_part_inside_three_is_found(tmp_path: Path) -> None:
    store = filed(
        tmp_path,
        Paper("1", "Das Integrationsmanagementkonzept."),
        Paper("2", "Integration, Konzept"),
    )
    assert numbers(found(store, "Management")) == ["1"]


def test_short_word_inside_a_long_one_is_no_part() -> None:
    known = {word: frozenset({word}) for word in ("stadt", "rat", "haus")}
    assert parts("stadtrathaus", known) == frozenset()
    assert parts("rathaus", known) == {"rat", "haus"}


@given(
    st.lists(st.sampled_from(PIECES), min_size=2, max_size=4),
    st.sets(st.sampled_from(PIECES)),
    st.sampled_from(PIECES),
)
@settings(max_examples=500, deadline=None)
def test_a_part_that_never_stands_alone_is_one_that_it_would_be(
    pieces: list[str], others: set[str], part: str
) -> None:
    word, wanted = "".join(pieces), form(part)
    known = {other: frozenset({form(other).stem}) for other in others - {part}}
    found = parts(word, {**known, part: frozenset({wanted.stem})})
    assert wanted.stem in found or not has_part(word, wanted, known)


@pytest.mark.parametrize(
    ("word", "part", "others", "whether"),
    [
        ("friedhofskonzept", "friedhof", {"konzept"}, True),
        ("waldfriedhofes", "friedhof", {"wald"}, True),
        ("waldfriedhofskonzept", "friedhof", {"wald", "konzept"}, True),
        ("waldfriedhofskonzept", "friedhof", {"wald"}, False),
        ("schulbericht", "schule", {"bericht"}, True),
        ("beratung", "rat", {"be", "ung"}, False),
        ("beirat", "rat", {"bei"}, False),
        ("friedhofs", "friedhof", set(), False),
    ],
)
def test_a_part_that_never_stands_alone_needs_words_around_it(
    word: str, part: str, others: set[str], whether: bool
) -> None:
    known = {other: frozenset({form(other).stem}) for other in others}
    assert has_part(word, form(part), known) is whether


@given(st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_text_can_be_cut_into_keys_that_fts5_leaves_whole(text: str) -> None:
    position = 0
    for span in spans(text):
        assert position <= span.start < span.end <= len(text)
        position = span.end
    for key in keys(text):
        assert all(c.isalnum() or c == "§" or not c.isascii() for c in key)


@given(st.text(alphabet="abcdeimnorstuäöüß", min_size=1, max_size=20))
@settings(max_examples=200, deadline=None)
def test_both_spellings_of_umlauts_have_one_key(word: str) -> None:
    spelt = word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    assert form(fold(word)) == form(fold(spelt))
    assert form(fold(word.upper())) == form(fold(word))


@pytest.mark.parametrize(
    "words", ["", "„“", "***", '"', "§", "- / :", "\x00", "()", "AND OR NOT", '"a', "a:b", "{text}"]
)
def test_nothing_typed_is_an_error_for_the_index(store: Store, words: str) -> None:
    wanted = terms([words])
    assert not wanted or isinstance(found(store, words), Found)
