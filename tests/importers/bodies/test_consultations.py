"""The list of bodies in the manners of old papers; each value is sure, likely or no claim."""

import pytest

from drafter.importers.draft import Said
from drafter.importers.recognise.consultations import consultations
from drafter.importers.transcript import Part
from drafter.model.form import SectionKind
from tests.importers.bodies.made import at, form, grid, lines, read, rest, rows

HEAD = "Gremium Sitzung am Beratung"
HWBA = "Haupt-, Wirtschaftsförderungs- und Beteiligungsausschuss"


def told(name: str, parts: str | tuple[Part, ...], title: str = "") -> list[str]:
    """Return the rows of a list as they were recognised."""
    return rows(read(consultations, SectionKind.CONSULTATIONS, form(name), parts, title))


SAME_ROWS = {
    "one line a row": (
        f"{HWBA} 10.02.2022 öffentlich\nRat der Stadt Bielefeld 17.02.2022 öffentlich"
    ),
    "empty lines everywhere": (
        "Haupt-, Wirtschaftsförderungs- und \n\nBeteiligungsausschuss \n\n10.02.2022 öffentlich\n\n"
        "Rat der Stadt Bielefeld\n\n17.02.2022 öffentlich"
    ),
    "a name around its day": (
        "Haupt-, Wirtschaftsförderungs- und 10.02.2022 öffentlich\nBeteiligungsausschuss\n"
        "Rat der Stadt Bielefeld 17.02.2022 öffentlich"
    ),
    "a name broken in a word": (
        "Haupt-, Wirtschaftsförderungs- und Beteili-\ngungsausschuss\n10.02.2022\nöffentlich\n"
        "Rat der Stadt Bielefeld\n17.02.2022\nöffentlich"
    ),
    "columns one after the other": (
        "Haupt-, Wirtschaftsförderungs- und\nBeteiligungsausschuss\nRat der Stadt Bielefeld\n"
        "10.02.2022\n17.02.2022\nöffentlich\nöffentlich"
    ),
    "the last column behind the rows": (
        f"{HWBA} 10.02.2022\nRat der Stadt Bielefeld 17.02.2022\nöffentlich\nöffentlich"
    ),
    "the day first": (
        f"10.02.2022 {HWBA} öffentlich\n17.02.2022 Rat der Stadt Bielefeld öffentlich"
    ),
    "all in one line": (
        f"{HWBA} 10.02.2022 öffentlich Rat der Stadt Bielefeld 17.02.2022 öffentlich"
    ),
    "no blanks at all": (
        "Haupt-,Wirtschaftsförderungs-undBeteiligungsausschuss10.02.2022öffentlich"
        "RatderStadtBielefeld17.02.2022öffentlich"
    ),
    "labels with a colon": (
        f"Gremium: {HWBA}\n  Sitzung am: 10.02.2022\n  Beratung: öffentlich\n\n"
        "Gremium: Rat der Stadt Bielefeld\n  Sitzung am: 17.02.2022\n  Beratung: öffentlich"
    ),
    "heads above their columns": (
        f"Gremium\n{HWBA}\nRat der Stadt Bielefeld\nSitzung am\n10.02.2022\n17.02.2022\n"
        "Beratung\nöffentlich\nöffentlich"
    ),
    "columns of a plain text": (
        "Gremium                             Sitzung am     Beratung\n"
        "----------------------------------  ----------  ----------\n"
        "Haupt-, Wirtschaftsförderungs- und  10.02.2022  öffentlich\n"
        "Beteiligungsausschuss\n"
        "Rat der Stadt Bielefeld             17.02.2022  öffentlich"
    ),
    "heads again on the next page": (
        f"{HWBA} 10.02.2022 öffentlich\n- 2 -\n{HEAD}\n"
        "Rat der Stadt Bielefeld 17.02.2022 öffentlich"
    ),
}


