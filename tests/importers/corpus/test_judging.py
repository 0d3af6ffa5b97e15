"""The judge counts wrong claims, gaps and lost facts for what they are."""

from typing import Any

from drafter.importers.draft import Certainty, Draft, Said, Value
from tests.importers.corpus.judging import days, judged

KEY: dict[str, Any] = {
    "kind": "Beschlussvorlage",
    "number": "12/2014-2020",
    "date": "2016-05-02",
    "subject": "Neue Brücke",
    "mode": "ersetzt",
    "consultations": [
        {"body": ["Rat der Stadt Bielefeld", "Rat"], "days": ["2016-06-02"], "top": "4.1"}
    ],
    "priors": [],
    "lost": ["mode"],
    "blanks": "kept",
}


def paper(**row: str) -> Draft:
    consultation = {name: Said(text) for name, text in row.items()}
    values: dict[str, Value] = {
        "vorlagenart": Said("Beschlussvorlage"),
        "beratungsfolge": (consultation,),
    }
    return Draft("bielefeld", Certainty.SURE, values)


def test_what_is_as_in_the_key_is_true_and_found() -> None:
    counts = judged(paper(gremium="Rat", sitzung="2.6.2016", top="Ö 4.1"), KEY).counts
    for name in ("body", "day", "top", "kind"):
        assert (counts[name].precision, counts[name].recall) == (1, 1), name


def test_a_value_of_another_row_is_wrong_and_a_missing_one_is_only_missed() -> None:
    verdict = judged(paper(gremium="Kulturausschuss", sitzung="02.06.2016", top="5"), KEY)
    assert [verdict.counts[name].true for name in ("body", "day", "top")] == [0, 1, 0]
    assert verdict.counts["number"].claimed == 0
    assert verdict.counts["number"].recall == 0
    assert len(verdict.wrong) == 2


def test_a_comment_is_no_claim_and_a_lost_fact_is_not_asked_for() -> None:
    unsure = Draft("bielefeld", Certainty.SURE, {"datum": Said("1.1.2016", Certainty.UNSURE)})
    counts = judged(unsure, KEY).counts
    assert counts["date"].claimed == 0
    assert counts["mode"].asked == 0
    wrong = Draft("bielefeld", Certainty.SURE, {"nachtrag": {"art": Said("ergänzt")}})
    assert judged(wrong, KEY).counts["mode"].precision == 0


def test_days_are_read_however_they_are_written() -> None:
    assert days("02./03.05.2006") == ["2006-05-02", "2006-05-03"]
    assert days("2.–4.5.2006") == ["2006-05-02", "2006-05-03", "2006-05-04"]
    assert days("2. Mai 2006") == days("2.5.06") == days("2006-05-02") == ["2006-05-02"]
