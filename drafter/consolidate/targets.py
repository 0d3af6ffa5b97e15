"""From an address to what it means in the original, step by step from the outside in."""

from collections.abc import Callable, Mapping

from drafter.consolidate.original import Original, Stretch, Target, Text, Unclear
from drafter.document import Heading, Paragraph, plain_text
from drafter.document.prose import Passage
from drafter.german.wording import count, listed
from drafter.model.addresses import Address, Step, Unit, letter
from drafter.model.paper import attachment_numbers
from drafter.model.prose import Loc

FIELDS: Mapping[Unit, str] = {
    Unit.RESOLUTION: "beschlussvorschlag",
    Unit.FINANCES: "finanzen",
    Unit.GOALS: "ziele",
    Unit.SUMMARY: "zusammenfassung",
    Unit.RATIONALE: "begruendung",
    Unit.SUBJECT: "beratungsgegenstand",
    Unit.COVER: "deckung",
    Unit.INTRODUCTION: "einleitung",
    Unit.REMAINDER: "rest",
    Unit.ENDING: "schluss",
}
LISTS: Mapping[Unit, str] = {
    Unit.PART: "teile",
    Unit.POINT: "ziffern",
    Unit.LETTER: "unterpunkte",
    Unit.DOUBLE_LETTER: "unterpunkte",
    Unit.ROW: "zeilen",
}
NOUNS: Mapping[Unit, tuple[str, str]] = {
    Unit.PART: ("Teil", "Teile"),
    Unit.POINT: ("Ziffer", "Ziffern"),
    Unit.LETTER: ("Unterpunkt", "Unterpunkte"),
    Unit.DOUBLE_LETTER: ("Unterpunkt", "Unterpunkte"),
    Unit.ROW: ("Zeile", "Zeilen"),
    Unit.PARAGRAPH: ("Absatz", "Absätze"),
}
RESOLUTION: Loc = ("beschlussvorschlag",)
MOST_TITLES = 8


def target(original: Original, address: Address) -> Target:
    """Return what an address means.

    Raises:
        Unclear: if the original has no such place, or several that may be meant.
    """
    place = Target(address, (), ())
    for step in address.steps:
        place = STEPS.get(step.unit, _field)(original, place, step)
    return place


def _field(original: Original, place: Target, step: Step) -> Target:
    loc = (*place.loc, FIELDS[step.unit])
    if original.value(loc) in (None, ()):
        raise _missing(place.address, f"Dort fehlt „{step.name}“.")
    return Target(place.address, loc, original.below(loc))


def _entry(original: Original, place: Target, step: Step) -> Target:
    loc: Loc = (*place.loc, LISTS[step.unit])
    entries = original.value(loc)
    there = len(entries) if isinstance(entries, tuple) else 0
    if step.number > there:
        raise _missing(place.address, f"Dort {_are(there, step.unit)}.")
    loc = (*loc, step.number - 1)
    return Target(place.address, loc, original.below(loc))


def _point(original: Original, place: Target, step: Step) -> Target:
    """Find a point; without a part it may stand in the only part that has points."""
    parts = original.value((*RESOLUTION, "teile"))
    if place.loc != RESOLUTION or original.value((*RESOLUTION, "ziffern")) or not parts:
        return _entry(original, place, step)
    numbers = range(len(parts)) if isinstance(parts, tuple) else range(0)
    having = [n for n in numbers if original.value((*RESOLUTION, "teile", n, "ziffern"))]
    if len(having) > 1:
        named = listed([f"Teil {letter(n + 1)}" for n in having])
        raise Unclear(
            f"„{place.address}“ ist nicht eindeutig, denn {named} haben Ziffern. Bitte den Teil "
            f"nennen: Teil {letter(having[0] + 1)}, {place.address}."
        )
    loc: Loc = (*RESOLUTION, "teile", having[0]) if having else RESOLUTION
    return _entry(original, Target(place.address, loc, ()), step)


def _attachment(original: Original, place: Target, step: Step) -> Target:
    numbers = attachment_numbers(original.paper.attachments)
    if numbers.count(step.number) != 1:
        there = f"die Nummern {listed(list(map(str, numbers)))}" if numbers else "keine Anlagen"
        raise _missing(place.address, f"Dort gibt es {there}.")
    loc: Loc = ("anlagen", numbers.index(step.number))
    return Target(place.address, loc, original.below(loc))


def _section(original: Original, place: Target, step: Step) -> Target:
    text = original.texts[place.loc]
    found = original.passages(text)
    heads = [(at, head) for at, passage in enumerate(found) if (head := _heading(passage))]
    meant = [(at, head) for at, head in heads if _title(head) == _plain(step.title)]
    if len(meant) != 1:
        titles = listed([f"„{_title(head)}“" for _, head in heads[:MOST_TITLES]])
        there = f"die Abschnitte {titles}" if titles else "keine Abschnitte"
        often = f" „{step.title}“ steht dort {len(meant)}-mal." if meant else ""
        raise _missing(place.address, f"Dort gibt es {there}.{often}")
    at, head = meant[0]
    last = next((n for n, other in heads if n > at and other.level <= head.level), len(found)) - 1
    stretch = Stretch(text, found[at].start, found[last].end)
    return Target(place.address, place.loc, (stretch,), found[at].end)


def _paragraph(original: Original, place: Target, step: Step) -> Target:
    text = original.texts.get(place.loc) or original.texts.get((*place.loc, "text"))
    stretch = _narrowed(place, text)
    found = [
        passage
        for passage in (original.passages(text) if text else ())
        if stretch and stretch.start <= passage.start < stretch.end
        if any(isinstance(block, Paragraph) for block in passage.blocks)
    ]
    if text is None or step.number > len(found):
        raise _missing(place.address, f"Dort {_are(len(found), step.unit)}.")
    meant = found[step.number - 1]
    return Target(place.address, text.loc, (Stretch(text, meant.start, meant.end),))


def _narrowed(place: Target, text: Text | None) -> Stretch | None:
    """Return the part of a text in which paragraphs are counted: a section's, or all of it."""
    if text is None:
        return None
    return place.stretches[0] if place.body else Stretch(text, 0, len(text.source))


STEPS: Mapping[Unit, Callable[[Original, Target, Step], Target]] = {
    Unit.PART: _entry,
    Unit.POINT: _point,
    Unit.LETTER: _entry,
    Unit.DOUBLE_LETTER: _entry,
    Unit.ROW: _entry,
    Unit.ATTACHMENT: _attachment,
    Unit.SECTION: _section,
    Unit.PARAGRAPH: _paragraph,
}


def _heading(passage: Passage) -> Heading | None:
    return next((block for block in passage.blocks if isinstance(block, Heading)), None)


def _title(heading: Heading) -> str:
    return _plain(plain_text(heading.runs))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _are(number: int, unit: Unit) -> str:
    one, several = NOUNS[unit]
    if not number:
        return f"gibt es keine {several}"
    return f"{'ist' if number == 1 else 'sind'} es {count(number, one, several)}"


def _missing(address: Address, there: str) -> Unclear:
    return Unclear(
        f"„{address}“ gibt es in der Ursprungsvorlage nicht. {there} Bitte die Stelle prüfen."
    )