@pytest.mark.parametrize("text", SAME_ROWS.values(), ids=SAME_ROWS)
def test_the_same_rows_are_read_in_every_manner(text: str) -> None:
    found = told("bielefeld", text, HEAD)
    assert found == [
        f"{HWBA} | 10.02.2022 | öffentlich",
        "Rat der Stadt Bielefeld | 17.02.2022 | öffentlich",
    ]


def test_heads_in_front_of_a_single_line_are_no_body() -> None:
    text = "GremiumSitzung amBeratungRatderStadtBielefeld10.02.2022nichtöffentlich"
    assert told("bielefeld", text) == ["Rat der Stadt Bielefeld | 10.02.2022 | nichtöffentlich"]


def test_a_table_is_read_by_its_heads_in_any_order() -> None:
    table = grid(
        ("Nr.", "TOP", "Termin", "Gremien", "N / Ö", "Zuständigkeit"),
        ("1", "3", "26.06.2025", "Ausschuss für Umwelt\nund Gesundheit", "Ö", "Vorberatung"),
        ("2", "8.1", "22.07.2025", "Gemeinderat", "N", "Entscheidung"),
    )
    assert told("karlsruhe", (table,)) == [
        "Ausschuss für Umwelt und Gesundheit | 26.06.2025 | 3 | öffentlich | Vorberatung",
        "Gemeinderat | 22.07.2025 | 8.1 | nichtöffentlich | Entscheidung",
    ]


def test_heads_at_the_left_of_a_table_tell_its_rows() -> None:
    table = grid(("Gremium", "Gemeinderat"), ("Termin", "22.07.2025"), ("TOP", "8"))
    assert told("karlsruhe", (table,)) == ["Gemeinderat | 22.07.2025 | 8"]


CROSSED = (
    ("Beratungsfolge dieser Vorlage", "am", "TOP", "ö", "nö", "Ergebnis"),
    ("Hauptausschuss", "12.05.2011", "3", "x", "", "vorberaten"),
    ("Gemeinderat", "24.05.2011", "7.1", "", "x", "einstimmig\nbeschlossen"),
)
AS_CROSSED = [
    "Hauptausschuss | 12.05.2011 | 3 | öffentlich | vorberaten",
    "Gemeinderat | 24.05.2011 | 7.1 | nichtöffentlich | einstimmig beschlossen?",
]


def test_a_lone_cross_says_what_the_head_of_its_column_says() -> None:
    assert told("karlsruhe", (grid(*CROSSED),)) == AS_CROSSED


def test_a_lone_cross_on_a_page_stands_below_its_head() -> None:
    lefts = (60, 250, 320, 360, 400, 440)
    cells = [
        at(cell.replace("\n", " "), left, 100 + 20 * n)
        for n, row in enumerate(CROSSED)
        for cell, left in zip(row, lefts, strict=True)
        if cell
    ]
    wanted = [row.removesuffix("?") for row in AS_CROSSED]
    assert told("karlsruhe", tuple(cells)) == wanted
    assert told("karlsruhe", tuple(reversed(cells[:6])) + tuple(cells[6:])) == wanted


def test_a_lone_cross_in_columns_of_a_text_stands_below_its_head() -> None:
    text = (
        "Gremium             Termin      TOP   ö    nö\n"
        "Hauptausschuss      12.05.2011  3     x\n"
        "Gemeinderat         24.05.2011  7.1        x"
    )
    assert told("karlsruhe", text) == [
        "Hauptausschuss | 12.05.2011 | 3 | öffentlich",
        "Gemeinderat | 24.05.2011 | 7.1 | nichtöffentlich",
    ]


@pytest.mark.parametrize("cross", ["x", "X", "☒", "\uf078", "\ufffd"])
def test_a_lone_cross_without_a_place_claims_nothing(cross: str) -> None:
    text = f"Gremium Termin TOP ö nö Ergebnis\nGemeinderat 12.05.2011 3 {cross} vorberaten"
    assert told("karlsruhe", text) == [f"Gemeinderat | 12.05.2011 | 3 | {cross}?? | vorberaten"]


