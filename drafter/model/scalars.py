"""Typed values of single fields, each read from text in the German way.

Every validator raises `PydanticCustomError` with a whole German sentence, which the loader
shows as it is. Nothing is coerced: what is no date, amount or known word is a finding.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from drafter.german.amounts import Amount, format_amount, parse_amount
from drafter.german.dates import format_date_range, parse_date, parse_date_range
from drafter.german.wording import quoted
from drafter.model.addresses import Address, parse_address

# Soft hyphen, zero-width blanks and joiners: they come with a copy and nobody sees them.
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060"))
LONGEST_LINE = 1_000
LONGEST_PROSE = 400_000
LONGEST_PARAGRAPH = 20_000


class DateSpan(NamedTuple):
    """A meeting's day, or its first and last day."""

    first: date
    last: date

    def __str__(self) -> str:
        """Return the printed form, such as `02./03.05.2006`."""
        return format_date_range(self.first, self.last)


def refused(message: str, *below: str | int) -> PydanticCustomError:
    """Make a refusal whose German sentence is shown to staff as it is.

    `below` leads from the value that is refused to what in it is wrong: YAML keys and indices.
    """
    return PydanticCustomError("deutsch", "{satz}", {"satz": message, "stelle": below})


def _read(parse: Callable[[str], Any], kind: type) -> BeforeValidator:
    def validate(value: object) -> object:
        if isinstance(value, kind):
            return value
        if not isinstance(value, str):
            raise refused("Hier wird ein einzelner Wert erwartet, keine Liste und keine Zuordnung.")
        try:
            return parse(value)
        except ValueError as problem:
            raise refused(str(problem)) from None

    return BeforeValidator(validate)


def read_line(value: str) -> str:
    """Return a text on one line, without what nobody sees.

    Raises:
        ValueError: with a German sentence, if it is empty or too long.
    """
    text = unicodedata.normalize("NFC", " ".join(value.translate(INVISIBLE).split()))
    if not text:
        raise ValueError("Hier fehlt der Text. Bitte ausfüllen oder die Zeile löschen.")
    if len(text) > LONGEST_LINE:
        raise ValueError(
            f"Dieser Text ist länger als {LONGEST_LINE} Zeichen. Bitte kürzen; "
            "lange Texte gehören in die Begründung."
        )
    return text


def read_prose(value: str) -> str:
    """Return a prose text.

    Raises:
        ValueError: with a German sentence, if it is empty or too long.
    """
    if not value.strip():
        raise ValueError("Hier fehlt der Text. Bitte ausfüllen oder den Schlüssel löschen.")
    if len(value) > LONGEST_PROSE:
        raise ValueError(
            f"Dieser Text ist länger als {LONGEST_PROSE // 1000}.000 Zeichen. "
            "Bitte auf Anlagen verteilen."
        )
    if max(map(len, re.split(r"\n\s*\n", value))) > LONGEST_PARAGRAPH:
        raise ValueError(
            f"Ein Absatz ist länger als {LONGEST_PARAGRAPH // 1000}.000 Zeichen. "
            "Bitte mit Leerzeilen in Absätze teilen."
        )
    return unicodedata.normalize("NFC", value)


def _yes_no(value: str) -> bool:
    words = {"ja": True, "nein": False}
    if value.strip().lower() not in words:
        raise ValueError(
            f"{quoted(value)} ist hier nicht vorgesehen. Bitte „ja“ oder „nein“ schreiben."
        )
    return words[value.strip().lower()]


def _year(value: str) -> int:
    if not re.fullmatch(r"(19|20|21)[0-9]{2}", value.strip()):
        raise ValueError(f"{quoted(value)} ist kein Jahr. Bitte vierstellig schreiben: 2022")
    return int(value)


def _count(value: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,3}", value.strip()):
        raise ValueError(f"{quoted(value)} ist keine laufende Nummer. Bitte als Zahl schreiben: 1")
    return int(value)


