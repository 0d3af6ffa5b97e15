"""What is made of lines and grids before sections are read."""

from drafter.importers.recognise.changes import accepted, coloured, hue_of
from drafter.importers.recognise.closing import closed
from drafter.importers.recognise.cutting import columns_of, part_of, text_of
from drafter.importers.recognise.labels import labels_of
from drafter.importers.recognise.overview import without_overview
from drafter.importers.recognise.parts import Found
from drafter.importers.recognise.sections import split
from drafter.importers.recognise.units import units_of
from drafter.importers.transcript import Cell, Change, Grid, Line, Role, Stretch, lines_of
from drafter.model.form import SectionKind
from drafter.source.forms import load_form
from tests.importers.recognise.conftest import FORMS
from tests.importers.recognise.made import grid, line, lines

FORM = load_form("bielefeld", FORMS)
KIND = FORM.kinds[0]
LABELS = labels_of(FORM, KIND)
RED = "#B00020"


def sections(*parts: Line | Grid) -> list[tuple[str, str]]:
    """Return the sections with their words, the head as „kopf“."""
    found = split(units_of(parts, LABELS), LABELS, KIND)
    return [(each.section.id, text_of(each.parts)) for each in found]


def test_values_below_their_labels_in_a_grid() -> None:
    head = grid(("Amt, Datum, Telefon", "Drucksachen-Nr."), ("500 Sozialamt", "12/2020-2025"))
    assert [each.text for each in lines_of(units_of([head], LABELS))] == [
        "Amt, Datum, Telefon",
        "500 Sozialamt",
        "Drucksachen-Nr.",
        "12/2020-2025",
    ]


def test_a_grid_of_the_consultations_stays_one() -> None:
    table = grid(("Gremium", "Sitzung am", "Beratung"), ("Rat", "10.02.2022", "öffentlich"))
    assert units_of([table], LABELS) == (table,)
    assert sections(table, line("Begründung:"), line("Darum."))[0][0] == "beratungsfolge"


def test_a_form_in_one_grid_is_divided() -> None:
    form = grid(
        ("Beschlussvorlage der Verwaltung", "", ""),
        ("Drucksachen-Nr.", "12/2020-2025", ""),
        ("Gremium", "Sitzung am", "Beratung"),
        ("Rat", "10.02.2022", "öffentlich"),
        ("Beratungsgegenstand (Bezeichnung des Tagesordnungspunktes)\nBau", "", ""),
        ("Beschlussvorschlag:\nDer Rat beschließt.", "", ""),
    )
    found = sections(form)
    assert [name for name, _ in found] == [
        "kopf",
        "beratungsfolge",
        "beratungsgegenstand",
        "beschlussvorschlag",
    ]
    assert found[2:] == [
        ("beratungsgegenstand", "Bau"),
        ("beschlussvorschlag", "Der Rat beschließt."),
    ]


def test_a_bold_label_and_its_text_on_one_line() -> None:
    label = Line((Stretch("Begründung ", strong=True), Stretch("Das Land fördert.")))
    assert sections(line("Beschlussvorschlag:"), line("Ja."), label)[-1] == (
        "begruendung",
        "Das Land fördert.",
    )
    plain = line("Begründung Das Land fördert.")
    assert sections(line("Beschlussvorschlag:"), line("Ja."), plain)[-1][0] == "beschlussvorschlag"


def test_a_heading_inside_the_last_text_is_no_section() -> None:
    text = (line("Begründung:"), line("Darum."), line("Finanzielle Auswirkungen"), line("Keine."))
    assert [name for name, _ in sections(*text)] == ["begruendung"]


def test_a_line_is_cut_with_its_looks() -> None:
    whole = Line((Stretch("Amt: ", strong=True), Stretch("Bau")), gap=2)
    assert part_of(whole, 5) == Line((Stretch("Bau"),), gap=2)
    assert [each.text for each in columns_of(line("Gremium     Sitzung am  neu   Beratung"))] == [
        "Gremium",
        "Sitzung am  neu",
        "Beratung",
    ]


def test_accepted_changes() -> None:
    number = Line((Stretch("12", change=Change.DELETED), Stretch("13", change=Change.INSERTED)))
    assert accepted(number) == Line((Stretch("13"),))
    gone = line("alt", change=Change.DELETED)
    table = Grid(((Cell((gone,)),), (Cell((line("neu"),)),)))
    assert accepted(table) == grid(("neu",))


def test_words_in_the_colour_of_the_legend_are_additions() -> None:
    legend, text, heading = (
        line("Ergänzungen in rot"),
        Line((Stretch("Der Rat "), Stretch("der Stadt", colour=RED))),
        line("Anlass", colour="#C00000", role=Role.HEADING),
    )
    marked = coloured([legend, text, heading], FORM, supplement=False)
    assert [s.change for s in next(lines_of([marked[1]])).stretches] == [
        Change.KEPT,
        Change.INSERTED,
    ]
    assert marked[2] == heading


def test_colours_without_a_legend_say_nothing() -> None:
    text = line("Der Rat", colour=RED)
    assert coloured([text], FORM, supplement=False) == (text,)
    assert coloured([text], FORM, supplement=True) != (text,)
    blue = line("Der Rat", colour="#0000FF")
    assert coloured([blue], FORM, supplement=True) == (blue,)


def test_hues() -> None:
    assert [hue_of(c) for c in ("#B00020", "#00539F", "#008000", "#777777", "rot")] == [
        "red",
        "blue",
        "green",
        "",
        "",
    ]


def closing(text: str) -> list[str]:
    last = Found(KIND.section(SectionKind.RATIONALE) or KIND.sections[0], (), lines(text))
    return [text_of(each.parts) for each in closed([last], KIND)]


def test_signatures_are_cut_off_the_end() -> None:
    assert closing("Darum soll es sein.\nErika Beispiel\nBeigeordnete") == [
        "Darum soll es sein.",
        "Erika Beispiel\nBeigeordnete",
    ]
    assert closing("Darum.\nIn Vertretung\nErika Beispiel\nErste Beigeordnete")[1] == (
        "In Vertretung\nErika Beispiel\nErste Beigeordnete"
    )


def test_an_office_inside_of_a_sentence_signs_nothing() -> None:
    text = (
        "Darum soll es nach dem Willen der Verwaltung, der Mehrheit und des Rates sein.\nDas sagt"
    )
    assert closing(f"{text}\nder Oberbürgermeister auch.") == [
        f"{text}\nder Oberbürgermeister auch."
    ]


def test_the_list_of_changes_is_left_out() -> None:
    table = grid(("Stelle", "bisher", "jetzt"), ("Ziffer 1", "a", "b"))
    kept = (line("Beschlussvorlage"), line("Bau eines Radwegs", gap=1))
    shown = (kept[0], line("Änderungsübersicht"), table, line("Verfahren (im Text nicht)"), kept[1])
    assert without_overview(shown) == kept
    printed = lines("Änderungsübersicht\nStelle: Ziffer 1\nbisher: a\njetzt: b und\nmehr")
    assert without_overview((kept[0], *printed, kept[1])) == kept
