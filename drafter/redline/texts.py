"""Two texts to one marked text: words compared, then the edges of changes cleaned for people."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq

from drafter.document import Inline
from drafter.redline.tokens import PARAGRAPH_BREAK, Words, is_word, words_of
from drafter.redline.tree import MarkedInline, State, Stretch

LEAST_KEPT: Final = 0.4
FEWEST_WORDS: Final = 8
FEWEST_CHANGES: Final = 3
ARTICLES: Final = "der die das den dem des ein eine einer eines einem einen"
PREPOSITIONS: Final = (
    "in im an am auf zu zum zur von vom für mit bei aus nach über unter durch um bis"
)
OTHERS: Final = "und oder sowie ist sind wird werden als auch nicht sich es dass wie"
LITTLE_WORDS: Final = frozenset(f"{ARTICLES} {PREPOSITIONS} {OTHERS}".split())
SENTENCE_ENDS: Final = frozenset(".!?" + PARAGRAPH_BREAK)
CLAUSE_ENDS: Final = frozenset(",;:–(")


class Change(NamedTuple):
    """Where two texts differ: tokens `old_start` to `old_end` became `new_start` to `new_end`."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    @property
    def replaces(self) -> bool:
        """Whether words went and others came."""
        return self.old_start < self.old_end and self.new_start < self.new_end

    @property
    def size(self) -> int:
        """How many tokens it is about, on the side that has more."""
        return max(self.old_end - self.old_start, self.new_end - self.new_start)


def compare(old: Inline, new: Inline) -> MarkedInline:
    """Compare two texts word by word."""
    if old == new:
        return (Stretch(State.KEPT, new, old),) if new else ()
    return compare_words(words_of(old), words_of(new))


def compare_words(old: Words, new: Words) -> MarkedInline:
    """Compare two texts that are taken apart already."""
    return tuple(_stretches(old, new, changes(old.keys, new.keys)))


