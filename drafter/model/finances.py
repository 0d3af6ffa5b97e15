"""Money: how a resolution is paid for, and what it does to the budget plans."""

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from drafter.german.amounts import Amount, format_amount
from drafter.model import lines
from drafter.model.base import Record
from drafter.model.lines import OneLine
from drafter.model.scalars import Budget, Line, Money, Prose, Side, Year, YesNo


class CoverRow(Record):
    """A row of the cover: what pays for how much."""

    one_line: ClassVar[OneLine | None] = OneLine(lines.cover_row, lines.COVER_ROW)

    kind: Line = Field(
        alias="art",
        title="Art",
        description="Was deckt: Mehrertrag, Minderaufwand, Mehreinzahlung, Rücklage …",
        examples=["Mehrertrag"],
    )
    year: Year | None = Field(
        default=None,
        alias="jahr",
        title="Jahr",
        description="Haushaltsjahr der Zeile.",
        examples=[2022],
    )
    amount: Money = Field(
        alias="betrag",
        title="Betrag",
        description="Betrag in Euro; „rd.“ oder „ca.“ davor, wenn er nicht genau ist.",
        examples=["275.000 €"],
    )
    note: Line | None = Field(
        default=None,
        alias="erlaeuterung",
        title="Erläuterung",
        description="Herleitung oder Herkunft; eine Rechnung darin wird nachgerechnet.",
        examples=["5 x 55.000 € Landesförderung"],
    )

    @property
    def printed(self) -> str:
        """The row as one line; the grammar of rows reads it."""
        year = f" {self.year}" if self.year else ""
        note = f" ({self.note})" if self.note else ""
        return f"{self.kind}{year} i.H.v. {format_amount(self.amount)}{note}"


class Remainder(Record):
    """What the rows of a cover leave open, and how that is paid for."""

    amount: Money = Field(
        alias="betrag",
        title="Betrag",
        description="Was nach den Zeilen der Deckung übrig bleibt.",
        examples=["25.000 €"],
    )
    text: Prose | None = Field(
        default=None,
        alias="text",
        title="Text",
        description="Der Satz, der sagt, woraus der Rest gedeckt wird; er wird gedruckt.",
        examples=["Der verbleibende Mehraufwand von 25.000 € wird aus dem Budget gedeckt."],
    )

    @property
    def printed(self) -> str:
        """The sentence that stands for it where it has no text of its own."""
        return f"Es verbleibt ein Betrag von {format_amount(self.amount)}."


class Cover(Record):
    """How an expense is covered."""

    need: Money | None = Field(
        default=None,
        alias="bedarf",
        title="Bedarf",
        description=(
            "Betrag, der zu decken ist. Er steht im Text davor und wird nicht noch einmal "
            "gedruckt, aber mit der Deckung und dem Text verglichen."
        ),
        examples=["300.000 €"],
    )
    year: Year | None = Field(
        default=None,
        alias="jahr",
        title="Haushaltsjahr",
        description="Haushaltsjahr des Bedarfs.",
        examples=[2022],
    )
    account: Line | None = Field(
        default=None,
        alias="konto",
        title="Teilplan oder Konto",
        description="Produktgruppe, Teilplan oder Sachkonto, das belastet wird.",
        examples=["11.05.03.04.0001"],
    )
    introduction: Prose | None = Field(
        default=None,
        alias="einleitung",
        title="Einleitung",
        description="Der Satz vor den Zeilen.",
        examples=["Als Deckung ist vorgesehen:"],
    )
    rows: tuple[CoverRow, ...] = Field(
        default=(),
        alias="zeilen",
        title="Zeilen",
        description="Womit gedeckt wird.",
        examples=[["Mehrertrag 2022 i.H.v. 275.000 € (5 x 55.000 € Landesförderung)"]],
    )
    remainder: Remainder | None = Field(
        default=None,
        alias="rest",
        title="Rest",
        description="Was übrig bleibt und woraus es gedeckt wird.",
        examples=[{"betrag": "25.000 €"}],
    )


