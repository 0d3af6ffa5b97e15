"""Amounts of money in euro: read what staff write, print one form, find them in prose.

Forms after DIN 5008:2020 (300.000,00 €) and the habits of German administrations (TEUR, Mio. €,
300,-- €).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.german.derivations import evaluate_derivation
from drafter.german.euro import ABOUT, BLANK, EURO, NUMBER, SCALE, SIGN, Amount, amount_of
from drafter.german.wording import quoted

__all__ = [
    "Amount",
    "FoundAmount",
    "evaluate_derivation",
    "find_amounts",
    "format_amount",
    "parse_amount",
]

_NBSP = "\u00a0"
_LONGEST_AMOUNT = 200

# One field holds one amount: "rd. −25.000 €", "1,2 Mio. EUR", "275000", "€ 300".
_EURO_BEHIND = re.compile(f"{ABOUT}{SIGN}{NUMBER}{SCALE}(?:{BLANK}{EURO})?")
_EURO_BEFORE = re.compile(f"{ABOUT}{EURO}{BLANK}{SIGN}{NUMBER}{SCALE}")

# In prose the currency is a must and stands behind. A dash is a sign only where it can be no list
# dash, range ("10.000–20.000 €") or difference; the "100 €" of "300 100 €" is no amount.
_APART = r"(?<!\w)(?<![0-9][.,])"
_PROSE_SIGN = rf"(?:(?<![^\s(])(?<![0-9€]\s)(?P<sign>[-–](?=[0-9])|−){BLANK})?"
_NO_GROUP = r"(?!(?<=[0-9][ \u00a0\u2009\u202f])[0-9]{3}(?![0-9.]))"
_IN_PROSE = re.compile(f"{_APART}{ABOUT}{_PROSE_SIGN}{_NO_GROUP}{NUMBER}{SCALE}{BLANK}{EURO}")


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """An amount in prose and where it stands: text[start:end], with "rd." and the currency."""

    start: int
    end: int
    amount: Amount


def format_amount(amount: Amount) -> str:
    """Print an amount in the one form: 300.000 €, 1.234,50 €, −25.000 €, rd. 300.000 €.

    Blanks are no-break, the minus is U+2212, cents are left out where they are zero.
    """
    english = f"{abs(amount.value):,.2f}"
    german = english.translate(str.maketrans(",.", ".,")).removesuffix(",00")
    about = f"rd.{_NBSP}" if amount.approximate else ""
    minus = "−" if amount.value < 0 else ""
    return f"{about}{minus}{german}{_NBSP}€"


def parse_amount(text: str) -> Amount:
    """Read one amount: 300.000 EUR, 275000, 1.234,50 €, 1,2 Mio. €, 55 TEUR, rd. 300.000 €.

    The dot groups thousands, the comma parts cents. What could be read in two ways ("300.00") or
    not at all raises ValueError with a German sentence that says what to write.
    """
    stripped = text.strip() if len(text) <= _LONGEST_AMOUNT else ""
    match = _EURO_BEHIND.fullmatch(stripped) or _EURO_BEFORE.fullmatch(stripped)
    amount = amount_of(match) if match else None
    if amount is None:
        raise ValueError(_refusal(text))
    return amount


def find_amounts(text: str) -> Iterator[FoundAmount]:
    """Find the amounts in prose, in the order of the text: numbers with a currency behind them."""
    for match in _IN_PROSE.finditer(text):
        amount = amount_of(match)
        if amount is not None:
            yield FoundAmount(match.start(), match.end(), amount)


def _refusal(text: str) -> str:
    stripped = text.strip()
    if not stripped:
        return "Hier fehlt ein Betrag. Bitte so schreiben: 300.000 €."
    if re.match(r"\D{0,6}[0-9]+\.[0-9]{1,2}(?![0-9.])", stripped):
        return (
            f"{quoted(text)} ist mehrdeutig: Der Punkt trennt die Tausender, das Komma die Cent. "
            "Bitte so schreiben: 300.000 € oder 300,00 €."
        )
    if re.match(r"\D{0,6}[0-9.]{16}", stripped) and sum(map(str.isdigit, stripped)) > 15:
        return (
            f"{quoted(text)} hat mehr als 15 Stellen. "
            "Bitte den Betrag prüfen und so schreiben: 300.000 €."
        )
    return (
        f"{quoted(text)} ist kein Betrag in Euro. "
        "Bitte so schreiben: 300.000 €, 1.234,50 € oder 1,2 Mio. €."
    )
