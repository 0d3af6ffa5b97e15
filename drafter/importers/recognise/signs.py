"""What stands beside the bodies in their list: days, agenda numbers, public or not, and the rest.

The words of a list are gone through once for each kind of sign; what one kind has taken is blank
to the next. What is left over are the names of bodies, and words that have no home.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from drafter.importers.draft import Certainty, Said
from drafter.importers.recognise.dates import dates_in
from drafter.importers.recognise.heads import Head, Heads
from drafter.importers.recognise.layout import BROKEN, Layout, blanked
from drafter.importers.recognise.matching import Names, is_body_word
from drafter.importers.recognise.vocabulary import OUTCOME, UNDATED, Vocabulary, pattern_of
from drafter.importers.transcript import EMPTY_BOX, TICKED_BOX
from drafter.model.form import ConsultationColumn
from drafter.model.scalars import Publicity


class Kind(Enum):
    """What a sign says; `NUMBER` is one of which nobody says that it is the agenda's."""

    DAY = auto()
    UNDATED = auto()
    AGENDA = auto()
    NUMBER = auto()
    PUBLICITY = auto()
    ROLE = auto()
    OUTCOME = auto()
    NOTE = auto()
    NOISE = auto()


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign in the text of a layout, from `start` to `end`.

    One that is not `firm` gives way to another of its kind that is.
    """

    kind: Kind
    start: int
    end: int
    said: Said
    firm: bool = True


NUMBER: Final = (
    r"(?!\d{1,2}\.\s?\d{1,2}\.\s?\d{2})"
    r"(?:(?:(?:NÖ|Ö|N|Z)[ \t]?(?=\d))?\d{1,3}(?:\.\d{1,3}){0,4}"
    r"(?:[ \t]?[a-m](?!\w)|[a-w](?!\w)|[a-m](?=(?:nicht)?öffentlich))?"
    r"|[IVX]{1,5}(?:\s?[/.-]\s?\d{1,3}(?:\.\d{1,3})?)(?!\d))"
)
AGENDA: Final = re.compile(
    r"(?<![A-Za-zÄÖÜäöüß])(?:TOP|Top|Tagesordnungspunkt|TO-Punkt)(?:[\s-]{0,2}Nr\.?)?\s{0,3}[:.]?\s{0,3}"
    rf"(?P<top>{NUMBER}|[IVX]{{1,5}}(?![\w/.-]))"
)
BARE: Final = re.compile(rf"(?<![\w.,/§-]){NUMBER}(?![\w,/]|[.-]\d|\. ?[^\W\d_])")
LEGEND: Final = re.compile(
    r"(?<!\w)[A-Za-zÖöÄÜ]{1,3}\.?\s?[=:]\s?(?:nicht[\s-]{0,2})?öffentlich\w*[,;.]?"
)
EITHER: Final = re.compile(
    r"(?<!nicht)(?<!nicht-)(?<!nicht )öffentlich\s?(?:/|\|)\s?nicht[\s-]{0,2}öffentlich"
    r"(?!(?-i:[a-zäöüß]))"
    r"|nicht[\s-]{0,2}öffentlich\s?(?:/|\|)\s?öffentlich(?!(?-i:[a-zäöüß]))",
    re.IGNORECASE,
)
_BOX: Final = rf"[{EMPTY_BOX}{TICKED_BOX}]"
_WORD: Final = r"(?:nicht[\s-]{0,2})?öf(?:[-\u00ad]\s{0,2})?fentlich"
_GAP: Final = r"\s{0,3}"
BOXED: Final = re.compile(
    rf"{_BOX}{_GAP}{_WORD}{_GAP}{_BOX}{_GAP}{_WORD}|{_WORD}{_GAP}{_BOX}{_GAP}{_WORD}{_GAP}{_BOX}",
    re.IGNORECASE,
)
"""Both words with a box each, in front of them or behind, in one line or broken in its cell."""
PUBLIC: Final = re.compile(
    r"(?P<not>[Nn](?:icht|ICHT)(?:[\s\u00ad-]{0,2}|-\s{0,3}))?(?:[ÖöOo]e?ffentlich|[ÖO]E?FFENTLICH(?![A-ZÄÖÜ]))"
    r"(?:e[rn]?\s(?:Sitzung|Beratung|Teil)\b)?(?![a-zäöüß])"
)
PART_OF_NOT: Final = re.compile(r"(?<![^\W\d_])nicht-?(?=[\s]|$)", re.IGNORECASE)
TIME: Final = re.compile(
    r"[,;]?\s?(?:um\s|ab\s)?\d{1,2}(?:[:.]\d{2})?\s?Uhr|[,;]?\s(?:um\s)?\d{1,2}:\d{2}(?!\d)"
)
CROSSED: Final = re.compile(r"(?<![\w.])[xX×✓✔✗✘☒☑\ue000-\uf8ff\ufffd](?![\w.])")
NOTE: Final = re.compile(
    r"(?<=\x00)\s{0,3}\(\s{0,2}(?P<in>[^()\n\x00]{2,80})\)|[,\s]{0,3}(?<!\w)(?P<bare>\d\.\s?Lesung)\b"
)
REFERRED: Final = re.compile(r"\b(?:an|in|im|zum|zur|vom|durch|des|der|den|dem)\s+(?:\w+-\s)?$")
VOTES: Final = re.compile(
    r"\(?\s?(?:Ja(?:-?Stimmen)?|dafür)\W{0,3}\d{1,3}(?:\W{1,4}(?:Nein|dagegen|Enth(?:altung(?:en)?|\.)?)\W{0,3}\d{1,3}){0,2}\s?\)?"
)
"""Votes that were counted, as „Ja 12, Nein 3, Enthaltungen 1“."""

LONGEST_OUTCOME: Final = 100
PAGE: Final = re.compile(r"\bSeite\s\d")
BOXES: Final = (EMPTY_BOX, TICKED_BOX)
MOST_GAP: Final = 3
MOST_BEFORE: Final = 40
BEHIND_WORD: Final = re.compile(r"öffentlich\s*$", re.IGNORECASE)
"""What stands before a box of which nobody knows whether it belongs to that or to what follows."""

OF_ELSE: Final = re.compile(r"\bvom\s*$", re.IGNORECASE)
OF_LENGTH: Final = 8

LONE_NUMBER: Final = "Die Zahl steht für sich; gelesen als Tagesordnungspunkt."


@dataclass(frozen=True, slots=True)
class Reading:
    """A layout whose heads are known, to be gone through for signs."""

    layout: Layout
    heads: Heads
    vocabulary: Vocabulary
    names: Names


Finder = Callable[[Reading, str], Iterator[Sign]]


def signs(reading: Reading, finders: Sequence[Finder] = ()) -> tuple[tuple[Sign, ...], str]:
    """Return all signs in their order, and the text that is left: all else is blank in it."""
    text = reading.heads.hidden(reading.layout.text)
    found: list[Sign] = []
    for finder in finders or FINDERS:
        for sign in list(finder(reading, text)):
            found.append(sign)
            text = blanked(text, sign.start, sign.end)
    return tuple(
        sorted((sign for sign in found if sign.kind is not Kind.NOISE), key=lambda s: s.start)
    ), text


def _legends(_: Reading, text: str) -> Iterator[Sign]:
    yield from (_noise(match) for match in LEGEND.finditer(text))


def _noise(match: re.Match[str]) -> Sign:
    return Sign(Kind.NOISE, match.start(), match.end(), Said(match[0], Certainty.UNSURE))


def _agenda(_: Reading, text: str) -> Iterator[Sign]:
    for match in AGENDA.finditer(text):
        yield Sign(Kind.AGENDA, match.start(), match.end(), Said(_one_line(match["top"])))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _days(_: Reading, text: str) -> Iterator[Sign]:
    for day in dates_in(text):
        yield Sign(Kind.DAY, day.start, day.end, day.said)


def _meeting_days(reading: Reading, text: str) -> Iterator[Sign]:
    """Find days of meetings; beside them „vom …“ is the day of something else."""
    days = list(_days(reading, text))
    own = [
        day for day in days if not OF_ELSE.search(text, max(0, day.start - OF_LENGTH), day.start)
    ]
    yield from own or days


def _times(_: Reading, text: str) -> Iterator[Sign]:
    yield from (_noise(match) for match in TIME.finditer(text))


def _undated(_: Reading, text: str) -> Iterator[Sign]:
    for match in UNDATED.finditer(text):
        yield Sign(Kind.UNDATED, match.start(), match.end(), Said(match[0], Certainty.UNSURE))


def _boxed(_: Reading, text: str) -> Iterator[Sign]:
    """Find „☒ öffentlich ☐ nichtöffentlich“: the ticked word counts, boxes before or behind."""
    for found in BOXED.finditer(text):
        line = text[max(0, found.start() - MOST_BEFORE) : found.start()].rpartition("\n")[2]
        if found[0][0] in BOXES and BEHIND_WORD.search(line):
            yield Sign(Kind.PUBLICITY, found.start(), found.end(), _unseen(found[0]))
        else:
            yield _ticked(found[0], found.start(), found.end())


def _unseen(words: str) -> Said:
    note = "Nicht zu erkennen ist, welches Kästchen angekreuzt ist."
    return Said(words, Certainty.UNSURE, note, words)


def _ticked(words: str, start: int, end: int) -> Sign:
    leads = words.lstrip()[:1] in (EMPTY_BOX, TICKED_BOX)
    ticks = [box is not None and box[0] == TICKED_BOX for box in re.finditer("[☐☒]", words)]
    public_first = not re.match(r"[☐☒\s]*nicht", words, re.IGNORECASE)
    follows = words.rstrip()[-1:] in (EMPTY_BOX, TICKED_BOX)
    if sum(ticks) != 1 or leads == follows:
        return Sign(Kind.PUBLICITY, start, end, _unseen(words))
    public = ticks[0] == public_first
    return Sign(Kind.PUBLICITY, start, end, Said(_publicity(public), words=_one_line(words)))


def _publicity(public: bool) -> str:
    return (Publicity.PUBLIC if public else Publicity.NON_PUBLIC).value


def _either(_: Reading, text: str) -> Iterator[Sign]:
    """Find both words side by side: the form's choice, and nobody sees which was made."""
    for match in EITHER.finditer(text):
        note = "Öffentlich und nichtöffentlich stehen nebeneinander."
        said = Said(match[0], Certainty.UNSURE, note, match[0])
        yield Sign(Kind.PUBLICITY, match.start(), match.end(), said)


