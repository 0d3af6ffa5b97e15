"""The box of a Nachtrag: whether the paper is one, and what it does with its original."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from drafter.importers.draft import Certainty, Said, Value
from drafter.importers.recognise.boxes import BOX, NOTHING, Ticks, ticks
from drafter.importers.recognise.cutting import running
from drafter.importers.recognise.labels import Labels, Place
from drafter.importers.recognise.letters import key_of, letters
from drafter.importers.recognise.numbers import number_in
from drafter.importers.transcript import Line
from drafter.model.form import Form, SectionKind
from drafter.model.scalars import SupplementMode

UNTICKED: Final = (
    "Es ist nicht zu erkennen, was angekreuzt ist. Bitte „ersetzt“ oder „ergänzt“ eintragen."
)
WHERE: Final = "Bitte die Datei der Ursprungsvorlage eintragen."


@dataclass(frozen=True, slots=True)
class Box:
    """The words of the box in the head: its lines, and what is ticked there."""

    lines: tuple[Line, ...]
    titled: bool
    ticks: Ticks


def box_of(lines: Sequence[Line], form: Form, labels: Labels) -> Box:
    """Find the lines of the box among those of the head."""
    words = form.supplement
    keys = [key_of(text) for text in (words.replaces, words.supplements, words.legend or "")]
    mine = [*legends(lines), *(line for line in lines if _belongs(line, keys, labels))]
    titled = any(_is_title(line, labels) for line in lines)
    text = "\n".join(line.text for line in lines)
    sentence = SENTENCE.search(text)
    if sentence:
        mine += _lines_of(sentence, lines, labels)
        return Box(tuple(mine), titled, _ticks_in(sentence[0]))
    found = ticks(text, (words.replaces.rstrip(". "), words.supplements.rstrip(". ")))
    return Box(tuple(mine), titled, found)


_BOXED: Final = rf"(?:{BOX.pattern})?"
_VERB: Final = rf"{_BOXED}\s{{0,3}}(?:ersetzt|erg(?:ä|a\u0308|ae)nzt)(?![^\W\d_])\s{{0,3}}{_BOXED}"
_ORIGINAL: Final = (
    r"die\s{1,3}(?:(?:ursprüngliche|bisherige|vorliegende)\s{1,3}|Ursprungs-?)?[Vv]orlage"
    r"(?:\s{1,3}(?:Nr\.?\s{0,3})?[A-Z]{0,3}[0-9/.-]{3,24})?\.?"
)
SENTENCE: Final = re.compile(
    rf"(?:(?<![^\W\d_])(?:Diese|Die)\s{{1,3}}Vorlage\s{{1,3}}|^[ ]{{0,3}})(?P<one>{_VERB})"
    rf"\s{{0,3}}(?:die\s{{1,3}})?(?:/|,|oder|und|bzw\.)?\s{{0,3}}(?P<two>{_VERB})"
    rf"\s{{0,3}}{_ORIGINAL}",
    re.MULTILINE,
)
"""Both words in one sentence: „Diese Vorlage ☐ ersetzt / ☒ ergänzt die ursprüngliche Vorlage.“"""

MODE_WORDS: Final = ("ersetzt", "ergänzt")
MOST_BOXES: Final = 2


def _ticks_in(sentence: str) -> Ticks:
    """Return what is ticked in a sentence that has both words, each with one box at most."""
    if len(BOX.findall(sentence)) > MOST_BOXES:
        return NOTHING
    return ticks(" ".join(sentence.split()), MODE_WORDS)


def _lines_of(found: re.Match[str], lines: Sequence[Line], labels: Labels) -> Iterator[Line]:
    """Yield the lines of a sentence that say nothing else, a title in front of it apart."""
    start = 0
    for line in lines:
        end = start + len(line.text)
        overlaps = found.start() < end and start < found.end()
        before = line.text[: max(0, found.start() - start)].strip()
        behind = line.text[max(0, found.end() - start) :].strip()
        if overlaps and not behind and (not before or _is_title(line, labels)):
            yield line
        start = end + 1


LEGEND: Final = re.compile(
    r"Angekreuzt: „[^“]{1,80}“(?:,? ?(?:„[^“]{1,80}“|\([^)]{1,120}\))){0,12}"
    r"|auch ohne Farbe: .{1,80}(?:Rand|Linie)"
    r"|Änderungen gegenüber (?:.{3,80} vom [0-9]{2}\.[0-9]{2}\.[0-9]{4}|dem vorigen Stand.{0,40})"
    r"|Was neu ist, steht so: .{20,400}\[geändert\]\."
    r"|Lesefassung"
)
MOST_LINES: Final = 5
BEGINNING: Final = 16


def legends(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines in which this program says how it marks changes."""
    found: list[Line] = []
    starts = (at for at, line in enumerate(lines) if _may_begin_legend(line))
    for at in starts:
        for count in range(MOST_LINES, 0, -1):
            some = lines[at : at + count]
            if LEGEND.fullmatch(running([line.text for line in some])):
                found += some
                break
    return tuple(found)


