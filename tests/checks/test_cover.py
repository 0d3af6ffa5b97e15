"""Whether the money adds up."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.checks import RULES, Case, run
from drafter.findings import Severity
from drafter.model.form import SectionKind
from drafter.source import load
from drafter.source.forms import load_form
from tests.checks.conftest import Findings
from tests.checks.paper import paper, place_of, resolved

NEED = "Für die Halle werden im Haushaltsjahr 2022 Aufwendungen i.H.v. 300.000 EUR bereitgestellt."
ROW = "Mehrertrag 2022 i.H.v. 275.000 € (5 x 55.000 € Landesförderung)"
REST = "Der verbleibende Mehraufwand von 25.000 € wird aus dem Budget des Amtes gedeckt."
CODES = (
    "deckung-summe",
    "deckung-herleitung",
    "deckung-prosa",
    "deckung-rest",
    "plan-saldo",
    "plan-seite",
    "beschluss-geld-ohne-finanzen",
)


def covered(
    text: str = NEED,
    need: str | None = "300.000 €",
    rows: tuple[str, ...] = (ROW,),
    rest: str | None = "25.000 €",
    rest_text: str | None = REST,
    ending: str | None = None,
    introduction: str = "Als Deckung ist vorgesehen:",
) -> str:
    lines = ["ziffern:", f"  - text: {text}", "    deckung:"]
    lines += [f"      bedarf: {need}"] if need else []
    lines += ["      jahr: 2022", f'      einleitung: "{introduction}"']
    lines += ["      zeilen:", *(f"        - {row}" for row in rows)] if rows else []
    lines += ["      rest:", f"        betrag: {rest}"] if rest else []
    lines += [f"        text: {rest_text}"] if rest and rest_text else []
    lines += [f"    schluss: {ending}"] if ending else []
    return paper(beschlussvorschlag="\n".join(lines))


def financed(finances: str) -> str:
    return paper(finanzen=finances)


def test_a_cover_that_adds_up_and_agrees_with_its_text_is_clean(findings: Findings) -> None:
    assert findings(covered()) == []


# deckung-summe


def test_rows_and_remainder_that_miss_the_need_are_an_error_at_the_need(findings: Findings) -> None:
    text = covered(rest="30.000 €", rest_text=REST.replace("25.000", "30.000"))

    [finding] = findings(text, "deckung-summe")

    assert finding.severity is Severity.ERROR
    assert (finding.place.line, finding.place.column) == place_of(text, "300.000 €")
    assert "Zeilen 275.000 € und Rest 30.000 €" in finding.message.replace("\u00a0", " ")
    assert "ergibt 305.000 €" in finding.message.replace("\u00a0", " ")
    assert "5.000 € zu viel" in finding.message.replace("\u00a0", " ")


def test_too_little_is_named_too_little(findings: Findings) -> None:
    [finding] = findings(covered(rest="20.000 €"), "deckung-summe")

    assert "5.000\u00a0€ zu wenig" in finding.message


def test_rows_beyond_the_need_are_a_warning(findings: Findings) -> None:
    text = covered(rows=("Mehrertrag 2022 i.H.v. 310.000 €",), rest=None)

    [finding] = findings(text, "deckung-summe")

    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        covered(rest="30.000 €", need=None),
        covered(rest="30.000 €", need="rd. 300.000 €"),
        covered(rest="rd. 30.000 €"),
        covered(rows=("Mehrertrag 2022 i.H.v. rd. 280.000 €",)),
        covered(rows=(), rest=None),
        covered(rows=(), rest="300.000 €"),
        covered(rows=(ROW, "davon Land 2022 i.H.v. 200.000 €")),
        covered(rows=(ROW, "Mehrertrag 2023 i.H.v. 280.000 €")),
        covered(rows=("Mehrertrag 2022 i.H.v. 200.000 €", "Minderaufwand 2023 i.H.v. 75.000 €")),
        covered(rows=("Mehrertrag 2022 i.H.v. 275 T€",)),
    ],
)
def test_sums_that_are_right_or_not_certain_are_left_alone(findings: Findings, text: str) -> None:
    assert findings(text, "deckung-summe") == []


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(st.integers(min_value=1, max_value=10**9), min_size=1, max_size=4),
    rest=st.integers(min_value=1, max_value=10**9),
    error=st.integers(min_value=-5, max_value=5),
)
def test_a_sum_is_wrong_exactly_if_it_differs_by_a_euro_or_more(
    findings: Findings, rows: list[int], rest: int, error: int
) -> None:
    text = covered(
        text="Für die Halle werden Mittel bereitgestellt.",
        need=f"{sum(rows) + rest + error} €" if sum(rows) + rest + error > 0 else None,
        rows=tuple(f"Mehrertrag 2022 i.H.v. {row} €" for row in rows),
        rest=f"{rest} €",
    )

    wrong = error != 0 and sum(rows) + rest + error > 0
    assert len(findings(text, "deckung-summe")) == wrong


# deckung-herleitung


def test_a_derivation_that_gives_another_amount_is_found_where_it_stands(
    findings: Findings,
) -> None:
    text = covered(rows=("Mehrertrag 2022 i.H.v. 275.000 € (5 x 50.000 € Landesförderung)",))

    [finding] = findings(text, "deckung-herleitung")

    assert finding.severity is Severity.ERROR
    assert (finding.place.line, finding.place.column) == place_of(text, "5 x 50.000")
    assert "ergibt 250.000\u00a0€, die Zeile nennt 275.000\u00a0€" in finding.message


@pytest.mark.parametrize(
    "note",
    [
        "5 x 55.000 € Landesförderung",
        "5 x rd. 56.000 € Landesförderung",
        "Landesförderung 2022",
        "Bescheid vom 12.01.2022, Az. 5-500",
        "Förderquote 90 %",
        "5 Stellen x 4.583,33 € x 12 Monate, gerundet",
        "5 x 27.500 € je Halbjahr, zwei Halbjahre",
        "1 x 137.500 € pro Jahr",
    ],
)
def test_notes_that_fit_or_are_no_derivation_are_left_alone(findings: Findings, note: str) -> None:
    text = covered(rows=(f"Mehrertrag 2022 i.H.v. 275.000 € ({note})",))

    assert findings(text, "deckung-herleitung") == []


def test_an_approximate_amount_is_not_reckoned(findings: Findings) -> None:
    text = covered(rows=("Mehrertrag 2022 i.H.v. rd. 280.000 € (5 x 55.000 €)",))

    assert findings(text, "deckung-herleitung") == []


# deckung-prosa


def test_a_need_that_the_text_gives_otherwise_is_found_in_the_text(findings: Findings) -> None:
    text = covered(text=NEED.replace("300.000 EUR", "310.000 EUR"))

    [finding] = findings(text)

    assert finding.code == "deckung-prosa"
    assert finding.severity is Severity.WARNING
    assert (finding.place.line, finding.place.column) == place_of(text, "310.000 EUR")
    assert "mit 300.000\u00a0€ angegeben, im Text steht 310.000 EUR" in finding.message


def test_a_remainder_that_its_text_gives_otherwise_is_found_there(findings: Findings) -> None:
    text = covered(rest_text=REST.replace("25.000", "26.000"))

    [finding] = findings(text)

    assert finding.code == "deckung-prosa"
    assert (finding.place.line, finding.place.column) == place_of(text, "26.000 €")
    assert "Der Rest ist mit 25.000\u00a0€ angegeben" in finding.message


def test_a_remainder_named_in_the_ending_must_agree_too(findings: Findings) -> None:
    text = covered(
        rest_text=None, ending="Der verbleibende Betrag von 26.000 € wird erwirtschaftet."
    )

    [finding] = findings(text, "deckung-prosa")

    assert (finding.place.line, finding.place.column) == place_of(text, "26.000 €")


def test_the_cover_of_the_finances_is_compared_with_their_text(findings: Findings) -> None:
    text = financed(
        """
        text: Benötigt werden 310.000 € für das Haushaltsjahr 2022.
        deckung:
          bedarf: 300.000 €
          zeilen:
            - Mehrertrag 2022 i.H.v. 300.000 €
        """
    )

    [finding] = findings(text)

    assert finding.code == "deckung-prosa"
    assert (finding.place.line, finding.place.column) == place_of(text, "310.000 €")


@pytest.mark.parametrize(
    "text",
    [
        "Für die Halle werden Mittel bereitgestellt.",
        "Für die Halle werden 0,3 Mio. € bereitgestellt.",
        "Für die Halle werden rd. 310.000 € bereitgestellt.",
        "Für die Halle werden 300 T€ bereitgestellt.",
        "Für die Halle werden bis zu 310.000 € bereitgestellt.",
        "Die Wertgrenze von 50.000 € ist überschritten, der Auftrag wird erteilt.",
        "Die Wertgrenze gem. Hauptsatzung von 50.000 € ist überschritten.",
        "Statt 310.000 € werden weniger Mittel gebraucht.",
        "Für fünf Stellen werden 60.000 € je Stelle bereitgestellt.",
        "Für fünf Stellen werden je 60.000 € bereitgestellt.",
        "Für fünf Stellen à 60.000 € werden Mittel bereitgestellt.",
        "Bereitgestellt werden monatlich 25.000 €.",
        "Bereitgestellt werden 5 x 60.000 €.",
        "Bereitgestellt werden 200.000 € für Personal und 100.000 € für Sachkosten.",
        "Je 30.000 € erhalten die Schulen A und B, 240.000 € erhält die Schule C, 60.000 € D.",
        "Es werden 1 €, 2 €, 4 €, 8 €, 16 €, 32 €, 64 €, 128 € und 256 € bereitgestellt.",
        "Für 2023 werden 310.000 € bereitgestellt. Für 2022 gilt die Deckung.",
        "Das Land fördert mit 275.000 €.",
        "Es verbleiben 25.000 €.",
        "Bereitgestellt werden 300.000 € von Gesamtkosten in Höhe von 1.200.000 €.",
        "Bereitgestellt werden 300.000,00 Euro.",
    ],
)
def test_prose_that_need_not_name_the_need_is_left_alone(findings: Findings, text: str) -> None:
    assert findings(covered(text=text), "deckung-prosa") == []


def test_a_need_named_in_another_point_is_named(findings: Findings) -> None:
    text = covered(text="Vertraglich gebunden sind 120.000 €.")
    named = text.replace("ziffern:\n", f"ziffern:\n    - {NEED}\n", 1)

    assert findings(text, "deckung-prosa")
    assert findings(named, "deckung-prosa") == []


@pytest.mark.parametrize(
    "rest_text",
    [
        "Der Rest wird aus dem Budget des Amtes gedeckt.",
        "Von 300.000 € verbleibt ein Eigenanteil, der aus dem Budget gedeckt wird.",
        "Der verbleibende Aufwand von 15.000 € und 10.000 € wird aus zwei Budgets gedeckt.",
        "Der Rest von rd. 26.000 € wird aus dem Budget gedeckt.",
        "Der Rest von 5.000 € je Stelle wird aus dem Budget gedeckt.",
        "Der Rest von 12.500 € pro Jahr wird aus dem Budget gedeckt.",
        "Der Rest liegt unter der Wertgrenze von 50.000 € und wird erwirtschaftet.",
    ],
)
def test_prose_that_need_not_name_the_remainder_is_left_alone(
    findings: Findings, rest_text: str
) -> None:
    assert findings(covered(rest_text=rest_text), "deckung-prosa") == []


def test_a_remainder_of_which_nothing_is_said_to_remain_is_compared_too(findings: Findings) -> None:
    text = covered(rest_text="Aus dem Budget des Amtes werden 26.000 € gedeckt.")

    [finding] = findings(text, "deckung-prosa")

    assert (finding.place.line, finding.place.column) == place_of(text, "26.000 €")


SILENT = "Für die Halle werden Mittel bereitgestellt."


@pytest.mark.parametrize(
    "text",
    [
        covered(text="Es verbleibt ein Eigenanteil von 26.000 €.", rest=None),
        covered(text=SILENT, rest_text="Aus dem Budget von 77.000 € werden 25.000 € gedeckt."),
        covered(text=SILENT).replace(
            "begruendung:", "      unterpunkte:\n        - Schule A erhält 310.000 €.\nbegruendung:"
        ),
    ],
)
def test_amounts_of_other_things_are_not_the_need(findings: Findings, text: str) -> None:
    assert findings(text, "deckung-prosa") == []


def test_amounts_of_the_budget_tables_are_not_the_need(findings: Findings) -> None:
    text = financed(
        """
        text: Die Personalaufwendungen steigen um 120.000 €.
        plaene:
          - plan: Ergebnisplan
            zeilen: [{bezeichnung: Personal, art: Aufwand, betraege: {2024: 120.000 €}}]
        deckung: {bedarf: 300.000 €, zeilen: ["Mehrertrag 2024 i.H.v. 300.000 €"]}
        """
    )

    assert findings(text) == []
    assert findings(text.replace("um 120.000", "um 130.000"), "deckung-prosa")


# deckung-rest


def test_what_the_rows_leave_open_must_be_stated(findings: Findings) -> None:
    text = covered(rest=None)

    [finding] = findings(text)

    assert finding.code == "deckung-rest"
    assert finding.severity is Severity.WARNING
    assert (finding.place.line, finding.place.column) == place_of(text, "300.000 €")
    assert "lassen 25.000\u00a0€ vom Bedarf offen" in finding.message


def test_a_remainder_without_a_text_is_a_note(findings: Findings) -> None:
    [finding] = findings(covered(rest_text=None), "deckung-rest")

    assert finding.severity is Severity.NOTE
    assert "Rest von 25.000\u00a0€" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        covered(rest=None, need=None),
        covered(rest=None, need="ca. 300.000 €"),
        covered(rest=None, rows=()),
        covered(rest=None, rows=("Mehrertrag 2022 i.H.v. 300.000 €",)),
        covered(rest=None, ending="Die übrigen 25.000 € trägt der Förderverein."),
        covered(rest_text=None, ending="Die übrigen 25.000 € trägt der Förderverein."),
    ],
)
def test_nothing_open_or_named_elsewhere_is_left_alone(findings: Findings, text: str) -> None:
    assert findings(text, "deckung-rest") == []


# plan-saldo, plan-seite


def planned(
    balance: str = "{2024: '-20.000 €', 2025: '-24.000 €'}",
    expense: str = "{2024: 120.000 €, 2025: 124.000 €}",
    side: str = "Aufwand",
    plan: str = "Ergebnisplan",
) -> str:
    return financed(
        f"""
        plaene:
          - plan: {plan}
            zeilen:
              - {{bezeichnung: Personal, art: {side}, betraege: {expense}}}
              - {{bezeichnung: Land, art: Ertrag, betraege: {{2024: 100.000 €, 2025: 100.000 €}}}}
            saldo: {balance}
        """
    )


@pytest.mark.parametrize(
    "text",
    [
        planned(),
        planned(expense="{2024: -120.000 €, 2025: -124.000 €}"),
        planned(balance="{2024: '-20.000 €'}"),
        planned(balance="{2024: 'rd. -30.000 €', 2025: '-24.000 €'}"),
        planned(expense="{2024: rd. 130.000 €, 2025: 124.000 €}"),
    ],
)
def test_a_balance_that_is_right_or_not_certain_is_left_alone(
    findings: Findings, text: str
) -> None:
    assert findings(text) == []


def test_a_wrong_balance_is_an_error_at_its_year(findings: Findings) -> None:
    text = planned(balance="{2024: '-20.000 €', 2025: '-20.000 €'}")

    [finding] = findings(text)

    assert (finding.code, finding.severity) == ("plan-saldo", Severity.ERROR)
    line, column = place_of(text, "2025: '-20.000")
    assert (finding.place.line, finding.place.column) == (line, column + len("2025: "))
    assert "Ertrag abzüglich Aufwand ergibt −24.000\u00a0€" in finding.message
    assert "Vorzeichen" not in finding.message


def test_a_balance_with_the_wrong_sign_is_told_so(findings: Findings) -> None:
    [finding] = findings(planned(balance="{2024: 20.000 €}"), "plan-saldo")

    assert "Das Vorzeichen ist vertauscht." in finding.message


def test_a_balance_of_a_year_without_rows_is_an_error(findings: Findings) -> None:
    [finding] = findings(planned(balance="{2026: '-20.000 €'}"), "plan-saldo")

    assert "Für 2026" in finding.message
    assert "genannt: 2024 und 2025" in finding.message


def test_a_payment_in_the_ergebnisplan_is_found(findings: Findings) -> None:
    text = planned(side="Auszahlung")

    [finding] = findings(text)

    assert (finding.code, finding.severity) == ("plan-seite", Severity.WARNING)
    assert (finding.place.line, finding.place.column) == place_of(text, "Auszahlung")
    assert "Bitte „Aufwand“ schreiben" in finding.message


def test_an_income_in_the_finanzplan_is_found(findings: Findings) -> None:
    [finding] = findings(planned(side="Auszahlung", plan="Finanzplan"), "plan-seite")

    assert "„Land“ ist Ertrag" in finding.message
    assert "Bitte „Einzahlung“ schreiben" in finding.message


# beschluss-geld-ohne-finanzen

MONEY = [
    "Für die Halle werden 50.000 € bereitgestellt.",
    "Der Verein erhält einen Zuschuss von bis zu 50.000 €.",
    "Der Verein erhält einen Zuschuss in Höhe von rd. 50.000 €.",
    "Die Stadt erwirbt das Grundstück zum Kaufpreis von 1,2 Mio. €.",
    "Der Leistung einer überplanmäßigen Auszahlung i.H.v. 300.000 EUR wird zugestimmt.",
    "Der Kämmerer wird ermächtigt, 50.000 € überplanmäßig bereitzustellen.",
]
NO_MONEY = [
    "Die Verwaltung wird ermächtigt, Aufträge bis zu 50.000 € zu vergeben.",
    "Die Verwaltung wird ermächtigt, Zuschüsse bis zu 5.000 € im Einzelfall zu bewilligen.",
    "Die Wertgrenze von 50.000 € für Auszahlungen wird festgesetzt.",
    "Zuwendungen von mehr als 50.000 € bedürfen der Zustimmung des Ausschusses.",
    "Zuwendungen ab 50.000 € sind dem Ausschuss vorzulegen.",
    "Der Ausschuss nimmt die Kosten von 50.000 € zur Kenntnis.",
    "Der Eintritt beträgt 5 € je Person.",
    "Die Förderung beträgt 5 € je Quadratmeter.",
    "Der Jahresabschluss mit einer Bilanzsumme von 1.234.567,89 € wird festgestellt.",
    "Die Verwaltung stellt jährlich wiederkehrend Mittel bereit.",
    "Für die Halle werden 50.000 € bereitgestellt. Die Deckung erfolgt aus dem Budget des Amtes.",
    "Für die Halle werden 50.000 € bereitgestellt. Sie sind im Haushaltsplan 2022 veranschlagt.",
    "Es werden 50.000 Flyer bereitgestellt.",
    "Der kw-Vermerk wird gestrichen, Kosten entstehen nicht.",
]


@pytest.mark.parametrize("point", MONEY)
def test_a_resolution_about_money_needs_cover_or_finances(findings: Findings, point: str) -> None:
    text = paper(beschlussvorschlag=resolved("Die Halle erhält einen Namen.", point))

    [finding] = findings(text)

    assert (finding.code, finding.severity) == ("beschluss-geld-ohne-finanzen", Severity.WARNING)
    assert finding.place.line == place_of(text, point)[0]
    assert finding.place.column > place_of(text, point)[1]


def test_the_money_itself_is_pointed_at(findings: Findings) -> None:
    text = paper(beschlussvorschlag=resolved(MONEY[0]))

    [finding] = findings(text)

    assert (finding.place.line, finding.place.column) == place_of(text, "50.000 €")


@pytest.mark.parametrize("point", NO_MONEY)
def test_limits_prices_and_reports_decide_no_money(findings: Findings, point: str) -> None:
    assert findings(paper(beschlussvorschlag=resolved(point))) == []


def test_money_with_finances_is_left_alone(findings: Findings) -> None:
    text = paper(beschlussvorschlag=resolved(MONEY[0]), finanzen="text: Siehe Haushaltsplan.")

    assert findings(text) == []


def test_finances_that_deny_any_effect_contradict_money(findings: Findings) -> None:
    text = paper(beschlussvorschlag=resolved(MONEY[0]), finanzen="auswirkungen: nein")

    [finding] = findings(text)

    assert finding.code == "beschluss-geld-ohne-finanzen"
    assert (finding.place.line, finding.place.column) == place_of(text, "nein")
    assert "50.000 €" in finding.message


def test_finances_that_deny_any_effect_fit_a_limit(findings: Findings) -> None:
    text = paper(beschlussvorschlag=resolved(NO_MONEY[0]), finanzen="auswirkungen: nein")

    assert findings(text) == []


def test_a_form_without_finances_asks_for_none(findings: Findings) -> None:
    form = load_form("bielefeld")
    kinds = [
        kind.model_copy(
            update={
                "sections": tuple(
                    section for section in kind.sections if section.kind is not SectionKind.FINANCES
                )
            }
        )
        for kind in form.kinds
    ]
    text = paper(beschlussvorschlag=resolved(MONEY[0]))

    assert findings(text, form=form.model_copy(update={"kinds": tuple(kinds)})) == []


# the seed


def test_the_money_of_the_seed_paper_is_in_order(checkout: Path) -> None:
    loaded = load(checkout / "inputs" / "kim-2022.yaml")
    assert loaded.paper
    assert loaded.form

    found = run(Case(loaded.paper, loaded.form, loaded.origins), RULES)

    assert [finding for finding in found if finding.code in CODES] == []
