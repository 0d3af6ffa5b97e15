"""The fields that a form has of its own (`felder` in form.yaml): lines, texts, amounts, ticks."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import ClassVar, Final, Self

from pydantic import Field, field_validator, model_validator

from drafter.german.wording import quoted
from drafter.model import lines
from drafter.model.base import Record
from drafter.model.lines import OneLine
from drafter.model.scalars import Line, YesNo, refused

Loc = tuple[str | int, ...]

CHOSEN: Final = "wahl"
"""The key under which a paper names the option ticked, where it writes a mapping."""
RESERVED: Final = frozenset(
    {CHOSEN, "datei", "kommune", "amt", "stelle", "datum", "nummer", "logo"}
)
FIELD_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")


class FieldKind(StrEnum):
    """What a field of the form takes."""

    LINE = "zeile"
    TEXT = "text"
    MONEY = "betrag"
    DAY = "datum"
    CHOICE = "auswahl"
    SEVERAL = "mehrfach"

    @property
    def has_boxes(self) -> bool:
        """Whether boxes are ticked."""
        return self in (FieldKind.CHOICE, FieldKind.SEVERAL)


class Option(Record):
    """A box of a tick block, with the fields that belong to it where it is ticked."""

    one_line: ClassVar[OneLine | None] = OneLine(lines.option, "nein")

    name: Line = Field(
        alias=CHOSEN,
        title="Wahl",
        description="Wort, mit dem eine Vorlage das Kästchen ankreuzt.",
        examples=["ja"],
    )
    printed: Line | None = Field(
        default=None,
        alias="titel",
        title="Titel",
        description="Gedruckte Worte neben dem Kästchen; ohne Angabe wie „wahl“.",
        examples=["Ja"],
    )
    fields: tuple["FormField", ...] = Field(
        default=(),
        alias="felder",
        title="Felder",
        description="Was auszufüllen ist, wenn dieses Kästchen angekreuzt ist.",
        examples=[[{"name": "korridorthema", "titel": "Korridorthema"}]],
    )

    @property
    def label(self) -> str:
        """The words beside the box."""
        return self.printed or self.name

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        refuse_twins((field.name, ("felder", i)) for i, field in enumerate(self.fields))
        return self


class FormField(Record):
    """A field of the form; what a paper writes there stands under `angaben`."""

    name: Line = Field(
        alias="name",
        title="Name",
        description="Schlüssel, unter dem Vorlagen das Feld ausfüllen.",
        examples=["co2_relevanz"],
    )
    label: Line = Field(
        alias="titel",
        title="Titel",
        description="Gedruckte Beschriftung.",
        examples=["CO2-Relevanz"],
    )
    kind: FieldKind = Field(
        default=FieldKind.LINE,
        alias="art",
        title="Art",
        description=(
            "„zeile“, „text“, „betrag“, „datum“, „auswahl“ (genau ein Kästchen) oder „mehrfach“."
        ),
        examples=["auswahl"],
    )
    required: YesNo = Field(
        default=False,
        alias="pflicht",
        title="Pflicht",
        description="„ja“, wenn das Feld bei Versand ausgefüllt sein muss.",
        examples=["ja"],
    )
    help: Line | None = Field(
        default=None,
        alias="hilfe",
        title="Hilfe",
        description="Was im Gerüst einer neuen Vorlage über dem Feld steht.",
        examples=["Bei „ja“ bitte Richtung und Gewicht nennen"],
    )
    example: Line | None = Field(
        default=None,
        alias="beispiel",
        title="Beispiel",
        description="Eine Angabe, wie sie aussehen soll.",
        examples=["ja, negativ, geringfügig"],
    )
    options: tuple[Option, ...] = Field(
        default=(),
        alias="optionen",
        title="Optionen",
        description="Die Kästchen, bei „auswahl“ und „mehrfach“.",
        examples=[["nein", "ja"]],
    )

    def option(self, word: str) -> Option | None:
        """Return the option of that name or label, whatever its case; None where there is none."""
        folded = _folded(word)
        return next(
            (o for o in self.options if folded in (_folded(o.name), _folded(o.label))), None
        )

    @field_validator("name")
    @classmethod
    def _is_a_key(cls, value: str) -> str:
        if not FIELD_NAME.fullmatch(value):
            raise refused(
                f"{quoted(value)} ist kein Name für ein Feld. Bitte nur kleine Buchstaben von a "
                "bis z, Ziffern und Unterstriche verwenden: co2_relevanz"
            )
        if value in RESERVED:
            raise refused(
                f"Der Name {quoted(value)} ist vergeben. Bitte das Feld anders nennen, zum "
                f"Beispiel {value}_der_stadt."
            )
        return value

    @model_validator(mode="after")
    def _options_fit_the_kind(self) -> Self:
        if self.kind.has_boxes is not bool(self.options):
            remedy = (
                "Bitte „optionen:“ mit den Kästchen ergänzen."
                if self.kind.has_boxes
                else "Bitte „optionen“ löschen oder „art: auswahl“ schreiben."
            )
            raise refused(f"Das Feld {quoted(self.name)} hat die Art „{self.kind}“. {remedy}")
        refuse_twins((_folded(o.name), ("optionen", i)) for i, o in enumerate(self.options))
        return self


Option.model_rebuild()


def refuse_twins(named: Iterable[tuple[str, Loc]]) -> None:
    """Refuse a name that stands twice, of names each with where it stands.

    Raises:
        PydanticCustomError: with the German sentence that names the first such name, at its place.
    """
    seen: set[str] = set()
    for name, place in named:
        if name in seen:
            message = f"{quoted(name)} steht hier zweimal. Bitte eines umbenennen oder löschen."
            raise refused(message, *place)
        seen.add(name)


def every_field(fields: Iterable[FormField]) -> Iterator[FormField]:
    """Yield fields and all fields that belong to their options, from the outside in."""
    for field in fields:
        yield field
        for option in field.options:
            yield from every_field(option.fields)


def _folded(word: str) -> str:
    return " ".join(word.split()).removesuffix(":").casefold()
