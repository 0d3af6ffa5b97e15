"""The consolidated paper: whose head, whose text, and what belongs to neither."""

from typing import Any

import pytest

from drafter.consolidate import paper
from drafter.model.scalars import Scope
from tests.consolidate.papers import ORIGINAL, amended, nachtrag, told

CHART: dict[str, Any] = {"titel": "Stellen", "werte": [{"bezeichnung": "Fachstelle", "wert": "6"}]}
OWN_HEAD: dict[str, Any] = {
    "status": "versandt",
    "datum": "27.01.2022",
    "amt": {"name": "Jugendamt"},
    "beratungsfolge": [{"gremium": "Rat", "sitzung": "10.02.2022"}],
    "fruehere_behandlung": [{"drucksachennummer": "1/2020-2025", "lesungen": []}],
    "unterschrift": [{"name": "Erika Beispiel"}],
    "beteiligungen": [{"stelle": "Rechtsamt"}],
    "mitzeichnungen": [{"stelle": "Kämmerei"}],
    "fussvermerk": "Muster",
    "quittiert": [{"regel": "kw-jahr", "grund": "So gewollt."}],
}


def test_head_and_procedure_are_those_of_the_nachtrag() -> None:
    supplement = nachtrag(**OWN_HEAD)
    made = paper(supplement, ORIGINAL).paper
    for name in (
        *("status", "date", "lead_office", "reference", "consultations", "prior_readings"),
        *("signatures", "participations", "cosignatures", "foot_note", "acknowledged"),
    ):
        assert getattr(made, name) == getattr(supplement, name), name
    assert made.supplement
    assert made.supplement.scope is Scope.WHOLE
    assert made.supplement.original == "erste.yaml"


def test_what_the_nachtrag_lacks_of_the_procedure_is_not_the_originals() -> None:
    original = paper(nachtrag(**OWN_HEAD), ORIGINAL).paper
    made = paper(nachtrag(), original).paper
    assert (made.consultations, made.signatures, made.foot_note) == ((), (), None)


@pytest.mark.parametrize(
    ("key", "name", "own"),
    [
        ("ziele", "goals", "Neue Ziele."),
        ("zusammenfassung", "summary", "Neue Zusammenfassung."),
        ("finanzen", "finances", {"text": "Neue Finanzen."}),
        ("produktgruppen", "product_groups", [{"schluessel": "11.06"}]),
        ("neutraler_titel", "neutral_title", "Neuer Titel"),
        ("beratungsgegenstand", "subject", "Neuer Gegenstand"),
    ],
)
def test_what_the_nachtrag_says_of_the_matter_itself_holds(key: str, name: str, own: Any) -> None:
    supplement = nachtrag(**{key: own})
    given = getattr(supplement, name)
    assert getattr(paper(supplement, ORIGINAL).paper, name) == given
    later = paper(nachtrag(), paper(supplement, ORIGINAL).paper).paper
    if key != "beratungsgegenstand":
        assert getattr(later, name) == given


@pytest.mark.parametrize(
    ("line", "own"),
    [
        ("Zusammenfassung entfällt.", {"zusammenfassung": "Neu."}),
        ("In den Zielen wird „45“ durch „50“ ersetzt.", {"ziele": "Neu."}),
    ],
)
def test_what_the_nachtrag_says_anew_it_cannot_amend_too(line: str, own: dict[str, Any]) -> None:
    (problem,) = told(line, **own)
    assert problem.startswith("aenderungen.0.an: ")
    assert "schreibt diesen Abschnitt aber selbst ganz neu" in problem
    assert told(line) == []


def test_its_reasons_follow_those_of_the_original_below_a_heading() -> None:
    made = amended(begruendung="Das Land zahlt mehr.\n\n## Kosten\n\nKeine.\n").paper
    assert ORIGINAL.rationale
    assert made.rationale == (
        f"{ORIGINAL.rationale.rstrip()}\n\n## Begründung des Nachtrags\n\nDas Land zahlt mehr.\n\n"
        "### Kosten\n\nKeine."
    )


