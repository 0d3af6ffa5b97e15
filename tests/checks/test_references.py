"""Rules about references to points and attachments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checks.references import ATTACHMENT, ITEM, POINT
from drafter.findings import Severity
from tests.checks.conftest import Findings
from tests.checks.paper import paper
from tests.checks.places import place_of, places

TO_POINT = "verweis-ziffer"
TO_ATTACHMENT = "verweis-anlage"
NUMBER = "anlage-nummer"

POINTS = """
    einleitung: "Der Schul- und Sportausschuss beschließt:"
    ziffern:
      - Die Halle wird benannt.
      - text: "Beschlossen werden:"
        unterpunkte: [die Satzung, die Gebührenordnung]
      - Die Verwaltung legt a) eine Liste und b) einen Plan vor.
"""
SUPPLEMENT = "art: {}\nzu: original.yaml"


def _says(*lines: str, **sections: str | None) -> str:
    """Give a paper with three points, two attachments and those lines as its Begründung."""
    others: dict[str, str | None] = {
        "beschlussvorschlag": POINTS,
        "anlagen": "- Lageplan\n- Entwurf der Satzung",
    }
    block = "".join(f"  {line}\n" for line in lines)
    return f"{paper(begruendung=None, **{**others, **sections})}begruendung: |\n{block}"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Wie in Ziffer 4 gesagt.", "4 gesagt"),
        ("Siehe Ziffern 2 und 5.", "5.\n"),
        ("Siehe Ziffern 2, 3 und 7.", "7."),
        ("Siehe Ziff. 9 dazu.", "9 dazu"),
        ("Siehe Ziffern 1 bis 4 dazu.", "1 bis 4"),
        ("Siehe Ziffern 2–5 dazu.", "2–5"),
        ("Siehe Ziffer 4 des Beschlussvorschlags.", "4 des"),
        ("Siehe Ziffer 4 des Beschlusses.", "4 des"),
        ("Siehe Ziffer 4 dieser Vorlage.", "4 dieser"),
        ("Siehe Nr. 4 des Beschlussvorschlags.", "4 des"),
        ("Siehe Nummer 4 des Beschlussvorschlages.", "4 des"),
        ("Siehe Punkt 4 des Beschlussvorschlags.", "4 des"),
        ("Siehe Ziffer 2 c dazu.", "2 c dazu"),
        ("Siehe Ziffer 2 c) dazu.", "2 c)"),
        ("Siehe Ziffer 2c dazu.", "2c dazu"),
        ("Siehe Ziffer 1 a dazu.", "1 a dazu"),
        ("Siehe Ziffer 3 c dazu.", "3 c dazu"),
        ("Siehe Ziffer 1, Ziffer 4 dazu.", "4 dazu"),
        ("(vgl. Ziffer 4) der Vertrag", "4) der"),
        ("Die Mittel nach Ziffer 4 in Höhe von 3.000 €.", "4 in Höhe"),
        ("Siehe Ziffer 0 dazu.", "0 dazu"),
    ],
)
def test_a_reference_to_a_point_that_is_not_there_is_told_at_its_number(
    findings: Findings, sentence: str, words: str
) -> None:
    text = _says(sentence)

    (found,) = findings(text, TO_POINT)

    assert found.severity is Severity.WARNING
    assert places([found]) == [place_of(words, text)]


def test_the_message_says_how_many_points_there_are(findings: Findings) -> None:
    (number,) = findings(_says("Siehe Ziffer 4."), TO_POINT)
    (letter,) = findings(_says("Siehe Ziffer 2 c)."), TO_POINT)

    assert "Eine Ziffer 4" in number.message
    assert "3 Ziffern" in number.message
    assert "keinen Punkt c)" in letter.message


@pytest.mark.parametrize(
    "sentence",
    [
        "Siehe Ziffer 3.",
        "Siehe Ziffern 1 bis 3 und Ziff. 2.",
        "Siehe Ziffer 2 a, Ziffer 2 b) und Ziffer 3 b.",
        "Siehe Ziffer 3 b) dazu.",
        "Siehe Nr. 3 des Beschlussvorschlags.",
        "Siehe Ziffer 4 der Satzung.",
        "Siehe Ziffer 4 des Vertrages.",
        "Siehe Ziffern 4 und 5 der Geschäftsordnung.",
        "Siehe Ziffer 4 des Beschlusses des Rates.",
        "Siehe Ziffer 4 des Beschlusses vom 03.03.2020.",
        "Siehe Ziffer 4 der Vorlage 1234/2014-2020.",
        "Siehe Ziffer 4 der Ursprungsvorlage.",
        "Siehe Ziffer 4 aus dem Gutachten.",
        "Siehe Ziffer 4 VOB/A.",
        "Siehe Ziffer 7 SGB XII.",
        "Siehe § 3 Ziffer 4.",
        "Siehe § 3 Abs. 2 Ziffer 4.",
        "Siehe § 48 Abs. 2 Satz 1 Ziffer 7 GO NRW.",
        "Laut Vertrag Ziffer 4 gilt das.",
        "Die Satzung sagt in der Hauptsatzung unter Ziffer 9 mehr.",
        "Siehe Anlage 2, Ziffer 8.",
        "Siehe Ziffer 4.2 des Berichts.",
        "Siehe Ziffer 4.2 dazu.",
        "Siehe Nr. 4 der Satzung.",
        "Hausnummer 12 und Nr. 14 liegen daneben.",
        "Drucksachen-Nr. 9921/2014-2020",
        "Mit Ziffer 3 und 25 Stellen.",
        "Die Ziffernfolge 7 ist gemeint, die Kennziffer 9 auch.",
        "Siehe Ziffer 3 u. a. in der Satzung.",
        "Mit Ziffer 3 bis 31.12.2022.",
        "Mit Ziffer 3 bis 31. Dezember 2022.",
    ],
)
def test_a_reference_that_leads_to_a_point_or_elsewhere_is_silent(
    findings: Findings, sentence: str
) -> None:
    assert findings(_says(sentence), TO_POINT) == []


def test_a_numbered_heading_of_the_same_text_may_be_meant(findings: Findings) -> None:
    text = _says("## 4. Kosten", "", "Siehe Ziffer 4 und Ziffer 5.")

    (found,) = findings(text, TO_POINT)

    assert places([found]) == [place_of("5.\n", text)]


def test_a_letter_below_a_numbered_heading_may_be_meant(findings: Findings) -> None:
    assert findings(_says("## 3. Kosten", "", "Siehe Ziffer 3 c) dazu."), TO_POINT) == []


def test_references_inside_the_points_are_looked_at(findings: Findings) -> None:
    text = paper(
        beschlussvorschlag="""
            einleitung: "Der Schul- und Sportausschuss beschließt:"
            ziffern:
              - Die Halle wird benannt.
              - >-
                Die Kosten nach
                Ziffer 3 werden getragen.
        """
    )

    assert places(findings(text, TO_POINT)) == [place_of("3 werden", text)]


def test_without_points_nothing_is_said(findings: Findings) -> None:
    text = _says("Siehe Ziffer 4.", beschlussvorschlag="Der SSA beschließt die Satzung.")

    assert findings(text, TO_POINT) == []


def test_the_points_of_parts_count(findings: Findings) -> None:
    parts = """
        teile:
          - einleitung: "Der SSA empfiehlt:"
            ziffern: [Eins.]
          - einleitung: "Der SSA beschließt:"
            ziffern: [Eins., Zwei.]
    """

    assert findings(_says("Siehe Ziffer 2.", beschlussvorschlag=parts), TO_POINT) == []
    assert findings(_says("Siehe Ziffer 3.", beschlussvorschlag=parts), TO_POINT)


@pytest.mark.parametrize(("code", "kind"), [(TO_POINT, "Ziffer"), (TO_ATTACHMENT, "Anlage")])
def test_a_supplement_may_mean_its_original(findings: Findings, code: str, kind: str) -> None:
    fewer = "ziffern:\n  - Eins."
    adds = {"beschlussvorschlag": fewer, "anlagen": None}
    text = _says(f"Siehe {kind} 2.", nachtrag=SUPPLEMENT.format("ergänzt"), **adds)
    replacing = _says(f"Siehe {kind} 2.", nachtrag=SUPPLEMENT.format("ersetzt"), **adds)
    original = _says("Nichts.")

    assert findings(text, code, original=original) == []
    assert findings(text, code) == []
    assert len(findings(replacing, code, original=original)) == 1
    assert len(findings(text.replace(f"{kind} 2", f"{kind} 9"), code, original=original)) == 1


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Siehe Anlage 3.", "3."),
        ("Siehe Anlagen 1 bis 3 dazu.", "1 bis 3"),
        ("Siehe Anlagen 1 und 4 dazu.", "4 dazu"),
        ("Siehe Anlage 1, Anlage 4 dazu.", "4 dazu"),
        ("Siehe Anlage Nr. 3 dazu.", "3 dazu"),
        ("In der Fassung der Anlage 3 zur Vorlage.", "3 zur"),
        ("Das ist der Anlage 3 zu entnehmen.", "3 zu"),
        ("Die Satzung in Anlage 3 gilt.", "3 gilt"),
        ("Die Satzung (Anlage 3) der Stadt.", "3) der"),
        ("Siehe Anlage 3 zu Ziffer 1.", "3 zu"),
    ],
)
def test_a_reference_to_an_attachment_that_is_not_there_is_told(
    findings: Findings, sentence: str, words: str
) -> None:
    text = _says(sentence)

    (found,) = findings(text, TO_ATTACHMENT)

    assert found.severity is Severity.WARNING
    assert "vorhanden: 1, 2" in found.message
    assert places([found]) == [place_of(words, text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Siehe Anlage 2.",
        "Siehe Anlagen 1 und 2 sowie Anlage 1.",
        "Siehe Anlage 3 zum Vertrag.",
        "Siehe Anlage 3 der Satzung.",
        "Siehe Anlage 3 zu § 5 der Satzung.",
        "Siehe Anlage 3 zur Hauptsatzung.",
        "Siehe Anlage 3 zu der Verordnung.",
        "Siehe Anlage 3 der Vorlage 1234/2014-2020.",
        "Siehe Anlage 3 BauNVO.",
        "Siehe § 6 Anlage 3.",
        "Das Anlagevermögen von 3 Mio. €.",
        "Die PV-Anlage 3 und die Windanlage 4.",
        "Siehe Anlage A und Anlage 3.1.",
        "Die Anlagen liegen bei. 3 davon sind neu.",
        "Im Anlagenspiegel 2022.",
        "Mit Anlage 2 und 25 Stellen.",
    ],
)
def test_a_reference_that_leads_to_an_attachment_or_elsewhere_is_silent(
    findings: Findings, sentence: str
) -> None:
    assert findings(_says(sentence), TO_ATTACHMENT) == []


def test_a_paper_without_attachments_is_told_so(findings: Findings) -> None:
    text = _says("Nichts.", anlagen=None, ziele="In der Fassung der Anlage 1.")

    (found,) = findings(text, TO_ATTACHMENT)

    assert "sie hat keine Anlagen" in found.message


def test_numbers_of_attachments_count_before_their_position(findings: Findings) -> None:
    numbered = "- titel: Lageplan\n  nummer: 7\n- titel: 'Anlage 9: Satzung'"
    text = _says("Siehe Anlage 7, Anlage 2, Anlage 9 und Anlage 1.", anlagen=numbered)

    assert places(findings(text, TO_ATTACHMENT)) == [place_of("1.\n", text)]


@pytest.mark.parametrize(
    ("attachments", "words"),
    [
        ("- titel: A\n  nummer: 2\n- titel: B\n  nummer: '2'", "'2'"),
        ("- titel: Erste\n  nummer: 2\n- titel: Zweite", "titel: Zweite"),
    ],
)
def test_two_attachments_of_one_number_are_told(
    findings: Findings, attachments: str, words: str
) -> None:
    text = paper(anlagen=attachments)

    (found,) = findings(text, NUMBER)

    assert found.severity is Severity.ERROR
    assert "Nummer 2" in found.message
    assert places([found]) == [place_of(words, text)]


@pytest.mark.parametrize(
    "attachments", ["- A\n- B", "- titel: A\n  nummer: 2\n- titel: B\n  nummer: 1"]
)
def test_attachments_of_different_numbers_are_silent(findings: Findings, attachments: str) -> None:
    assert findings(paper(anlagen=attachments), NUMBER) == []


@given(st.text(alphabet="0123456789 ,–-undbisacdfABZ.)/", max_size=60))
def test_every_number_that_is_taken_for_a_reference_can_be_read(tail: str) -> None:
    for pattern, word in ((POINT, "Ziffer "), (ATTACHMENT, "Anlage ")):
        match = pattern.match(word + tail)
        if match:
            items = [(item["first"], item["last"]) for item in ITEM.finditer(match["numbers"])]
            assert items
            assert all(len(first) <= 3 for first, _ in items)


@pytest.mark.parametrize(
    "sentence",
    [
        "Textliche Festsetzung Ziffer 9 wird ergänzt.",
        "Der Antrag der Fraktion (Ziffer 9) wurde abgelehnt.",
        "Der Zuwendungsbescheid vom 02.02.2022 fordert unter Ziffer 9 einen Nachweis.",
        "Laut Gutachten (dort Ziffer 9) ist der Boden belastet.",
        "Siehe Haushaltsplan, Anlage 9.",
        "Nach der 16. BImSchV, Anlage 9, gilt dies.",
    ],
)
def test_what_another_paper_counts_is_left_alone(findings: Findings, sentence: str) -> None:
    text = paper(begruendung=f">-\n  {sentence}")
    assert findings(text, "verweis-ziffer") == []
    assert findings(text, "verweis-anlage") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Anlage 7, Seite 3 der Niederschrift vom 3. März.",
        "Die Anlage 3 (Photovoltaik) speist 30 kW ein.",
    ],
)
def test_a_plant_and_the_attachment_of_minutes_are_left_alone(
    findings: Findings, sentence: str
) -> None:
    assert findings(paper(begruendung=f">-\n  {sentence}"), TO_ATTACHMENT) == []


@pytest.mark.parametrize("sentence", ["Der Plan (Anlage 2).", "Siehe Anlage 4 (Lageplan)."])
def test_an_attachment_in_brackets_or_with_its_title_is_told(
    findings: Findings, sentence: str
) -> None:
    assert len(findings(paper(begruendung=f">-\n  {sentence}"), TO_ATTACHMENT)) == 1
