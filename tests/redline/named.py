"""Documents for tests of the change list: the catalogue's notation, with names of sections."""

from dataclasses import replace

from drafter import redline
from drafter.redline import Change
from tests.redline.notation import document

NAMES = {
    "text": "Begründung",
    "beratungsgegenstand": "Beratungsgegenstand",
    "beschlussvorschlag": "Beschlussvorschlag",
    "begruendung": "Begründung",
    "anlagen": "Anlagen",
    "beratungsfolge": "Beratungsfolge",
    "ziele": "Ziele",
}


def tree_of(old: str, new: str) -> redline.Redline:
    """Compare two texts in the catalogue's notation."""
    documents = (document(text) for text in (old, new))
    named = (
        replace(made, sections=tuple(replace(each, name=NAMES[each.id]) for each in made.sections))
        for made in documents
    )
    return redline.compare(*named)


def changes_of(old: str, new: str) -> tuple[Change, ...]:
    return redline.changes(tree_of(old, new))
