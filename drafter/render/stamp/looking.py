"""What is known of a file that is to be an attachment before its pages are read; kept for later.

Looking needs a library that takes long to import, so what was seen is kept by the file's hash, and
`drafter check` is spared it as long as the files stay the same.
"""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Final

from drafter.cache import Cache, found_or_made
from drafter.render.programs import version

FORMAT: Final = 1
"""To be raised when `opening` or `sheets` come to see a file otherwise."""

LIBRARY: Final = "pikepdf"
MIB: Final = 1024 * 1024
MOST_BYTES = 100 * MIB


class Refused(ValueError):
    """A file that can be no attachment; the German sentence says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen of an attachment before its pages are read.

    `doubt` says in German why it gets no stamp, as the end of „weil …“; "" where it can have one.
    `refusal` is the sentence that says why it can be no attachment; "" where it can.
    """

    pages: int
    doubt: str = ""
    refusal: str = ""


def too_big() -> Refused:
    """Return the error about a file that is too big for an attachment."""
    return Refused(
        f"Die Datei ist größer als {MOST_BYTES // MIB} MB. Bitte kleiner speichern oder in mehrere "
        "Anlagen teilen."
    )


def known_look(data: bytes, cache: Cache | None) -> Look:
    """Look at a file, or return what was seen of the same bytes before.

    Raises:
        Refused: if it can be no attachment.
    """
    name = f"anlage-{FORMAT}-{version(LIBRARY)}-{sha256(data).hexdigest()}"
    seen = Look(**json.loads(found_or_made(cache, name, lambda: _seen(data))))
    if seen.refusal:
        raise Refused(seen.refusal)
    return seen


def _seen(data: bytes) -> bytes:
    from drafter.render.stamp.opening import look

    try:
        seen = look(data)
    except Refused as refusal:
        seen = Look(0, refusal=str(refusal))
    return json.dumps(asdict(seen)).encode()
