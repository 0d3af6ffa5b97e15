"""Papers of `inputs/` to files and back: what they say then, and where they say something else."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from drafter import compose
from drafter.document import Document
from drafter.document.blocks import Block, Figure, Image
from drafter.importers.reading import transcribe
from drafter.importers.recognise import recognise
from drafter.importers.recognise.words import words as words_of
from drafter.importers.writing import written
from drafter.pipeline import check
from drafter.pipeline.comparing import compared
from drafter.pipeline.making import make
from drafter.resources import templates_directory
from drafter.source.forms import load_form
from drafter.source.load import Loaded, load_text
from drafter.source.text import SourceText
from tests.importers.paths import INPUTS

FORMATS: Final = ("text", "docx", "pdf")
ENDINGS: Final = (".txt", ".docx", ".pdf")
READING_COPY: Final = ".lesefassung"
CLEAN: Final = ".rein"
FORMS: Final = templates_directory()
WORD: Final = re.compile(r"\w+")


def printed(name: str) -> tuple[Callable[[str], Document], Mapping[str, bytes]]:
    """Return the files of a paper, by what follows its own name (`.pdf`, `.rein.pdf`).

    The function says which Document a file shows. The copy to read is left out: it is the clean
    edition with marks.
    """
    checked = check(INPUTS / f"{name}.yaml")
    assert checked.paper
    made = make(checked, FORMATS, attachments=False)
    files = {key.removeprefix(made.stem): data for key, data in made.files.items()}
    own, changed = says(checked.loaded), compared(checked)
    whole = changed.document if changed and checked.paper.only_changes else own
    wanted = {
        key: data
        for key, data in files.items()
        if key.endswith(ENDINGS) and not key.startswith(READING_COPY)
    }
    return lambda ending: whole if ending.startswith(CLEAN) else own, wanted


def read(data: bytes) -> tuple[str, Document]:
    """Import a file: its YAML file, and what that says."""
    draft = recognise(transcribe(data), FORMS)
    text = written(draft, load_form(draft.form, FORMS), FORMS)
    source = SourceText("import.yaml", text)
    return text, says(load_text(source, Path("import.yaml"), forms=FORMS))


def says(loaded: Loaded) -> Document:
    """Return the Document of a paper that loads."""
    assert loaded.paper, loaded.findings
    assert loaded.form
    return compose.document(loaded.paper, loaded.form)


def differences(one: Document, other: Document) -> Iterator[str]:
    """Yield the names of what is not the same in two Documents: parts of the head, sections."""
    for name in ("title", "author", "reference", "date"):
        if getattr(one, name) != getattr(other, name):
            yield name
    ours = {section.id: section.blocks for section in one.sections}
    theirs = {section.id: section.blocks for section in other.sections}
    for key in dict.fromkeys([*ours, *theirs]):
        if tuple(map(_even, ours.get(key, ()))) != tuple(map(_even, theirs.get(key, ()))):
            yield key


def _even(block: Block) -> Block:
    """Return a block as all files can hold it: pictures have no names in print."""
    if isinstance(block, Figure) and isinstance(block.content, Image):
        return Figure(Image("picture"), block.alternative, block.caption)
    return block


def lost(wanted: Document, found: Document, text: str) -> frozenset[str]:
    """Return the words of a Document that neither the one that came back nor its file has."""
    return _words(wanted) - _words(found) - frozenset(WORD.findall(text))


def _words(document: Document) -> frozenset[str]:
    return frozenset(
        word for each in document.sections for word in WORD.findall(words_of(each.blocks))
    )
