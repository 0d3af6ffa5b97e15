import codecs

import pytest

from drafter.importers.declined import Declined, Reason
from drafter.importers.reading.plain.decoding import decoded

TEXT = "Der Rat beschließt: Straßen für 1.000 €\nÄnderung – „Größe“"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
)
def test_the_same_letters_whatever_encoding(data: bytes) -> None:
    assert decoded(data) == TEXT


@pytest.mark.parametrize("encoding", ["cp850", "mac-roman", "latin-1"])
def test_older_encodings_are_told_by_their_umlauts(encoding: str) -> None:
    text = "Beschlußvorschlag für die Änderung der Größe über Straßen"
    assert decoded(text.encode(encoding)) == text


def test_a_spoiled_byte_among_utf8_is_no_other_encoding() -> None:
    text = "Über die Änderung für größere Straßen, äußerst schön" * 5
    data = text.encode() + b"\xff"
    assert decoded(data) == text + "\ufffd"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 3,
        b"<!DOCTYPE html><html><body>Der Rat</body></html>",
        b"<?xml version='1.0'?><a/>",
        b"{\\rtf1 Der Rat}",
    ],
)
def test_other_kinds_of_files_are_declined(data: bytes) -> None:
    with pytest.raises(Declined) as told:
        decoded(data)
    assert told.value.reason is Reason.UNKNOWN_KIND
    assert "Bitte" in str(told.value)
