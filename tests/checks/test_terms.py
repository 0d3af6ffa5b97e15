"""Whether yearly amounts and kw years fit the end of a term."""

from datetime import date, timedelta
from pathlib import Path
from textwrap import indent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.checks import RULES, Case, run
from drafter.findings import Severity
from drafter.source import load
from tests.checks.conftest import Findings
from tests.checks.paper import paper, place_of, resolved

TERM = "Die Stellen werden befristet bis zum 31.12.2022 eingerichtet."
YEARLY = "Für die Stellen werden 25.000 € pro Jahr bereitgestellt."
CAFE = "Das Café wird befristet bis zum 31.12.2022 betrieben."
FINANCES = "text: Die Mittel stehen bereit."


def papered(*points: str, date: str = "12.05.2022", finances: str = FINANCES) -> str:
    return paper(beschlussvorschlag=resolved(*points), finanzen=finances, datum=date)


def covered(*points: str, date: str = "12.05.2022", finances: str = FINANCES) -> str:
    """Give a paper whose last point has a cover with a year."""
    cover = "{bedarf: 25.000 €, jahr: 2022, einleitung: Die Deckung erfolgt im Budget.}"
    *others, last = points
    lines = [*(f"- >-\n    {point}" for point in others), f"- text: >-\n    {last}"]
    block = "\n".join((*lines, f"  deckung: {cover}"))
    return paper(
        beschlussvorschlag=f"ziffern:\n{indent(block, '  ')}", finanzen=finances, datum=date
    )


# frist-pro-jahr


def test_a_yearly_amount_for_a_term_within_the_year_is_found(findings: Findings) -> None:
    text = covered(TERM, YEARLY)

    [finding] = findings(text, "frist-pro-jahr")

    assert (finding.code, finding.severity) == ("frist-pro-jahr", Severity.WARNING)
    assert (finding.place.line, finding.place.column) == place_of(text, "pro Jahr")
    assert "„25.000 € pro Jahr“" in finding.message
    assert "am 31.12.2022" in finding.message


@pytest.mark.parametrize(
    ("yearly", "mark"),
    [
        ("Für die Stellen werden jährlich 25.000 € bereitgestellt.", "jährlich"),
        ("Für die Stellen werden 25.000 € jährlich bereitgestellt.", "jährlich"),
        ("Für das Personal werden rd. 25.000 EUR p. a. bereitgestellt.", "p. a."),
        ("Für das Personal werden 25.000 EUR p.a. bereitgestellt.", "p.a."),
        ("Der Personalaufwand beträgt 25.000 € je Haushaltsjahr.", "je Haushaltsjahr"),
        ("Für die Stellen entstehen jährliche Kosten in Höhe von 25.000 €.", "jährliche Kosten"),
        ("Für die Stellen werden pro Jahr 25.000 € bereitgestellt.", "pro Jahr"),
        ("Die Stellen kosten 25.000 € (pro Jahr).", "pro Jahr"),
        ("Dafür werden 25.000 € pro Jahr bereitgestellt.", "pro Jahr"),
    ],
)
def test_all_ways_to_say_yearly_are_understood(findings: Findings, yearly: str, mark: str) -> None:
    text = covered(TERM, yearly)

    [finding] = findings(text, "frist-pro-jahr")

    assert (finding.place.line, finding.place.column) == place_of(text, mark)


def test_a_point_that_goes_on_with_the_one_before_has_its_term(findings: Findings) -> None:
    text = covered(CAFE, "Dafür werden 25.000 € pro Jahr bereitgestellt.")

    assert len(findings(text, "frist-pro-jahr")) == 1


@pytest.mark.parametrize(
    "term",
    [
        "Die Stellen werden bis zum 31.12.2022 befristet.",
        "Die bis 31. Dezember 2022 befristeten Stellen werden besetzt.",
        "Die Stellen werden befristet für die Zeit vom 01.06.2022 bis zum 31.12.2022 besetzt.",
        "Die Stellen werden befristet bis Ende 2022 eingerichtet.",
        "Es werden zwei Stellen eingerichtet (kw 2023).",
        "Es werden zwei Stellen eingerichtet (kw zum 31.12.2022).",
        "Es werden zwei Stellen eingerichtet (kw 01/2023).",
        "Die Stellen werden befristet bis zum 30.04.2023 eingerichtet.",
    ],
)
def test_all_ways_to_end_within_a_year_are_understood(findings: Findings, term: str) -> None:
    assert len(findings(covered(term, YEARLY), "frist-pro-jahr")) == 1