def _may_begin_legend(line: Line) -> bool:
    return key_of(line.text[:BEGINNING]).startswith(("an", "au", "wa", "le"))


def _belongs(line: Line, keys: Sequence[str], labels: Labels) -> bool:
    key = letters(line.text).key
    return (
        any(each in key for each in keys if each)
        or _is_title(line, labels)
        or _is_lead(line, labels)
    )


def _is_title(line: Line, labels: Labels) -> bool:
    return any(
        found.label.place is Place.SUPPLEMENT
        and found.label.name == SectionKind.SUPPLEMENT
        and (found.alone or not found.rest[0].isalpha() or _is_box_word(found.rest))
        for found in labels.sightings([line.text])
    )


def _is_box_word(rest: str) -> bool:
    return key_of(rest).startswith(("ersetzt", "erganzt", "x"))


def _is_lead(line: Line, labels: Labels) -> bool:
    return any(
        found.label.place is Place.SUPPLEMENT and found.alone
        for found in labels.sightings([line.text])
    )


def is_supplement(lines: Sequence[Line], labels: Labels) -> bool:
    """Whether the first lines of a paper have the title of a Nachtrag."""
    return any(_is_title(line, labels) for line in lines[:FIRST_LINES])


FIRST_LINES: Final = 60


def supplement(box: Box, form: Form, number: Said | None) -> Mapping[str, Value] | None:
    """Return the entry `nachtrag`, or None where the paper is none.

    The title, the ending of the number, or a ticked box show that it is one.
    """
    ending = _ending(form, number)
    if not (box.titled or ending or box.ticks.ticked):
        return None
    entry: dict[str, Value] = {"art": _mode(box.ticks, form, number)}
    base = _base(form, number) if ending else None
    base = base or _named(box, form)
    if base:
        entry["zu"] = Said(base, Certainty.UNSURE, WHERE)
    return entry


def _named(box: Box, form: Form) -> str | None:
    """Return the number of the original, where the box names it."""
    text = running([line.text for line in legends(box.lines)])
    span = number_in(text, form.number)
    return text[slice(*span)] if span else None


def _mode(found: Ticks, form: Form, number: Said | None) -> Said:
    modes = (SupplementMode.REPLACES, SupplementMode.SUPPLEMENTS)
    if len(found.ticked) == 1:
        return Said(modes[found.ticked[0]], found.certainty, found.note)
    meant = _meant_by_ending(form, number)
    if meant:
        return Said(meant, Certainty.LIKELY, "So sagt es die Endung der Nummer.")
    return Said("", Certainty.UNSURE, UNTICKED)


def _ending(form: Form, number: Said | None) -> str:
    parsed = form.number.parse(number.text) if number and number.text else None
    if parsed is None or not parsed.suffix:
        return ""
    meaning = form.number.meaning_of(parsed.suffix) or form.number.meaning_of(parsed.suffix.strip())
    return parsed.suffix.strip() if meaning and meaning.supplement else ""


def _meant_by_ending(form: Form, number: Said | None) -> str:
    meaning = form.number.meaning_of(_ending(form, number))
    return (meaning.mode or "") if meaning else ""


def _base(form: Form, number: Said | None) -> str | None:
    parsed = form.number.parse(number.text) if number and number.text else None
    return parsed.base if parsed else None
