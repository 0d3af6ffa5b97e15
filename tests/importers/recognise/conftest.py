"""Papers as text layers have them, made up, and what is recognised in them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.importers.draft import Certainty, Draft, Said, Value
from drafter.importers.reading.text import transcribe
from drafter.importers.recognise import recognise

FORMS = Path(__file__).parents[3] / "templates"
Read = Callable[[str], Draft]


@pytest.fixture(scope="session")
def read() -> Read:
    return lambda text: recognise(transcribe(text.encode()), FORMS)


def claimed(value: Value | None) -> object:
    """Return what is claimed of a value: its texts, without those that are unsure."""
    match value:
        case None:
            return None
        case Said():
            return value.text if value.certainty > Certainty.UNSURE else None
        case tuple():
            return tuple(claimed(each) for each in value)
        case _:
            said = {key: claimed(each) for key, each in value.items()}
            return {key: each for key, each in said.items() if each is not None}


def words_of(draft: Draft) -> str:
    """Return all words that a draft has, in values, doubts and remainders."""
    return "\n".join([*(w for v in draft.values.values() for w in _words(v)), *_rest(draft)])


def _rest(draft: Draft) -> list[str]:
    return [remainder.words for remainder in draft.remainders]


def _words(value: Value) -> list[str]:
    match value:
        case Said():
            return [value.text, value.words]
        case tuple():
            return [word for each in value for word in _words(each)]
        case _:
            return [word for each in value.values() for word in _words(each)]
