"""Who signs: a name, above or below it an office, and before both that somebody signs for another.

What is an office and what a name is told by its shape: offices are words that are known or end as
known ones do; names are two to four words with capitals, or one behind a title.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from drafter.german.wording import quoted
from drafter.importers.draft import Certainty, Remainder, Said, Value
from drafter.importers.recognise.layout import Piece, laid
from drafter.importers.recognise.matching import running
from drafter.importers.recognise.parts import Context, Found, Gained
from drafter.importers.transcript import Grid, Line, Part

KEY: Final = "unterschrift"
PROXY: Final = re.compile(
    r"(?:In Vertretung|I[nm] Auftrag|[iI]\.\s?V\.|[iI]\.\s?A\.)(?:\s+des\s+\w+)?\s*,?",
)
SIGNED: Final = re.compile(r"(?:gez\.|gezeichnet)\s*:?\s*", re.IGNORECASE)
TITLE: Final = r"(?:(?:Prof|Dr|Dipl|Mag)[.-][\w.-]*\s*)"
PARTICLE: Final = r"(?:von|vom|zu|zur|van|de|der|den|dos|da|di|del|el|al|ter)"
WORD: Final = r"[A-ZÄÖÜÉ][a-zäöüßéèáçñ’'ıłş]+(?:-[A-ZÄÖÜÉ][a-zäöüßéèáçñ]+)?"
NAME: Final = re.compile(
    rf"(?P<title>{TITLE}{{1,3}})?(?:{WORD}|[A-ZÄÖÜ]\.)(?:\s+(?:{PARTICLE}\s+)?(?:{WORD}|[A-ZÄÖÜ]\.)){{0,3}}"
)
OFFICE_WORD: Final = re.compile(
    r"(?:bürgermeister|beigeordnete|kämmerer|kämmerin|dezernent|dirigent|direktor|vorstand"
    r"|leiter|leitung|geschäftsführe|landrat|landrät|stadtrat|stadträt|baurat|baurät|rechtsrat"
    r"|rechtsrät|schulrat|schulrät|referent|vorsitzende|beauftragte|senator|präsident|sprecher|amtsrat|oberrat"
    r"|verwaltungsrat|verwaltungsrät|minister|bauverwaltung)(?:r|rin|in|s|n)?(?![a-zäöü])",
    re.IGNORECASE,
)
PLACEHOLDER: Final = re.compile(
    r".*\(r\).*|Unterschrift(?:en)?:?|[_.…\s-]+|Name, Amtsbezeichnung"
    r"|Oberbürgermeister(?:in)?\s?/\s?Beigeordnete\S*"
)


class Shape(Enum):
    """What a line of a signature is."""

    PROXY = auto()
    OFFICE = auto()
    NAME = auto()
    SURNAME = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Signed:
    """A line of a signature and what it is."""

    shape: Shape
    words: str
    page: int = 0


def signatures(found: Found, _: Context) -> Gained:
    """Read signatures; those side by side are read one after the other."""
    values: list[Value] = []
    rest: list[Remainder] = []
    for column in _columns(laid(list(_lines(found.parts))).pieces):
        lines = [line for piece in column for line in _shaped(piece)]
        entries, others = _entries(lines)
        values += entries
        rest += [Remainder(words, KEY) for words in others]
    return Gained({KEY: tuple(values)} if values else {}, tuple(rest))


def _lines(parts: Sequence[Part]) -> Iterator[Line]:
    for part in parts:
        if isinstance(part, Line):
            yield part
        elif isinstance(part, Grid):
            for column in range(max(map(len, part.rows), default=0)):
                for row in part.rows:
                    yield from row[column].lines if column < len(row) else ()


def _columns(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return pieces by the column in which they stand; one column where rows have one piece."""
    rows: dict[int, list[Piece]] = {}
    for piece in pieces:
        rows.setdefault(piece.row, []).append(piece)
    widest = max(rows.values(), key=len, default=[])
    if len(widest) < 2:
        return [list(pieces)]
    columns: list[list[Piece]] = [[] for _ in widest]
    for piece in pieces:
        distances = [abs(piece.left - head.left) for head in widest]
        columns[distances.index(min(distances))].append(piece)
    return columns


def _shaped(piece: Piece) -> Iterator[Signed]:
    """Yield what a line says: a proxy, an office or a name, or two of them with a comma."""
    words = running(piece.text)
    proxy = PROXY.match(words)
    if proxy:
        yield Signed(Shape.PROXY, proxy[0].strip(" ,"), piece.page)
        words = words[proxy.end() :].strip()
    words = SIGNED.sub("", words, count=1).strip(" ,;")
    if not words or PLACEHOLDER.fullmatch(words):
        return
    name, comma, office = words.partition(", ")
    if comma and _is_name(name) and OFFICE_WORD.search(office):
        yield Signed(Shape.NAME, name, piece.page)
        yield Signed(Shape.OFFICE, office, piece.page)
        return
    yield Signed(_shape(words), words, piece.page)


def _shape(words: str) -> Shape:
    if OFFICE_WORD.search(words):
        return Shape.OFFICE
    match = NAME.fullmatch(words)
    if match is None:
        return Shape.OTHER
    return Shape.NAME if match["title"] or " " in words else Shape.SURNAME


def _is_name(words: str) -> bool:
    return bool(NAME.fullmatch(words)) and not OFFICE_WORD.search(words)


def _entries(lines: Sequence[Signed]) -> tuple[list[Value], list[str]]:
    """Return signatures: to each name the proxy and the office beside it."""
    shaped = [line for line in lines if line.shape is not Shape.OTHER]
    others = [line.words for line in lines if line.shape is Shape.OTHER]
    names = [n for n, line in enumerate(shaped) if line.shape in (Shape.NAME, Shape.SURNAME)]
    if not names:
        return [], [*(line.words for line in shaped), *others]
    above = (
        next((line.shape for line in shaped if line.shape is not Shape.PROXY), None) is Shape.OFFICE
    )
    values: list[Value] = []
    start = 0
    for n, at in enumerate(names):
        following = names[n + 1] if n + 1 < len(names) else len(shaped)
        end = _end(shaped, at, following, above)
        values.append(_entry(shaped[start:end], shaped[at]))
        start = end
    return values, [*(line.words for line in shaped[start:]), *others]


def _end(shaped: Sequence[Signed], at: int, following: int, above: bool) -> int:
    """Return where a signature ends: at its name, or behind the office below it."""
    end = at + 1
    if not above:
        while end < following and shaped[end].shape is Shape.OFFICE:
            end += 1
    return end


def _entry(lines: Sequence[Signed], name: Signed) -> Value:
    offices = [line.words for line in lines if line.shape is Shape.OFFICE]
    proxies = [line.words for line in lines if line.shape is Shape.PROXY]
    values: dict[str, Value] = {"name": _named(name, bool(offices or proxies))}
    if offices:
        values["funktion"] = Said(" ".join(offices), page=name.page)
    if proxies:
        values["vertretung"] = Said(proxies[0], page=name.page)
    return values


def _named(name: Signed, has_office: bool) -> Said:
    if name.shape is Shape.NAME and has_office:
        return Said(name.words, page=name.page)
    note = f"{quoted(name.words)} ist als Name gelesen."
    certain = Certainty.LIKELY if has_office or name.shape is Shape.NAME else Certainty.UNSURE
    return Said(name.words, certain, note, page=name.page)
