"""What kind of paper it is, and where its title stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from drafter.importers.draft import Certainty, Said
from drafter.importers.recognise.cutting import columns_of, part_of
from drafter.importers.recognise.labels import Labels, Place, Sighting
from drafter.importers.transcript import Line
from drafter.model.form import Form, PaperKind, SectionKind

FIRST_LINES: Final = 120
KIND_OF: Final = ("art", "typ")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper as it was recognised."""

    kind: PaperKind
    said: Said


def kind_of(lines: Sequence[Line], form: Form, labels: Labels) -> Kind:
    """Return the kind that the title names; without a title, that whose sections the paper has."""
    named = next(_titles(lines[:FIRST_LINES], labels), None)
    if named:
        kind = form.kind(named.label.name)
        if kind:
            return Kind(kind, Said(kind.name))
    resolves = any(_opens(line, labels, SectionKind.RESOLUTION) for line in lines)
    kind = next(
        (k for k in form.kinds if (k.section(SectionKind.RESOLUTION) is not None) is resolves),
        form.kinds[0],
    )
    return Kind(kind, Said(kind.name, Certainty.LIKELY, WHY[resolves]))


WHY: Final = {
    True: "Der Titel fehlt; die Vorlage hat einen Beschlussvorschlag.",
    False: "Der Titel fehlt, und die Vorlage hat keinen Beschlussvorschlag.",
}


def title_at(line: Line, labels: Labels) -> Sighting | None:
    """Return the title of a kind of paper at the beginning of a line, or None."""
    for found in labels.sightings([line.text]):
        if found.label.place is Place.KIND and (found.alone or not found.rest[0].islower()):
            return found
    return None


def _titles(lines: Sequence[Line], labels: Labels) -> Iterator[Sighting]:
    for line in lines:
        for column in columns_of(line):
            found = title_at(column, labels) or _named_title(column, labels)
            if found:
                yield found


def _named_title(line: Line, labels: Labels) -> Sighting | None:
    """Return the title that is all that stands behind a label: „Vorlage-Art: …“."""
    seen = (s for s in labels.sightings([line.text]) if s.label.place is Place.OTHER and s.colon)
    named = (each for each in seen if each.rest and each.label.key.endswith(KIND_OF))
    titles = (title_at(part_of(line, each.end), labels) for each in named)
    return next((title for title in titles if title and title.alone), None)


def _opens(line: Line, labels: Labels, kind: SectionKind) -> bool:
    return any(
        found.label.place is Place.SECTION
        and found.label.name == kind
        and (found.alone or found.colon)
        for found in labels.sightings([line.text])
    )
