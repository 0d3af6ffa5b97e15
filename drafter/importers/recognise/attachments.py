"""Attachments as a paper lists them: number, title, and what stands in brackets behind it."""

import re
from collections.abc import Iterator
from typing import Final

from drafter.importers.draft import Certainty, Remainder, Said, Value
from drafter.importers.recognise.listing import NOTHING, Entry, entries
from drafter.importers.recognise.parts import Context, Found, Gained
from drafter.model.form import Form
from drafter.model.scalars import AttachmentState, Publicity

KEY: Final = "anlagen"
WORD: Final = r"(?:Anlagen?|Anlg\.|Anl\.)"
NUMBERED: Final = re.compile(
    rf"(?:{WORD}\s{{0,2}}(?:Nr\.?\s?)?(?P<number>\d{{1,3}})(?![\w.]*\d)(?P<letter>\s?[a-z](?!\w))?|(?P<counted>\d{{1,2}})[.)](?!\d))"
    r"\s{0,3}[:.)–-]?\s{0,3}"
)
LETTERED: Final = re.compile(rf"{WORD}\s[A-Z](?!\w)")
INLINE: Final = re.compile(
    rf"\s*[,;]?\s+(?={WORD}\s?\d{{1,3}}\b)|(?<=[a-zäöüß])(?={WORD}\s?\d{{1,3}}[^\d.])"
)
ONLY_WORD: Final = re.compile(rf"{WORD}(?:/n|\(n\))?\s?:?")
COUNT: Final = re.compile(r"\d{1,3}(?:\s+Anlagen?)?\.?|(?:siehe|s\.)\s+.*|liegt?.*", re.IGNORECASE)
SPILT: Final = re.compile(r"\bSeite \d")
REMARK: Final = re.compile(r"\s*\((?P<remark>[^()]{2,160})\)$")
PUBLICITY: Final = re.compile(
    r"(?P<word>(?:nicht[\s-]?)?öffentlich)(?::\s*(?P<ground>.+))?", re.IGNORECASE
)


def attachments(found: Found, context: Context) -> Gained:
    """Read attachments, each with its number where it is not that of its place in the list."""
    values: list[Value] = []
    rest: list[Remainder] = []
    for entry in entries(found.parts, _begins):
        for words in INLINE.split(entry.words):
            if not re.search(r"\w", words) or ONLY_WORD.fullmatch(words):
                continue
            if NOTHING.fullmatch(words) or COUNT.fullmatch(words):
                rest.append(Remainder(words, KEY))
            else:
                values.append(dict(_parts(words, entry, len(values) + 1, context.form)))
    return Gained({KEY: tuple(values)} if values else {}, tuple(rest))


def _begins(words: str) -> bool:
    """Whether a line begins with „Anlage“ and a number or letter, or with a number."""
    return bool(NUMBERED.match(words) or LETTERED.match(words))


def _parts(words: str, entry: Entry, place: int, form: Form) -> Iterator[tuple[str, Said]]:
    own = NUMBERED.match(words)
    match = own or NUMBERED.fullmatch(f"{entry.label} ")
    number = int(match["number"] or match["counted"]) if match else place
    title = words[own.end() :] if own and not own["letter"] else words
    remark = REMARK.search(title)
    marks = dict(_marks(remark["remark"], form)) if remark else {}
    bare = title[: remark.start()] if remark and marks else title
    if number != place:
        yield "nummer", Said(str(number))
    yield "titel", _title(bare.strip(" :–-") or words, entry, numbered=match is not None)
    yield from marks.items()


def _title(words: str, entry: Entry, numbered: bool) -> Said:
    if SPILT.search(words):
        note = "Hinter der Anlage steht noch anderes."
        return Said(words, Certainty.UNSURE, note, words, page=entry.page)
    if numbered or entry.label:
        return Said(words, page=entry.page)
    note = "Die Zeile ist als Titel einer Anlage gelesen."
    return Said(words, Certainty.LIKELY, note, page=entry.page)


def _marks(remark: str, form: Form) -> Iterator[tuple[str, Said]]:
    """Yield what a remark says: public or not and why, its state; nothing if it says more."""
    found: dict[str, Said] = {}
    for part in (part.strip() for part in remark.split(";")):
        public = PUBLICITY.fullmatch(part)
        if public:
            secret = public["word"].casefold().startswith("nicht")
            word = Publicity.NON_PUBLIC if secret else Publicity.PUBLIC
            found["beratung"] = Said(word.value)
            if public["ground"]:
                found["grund"] = _ground(public["ground"], form)
        elif part in [*AttachmentState]:
            found["stand"] = Said(part)
        else:
            return
    yield from found.items()


def _ground(words: str, form: Form) -> Said:
    if words in form.non_public_grounds:
        return Said(words)
    note = "Dieser Grund steht nicht in der Liste des Formulars."
    return Said(words, Certainty.LIKELY, note)