@pytest.mark.parametrize(
    "points",
    [
        (YEARLY,),
        (TERM,),
        (TERM.replace("2022", "2024"), YEARLY),
        (TERM, TERM.replace("2022", "2024"), YEARLY),
        (TERM, YEARLY.replace(" pro Jahr", "")),
        (TERM, "Für die Stellen werden 60.000 € je Stelle und Jahr bereitgestellt."),
        (TERM, "Das Land zahlt je Stelle 60.000 € pro Jahr."),
        (TERM, "Über die Verwendung der 25.000 € für die Stellen wird jährlich berichtet."),
        (TERM, "Es wird jährlich über die Verwendung der 25.000 € für die Stellen berichtet."),
        (TERM, "Die Kosten der Stellen von 25.000 € sind nicht jährlich wiederkehrend."),
        (TERM, "Für die Stellen werden 25.000 € im Jahr 2022 bereitgestellt."),
        (TERM, "Kosten von 25.000 € jährlich wiederkehrend entstehen für die Stellen nicht."),
        (TERM, "Der Förderverein erhält 25.000 € pro Jahr."),
        (TERM, "Die Baustelle am Teich kostet 25.000 € pro Jahr; Mittel werden bereitgestellt."),
        (TERM, "Die Stellen sind befristet bis zum 31.12.2025 und kosten 25.000 € pro Jahr."),
        ("Anträge sind bis zum 31.12.2022 zu stellen.", YEARLY),
        (CAFE, "Die Halle erhält einen Namen.", "Dafür werden 25.000 € pro Jahr bereitgestellt."),
        ("Der kw-Vermerk an den Stellen wird gestrichen.", YEARLY),
        ("Die Stellen werden für die Dauer von zwei Jahren eingerichtet.", YEARLY),
        ("Es werden zwei Stellen eingerichtet (kw 2025).", YEARLY),
        ("Für die Stellen werden Speicher mit 20 kW 2023 beschafft.", YEARLY),
    ],
)
def test_several_years_or_other_matters_are_left_alone(
    findings: Findings, points: tuple[str, ...]
) -> None:
    assert findings(covered(*points), "frist-pro-jahr") == []


def test_a_term_of_more_than_a_year_after_the_paper_is_left_alone(findings: Findings) -> None:
    own = "Die Stellen sind befristet bis zum 31.12.2022 und kosten 25.000 € pro Jahr."

    assert findings(papered(own, date="10.12.2021"), "frist-pro-jahr") == []


def test_the_year_of_the_cover_decides_when_the_term_begins(findings: Findings) -> None:
    resolution = """
        ziffern:
          - Die Stellen werden befristet bis zum 31.12.2022 eingerichtet.
          - text: Für das Personal werden 25.000 € pro Jahr bereitgestellt.
            deckung: {bedarf: 25.000 €, jahr: 2022, einleitung: Die Deckung erfolgt im Budget.}
        """
    text = paper(beschlussvorschlag=resolution, datum="10.12.2021")

    assert len(findings(text, "frist-pro-jahr")) == 1


def test_the_term_does_not_begin_before_the_paper(findings: Findings) -> None:
    resolution = """
        ziffern:
          - Die Stellen werden befristet bis zum 31.03.2023 eingerichtet.
          - text: Für das Personal werden 25.000 € pro Jahr bereitgestellt.
            deckung: {bedarf: 25.000 €, jahr: 2022, einleitung: Die Deckung erfolgt im Budget.}
        """

    assert len(findings(paper(beschlussvorschlag=resolution), "frist-pro-jahr")) == 1


def test_a_points_own_term_goes_before_that_of_others(findings: Findings) -> None:
    own = "Die Stellen sind befristet bis zum 31.12.2022 und kosten 25.000 € pro Jahr."
    text = covered(own, TERM.replace("2022", "2025"))

    assert len(findings(text, "frist-pro-jahr")) == 1


