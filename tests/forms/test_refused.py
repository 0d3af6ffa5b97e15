"""What a form may not say: each mistake stops the run with its place and its remedy."""

from pathlib import Path

import pytest

from drafter.errors import EnvironmentMissing
from drafter.model.skeleton import skeleton
from drafter.source.forms import load_form
from tests.forms.conftest import Read

MISTAKES = {
    "a section without id": (", id: klima,", ",", "braucht „id“ und „felder“"),
    "an id that is a field": ("id: klima", "id: anlagen", "„anlagen“ ist als „id“ nicht möglich"),
    "one id twice": ("id: klima", "id: geld", "„geld“ steht hier zweimal"),
    "fields of another section": (
        "{feld: unterschrift}",
        "{feld: unterschrift, felder: [co2]}",
        "gehören nur zu „feld: angaben“, hier steht „feld: unterschrift“",
    ),
    "a title below a heading": (
        "- {feld: titel}",
        "- {feld: ziele, titel: Ziele}\n      - {feld: titel}",
        "Vor „feld: titel“ steht ein Abschnitt mit Überschrift",
    ),
    "an unknown field": ("felder: [co2]", "felder: [coo2]", "Meinten Sie „co2“?"),
    "a field shown twice": ("felder: [co2]", "felder: [beginn]", "„beginn“ steht hier zweimal"),
    "a field in the head that is none": ("- verantwortlich", "- numer", "Meinten Sie „nummer“?"),
    "boxes without options": ("art: betrag", "art: auswahl", "Bitte „optionen:“ mit den Kästchen"),
    "options of a line": ("art: auswahl", "art: zeile", "Bitte „optionen“ löschen"),
    "one box twice": ("{wahl: nein, titel: Nein}", "{wahl: ja}", "„ja“ steht hier zweimal"),
    "a name that is no key": ("name: beginn", "name: Beginn", "ist kein Name für ein Feld"),
    "a name that is taken": ("name: beginn", "name: datum", "Der Name „datum“ ist vergeben"),
    "a label of old papers for nothing": (
        "beratungsfolge_spalten:",
        "lesen: {beschriftungen: {begrundung: [Warum]}}\nberatungsfolge_spalten:",
        "„begrundung“ gibt es hier nicht. Meinten Sie „begruendung“?",
    ),
    "a word of old papers for nothing": (
        "beratungsfolge_spalten:",
        "lesen: {worte: {Beschluss: [Beschlussfassung]}}\nberatungsfolge_spalten:",
        "„Beschluss“ gibt es hier nicht.",
    ),
    "a page label without page": ("– {page} –", "– {seite} –", "Bitte {page} einmal schreiben"),
}


@pytest.mark.parametrize(("old", "new", "message"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_a_form_names_place_and_remedy(
    folder: Path, old: str, new: str, message: str
) -> None:
    path = folder / "form.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(EnvironmentMissing) as stopped:
        load_form(folder.name, folder.parent)
    assert "teststadt/form.yaml:" in str(stopped.value)
    assert message in str(stopped.value)


def test_a_skeleton_asks_for_the_fields_of_the_form(read: Read) -> None:
    form = read().form
    assert form
    text = skeleton("teststadt", form, form.kinds[0], "schema.json")
    assert "angaben:\n  # Verantwortlich: eine Zeile; etwa „Dez. 5“\n  verantwortlich:\n" in text
    help_and_boxes = "CO2-Relevanz: bei „ja“ Richtung und Gewicht; nein oder ja"
    assert f"  # {help_and_boxes}; etwa „ja, negativ, geringfügig“\n  co2:\n" in text
    assert not read(base=text).findings
