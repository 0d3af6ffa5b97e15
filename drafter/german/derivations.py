"""Derivations of an amount as papers state them: "5 x 55.000 € + 2 x 10.000 €", "80 % von …"."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from drafter.german.euro import (
    ABOUT,
    BLANK,
    EURO,
    LIMIT,
    NUMBER,
    SCALE,
    Amount,
    decimal_of,
    value_of,
)

_LONGEST_DERIVATION = 500

# A factor is an amount, a share ("80 % von") or a count with at most one noun ("12 Monate").
# Adjectives and nouns that are numbers themselves ("halbe", "Dutzend") are not understood.
_NO_COUNT_NOUN = (
    r"(?:Prozent|Promille|Dutzend|Hundert|Tausend|Tsd|Mio|Mill|Mrd|Euro|EUR|TEUR|Cent|Paar)"
)
_NOUN = rf"(?!{_NO_COUNT_NOUN})(?![^\W\d]*tel\b)[A-ZÄÖÜ][^\W\d_]+(?:[-*:][^\W\d_]+)*|m²|qm\b"
_FACTOR = re.compile(
    rf"{BLANK}{ABOUT}{NUMBER}"
    rf"(?:{SCALE}{BLANK}(?P<euro>{EURO})"
    rf"|{BLANK}(?P<share>%|Prozent\b|v\.\s?H\.)(?:{BLANK}von\b(?P<of>))?"
    rf"|{BLANK}(?:{_NOUN})|)"
)
_TIMES = r"[x×X*·]|mal\b|à|(?:zu )?je\b"
_OPERATOR = re.compile(
    rf"{BLANK}(?:(?P<times>{_TIMES})|(?P<over>[/:÷])"
    r"|(?P<plus>\+|plus\b|zuzüglich\b|zzgl\.)|(?P<minus>[-−–]|minus\b|abzüglich\b|abzgl\.))"
)
# Words behind the last amount ("Landesförderung", "pro Jahr") change nothing, these do.
_NO_LABEL = re.compile(
    r"[\d+*×·÷=%€]|^\s*[-−–:]|\s[-−–]\s|(?i:\b(?:x|mal|plus|minus|davon|abz\w*|zuz\w*|zzgl|halb\w*"
    r"|hälfte|drittel|viertel|doppelt\w*|\w+fach|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn"
    r"|elf|zwölf)\b)"
)


class _Factor(NamedTuple):
    """One number of a derivation and what it counts."""

    value: Fraction
    kind: Literal["euro", "share", "count"]
    approximate: bool


class _Step(NamedTuple):
    """An operator ("plus" for the first factor) with the factor behind it."""

    operator: str
    factor: _Factor


def evaluate_derivation(text: str) -> Amount | None:
    """Work out a derivation: "5 x 55.000 € Landesförderung" gives 275.000 €.

    Understood are products, quotients, sums and differences of amounts, counts ("12 Monate",
    "0,5 Stellen") and shares ("80 % von"), multiplication first; each term of a sum holds exactly
    one amount. Words behind the last amount are passed over. Everything else gives None, never a
    guess: so do a single amount and a result below zero, for "20.000 € - 100.000 €" may well be a
    range. The result is approximate where a part is, or where it had to be rounded to the cent.
    """
    if len(text) > _LONGEST_DERIVATION:
        return None
    steps, rest = _read(text)
    if len(steps) < 2 or not _is_label(rest, behind=steps[-1].factor):
        return None
    products = [_product(term) for term in _terms(steps)]
    values = [product for product in products if product is not None]
    if len(values) < len(products):
        return None
    return _in_cents(sum(values, Fraction()), any(step.factor.approximate for step in steps))


def _read(text: str) -> tuple[list[_Step], str]:
    """Read factors and operators in turn as far as they go; gives them and the unread rest."""
    steps: list[_Step] = []
    operator, end = "plus", 0
    match = _FACTOR.match(text)
    while match and (factor := _factor(match)):
        steps.append(_Step(operator, factor))
        end = match.end()
        operator, match = _following(match)
    return steps, text[end:]


def _following(match: re.Match[str]) -> tuple[str, re.Match[str] | None]:
    """Give the operator and the factor behind a factor; "80 % von" has its operator in it."""
    if match["of"] is not None:
        return "times", _FACTOR.match(match.string, match.end())
    sign = _OPERATOR.match(match.string, match.end())
    return (str(sign.lastgroup), _FACTOR.match(match.string, sign.end())) if sign else ("", None)


def _factor(match: re.Match[str]) -> _Factor | None:
    """Give the factor of a match; None for an amount that is too large or too fine."""
    about = bool(match["about"])
    if match["euro"]:
        value = value_of(match["number"], match["scale"])
        return None if value is None else _Factor(Fraction(value), "euro", about)
    number = Fraction(decimal_of(match["number"]))
    if match["share"]:
        return _Factor(number / 100, "share", about)
    return _Factor(number, "count", about)


def _is_label(rest: str, behind: _Factor) -> bool:
    """Tell whether the unread rest is nothing, or mere words behind an amount."""
    return not rest.strip() or (behind.kind == "euro" and not _NO_LABEL.search(rest))


def _terms(steps: Sequence[_Step]) -> list[list[_Step]]:
    """Split a derivation into the terms of its sum; each begins with its plus or minus."""
    terms: list[list[_Step]] = []
    for step in steps:
        if step.operator in ("plus", "minus"):
            terms.append([])
        terms[-1].append(step)
    return terms


def _product(term: Sequence[_Step]) -> Fraction | None:
    """Multiply out one term; None unless it holds one amount and is divided by counts only."""
    product = Fraction(1)
    for operator, factor in term:
        if operator == "over" and (factor.kind != "count" or not factor.value):
            return None
        product *= 1 / factor.value if operator == "over" else factor.value
    amounts = sum(step.factor.kind == "euro" for step in term)
    return (-product if term[0].operator == "minus" else product) if amounts == 1 else None


def _in_cents(value: Fraction, approximate: bool) -> Amount | None:
    """Round half a cent up, as trade does; what was rounded is approximate."""
    if not 0 <= value < LIMIT - 1:  # less than a cent below it would round up to it
        return None
    cents = int(value * 100 + Fraction(1, 2))
    return Amount(Decimal(f"{cents}E-2"), approximate or Fraction(cents, 100) != value)
