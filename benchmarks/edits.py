"""Papers edited as clerks edit them, with a record of what became of each word.

Edits do not touch one another: no two are about one block, and around one that adds, drops or moves
whole paragraphs both neighbours stay as they are. So there is one truth about each word.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from random import Random
from types import UnionType
from typing import Final, Literal, NamedTuple

from benchmarks.papers import varied_row
from benchmarks.texts import block_texts, texts, with_texts
from benchmarks.truth import LINE_BREAK, WORD, Fate, Piece, Sides, words
from benchmarks.wording import MONTHS, SENTENCE_BORDER, Wording, sentences
from drafter.document import (
    Block,
    Document,
    Inline,
    Item,
    ListBlock,
    Paragraph,
    Table,
    inline,
    plain_text,
)

MONTH: Final = "|".join(MONTHS)
NOUN: Final = r"\b[A-ZÄÖÜ][a-zäöüß]{8,}\b"
AMOUNT: Final = re.compile(r"(?P<gone>\b\d{1,3}(?:\.\d{3})+)[ \u00a0](?:€|EUR|Euro)")
DATE: Final = re.compile(
    rf"(?P<gone>\b\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\b\d{{1,2}}(?=\. (?:{MONTH})))"
    rf"(?:\. (?:{MONTH})(?: \d{{4}})?)?"
)
ANY_NOUN: Final = re.compile(rf"(?P<gone>{NOUN})")
NO_LIST: Final = r"(?=[,.]| (?!und|sowie))"
BEHIND_A_NOUN: Final = re.compile(rf"{NOUN}(?P<gone>){NO_LIST}")
SECOND_NOUN: Final = re.compile(rf"(?P<gone> (?:und|sowie) {NOUN}){NO_LIST}")
SENTENCE_END: Final = re.compile(rf"(?P<gone>)(?={SENTENCE_BORDER.pattern}|(?<=[.!?])$)")
LONE_NUMBER: Final = re.compile(r"\A(?P<gone>[\d.]*\d)\Z")
LONG: Final = 10
MOST_REWORDED: Final = 4
STEPS_MOVED: Final = 5

Fits = Callable[..., object]


@dataclass(frozen=True, slots=True)
class Told:
    """A block, and its texts with what became of them; between texts a line breaks."""

    block: Block
    pieces: tuple[Piece, ...]


class Change(NamedTuple):
    """The characters from start to end become others; so many behind them may be marked or not."""

    start: int
    end: int
    come: str
    either: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """A paper, the paper edited, and the truth about every word of both."""

    old: Document
    new: Document
    truth: Sides


class NoPlace(ValueError):
    """No untouched block is left that an edit fits."""


class Draft:
    """A paper being edited: what each block was, and what stands in its place now."""

    def __init__(self, paper: Document, wording: Wording) -> None:
        self.paper = paper
        self.wording = wording
        self.random = wording.random
        self.blocks = [block for section in paper.sections for block in section.blocks]
        self.section = [section.id for section in paper.sections for _ in section.blocks]
        self.old = [[told(block)] for block in self.blocks]
        self.new = [[told(block)] for block in self.blocks]
        self.untouched = set(range(len(self.blocks)))

    def take(self, fits: Fits, width: int = 1, around: int = 0) -> int:
        """Choose where blocks of one section fit; take them, and so many neighbours, out of play.

        Raises:
            NoPlace: if there is no such place left.
        """
        places = self.random.sample(sorted(self.untouched), len(self.untouched))
        place = next((place for place in places if self._fit(place, fits, width, around)), None)
        if place is None:
            raise NoPlace
        self.untouched -= set(range(place - around, place + width + around))
        return place

    def _fit(self, place: int, fits: Fits, width: int, around: int) -> bool:
        end = place + width
        near = range(max(place - around, 0), min(end + around, len(self.blocks)))
        if end > len(self.blocks) or not self.untouched.issuperset(near):
            return False
        return len(set(self.section[place:end])) == 1 and bool(fits(*self.blocks[place:end]))

    def respell(self, place: int, text: Inline, changes: Sequence[Change]) -> None:
        """Put other words into a text of a block, at places that do not overlap, in their order."""
        block = self.blocks[place]
        gone, come = (tuple(_spelt(plain_text(text), changes, side)) for side in ("gone", "come"))
        fresh = inline("".join(piece.text for piece in come))
        changed = with_texts(block, lambda each: fresh if each is text else each)
        self.old[place] = [told_as(block, text, gone)]
        self.new[place] = [told_as(changed, fresh, come)]

    def pair(self) -> Pair:
        """Return the paper, the edited one, and the truth."""
        sections = (
            replace(section, blocks=tuple(each.block for each in self._of(section.id, self.new)))
            for section in self.paper.sections
        )
        truth = Sides(words(self._pieces(self.old)), words(self._pieces(self.new)))
        return Pair(self.paper, replace(self.paper, sections=tuple(sections)), truth)

    def _pieces(self, side: list[list[Told]]) -> Iterator[Piece]:
        for section in self.paper.sections:
            yield from (Piece(plain_text(section.title), Fate.KEPT), LINE_BREAK)
            for each in self._of(section.id, side):
                yield from (*each.pieces, LINE_BREAK)

    def _of(self, section: str, side: list[list[Told]]) -> Iterator[Told]:
        for name, several in zip(self.section, side, strict=True):
            yield from several if name == section else ()


def told(block: Block, fate: Fate = Fate.KEPT, only: Sequence[Inline] | None = None) -> Told:
    """Return a block with one fate of all its texts, or of those very texts only."""
    pieces: list[Piece] = []
    for text in block_texts(block):
        concerned = only is None or any(text is each for each in only)
        pieces += [Piece(plain_text(text), fate if concerned else Fate.KEPT), LINE_BREAK]
    return Told(block, tuple(pieces))


def told_as(block: Block, told_text: Inline, told_pieces: Sequence[Piece]) -> Told:
    """Return a block one of whose texts is told in pieces, the others kept."""
    pieces: list[Piece] = []
    for text in block_texts(block):
        kept = (Piece(plain_text(text), Fate.KEPT),)
        pieces += [*(told_pieces if text is told_text else kept), LINE_BREAK]
    return Told(block, tuple(pieces))


def _spelt(text: str, changes: Sequence[Change], side: Literal["gone", "come"]) -> Iterator[Piece]:
    here = 0
    for change in changes:
        end = change.end + change.either
        changed = text[change.start : change.end] if side == "gone" else change.come
        yield Piece(text[here : change.start], Fate.KEPT)
        yield Piece(changed, Fate.CHANGED)
        yield Piece(text[change.end : end], Fate.EITHER)
        here = end
    yield Piece(text[here:], Fate.KEPT)


def text_of(block: Block) -> str:
    """Return the text of a paragraph in one style, or nothing."""
    return block.runs[0].text if isinstance(block, Paragraph) and len(block.runs) == 1 else ""


def change_amount(draft: Draft) -> None:
    """Change an amount; its unit stays."""
    _respell(draft, AMOUNT, partial(_other, draft.wording.varied))


def change_date(draft: Draft) -> None:
    """Change a date in figures, or the day of one with a month's name."""
    _respell(draft, DATE, partial(_other, draft.wording.varied))


