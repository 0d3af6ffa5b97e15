"""The grammars of printed lines: tables of lines and what they mean, and laws for all lines."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drafter.model import amending, lines
from drafter.model.lines import LONGEST, Grammar, LineError, Piece

GRAMMARS: dict[str, Grammar] = {
    "consultation": lines.consultation,
    "reading": lines.reading,
    "product_group": lines.product_group,
    "cover_row": lines.cover_row,
    "signature": lines.signature,
    "office": lines.office,
    "attachment": lines.attachment,
    "participation": lines.participation,
    "bar": lines.bar,
    "amendment": amending.amendment,
    "text": lines.text,
    "introduction": lines.introduction,
}


def read(line: str, value: Any) -> Any:
    """Give an entry in plain words: what each piece of the line says."""
    if isinstance(value, Piece):
        return line[value.start : value.end] if value.value is None else value.value
    if isinstance(value, list):
        return [read(line, item) for item in value]
    return {key: read(line, item) for key, item in value.items()}


HWBA = "Haupt-, Wirtschaftsförderungs- und Beteiligungsausschuss"
MEANINGS: list[tuple[str, str, dict[str, Any]]] = [
    ("consultation", "Rat", {"gremium": "Rat"}),
    ("consultation", "HWBA, noch offen", {"gremium": "HWBA"}),
    (
        "consultation",
        "Rat, Termin offen, Entscheidung, öffentlich",
        {"gremium": "Rat", "zustaendigkeit": "Entscheidung", "beratung": "öffentlich"},
    ),
    (
        "consultation",
        f"{HWBA}, 10.02.2022, öffentlich",
        {"gremium": HWBA, "sitzung": "10.02.2022", "beratung": "öffentlich"},
    ),
    ("consultation", "Rat, ö", {"gremium": "Rat", "beratung": "öffentlich"}),
    ("consultation", "Rat, Nicht öffentlich", {"gremium": "Rat", "beratung": "nichtöffentlich"}),
    (
        "consultation",
        "Rat, öffentlich, TOP 8, 10. Februar 2022",
        {"gremium": "Rat", "beratung": "öffentlich", "top": "8", "sitzung": "10. Februar 2022"},
    ),
    (
        "consultation",
        "Integrationsrat gemeinsam mit Seniorenrat gemeinsam mit Kulturausschuss, 2022-02-10",
        {
            "gremium": "Integrationsrat",
            "gemeinsam_mit": ["Seniorenrat", "Kulturausschuss"],
            "sitzung": "2022-02-10",
        },
    ),
    ("consultation", "Rat, TOP 13.2", {"gremium": "Rat", "top": "13.2"}),
    ("consultation", "Rat, TOP 3 c", {"gremium": "Rat", "top": "3 c"}),
    ("consultation", "Rat, TOP II/2", {"gremium": "Rat", "top": "II/2"}),
    ("consultation", "Rat, TOP Ö 4.1", {"gremium": "Rat", "top": "Ö 4.1"}),
    ("consultation", "Rat, 02./03.05.2006", {"gremium": "Rat", "sitzung": "02./03.05.2006"}),
    ("consultation", "Rat, 30.04.–02.05.2006", {"gremium": "Rat", "sitzung": "30.04.–02.05.2006"}),
    (
        "consultation",
        "Rat, 31.12.2021–02.01.2022",
        {"gremium": "Rat", "sitzung": "31.12.2021–02.01.2022"},
    ),
    ("consultation", "Rat, 2. bis 4.5.2006", {"gremium": "Rat", "sitzung": "2. bis 4.5.2006"}),
    (
        "consultation",
        "Bezirksvertretung 2, 10.02.2022",
        {"gremium": "Bezirksvertretung 2", "sitzung": "10.02.2022"},
    ),
    ("reading", "Rat", {"gremium": "Rat", "sitzungen": []}),
    (
        "reading",
        "Integrationsrat, 24.11.2021 (1. Lesung), 19.01.2022, TOP 8",
        {
            "gremium": "Integrationsrat",
            "sitzungen": [
                {"datum": "24.11.2021", "vermerk": "1. Lesung"},
                {"datum": "19.01.2022", "top": "8"},
            ],
        },
    ),
    (
        "reading",
        "SGA gemeinsam mit Seniorenrat, am 02./03.05.2006, TOP 3 c, vom 1.6.2006, TOP II/2",
        {
            "gremium": "SGA",
            "gemeinsam_mit": ["Seniorenrat"],
            "sitzungen": [
                {"datum": "02./03.05.2006", "top": "3 c"},
                {"datum": "1.6.2006", "top": "II/2"},
            ],
        },
    ),
    (
        "product_group",
        "11.05.03.04.0001 im Sozialamt",
        {"schluessel": "11.05.03.04.0001", "bezeichnung": "im Sozialamt"},
    ),
    (
        "product_group",
        "0451.5318000 Zuschüsse",
        {"schluessel": "0451.5318000", "bezeichnung": "Zuschüsse"},
    ),
    (
        "product_group",
        " I11.03-0147 Schulbau ",
        {"schluessel": "I11.03-0147", "bezeichnung": "Schulbau"},
    ),
    ("product_group", "11.05", {"schluessel": "11.05"}),
    ("product_group", " Soziale Hilfen ", {"bezeichnung": "Soziale Hilfen"}),
    (
        "cover_row",
        "Mehrertrag 2022 i.H.v. 275.000 € (5 x 55.000 € Landesförderung)",
        {
            "art": "Mehrertrag",
            "jahr": "2022",
            "betrag": "275.000 €",
            "erlaeuterung": "5 x 55.000 € Landesförderung",
        },
    ),
    (
        "cover_row",
        "Minderaufwand: rd. 1,2 Mio. €",
        {"art": "Minderaufwand", "betrag": "rd. 1,2 Mio. €"},
    ),
    (
        "cover_row",
        "Rücklage in Höhe von 25.000,-- EUR",
        {"art": "Rücklage", "betrag": "25.000,-- EUR"},
    ),
    ("cover_row", "Rest 2024  55 TEUR", {"art": "Rest", "jahr": "2024", "betrag": "55 TEUR"}),
    ("signature", "Erika Beispiel", {"name": "Erika Beispiel"}),
    (
        "signature",
        "Erika Beispiel, Stadtkämmerin, In Vertretung",
        {"name": "Erika Beispiel", "funktion": "Stadtkämmerin", "vertretung": "In Vertretung"},
    ),
    ("office", "500 Sozialamt", {"nummer": "500", "name": "Sozialamt"}),
    ("office", "51.2/3 Jugendamt", {"nummer": "51.2/3", "name": "Jugendamt"}),
    ("office", "Sozialamt", {"name": "Sozialamt"}),
    ("office", "12345 Amt", {"name": "12345 Amt"}),
    (
        "attachment",
        "Plan, Blatt 1, anlagen/plan.pdf, nö",
        {"titel": "Plan, Blatt 1", "datei": "anlagen/plan.pdf", "beratung": "nichtöffentlich"},
    ),
    ("attachment", "Lageplan", {"titel": "Lageplan"}),
    ("attachment", "lageplan.pdf", {"titel": "lageplan.pdf"}),
    ("attachment", "Vertrag, öffentlich", {"titel": "Vertrag", "beratung": "öffentlich"}),
    (
        "attachment",
        "Plan, plan.pdf, öffentlich, ausgetauscht",
        {"titel": "Plan", "datei": "plan.pdf", "beratung": "öffentlich", "stand": "ausgetauscht"},
    ),
    ("attachment", "Plan, plan.pdf, neu", {"titel": "Plan", "datei": "plan.pdf", "stand": "neu"}),
    ("attachment", "Satzung, neu", {"titel": "Satzung, neu"}),
    ("attachment", "neu", {"titel": "neu"}),
    (
        "participation",
        "Amt für Finanzen, Amtsleitung, 12.01.2022",
        {"stelle": "Amt für Finanzen", "rolle": "Amtsleitung", "datum": "12.01.2022"},
    ),
    ("participation", "Rechtsamt, 12.1.2022", {"stelle": "Rechtsamt", "datum": "12.1.2022"}),
    ("participation", "Rechtsamt", {"stelle": "Rechtsamt"}),
    (
        "bar",
        "Fachstelle für Flüchtlinge, 6",
        {"bezeichnung": "Fachstelle für Flüchtlinge", "wert": "6"},
    ),
    ("bar", "Kinder, U3, 1.234,5 %", {"bezeichnung": "Kinder, U3", "wert": "1.234,5 %"}),
    ("bar", "2021, 2022, 7", {"bezeichnung": "2021, 2022", "wert": "7"}),
    ("text", " a, b ", {"text": " a, b "}),
    ("introduction", "a", {"einleitung": "a"}),
]


@pytest.mark.parametrize(("grammar", "line", "meaning"), MEANINGS)
def test_what_a_line_means(grammar: str, line: str, meaning: dict[str, Any]) -> None:
    assert read(line, GRAMMARS[grammar](line)) == meaning


REFUSED: list[tuple[str, str, int, str]] = [
    ("consultation", "", 0, "fehlt das Gremium"),
    ("consultation", "10.02.2022, öffentlich", 0, "fehlt das Gremium"),
    ("consultation", "öffentlich", 0, "fehlt das Gremium"),
    ("consultation", " gemeinsam mit \xa0", 0, "fehlt das Gremium"),
    ("consultation", "Rat, öffentich", 5, "Meinten Sie „öffentlich“"),
    ("consultation", "Rat, Entscheidug", 5, "Meinten Sie „Entscheidung“"),
    ("consultation", "Rat, 1.2.2022, irgendwas", 15, "„irgendwas“"),
    ("consultation", "Rat, TOP", 5, "nicht zu verstehen"),
    ("consultation", "Rat, 1.2.2022, ö, nö", 18, "zweite Angabe"),
    ("consultation", "Rat, TOP 1, TOP 2", 12, "zweite Angabe"),
    ("reading", "Rat, TOP 8", 5, "nicht zu verstehen"),
    ("reading", "Rat, 1.2.2022, TOP 8, TOP 9", 22, "nicht zu verstehen"),
    ("reading", "Rat, 1.2.2022, öffentlich", 15, "nicht zu verstehen"),
    ("product_group", "  ", 0, "fehlt die Produktgruppe"),
    ("cover_row", "Mehrertrag", 0, "275.000 €"),
    ("cover_row", "Mehrertrag 275.000", 0, "275.000 €"),
    ("cover_row", "275.000 €", 0, "Mehrertrag"),
    ("signature", "a, b, c, d", 0, "Erika Beispiel"),
    ("signature", " , ", 0, "Erika Beispiel"),
    ("office", " ", 0, "fehlt der Name"),
    ("attachment", "öffentlich", 0, "fehlt der Titel"),
    ("participation", "12.01.2022", 0, "Amt für Finanzen"),
    ("participation", "a, b, c", 0, "Amt für Finanzen"),
    ("bar", "Kinder", 0, "der Wert"),
    ("bar", "Kinder, viele", 0, "der Wert"),
    ("bar", " , 6,7", 0, "der Wert"),
    ("bar", "Kinder,6", 0, "der Wert"),
    ("reading", "Rat, 1.2.2022, " * 80, 0, f"länger als {LONGEST} Zeichen"),
]


@pytest.mark.parametrize(("grammar", "line", "offset", "words"), REFUSED)
def test_what_a_line_must_not_be(grammar: str, line: str, offset: int, words: str) -> None:
    with pytest.raises(LineError) as refused:
        GRAMMARS[grammar](line)
    assert refused.value.offset == offset
    assert words in str(refused.value)
    assert "itte" in str(refused.value)


@pytest.mark.parametrize(
    ("grammar", "line"),
    [
        ("consultation", lines.CONSULTATION),
        ("reading", lines.READING),
        ("product_group", lines.PRODUCT_GROUP),
        ("cover_row", lines.COVER_ROW),
        ("signature", lines.SIGNATURE),
        ("office", lines.OFFICE),
        ("attachment", lines.ATTACHMENT),
        ("participation", lines.PARTICIPATION),
        ("bar", lines.BAR),
        ("amendment", amending.AMENDMENT),
        ("amendment", amending.DELETION),
        ("amendment", amending.INSERTION),
        ("amendment", amending.NEW_UNIT),
        ("amendment", amending.NEW_WORDING),
    ],
)
def test_the_example_in_each_message_is_understood(grammar: str, line: str) -> None:
    assert GRAMMARS[grammar](line)


def pieces(value: Any) -> Iterator[Piece]:
    if isinstance(value, Piece):
        yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from pieces(item)


FRAGMENTS = st.sampled_from(
    [
        "Rat", ", ", ",", " ", "\n", "\xa0", "10.02.2022", "02./03.05.2006",
        "24.11.2021 (1. Lesung)",
        "In ", "Ziffer 3", " wird ", "„A“", "durch", "ersetzt", "gestrichen", "eingefügt",
        "gefasst:", "Nach ", "TOP", "TOP 8",
        "TOP Ö 4.1", "öffentlich", "nö", "öffentich", "gemeinsam mit",
        " gemeinsam mit ", "Entscheidung", "noch offen", "i.H.v.", "275.000 €", "(", ")", "2022",
        "11.05.03", "a.pdf", "1,5 %", ".", ":", "“", "0", "-", "am ", "vom", "bis",
    ]
)  # fmt: skip
LINES = st.one_of(st.text(max_size=60), st.lists(FRAGMENTS, max_size=14).map("".join))


def read_or_refused(grammar: Grammar, line: str) -> Iterator[tuple[int, int]]:
    try:
        for piece in pieces(grammar(line)):
            yield piece.start, piece.end
    except LineError as refused:
        yield refused.offset, refused.offset


@pytest.mark.parametrize("grammar", GRAMMARS.values(), ids=GRAMMARS.keys())
@settings(deadline=None)
@given(line=LINES)
@example(line=" gemeinsam mit \xa0")
@example(line=" , 6,7")
@example(line="   ")
def test_no_line_raises_anything_but_a_line_error(grammar: Grammar, line: str) -> None:
    places = list(read_or_refused(grammar, line))
    assert places
    for start, end in places:
        assert 0 <= start <= end <= len(line)


@pytest.mark.parametrize("grammar", GRAMMARS.values(), ids=GRAMMARS.keys())
@pytest.mark.parametrize(
    "unit",
    [
        *(" ", "a ", "1", "1.", "1.1.", ",", ", ", "am ", "TOP ", "(", "a 2022 ", "i.H.v. ", "\n"),
        *("In a wird „", "In „a“ wird „b“ durch ", "Nach a wird ", "a wird wie folgt ", "„", "“"),
    ],
)
def test_no_line_takes_long(grammar: Grammar, unit: str) -> None:
    start = time.process_time()
    for line in (f"a{unit * (998 // len(unit))}", f"{unit * (998 // len(unit))}x", unit * 100_000):
        try:
            grammar(line)
        except LineError:
            continue
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "line",
    [
        "In Vertretung, Erika Beispiel, Beigeordnete",
        "Erika Beispiel, i. V., Beigeordnete",
        "Erika Beispiel, Beigeordnete, In Vertretung",
    ],
)
def test_in_vertretung_may_stand_anywhere_in_a_signature(line: str) -> None:
    pieces = {
        key: line[piece.start : piece.end]
        for key, piece in lines.signature(line).items()
        if isinstance(piece, lines.Piece)
    }
    assert pieces["name"] == "Erika Beispiel"
    assert pieces["funktion"] == "Beigeordnete"
    assert pieces["vertretung"].lower() in lines.PROXIES


def test_a_signature_with_commas_of_its_own_is_not_guessed() -> None:
    with pytest.raises(lines.LineError, match="funktion:"):
        lines.signature("Dr. Max Muster, LL.M., Stadtkämmerer")


@pytest.mark.parametrize(
    ("line", "number", "name"),
    [("660 - Amt für Verkehr", "660", "Amt für Verkehr"), ("660 Amt", "660", "Amt")],
)
def test_an_office_may_have_a_dash_behind_its_number(line: str, number: str, name: str) -> None:
    entry = lines.office(line)
    assert entry["nummer"] == lines.Piece(line.index(number), len(number))
    assert entry["name"] == lines.Piece(line.index(name), len(line))


def test_a_number_alone_is_no_office() -> None:
    with pytest.raises(lines.LineError, match="Name des Amtes"):
        lines.office("660")
