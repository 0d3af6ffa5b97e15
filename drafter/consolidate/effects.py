"""What one amendment does to the original, and which words it lays claim to."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from drafter.consolidate.original import Original, Stretch, Target, Text, Unclear
from drafter.consolidate.targets import target
from drafter.consolidate.typed import entry
from drafter.consolidate.words import Change, Edit, edit
from drafter.document import Heading
from drafter.model.addresses import Unit
from drafter.model.amendment import Amendment
from drafter.model.base import Record
from drafter.model.finances import CoverRow
from drafter.model.paper import Attachment, Point, attachment_numbers
from drafter.model.prose import Loc


class Deed(Enum):
    """What may happen to a place as a whole; the value is how German says it."""

    REPLACE = "neu fassen"
    DROP = "streichen"
    INSERT = "durch etwas davor oder danach ergänzen"


POINTS = (Unit.POINT, Unit.LETTER, Unit.DOUBLE_LETTER)
PARTS_OF_A_TEXT = (Unit.PARAGRAPH, Unit.SECTION)
TEXTS = (Unit.GOALS, Unit.SUMMARY, Unit.RATIONALE, Unit.SUBJECT, Unit.INTRODUCTION, Unit.ENDING)
ENTRIES: Mapping[Unit, type[Record]] = {
    **dict.fromkeys(POINTS, Point),
    Unit.ROW: CoverRow,
    Unit.ATTACHMENT: Attachment,
}
ALLOWED: Mapping[Unit, tuple[Deed, ...]] = {
    **dict.fromkeys((*POINTS, *PARTS_OF_A_TEXT, Unit.ROW), tuple(Deed)),
    **dict.fromkeys((*TEXTS, Unit.ATTACHMENT), (Deed.REPLACE, Deed.DROP)),
    **dict.fromkeys((Unit.PART, Unit.COVER, Unit.REMAINDER), (Deed.DROP,)),
    Unit.SUBJECT: (Deed.REPLACE,),
}
INSTEAD: Mapping[Unit, str] = {
    Unit.ATTACHMENT: "Bitte neue Anlagen unter „anlagen“ nennen.",
}
SAME = (
    "Der neue Wortlaut ist derselbe wie der alte; an „{}“ ändert sich nichts. Bitte den künftigen "
    "Wortlaut schreiben oder die Änderung löschen."
)
OTHERWISE = (
    "Bitte Worte nennen, die dort stehen, oder eine Stelle darin. Geht beides nicht, bitte die "
    "ganze Vorlage mit „umfang: gesamtfassung“ schreiben."
)


class Claim(NamedTuple):
    """Words, or a whole place, that an amendment is about."""

    loc: Loc
    start: float = -math.inf
    end: float = math.inf

    def meets(self, other: "Claim") -> bool:
        """Whether two claims share words, or one is to a place inside the other's."""
        if self.loc == other.loc:
            return self.start < other.end and other.start < self.end
        length = min(len(self.loc), len(other.loc))
        outer = self if len(self.loc) == length else other
        return self.loc[:length] == other.loc[:length] and outer.end == math.inf


class Insertion(NamedTuple):
    """Something put in whole: before which entry of a list, or where in a text."""

    loc: Loc
    at: int
    behind: bool
    number: int | None
    new: Record | str

    @property
    def gap(self) -> tuple[Loc, int, bool]:
        """The place between two neighbours, told from the neighbour that is named."""
        return self.loc, self.at, self.behind


@dataclass(frozen=True, slots=True)
class Effect:
    """What an amendment does: one of edit, new value (None removes) and insertion."""

    claim: Claim
    edit: Edit | None = None
    value: tuple[Loc, Record | None] | None = None
    insertion: Insertion | None = None


def effect(original: Original, amendment: Amendment) -> Effect:
    """Return what an amendment does.

    Raises:
        Unclear: if it cannot be carried out.
    """
    place = target(original, amendment.address)
    made = _made(original, place, amendment, (amendment.text or "").strip())
    if _changes_nothing(original, made):
        raise Unclear(SAME.format(place.address), "durch")
    return made