def test_all_texts_of_a_point_belong_together(findings: Findings) -> None:
    resolution = """
        ziffern:
          - text: Eine Stelle ist befristet bis zum 31.12.2022. Sie kostet 25.000 € pro Jahr.
            schluss: Die Leitung ist befristet bis zum 31.12.2025.
        """
    text = paper(beschlussvorschlag=resolution, finanzen=FINANCES)

    assert findings(text, "frist-pro-jahr") == []


def test_yearly_amounts_in_the_finances_are_read_too(findings: Findings) -> None:
    text = covered(
        TERM, finances="text: Die Stellen kosten 25.000 € pro Jahr.\ndeckung: {jahr: 2022}"
    )

    [finding] = findings(text, "frist-pro-jahr")

    assert (finding.place.line, finding.place.column) == place_of(text, "pro Jahr")


def test_finances_that_name_no_year_are_not_taken_for_what_a_point_limits(
    findings: Findings,
) -> None:
    text = papered(TERM, finances="text: Die Stellen kosten 25.000 € pro Jahr.")

    assert findings(text, "frist-pro-jahr") == []


def test_an_amount_whose_sentence_goes_on_for_years_is_left_alone(findings: Findings) -> None:
    text = covered(f"{TERM} Die Förderung der Stellen von 10.000 € pro Jahr läuft bis 2030.")

    assert findings(text, "frist-pro-jahr") == []


@pytest.mark.parametrize(
    ("point", "finances"),
    [
        (
            "Die Befristung der Stelle 7 wird bis zum 31.12.2022 verlängert.",
            "Personalkosten 145.000 € pro Jahr.",
        ),
        (
            "Die Stelle 7 wird besetzt (kw 12/2022).",
            "Personalkosten 145.000 € pro Jahr; die Leitung ist für acht Jahre gewählt.",
        ),
    ],
)
def test_a_term_elsewhere_says_nothing_without_a_year_of_the_cover(
    findings: Findings, point: str, finances: str
) -> None:
    assert findings(papered(point, finances=f"text: {finances}"), "frist-pro-jahr") == []


@pytest.mark.parametrize("end", ["bis 2030", "bis zum 31.12.2030", "in den Jahren 2022-2030"])
def test_an_amount_that_goes_on_longer_is_left_alone(findings: Findings, end: str) -> None:
    longer = f"Die Förderung der Stellen von 10.000 € pro Jahr läuft {end}."

    assert findings(covered(TERM, longer), "frist-pro-jahr") == []


def test_an_end_by_a_kw_note_is_told_as_such(findings: Findings) -> None:
    (found,) = findings(covered("Es gibt zwei Stellen (kw 2023).", YEARLY), "frist-pro-jahr")

    assert "Befristung" not in found.message
    assert "kw-Vermerk" in found.message
    assert "31.12.2022" in found.message


# kw-jahr


@pytest.mark.parametrize(
    ("kw", "side"),
    [
        ("kw 2021", "vor dem Ende"),
        ("kw 2024", "mehr als ein Jahr nach dem Ende"),
        ("kw 06/2022", "vor dem Ende"),
        ("kw 01/2024", "mehr als ein Jahr nach dem Ende"),
        ("kw zum 30.06.2022", "vor dem Ende"),
        ("kw ab 01.01.2024", "mehr als ein Jahr nach dem Ende"),
        ("kw-Vermerk 2024", "mehr als ein Jahr nach dem Ende"),
        ("kw-Vermerk zum 31. Dezember 2024", "mehr als ein Jahr nach dem Ende"),
        ("k. w. 2024", "mehr als ein Jahr nach dem Ende"),
    ],
)
def test_a_kw_year_off_the_term_is_found(findings: Findings, kw: str, side: str) -> None:
    text = papered(f"Die Stellen werden befristet bis zum 31.12.2022 eingerichtet ({kw}).")

    [finding] = findings(text)

    assert (finding.code, finding.severity) == ("kw-jahr", Severity.WARNING)
    assert (finding.place.line, finding.place.column) == place_of(text, kw)
    assert f"„{kw}“ liegt {side} der Befristung am 31.12.2022" in finding.message


