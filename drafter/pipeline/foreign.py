"""An original that is no YAML file: read in, and compared as if it had been one.

What was understood is composed as any paper is. What was not stands as plain paragraphs in the
section in which the file has it, so that no word of the file is left out of the comparison.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from drafter import compose
from drafter.deliver.digests import file_sha512
from drafter.document import Document
from drafter.document.blocks import Paragraph, Section, inline
from drafter.german.wording import count, listed
from drafter.importers.declined import Declined
from drafter.importers.draft import Certainty, Draft, Said, Value
from drafter.importers.reading.apart import transcribe_apart
from drafter.importers.recognise import recognise
from drafter.importers.writing import written
from drafter.pipeline.originals import Original
from drafter.pipeline.proof import reread
from drafter.source import Loaded
from drafter.source.assets import Asset, PictureRefused, looked_at
from drafter.source.forms import load_form
from drafter.source.load import load_text
from drafter.source.text import SourceText

REST: Final = "nicht_zugeordnet"
"""The section for what the file has before its first section."""


def read_in(path: Path, name: str, forms: Path) -> Original:
    """Read a PDF, Word or text file as the original of a Nachtrag.

    Raises:
        ValueError: if it is declined or not to be read; a German sentence says why and what to do.
    """
    try:
        digest = file_sha512(path)
        transcript = transcribe_apart(path)
    except OSError:
        raise ValueError(
            f"Die Ursprungsvorlage „{name}“ lässt sich nicht lesen. Bitte Leserechte prüfen."
        ) from None
    except Declined as problem:
        raise ValueError(f"Die Ursprungsvorlage „{name}“ wird nicht gelesen: {problem}") from None
    if transcript.sources:
        return Original(_own(path, dict(transcript.sources), forms, digest))
    draft = recognise(transcript, forms)
    made = load_text(
        SourceText(name, written(draft, load_form(draft.form, forms), forms)), path, forms=forms
    )
    carried = _pictures(draft.pictures)
    loaded = replace(made, made_of=digest, carried=carried)
    return Original(loaded, _all_words(loaded, draft), _told(name, draft))


def _own(path: Path, files: Mapping[str, bytes], forms: Path, digest: str) -> Loaded:
    """Load the source that a PDF of this program carries; the YAML file is the first."""
    name = next(iter(files))
    loaded = reread(name, files, forms)
    pictures = _pictures(tuple(files.items())[1:])
    return replace(loaded, path=path, texts=(), sought=(), made_of=digest, carried=pictures)


def _pictures(files: Iterable[tuple[str, bytes]]) -> Mapping[str, Asset]:
    """Return the files that are pictures which can be printed."""
    found: dict[str, Asset] = {}
    for name, data in files:
        with suppress(PictureRefused):
            found[name] = looked_at(data, name)
    return found


def _all_words(loaded: Loaded, draft: Draft) -> Document | None:
    """Return the words of what was understood, with those of what was not."""
    if loaded.paper is None or loaded.form is None:
        return None
    document = compose.document(loaded.paper, loaded.form)
    kind = loaded.form.kind(loaded.paper.kind)
    known = {section.id: section for section in document.sections}
    order = [each.id for each in kind.sections] if kind else []
    rest = tuple(_rest(draft))
    sections = (_section(name, known.get(name), rest) for name in order)
    homeless = _section(REST, None, [(REST, words) for near, words in rest if near not in order])
    return replace(document, sections=tuple(each for each in (*sections, homeless) if each))


def _section(
    name: str, composed: Section | None, rest: Iterable[tuple[str, str]]
) -> Section | None:
    """Return a section with the words that stand in it and were not understood."""
    plain = tuple(Paragraph(inline(words)) for near, words in rest if near == name)
    if composed is None:
        return Section(name, (), plain) if plain else None
    return replace(composed, blocks=(*composed.blocks, *plain))


def _rest(draft: Draft) -> Iterator[tuple[str, str]]:
    """Yield what was not understood: the section where it stands, and its words."""
    for remainder in draft.remainders:
        yield remainder.near, remainder.words
    for key, value in draft.values.items():
        yield from ((key, said.words or said.text) for said in _unsure(value))


def _unsure(value: Value) -> Iterator[Said]:
    if isinstance(value, Said):
        if value.certainty is Certainty.UNSURE:
            yield value
    else:
        for part in value.values() if isinstance(value, Mapping) else value:
            yield from _unsure(part)


def _told(name: str, draft: Draft) -> str:
    """Return the sentence about an original that was read in."""
    rest = tuple(_rest(draft))
    said = f"Die Ursprungsvorlage „{name}“ ist eingelesen."
    if rest:
        places = listed(tuple(dict.fromkeys(near or "am Anfang" for near, _ in rest)))
        stretches = count(len(rest), "Stelle ist", "Stellen sind")
        said += (
            f" {stretches} nicht zugeordnet ({places}) und als einfacher Text verglichen. Bitte "
            f"dort ansehen, oder die Vorlage mit „drafter import“ übernehmen und berichtigen."
        )
    return " ".join((said, *draft.notes))
