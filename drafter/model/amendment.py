"""An amendment: one thing that a Nachtrag changes in the text of its original."""

from typing import ClassVar

from pydantic import Field, model_validator

from drafter.model import amending
from drafter.model.base import Record
from drafter.model.lines import OneLine
from drafter.model.scalars import AddressText, Line, Ordinal, Prose, YesNo, refused

OWN_REASONS = "Begründung des Nachtrags"
TEXT_KEYS = ("durch", "davor", "danach")


class Amendment(Record):
    """A patch by address: new words or a new text, or that the old ones fall away."""

    one_line: ClassVar[OneLine | None] = OneLine(
        amending.amendment, amending.AMENDMENT, amending.opening
    )

    address: AddressText = Field(
        alias="an",
        title="Stelle",
        description="Die Stelle der Ursprungsvorlage, wie sie versandt wurde.",
        examples=["Ziffer 3"],
    )
    words: Line | None = Field(
        default=None,
        alias="worte",
        title="Worte",
        description="Der Wortlaut an dieser Stelle, um den es geht; ohne ihn die ganze Stelle.",
        examples=["300.000 EUR"],
    )
    replacement: Prose | None = Field(
        default=None,
        alias="durch",
        title="Ersetzt durch",
        description="Was an die Stelle der Worte oder der ganzen Stelle tritt.",
        examples=["320.000 EUR"],
    )
    before: Prose | None = Field(
        default=None,
        alias="davor",
        title="Davor eingefügt",
        description="Was vor den Worten oder vor der Stelle eingefügt wird.",
        examples=["Die Verwaltung wird beauftragt, …"],
    )
    after: Prose | None = Field(
        default=None,
        alias="danach",
        title="Danach eingefügt",
        description="Was nach den Worten oder nach der Stelle eingefügt wird.",
        examples=["Die Verwaltung wird beauftragt, …"],
    )
    dropped: YesNo = Field(
        default=False,
        alias="entfaellt",
        title="Entfällt",
        description="„ja“, wenn die Worte oder die ganze Stelle gestrichen werden.",
        examples=["ja"],
    )
    number: Ordinal | None = Field(
        default=None,
        alias="nummer",
        title="Neue Nummer",
        description="Nummer, die eine eingefügte Ziffer bekommt; ohne Angabe zählt das Programm.",
        examples=[6],
    )

    @property
    def text(self) -> str | None:
        """The new text, wherever it is to stand."""
        return self.replacement or self.before or self.after

    @property
    def text_key(self) -> str | None:
        """The YAML key under which the new text stands."""
        texts = zip(TEXT_KEYS, (self.replacement, self.before, self.after), strict=True)
        return next((key for key, text in texts if text), None)

    @property
    def inserts(self) -> bool:
        """Whether it adds something and leaves what is there."""
        return bool(self.before or self.after)

    @model_validator(mode="after")
    def _does_one_thing(self) -> "Amendment":
        done = [self.replacement, self.before, self.after, self.dropped]
        if sum(map(bool, done)) != 1:
            raise refused(
                "Eine Änderung braucht genau eines davon: „durch“, „davor“, „danach“ oder "
                f"„entfaellt: ja“. Bitte so schreiben: {amending.AMENDMENT}"
            )
        if self.number and (self.words or not self.inserts):
            raise refused(
                "Eine „nummer“ bekommt nur, was als Ganzes eingefügt wird. Bitte löschen oder so "
                f"schreiben: {amending.NEW_UNIT}"
            )
        return self