@pytest.mark.parametrize(
    "point",
    [
        "Die Stellen werden befristet bis zum 31.12.2022 eingerichtet (fünf Stellen kw 2023).",
        "Die Stellen werden befristet bis zum 31.12.2022 eingerichtet (kw 2022).",
        "Die Stellen werden befristet bis zum 31.12.2022 eingerichtet (kw 01/2023).",
        "Die Stellen werden befristet bis zum 31.12.2022 eingerichtet (kw 12/2022).",
        "Die Stellen werden befristet bis zum 31.12.2022 eingerichtet (kw zum 31.12.2022).",
        "Die Stellen werden bis zum 30.06.2022 befristet (kw ab 01.07.2022).",
        "Die Stellen werden bis zum 30.06.2022 befristet (kw 2023).",
        "Die Stellen werden befristet eingerichtet (kw 2024).",
        "Die Stellen werden mit kw-Vermerk bis zum 31.12.2022 befristet.",
        "Die bis zum 31.12.2022 befristete Stelle wird bis zum 31.12.2024 verlängert (kw 2025).",
        "Die bis zum 31.12.2022 befristeten Stellen leisten 20 kW 2028 und mehr.",
        "Die bis zum 31.12.2022 befristete Stelle wird, wie geplant, bis zum 31.12.2024 verlängert "
        "(kw 2025).",
        "Anträge sind bis zum 31.12.2022 zu stellen (kw 2025).",
        "Eine Stelle ist befristet bis zum 31.12.2022 (kw 2023). Eine Stelle ist befristet bis zum "
        "31.12.2025 (kw 2026).",
        "Zwei Stellen (kw 2023 und kw 2026) sind befristet bis zum 31.12.2022 bzw. befristet bis "
        "zum 31.12.2025.",
    ],
)
def test_kw_years_that_fit_are_left_alone(findings: Findings, point: str) -> None:
    assert findings(papered(point)) == []


def test_a_term_of_another_point_is_none_of_its_business(findings: Findings) -> None:
    other = "Die Stelle der Leitung erhält den Vermerk kw 2026."

    assert findings(papered(TERM, other)) == []
    assert len(findings(papered(f"{TERM} {other}"))) == 1


def test_each_point_has_its_own_term(findings: Findings) -> None:
    short = "Eine Stelle ist befristet bis zum 31.12.2022 (kw 2023)."
    long = "Eine Stelle ist befristet bis zum 31.12.2025 (kw 2023)."
    text = papered(short, long)

    [finding] = findings(text)

    assert finding.place.line == place_of(text, long)[0]
    assert "vor dem Ende der Befristung am 31.12.2025" in finding.message


@pytest.mark.parametrize("day", ["31.12.", "31. Dezember "])
def test_a_term_of_the_same_sentence_comes_first(findings: Findings, day: str) -> None:
    text = papered(
        f"Eine Stelle ist befristet bis zum {day}2022 (kw 2026). "
        f"Eine Stelle ist befristet bis zum {day}2025 (kw 2026)."
    )

    [finding] = findings(text, "kw-jahr")

    assert (finding.place.line, finding.place.column) == place_of(text, "kw 2026")


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    end=st.dates(date(2021, 1, 1), date(2090, 12, 30)),
    lag=st.integers(min_value=-800, max_value=800),
)
def test_a_kw_day_fits_from_the_end_to_a_year_after_it(
    findings: Findings, end: date, lag: int
) -> None:
    kw = end + timedelta(days=lag)
    text = papered(f"Die Stelle ist befristet bis zum {end:%d.%m.%Y} (kw zum {kw:%d.%m.%Y}).")

    assert bool(findings(text, "kw-jahr")) == (not 0 <= lag <= 365)


# the seed


def test_the_seed_paper_speaks_of_years_where_there_is_one(checkout: Path) -> None:
    path = checkout / "inputs" / "kim-2022.yaml"
    loaded = load(path)
    assert loaded.paper
    assert loaded.form

    found = run(Case(loaded.paper, loaded.form, loaded.origins), RULES)

    [finding] = [one for one in found if one.code in ("frist-pro-jahr", "kw-jahr")]
    assert finding.code == "frist-pro-jahr"
    assert (finding.place.line, finding.place.column) == (73, 65)
    assert place_of(path.read_text(encoding="utf-8"), "pro Jahr") == (73, 65)
