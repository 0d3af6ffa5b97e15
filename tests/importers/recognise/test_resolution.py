"""Resolutions: points and covers where they are beyond doubt, words without a home elsewhere."""

from collections.abc import Mapping

from drafter.document.prose import parse
from drafter.importers.draft import Certainty, Said, Value
from drafter.importers.reading.text import transcribe
from drafter.importers.recognise.parts import Context, Found, Gained
from drafter.importers.recognise.resolution import resolution
from drafter.importers.recognise.words import words
from drafter.model.form import SectionKind
from drafter.resources import templates_directory
from drafter.source.forms import load_form

POINTS = """Der Rat beschließt:

1. Die Aufwendungen von 100.000 € werden bereitgestellt.

   Als Deckung ist im Teilergebnisplan 11.03.01 vorgesehen:

   Mehrertrag 2024 i.H.v. 60.000 € (3 x 20.000 €)
   Minderaufwand 2024 i.H.v. 40.000 € (geringere Kosten)

2. Über die Umsetzung wird berichtet.
"""


def read(text: str) -> Gained:
    form = load_form("bielefeld", templates_directory())
    section = form.kinds[0].section(SectionKind.RESOLUTION)
    assert section
    return resolution(
        Found(section, (), transcribe(text.encode()).parts), Context(form, form.kinds[0])
    )


def mapping(value: Value) -> Mapping[str, Value]:
    assert isinstance(value, Mapping)
    return value


def points(gained: Gained) -> list[Value]:
    found = mapping(gained.values["beschlussvorschlag"])["ziffern"]
    assert isinstance(found, tuple)
    return list(found)


def test_rows_of_a_cover_without_room_between_them_stay_rows() -> None:
    first, _ = points(read(POINTS))
    rows = mapping(mapping(first)["deckung"])["zeilen"]
    assert isinstance(rows, tuple)
    notes = [mapping(row)["erlaeuterung"] for row in rows]
    assert [note.text for note in notes if isinstance(note, Said)] == [
        "3 x 20.000 €",
        "geringere Kosten",
    ]


def test_what_stands_behind_the_last_point_belongs_to_none() -> None:
    gained = read(f"{POINTS}\nBeispiel, nicht amtlich\n")
    assert len(points(gained)) == 2
    assert [rest.words for rest in gained.remainders] == ["Beispiel, nicht amtlich"]


def test_without_numbers_the_whole_text_is_the_preamble() -> None:
    gained = read("Der Rat beschließt die Satzung in der Fassung der Anlage 1.\n")
    lead = mapping(gained.values["beschlussvorschlag"])["einleitung"]
    assert isinstance(lead, Said)
    assert lead.text == "Der Rat beschließt die Satzung in der Fassung der Anlage 1."
    assert not gained.remainders


def test_a_list_that_misses_a_number_is_not_renumbered() -> None:
    gained = read("Der Rat beschließt:\n\n1. Eins wird getan.\n\n3. Drei wird getan.\n")
    whole = gained.values["beschlussvorschlag"]
    assert isinstance(whole, Said)
    assert whole.certainty is Certainty.LIKELY
    assert words(parse(whole.text)) == "Der Rat beschließt: Eins wird getan. 3. Drei wird getan."
    assert "1. Eins wird getan." in whole.text


def test_two_rows_are_never_taken_for_one() -> None:
    gained = read(POINTS.replace("€)\n   Minder", "€); Minder"))
    assert "erlaeuterung" not in str(gained.values)
    assert "Minderaufwand 2024" in str(gained.values)
