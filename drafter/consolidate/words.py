"""Finding quoted words in a text, and changing them in its source.

Blanks, line breaks and Markdown marks are no part of words. Whether words are there, and how
often, is asked of what a reader sees; where they stand in the source is proved: a place is the
right one where the text, read again with the change in it, differs in these words alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Literal, NamedTuple

from drafter.consolidate.leaves import INVISIBLE, SIGNS_UNSEEN, Leaf, Seen, bare, leaves
from drafter.consolidate.original import Original, Stretch, Target, Text, Unclear
from drafter.document import (
    Block,
    Figure,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Run,
    Table,
    plain_text,
)
from drafter.document.prose import Passage, parse
from drafter.german.wording import listed, quoted
from drafter.model.addresses import Address, Step, Unit, address_at

MARKS = re.compile(rf"\]\([^()\n]*\)|[*_\\\[\]{SIGNS_UNSEEN}]")
OPENING_MARKS = "*_["
CLOSES = re.compile(r"(?:[*_]|\]\([^()\n]*\))*")
BLANKS = " \t\u00a0\u2009\u202f"
BLANKS_BEHIND = re.compile(rf"[{BLANKS}]++(?!\n)")
LINE_END_BEHIND = re.compile(rf"[{BLANKS}]*+\n(?!\s*\n)[{BLANKS}]*+")
CLOSING = ",.;:!?)%"
OPENING = "(-–/"
NOUNS: Mapping[type[Block], str] = {
    Heading: "Überschrift",
    ListBlock: "Aufzählung",
    Table: "Tabelle",
    Figure: "Abbildung",
}
MOST_PLACES = 20
MOST_WINDOWS = 1_000
LONGEST_COMPARED = 200


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to words: `new` takes their place, or stands before or after them."""

    side: Literal["instead", "before", "after"]
    new: str

    def splice(self, text: str, start: int, end: int) -> tuple[int, int, str]:
        """Return what is to be cut out of the text at the words, and what comes in there."""
        if self.side == "before":
            return start, start, self.new + ("" if self.new[-1:] in OPENING else " ")
        if self.side == "after":
            return end, end, ("" if self.new[:1] in CLOSING else " ") + self.new
        return (start, end, self.new) if self.new else (*_with_a_blank(text, start, end), "")

    def applied(self, text: str, start: int, end: int) -> str:
        """Return the text with the change."""
        first, last, new = self.splice(text, start, end)
        return text[:first] + new + text[last:]


class Edit(NamedTuple):
    """A piece cut out of a text, and what comes in there; the words that it is about."""

    text: Text
    start: int
    end: int
    new: str
    words: tuple[int, int]


class _Hit(NamedTuple):
    """Where words stand: the leaf of a passage, and the place in its words."""

    text: Text
    passage: Passage
    leaf: int
    start: int
    end: int


def edit(original: Original, target: Target, words: str, change: Change) -> Edit:
    """Return the edit that carries out a change of words.

    Raises:
        Unclear: if the words are not there, or more than once, or cannot be changed alone.
    """
    needle = bare(_seen(words))
    found = _hits(original, target.stretches, needle) if needle else ()
    hits = list(islice(found, MOST_PLACES))
    if not hits:
        raise Unclear(_not_there(original, target, needle), "worte")
    if len(hits) > 1:
        raise Unclear(_several(original, target, needle, hits), "worte")
    for start, end in _places(hits[0], needle, change):
        made = _tried(original, hits[0], (start, end), change)
        if made is not None:
            return made
    raise Unclear(
        f"Die Worte {quoted(words)} lassen sich in „{target.address}“ nicht für sich ändern. Bitte "
        "die ganze Stelle streichen oder, hinter „wird wie folgt gefasst:“, neu fassen.",
        "worte",
    )


def _pattern(needle: str) -> re.Pattern[str]:
    """Return a pattern that finds words as whole ones: „300.000“ is no part of „1.300.000“.

    They are its group, which is looked ahead, so that places that overlap are found as well.
    """
    before = r"(?<!\w)(?<![0-9][.,])" if needle[0].isalnum() else ""
    behind = r"(?!\w)(?![.,][0-9])" if needle[-1].isalnum() else ""
    return re.compile(f"{before}(?=({re.escape(needle)}){behind})")


