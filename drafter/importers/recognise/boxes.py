"""Which boxes of a form are ticked: by signs, by brackets, by a lone x, or by comparing glyphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from drafter.importers.draft import Certainty
from drafter.importers.recognise.letters import letters, places_of

BOX: Final = re.compile(
    r"\[\s?[xX×✓✔]?\s?\]|\([xX×]\)|\(\s{1,3}\)|[☐☒☑☓□■▢▣❏❑✓✔✗✘🗹🗷]|[\ue000-\uf8ff\ufffd]"
    r"|(?<![\w.\-])[xX×](?![\w.\-])"
)
TICKED: Final = re.compile(r"[xX×✓✔☒☑☓■▣✗✘🗹🗷]")
# Wingdings and Wingdings 2 by their codes (Unicode, „Wingdings“ mapping tables).
TICKED_GLYPHS: Final = frozenset("\uf0fe\uf0fd\uf0fc\uf0fb\uf078\uf052\uf053\uf054\uf051")
EMPTY_GLYPHS: Final = frozenset("\uf06f\uf0a8\uf071\uf072\uf0a3\uf02a")


@dataclass(frozen=True, slots=True)
class Ticks:
    """Which of some options are ticked, by their positions, and how sure that is."""

    ticked: tuple[int, ...]
    certainty: Certainty
    note: str = ""


NOTHING: Final = Ticks((), Certainty.UNSURE, "Es ist nicht zu erkennen, was angekreuzt ist.")


def ticks(text: str, options: Sequence[str]) -> Ticks:
    """Return which options are ticked in a text that has each of them once, in any order.

    Nothing is claimed where a glyph is unknown and there is no other to compare it with.
    """
    spans = _spans(text, options)
    if spans is None:
        return NOTHING
    signs = _signs(text, spans)
    if not any(signs):
        return NOTHING
    return _compared(signs)


def _spans(text: str, options: Sequence[str]) -> list[tuple[int, int]] | None:
    """Return where the options stand; None where one of them is missing."""
    spelt = letters(text)
    spans: list[tuple[int, int]] = []
    for option in options:
        free = [
            span
            for span in places_of(spelt, option, text)
            if all(span[1] <= other[0] or span[0] >= other[1] for other in spans)
        ]
        if not free:
            return None
        spans.append(free[0])
    return spans


def _signs(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Return the sign that stands at each option, before all of them or behind all of them."""
    boxes = [match for match in BOX.finditer(text) if not _within(match.start(), spans)]
    ordered = sorted(range(len(spans)), key=lambda index: spans[index])
    if not boxes:
        return [""] * len(spans)
    in_front = _in_front(text, boxes, [spans[index] for index in ordered])
    if in_front is None:
        return [""] * len(spans)
    bounds = [0, *(spans[index][1] for index in ordered)]
    starts = [*(spans[index][0] for index in ordered), len(text)]
    gaps = list(zip(bounds, starts, strict=True))
    signs = [""] * len(spans)
    for index, gap in zip(ordered, gaps if in_front else gaps[1:], strict=False):
        inside = [match[0] for match in boxes if gap[0] <= match.start() < gap[1]]
        signs[index] = (inside[-1] if in_front else inside[0]) if inside else ""
    return signs


def _in_front(
    text: str, boxes: Sequence[re.Match[str]], spans: Sequence[tuple[int, int]]
) -> bool | None:
    """Return whether boxes stand before their words; None where a lone one could be of either."""
    if boxes[0].start() < spans[0][0]:
        return True
    if len(boxes) >= len(spans):
        return False
    line = text[text.rfind("\n", 0, boxes[0].start()) + 1 :]
    before = line[: line.index(boxes[0][0])]
    behind = text[boxes[0].end() :].partition("\n")[0]
    if not before.strip():
        return True
    return None if behind.strip() else False


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _state(sign: str) -> bool | None:
    """Return whether a sign is a tick; None where only comparing could tell."""
    if sign in TICKED_GLYPHS or TICKED.search(sign):
        return True
    if not sign or sign in EMPTY_GLYPHS:
        return False
    return None if "\ue000" <= sign <= "\uf8ff" or sign == "\ufffd" else False


def _compared(signs: Sequence[str]) -> Ticks:
    states = [_state(sign) for sign in signs]
    ticked = tuple(index for index, state in enumerate(states) if state)
    unknown = [index for index, state in enumerate(states) if state is None]
    if not unknown:
        return Ticks(ticked, Certainty.SURE if ticked else Certainty.UNSURE, "" if ticked else NONE)
    empty = [index for index, state in enumerate(states) if state is False and signs[index]]
    if not ticked and empty and len(unknown) == 1:
        return Ticks((unknown[0],), Certainty.LIKELY, GLYPH)
    odd = [index for index in unknown if signs.count(signs[index]) == 1]
    if not ticked and len(unknown) == len(signs) > 2 and len(odd) == 1:
        return Ticks((odd[0],), Certainty.LIKELY, GLYPH)
    return Ticks(ticked, Certainty.LIKELY, GLYPH) if ticked else NOTHING


NONE: Final = "Kein Kästchen ist angekreuzt."
GLYPH: Final = "Das Kreuz ist ein unbekanntes Zeichen und nur am Unterschied zu erkennen."
