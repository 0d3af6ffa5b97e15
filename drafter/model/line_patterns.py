"""How entries are written as one printed line, as patterns for JSON Schema.

The grammars of `drafter.model.lines` and `drafter.model.amending` decide; a pattern tells an editor
the same as near as a pattern can. A line must fit all that its grammar has here.
"""

import re
from collections.abc import Mapping
from typing import Final

from drafter.model import amending, lines
from drafter.model.ecma import caseless, ecma
from drafter.model.lines import (
    ATTACHMENT_STATES,
    DATE_LIKE,
    PROXIES,
    PUBLICITY_WORDS,
    ROLES,
    ROW,
    UNDATED,
)
from drafter.model.written import (
    ADDRESS,
    AMOUNT,
    DAY,
    FILLED,
    PLAIN_NUMBER,
    SPAN,
    YEAR,
    either,
    whole,
)

_ANY_PLACE = r"\S[\s\S]{0,299}?"
_BLANKS = r"\s*"
_NEXT = r"\s*,[\s,]*"
_END = r"\s*(?:,|$)"
_PIECE = r"[^\s,][^,]*"
_DATED = ecma(DATE_LIKE.pattern)
_ON = r"(?:(?:am|vom)\s+)?"
_TOP = r"TOP\s*[^\s,][^,]*"
_PUBLIC = either(*map(caseless, PUBLICITY_WORDS))
_STATE = either(*ATTACHMENT_STATES)
_ROLE = either(*ROLES)
_KNOWN = either(_PUBLIC, _ROLE, *UNDATED)
_BODY = (
    rf"(?=[^\s,])(?!{_KNOWN}{_END})(?:(?!{_ON}(?:{_DATED})|,\s*(?:TOP\b|{_KNOWN}{_END}))[\s\S])+"
)
_SINGLE_KINDS = (_DATED, r"TOP\b[^,]*", _PUBLIC, _ROLE)
_PROXY = either(*map(caseless, PROXIES))
_NAME = rf"(?!{_PROXY}{_END}){_PIECE}"


def _once(kind: str) -> str:
    """Return what refuses a line with two pieces of a kind."""
    return rf"(?![\s\S]*[\s,](?:{kind})\s*,(?:[^,]*,)*\s*(?:{kind}){_END})"


def _short(pattern: str) -> str:
    """Return a pattern for a text that is no longer than a printed line may be."""
    return whole(rf"(?=[\s\S]{{1,{lines.LONGEST}}}$){pattern}")


def _line(pattern: str) -> str:
    """Return a pattern for a line of pieces; commas at its ends count for nothing."""
    return _short(rf"[\s,]*{pattern}[\s,]*")


def _sentence(pattern: re.Pattern[str]) -> str:
    """Return a pattern for a sentence about a place, which is an address."""
    return ecma(pattern).removeprefix(_BLANKS).replace(_ANY_PLACE, ADDRESS)


_CONSULTATION = (
    "".join(map(_once, _SINGLE_KINDS))
    + rf"{_BODY}(?:(?:[\s,]*{SPAN}|{_NEXT}{either(_TOP, _KNOWN)})"
    + rf"(?:{_NEXT}{either(SPAN, _TOP, _KNOWN)})*)?"
)
_MEETING = rf"{_ON}{SPAN}\s*(?:\([^),]*\))?(?:{_NEXT}{_TOP})?"
_READING = rf"{_BODY}(?:[\s,]*{_MEETING}(?:{_NEXT}{_MEETING})*)?"
_PROXY_ONCE = rf"(?!(?:[^,]*,)*\s*{_PROXY}\s*,(?:[^,]*,)*\s*{_PROXY}{_END})"
_SIGNATURE = (
    rf"{_PROXY_ONCE}(?:{_PROXY}{_NEXT})?{_NAME}"
    rf"(?:{_NEXT}{_PROXY})?(?:{_NEXT}{_NAME})?(?:{_NEXT}{_PROXY})?"
)
_STATION = rf"(?!(?:{_DATED}){_END}){_PIECE}"
_PARTICIPATION = rf"{_STATION}(?:{_NEXT}{_STATION})?(?:{_NEXT}{DAY})?"
_COVER_ROW = (
    rf"[^\s0-9(][^0-9(]*?(?:\s+{YEAR})?(?:\s*(?:i\.\s?H\.\s?v\.|in\s+Höhe\s+von|:))?"
    rf"\s+{AMOUNT}\s*(?:\([\s\S]*\))?"
)
_COLON = r"\s*:\s*"
_SENTENCES = (amending.REPLACED, amending.DELETED, amending.INSERTED, amending.UNIT_DELETED)
_OPENINGS = (amending.UNIT_INSERTED, amending.UNIT_REPLACED)

PATTERNS: Final[Mapping[str, tuple[str, ...]]] = {
    "consultation": (_line(_CONSULTATION),),
    "reading": (_line(_READING),),
    "product_group": (FILLED,),
    "cover_row": (_short(ecma(ROW)), _short(_COVER_ROW)),
    "signature": (_line(_SIGNATURE),),
    "office": ("[A-Za-zÄÖÜäöüß]",),
    "attachment": (
        _line(rf"(?!{_PUBLIC}(?:{_NEXT}{_STATE})?[\s,]*$){_PIECE}(?:{_NEXT}{_PIECE})*"),
    ),
    "participation": (_line(_PARTICIPATION),),
    "bar": (_short(rf"\S[\s\S]*?\s*,\s+{PLAIN_NUMBER}"),),
    "outcome": (FILLED,),
    "text": (FILLED,),
    "introduction": (FILLED,),
    "amendment": (
        either(
            *(_short(_sentence(each)) for each in _SENTENCES),
            *(whole(rf"{_sentence(each)}\s*\S[\s\S]*") for each in _OPENINGS),
        ),
    ),
}
"""The patterns of each grammar, by its name."""

OPENED: Final = whole(either(*(_sentence(each).removesuffix(_COLON) for each in _OPENINGS)))
"""What announces a text of its own, without the colon, which is YAML's."""

LONG: Final = ("text", "introduction", "amendment")
LONGEST: Final = {name: lines.LONGEST for name in PATTERNS if name not in LONG}
