"""Bodies and signs to rows: by the order in which they stand, and only where it can be told.

In most files a row follows the other, and each begins with its body. Text layers also have the
columns one after the other: all bodies, then all days; then the first day is that of the first
body, if there are as many. Where neither holds, nothing is claimed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from drafter.importers.draft import Certainty, Said
from drafter.importers.recognise.layout import Layout
from drafter.importers.recognise.matching import running
from drafter.importers.recognise.naming import Named
from drafter.importers.recognise.signs import Kind, Sign

WORD: Final = re.compile(r"[A-ZÄÖÜ][^\W\d_]|[^\W\d_]{4}")


@dataclass(frozen=True, slots=True)
class Row:
    """A body, those that meet with it, and its signs in their order."""

    bodies: tuple[Named, ...]
    signs: tuple[Sign, ...] = ()

    @property
    def start(self) -> int:
        """Where its body begins."""
        return self.bodies[0].start


Spans = tuple[tuple[int, int], ...]


def assembled(
    signs: Sequence[Sign], words: Sequence[Named], layout: Layout, is_joint: bool
) -> tuple[tuple[Row, ...], Spans]:
    """Return rows, and where words and signs stand that belong to none.

    `is_joint` says that the list names a joint meeting in so many words.
    """
    numbers = [sign for sign in signs if sign.kind is Kind.NUMBER]
    numbers = [] if _count_rows(numbers) else numbers
    signs = [sign for sign in signs if sign.kind is not Kind.NUMBER]
    bodies, others = _bodies(words, signs, layout)
    groups = list(_groups(bodies, is_joint))
    if not groups:
        return (), (*((sign.start, sign.end) for sign in (*signs, *numbers)), *others)
    counted = [
        replace(sign, kind=Kind.DAY) if sign.kind is Kind.UNDATED else sign for sign in signs
    ]
    rows, homeless = _rows(groups, counted, layout)
    meetings = tuple(meeting for row in rows for meeting in _meetings(row))
    lost = [(sign.start, sign.end) for sign in (*homeless, *numbers)]
    return tuple(map(_dated, meetings)), tuple(sorted((*lost, *others)))


def _count_rows(numbers: Sequence[Sign]) -> bool:
    """Whether numbers only count the rows: 1, 2, 3 in this order."""
    printed = [number.said.text.rstrip(".") for number in numbers]
    return printed == [str(n) for n in range(1, len(printed) + 1)]


def _bodies(
    words: Sequence[Named], signs: Sequence[Sign], layout: Layout
) -> tuple[list[Named], list[tuple[int, int]]]:
    """Return bodies, and words that are none.

    Words before a day that no body has taken stand where a body stands: a row of its own that is
    not sure.
    """
    bodies: list[Named] = []
    others: list[tuple[int, int]] = []
    columns = _stand_together(words, signs)
    for n, word in enumerate(words):
        following = words[n + 1].start if n + 1 < len(words) else None
        if word.said is not None:
            bodies.append(word)
        elif _may_name(layout, word) and (columns or _heads_row(signs, word, following, layout)):
            bodies.append(replace(word, said=_unsure(_words(word, layout))))
        else:
            others.append((word.start, word.end))
    return [_doubted_name(body, others, layout) for body in bodies], others


def _doubted_name(body: Named, others: Sequence[tuple[int, int]], layout: Layout) -> Named:
    """Return a body; one that nobody knows is not sure where more words stand right below it."""
    row = layout.at(body.end - 1).row
    below = (start for start, _ in others if layout.at(start).row == row + 1)
    more = next((start for start in below if layout.text[start : start + 1].isupper()), None)
    known = body.said is None or body.said.certainty is not Certainty.LIKELY
    return body if known or more is None else replace(body, said=_unsure(_words(body, layout)))


def _words(named: Named, layout: Layout) -> str:
    return layout.text[named.start : named.end]


def _may_name(layout: Layout, word: Named) -> bool:
    """Whether words may be a body: no remark in brackets behind one, no signs, no „zur“."""
    words = _words(word, layout).strip()
    return not words.startswith("(") and WORD.search(words) is not None


def _stand_together(words: Sequence[Named], signs: Sequence[Sign]) -> bool:
    """Whether all words stand before all signs, as in columns: then each line is a body's."""
    named = [word for word in words if word.said is not None]
    return bool(named and signs) and len(words) > 1 and words[-1].end <= signs[0].start


def _heads_row(signs: Sequence[Sign], word: Named, following: int | None, layout: Layout) -> bool:
    """Whether words stand where a body stands: before a day, or on a line before other signs."""
    row = layout.at(word.end - 1).row
    own = [
        sign
        for sign in signs
        if sign.start >= word.end and (following is None or sign.start < following)
    ]
    beside = {sign.kind for sign in own if layout.at(sign.start).row == row}
    return bool(beside - {Kind.OUTCOME, Kind.NUMBER}) or any(
        sign.kind in (Kind.DAY, Kind.UNDATED) for sign in own
    )