def _hits(original: Original, stretches: Iterable[Stretch], needle: str) -> Iterator[_Hit]:
    pattern = _pattern(needle)
    for text, seen in _seen_in(original, stretches):
        for start, end in _found(pattern, seen.words, seen.bare, INVISIBLE):
            yield _Hit(text, seen.passage, seen.number, start, end)


def _seen_in(original: Original, stretches: Iterable[Stretch]) -> Iterator[tuple[Text, Seen]]:
    """Yield what a reader sees of stretches, each leaf with its text."""
    for text, first, last in stretches:
        for seen in original.seen(text):
            if first <= seen.passage.start < max(last, first + 1):
                yield text, seen


def _found(
    pattern: re.Pattern[str], text: str, its_bare: str, dropped: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """Yield where words stand in a text, by its bare form, which lacks what is dropped."""
    found = [match.span(1) for match in pattern.finditer(its_bare)]
    if not found:
        return
    offsets = _offsets(text, dropped)
    for start, end in found:
        yield offsets[start], offsets[end - 1] + 1


def _offsets(text: str, dropped: re.Pattern[str]) -> list[int]:
    """Return where in a text each character of its bare form stands."""
    signs = re.compile(rf"(?:{dropped.pattern})|(?P<blank>\s)|(?P<sign>.)", re.DOTALL)
    offsets: list[int] = []
    blank = True
    for sign in signs.finditer(text):
        if sign["sign"] or (sign["blank"] and not blank):
            offsets.append(sign.start())
        blank = bool(sign["blank"]) or (blank and not sign["sign"])
    return offsets


def _places(hit: _Hit, needle: str, change: Change) -> Iterator[tuple[int, int]]:
    """Yield the places in the source of a passage at which the words may stand.

    What stands beside words goes outside the marks around them; what takes their place, inside
    first.
    """
    source = hit.text.source[hit.passage.start : hit.passage.end]
    unmarked = bare(needle, MARKS)
    found = _found(_pattern(unmarked), source, bare(source, MARKS), MARKS) if unmarked else ()
    for start, end in islice(found, MOST_PLACES):
        left = len(source[:start].rstrip(OPENING_MARKS))
        closes = CLOSES.match(source, end)
        right = closes.end() if closes else end
        inside, outside = (start, end), (left, right)
        yield from (inside, outside) if change.side == "instead" else (outside, inside)
        yield from ((left, end), (start, right))


def _tried(original: Original, hit: _Hit, place: tuple[int, int], change: Change) -> Edit | None:
    """Return the edit at a place if it changes the words that are meant and nothing else."""
    text, passage = hit.text, hit.passage
    if text.kind != "prose":
        change = Change(change.side, " ".join(change.new.split()))
    source = text.source[passage.start : passage.end]
    made = original.read(text, change.applied(source, *place))
    seen = Change(change.side, _seen(change.new) if text.kind == "prose" else change.new)
    before = list(leaves(passage.blocks))
    after = [leaf for one in made for leaf in leaves(one.blocks)]
    if not _differ_in(hit, seen, before, after):
        return None
    start, end, new = change.splice(source, *place)
    at = passage.start
    return Edit(text, at + start, at + end, new, (at + place[0], at + place[1]))


def _seen(words: str) -> str:
    """Return what a reader sees of words in running text."""
    blocks = parse(f"x {words}")
    if len(blocks) != 1 or not isinstance(blocks[0], Paragraph):
        raise Unclear(
            "Alte und neue Worte dürfen keine Absätze, Listen, Tabellen und Bilder enthalten. "
            "Bitte die ganze Stelle neu fassen, hinter „wird wie folgt gefasst:“.",
            "worte",
        )
    return plain_text(blocks[0].runs).removeprefix("x").strip()


def _differ_in(hit: _Hit, seen: Change, before: list[Leaf], after: list[Leaf]) -> bool:
    """Whether two readings differ in the changed words of one leaf and in nothing else."""
    at = hit.leaf
    others = (*before[:at], *before[at + 1 :]) == (*after[:at], *after[at + 1 :])
    if len(before) != len(after) or not others or before[at].kind != after[at].kind:
        return False
    old, new = before[at], after[at]
    wanted = seen.applied(old.words, hit.start, hit.end)
    first, last, _ = seen.splice(old.words, hit.start, hit.end)
    head, tail = _styled(old.runs, 0, first), _styled(old.runs, last, len(old.words))
    whole = _styled(new.runs, 0, len(new.words))
    kept = whole[: len(head)] == head and whole[len(whole) - len(tail) :] == tail
    return kept and new.words.split() == wanted.split()


def _styled(runs: Inline, start: int, end: int) -> list[Run]:
    """Return the visible characters of runs from start to end, each with its style."""
    signs = [Run(sign, run.strong, run.emphasis, run.href) for run in runs for sign in run.text]
    return [sign for sign in signs[start:end] if not sign.text.isspace()]


def _with_a_blank(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch of words that fall away, with the blank that would be one too many.

    A forced line break (blanks or a backslash before a line end) stays.
    """
    same_line = len(text[:start].rstrip(BLANKS))
    paragraph = len(text[:start].rstrip(f"{BLANKS}\n"))
    begins = not start or text[start - 1].isspace() or text[start - 1] in OPENING
    ends = end == len(text) or text[end].isspace() or text[end] in CLOSING
    behind, next_line = BLANKS_BEHIND.match(text, end), LINE_END_BEHIND.match(text, end)
    if begins and behind:
        return start, behind.end()
    if ends and same_line < start and text[:same_line][-1:] not in ("", "\n"):
        return same_line, end
    if begins and next_line:
        return start, next_line.end()
    if ends and paragraph and text.count("\n", paragraph, start) < 2:
        return paragraph, end
    return start, end


def _not_there(original: Original, target: Target, needle: str) -> str:
    return (
        f"Die Worte {quoted(needle)} stehen nicht in „{target.address}“. "
        f"{_instead(original, target, needle)} Bitte so zitieren, wie es dort steht, in ganzen "
        "Worten."
    )


def _instead(original: Original, target: Target, needle: str) -> str:
    """Say what stands there: what is nearest to the words, or how the text begins."""
    texts = [seen.bare for _, seen in _seen_in(original, target.stretches) if seen.bare]
    if not texts:
        return "Dort steht kein Text."
    windows = islice(_windows(texts, len(needle.split())), MOST_WINDOWS)
    near = get_close_matches(needle[:LONGEST_COMPARED], windows, n=1, cutoff=0.6)
    return f"Dort steht {quoted(near[0] if near else texts[0])}."


def _windows(texts: Iterable[str], length: int) -> Iterator[str]:
    for text in texts:
        words = text.split()
        for start in range(max(len(words) - length, 0) + 1):
            yield " ".join(words[start : start + length])


def _several(original: Original, target: Target, needle: str, hits: list[_Hit]) -> str:
    places = dict.fromkeys(_named(original, hit, target.address) for hit in hits)
    where = f" ({listed(list(places))})" if len(places) > 1 else ""
    return (
        f"Die Worte {quoted(needle)} stehen in „{target.address}“ mehr als einmal{where}. Bitte "
        "mehr Worte zitieren oder die Stelle genauer nennen."
    )


def _named(original: Original, hit: _Hit, otherwise: Address) -> str:
    """Return the address of a hit, with the paragraph where its text has several."""
    address = address_at(hit.text.loc) or otherwise
    paragraphs = [one for one in original.passages(hit.text) if _has_paragraph(one)]
    if hit.passage not in paragraphs:
        kind = next(
            (NOUNS[type(block)] for block in hit.passage.blocks if type(block) in NOUNS), ""
        )
        return f"{address}, {kind}".removesuffix(", ")
    if len(paragraphs) == 1:
        return str(address)
    number = paragraphs.index(hit.passage) + 1
    return str(Address((*address.steps, Step(Unit.PARAGRAPH, number))))


def _has_paragraph(passage: Passage) -> bool:
    return any(isinstance(block, Paragraph) for block in passage.blocks)
