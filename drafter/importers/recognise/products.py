"""Product groups of the budget: a code and a name on each line."""

import re
from collections.abc import Iterator
from typing import Final

from drafter.importers.draft import Certainty, Remainder, Said, Value
from drafter.importers.recognise.listing import NOTHING, Entry, entries
from drafter.importers.recognise.parts import Context, Found, Gained

KEY: Final = "produktgruppen"
CODE: Final = (
    r"(?:[A-Z]{1,3}[ .-]?)?\d{1,4}(?:[./-]\d{1,8})+"
    r"|\d{2}(?: \d{2}){1,5}(?: \d{4})?(?!\d)|(?:[A-Z]{1,3}-?)?\d{3,12}"
)
AT_FRONT: Final = re.compile(
    r"(?:(?:Produkt(?:gruppe|bereich)?|PG|PSP-Element|Kostenträger)[\s.:]{0,3}(?:Nr\.?\s?)?)?"
    rf"(?P<code>{CODE})(?![\w%€])"
)
NEXT: Final = re.compile(rf"\s*[,;]\s*(?:und\s+)?(?={CODE})|\s+(?=\d{{2}}\.\d{{2}}\.\d{{2}})")


def product_groups(found: Found, _: Context) -> Gained:
    """Read product groups: code and name; lines without a code are names, and not sure."""
    values: list[Value] = []
    rest: list[Remainder] = []
    for entry in entries(found.parts, lambda words: AT_FRONT.match(words) is not None):
        for words in _several(f"{entry.label} {entry.words}".strip()):
            if NOTHING.fullmatch(words) or not re.search(r"\w", words):
                rest += [Remainder(words, KEY)] if re.search(r"\w", words) else []
            else:
                values.append(dict(_parts(words, entry)))
    return Gained({KEY: tuple(values)} if values else {}, tuple(rest))


def _several(words: str) -> Iterator[str]:
    """Yield the groups of a line: a new one begins at each code that follows a whole one."""
    parts = NEXT.split(words)
    if all(AT_FRONT.match(part) for part in parts):
        yield from parts
    else:
        yield words


def _parts(words: str, entry: Entry) -> Iterator[tuple[str, Said]]:
    match = AT_FRONT.match(words)
    name = (words[match.end() :] if match else words).strip(" \t:,–-")
    if match:
        yield "schluessel", Said(match["code"], page=entry.page)
        if name:
            yield "bezeichnung", Said(name, page=entry.page)
        return
    note = "Hier steht keine Nummer einer Produktgruppe."
    yield "bezeichnung", Said(name, Certainty.LIKELY, note, page=entry.page)
