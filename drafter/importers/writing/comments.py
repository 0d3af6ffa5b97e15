"""Comments in the YAML file: how sure its values are, and what has no place in it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from drafter.german.dates import format_date
from drafter.importers.draft import Certainty, Remainder, Said, Value
from drafter.importers.writing.scalars import WIDTH, clean, filled

LONGEST: Final = 400  # letters of a value that is only told
PLEASE: Final = "Bitte durchsehen, bevor die Vorlage weitergeht."
LEGEND: Final = (
    "„bitte prüfen“ heißt: Der Wert darunter ist wahrscheinlich richtig. „unsicher, nicht "
    "übernommen“ heißt: Er steht nur in der Bemerkung. „nicht zugeordnet“ heißt: Die Worte stehen "
    "in der Datei, aber es ist nicht zu erkennen, wohin sie gehören."
)


def head(origin: str, day: date | None, notes: Sequence[str]) -> Iterator[str]:
    """Yield the comment at the head of the file: where it comes from, and what its words mean."""
    when = f" am {format_date(day)}" if day else ""
    yield from comment(f"Eingelesen{f' aus „{origin}“' if origin else ''}{when}. {PLEASE}")
    yield from comment(LEGEND)
    for note in notes:
        yield from comment(note)


def doubts(value: Value, key: str = "") -> Iterator[str]:
    """Yield the comments about all values below one that are not sure.

    `key` is the key to name, empty where the value stands right below the comment.
    """
    match value:
        case Said():
            yield from _doubt(value, key)
        case Mapping():
            for name, part in value.items():
                yield from doubts(part, name)
        case _:
            for part in value:
                yield from doubts(part, key)


def _doubt(said: Said, key: str) -> Iterator[str]:
    told = f", {key}" if key else ""
    if said.certainty is Certainty.LIKELY and said.text:
        words = f"In der Datei: {_shown(said.words)}." if said.words else ""
        sentence = " ".join(filter(None, (said.note, words, _page(said))))
        yield from comment(f"bitte prüfen{told}: {sentence}" if sentence else f"bitte prüfen{told}")
    elif said.certainty is Certainty.UNSURE and (said.text or said.words or said.note):
        shown = _shown(said.words or said.text)
        sentence = " ".join(filter(None, (shown, said.note, _page(said))))
        yield from comment(f"unsicher, nicht übernommen{told}: {sentence}")


def _page(said: Said) -> str:
    return f"(Seite {said.page})" if said.page else ""


def _shown(words: str) -> str:
    text = " ".join(words.split())
    return f"„{text[:LONGEST]}{'…' if len(text) > LONGEST else ''}“" if text else ""


def rest(remainder: Remainder) -> Iterator[str]:
    """Yield words that have no home, whole."""
    yield "# nicht zugeordnet, bitte einordnen:"
    for line in clean(remainder.words).split("\n"):
        if line.strip():
            yield from (f"#   {part}" for part in filled(line.strip(), WIDTH - 4))


def comment(sentence: str) -> Iterator[str]:
    """Yield a sentence as comment lines; those after the first are indented."""
    text = " ".join(clean(sentence).split())
    for number, line in enumerate(filled(text, WIDTH - 4)):
        yield f"#   {line}" if number else f"# {line}"