def test_crosses_of_two_blocks_are_not_dealt_out_in_their_order() -> None:
    text = (
        "Gremium\nHauptausschuss\nGemeinderat\nTermin\n12.05.2011\n24.05.2011\n"
        "ö\nx\nnö\nx\nErgebnis"
    )
    found = told("karlsruhe", text)
    assert [row.rsplit(" | ", 1)[0] for row in found] == [
        "Hauptausschuss | 12.05.2011",
        "Gemeinderat | 24.05.2011",
    ]
    assert all(row.endswith("??") for row in found)


def test_boxes_before_or_behind_their_words_are_read() -> None:
    text = (
        "Rat 10.02.2022 ☐ öffentlich ☒ nichtöffentlich\n"
        "Hauptausschuss 11.02.2022 öffentlich ☒ nichtöffentlich ☐"
    )
    assert told("bielefeld", text, HEAD) == [
        "Rat | 10.02.2022 | nichtöffentlich",
        "Hauptausschuss | 11.02.2022 | öffentlich",
    ]


@pytest.mark.parametrize(
    "words", ["öffentlich / nichtöffentlich", "☐ öffentlich ☐ nichtöffentlich"]
)
def test_a_choice_that_nobody_sees_is_no_claim(words: str) -> None:
    (row,) = told("bielefeld", f"Rat 10.02.2022 {words}", HEAD)
    assert row.startswith("Rat | 10.02.2022 | ")
    assert row.endswith("??")


@pytest.mark.parametrize("words", ["nicht öffentlich", "nicht-\nöffentlich", "NICHTÖFFENTLICH"])
def test_not_public_is_never_read_as_public(words: str) -> None:
    assert told("bielefeld", f"Rat 10.02.2022 {words}", HEAD) == [
        "Rat | 10.02.2022 | nichtöffentlich"
    ]


def test_a_nicht_in_another_line_leaves_it_open() -> None:
    text = "Haupt-, Wirtschaftsförderungs- und 10.02.2022 nicht\nBeteiligungsausschuss öffentlich"
    assert told("bielefeld", text, HEAD) == [f"{HWBA} | 10.02.2022 | nichtöffentlich??"]


AGENDA = {
    "Rat 10.02.2022, TOP 13.2 öffentlich": "13.2",
    "Rat 10.02.2022 TOP 3 c öffentlich": "3 c",
    "Rat 10.02.2022 TOP: II/2 öffentlich": "II/2",
    "Rat 10.02.2022 TOP Ö 4.1 öffentlich": "Ö 4.1",
    "Rat 10.02.2022 TOP N3 öffentlich": "N3",
    "Rat 10.02.2022TOP 8öffentlich": "8",
}


@pytest.mark.parametrize(("text", "number"), AGENDA.items())
def test_agenda_numbers_stay_as_they_are_printed(text: str, number: str) -> None:
    assert told("bielefeld", text, HEAD) == [f"Rat | 10.02.2022 | {number} | öffentlich"]


def test_a_bare_number_is_the_agendas_only_in_a_list_with_a_column_for_it() -> None:
    assert told("bielefeld", "Rat 10.02.2022 8 öffentlich", HEAD) == [
        "Rat | 10.02.2022 | öffentlich"
    ]
    head = "Gremium Termin TOP Beratung Zuständigkeit"
    assert told("musterstadt", "Rat 10.02.2022 8 öffentlich", head) == [
        "Rat | 10.02.2022 | 8 | öffentlich"
    ]
    assert told("musterstadt", "Rat 10.02.2022 8 öffentlich") == [
        "Rat | 10.02.2022 | 8? | öffentlich"
    ]


def test_columns_with_too_few_values_are_not_dealt_out() -> None:
    gained = read(
        consultations,
        SectionKind.CONSULTATIONS,
        form("bielefeld"),
        "Rat\nHauptausschuss\n10.02.2022\nöffentlich\nöffentlich",
        HEAD,
    )
    assert rows(gained) == ["Rat | öffentlich", "Hauptausschuss | öffentlich"]
    assert rest(gained) == ["10.02.2022"]