def _votes(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", value.strip()):
        raise ValueError(
            f"{quoted(value)} ist keine Zahl von Stimmen. Bitte als Zahl schreiben: 12"
        )
    return int(value)


def _number(value: str) -> Decimal:
    text = value.strip().removesuffix("%").strip()
    plain = (
        text.replace(".", "") if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?", text) else text
    )
    if not re.fullmatch(r"[0-9]+(,[0-9]+)?", plain) or len(plain) > 15:
        raise ValueError(f"{quoted(value)} ist keine Zahl. Bitte so schreiben: 6 oder 12,5")
    return Decimal(plain.replace(",", "."))


def _checksum(value: str) -> str:
    text = "".join(value.split()).lower()
    if not re.fullmatch(r"[0-9a-f]{128}", text):
        raise ValueError(
            "Das ist keine Prüfsumme (SHA-512: 128 Zeichen aus 0–9 und a–f). Bitte die Zeile "
            "löschen; „drafter supplement --renew“ schreibt sie danach neu."
        )
    return text


KIND = "x-wert"
"""The key under which a schema names the kind of a value; see `drafter.model.written`."""


def _kind(name: str, **told: object) -> WithJsonSchema:
    return WithJsonSchema({KIND: name, **told})


Line = Annotated[str, _read(read_line, type(None)), _kind("Zeile")]


class ProseMark:
    """Marks a field whose text may also live in a file beside the YAML (`{datei: name.md}`)."""


class GivenMark:
    """Marks a field whose content only the form types: texts, lists, mappings, as written."""


def _given(value: object) -> object:
    """Freeze what was written at any depth: lists become tuples."""
    if isinstance(value, Mapping):
        return {str(key): _given(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return tuple(map(_given, value))
    return value


Given = Annotated[Mapping[str, Any], BeforeValidator(_given), GivenMark, _kind("Angaben")]
Prose = Annotated[str, _read(read_prose, type(None)), ProseMark, _kind("Text")]
Day = Annotated[date, _read(parse_date, date), _kind("Datum")]
MeetingDay = Annotated[
    DateSpan,
    _read(lambda text: DateSpan(*parse_date_range(text)), DateSpan),
    PlainSerializer(str),
    _kind("Zeitraum"),
]
Money = Annotated[
    Amount, _read(parse_amount, Amount), PlainSerializer(format_amount), _kind("Betrag")
]
AddressText = Annotated[
    Address, _read(parse_address, Address), PlainSerializer(str), _kind("Stelle")
]
YesNo = Annotated[bool, _read(_yes_no, bool), _kind("JaNein")]
Year = Annotated[int, _read(_year, int), _kind("Jahr")]
Ordinal = Annotated[int, _read(_count, int), _kind("Nummer")]
Votes = Annotated[int, _read(_votes, int), _kind("Stimmen")]
Number = Annotated[Decimal, _read(_number, Decimal), _kind("Zahl")]

EXAMPLE_CHECKSUM = "0123456789abcdef" * 8
Checksum = Annotated[str, _read(_checksum, type(None)), _kind("Pruefsumme")]


class Status(StrEnum):
    """How far a paper has come."""

    DRAFT = "entwurf"
    COSIGNING = "mitzeichnung"
    DISPATCHED = "versandt"


class Publicity(StrEnum):
    """Whether a consultation or an attachment is public (for NRW § 48 Abs. 2 GO NRW)."""

    PUBLIC = "öffentlich"
    NON_PUBLIC = "nichtöffentlich"


class AttachmentState(StrEnum):
    """How an attachment of a Nachtrag stands to those of its original."""

    NEW = "neu"
    REPLACED = "ausgetauscht"
    UNCHANGED = "unverändert"


class Role(StrEnum):
    """What a body does with the paper (OParl 1.1, Consultation.role)."""

    HEARING = "Anhörung"
    PRELIMINARY = "Vorberatung"
    RECOMMENDATION = "Empfehlung"
    DECISION = "Entscheidung"
    NOTICE = "Kenntnisnahme"


class SupplementMode(StrEnum):
    """What a Nachtrag does to its original."""

    REPLACES = "ersetzt"
    SUPPLEMENTS = "ergänzt"


class Scope(StrEnum):
    """How much of the paper a Nachtrag holds."""

    WHOLE = "gesamtfassung"
    CHANGES = "nur_ergaenzung"


class Budget(StrEnum):
    """The two plans of a municipal budget (for NRW §§ 2, 3 KomHVO NRW)."""

    RESULT = "Ergebnisplan"
    FINANCE = "Finanzplan"


class Side(StrEnum):
    """What a row of a budget plan is."""

    EXPENSE = "Aufwand"
    INCOME = "Ertrag"
    PAYMENT = "Auszahlung"
    RECEIPT = "Einzahlung"

    @property
    def sign(self) -> int:
        """+1 for what comes in, −1 for what goes out."""
        return 1 if self in (Side.INCOME, Side.RECEIPT) else -1
