"""The box of a Nachtrag: whether the paper is one, and what it does with its original."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from drafter.importers.draft import Certainty, Said, Value
from drafter.importers.recognise.boxes import Ticks, ticks
from drafter.importers.recognise.labels import Labels, Place
from drafter.importers.recognise.letters import key_of, letters
from drafter.importers.transcript import Line
from drafter.model.form import Form, SectionKind
from drafter.model.scalars import SupplementMode

TICKED_WORDS: Final = "Angekreuzt:"
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
    keys = [key_of(text).rstrip() for text in (words.replaces, words.supplements)]
    legend = key_of(words.legend or "")
    mine = [
        line for line in lines if _belongs(line, (*keys, *([legend] if legend else [])), labels)
    ]
    titled = any(_is_title(line, labels) for line in lines)
    text = "\n".join(line.text for line in lines)
    found = ticks(text, (words.replaces.rstrip(". "), words.supplements.rstrip(". ")))
    return Box(tuple(mine), titled, found)


def _belongs(line: Line, keys: Sequence[str], labels: Labels) -> bool:
    key = letters(line.text).key
    return (
        line.text.lstrip().startswith(TICKED_WORDS)
        or any(each in key for each in keys if each)
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


def supplement(box: Box, form: Form, number: Said | None) -> Mapping[str, Value] | None:
    """Return the entry `nachtrag`, or None where the paper is none.

    The title, the ending of the number, or a ticked box show that it is one.
    """
    ending = _ending(form, number)
    ticked = box.ticks.ticked if len(box.ticks.ticked) == 1 else ()
    if not (box.titled or ending or ticked):
        return None
    entry: dict[str, Value] = {"art": _mode(box.ticks, form, number)}
    base = _base(form, number) if ending else None
    if base:
        entry["zu"] = Said(base, Certainty.UNSURE, WHERE)
    return entry


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
    meaning = form.number.meaning_of(parsed.suffix)
    return parsed.suffix if meaning and meaning.supplement else ""


def _meant_by_ending(form: Form, number: Said | None) -> str:
    meaning = form.number.meaning_of(_ending(form, number))
    return (meaning.mode or "") if meaning else ""


def _base(form: Form, number: Said | None) -> str | None:
    parsed = form.number.parse(number.text) if number and number.text else None
    return parsed.base if parsed else None
