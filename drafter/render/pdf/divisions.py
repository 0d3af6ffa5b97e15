"""Words that lines divide: what of them is said at the end of the first line, and then no more.

Where a line ends inside a word, the last sign on it stands for itself and for all that follows of
the word; what follows is not said again. So the word is one in the text of the PDF, wherever its
parts are drawn: on the next line, in the next column, on the next page.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from unicodedata import normalize

from drafter.render.pdf.boxes import Piece, Word

HYPHEN: Final = "\u2010"
"""What WeasyPrint sets where it divides a word (CSS Text 4, hyphenate-character)."""

TYPED: Final = "-"
KEPT_APART: Final = "\u00a0"
"""What stands behind a typed hyphen with which a line ends.

Readers of text take such a hyphen for a sign of division and leave it out: poppler unless anything
comes behind it, pdfium unless it is something else than a blank, which its search takes for one.
"""

AMBIGUOUS: Final = re.compile("[\u2010\u2011]")
"""Signs that one glyph is drawn for, which can say only one of them."""

SILENT: Final = "\t"
"""What signs say that say nothing. An empty text is passed over by pdfium, and a blank is kept."""

NOT_DRAWN: Final = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
INLINE: Final = frozenset(
    (
        "a",
        "abbr",
        "b",
        "code",
        "del",
        "em",
        "i",
        "ins",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
    )
)
MARKS: Final = ("ins", "del")
STRUCK: Final = "del"
AIR: Final = 0.5  # CSS pixels, less than any sign is wide


@dataclass(frozen=True, slots=True)
class Saying:
    """Signs of a word, from `first` to before `last` as drawn, that say another `text`."""

    first: int
    last: int
    text: str


@dataclass(frozen=True)
class Stretch:
    """A stretch of text as drawn, and where in the text of its block it stands.

    `mark` is the element of a change that it stands in, `is_cut` whether its last sign is a
    hyphen that nobody wrote.
    """

    word: Word
    mark: str
    start: int
    end: int
    is_cut: bool


@dataclass
class _Block:
    """A block of text while its words are collected; all its lines, on all pages."""

    element: Any = field(repr=False)
    words: list[tuple[Word, str]] = field(default_factory=list)


def sayings(pages: Iterable[Iterable["Piece | Word"]]) -> dict[Word, tuple[Saying, ...]]:
    """Return what is said otherwise than it is drawn on the pages, by words, in order."""
    blocks: dict[tuple[int, str], _Block] = {}
    for page in pages:
        for piece in page:
            _collect(piece, None, "", blocks)
    found: dict[Word, tuple[Saying, ...]] = {}
    for block in blocks.values():
        if block.words:
            text = _text(block.element)
            found |= _said(text, list(_placed(text, block.words)))
    return found


def drawn(text: str) -> str:
    """Return the signs of a text for which there is a glyph, marks together with their letter."""
    return normalize("NFC", NOT_DRAWN.sub("", text))


def _collect(
    piece: "Piece | Word",
    block: _Block | None,
    mark: str,
    blocks: dict[tuple[int, str], _Block],
) -> None:
    if isinstance(piece, Word):
        if block and piece.signs:
            block.words.append((piece, mark))
        return
    own = block if _is_in_line(piece) else _block(piece, blocks)
    inner = piece.tag if piece.tag in MARKS else mark
    for kid in piece.kids:
        _collect(kid, own, inner, blocks)


def _is_in_line(piece: Piece) -> bool:
    return type(piece.box).__name__ == "InlineBox"


def _block(piece: Piece, blocks: dict[tuple[int, str], _Block]) -> _Block | None:
    """Return the block that a box is a part of; none for words that are not in the HTML."""
    if piece.element is None or "::" in piece.tag:
        return None
    key = id(piece.element), piece.tag
    return blocks.setdefault(key, _Block(piece.element))


def _text(element: Any) -> str:
    return " ".join(drawn("".join(_texts(element))).split())


def _texts(element: Any) -> Iterator[str]:
    """Yield the texts of an element, with blanks where a line must end."""
    yield element.text or ""
    for child in element:
        if child.tag in INLINE:
            yield from _texts(child)
        else:
            yield " "
            yield from _texts(child)
            yield " "
        yield child.tail or ""


def _placed(text: str, words: Iterable[tuple[Word, str]]) -> Iterator[Stretch]:
    """Yield where the words stand in their block's text; what is not found there is passed over."""
    at = 0
    for word, mark in words:
        signs = " ".join(drawn(word.signs).split())
        start, signs, is_cut = _place(text, signs, at)
        if start >= 0 and signs:
            at = start + len(signs)
            yield Stretch(word, mark, start, at, is_cut)