def _public(_: Reading, text: str) -> Iterator[Sign]:
    """Find the words for public and not; a „nicht“ that stands apart makes the next doubtful."""
    parted = [
        m.start() for m in PART_OF_NOT.finditer(PUBLIC.sub(lambda m: "\x00" * len(m[0]), text))
    ]
    for match in PUBLIC.finditer(text):
        said = Said(_publicity(match["not"] is None))
        near = [place for place in parted if 0 < match.start() - place < 200]
        if _has_box_beside(text, match):
            said = _unseen(match[0])
        elif near and match["not"] is None:
            note = "Davor steht „nicht“ für sich."
            said = Said(Publicity.NON_PUBLIC.value, Certainty.UNSURE, note, match[0])
            yield Sign(Kind.NOISE, near[-1], near[-1] + 5, said)
        yield Sign(Kind.PUBLICITY, match.start(), match.end(), said)


def _has_box_beside(text: str, found: re.Match[str]) -> bool:
    """Whether a box stands right in front of some words or behind them."""
    before = text[max(0, found.start() - MOST_GAP) : found.start()]
    behind = text[found.end() : found.end() + MOST_GAP]
    return before.strip()[-1:] in BOXES or behind.strip()[:1] in BOXES


def _lone_public(reading: Reading, text: str) -> Iterator[Sign]:
    """Find „Ö“ and „N“, where a column of their own has them."""
    if not reading.heads.has(ConsultationColumn.PUBLICITY):
        return
    words = reading.vocabulary.lone_publicity
    joined = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    whole = rf"(?<![\w.])(?:{joined})(?![\w=]){_before_number(reading)}"
    glued = rf"(?-i:(?<=[\da-m])(?=[ÖN]))(?:{joined})(?=[\s\x00]|$)"
    for match in re.finditer(f"{whole}|{glued}", text, re.IGNORECASE):
        said = Said(words[match[0].casefold()].value, words=match[0])
        if reading.heads.has_crosses:
            yield _noise(match)
            continue
        yield Sign(Kind.PUBLICITY, match.start(), match.end(), said)