def test_a_doubtful_number_spoils_neither_body_nor_day() -> None:
    (row,) = told("musterstadt", "Rat 10.02.2022 8 9 öffentlich", "Gremium Termin TOP Beratung")
    assert row == "Rat | 10.02.2022 | 8, 9?? | öffentlich"


def test_several_days_of_a_body_are_several_meetings() -> None:
    found = told(
        "bielefeld", "Rat 10.02.2022, 17.02.2022 öffentlich\nIntegrationsrat 09.02.2022", HEAD
    )
    assert found == [
        "Rat | 10.02.2022?",
        "Rat | 17.02.2022? | öffentlich",
        "Integrationsrat | 09.02.2022",
    ]


def test_joint_meetings_are_one_row() -> None:
    text = (
        "Schul- und Sportausschuss und Jugendhilfeausschuss (gemeinsame\nSitzung) 17.06.2025\n"
        "Integrationsrat gemeinsam mit Seniorenrat 18.06.2025"
    )
    assert told("bielefeld", text, HEAD) == [
        "Schul- und Sportausschuss | Jugendhilfeausschuss | 17.06.2025",
        "Integrationsrat | Seniorenrat | 18.06.2025",
    ]


def test_a_body_whose_name_nobody_knows_takes_no_days_from_others() -> None:
    text = "Rat 10.02.2022 öffentlich\nRunder Tisch Klima 12.02.2022 öffentlich"
    assert told("bielefeld", text, HEAD) == [
        "Rat | 10.02.2022 | öffentlich",
        "Runder Tisch Klima?? | 12.02.2022 | öffentlich",
    ]


def test_the_rest_of_an_unknown_name_hangs_below_it() -> None:
    text = "Ortschaftsrat 20.02.2024 11.5 Ö\nHagsfeld\nGemeinderat 10.4.2024 7 Ö"
    assert told("karlsruhe", text, "Gremien Termin TOP Ö / N") == [
        "Ortschaftsrat Hagsfeld? | 20.02.2024 | 11.5 | öffentlich",
        "Gemeinderat | 10.04.2024 | 7 | öffentlich",
    ]


def test_results_stand_in_a_column_or_in_lines_of_their_own() -> None:
    text = (
        "Gremien         Termin      TOP  Ö / N  Zuständigkeit\n"
        "Hauptausschuss  26.06.2025  3    Ö      Vorberatung\n"
        "Gemeinderat     22.07.2025  8    N      Entscheidung\n\n"
        "Ö = öffentlich, N = nichtöffentlich\n\n"
        "Ergebnis Hauptausschuss vom 26.06.2025: mehrheitlich\n"
        "zugestimmt (Ja 14, Nein 2, Enthaltungen 1)\n\nDie Sitzung fand im Saal statt."
    )
    gained = read(consultations, SectionKind.CONSULTATIONS, form("karlsruhe"), text)
    assert rows(gained) == [
        "Hauptausschuss | 26.06.2025 | 3 | öffentlich | Vorberatung | "
        "mehrheitlich zugestimmt (Ja 14, Nein 2, Enthaltungen 1)",
        "Gemeinderat | 22.07.2025 | 8 | nichtöffentlich | Entscheidung",
    ]
    assert rest(gained) == ["Die Sitzung fand im Saal statt."]


def test_a_result_ends_before_the_next_body_unless_it_was_referred_to_it() -> None:
    head = "Gremium Termin TOP ö nö Ergebnis"
    text = "Hauptausschuss 12.05.2011 3 verwiesen an den Planungsausschuss Gemeinderat 24.05.2011 7"
    assert told("karlsruhe", f"{head} {text}") == [
        "Hauptausschuss | 12.05.2011 | 3 | verwiesen an den Planungsausschuss",
        "Gemeinderat | 24.05.2011 | 7",
    ]


