"""Where a list of bodies ends although no label ends it: running text begins there."""

import re
from dataclasses import replace
from typing import Final

from drafter.importers.recognise.layout import BELOW, Layout
from drafter.importers.recognise.vocabulary import UNDATED

LEAST_PROSE: Final = 60
LONGEST_SENTENCE: Final = 300
VERB: Final = re.compile(
    r"(?<![^\W\d_])(?:wird|werden|wurden?|ist|sind|hat|haben|hatten?|soll(?:en)?|kann|können|muss"
    r"|müssen)(?![^\W\d_])"
)
SENTENCE_END: Final = re.compile(r"[^\W\d_][.:!?]\s")
SENTENCE_BEGINS: Final = re.compile(
    r"(?<![^\W\d_])(?:Der|Die|Das|Den|Dem|Des|Eine?|Für|Im|In|Mit|Es|Zur|Zum|Nach|Auf|Aus|Bei"
    r"|Durch|Hierzu|Über|Vom|Von|Am|Als|Da|Um)\s"
)


def before_prose(layout: Layout) -> Layout:
    """Return a list up to the sentence that follows it, where no label ends it; the rest is beyond.

    A sentence is told by its verb, in a line that is longer than a row of columns.
    """
    if layout.is_table:
        return layout
    for at, piece in enumerate(layout.pieces):
        begin = _sentence(piece.text) if len(piece.text) >= LEAST_PROSE else None
        if begin is not None:
            kept = replace(piece, text=piece.text[:begin].rstrip())
            rest = (piece.text[begin:], *(one.text for one in layout.pieces[at + 1 :]))
            pieces = (*layout.pieces[:at], *((kept,) if kept.text else ()))
            return Layout(pieces, BELOW.join(filter(None, (*rest, layout.beyond))))
    return layout


def _sentence(text: str) -> int | None:
    """Return where the sentence of the first verb in a text begins, as far as that is seen."""
    plain = UNDATED.sub(lambda found: "\x00" * len(found[0]), text)
    verb = VERB.search(plain)
    if verb is None:
        return None
    ends = SENTENCE_END.finditer(plain, max(0, verb.start() - LONGEST_SENTENCE), verb.start())
    after = max((end.end() for end in ends), default=max(0, verb.start() - LONGEST_SENTENCE))
    first = SENTENCE_BEGINS.search(plain, after, verb.start())
    return first.start() if first else verb.start()
