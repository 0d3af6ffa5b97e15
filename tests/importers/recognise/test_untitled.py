"""Running text below the boxes of a form is its rationale, also where no label says so."""

from collections.abc import Mapping

import pytest

from drafter.importers.draft import Value
from drafter.importers.recognise import recognise
from drafter.importers.transcript import Cell, Grid, Line, Part, Source, Transcript
from tests.importers.recognise.conftest import FORMS, Read, claimed
from tests.importers.recognise.made import line, lines

FRONT = """STADT KARLSRUHE
BESCHLUSSVORLAGE
Vorlage Nr.: 2013/1258
Verantwortlich: Dez. 5

Umbau des Beispielplatzes

Beratungsfolge dieser Vorlage   am          TOP   ö   nö   Ergebnis
Gemeinderat                     19.09.2013  20    x

Antrag an den Gemeinderat / Ausschuss

1. Der Platz wird umgebaut.
2. Der Bericht wird zur Kenntnis genommen.

Finanzielle Auswirkungen nein ☒ ja ☐

Abstimmung mit städtischen Gesellschaften nein ☐ ja ☒
abgestimmt mit
"""
TEXT = """Der Platz ist in die Jahre gekommen; seine Platten sind an vielen Stellen
gebrochen. Der Umbau soll im Frühjahr beginnen.
"""
END = """
Beschluss:

Antrag an den Gemeinderat / Ausschuss

1. Der Platz wird umgebaut.
2. Der Bericht wird zur Kenntnis genommen.
"""
JOINED = (
    "Der Platz ist in die Jahre gekommen; seine Platten sind an vielen Stellen gebrochen. Der "
    "Umbau soll im Frühjahr beginnen."
)
RESOLUTION = {
    "ziffern": (
        {"text": "Der Platz wird umgebaut."},
        {"text": "Der Bericht wird zur Kenntnis genommen."},
    )
}


@pytest.mark.parametrize(
    ("text", "rationale"),
    [
        (f"\n{TEXT}", JOINED),
        (f"\nAusgangslage\n\n{TEXT}", f"## Ausgangslage {JOINED}"),
        (f"\nAusgangslage\n{TEXT}", f"## Ausgangslage {JOINED}"),
    ],
)
def test_text_below_the_boxes_is_the_rationale(text: str, rationale: str, read: Read) -> None:
    values = read(FRONT + text + END).values
    assert words(values) == rationale
    assert claimed(values["beschlussvorschlag"]) == RESOLUTION
    assert "abgestimmt" not in str(claimed(values["angaben"]))


def words(values: Mapping[str, Value]) -> str:
    """Return the rationale without its line ends."""
    return " ".join(str(claimed(values["begruendung"])).split())


def test_names_below_the_boxes_are_no_rationale(read: Read) -> None:
    names = "Stadtwerke Beispielstadt GmbH, Verkehrsbetriebe Beispielstadt GmbH,\nVolkswohnung"
    assert "begruendung" not in read(f"{FRONT}{names}\n{END}").values


def test_a_labelled_rationale_stays_whole(read: Read) -> None:
    values = read(f"{FRONT}\n{TEXT}\nErläuterungen\n\nSiehe oben.\n{END}").values
    assert claimed(values["begruendung"]) == "Siehe oben."


def cell(text: str) -> Cell:
    return Cell((line(text),))


@pytest.mark.parametrize("boxes", ["nein ☐ ja ☒", "☐ nein ☒ ja", "[ ] nein [x] ja"])
def test_a_table_of_boxes_ends_the_resolution(boxes: str) -> None:
    front, _, _ = FRONT.partition("\nFinanzielle")
    table = Grid(
        (
            (cell("Finanzielle Auswirkungen nein ☒ ja ☐"), cell("")),
            (cell(f"Abstimmung mit städtischen Gesellschaften {boxes}"), cell("abgestimmt mit")),
        )
    )
    parts: tuple[Part, ...] = (*filled(front), table, *filled(TEXT), *filled(END))
    values = recognise(Transcript(Source.WORD, parts), FORMS).values
    assert words(values) == JOINED
    assert claimed(values["beschlussvorschlag"]) == RESOLUTION
    assert "'finanzielle_auswirkungen': 'nein'" in str(claimed(values["angaben"]))


def filled(text: str) -> tuple[Line, ...]:
    return tuple(each for each in lines(text) if each.text.strip())
