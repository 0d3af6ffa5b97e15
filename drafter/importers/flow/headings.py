"""Which groups of lines are headings, and of what level.

A heading is what the file calls one; what is bold or larger and alone; or, where nothing is, a
short line without an end that stands apart and has running text below it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from drafter.importers.flow.groups import Group, is_unfinished
from drafter.importers.flow.labels import label_of
from drafter.importers.flow.measure import Measure
from drafter.importers.transcript import Role

LONGEST: Final = 120
LONGEST_WITH_COLON: Final = 5
MOST_LINES: Final = 2
MOST_BOLD_LINES: Final = 3
LEAST_RUNNING: Final = 80
LEAST_LINES: Final = 2
LARGER: Final = 1.06

BEGINS: Final = re.compile(r"[„\"(]?[A-ZÄÖÜ0-9§]")
NO_TITLE: Final = re.compile(
    r"[☐☒€]|\bEUR\b|\bEuro\b|\bTOP \d|\d\d\.\d\d\.\d{4}|\d:\d\d|[.,;!…]$|^\W*\d[\d.,\s]*$"
)
LETTERS: Final = re.compile(r"[^\W\d_]{3}")
ENDS_SENTENCE: Final = re.compile(r"[.!?:][“\")]?$")


@dataclass(frozen=True, slots=True)
class Title:
    """A group that is a heading; `rank` orders looks, 0 where looks say nothing."""

    group: Group
    rank: float = 0


def titles(found: Sequence[Group], measure: Measure) -> dict[int, Title]:
    """Return which of the groups are headings, by their place."""
    told = {at: Title(one, one.first.level or 1) for at, one in enumerate(found) if _is_told(one)}
    if told:
        return told
    seen = {at: Title(found[at], -found[at].first.size) for at in _seen(found)}
    if seen:
        return seen
    return {at: Title(found[at]) for at in _alone(found, measure)}


def unfolded(found: Sequence[Group], measure: Measure) -> Iterator[Group]:
    """Yield groups; a short first line that is no sentence, above full lines, is one of its own."""
    for group in found:
        if _begins_with_title(group, measure):
            yield Group(group.lines[:1], group.label)
            yield Group(group.lines[1:], None, frozenset(at - 1 for at in group.breaks if at > 1))
        else:
            yield group


def _begins_with_title(group: Group, measure: Measure) -> bool:
    first, rest = group.first, group.lines[1:]
    if 1 not in group.breaks or group.breaks & {2} or len(rest) < LEAST_LINES or first.block:
        return False
    is_label = bool(group.label) or first.text.endswith(":")
    return is_title_like(first.text) and not is_label and measure.is_full(rest[0])


def is_title_like(text: str) -> bool:
    """Whether words may be a heading: few, no sentence, no row of figures."""
    if not 0 < len(text) <= LONGEST or not BEGINS.match(text) or NO_TITLE.search(text):
        return False
    if text.endswith(":") and len(text.split()) > LONGEST_WITH_COLON:
        return False
    return bool(LETTERS.search(text)) and not is_unfinished(text)


def words(group: Group) -> str:
    """Return the words of a group, in one line."""
    return " ".join(line.text.strip() for line in group.lines)


def usual_size(found: Sequence[Group]) -> float:
    """Return the size of most words."""
    sizes = [
        line.size for group in found for line in group.lines for _ in range(len(line.text) // 10)
    ]
    return median(sizes) if sizes else 0


def levels(found: Sequence[tuple[int, Title]]) -> Iterator[int]:
    """Yield the level of each heading, from 1 and without a jump down; `found` has their places.

    Where looks do not differ, numbers tell; where there are none, a heading directly below another
    one begins parts of it, and what follows stays at that level.
    """
    ranks = sorted({title.rank for _, title in found})
    level_of = {rank: level for level, rank in enumerate(ranks, 1)}
    depths = [_depth(title) for _, title in found]
    numbered = any(depths)
    level = before = 0
    for number, (at, title) in enumerate(found):
        if len(ranks) > 1:
            wanted = level_of[title.rank]
        elif numbered:
            wanted = depths[number] or max(level, 1)
        else:
            wanted = level + 1 if not level or (at == before + 1 and level < 2) else level
        level, before = min(wanted, level + 1), at
        yield level


def _depth(title: Title) -> int:
    """Return how many numbers a heading has before its words: 2 for „1.2 Kosten“."""
    label = label_of(words(title.group))
    if label is None or label.is_bullet:
        return 0
    return label.text.rstrip(".)").count(".") + 1


def _is_told(group: Group) -> bool:
    return group.role in (Role.HEADING, Role.TITLE)


def _seen(found: Sequence[Group]) -> list[int]:
    """Return the groups that are bold or larger than others, alone, and followed by something."""
    size, may_be_bold = usual_size(found), not _is_bold_all_over(found)
    return [
        at
        for at, group in enumerate(found[:-1])
        if _may_be_seen(group) and (_is_larger(group, size) or (may_be_bold and _is_bold(group)))
    ]


def _may_be_seen(group: Group) -> bool:
    if len(group.lines) > MOST_BOLD_LINES or group.breaks:
        return False
    return not (group.label and group.label.is_bullet) and is_title_like(words(group))


def _is_larger(group: Group, size: float) -> bool:
    return bool(size) and group.first.size >= LARGER * size


def _is_bold(group: Group) -> bool:
    return all(line.strong for line in group.lines)


def _is_bold_all_over(found: Sequence[Group]) -> bool:
    bold = sum(len(line.text) for group in found for line in group.lines if line.strong)
    every = sum(len(line.text) for group in found for line in group.lines)
    return bold * 2 > every


def _alone(found: Sequence[Group], measure: Measure) -> list[int]:
    """Return the groups that stand apart like headings, with running text below."""
    may = [_stands_apart(found, at, measure) for at in range(len(found))]
    kept = [False] * len(found)
    for at in reversed(range(len(found) - 1)):
        follows = kept[at + 1] or _is_running(found[at + 1])
        kept[at] = may[at] and follows
    no_headings = {
        group.label.style
        for group, is_kept in zip(found, kept, strict=True)
        if group.label and not is_kept
    }
    styles = Counter(group.label.style for group in found if group.label)
    return [
        at
        for at, is_kept in enumerate(kept)
        if is_kept and _is_numbered_alike(found[at], styles, no_headings)
    ]


def _is_numbered_alike(
    group: Group, styles: Mapping[str, int], no_headings: Collection[str]
) -> bool:
    """Whether all with such numbers are headings, if it has one; else they are items."""
    style = group.label.style if group.label else ""
    return not style or (styles[style] > 1 and style not in no_headings)


def _stands_apart(found: Sequence[Group], at: int, measure: Measure) -> bool:
    group = found[at]
    text = words(group)
    if len(group.lines) > MOST_LINES or group.breaks or not is_title_like(text) or text[-1] == ":":
        return False
    if (group.label and group.label.is_bullet) or at + 1 >= len(found):
        return False
    if at and _announces(found[at - 1]):
        return False
    if not measure.gapped:
        return _is_short_between(found, at, measure)
    is_apart = not at or measure.is_apart(group.first)
    return is_apart and (
        measure.is_apart(found[at + 1].first) or _is_short_between(found, at, measure)
    )


def _is_short_between(found: Sequence[Group], at: int, measure: Measure) -> bool:
    """Whether a line stands between the end of a sentence and a paragraph, in text without gaps."""
    group, after = found[at], found[at + 1]
    ends = (
        not at or bool(ENDS_SENTENCE.search(words(found[at - 1]))) or measure.is_apart(group.first)
    )
    is_short = measure.is_far_from_full(group.last, after.first) and not measure.is_full(group.last)
    return ends and is_short and not group.label and len(after.lines) >= LEAST_LINES


def _announces(group: Group) -> bool:
    """Whether what follows a group belongs to it: it ends with a colon, or not at all."""
    text = words(group)
    return text.endswith((":", ",")) or is_unfinished(text)


def _is_running(group: Group) -> bool:
    """Whether a group is running text: several lines, or a long sentence."""
    text = words(group)
    is_sentence = bool(ENDS_SENTENCE.search(text))
    return not group.label and (
        len(text) >= LEAST_RUNNING or (is_sentence and len(text.split()) > 4)
    )