def _place(text: str, signs: str, at: int) -> tuple[int, str, bool]:
    """Return where signs stand, at best from `at` on, and whether without their hyphen."""
    choices = [(signs, False)]
    if signs.endswith(HYPHEN):
        choices.append((signs.removesuffix(HYPHEN), True))
    for start in (at, at + 1):
        for choice, is_cut in choices:
            if text.startswith(choice, start):
                return start, choice, is_cut
    places = (
        (text.find(choice, start), choice, cut) for start in (at, 0) for choice, cut in choices
    )
    return next((place for place in places if place[0] >= 0), (-1, "", False))


def _said(text: str, stretches: Sequence[Stretch]) -> dict[Word, tuple[Saying, ...]]:
    """Return what the stretches of a block say otherwise than they are drawn."""
    found: dict[Word, tuple[Saying, ...]] = {}
    said = 0
    is_ambiguous = AMBIGUOUS.search(text)
    for number, stretch in enumerate(stretches):
        end = "" if said >= stretch.end else _end(text, stretches, number)
        if end or said > stretch.start or is_ambiguous:
            found[stretch.word] = tuple(_told(stretch, said, end))
        if end:
            said = stretch.end + len(end.removesuffix(KEPT_APART)) - (not stretch.is_cut)
    return found


def _told(stretch: Stretch, said: int, end: str) -> Iterator[Saying]:
    """Yield what a stretch tells; its signs up to `said` were said at the end of another line."""
    signs = drawn(stretch.word.signs)
    silent = len(signs) if said >= stretch.end else max(said - stretch.start, 0)
    last = len(signs.rstrip()) - bool(end)
    if silent:
        yield Saying(0, silent, SILENT)
    for sign in AMBIGUOUS.finditer(signs, silent, max(last, silent)):
        yield Saying(*sign.span(), sign[0])
    if end:
        yield Saying(last, len(signs), end)


def _end(text: str, stretches: Sequence[Stretch], number: int) -> str:
    """Return what the last sign of a stretch stands for, where that is not the sign itself."""
    stretch = stretches[number]
    own = "" if stretch.is_cut else text[stretch.end - 1]
    if number + 1 < len(stretches) and not _is_below(stretches[number + 1].word, stretch.word):
        return ""
    rest = _rest(text, stretches[number:])
    end = own + rest
    if end.endswith(TYPED):
        return end + KEPT_APART
    return end if rest else ""


def _rest(text: str, stretches: Sequence[Stretch]) -> str:
    """Return what is left of a word behind the first stretch, as far as it is the same text."""
    first, *others = stretches
    before, end = first, first.end
    for stretch in others:
        if (
            stretch.start != end
            or " " in text[first.end : end]
            or not _is_one(text, before, stretch)
        ):
            break
        before, end = stretch, stretch.end
    return text[first.end : end].partition(" ")[0]


def _is_one(text: str, one: Stretch, other: Stretch) -> bool:
    """Whether a word goes on from one stretch to the other, although it may have changed there."""
    if one.mark == other.mark:
        return True
    return STRUCK not in (one.mark, other.mark) and text[other.start].isalnum()


def _is_below(word: Word, other: Word) -> bool:
    """Whether a stretch begins another line than one before it in the same block."""
    return word.page != other.page or word.left < other.right - AIR