def _before_number(reading: Reading) -> str:
    """Return what must not follow a letter for public or not: the number that it belongs to.

    It belongs to none where its column stands before that of the numbers. Where numbers begin the
    rows and it ends them, a small letter belongs to none: „Ö 3 … ö“, and „3 … ö 10 …“ in one line.
    """
    heads, column = reading.heads, ConsultationColumn
    if not heads.has(column.AGENDA) or heads.comes_before(column.PUBLICITY, column.AGENDA):
        return ""
    ends = heads.comes_before(column.ORGANIZATION, column.PUBLICITY)
    begins = heads.comes_before(column.AGENDA, column.ORGANIZATION)
    number = r"(?![ \t]?\d)"
    return rf"(?:(?-i:(?<=[a-zäöü.]))|{number})" if begins and ends else number


def _roles(reading: Reading, text: str) -> Iterator[Sign]:
    """Find what a body does; where a column has it, in words that elsewhere say other things."""
    has_column = reading.heads.has(ConsultationColumn.ROLE)
    words = reading.vocabulary.column_roles if has_column else reading.vocabulary.roles
    for match in pattern_of(words).finditer(text):
        printed = _one_line(match[0])
        role = words[printed.casefold()].value
        said = Said(role, words="" if printed == role else printed)
        yield Sign(Kind.ROLE, match.start(), match.end(), said)


