"""How files of a package for a meeting are named: patterns of the form, as data."""

import re
from enum import StrEnum
from typing import Final

from pydantic import Field, field_validator

from drafter.german.wording import listed, quoted
from drafter.model.base import Record
from drafter.model.scalars import Line, Ordinal, refused

PLACEHOLDER: Final = re.compile(r"\{([^{}\[\]]*)\}")
OPTIONAL: Final = re.compile(r"\[([^\[\]]*)\]")
OF_PAPERS: Final = ("drucksachennummer", "gegenstand", "gremium", "datum", "top", "fassung")
OF_ATTACHMENTS: Final = (*OF_PAPERS, "anlage", "titel")
SHORTEST, LONGEST = 40, 120


class Umlauts(StrEnum):
    """What becomes of umlauts in names of files."""

    KEPT = "behalten"
    WRITTEN_OUT = "umschreiben"


class FileNames(Record):
    """The names of the files that `drafter dispatch` writes.

    In a pattern `{…}` stands for a value; what stands in `[…]` is left out where a value in it is
    missing.
    """

    paper: Line = Field(
        default="[TOP_{top}_]{drucksachennummer}_{gegenstand}[_{fassung}]",
        alias="vorlage",
        title="Vorlage",
        description=f"Muster für Vorlagen. Platzhalter: {', '.join(OF_PAPERS)}.",
        examples=["{drucksachennummer}[_{fassung}]"],
    )
    attachment: Line = Field(
        default="[TOP_{top}_]{drucksachennummer}_Anlage_{anlage}_{titel}[_{fassung}]",
        alias="anlage",
        title="Anlage",
        description=f"Muster für Anlagen. Platzhalter: {', '.join(OF_ATTACHMENTS)}.",
        examples=["{drucksachennummer}_Anlage_{anlage}[_{fassung}]"],
    )
    umlauts: Umlauts = Field(
        default=Umlauts.KEPT,
        alias="umlaute",
        title="Umlaute",
        description="„behalten“ oder „umschreiben“ (ä wird ae, ß wird ss).",
        examples=["umschreiben"],
    )
    longest: Ordinal = Field(
        default=100,
        alias="laenge",
        title="Länge",
        description=f"So viele Zeichen hat ein Name höchstens, von {SHORTEST} bis {LONGEST}.",
        examples=[100],
    )

    @field_validator("paper")
    @classmethod
    def _is_of_papers(cls, value: str) -> str:
        return _checked(value, OF_PAPERS, ("drucksachennummer",))

    @field_validator("attachment")
    @classmethod
    def _is_of_attachments(cls, value: str) -> str:
        return _checked(value, OF_ATTACHMENTS, ("drucksachennummer", "anlage"))

    @field_validator("longest")
    @classmethod
    def _is_sensible(cls, value: int) -> int:
        if not SHORTEST <= value <= LONGEST:
            raise refused(f"Bitte eine Länge von {SHORTEST} bis {LONGEST} Zeichen schreiben.")
        return value


def _checked(pattern: str, known: tuple[str, ...], needed: tuple[str, ...]) -> str:
    named = PLACEHOLDER.findall(pattern)
    for name in named:
        if name not in known:
            raise refused(
                f"Den Platzhalter {quoted(name)} gibt es hier nicht. Möglich sind: {listed(known)}."
            )
    for name in needed:
        if name not in named:
            raise refused(
                f"Im Muster fehlt „{{{name}}}“; ohne das hießen viele Dateien gleich. Bitte "
                "ergänzen."
            )
    if re.search(r"[{}\[\]]", OPTIONAL.sub(r"\1", PLACEHOLDER.sub("", pattern))):
        raise refused(
            "In diesem Muster geht eine Klammer nicht auf oder steht in einer anderen. Bitte "
            "prüfen, zum Beispiel: {drucksachennummer}[_{fassung}]"
        )
    return pattern
