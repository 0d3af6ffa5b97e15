"""Money in words: covers and the tables of the budget plans."""

from drafter.compose.context import Composed, Context
from drafter.compose.texts import prose
from drafter.document import Block, Column, Inline, Item, ListBlock, Paragraph, Row, Table, inline
from drafter.german.amounts import Amount, format_amount
from drafter.model.finances import BudgetTable, Cover, PlanRow, Remainder

NO_EFFECT = "Der Beschluss hat keine finanziellen Auswirkungen."
DASH = "–"


def finances(context: Context) -> Composed:
    """Compose the financial effects: text, one table a budget plan, cover."""
    money = context.paper.finances
    if money is None:
        return Composed()
    none = () if money.affected or money.text else (Paragraph(inline(NO_EFFECT)),)
    tables = tuple(map(_budget_table, money.tables))
    covered = cover(context, money.cover) if money.cover else ()
    return Composed((*none, *prose(context, money.text), *tables, *covered))


def cover(context: Context, entry: Cover) -> tuple[Block, ...]:
    """Compose a cover: its introduction, a line a row, and what remains."""
    rows = tuple(Item("", (Paragraph(inline(row.printed)),)) for row in entry.rows)
    lines = (ListBlock("line", rows),) if rows else ()
    rest = _remainder(context, entry.remainder) if entry.remainder else ()
    return (*prose(context, entry.introduction), *lines, *rest)


def _remainder(context: Context, rest: Remainder) -> tuple[Block, ...]:
    if rest.text:
        return prose(context, rest.text)
    return (Paragraph(inline(rest.printed)),)


def _budget_table(table: BudgetTable) -> Table:
    years = table.years
    heads = (Column(inline("Bezeichnung")), *(Column(inline(str(y)), "right") for y in years))
    total = Row((inline("Saldo"), *_balances(table)), "total")
    account = f", {table.account}" if table.account else ""
    return Table(
        heads,
        (*(_plan_row(row, years) for row in table.rows), total),
        caption=inline(f"Auswirkungen auf den {table.plan.value}{account}"),
        row_heads=True,
    )


def _plan_row(row: PlanRow, years: tuple[int, ...]) -> Row:
    amounts = (inline(_printed(row.amounts.get(year))) for year in years)
    return Row((inline(f"{row.side.value}: {row.name}"), *amounts))


def _balances(table: BudgetTable) -> tuple[Inline, ...]:
    typed = table.balance or {}
    return tuple(inline(_printed(typed.get(y) or table.reckoned(y))) for y in table.years)


def _printed(amount: Amount | None) -> str:
    return format_amount(amount) if amount else DASH
