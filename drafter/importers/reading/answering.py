"""The look at one file of a stranger: done in a child process (`drafter.facts.apart`)."""

import json
from pathlib import Path

from drafter.importers.declined import Declined
from drafter.importers.reading.transcribing import transcribe
from drafter.importers.stored import to_json


def answer(path: Path, _words: tuple[str, ...]) -> bytes:
    """Read a file; answer its Transcript, or an object that says why it is declined."""
    try:
        return to_json(transcribe(path.read_bytes()))
    except Declined as problem:
        return json.dumps({"reason": problem.reason, "sentence": str(problem)}).encode()
