"""Who deals with the paper: the consultations ahead and the readings behind."""

from typing import ClassVar, Final

from pydantic import Field

from drafter.model import lines
from drafter.model.base import Record
from drafter.model.lines import OneLine
from drafter.model.scalars import Day, Line, MeetingDay, Publicity, Role, Votes

NO_BREAK_SPACE: Final = "\u00a0"


class Gathering(Record):
    """A body, or several that meet jointly."""

    organization: Line = Field(
        alias="gremium",
        title="Gremium",
        description="Name oder Kurzname des Gremiums, wie ihn das Formular kennt.",
        examples=["HWBA"],
    )
    joint_with: tuple[Line, ...] = Field(
        default=(),
        alias="gemeinsam_mit",
        title="gemeinsam mit",
        description="Weitere Gremien, die in derselben Sitzung gemeinsam beraten.",
        examples=[["Seniorenrat"]],
    )

    @property
    def organizations(self) -> tuple[str, ...]:
        """All bodies of the meeting, the first one first."""
        return (self.organization, *self.joint_with)


class Outcome(Record):
    """How a body has decided, with its votes where they were counted."""

    one_line: ClassVar[OneLine | None] = OneLine(lines.outcome, lines.OUTCOME)

    words: Line = Field(
        alias="text",
        title="Ergebnis",
        description="Wie das Gremium entschieden hat, in Worten.",
        examples=["mehrheitlich zugestimmt"],
    )
    ayes: Votes | None = Field(
        default=None, alias="ja", title="Ja", description="Stimmen dafür.", examples=[12]
    )
    noes: Votes | None = Field(
        default=None, alias="nein", title="Nein", description="Stimmen dagegen.", examples=[3]
    )
    abstentions: Votes | None = Field(
        default=None,
        alias="enthaltungen",
        title="Enthaltungen",
        description="Stimmenthaltungen.",
        examples=[1],
    )

    @property
    def printed(self) -> str:
        """The result as one line; the grammar of results reads it."""
        counted = (("Ja", self.ayes), ("Nein", self.noes), ("Enthaltungen", self.abstentions))
        votes = [
            f"{name}{NO_BREAK_SPACE}{number}" for name, number in counted if number is not None
        ]
        return f"{self.words} ({', '.join(votes)})" if votes else self.words


class Consultation(Gathering):
    """One body's consultation of this paper (OParl 1.1, Consultation)."""

    one_line: ClassVar[OneLine | None] = OneLine(lines.consultation, lines.CONSULTATION)

    meeting_date: MeetingDay | None = Field(
        default=None,
        alias="sitzung",
        title="Sitzung am",
        description="Tag oder Tage der Sitzung; leer, solange der Termin offen ist.",
        examples=["10.02.2022"],
    )
    agenda_number: Line | None = Field(
        default=None,
        alias="top",
        title="Tagesordnungspunkt",
        description="Nummer auf der Tagesordnung, so geschrieben wie dort.",
        examples=["13.2"],
    )
    publicity: Publicity | None = Field(
        default=None,
        alias="beratung",
        title="Beratung",
        description="„öffentlich“ oder „nichtöffentlich“.",
        examples=["öffentlich"],
    )
    role: Role | None = Field(
        default=None,
        alias="zustaendigkeit",
        title="Zuständigkeit",
        description="Was das Gremium tut; wegzulassen, wo das Formular keine Zuständigkeit druckt.",
        examples=["Entscheidung"],
    )
    ground: Line | None = Field(
        default=None,
        alias="grund",
        title="Grund der Nichtöffentlichkeit",
        description="Ein Grund aus der Liste des Formulars.",
        examples=["Grundstücksangelegenheiten"],
    )
    outcome: Outcome | None = Field(
        default=None,
        alias="ergebnis",
        title="Ergebnis",
        description="Wie das Gremium entschieden hat, wenn es schon beraten hat.",
        examples=["mehrheitlich zugestimmt (Ja 12, Nein 3, Enthaltungen 1)"],
    )


class Meeting(Record):
    """A past meeting at which the matter was on the agenda."""

    day: MeetingDay = Field(
        alias="datum",
        title="Datum",
        description="Tag der Sitzung.",
        examples=["19.01.2022"],
    )
    note: Line | None = Field(
        default=None,
        alias="vermerk",
        title="Vermerk",
        description="Was in Klammern hinter dem Datum steht.",
        examples=["1. Lesung"],
    )
    agenda_number: Line | None = Field(
        default=None,
        alias="top",
        title="Tagesordnungspunkt",
        description="Nummer auf der Tagesordnung.",
        examples=["13.2"],
    )
    outcome: Line | None = Field(
        default=None,
        alias="ergebnis",
        title="Ergebnis",
        description="Wie das Gremium entschieden hat.",
        examples=["einstimmig beschlossen"],
    )


class Reading(Gathering):
    """One body's earlier treatment of the matter, in one meeting or several."""

    one_line: ClassVar[OneLine | None] = OneLine(lines.reading, lines.READING)

    meetings: tuple[Meeting, ...] = Field(
        default=(),
        alias="sitzungen",
        title="Sitzungen",
        description="Die Sitzungen dieses Gremiums in zeitlicher Folge.",
        examples=[[{"datum": "24.11.2021", "vermerk": "1. Lesung"}]],
    )


class PriorReadings(Record):
    """Earlier readings under one paper number (OParl 1.1, Paper.relatedPaper)."""

    reference: Line | None = Field(
        default=None,
        alias="drucksachennummer",
        title="Drucksachennummer",
        description="Nummer der Vorlage, die damals behandelt wurde.",
        examples=["9921/2014-2020"],
    )
    readings: tuple[Reading, ...] = Field(
        alias="lesungen",
        title="Lesungen",
        description="Die Gremien mit ihren Sitzungen.",
        examples=[["Integrationsrat, 24.11.2021, TOP 6"]],
    )


class Participation(Record):
    """An office that took part or countersigned; kept, and printed only where the form says so."""

    one_line: ClassVar[OneLine | None] = OneLine(lines.participation, lines.PARTICIPATION)

    office: Line = Field(
        alias="stelle",
        title="Stelle",
        description="Amt, Dezernat oder Stelle.",
        examples=["Amt für Finanzen"],
    )
    role: Line | None = Field(
        default=None,
        alias="rolle",
        title="Rolle",
        description="Rolle der Person, nicht ihr Name.",
        examples=["Amtsleitung"],
    )
    day: Day | None = Field(
        default=None,
        alias="datum",
        title="Datum",
        description="Tag der Beteiligung.",
        examples=["12.01.2022"],
    )