def _outcomes(reading: Reading, text: str) -> Iterator[Sign]:
    """Find how a body decided: from the first word that says so to the end of what is together.

    It ends before the next body; one to which the matter was referred („an den …“) is part of it.
    """
    for piece in re.finditer(r"[^\n\t\x00]+", text):
        cursor = 0
        while match := OUTCOME.search(piece[0], cursor):
            end = _before_body(piece[0], match.end(), reading.names)
            start = piece.start() + match.start()
            words = _one_line(piece[0][match.start() : end]).strip(" ,;(")
            yield Sign(Kind.OUTCOME, start, piece.start() + end, _outcome(words))
            cursor = end


def _outcome(words: str) -> Said:
    """Return how a body decided; what is longer than any result goes on with other words."""
    if len(words) <= LONGEST_OUTCOME and not PAGE.search(words) and not BROKEN.search(words):
        return Said(words)
    return Said(words, Certainty.UNSURE, "Wo das Ergebnis endet, ist nicht zu erkennen.", words)


def _result_cells(reading: Reading, text: str) -> Iterator[Sign]:
    """Find words of any kind in a table's column of results: they are no part of a body's name."""
    for piece in reading.layout.pieces:
        words = text[piece.start : piece.start + len(piece.text)]
        if piece.column is ConsultationColumn.OUTCOME and re.fullmatch(
            r"[^\x00]*[^\W\d_][^\x00]*", words
        ):
            yield Sign(Kind.OUTCOME, piece.start, piece.start + len(words), Said(_one_line(words)))