def _made(original: Original, place: Target, amendment: Amendment, new: str) -> Effect:
    if amendment.words:
        made = edit(original, place, amendment.words, _change(amendment, new))
        return Effect(Claim(made.text.loc, *made.words), made)
    _refuse(place, _deed(amendment))
    if amendment.inserts:
        put = _insertion(original, place, amendment, new)
        return Effect(Claim(put.loc, put.at, put.at), insertion=put)
    return _whole(original, place, new)


def _changes_nothing(original: Original, made: Effect) -> bool:
    """Whether the new wording is the old one, blanks and line ends aside."""
    if made.edit:
        old = made.edit.text.source[made.edit.start : made.edit.end]
        return old.split() == made.edit.new.split()
    return made.value is not None and original.value(made.value[0]) == made.value[1]


def _change(amendment: Amendment, new: str) -> Change:
    if amendment.inserts:
        return Change("before" if amendment.before else "after", new)
    return Change("instead", new)


def _deed(amendment: Amendment) -> Deed:
    if amendment.dropped:
        return Deed.DROP
    return Deed.INSERT if amendment.inserts else Deed.REPLACE


def _refuse(place: Target, deed: Deed) -> None:
    """Refuse what cannot be done to a place as a whole."""
    unit = place.address.unit
    needed = unit is Unit.INTRODUCTION and "teile" in place.loc and "deckung" not in place.loc
    if deed in ALLOWED.get(unit, ()) and not (needed and deed is Deed.DROP):
        return
    raise Unclear(
        f"„{place.address}“ lässt sich nicht {deed.value}. {INSTEAD.get(unit, OTHERWISE)}"
    )


def _whole(original: Original, place: Target, new: str) -> Effect:
    """Return the effect of a place that is dropped (no new text) or worded anew."""
    unit, loc = place.address.unit, place.loc
    if unit in PARTS_OF_A_TEXT:
        return _part_of_a_text(original, place, new)
    if not new:
        return Effect(Claim(loc), value=(loc, None))
    if unit in ENTRIES:
        return Effect(Claim(loc), value=(loc, _entry(original, place, new)))
    text = original.texts[loc]
    length = len(text.source)
    new = " ".join(new.split()) if text.kind == "line" else new
    return Effect(Claim(loc), Edit(text, 0, length, new, (0, length)))


def _entry(original: Original, place: Target, new: str) -> Record:
    unit = place.address.unit
    if unit in POINTS:
        return Point(text=new)
    made = entry(new, ENTRIES[unit])
    if unit is not Unit.ATTACHMENT:
        return made
    number = attachment_numbers(original.paper.attachments)[int(place.loc[-1])]
    return made.model_copy(update={"number": number})


def _part_of_a_text(original: Original, place: Target, new: str) -> Effect:
    """Return the effect on a paragraph or section; a section keeps its heading."""
    text, start, end = place.stretches[0]
    claim = Claim(text.loc, start, end)
    if place.body and new and not _begins_with_a_heading(original, text, new):
        start, new = place.body, f"\n\n{new}"
    return Effect(claim, Edit(text, start, end, new, (start, end)))


def _begins_with_a_heading(original: Original, text: Text, new: str) -> bool:
    first = original.read(text, new)[0]
    return isinstance(first.blocks[0], Heading)


def _insertion(original: Original, place: Target, amendment: Amendment, new: str) -> Insertion:
    behind = amendment.after is not None
    if place.address.unit in PARTS_OF_A_TEXT:
        stretch: Stretch = place.stretches[0]
        at = stretch.end if behind else stretch.start
        return Insertion(stretch.text.loc, at, behind, amendment.number, new)
    at = int(place.loc[-1]) + behind
    made = _entry(original, place, new)
    return Insertion(place.loc[:-1], at, behind, amendment.number, made)