def _unsure(words: str) -> Said:
    line = running(words.replace("\x00", " "))
    return Said(line, Certainty.UNSURE, "Hier steht wohl ein Gremium.", line)


def _groups(bodies: Sequence[Named], is_joint: bool) -> Iterator[tuple[Named, ...]]:
    """Yield bodies, those that meet jointly together."""
    group: list[Named] = []
    for body in bodies:
        if group and body.joint is None:
            yield tuple(group)
            group = []
        group.append(replace(body, joint=Certainty.SURE) if is_joint and group else body)
    if group:
        yield tuple(group)


def _rows(
    groups: Sequence[tuple[Named, ...]], signs: Sequence[Sign], layout: Layout
) -> tuple[list[Row], list[Sign]]:
    """Return a row a group, and the signs that nobody can assign."""
    by_row = _by_row(groups, signs, layout)
    if by_row is not None:
        return [Row(group, own) for group, own in zip(groups, by_row, strict=True)], []
    starts = [group[0].start for group in groups]
    buckets: list[list[Sign]] = [[] for _ in range(len(groups) + 1)]
    for sign in signs:
        buckets[bisect_right(starts, sign.start)].append(sign)
    if _is_between_columns(buckets):
        taken = _beside(len(groups), signs)
    elif buckets[0]:
        taken = _led(buckets) or _beside_outcomes(groups, signs, layout)
    elif len(groups) > 1 and not any(buckets[:-1]):
        taken = _columns(groups, buckets[-1], layout)
    else:
        following, behind = _following(buckets)
        dealt = _in_blocks(groups, following, layout)
        taken = [[*own, *more] for own, more in zip(dealt, behind, strict=True)]
    assigned = [Row(group, tuple(own)) for group, own in zip(groups, taken, strict=True)]
    kept = {id(sign) for own in taken for sign in own}
    return assigned, [sign for sign in signs if id(sign) not in kept]


def _by_row(
    groups: Sequence[tuple[Named, ...]], signs: Sequence[Sign], layout: Layout
) -> list[tuple[Sign, ...]] | None:
    """Return the signs of bodies that each have a printed row, or a row of a table, of their own.

    None where a sign stands on no such row, or a row has two signs of one kind.
    """
    rows = [layout.at(group[0].start).row for group in groups]
    own: list[list[Sign]] = [[] for _ in groups]
    for sign in signs:
        row = layout.at(sign.start).row
        at = bisect_right(rows, row) - 1
        if at < 0 or (rows[at] != row and not layout.is_table):
            return None
        own[at].append(sign)
    is_clear = all(max(_counts(each).values(), default=0) < 2 for each in own)
    return [tuple(each) for each in own] if is_clear and len(set(rows)) == len(rows) else None


def _is_between_columns(buckets: Sequence[list[Sign]]) -> bool:
    """Whether the column of bodies stands behind another one, and in front of the rest.

    No kind of sign stands on both sides, for a column is in one place; and none has more signs than
    there are bodies, for then a body is missing.
    """
    before, behind = _counts(buckets[0]), _counts(buckets[-1])
    count = len(buckets) - 1
    if not before or count < 2 or any(buckets[1:-1]) or before.keys() & behind.keys():
        return False
    return max((*before.values(), *behind.values())) <= count


def _beside(count: int, signs: Sequence[Sign]) -> list[list[Sign]]:
    """Return the signs of rows whose columns stand one after the other, by their turn.

    A column that has not a sign for each row is nobody's.
    """
    rows: list[list[Sign]] = [[] for _ in range(count)]
    for kind, found in _counts(signs).items():
        if found == count:
            own = (sign for sign in signs if sign.kind is kind)
            for row, sign in zip(rows, own, strict=True):
                row.append(sign)
    return rows


def _beside_outcomes(
    groups: Sequence[tuple[Named, ...]], signs: Sequence[Sign], layout: Layout
) -> list[list[Sign]]:
    """Return the signs on the printed rows of bodies where results have left their rows.

    A result of several words stands above its row in some text layers; nobody is given one then.
    """
    others = [sign for sign in signs if sign.kind is not Kind.OUTCOME]
    own = _by_row(groups, others, layout) if len(others) < len(signs) else None
    return [list(row) for row in own] if own else [[] for _ in groups]