def replace_word(draft: Draft) -> None:
    """Replace a noun."""
    _respell(draft, ANY_NOUN, partial(_other, draft.wording.varied))


def reword_sentence(draft: Draft) -> None:
    """Replace every third word of a sentence, four at most."""
    place = draft.take(_has_long_sentence)
    (text,) = block_texts(draft.blocks[place])
    letters = plain_text(text)
    sentence = draft.random.choice([*filter(_is_long, sentences(letters))])
    found = WORD.finditer(letters, letters.index(sentence), letters.index(sentence) + len(sentence))
    chosen = islice(found, draft.random.randrange(3), MOST_REWORDED * 3, 3)
    noun = partial(_other, lambda _: draft.wording.noun())
    draft.respell(place, text, [Change(*word.span(), noun(word[0])) for word in chosen])


def add_words(draft: Draft) -> None:
    """Add „und“ and a noun behind a noun."""
    _respell(draft, BEHIND_A_NOUN, lambda _: f" und {draft.wording.noun()}")


def drop_words(draft: Draft) -> None:
    """Drop „und“ or „sowie“ and the noun behind it."""
    _respell(draft, SECOND_NOUN, lambda _: "")


def add_sentence(draft: Draft) -> None:
    """Add a sentence behind one."""
    _respell(draft, SENTENCE_END, lambda _: f" {draft.wording.sentence()}")


def drop_sentence(draft: Draft) -> None:
    """Drop one of several sentences."""
    place = draft.take(_has_sentences)
    parts = sentences(text_of(draft.blocks[place]))
    index = draft.random.randrange(len(parts))
    start = len(" ".join(parts[:index]))
    (text,) = block_texts(draft.blocks[place])
    draft.respell(place, text, [Change(start, start + len(parts[index]) + 1, "")])


def add_paragraph(draft: Draft) -> None:
    """Add a paragraph behind one."""
    place = draft.take(text_of, around=1)
    fresh = Paragraph(inline(draft.wording.paragraph()))
    draft.new[place].append(told(fresh, Fate.CHANGED))


def drop_paragraph(draft: Draft) -> None:
    """Drop a paragraph."""
    place = draft.take(text_of, around=1)
    draft.old[place] = [told(draft.blocks[place], Fate.CHANGED)]
    draft.new[place] = []


def split_paragraph(draft: Draft) -> None:
    """Split a paragraph between two sentences."""
    place = draft.take(_has_sentences, around=1)
    parts = sentences(text_of(draft.blocks[place]))
    index = draft.random.randrange(1, len(parts))
    halves = " ".join(parts[:index]), " ".join(parts[index:])
    draft.new[place] = [told(Paragraph(inline(half))) for half in halves]


def join_paragraphs(draft: Draft) -> None:
    """Join a paragraph with the next."""
    place = draft.take(lambda *both: all(map(text_of, both)), width=2, around=1)
    both = " ".join(text_of(block) for block in draft.blocks[place : place + 2])
    draft.new[place : place + 2] = [[told(Paragraph(inline(both)))], []]


