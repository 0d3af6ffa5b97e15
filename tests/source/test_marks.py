"""Hand marks in a paper: every text of it reads as after the changes, or as before them."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.model.paper import Paper
from drafter.source import Changes, Loaded, load
from drafter.source.critic import resolved
from drafter.source.text import SourceText, Span
from tests.source.conftest import MINIMAL, Load, Told

MARKED = MINIMAL + (
    'datum: "{~~04.11.2021~>27.01.2022~~}"\n'
    "beratungsfolge:\n"
    "  - Rat, {~~19.01.2022~>10.02.2022~~}{++, TOP 8++}, öffentlich\n"
    "beschlussvorschlag:\n"
    "  einleitung: >-\n"
    "    Der Rat {--heute--} beschließt\n"
    "    {++nach Aussprache++}:\n"
    "  ziffern:\n"
    "    - text: Bereitgestellt werden {~~275.000~>295.000~~} €.\n"
    "      deckung:\n"
    '        bedarf: "{~~275.000 €~>295.000 €~~}"\n'
    "        zeilen:\n"
    "          - Mehrertrag 2022 i.H.v. {~~275.000 €~>295.000 €~~} (5 x 55.000 €)\n"
    '    - "{++Über den Stand wird berichtet.++}"\n'
    '    - "{--Der Beschluss gilt sofort.--}"\n'
)


@pytest.fixture
def both(tmp_path: Path) -> dict[Changes, Loaded]:
    path = tmp_path / "papier.yaml"
    path.write_text(MARKED, encoding="utf-8")
    return {changes: load(path, "p.yaml", changes=changes) for changes in Changes}


def paper(loaded: Loaded) -> Paper:
    assert loaded.findings == ()
    assert loaded.paper
    return loaded.paper


def test_every_kind_of_value_is_read_as_after_or_before_the_changes(
    both: dict[Changes, Loaded],
) -> None:
    new, old = paper(both[Changes.ACCEPTED]), paper(both[Changes.REJECTED])
    assert (new.date, old.date) == (date(2022, 1, 27), date(2021, 11, 4))
    for read, day, top in ((new, "10.02.2022", "8"), (old, "19.01.2022", None)):
        (consultation,) = read.consultations
        assert (str(consultation.meeting_date), consultation.agenda_number) == (day, top)
    assert new.proposed_resolution
    assert old.proposed_resolution
    assert new.proposed_resolution.introduction == "Der Rat beschließt nach Aussprache:"
    assert old.proposed_resolution.introduction == "Der Rat heute beschließt:"
    for read, sum_, last in ((new, 295, "berichtet."), (old, 275, "sofort.")):
        assert read.proposed_resolution
        first, second = read.proposed_resolution.points
        assert first.text == f"Bereitgestellt werden {sum_}.000 €."
        assert first.cover
        assert first.cover.need
        assert first.cover.need.value == first.cover.rows[0].amount.value == sum_ * 1000
        assert first.cover.rows[0].note == "5 x 55.000 €"
        assert second.text.endswith(last)


def test_a_paper_tells_whether_it_is_marked(both: dict[Changes, Loaded], loaded: Load) -> None:
    assert [loaded_as.hand_marked for loaded_as in both.values()] == [True, True]
    assert not loaded(MINIMAL).hand_marked
    assert not loaded(f"{MINIMAL}ziele: offen {{++x\n# {{++Anmerkung++}}\n").hand_marked


def test_a_text_file_is_read_likewise(tmp_path: Path) -> None:
    (tmp_path / "text.md").write_bytes(b"Ein {++neuer++} Satz.\r\n\r\n{--Weg.\r\n\r\nAuch--}\r\n")
    path = tmp_path / "papier.yaml"
    path.write_text(f"{MINIMAL}begruendung: {{datei: text.md}}\n", encoding="utf-8")
    new, old = load(path), load(path, changes=Changes.REJECTED)
    assert paper(new).rationale == "Ein neuer Satz.\n"
    assert paper(old).rationale == "Ein Satz.\n\nWeg.\n\nAuch\n"
    assert new.hand_marked
    text = paper(new).rationale or ""
    place = new.origins.place(("begruendung",), text, text.index("Satz"))
    assert (Path(place.file).name, place.line, place.column) == ("text.md", 1, 17)


@pytest.mark.parametrize(
    ("value", "changes"),
    [
        ('"{--alt--}"', Changes.ACCEPTED),
        ('"{++neu++}"', Changes.REJECTED),
        (">-\n  {--alt\n\n  auch alt--}", Changes.ACCEPTED),
        ("{datei: leer.md}", Changes.ACCEPTED),
    ],
)
def test_a_value_of_which_nothing_stays_is_not_given(
    tmp_path: Path, value: str, changes: Changes
) -> None:
    (tmp_path / "leer.md").write_text("{--alt--}\n", encoding="utf-8")
    path = tmp_path / "papier.yaml"
    path.write_text(f"{MINIMAL}ziele: {value}\n", encoding="utf-8")
    assert paper(load(path, changes=changes)).goals is None


@pytest.mark.parametrize("entry", ['"{++Neu.++}"', '{text: "{++Neu.++}", schluss: "{++Ende++}"}'])
def test_a_list_entry_of_which_nothing_stays_is_none(tmp_path: Path, entry: str) -> None:
    path = tmp_path / "papier.yaml"
    path.write_text(f"{MINIMAL}beschlussvorschlag: {{ziffern: [{entry}, Zwei]}}\n", "utf-8")
    resolution = paper(load(path, changes=Changes.REJECTED)).proposed_resolution
    assert resolution
    assert [point.text for point in resolution.points] == ["Zwei"]
    path.write_text(f"{MINIMAL}beschlussvorschlag: {{ziffern: [{entry}]}}\n", "utf-8")
    assert paper(load(path, changes=Changes.REJECTED)).proposed_resolution is None


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        ("ziele: Ein {++neuer Satz.", "6:12", "mit „++}“ schließen"),
        ("ziele: |\n  Eins\n\n  und {--zwei", "9:7", "mit „--}“ schließen"),
        ("ziele: a {++b {--c--} d++}", "6:15", "nicht ineinander"),
        ("ziele: a {~~b~~}", "6:10", "fehlt „~>“"),
        ("ziele: 'it''s {++a'", "6:15", "nicht geschlossen"),
        ("unterschrift: ['Erika {++Beispiel, Beigeordnete']", "6:23", "nicht geschlossen"),
        ("fussvermerk: a {++b", "6:16", "nicht geschlossen"),
        ("ziele: a {++b und {--c", "6:10", "insgesamt 2 Stellen"),
    ],
)
@pytest.mark.usefixtures("reader")
def test_a_mark_that_is_none_is_told_at_its_place(
    line: str, place: str, words: str, loaded: Load
) -> None:
    (finding,) = loaded(f"{MINIMAL}{line}\n").findings
    assert (finding.code, str(finding.severity)) == ("text-marken", "Warnung")
    assert str(finding.place) == f"p.yaml:{place}"
    assert words in finding.message


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        ("ziele: Ein Satz++}.", "6:16", "Bitte die Marke mit „{++“ öffnen"),
        ("ziele: Ein {++neuer++} Satz {>>von wem?<<}.", "6:29", "„{>>“ gehört nicht zu"),
        ("ziele: |\n  Eins--}\n  und zwei--}", "7:7", "insgesamt 2 Stellen"),
    ],
)
@pytest.mark.usefixtures("reader")
def test_a_sign_that_is_printed_as_it_stands_is_a_note_at_its_place(
    line: str, place: str, words: str, loaded: Load
) -> None:
    (finding,) = loaded(f"{MINIMAL}{line}\n").findings
    assert (finding.code, str(finding.severity)) == ("text-marken", "Hinweis")
    assert str(finding.place) == f"p.yaml:{place}"
    assert words in finding.message


@pytest.mark.parametrize(
    "value",
    ["{++Neu++}", "{++Neu++} Titel", "{~~a~>b~~}", "{--a, b: c--} d", "{++Neu", "{++a\n  b++} c"],
)
@pytest.mark.usefixtures("reader")
def test_a_text_that_begins_with_a_mark_needs_quotes(value: str, told: Told) -> None:
    assert told(f"{MINIMAL}fussvermerk: {value}\n") == ["6:14 yaml-syntax"]


def test_all_texts_that_begin_with_a_mark_are_told_at_once(told: Told) -> None:
    lines = "fussvermerk: {++a++}\nziele: {--b--}\n"
    assert told(f"{MINIMAL}{lines}") == ["6:14 yaml-syntax", "7:8 yaml-syntax"]


@pytest.mark.parametrize(
    "entry",
    [
        "  - Rat, {++TOP 8, ++}31.02.2022, öffentlich",
        "  - 'Rat, {~~TOP 7~>TOP 8~~}, 31.02.2022'",
        "  - Rat, {~~10.02.2022~>31.02.2022~~}, TOP 8",
        '  - {gremium: Rat, sitzung: "31.02.2022 {--10.02.2022--}"}',
    ],
)
@pytest.mark.usefixtures("reader")
def test_a_finding_in_a_marked_text_points_at_its_word(entry: str, loaded: Load) -> None:
    (finding,) = loaded(f"{MINIMAL}beratungsfolge:\n{entry}\n").findings
    start = entry.index('"' if '"' in entry else "31.02") + 1
    assert (finding.code, str(finding.place)) == ("wert-ungueltig", f"p.yaml:7:{start}")


WORDS = st.lists(st.sampled_from(("ab", "{++cd++}", "{--ef--}", "{~~g~>hä~~}", "x.")), max_size=9)


@pytest.mark.parametrize("changes", Changes)
@given(words=WORDS, between=st.sampled_from((" ", "\n", "\n\n  ")))
def test_every_kept_character_is_found_where_it_stands(
    changes: Changes, words: list[str], between: str
) -> None:
    text = between.join(words)
    span = Span(SourceText("f", f"..{text}.."), 2, 2 + len(text), resolved(text, changes))
    assert span.marks
    value = " ".join(span.marks.text.split())
    for offset, char in enumerate(value):
        if not char.isspace():
            assert span.source.text[span.locate(value, offset)] == char


@given(WORDS, st.text(max_size=20), st.integers(-5, 40))
def test_a_value_of_another_text_gives_a_place_inside(
    words: list[str], value: str, offset: int
) -> None:
    text = " ".join(words)
    done = resolved(text, Changes.ACCEPTED)
    span = Span(SourceText("f", f"..{text}.."), 2, 2 + len(text), done)
    assert 2 <= span.locate(value, offset) <= max(2, 1 + len(text))
