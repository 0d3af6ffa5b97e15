"""What a Nachtrag changes, in sentences: „In Ziffer 3 wird das Wort „zunächst“ gestrichen.“.

The sentences are such as the grammar of amendments reads. They stand, numbered, in the section
of the form to which the changed text belongs; a new text stands below its sentence.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from functools import partial

from drafter.compose.context import Composed, Context
from drafter.compose.resolution import LABELS
from drafter.compose.texts import prose
from drafter.document import Block, Heading, Inline, Item, ListBlock, Paragraph, inline, plain_text
from drafter.document.joining import joined
from drafter.document.prose import appended
from drafter.german.dates import format_date
from drafter.model import lines
from drafter.model.addresses import Address, Unit
from drafter.model.amendment import OWN_REASONS, Amendment
from drafter.model.form import SectionKind
from drafter.model.lines import LineError, Piece

AREAS: Mapping[SectionKind, Unit] = {
    SectionKind.SUBJECT: Unit.SUBJECT,
    SectionKind.GOALS: Unit.GOALS,
    SectionKind.FINANCES: Unit.FINANCES,
    SectionKind.RESOLUTION: Unit.RESOLUTION,
    SectionKind.SUMMARY: Unit.SUMMARY,
    SectionKind.RATIONALE: Unit.RATIONALE,
    SectionKind.ATTACHMENTS: Unit.ATTACHMENT,
}
CHANGES = "Änderungen"
COUNTED_ANEW = "Die Ziffern werden fortlaufend gezählt."
POINTS = (Unit.POINT, Unit.LETTER, Unit.DOUBLE_LETTER)
Read = Callable[[str], Inline]


class Case(IntEnum):
    """How a noun stands in a sentence: at its beginning, behind „in“ or „nach“, after another."""

    NOMINATIVE, DATIVE, GENITIVE = range(3)


NOUNS: Mapping[str, tuple[str, str, str]] = {
    "Beschlussvorschlag": ("Der Beschlussvorschlag", "dem Beschlussvorschlag", ""),
    "Finanzielle Auswirkungen": (
        "Die finanziellen Auswirkungen",
        "den finanziellen Auswirkungen",
        "der finanziellen Auswirkungen",
    ),
    "Ziele": ("Die Ziele", "den Zielen", "der Ziele"),
    "Zusammenfassung": ("Die Zusammenfassung", "der Zusammenfassung", "der Zusammenfassung"),
    "Begründung": ("Die Begründung", "der Begründung", "der Begründung"),
    "Sachverhalt": ("Der Sachverhalt", "dem Sachverhalt", "des Sachverhalts"),
    "Beratungsgegenstand": ("Der Beratungsgegenstand", "dem Beratungsgegenstand", ""),
    "Teil": ("Teil", "Teil", "des Teils"),
    "Ziffer": ("Ziffer", "Ziffer", "der Ziffer"),
    "Deckung": ("Die Deckung", "der Deckung", "der Deckung"),
    "Einleitung": ("Die Einleitung", "der Einleitung", "der Einleitung"),
    "Rest": ("Der Rest", "dem Rest", "des Restes"),
    "Schluss": ("Der Schluss", "dem Schluss", "des Schlusses"),
    "Abschnitt": ("Abschnitt", "Abschnitt", "des Abschnitts"),
}
NEW: Mapping[Unit, str] = {
    Unit.POINT: "folgende Ziffer",
    Unit.LETTER: "folgender Buchstabe",
    Unit.DOUBLE_LETTER: "folgender Buchstabe",
    Unit.ROW: "folgende Zeile",
    Unit.PARAGRAPH: "folgender Absatz",
    Unit.SECTION: "folgender Abschnitt",
}


def amended(context: Context, kind: SectionKind, composed: Composed) -> Composed:
    """Return a section with what the Nachtrag changes in this section of its original."""
    several = [one for one in context.paper.amendments if one.address.area is AREAS.get(kind)]
    if not context.paper.only_changes or not several:
        return composed
    listed = _list(context, several)
    match kind:
        case SectionKind.RESOLUTION:
            lead = composed.blocks or (Paragraph(inline(_lead(context))),)
            return Composed((*lead, listed, *_counted_anew(several)), composed.title)
        case SectionKind.RATIONALE:
            own = prose(context, _own_reasons(context))
            return Composed((_changed_reasons(several[0]), listed, *own), composed.title)
        case SectionKind.SUBJECT:
            return Composed((*composed.blocks, listed), composed.title)
        case _:
            return Composed((listed, *composed.blocks), composed.title)


def sentence(one: Amendment) -> str:
    """Return the sentence that says what an amendment does, as plain text.

    A text that stands below its sentence is not in it; the sentence then ends with a colon.
    """
    return plain_text(_words(inline, one, one.words)) if one.words else _whole(one)


def _lead(context: Context) -> str:
    original = context.original
    if original is None or original.reference is None:
        return "Der Beschlussvorschlag der Ursprungsvorlage wird wie folgt geändert:"
    day = f" vom {format_date(original.date)}" if original.date else ""
    return f"Der Beschlussvorschlag der Vorlage {original.reference}{day} wird wie folgt geändert:"


def _counted_anew(several: Sequence[Amendment]) -> tuple[Block, ...]:
    """Say that points are counted on where one comes in or falls away."""
    moved = any(
        one.address.unit in POINTS and not one.words and (one.inserts or one.dropped)
        for one in several
    )
    return (Paragraph(inline(COUNTED_ANEW)),) if moved else ()


def _changed_reasons(one: Amendment) -> Heading:
    """Return the heading above the changes: of the Begründung, or of the Sachverhalt."""
    reasons = Address(one.address.steps[:1])
    return Heading(1, inline(f"{CHANGES} {_place(reasons, Case.GENITIVE)}"))


def _own_reasons(context: Context) -> str | None:
    own = context.paper.rationale
    return appended("", OWN_REASONS, own) if own else None


def _list(context: Context, several: Sequence[Amendment]) -> ListBlock:
    items = (Item(f"{number}.", _amendment(context, one)) for number, one in enumerate(several, 1))
    return ListBlock("point", tuple(items))


def _amendment(context: Context, one: Amendment) -> tuple[Block, ...]:
    if one.words:
        return (Paragraph(_words(partial(_runs, context), one, one.words)),)
    return (Paragraph(inline(_whole(one))), *_text(context, one))


def _words(read: Read, one: Amendment, words: str) -> Inline:
    """Return the sentence about words inside a place; `read` gives what is seen of a text."""
    old, new = read(words), read(one.text or "")
    lead = _in(one.address)
    if one.replacement:
        noun = f" {_will(words)} {_noun(words, Case.NOMINATIVE)} "
        return _joined(lead + noun, old, " durch ", new, " ersetzt.")
    if one.dropped:
        noun = f" {_will(words)} {_noun(words, Case.NOMINATIVE)} "
        return _joined(lead + noun, old, " gestrichen.")
    text = one.text or ""
    side = "vor" if one.before else "nach"
    beside = f" {_will(text)} {side} {_noun(words, Case.DATIVE)} "
    return _joined(lead + beside, old, f" {_noun(text, Case.NOMINATIVE)} ", new, " eingefügt.")


def _joined(*parts: str | Inline) -> Inline:
    """Join the plain parts of a sentence with the words that it quotes."""
    runs = (
        inline(part) if isinstance(part, str) else (*inline("„"), *part, *inline("“"))
        for part in parts
    )
    return joined(run for several in runs for run in several)


def _runs(context: Context, words: str) -> Inline:
    blocks = prose(context, words)
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return blocks[0].runs
    return inline(" ".join(words.split()))


def _will(words: str) -> str:
    return "werden" if len(words.split()) > 1 else "wird"


def _noun(words: str, case: Case) -> str:
    """Return what quoted words are called: words, a word, or something without letters."""
    if len(words.split()) > 1:
        return ("die Worte", "den Worten")[case]
    if any(map(str.isalpha, words)):
        return ("das Wort", "dem Wort")[case]
    return ("die Angabe", "der Angabe")[case]


def _whole(one: Amendment) -> str:
    """Return the sentence about a place as a whole."""
    if one.inserts:
        side = "Vor" if one.before else "Nach"
        new = NEW.get(one.address.unit, "folgender Text")
        return f"{side} {_place(one.address, Case.DATIVE)} wird {new}{_number(one)} eingefügt:"
    will = "werden" if one.address.unit is Unit.GOALS else "wird"
    does = "gestrichen." if one.dropped else "wie folgt gefasst:"
    return f"{_place(one.address, Case.NOMINATIVE)} {will} {does}"


def _number(one: Amendment) -> str:
    return f" {_label(one.address.unit, one.number).strip('.)')}" if one.number else ""


def _label(unit: Unit, number: int) -> str:
    """Return the label that a point of a number is printed with; of other units the number."""
    return LABELS[POINTS.index(unit) if unit in POINTS else 0](number)


def _text(context: Context, one: Amendment) -> tuple[Block, ...]:
    """Return the new text below its sentence; that of a point has the point's number."""
    if one.text is None:
        return ()
    unit = one.address.unit
    number = one.number if one.inserts else one.address.steps[-1].number
    blocks = prose(context, _title(one.text) if unit is Unit.ATTACHMENT else one.text)
    if unit in POINTS and number:
        return (ListBlock("point", (Item(_label(unit, number), blocks),)),)
    return (ListBlock("line", (Item("", blocks),)),)


def _title(line: str) -> str:
    """Return the title of an attachment that is written as one line."""
    try:
        title = lines.attachment(line.strip())["titel"]
    except LineError:
        return line
    return line.strip()[title.start : title.end] if isinstance(title, Piece) else line


def _in(address: Address) -> str:
    place = _place(address, Case.DATIVE)
    return f"Im {place.removeprefix('dem ')}" if place.startswith("dem ") else f"In {place}"


def _place(address: Address, case: Case) -> str:
    """Return an address from the inside out: „Absatz 2 der Begründung“."""
    names: list[tuple[str, str]] = []
    for step in address.named_steps:
        if names and step.unit in POINTS[1:]:
            noun, which = names[-1]
            names[-1] = noun, f"{which} {step.name}"
        else:
            noun = step.title if step.unit is Unit.RATIONALE else ""
            noun = noun or step.unit.value
            names.append((noun, step.name.removeprefix(noun)))
    inner, *outer = reversed(names)
    cases = [(inner, case), *((name, Case.GENITIVE) for name in outer)]
    return " ".join(_declined(noun, which, each) for (noun, which), each in cases)


def _declined(noun: str, which: str, case: Case) -> str:
    return NOUNS.get(noun, (noun, noun, noun))[case] + which
