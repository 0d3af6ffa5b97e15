"""Reading a file in a process of its own, with limits on time and memory."""

import json
from pathlib import Path
from typing import Final

from drafter.facts.apart import Limits, Unreadable, ask
from drafter.importers.declined import Declined, Reason
from drafter.importers.stored import from_json
from drafter.importers.transcript import Transcript

MIB: Final = 1024 * 1024
READING: Final = Limits(seconds=60, processor_seconds=45, memory=1536 * MIB)
REFUSED: Final = b'{"reason"'


def transcribe_apart(path: Path, limits: Limits = READING) -> Transcript:
    """Read a file, whoever made it; it can do no harm to this process.

    Raises:
        Declined: if it is not read, exceeds a limit, or ends its reader.
    """
    try:
        answered = ask("drafter.importers.reading.answering", path, (), limits)
    except Unreadable as problem:
        raise Declined(Reason.LIMIT, str(problem)) from None
    if answered.startswith(REFUSED):
        told = json.loads(answered)
        raise Declined(Reason(told["reason"]), told["sentence"])
    return from_json(answered)
