"""Money in words: covers and budget tables, every amount in the one printed form."""

import pytest

from tests.compose.conftest import Compose
from tests.document.shown import lines

COVER = """\
beschlussvorschlag:
  ziffern:
    - text: Benötigt werden 300.000 EUR.
      deckung:
        bedarf: 300.000 EUR
        jahr: 2022
        konto: 11.05
        einleitung: "Als Deckung ist vorgesehen:"
        zeilen:
          - Mehrertrag 2022 i.H.v. 275000 EUR (5 x 55.000 EUR Landesförderung)
          - {art: Rücklage, betrag: "rd. 1,5 TEUR"}
"""
PLAN = """\
finanzen:
  plaene:
    - plan: Ergebnisplan
      konto: 11.06.01
      zeilen:
        - {bezeichnung: Personal, art: Aufwand, betraege: {2024: 120000, 2025: "124.000,50 €"}}
        - {bezeichnung: Zuweisung, art: Ertrag, betraege: {2025: ca. 100 TEUR, 2026: 5 EUR}}
"""


def finances(composed: Compose, yaml: str) -> list[str]:
    section = composed(yaml).section("finanzen")
    assert section
    return lines(section.blocks)


def resolution(composed: Compose, yaml: str) -> list[str]:
    section = composed(yaml).section("beschlussvorschlag")
    assert section
    return lines(section.blocks)


def test_a_cover_stands_in_its_point_and_does_not_repeat_the_need(composed: Compose) -> None:
    assert resolution(composed, COVER) == [
        "Liste (point):",
        "  1. Benötigt werden 300.000 EUR.",
        "    Absatz: Als Deckung ist vorgesehen:",
        "    Liste (line):",
        "      • Mehrertrag 2022 i.H.v. 275.000␣€ (5 x 55.000 EUR Landesförderung)",
        "      • Rücklage i.H.v. rd.␣1.500␣€",
    ]


def test_what_a_cover_leaves_open_is_told_in_its_own_words(composed: Compose) -> None:
    rest = "        rest: {betrag: 25000, text: 'Der Rest von 25.000 EUR kommt aus dem Budget.'}\n"
    assert resolution(composed, COVER + rest)[-1] == (
        "    Absatz: Der Rest von 25.000 EUR kommt aus dem Budget."
    )


def test_what_a_cover_leaves_open_is_told_without_words_of_its_own(composed: Compose) -> None:
    rest = "        rest: {betrag: 25000}\n"
    assert resolution(composed, COVER + rest)[-1] == (
        "    Absatz: Es verbleibt ein Betrag von 25.000␣€."
    )


def test_a_budget_table_reckons_its_balance_and_dashes_missing_years(composed: Compose) -> None:
    assert finances(composed, PLAN) == [
        "Tabelle: Auswirkungen auf den Ergebnisplan, 11.06.01",
        "  Kopf: Bezeichnung | 2024 (rechts) | 2025 (rechts) | 2026 (rechts)",
        "  Zeile: Aufwand: Personal | 120.000␣€ | 124.000,50␣€ | –",
        "  Zeile: Ertrag: Zuweisung | – | rd.␣100.000␣€ | 5␣€",
        "  Summe: Saldo | −120.000␣€ | rd.␣−24.000,50␣€ | 5␣€",
    ]


def test_a_balance_as_typed_stands_and_missing_years_are_reckoned(composed: Compose) -> None:
    typed = f"{PLAN}      saldo: {{2024: -120 TEUR, 2025: 0}}\n"
    assert finances(composed, typed)[-1] == "  Summe: Saldo | −120.000␣€ | 0␣€ | 5␣€"


def test_a_finance_plan_counts_payments_against_receipts(composed: Compose) -> None:
    paper = (
        PLAN.replace("Ergebnisplan", "Finanzplan")
        .replace("Aufwand", "Auszahlung")
        .replace("Ertrag", "Einzahlung")
        .replace("      konto: 11.06.01\n", "")
    )
    shown = finances(composed, paper)
    assert shown[0] == "Tabelle: Auswirkungen auf den Finanzplan"
    assert shown[-1].startswith("  Summe: Saldo | −120.000␣€ | rd.␣−24.000,50␣€")


def test_the_largest_amounts_add_up(composed: Compose) -> None:
    row = "{{bezeichnung: {0}, art: Ertrag, betraege: {{2024: '999.999.999.999.999 €'}}}}"
    rows = "".join(f"        - {row.format(name)}\n" for name in "ab")
    paper = f"finanzen:\n  plaene:\n    - plan: Ergebnisplan\n      zeilen:\n{rows}"
    assert finances(composed, paper)[-1] == "  Summe: Saldo | 1.999.999.999.999.998␣€"


@pytest.mark.parametrize(
    ("yaml", "shown"),
    [
        (
            "finanzen: {auswirkungen: nein}\n",
            ["Absatz: Der Beschluss hat keine finanziellen Auswirkungen."],
        ),
        ("finanzen: {auswirkungen: nein, text: Keine.}\n", ["Absatz: Keine."]),
        ("finanzen: {auswirkungen: ja, text: Viele.}\n", ["Absatz: Viele."]),
    ],
)
def test_no_effects_are_said_in_one_sentence(
    composed: Compose, yaml: str, shown: list[str]
) -> None:
    assert finances(composed, yaml) == shown


def test_text_table_and_cover_follow_each_other(composed: Compose) -> None:
    paper = f"{PLAN}  text: Vorab.\n  deckung:\n    einleitung: Gedeckt.\n"
    shown = finances(composed, paper)
    assert (shown[0], shown[1][:7], shown[-1]) == ("Absatz: Vorab.", "Tabelle", "Absatz: Gedeckt.")


def test_an_expense_may_be_written_with_a_minus(composed: Compose) -> None:
    rows = (
        "        - {bezeichnung: a, art: Aufwand, betraege: {2024: -80.000 €}}\n"
        "        - {bezeichnung: b, art: Ertrag, betraege: {2024: 60.000 €}}\n"
    )
    paper = f"finanzen:\n  plaene:\n    - plan: Ergebnisplan\n      zeilen:\n{rows}"
    assert finances(composed, paper)[-1] == "  Summe: Saldo | −20.000␣€"
