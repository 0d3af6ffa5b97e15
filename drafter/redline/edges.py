"""Where two sequences of words differ, with the edges that a reader expects.

A longest common subsequence finds which words were kept; it does not know what a sentence is. So
its changes are cleaned: little words that happen to stand in both texts are no islands between two
changes; what was inserted or deleted lies between the borders of sentences or clauses where it can;
a sentence of which little was kept is shown whole, old then new.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, pairwise, takewhile, zip_longest
from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq

from drafter.redline.tokens import PARAGRAPH_BREAK, is_word

LEAST_KEPT: Final = 0.4
LEAST_OF_ONE_SIDE: Final = 0.8
FEWEST_WORDS: Final = 8
FEWEST_CHANGES: Final = 3
SHORTEST_SENTENCE: Final = 4
MOST_LITTLE: Final = 2
ARTICLES: Final = "der die das den dem des ein eine einer eines einem einen"
PREPOSITIONS: Final = (
    "in im an am auf zu zum zur von vom für mit bei aus nach über unter durch um bis"
)
OTHERS: Final = "und oder sowie ist sind wird werden als auch sich es dass wie"
LITTLE_WORDS: Final = frozenset(f"{ARTICLES} {PREPOSITIONS} {OTHERS}".split())
SENTENCE_ENDS: Final = frozenset({".", "!", "?", "usw.", "etc.", PARAGRAPH_BREAK})
CLAUSE_ENDS: Final = frozenset(",;:-(")

Keys = Sequence[str]


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

    def to(self, last: "Change") -> "Change":
        """Return one change from the start of this one to the end of a later one."""
        return Change(self.old_start, last.old_end, self.new_start, last.new_end)

    def wider(self, before: int, after: int) -> "Change":
        """Return it with so many kept tokens before and after it taken in."""
        return Change(
            self.old_start - before,
            self.old_end + after,
            self.new_start - before,
            self.new_end + after,
        )

    @property
    def turned(self) -> "Change":
        """Return it as seen from the other side: what was inserted is deleted."""
        return Change(self.new_start, self.new_end, self.old_start, self.old_end)

    def moved(self, step: int) -> "Change":
        """Return it so many tokens further on."""
        return Change(*(place + step for place in self))


def changes(old: Keys, new: Keys) -> list[Change]:
    """Return where two sequences of keys differ, in order, at least one kept key between two."""
    found = _joined(differences(old, new), lambda before, after: _is_island(before, after, old))
    found = list(_slid(_gathered(found, old, new), old, new))
    found = _joined(_by_sentence(found, old, new), _touch)
    whole = Change(0, len(old), 0, len(new))
    if found and _is_rewritten(whole, found, old, new) and not _keeps_much(found, old):
        return [whole]
    return found


def differences(old: Keys, new: Keys) -> list[Change]:
    """Return where two sequences differ, with nothing cleaned (a longest common subsequence)."""
    differing = [
        Change(step.src_start, step.src_end, step.dest_start, step.dest_end)
        for step in LCSseq.opcodes(old, new)
        if step.tag != "equal"
    ]
    return _joined(differing, _touch)


def _joined(found: Iterable[Change], belong: Callable[[Change, Change], bool]) -> list[Change]:
    """Join neighbours that belong together."""
    made: list[Change] = []
    for change in found:
        if made and belong(made[-1], change):
            change = made.pop().to(change)
        made.append(change)
    return made


def _touch(before: Change, after: Change) -> bool:
    return before.old_end == after.old_start


def _is_island(before: Change, after: Change, old: Keys) -> bool:
    """Whether what was kept between two changes is too little to stand alone.

    Signs and little words do not part two replacements three times their number, nor larger ones
    of which one is a pure insertion or deletion. Other words do, unless both are twice as long;
    a number always does, because one that is marked reads as changed.
    """
    between = old[before.old_end : after.old_start]
    if not (before.replaces or after.replaces) or not SENTENCE_ENDS.isdisjoint(between):
        return False
    if _holds_number(between):
        return False
    words = [key for key in between if is_word(key)]
    both = before.replaces and after.replaces
    if LITTLE_WORDS.issuperset(words):
        needed = max(len(words), 1) * (3 if both else 6)
        return len(words) <= MOST_LITTLE and before.size + after.size >= needed
    return both and 2 * len(words) <= min(before.size, after.size)


def _gathered(found: Iterable[Change], old: Keys, new: Keys) -> list[Change]:
    """Make two insertions, or two deletions, one where the kept keys between them recur.

    „Die [Koordination hilft den] Träger [n. Die Träger] beraten“ with „Träger“ kept between is the
    same as one insertion before the last „Träger“.
    """
    made: list[Change] = []
    for change in found:
        before = made.pop() if made else None
        made += [change] if before is None else _as_one(before, change, old, new)
    return made


def _as_one(before: Change, after: Change, old: Keys, new: Keys) -> list[Change]:
    if before.old_start == before.old_end and after.old_start == after.old_end:
        return _one_insertion(before, after, new)
    if before.new_start == before.new_end and after.new_start == after.new_end:
        return [each.turned for each in _one_insertion(before.turned, after.turned, old)]
    return [before, after]


def _one_insertion(before: Change, after: Change, new: Keys) -> list[Change]:
    """Return two insertions as one where that is the same outcome, else both."""
    kept = new[before.new_end : after.new_start]
    size = len(kept)
    if size <= after.size and new[after.new_end - size : after.new_end] == kept:
        place = before.old_start
        return [Change(place, place, before.new_start, after.new_end - size)]
    if size <= before.size and new[before.new_start : before.new_start + size] == kept:
        place = after.old_start
        return [Change(place, place, before.new_start + size, after.new_end)]
    return [before, after]


def _holds_number(keys: Iterable[str]) -> bool:
    return any(map(str.isdigit, chain.from_iterable(keys)))


def _slid(found: Sequence[Change], old: Keys, new: Keys) -> Iterator[Change]:
    """Move pure insertions and deletions to where a sentence, a clause or a word begins.

    „… [der Rat. Es wird] der Rat …“ is the same change as „… der Rat. [Es wird der Rat.] …“; of all
    such places the one with the best edges is taken, of equals the last.
    """
    end = Change(len(old), len(old), len(new), len(new))
    here = Change(0, 0, 0, 0)
    for change, after in zip_longest(found, found[1:], fillvalue=end):
        if not change.replaces:
            least, most = here.old_end - change.old_start, after.old_start - change.old_end
            change = _best_place(change, least, most, old, new)
        yield change
        here = change


def _best_place(change: Change, least: int, most: int, old: Keys, new: Keys) -> Change:
    """Return a pure change at its best place, at least and at most so many tokens further on."""
    inserts = change.new_start < change.new_end
    keys = new if inserts else old
    start, end = (change.new_start, change.new_end) if inserts else change[:2]
    steps = _steps(keys, start, end, least, most)
    return change.moved(max(steps, key=lambda step: (_edges(keys, start + step, end + step), step)))


def _steps(keys: Keys, start: int, end: int, least: int, most: int) -> Iterator[int]:
    """Yield by how much a stretch of keys may be moved without another outcome."""
    yield 0
    back = range(-1, least - 1, -1)
    yield from takewhile(lambda step: keys[start + step] == keys[end + step], back)
    on = range(1, most + 1)
    yield from takewhile(lambda step: keys[start + step - 1] == keys[end + step - 1], on)


def _edges(keys: Keys, start: int, end: int) -> int:
    """Say how well a stretch is bordered: by sentences best, then by clauses."""
    before, last = keys[start - 1] if start else ".", keys[end - 1]
    return (
        4 * (before in SENTENCE_ENDS and last in SENTENCE_ENDS)
        + 2 * (before in SENTENCE_ENDS)
        + (keys[start] in CLAUSE_ENDS)
        + (before in CLAUSE_ENDS and last in CLAUSE_ENDS)
        - (last == "(" or before == "(")
    )


def _by_sentence(found: Sequence[Change], old: Keys, new: Keys) -> Iterator[Change]:
    """Yield the changes, those of a sentence as one where little of it was kept."""
    floor = 0
    for group in _groups(found, old, new):
        together = group[0].to(group[-1])
        sentence = together.wider(*_rest_of_sentence(together, floor, old, new))
        floor = sentence.old_end
        if _is_rewritten(sentence, group, old, new):
            yield sentence
        elif _is_dense(together, group, old, new):
            yield together
        else:
            yield from group


def _is_dense(together: Change, group: Sequence[Change], old: Keys, new: Keys) -> bool:
    """Whether changes stand so close that they read better as one; a number parts them."""
    between = (old[one.old_end : other.old_start] for one, other in pairwise(group))
    many = len(group) >= FEWEST_CHANGES and not any(map(_holds_number, between))
    return many and _is_rewritten(together, group, old, new)


def _groups(found: Sequence[Change], old: Keys, new: Keys) -> Iterator[list[Change]]:
    """Yield the changes of each sentence that no border of sentences parts."""
    group: list[Change] = []
    for change in found:
        if group and _parted(group[-1], change, old, new):
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _parted(before: Change, after: Change, old: Keys, new: Keys) -> bool:
    between = old[before.old_end : after.old_start]
    return _ends_sentence(before, old, new) or not SENTENCE_ENDS.isdisjoint(between)


def _ends_sentence(change: Change, old: Keys, new: Keys) -> bool:
    """Whether each side of a change that has words ends where a sentence ends."""
    gone, come = old[change.old_start : change.old_end], new[change.new_start : change.new_end]
    return all(side[-1] in SENTENCE_ENDS for side in (gone, come) if side)


def _rest_of_sentence(change: Change, floor: int, old: Keys, new: Keys) -> tuple[int, int]:
    """Count the kept tokens of its sentence before and after a change."""
    lead = old[floor : change.old_start][::-1]
    before = sum(1 for _ in takewhile(lambda key: key not in SENTENCE_ENDS, lead))
    if _ends_sentence(change, old, new):
        return before, 0
    trail = old[change.old_end :]
    after = next((i for i, key in enumerate(trail, 1) if key in SENTENCE_ENDS), len(trail))
    return before, after


def _is_rewritten(whole: Change, found: Iterable[Change], old: Keys, new: Keys) -> bool:
    """Whether less than two fifths of the words in a stretch were kept, on neither side most."""
    if whole.size < FEWEST_WORDS:
        return False
    gone = sum(_words(old, change.old_start, change.old_end) for change in found)
    olds = _words(old, whole.old_start, whole.old_end)
    news = _words(new, whole.new_start, whole.new_end)
    kept = olds - gone
    return 2 * kept < LEAST_KEPT * (olds + news) and kept < LEAST_OF_ONE_SIDE * min(olds, news)


def _keeps_much(found: Sequence[Change], old: Keys) -> bool:
    """Whether between the changes a whole sentence stands as it was, or many words in a row."""
    starts = [0, *(change.old_end for change in found)]
    ends = [*(change.old_start for change in found), len(old)]
    return any(
        _words(old, *gap) >= FEWEST_WORDS or _has_a_sentence(old, *gap)
        for gap in zip(starts, ends, strict=True)
    )


def _has_a_sentence(keys: Keys, start: int, end: int) -> bool:
    borders = [i for i in range(start, end + 1) if i == 0 or keys[i - 1] in SENTENCE_ENDS]
    return any(_words(keys, *each) >= SHORTEST_SENTENCE for each in pairwise(borders))


def _words(keys: Keys, start: int, end: int) -> int:
    return sum(map(is_word, keys[start:end]))
