"""How the old papers of a municipality read (the key `lesen` of a form), to import them."""

from collections.abc import Mapping
from typing import Final

from pydantic import Field

from drafter.model.base import Record
from drafter.model.lines import PUBLICITY, ROLES
from drafter.model.scalars import Line

Variants = Mapping[Line, tuple[Line, ...]]
WORDS: Final = (*PUBLICITY, *ROLES)


class OldPapers(Record):
    """Labels and words of papers that were not made by this program.

    What the form itself prints is known without it. How labels vary in their spelling (ß and ss,
    capitals, blanks, a colon or none, a line end inside) needs no mention either.
    """

    marks: tuple[Line, ...] = Field(
        default=(),
        alias="kennzeichen",
        title="Kennzeichen",
        description="Worte, an denen eine Vorlage dieser Kommune zu erkennen ist.",
        examples=[["Ratsbüro der Stadt Neustadt"]],
    )
    labels: Variants = Field(
        default={},
        alias="beschriftungen",
        title="Beschriftungen",
        description=(
            "Wie Angaben und Abschnitte noch überschrieben sind; links steht `nummer`, `datum`, "
            "`amt`, `stelle`, `telefon`, ein eigenes Feld oder ein Abschnitt."
        ),
        examples=[{"begruendung": ["Sachdarstellung"], "nummer": ["Vorlagen-Nr."]}],
    )
    kinds: Variants = Field(
        default={},
        alias="arten",
        title="Arten",
        description="Wie die Vorlagenarten noch heißen.",
        examples=[{"Beschlussvorlage": ["Öffentliche Beschlussvorlage"]}],
    )
    columns: Variants = Field(
        default={},
        alias="spalten",
        title="Spalten",
        description="Wie die Spalten der Beratungsfolge noch überschrieben sind.",
        examples=[{"sitzung": ["Sitzungstermin"]}],
    )
    words: Variants = Field(
        default={},
        alias="worte",
        title="Worte",
        description="Worte für öffentlich, nichtöffentlich und die Zuständigkeiten.",
        examples=[{"Entscheidung": ["Beschlussfassung"]}],
    )
    others: tuple[Line, ...] = Field(
        default=(),
        alias="sonstige",
        title="Sonstige",
        description="Beschriftungen, die einen Abschnitt beenden und hier kein Feld haben.",
        examples=[["E-Mail"]],
    )
    hints: tuple[Line, ...] = Field(
        default=(),
        alias="hinweise",
        title="Hinweise",
        description="Gedruckte Hinweise des Formulars, die nicht zum Text der Vorlage gehören.",
        examples=[["Bitte nur eine Seite verwenden."]],
    )