def _before_body(words: str, start: int, names: Names) -> int:
    """Return where the words behind an outcome end: before the next body, if one stands there."""
    known = [start + place.start for place in names.places(words[start:])]
    shaped = [
        start + match.start()
        for match in re.finditer(r"\S+", words[start:])
        if is_body_word(match[0])
    ]
    free = (at for at in sorted({*known, *shaped}) if not REFERRED.search(words[start:at]))
    return next(free, len(words))


def _short_outcomes(_: Reading, text: str) -> Iterator[Sign]:
    """Find how a body decided, up to the next comma."""
    for match in re.finditer(rf"{OUTCOME.pattern}[^,;\n\t\x00]*", text, re.IGNORECASE):
        yield Sign(Kind.OUTCOME, match.start(), match.end(), Said(_one_line(match[0]).strip()))


def _notes(_: Reading, text: str) -> Iterator[Sign]:
    """Find what stands in brackets behind a day, and „1. Lesung“ without them."""
    for match in NOTE.finditer(text):
        words = re.sub(r"(\d)\.\s?Lesung", r"\1. Lesung", _one_line(match["in"] or match["bare"]))
        yield Sign(Kind.NOTE, match.start(), match.end(), Said(words))


def _votes(_: Reading, text: str) -> Iterator[Sign]:
    for match in VOTES.finditer(text):
        yield Sign(Kind.OUTCOME, match.start(), match.end(), Said(_one_line(match[0])))


def _crosses(reading: Reading, text: str) -> Iterator[Sign]:
    """Find a lone cross, and say in which column it stands where that can be told."""
    if not reading.heads.has(ConsultationColumn.PUBLICITY):
        return
    found = list(CROSSED.finditer(text))
    blocks = [reading.heads.right_above(reading.layout.text, match.start()) for match in found]
    is_block = len({block.key for block in blocks if block}) == 1
    for match, block in zip(found, blocks, strict=True):
        said = _crossed(reading, match, block if is_block else None)
        yield Sign(Kind.PUBLICITY, match.start(), match.end(), said)


def _crossed(reading: Reading, match: re.Match[str], block: Head | None) -> Said:
    """Return what a cross says: by the head above it, or that under which only crosses stand."""
    piece = reading.layout.at(match.start())
    head = block or reading.heads.above(piece, match.start())
    if head is not None and head.publicity is not None:
        return Said(head.publicity.value, words=match[0])
    note = "Ein Kreuz, bei dem nicht zu erkennen ist, in welcher Spalte es steht."
    return Said(match[0], Certainty.UNSURE, note, match[0])


def _numbers(reading: Reading, text: str) -> Iterator[Sign]:
    for match in BARE.finditer(text):
        column = reading.layout.at(match.start()).column
        is_agenda = column is ConsultationColumn.AGENDA or _is_labelled(reading, match)
        kind = Kind.AGENDA if is_agenda else Kind.NUMBER
        yield Sign(kind, match.start(), match.end(), Said(_one_line(match[0])))


def _is_labelled(reading: Reading, match: re.Match[str]) -> bool:
    """Whether „TOP:“ stands right before a number."""
    text = reading.layout.text
    return any(
        head.column is ConsultationColumn.AGENDA
        and text[head.end - 1 : head.end] == ":"
        and not text[head.end : match.start()].strip()
        for head in reading.heads.heads
        if 0 < head.end <= match.start()
    )


FINDERS: Final[tuple[Finder, ...]] = (
    _legends,
    _agenda,
    _meeting_days,
    _times,
    _undated,
    _outcomes,
    _boxed,
    _either,
    _public,
    _roles,
    _result_cells,
    _lone_public,
    _votes,
    _crosses,
    _numbers,
)
READING_FINDERS: Final[tuple[Finder, ...]] = (
    _agenda,
    _days,
    _notes,
    _times,
    _public,
    _short_outcomes,
    _votes,
    _numbers,
)