def test_open_days_are_no_days() -> None:
    text = "Rat noch offen öffentlich\nHauptausschuss n.n. öffentlich\nIntegrationsrat 09.02.2022"
    assert told("bielefeld", text, HEAD) == [
        "Rat | öffentlich",
        "Hauptausschuss | öffentlich",
        "Integrationsrat | 09.02.2022",
    ]


def test_words_of_a_form_for_what_a_body_does_are_read() -> None:
    head = "Gremium Termin TOP Beratung Zuständigkeit"
    text = (
        "Rat 10.02.2022 8 öffentlich Beschlussfassung\n"
        "Hauptausschuss 09.02.2022 7 öffentlich Beratung"
    )
    assert told("musterstadt", text, head) == [
        "Rat | 10.02.2022 | 8 | öffentlich | Entscheidung",
        "Hauptausschuss | 09.02.2022 | 7 | öffentlich | Vorberatung",
    ]


def test_a_page_is_told_with_what_stands_on_it() -> None:
    gained = read(
        consultations, SectionKind.CONSULTATIONS, form("bielefeld"), (at("Rat", 60, 100),)
    )
    (entry,) = gained.values["beratungsfolge"]  # type: ignore[misc]
    body = entry["gremium"]  # type: ignore[call-overload, index]
    assert isinstance(body, Said)
    assert body.page == 1


@pytest.mark.parametrize("text", ["Rat " * 30_000, "x" * 200_000, "1.2.22 " * 20_000, "(" * 50_000])
def test_endless_lists_are_gone_through_in_bounded_time(text: str) -> None:
    read(consultations, SectionKind.CONSULTATIONS, form("bielefeld"), lines(text))


def test_words_in_the_column_of_results_are_no_part_of_the_body() -> None:
    table = grid(
        ("Gremium", "Termin", "TOP", "ö", "nö", "Ergebnis"),
        ("Schulausschuss", "12.06.2024", "3", "", "x", "wie besprochen"),
    )
    (row,) = told("karlsruhe", (table,))
    assert "Schulausschuss wie" not in row
    assert "wie besprochen" in row


@pytest.mark.parametrize("name", ["bielefeld", "karlsruhe", "musterstadt"])
def test_a_name_put_together_does_not_go_on_in_the_next_row(name: str) -> None:
    text = (
        "Haupt- und 17.07.2012 öffentlich\nVerkehrsausschuss\n"
        "Marktausschuss 19.07.2012 nichtöffentlich"
    )
    found = [row.replace("?", "") for row in told(name, text, HEAD)]
    assert found == [
        "Haupt- und Verkehrsausschuss | 17.07.2012 | öffentlich",
        "Marktausschuss | 19.07.2012 | nichtöffentlich",
    ]


def test_columns_before_and_behind_that_of_the_bodies() -> None:
    text = "8\n3\n{}\nRat der Stadt Bielefeld\n10.02.2022\n17.02.2022\nöffentlich\nöffentlich"
    heads = "TOP Gremium Sitzung am Beratung"
    assert told("bielefeld", text.format("Schulausschuss"), heads)[1:] == [
        "Rat der Stadt Bielefeld | 17.02.2022 | 3 | öffentlich"
    ]
    short = text.replace("8\n3\n", "8\n").format("Schulausschuss")
    assert told("bielefeld", short, heads)[1:] == [
        "Rat der Stadt Bielefeld | 17.02.2022 | öffentlich"
    ]
    more = text.replace("8\n3\n", "8\n3\n5\n").format("Schulausschuss")
    assert told("bielefeld", more, heads)[1:] == ["Rat der Stadt Bielefeld"]


def test_a_short_day_of_the_week_is_no_body() -> None:
    text = "Schulausschuss\nMi 16.02.2022 öffentlich\nRat der Stadt Bielefeld\nDo 17.02.2022"
    assert told("bielefeld", text, HEAD)[1:] == ["Rat der Stadt Bielefeld | 17.02.2022"]
