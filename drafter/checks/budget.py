"""Whether the tables of Ergebnisplan and Finanzplan add up and hold what belongs in them."""

from collections.abc import Iterator
from decimal import Decimal

from drafter.checks.case import Case, Remark
from drafter.german.amounts import Amount, format_amount
from drafter.german.wording import listed
from drafter.model.finances import BudgetTable, PlanRow
from drafter.model.scalars import Budget, Side

_SIDES = {
    Budget.RESULT: (Side.EXPENSE, Side.INCOME),
    Budget.FINANCE: (Side.PAYMENT, Side.RECEIPT),
}


def balance_equals_rows(case: Case) -> Iterator[Remark]:
    """Demand that a typed balance is income less expense of its year (§§ 2, 3 KomHVO NRW).

    Expenses may be written with or without a minus. Silent where an amount is approximate.
    """
    for index, table in enumerate(budget_tables(case)):
        for year, balance in (table.balance or {}).items():
            message = _balance_problem(table, year, balance)
            if message:
                yield Remark(("finanzen", "plaene", index, "saldo", str(year)), message)


def side_belongs_to_plan(case: Case) -> Iterator[Remark]:
    """Demand expense and income in the Ergebnisplan, payments and receipts in the Finanzplan.

    Source: § 2 (Ergebnisplan) and § 3 (Finanzplan) KomHVO NRW.
    """
    for index, table in enumerate(budget_tables(case)):
        for number, row in enumerate(table.rows):
            if row.side not in _SIDES[table.plan]:
                yield Remark(
                    ("finanzen", "plaene", index, "zeilen", number, "art"),
                    _side_message(table, row),
                )


def budget_tables(case: Case) -> tuple[BudgetTable, ...]:
    """Return the tables of the paper's financial effects."""
    return case.paper.finances.tables if case.paper.finances else ()


def _balance_problem(table: BudgetTable, year: int, balance: Amount) -> str | None:
    """Return what is wrong with the typed balance of a year, or None."""
    if year not in table.years:
        years = listed([str(known) for known in table.years])
        return (
            f"Für {year} ist ein Saldo angegeben, aber keine Zeile nennt dieses Jahr "
            f"(genannt: {years}). Bitte Beträge ergänzen oder den Saldo streichen."
        )
    reckoned = table.reckoned(year)
    if balance.approximate or reckoned.approximate or balance.value == reckoned.value:
        return None
    return _balance_message(table, year, balance, reckoned.value)


def _balance_message(table: BudgetTable, year: int, balance: Amount, reckoned: Decimal) -> str:
    turned = " Das Vorzeichen ist vertauscht." if balance.value == -reckoned else ""
    expense, income = _SIDES[table.plan]
    return (
        f"Der Saldo {year} ist mit {format_amount(balance)} angegeben; {income} abzüglich "
        f"{expense} ergibt {format_amount(Amount(reckoned))}.{turned} Bitte Saldo oder Zeilen "
        "berichtigen."
    )


def _side_message(table: BudgetTable, row: PlanRow) -> str:
    fitting = next(side for side in _SIDES[table.plan] if side.sign == row.side.sign)
    return (
        f"„{row.name}“ ist {row.side}, der {table.plan} kennt nur "
        f"{listed(_SIDES[table.plan])}. Bitte „{fitting}“ schreiben oder die Zeile in den anderen "
        "Plan setzen."
    )