def changes(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """Return where two sequences of keys differ, in order, with edges that people expect."""
    found = _without_islands(_raw_changes(old, new), old)
    found = [_slid(change, old, new) for change in found]
    return _whole_if_rewritten(_joined_if_dense(found, old, new), old, new)


def differences(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """Return where two sequences differ, with nothing cleaned (a longest common subsequence)."""
    return _raw_changes(old, new)


def _raw_changes(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """Return what a longest common subsequence leaves over."""
    first = _common_start(old, new)
    last = _common_end(old, new, first)
    middle = LCSseq.opcodes(old[first : len(old) - last], new[first : len(new) - last])
    made: list[Change] = []
    for step in middle:
        if step.tag == "equal":
            continue
        change = Change(
            step.src_start + first,
            step.src_end + first,
            step.dest_start + first,
            step.dest_end + first,
        )
        if made and made[-1].old_end == change.old_start and made[-1].new_end == change.new_start:
            change = Change(made[-1].old_start, change.old_end, made[-1].new_start, change.new_end)
            made.pop()
        made.append(change)
    return made


def _common_start(old: Sequence[str], new: Sequence[str]) -> int:
    most = min(len(old), len(new))
    return next((i for i in range(most) if old[i] != new[i]), most)


def _common_end(old: Sequence[str], new: Sequence[str], first: int) -> int:
    most = min(len(old), len(new)) - first
    return next((i for i in range(most) if old[-1 - i] != new[-1 - i]), most)


def _without_islands(found: list[Change], old: Sequence[str]) -> list[Change]:
    """Join two replacements between which only a sign or little words were kept."""
    made: list[Change] = []
    for change in found:
        if made and _is_island(made[-1], change, old):
            last = made.pop()
            change = Change(last.old_start, change.old_end, last.new_start, change.new_end)
        made.append(change)
    return made


def _is_island(before: Change, after: Change, old: Sequence[str]) -> bool:
    between = old[before.old_end : after.old_start]
    if not (before.replaces and after.replaces):
        return False
    words = [key for key in between if is_word(key)]
    least = min(before.size, after.size)
    if all(key in LITTLE_WORDS for key in words):
        return len(words) < min(least, 3)
    return 2 * len(words) <= least


def _slid(change: Change, old: Sequence[str], new: Sequence[str]) -> Change:
    """Move a pure insertion or deletion to where a sentence, a clause or a word begins.

    „… [der Rat. Es wird] der Rat …“ is the same change as „… der Rat. [Es wird der Rat.] …“; of all
    such places the one with the best edges is taken, of equals the last.
    """
    if change.old_start == change.old_end:
        start, end = _best(new, change.new_start, change.new_end)
        step = start - change.new_start
        return Change(change.old_start + step, change.old_end + step, start, end)
    if change.new_start == change.new_end:
        start, end = _best(old, change.old_start, change.old_end)
        step = start - change.old_start
        return Change(start, end, change.new_start + step, change.new_end + step)
    return change


def _best(keys: Sequence[str], start: int, end: int) -> tuple[int, int]:
    return max(_places(keys, start, end), key=lambda place: (_edges(keys, *place), place))


def _places(keys: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield all places to which a stretch of keys may be moved without another outcome."""
    yield start, end
    first, last = start, end
    while first > 0 and keys[first - 1] == keys[last - 1]:
        first, last = first - 1, last - 1
        yield first, last
    first, last = start, end
    while last < len(keys) and keys[first] == keys[last]:
        first, last = first + 1, last + 1
        yield first, last


def _edges(keys: Sequence[str], start: int, end: int) -> int:
    """Say how well a stretch is bordered: by sentences best, then by clauses."""
    before, last = keys[start - 1] if start else ".", keys[end - 1]
    whole_sentence = before in SENTENCE_ENDS and last in SENTENCE_ENDS
    return (
        4 * whole_sentence
        + 2 * (before in SENTENCE_ENDS)
        + (keys[start] in CLAUSE_ENDS)
        + (before in CLAUSE_ENDS and last in CLAUSE_ENDS)
        - (last == "(" or before == "(")
    )


def _joined_if_dense(found: list[Change], old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """Show a part of a text that was mostly rewritten as one change, not as many small ones."""
    if len(found) < FEWEST_CHANGES:
        return found
    whole = Change(found[0].old_start, found[-1].old_end, found[0].new_start, found[-1].new_end)
    if whole.size < FEWEST_WORDS or _kept_share(found, whole, old, new) >= LEAST_KEPT:
        return found
    return [whole]


def _whole_if_rewritten(
    found: list[Change], old: Sequence[str], new: Sequence[str]
) -> list[Change]:
    """Show a text of which less than two fifths of the words were kept whole, old then new."""
    whole = Change(0, len(old), 0, len(new))
    if not found or whole.size < FEWEST_WORDS:
        return found
    return [whole] if _kept_share(found, whole, old, new) < LEAST_KEPT else found


def _kept_share(
    found: list[Change], whole: Change, old: Sequence[str], new: Sequence[str]
) -> float:
    """Return the share of kept words in a stretch, from 0 to 1."""
    gone = sum(_words(old, change.old_start, change.old_end) for change in found)
    come = sum(_words(new, change.new_start, change.new_end) for change in found)
    total = _words(old, whole.old_start, whole.old_end) + _words(
        new, whole.new_start, whole.new_end
    )
    return 1 - (gone + come) / total if total else 1.0


def _words(keys: Sequence[str], start: int, end: int) -> int:
    return sum(map(is_word, keys[start:end]))


def _stretches(old: Words, new: Words, found: list[Change]) -> Iterator[Stretch]:
    """Yield the whole of both texts; blanks belong to the token behind them."""
    here, there = 0, 0
    for change in found:
        gone = old.begin(change.old_start), _end(old, change.old_start, change.old_end)
        come = new.begin(change.new_start), _end(new, change.new_start, change.new_end)
        yield from _kept(old, new, here, gone[0], there, come[0])
        if gone[0] < gone[1]:
            yield Stretch(State.DELETED, (), old.cut(*gone))
        if come[0] < come[1]:
            yield Stretch(State.INSERTED, new.cut(*come), ())
        here, there = gone[1], come[1]
    yield from _kept(old, new, here, len(old.text), there, len(new.text))


def _end(words: Words, start: int, end: int) -> int:
    return words.ends[end - 1] if start < end else words.begin(start)


def _kept(
    old: Words, new: Words, here: int, old_end: int, there: int, new_end: int
) -> Iterator[Stretch]:
    if here < old_end or there < new_end:
        yield Stretch(State.KEPT, new.cut(there, new_end), old.cut(here, old_end))
