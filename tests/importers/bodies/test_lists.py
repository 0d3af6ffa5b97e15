"""Product groups and attachments: what begins an entry, its number, and what belongs to it."""

from drafter.importers.recognise.attachments import attachments
from drafter.importers.recognise.products import product_groups
from drafter.importers.transcript import Line, Role, Stretch
from drafter.model.form import SectionKind
from tests.importers.bodies.made import form, grid, read, rest, rows

BIELEFELD = form("bielefeld")


def products(text: str) -> list[str]:
    """Return product groups as they were recognised."""
    gained = read(product_groups, SectionKind.PRODUCT_GROUPS, BIELEFELD, text)
    return rows(gained, "produktgruppen")


def attached(text: str) -> list[str]:
    """Return attachments as they were recognised."""
    return rows(read(attachments, SectionKind.ATTACHMENTS, BIELEFELD, text), "anlagen")


def test_product_groups_have_a_code_and_a_name() -> None:
    text = (
        "11.03.01.01.0001 Grundschulen im Amt für Schule\n"
        "11.01.14 Gebäudemanagement im Immobilien-\nservicebetrieb\n0451.5318000 Zuschüsse\n"
        "Produktgruppe 11.06.01: Tagesbetreuung\n11 05 03 Soziales"
    )
    assert products(text) == [
        "11.03.01.01.0001 | Grundschulen im Amt für Schule",
        "11.01.14 | Gebäudemanagement im Immobilienservicebetrieb",
        "0451.5318000 | Zuschüsse",
        "11.06.01 | Tagesbetreuung",
        "11 05 03 | Soziales",
    ]


def test_codes_beside_each_other_are_groups_each() -> None:
    assert products("11.01.01, 11.01.02 Verwaltung") == ["11.01.01", "11.01.02 | Verwaltung"]


def test_a_name_without_a_code_is_not_sure_and_none_is_no_group() -> None:
    assert products("Soziales") == ["Soziales?"]
    gained = read(product_groups, SectionKind.PRODUCT_GROUPS, BIELEFELD, "entfällt")
    assert (gained.values, rest(gained)) == ({}, ["entfällt"])


def test_attachments_keep_their_numbers_where_places_do_not_say_them() -> None:
    text = (
        "Anlage 1 Lageplan\nAnlage 2: Wertermittlung (nichtöffentlich: Auftragsvergaben)\n"
        "- 2 -\nAnlage 4 – Förderbescheid vom\n30.03.2026 (neu)"
    )
    assert attached(text) == [
        "Lageplan",
        "Wertermittlung | nichtöffentlich | Auftragsvergaben",
        "4 | Förderbescheid vom 30.03.2026 | neu",
    ]


def test_attachments_may_be_listed_or_stand_in_one_line() -> None:
    assert attached("- Lageplan\n- Kosten und\nTermine") == ["Lageplan", "Kosten und Termine"]
    assert attached("1. Lageplan 2020\n2. Kosten (Stand 2021)") == [
        "Lageplan 2020",
        "Kosten (Stand 2021)",
    ]
    assert attached("Anlage 1 Lageplan Anlage 2 Kostenplan") == ["Lageplan", "Kostenplan"]


def test_bare_lines_are_titles_that_somebody_should_look_at() -> None:
    assert attached("Lageplan\nKostenberechnung") == ["Lageplan?", "Kostenberechnung?"]


def test_what_is_no_attachment_is_none() -> None:
    for words in ("keine", "3", "siehe Ratsinformationssystem"):
        gained = read(attachments, SectionKind.ATTACHMENTS, BIELEFELD, words)
        assert (gained.values, rest(gained)) == ({}, [words])


def test_labels_that_a_file_keeps_apart_are_numbers() -> None:
    items = tuple(
        Line((Stretch(title),), role=Role.ITEM, label=f"Anlage {number}")
        for number, title in ((1, "Lageplan"), (3, "Kosten"))
    )
    found = read(attachments, SectionKind.ATTACHMENTS, BIELEFELD, items)
    assert rows(found, "anlagen") == ["Lageplan", "3 | Kosten"]


def test_a_table_of_attachments_is_read_row_by_row() -> None:
    table = grid(("Anlage 1", "Lageplan"), ("Anlage 2", "Kosten"))
    found = read(attachments, SectionKind.ATTACHMENTS, BIELEFELD, (table,))
    assert rows(found, "anlagen") == ["Lageplan", "Kosten"]
