"""One amount of money in euro: its value and the pieces it is written with.

Money is Decimal and exact to the cent; a float never enters. The pieces are patterns for the
other modules of this room to build on.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

LIMIT = Decimal(10) ** 15  # what may be written
SUM_LIMIT = LIMIT * 100_000  # what written amounts may add up to
_CENT = Decimal("0.01")

_THOUSAND, _MILLION, _BILLION = 3, 6, 9  # German: Tausend, Million, Milliarde
_SCALES = {
    "T": _THOUSAND,
    "Tsd": _THOUSAND,
    "Tausend": _THOUSAND,
    "Mio": _MILLION,
    "Million": _MILLION,
    "Millionen": _MILLION,
    "Mrd": _BILLION,
    "Milliarde": _BILLION,
    "Milliarden": _BILLION,
}

# The pieces of a written amount; a blank may be a no-break one or a line break.
BLANK = r"[ \t\r\n\u00a0\u2009\u202f]{0,3}"
ABOUT = rf"(?P<about>(?:(?:[Rr]d|[Cc]a)\b\.?|(?:[Rr]und|[Cc]irca|[Ee]twa|[Uu]ngefähr)\b){BLANK})?"
SIGN = rf"(?:(?P<sign>[-−–]){BLANK})?"
_GROUPED = r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}"
_DECIMALS = r",(?:[0-9]{1,11}|-{1,2}|[−–—])"  # "300,50", but also "300,-- €" and "300,– €"
NUMBER = rf"(?P<number>(?:{_GROUPED}|0|[1-9][0-9]{{0,14}})(?:{_DECIMALS})?)"
EURO = r"(?:€|(?:EUR|Eur|EURO|Euros?|euro)(?!\w))"
SCALE = (
    rf"(?:{BLANK}(?:(?P<scale>T(?=\s?(?:€|EUR\b))"
    r"|(?:Tsd|Tausend|Mio|Million(?:en)?|Mrd|Milliarden?)\b)\.?))?"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in euro, exact to the cent; `approximate` where the text says "rd." or "ca.".

    Raises TypeError for a value that is no Decimal, ValueError for one that has parts of a cent
    or is more than written amounts may add up to (20 digits before the comma).
    """

    value: Decimal
    approximate: bool = False

    def __post_init__(self) -> None:
        """Check the value and keep it with two decimals and without a negative zero."""
        if not isinstance(self.value, Decimal):
            raise TypeError("An amount is a Decimal.")
        if not self.value.is_finite() or abs(self.value) >= SUM_LIMIT:
            raise ValueError("Eine Summe hat höchstens 20 Stellen vor dem Komma.")
        cents = self.value.quantize(_CENT)
        if cents != self.value:
            raise ValueError("Ein Betrag hat höchstens zwei Stellen nach dem Komma.")
        object.__setattr__(self, "value", cents if cents else abs(cents))


def amount_of(match: re.Match[str]) -> Amount | None:
    """Give the amount of a match of the pieces; None for one that is too large or too fine."""
    value = value_of(match["number"], match["scale"])
    if value is None:
        return None
    return Amount(-value if match["sign"] else value, approximate=bool(match["about"]))


def value_of(number: str, scale: str | None = None) -> Decimal | None:
    """Give the euros of a NUMBER such as "1.234,5" times its SCALE such as "Mio".

    None where it has parts of a cent or more than 15 digits before the comma.
    """
    zeros = _SCALES[scale] if scale else 0
    whole, decimals = _digits(number)
    if len(decimals) > zeros + 2:
        return None
    value = Decimal(f"{whole}.{decimals}E{zeros}")
    return value if value < LIMIT else None


def decimal_of(number: str) -> Decimal:
    """Give the plain value of a NUMBER that counts something other than euros."""
    return Decimal(".".join(_digits(number)))


def _digits(number: str) -> tuple[str, str]:
    """Split a NUMBER at its comma; dashes for the cents ("300,--") count as none."""
    whole, _, decimals = number.replace(".", "").partition(",")
    return whole, decimals if decimals.isdigit() else ""