class PlanRow(Record):
    """A row of a budget plan over the years."""

    name: Line = Field(
        alias="bezeichnung",
        title="Bezeichnung",
        description="Was in der Zeile steht.",
        examples=["Personalaufwendungen"],
    )
    side: Side = Field(
        alias="art",
        title="Art",
        description="„Aufwand“, „Ertrag“, „Auszahlung“ oder „Einzahlung“.",
        examples=["Aufwand"],
    )
    amounts: Mapping[Year, Money] = Field(
        alias="betraege",
        title="Beträge",
        description="Betrag je Haushaltsjahr.",
        examples=[{2024: "120.000 €", 2025: "124.000 €"}],
    )

    def signed(self, year: int) -> Decimal:
        """Return the amount of a year as it counts in the balance."""
        value = self.amounts[year].value
        return value if self.side.sign > 0 else -abs(value)


class BudgetTable(Record):
    """What the resolution does to one budget plan, year by year."""

    plan: Budget = Field(
        alias="plan",
        title="Plan",
        description="„Ergebnisplan“ oder „Finanzplan“.",
        examples=["Ergebnisplan"],
    )
    account: Line | None = Field(
        default=None,
        alias="konto",
        title="Teilplan oder Konto",
        description="Teilplan, Produktgruppe oder Investitionsnummer.",
        examples=["11.06.01"],
    )
    rows: tuple[PlanRow, ...] = Field(
        min_length=1,
        alias="zeilen",
        title="Zeilen",
        description="Aufwendungen und Erträge oder Auszahlungen und Einzahlungen.",
        examples=[
            [
                {
                    "bezeichnung": "Personalaufwendungen",
                    "art": "Aufwand",
                    "betraege": {2024: "120.000 €"},
                }
            ]
        ],
    )
    balance: Mapping[Year, Money] | None = Field(
        default=None,
        alias="saldo",
        title="Saldo",
        description=(
            "Saldo je Jahr, wie ihn die Kämmerei nennt; er wird nachgerechnet. "
            "Ohne Angabe rechnet das Programm."
        ),
        examples=[{2024: "-120.000 €"}],
    )

    def reckoned(self, year: int) -> Amount:
        """Return what the rows of a year come to: what comes in less what goes out.

        What goes out may be written with or without a minus.
        """
        rows = [row for row in self.rows if year in row.amounts]
        values = (row.signed(year) for row in rows)
        approximate = any(row.amounts[year].approximate for row in rows)
        return Amount(sum(values, start=Decimal()), approximate)

    @property
    def years(self) -> tuple[int, ...]:
        """All years of the table, in order."""
        return tuple(sorted({year for row in self.rows for year in row.amounts}))


class Finances(Record):
    """The financial effects of a resolution."""

    affected: YesNo = Field(
        default=True,
        alias="auswirkungen",
        title="Finanzielle Auswirkungen",
        description="„nein“, wenn der Beschluss kein Geld kostet und keines bringt.",
        examples=["ja"],
    )
    text: Prose | None = Field(
        default=None,
        alias="text",
        title="Text",
        description="Was zu den Auswirkungen zu sagen ist.",
        examples=["Die Mittel stehen im Haushaltsplan 2024 bereit."],
    )
    tables: tuple[BudgetTable, ...] = Field(
        default=(),
        alias="plaene",
        title="Pläne",
        description="Auswirkungen auf Ergebnis- und Finanzplan über die Jahre.",
        examples=[[{"plan": "Ergebnisplan", "zeilen": []}]],
    )
    cover: Cover | None = Field(
        default=None,
        alias="deckung",
        title="Deckung",
        description="Woraus der Aufwand gedeckt wird.",
        examples=[{"bedarf": "300.000 €"}],
    )
