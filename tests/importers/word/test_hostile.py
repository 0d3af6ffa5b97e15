"""Spoilt files give a clear word or a Transcript, never another exception, all of it bounded."""

from collections import Counter

from drafter.importers.declined import Declined
from drafter.importers.reading.word import accepted, refused, transcribe
from drafter.importers.stored import from_json, to_json
from tests.importers.word.mutants import mutants
from tests.importers.word.packages import docx, lines, p, r, read, style
from tests.importers.word.test_changes import gone, mark, tracked
from tests.importers.word.test_grids import HEAD, tbl, tr
from tests.importers.word.test_numbering import THREE, definition, instance, item, level
from tests.importers.word.test_surroundings import drawing
from tests.importers.word.test_words import BEGIN, END, SEPARATE, STYLES
from tests.word.papers import SUPPLEMENTS, supplement

BOX = "<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent/></w:sdt>"
RICH = docx(
    p("Beschlussvorlage", properties='<w:pStyle w:val="kind"/>')
    + p("Der ", tracked("ins", r("Rat")), tracked("del", gone("Ausschuss")), properties=mark("del"))
    + p(BOX, " Ja ", r(BEGIN), r("<w:instrText>REF x</w:instrText>"), r(SEPARATE), "7", r(END))
    + item(1)
    + item(1, 1)
    + item(2)
    + tbl(tr("a", "b", properties=HEAD), tr("c", "d", properties=tracked("ins")))
    + p("Ende", r('<w:footnoteReference w:id="1"/>'), drawing("a"))
    + '<w:sectPr><w:headerReference w:type="first" r:id="h"/><w:titlePg/></w:sectPr>',
    ("a", "image", "media/a.png"),
    ("h", "header", "numbering.xml"),
    styles=STYLES + style("z", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    numbering=THREE + instance(1, 0) + instance(2, 0),
    footnotes=f'<w:footnote w:id="1">{p("Anmerkung")}</w:footnote>',
)


def outcome(data: bytes) -> str:
    try:
        found = transcribe(data)
    except Declined as problem:
        return problem.reason if "Bitte" in str(problem) else "no remedy"
    assert from_json(to_json(found)) == found
    assert all(line.end == "kept" for line in (*accepted(found).lines(), *refused(found).lines()))
    return "read"


def test_spoilt_files_give_a_word_or_a_transcript() -> None:
    found = Counter(outcome(each) for each in mutants(RICH, 210))
    found.update(outcome(each) for each in mutants(supplement(SUPPLEMENTS[0]).docx, 12))
    assert {"read", "beschädigt", "unbekannte Dateiart"} <= set(found)
    assert "no remedy" not in found
    assert found["read"] > 50


def test_labels_stay_short_whatever_a_list_says() -> None:
    long = definition(0, level(0, "lowerLetter", "%1" * 9_999, start=999_999_999))
    (line,) = lines(item(1), numbering=long + instance(1, 0))
    assert len(line.label) < 250


def test_pictures_and_notes_that_are_shown_a_thousand_times_are_held_once() -> None:
    note = f'<w:footnote w:id="1">{p("Anmerkung " * 99)}</w:footnote>'
    found = read(p(*[r('<w:footnoteReference w:id="1"/>')] * 1000, "Wort"), footnotes=note)
    assert len("".join(line.text for line in found.lines())) < 3000


def test_a_list_of_itself_ends() -> None:
    link = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="x"/></w:abstractNum>'
    own = style("x", "X", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', "numbering")
    assert [line.text for line in lines(item(1), numbering=link + instance(1, 0), styles=own)] == [
        "Wort"
    ]