def _led(buckets: Sequence[list[Sign]]) -> list[list[Sign]]:
    """Return the signs of rows that begin with a sign, most often the day.

    Each body must have exactly one of this kind before it, behind the row before; else nothing.
    """
    lead = buckets[0][0].kind
    count = len(buckets) - 1
    if any(sum(sign.kind is lead for sign in bucket) != 1 for bucket in buckets[:-1]) or any(
        sign.kind is lead for sign in buckets[-1]
    ):
        return []
    rows: list[list[Sign]] = [[] for _ in range(count)]
    for n, bucket in enumerate(buckets):
        at = next((i for i, sign in enumerate(bucket) if sign.kind is lead), len(bucket))
        if n:
            rows[n - 1] += bucket[:at]
        if n < count:
            rows[n] += bucket[at:]
    return rows


def _columns(
    groups: Sequence[tuple[Named, ...]], signs: Sequence[Sign], layout: Layout
) -> list[list[Sign]]:
    """Return the signs of bodies that stand one below the other, before all signs.

    A kind of sign of which there are as many as bodies is theirs, in the same order. Where all
    signs stand on the line of the last body, they are its own.
    """
    rows: list[list[Sign]] = [[] for _ in groups]
    counts = _counts(signs)
    last = groups[-1][-1]
    line = layout.at(last.end - 1).row
    alone = bool(signs) and all(count == 1 for count in counts.values())
    if alone and layout.at(signs[0].start).row == line:
        rows[-1] = list(signs)
        return rows
    return _beside(len(groups), signs)


def _following(buckets: Sequence[list[Sign]]) -> tuple[list[list[Sign]], list[list[Sign]]]:
    """Return the signs of rows that begin with their body, and those of columns behind all rows.

    The signs of such a column are as many as the rows.
    """
    rows = [list(bucket) for bucket in buckets[1:]]
    behind: list[list[Sign]] = [[] for _ in rows]
    counts = _counts(rows[-1])
    for kind, count in counts.items():
        elsewhere = any(sign.kind is kind for row in rows[:-1] for sign in row)
        if count == len(rows) > 1 and not elsewhere:
            own = [sign for sign in rows[-1] if sign.kind is kind]
            rows[-1] = [sign for sign in rows[-1] if sign.kind is not kind]
            for row, sign in zip(behind, own, strict=True):
                row.append(sign)
    return rows, behind


def _in_blocks(
    groups: Sequence[tuple[Named, ...]], rows: Sequence[list[Sign]], layout: Layout
) -> list[list[Sign]]:
    """Return the signs of rows, those of bodies below each other dealt out to each of these.

    A text layer may have a few rows together, column by column: two bodies, then their two days;
    and a row of a table may have two bodies, a line each. There nothing is claimed of a kind of
    sign that is not there once for each body.
    """
    dealt: list[list[Sign]] = []
    waiting: list[int] = []
    for group, own in zip(groups, rows, strict=True):
        waiting.append(layout.at(group[-1].end - 1).row)
        if not own:
            continue
        count = waiting.count(waiting[-1]) if layout.is_table else len(waiting)
        dealt += [[] for _ in range(len(waiting) - count)]
        is_block = count > 1 and _is_block(waiting[-1], own, layout)
        dealt += _beside(count, own) if is_block else [*([] for _ in range(count - 1)), own]
        waiting = []
    return [*dealt, *([] for _ in waiting)]


def _is_block(row: int, own: Sequence[Sign], layout: Layout) -> bool:
    """Whether more than one day stands below the line of a body, and none of its signs on it.

    In a table they stand beside it, in other cells.
    """
    days = sum(sign.kind is Kind.DAY for sign in own)
    return days > 1 and (layout.is_table or all(layout.at(sign.start).row > row for sign in own))


def _counts(signs: Sequence[Sign]) -> dict[Kind, int]:
    kinds = [sign.kind for sign in signs]
    return {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}


def _meetings(row: Row) -> Iterator[Row]:
    """Yield a row a day: a body may meet more than once. What stands before the days is for all."""
    days = [n for n, sign in enumerate(row.signs) if sign.kind is Kind.DAY]
    if len(days) < 2:
        yield row
        return
    for start, end in zip(days, [*days[1:], len(row.signs)], strict=True):
        own = row.signs[start:end]
        note = "Bei diesem Gremium stehen mehrere Tage."
        day = replace(own[0], said=_doubted(own[0].said, note))
        yield Row(row.bodies, (*row.signs[: days[0]], day, *own[1:]))


def _doubted(said: Said, note: str) -> Said:
    if said.certainty is not Certainty.SURE:
        return said
    return replace(said, certainty=Certainty.LIKELY, note=note)


def _dated(row: Row) -> Row:
    """Return a row without the words that only say that there is no day yet."""
    return replace(row, signs=tuple(sign for sign in row.signs if not _is_open(sign)))


def _is_open(sign: Sign) -> bool:
    said = sign.said
    return sign.kind is Kind.DAY and said.certainty is Certainty.UNSURE and not said.note