def test_a_second_nachtrag_has_a_heading_of_its_own() -> None:
    first = amended(begruendung="Eins.").paper
    second = paper(nachtrag(begruendung="Zwei.", drucksachennummer="2859/2020-2025/2"), first).paper
    assert second.rationale
    assert "## Begründung des Nachtrags\n\nEins." in second.rationale
    assert "## Begründung des Nachtrags 2859/2020-2025/2\n\nZwei." in second.rationale


def test_reasons_stand_alone_where_the_original_has_none() -> None:
    bare = ORIGINAL.model_copy(update={"rationale": None})
    assert paper(nachtrag(begruendung="Neu."), bare).paper.rationale == "Neu."
    assert paper(nachtrag(), bare).paper.rationale is None


@pytest.mark.parametrize(
    ("before", "own", "numbers"),
    [
        ([{"titel": "A"}, {"titel": "B"}], [{"titel": "C"}, {"titel": "D"}], [None, None, 3, 4]),
        ([{"titel": "A", "nummer": "7"}], [{"titel": "C"}], [7, 8]),
        ([{"titel": "A"}], [{"titel": "C", "nummer": "5"}], [None, 5]),
        ([], [{"titel": "C"}], [1]),
    ],
)
def test_its_attachments_are_counted_on(
    before: list[dict[str, str]], own: list[dict[str, str]], numbers: list[int | None]
) -> None:
    attachments = nachtrag(anlagen=before).attachments
    original = ORIGINAL.model_copy(update={"attachments": attachments})
    made = paper(nachtrag(anlagen=own), original).paper
    assert [one.number for one in made.attachments] == numbers


def test_an_attachment_that_is_exchanged_takes_the_place_of_the_old_one() -> None:
    attachments = nachtrag(anlagen=[{"titel": name} for name in "ABC"]).attachments
    original = ORIGINAL.model_copy(update={"attachments": attachments})
    own = [
        {"titel": "B2", "nummer": "2", "stand": "ausgetauscht"},
        {"titel": "A", "nummer": "1", "stand": "unverändert"},
        {"titel": "D", "stand": "neu"},
        {"titel": "E", "nummer": "9", "stand": "ausgetauscht"},
    ]
    made = paper(nachtrag(anlagen=own), original).paper
    assert [one.title for one in made.attachments] == ["A", "B2", "C", "D", "E"]


def test_charts_of_both_are_kept_and_two_of_one_name_are_told() -> None:
    original = ORIGINAL.model_copy(update={"charts": nachtrag(abbildungen={"alt": CHART}).charts})
    made = paper(nachtrag(abbildungen={"neu": CHART}), original)
    assert (list(made.paper.charts), made.problems) == (["alt", "neu"], ())
    assert paper(nachtrag(abbildungen={"alt": CHART}), original).problems == ()
    (problem,) = paper(nachtrag(abbildungen={"alt": {**CHART, "titel": "X"}}), original).problems
    assert problem.loc == ("abbildungen", "alt")
    assert "Bitte der neuen einen anderen Namen geben" in problem.message


def test_a_nachtrag_to_a_nachtrag_means_the_consolidated_text() -> None:
    first = amended("In Ziffer 3 wird „300.000 EUR“ durch „320.000 EUR“ ersetzt.").paper
    line = "In Ziffer 3 wird „320.000 EUR“ durch „350.000 EUR“ ersetzt."
    assert paper(nachtrag(line), first).problems == ()
    assert len(paper(nachtrag(line), ORIGINAL).problems) == 1


def test_a_resolution_of_which_nothing_stays_is_told() -> None:
    bare = {"einleitung": None, "ziffern": [{"text": "Die Satzung wird beschlossen."}]}
    original = ORIGINAL.model_copy(
        update={"proposed_resolution": nachtrag(beschlussvorschlag=bare).proposed_resolution}
    )
    (problem,) = paper(nachtrag("Ziffer 1 wird gestrichen."), original).problems
    assert "bliebe vom Beschlussvorschlag nichts stehen" in problem.message
    assert paper(nachtrag("Ziffer 1 wird wie folgt gefasst: Neu."), original).problems == ()
