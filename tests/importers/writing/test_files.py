"""A Draft to a YAML file: it loads whatever it holds, and says what is not sure."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from drafter.importers.draft import Certainty, Draft, Remainder, Said, Value
from drafter.importers.writing import written
from drafter.model.paper import Paper
from drafter.resources import templates_directory
from drafter.source.forms import load_form
from drafter.source.load import load_text
from drafter.source.text import SourceText

FORMS = templates_directory()
FORM = load_form("bielefeld", FORMS)
SURE: Mapping[str, Value] = {
    "vorlagenart": Said("Beschlussvorlage"),
    "amt": {"nummer": Said("500"), "name": Said("Amt für Soziales")},
    "beratungsgegenstand": Said("Ausbau: der Schule # 8"),
}


def file_of(values: Mapping[str, Value], *remainders: Remainder) -> str:
    draft = Draft("bielefeld", Certainty.SURE, values, remainders)
    return written(draft, FORM, FORMS, "alt.pdf", date(2026, 11, 26))


def loaded(text: str) -> Paper:
    found = load_text(SourceText("", text), Path("x.yaml"), forms=FORMS)
    assert found.paper, found.findings
    return found.paper


def comments(text: str) -> str:
    """Return all comments on one line."""
    lines = (line.strip() for line in text.split("\n"))
    return " ".join(line.removeprefix("#").strip() for line in lines if line.startswith("#"))


def test_what_is_sure_comes_back_without_a_comment() -> None:
    text = file_of(SURE)
    paper = loaded(text)
    assert paper.subject == "Ausbau: der Schule # 8"
    assert (paper.lead_office.number, paper.lead_office.name) == ("500", "Amt für Soziales")
    assert paper.status == "entwurf"
    assert comments(text) == "Übernommen aus „alt.pdf“ am 26.11.2026 mit drafter import."


def test_what_must_be_there_says_that_it_is_missing() -> None:
    text = file_of({})
    assert loaded(text).subject == loaded(text).lead_office.name == "nicht erkannt"
    assert comments(text).count("Bitte eintragen.") == 3


def test_what_is_likely_is_asked_about() -> None:
    said = Said(
        "Rat der Stadt", Certainty.LIKELY, "Da war ein Buchstabe zu viel.", "Raat der Stadt"
    )
    entry = {"gremium": said, "sitzung": Said("10.02.2022"), "top": Said("8")}
    text = file_of({**SURE, "beratungsfolge": (entry,)})
    (consultation,) = loaded(text).consultations
    assert (consultation.organization, consultation.agenda_number) == ("Rat der Stadt", "8")
    assert "bitte prüfen: gremium: Da war ein Buchstabe zu viel." in comments(text)
    assert "„Raat der Stadt“" in comments(text)


def test_what_is_unsure_is_no_value_but_a_comment() -> None:
    text = file_of(
        {**SURE, "datum": Said("01.02.2022", Certainty.UNSURE, "Zwei Tage.", "1.2./2.2.")}
    )
    assert loaded(text).date is None
    assert "datum: 1.2./2.2. (Zwei Tage.)" in comments(text)


def test_what_the_loader_refuses_becomes_a_comment_and_the_rest_stays() -> None:
    good = {"gremium": Said("Rat"), "sitzung": Said("10.02.2022")}
    bad = {"gremium": Said("Rat"), "sitzung": Said("31.02.2022")}
    text = file_of({**SURE, "datum": Said("99.99.2022"), "beratungsfolge": (good, bad)})
    paper = loaded(text)
    assert paper.date is None
    assert str(paper.consultations[0].meeting_date) == "10.02.2022"
    assert "99.99.2022" in comments(text)
    assert "31.02.2022" in comments(text)


def test_words_without_a_home_stand_below_the_key_that_they_stood_at() -> None:
    rest = (Remainder("bei der\nArt", "vorlagenart"), Remainder("irgendwo"))
    text = file_of(SURE, *rest)
    assert loaded(text)
    lines = text.split("\n")
    assert lines.index("# bei der") < lines.index("# Art") < lines.index("# irgendwo")
    assert lines.index("# bei der") > lines.index("vorlagenart: Beschlussvorlage")


def test_no_line_is_wider_than_an_editor_shows() -> None:
    words = "Die Verwaltung wird beauftragt, das Nötige zu tun und darüber zu berichten. " * 5
    points: Value = (Said(words.strip(), prose=True), Said("Zwei", prose=True))
    text = file_of({**SURE, "beschlussvorschlag": {"ziffern": points}}, Remainder(words, ""))
    resolution = loaded(text).proposed_resolution
    assert resolution
    assert resolution.points[0].text.split() == words.split()
    assert max(map(len, text.split("\n"))) <= 100


def test_a_list_that_is_longer_than_a_file_may_be_becomes_a_comment_and_the_rest_stays() -> None:
    many = tuple({"titel": Said(f"Plan {number}")} for number in range(20_001))
    text = file_of({**SURE, "anlagen": many})
    assert loaded(text).subject == loaded(file_of(SURE)).subject
    assert not loaded(text).attachments
    assert "Plan 20000" in comments(text)
