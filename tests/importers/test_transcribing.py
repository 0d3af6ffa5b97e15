"""Files are told apart by their first bytes, and a stranger's file is read in a child."""

from pathlib import Path

import pytest

from drafter.facts.apart import Limits
from drafter.importers.declined import Declined, Reason
from drafter.importers.reading import apart, transcribe
from drafter.importers.reading.apart import transcribe_apart
from drafter.importers.transcript import Source


@pytest.mark.parametrize(
    ("data", "reason", "word"),
    [
        (b"", Reason.EMPTY, "leer"),
        (b"{\\rtf1 Beschlussvorlage}", Reason.UNKNOWN_KIND, "docx"),
        (b"%PDF-1.7\nnothing of a PDF", Reason.DAMAGED, "Bitte"),
        (b"PK\x03\x04nothing of a package", Reason.DAMAGED, "Bitte"),
    ],
)
def test_what_is_not_read_is_declined_with_a_word(data: bytes, reason: Reason, word: str) -> None:
    with pytest.raises(Declined, match=word) as caught:
        transcribe(data)
    assert caught.value.reason is reason


def test_a_text_is_read_in_a_child_like_here(tmp_path: Path) -> None:
    path = tmp_path / "alt.txt"
    path.write_text("Beschlussvorlage\n\nDer Rat beschließt die Satzung.\n", encoding="utf-8")
    assert transcribe_apart(path) == transcribe(path.read_bytes())
    assert transcribe_apart(path).source is Source.TEXT


def test_a_child_tells_why_a_file_is_declined(tmp_path: Path) -> None:
    path = tmp_path / "alt.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing of a PDF")
    with pytest.raises(Declined) as caught:
        transcribe_apart(path)
    assert caught.value.reason is Reason.DAMAGED


def test_a_child_that_needs_too_long_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "alt.txt"
    path.write_text("Der Rat beschließt. " * 99, encoding="utf-8")
    at_once = Limits(seconds=0, processor_seconds=1, memory=512 * apart.MIB)
    with pytest.raises(Declined) as caught:
        transcribe_apart(path, at_once)
    assert caught.value.reason is Reason.LIMIT