def move_paragraph(draft: Draft) -> None:
    """Move a paragraph some blocks down in its section, past much more text than its own."""
    place = draft.take(_may_move, width=STEPS_MOVED + 1, around=1)
    moved = told(draft.blocks[place], Fate.EITHER)
    draft.old[place] = [moved]
    draft.new[place] = []
    draft.new[place + STEPS_MOVED].append(moved)


def add_point(draft: Draft) -> None:
    """Add an item to a list."""
    place = draft.take(lambda block: isinstance(block, ListBlock) and block.items)
    block = draft.blocks[place]
    assert isinstance(block, ListBlock)
    text = inline(draft.wording.chosen(draft.wording.known.items))
    index = draft.random.randint(1, len(block.items))
    fresh = Item(block.items[index - 1].label, (Paragraph(text),))
    items = (*block.items[:index], fresh, *block.items[index:])
    draft.new[place] = [told(replace(block, items=items), Fate.CHANGED, [text])]


def add_row(draft: Draft) -> None:
    """Add a row to a table, its words those of another row with other numbers and nouns."""
    place = draft.take(lambda block: isinstance(block, Table) and block.rows)
    table = draft.blocks[place]
    assert isinstance(table, Table)
    fresh = varied_row(draft.random.choice(table.rows), draft.wording)
    index = draft.random.randint(1, len(table.rows))
    rows = (*table.rows[:index], fresh, *table.rows[index:])
    draft.new[place] = [told(replace(table, rows=rows), Fate.CHANGED, fresh.cells)]


def change_cell(draft: Draft) -> None:
    """Change a cell that holds nothing but a number or date."""
    _respell(draft, LONE_NUMBER, partial(_other, draft.wording.varied), Table)


EDITS: Final[Mapping[str, Callable[[Draft], None]]] = {
    "change cell": change_cell,
    "add row": add_row,
    "change amount": change_amount,
    "change date": change_date,
    "add point": add_point,
    "move": move_paragraph,
    "join": join_paragraphs,
    "split": split_paragraph,
    "drop paragraph": drop_paragraph,
    "add paragraph": add_paragraph,
    "drop sentence": drop_sentence,
    "add sentence": add_sentence,
    "drop words": drop_words,
    "add words": add_words,
    "reword": reword_sentence,
    "replace word": replace_word,
}


def edited(paper: Document, mix: Mapping[str, int], wording: Wording) -> Pair:
    """Make so many edits of each kind, those first that fit the fewest blocks.

    Raises:
        NoPlace: if the paper is too short for so many.
    """
    draft = Draft(paper, wording)
    for kind, edit in EDITS.items():
        for _ in range(mix.get(kind, 0)):
            edit(draft)
    return draft.pair()


def _respell(
    draft: Draft,
    pattern: re.Pattern[str],
    come: Callable[[str], str],
    within: type[Paragraph | ListBlock | Table] | UnionType = Paragraph | ListBlock,
) -> None:
    """Put other words for what a pattern calls `gone`; the rest of a match is `EITHER`."""
    place = draft.take(lambda block: isinstance(block, within) and _found(pattern, block))
    text, match = draft.random.choice(_found(pattern, draft.blocks[place]))
    start, end = match.span("gone")
    draft.respell(place, text, [Change(start, end, come(match["gone"]), match.end() - end)])


def _found(pattern: re.Pattern[str], block: Block) -> list[tuple[Inline, re.Match[str]]]:
    """Return where a pattern is found in those texts of a block that have one style."""
    return [
        (text, match)
        for text in block_texts(block)
        if len(text) == 1
        for match in pattern.finditer(text[0].text)
    ]


def _other(made: Callable[[str], str], text: str) -> str:
    """Return what is made of a text, and is not that text."""
    while (found := made(text)) == text:
        pass
    return found


def _has_sentences(block: Block) -> bool:
    return len(sentences(text_of(block))) > 1


def _has_long_sentence(block: Block) -> bool:
    return any(map(_is_long, sentences(text_of(block))))


def _may_move(block: Block, *passed: Block) -> bool:
    """Whether a paragraph is long, but so much shorter than what it passes that it moved."""
    over = sum(len(plain_text(text)) for each in passed for text in block_texts(each))
    return _is_long(text_of(block)) and over > 2 * len(text_of(block))


def _is_long(text: str) -> bool:
    return len(WORD.findall(text)) >= LONG


def _whatever(_: Block) -> bool:
    return True


def rewritten(paper: Document, share: float, random: Random) -> Document:
    """Exchange such a share of the words of every text for other words, as frequent as they are."""
    known = [word for text in texts(paper) for word in WORD.findall(plain_text(text))]

    def other(match: re.Match[str]) -> str:
        return random.choice(known) if random.random() < share else match[0]

    def exchanged(text: Inline) -> Inline:
        return inline(WORD.sub(other, plain_text(text)))

    sections = (
        replace(section, blocks=tuple(with_texts(block, exchanged) for block in section.blocks))
        for section in paper.sections
    )
    return replace(paper, sections=tuple(sections))
