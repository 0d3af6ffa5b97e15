"""Whether a text can be read at all, or is rubbish: a criterion that readers of files share.

Each figure was measured: on German, English, French and Turkish papers, on lists of names, tables
of amounts, agendas and text without blanks at the one end; on letters moved along the alphabet,
random letters, glyph numbers, text in a wrong encoding and the output of bad text recognition at
the other.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final
from unicodedata import category

PAIRS: Final = """
ab ac ad af ag ah ai al am an ar as at au be ch ck da de di do dr ea eb ec ed eg eh ei el em
en er es et eu ev fe fi fo fr ft fu fü ga ge gr gs ha he hl hn hr ht hu ic id ie ig ih il im
in io ir is it ke ki ko la ld le li ll lt lu ma me mi mm mo na nd ne ng ni nk nn no ns nt nu
nz of ol om on op or os ot pa pe pl pr ra rb rd re ri rk rl rm rn ro rs rt ru rg sa sc se si
so sp ss st su ta te th ti to tr ts tt tu tz ub ue ul um un ur us ut ve vo wa we wi wo ze zu
är äu än ät fö ör öf ße üb ür üc
"""
"""Pairs of letters that make up nine tenths of German words, and hardly less of its neighbours'."""

COMMON: Final = frozenset(PAIRS.split())
LEAST_COMMON: Final = 0.42
FEW_PAIRS: Final = 40
"""Fewer pairs of letters say nothing: a table of amounts has few words."""

MOST_UNSEEN: Final = 0.12
MOST_STRAY: Final = 0.12
MOST_BROKEN: Final = 0.15
FEW_WORDS: Final = 12
MOST_MISTAKEN: Final = 0.008
MOST_NUMBERED: Final = 0.1
LONGEST: Final = 200_000
"""So many characters are looked at; more would say the same."""

WORD: Final = re.compile(r"\S+")
LETTERS: Final = re.compile(r"[^\W\d_]+")
AGAIN: Final = re.compile(r"(.)\1{2,}", re.S)
GLYPH: Final = re.compile(r"[(\[<]?(?:cid|gid|glyph)[:<=]?\d{1,6}[)\]>]?", re.I)
MISTAKEN: Final = re.compile("[ÂÃ][\u0080-\u00bf\u0152-\u0178\u2018-\u203a]|â€|â\u0080|ï¿½|Ð.Ð")
"""UTF-8 that was read as Latin-1 or Windows-1252."""

BROKEN: Final = re.compile(
    r"[a-zäöüß][0-9|!^~\\{}$<>=]{1,9}[a-zäöüß]|[a-zäöüß][A-ZÄÖÜ][a-zäöüß][A-ZÄÖÜ]"
)
"""A word with signs or capitals in it where no writer puts them."""

STRAY: Final = frozenset("~^\\{}<>=_#$¬¦¤¢¥¨´`¯¸¿¡±×÷®©")


def legible(text: str) -> bool:
    """Whether a text is one that somebody can read; letters may be few, and blanks may lack."""
    sample = AGAIN.sub(r"\1", text[:LONGEST])
    visible = "".join(sample.split())
    if not visible:
        return False
    return not (
        sum(map(_is_unseen, visible)) / len(visible) > MOST_UNSEEN
        or sum(map(len, GLYPH.findall(visible))) / len(visible) > MOST_NUMBERED
        or sum(sign in STRAY for sign in visible) / len(visible) > MOST_STRAY
        or len(MISTAKEN.findall(sample)) / len(visible) > MOST_MISTAKEN
        or _has_broken_words(WORD.findall(sample))
        or _has_strange_words(sample)
    )


def _is_unseen(sign: str) -> bool:
    """Whether it has no look of its own: control, private use, unassigned, or a replacement."""
    return sign == "\ufffd" or category(sign) in ("Cc", "Cn", "Co", "Cs")


def _has_broken_words(words: Sequence[str]) -> bool:
    worded = [word for word in words if LETTERS.search(word)]
    if len(worded) < FEW_WORDS:
        return False
    return sum(bool(BROKEN.search(word)) for word in worded) / len(worded) > MOST_BROKEN


def _has_strange_words(text: str) -> bool:
    pairs = [
        first + second for word in LETTERS.findall(text.lower()) for first, second in pairwise(word)
    ]
    if len(pairs) < FEW_PAIRS:
        return False
    return sum(pair in COMMON for pair in pairs) / len(pairs) < LEAST_COMMON
