"""Files that are not read, each with a word that says what to do."""

import struct
import zipfile
from io import BytesIO

import pytest

from drafter.importers.declined import Declined, Reason
from drafter.importers.reading.word import package, transcribe
from tests.importers.word.packages import docx, p, packed, r
from tests.importers.word.test_surroundings import IMAGES, MEDIA, drawing
from tests.word.parts import opened

COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")
GOOD = docx(p("Der Rat beschließt."))


def replaced(name: str, data: str | bytes) -> bytes:
    return packed({**opened(GOOD).parts, name: data})


def nested(depth: int) -> str:
    return "<w:smartTag>" * depth + r("tief") + "</w:smartTag>" * depth


def encrypted(data: bytes) -> bytes:
    """Return a package whose directory says that its members are encrypted (bit 0 of the flags)."""
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + struct.pack("<H", 1) + data[at + 2 :]


def boasting(data: bytes, size: int) -> bytes:
    """Return a package whose directory tells another size of its first member."""
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + struct.pack("<I", size) + data[at + 4 :]


def squeezed_otherwise() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", "x" * 99)
    return out.getvalue()


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "reason", "words"),
    [
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), Reason.LOCKED, "ohne Kennwort"),
        (COMPOUND + "WordDocument".encode("utf-16-le"), Reason.UNKNOWN_KIND, "als .docx speichern"),
        (COMPOUND, Reason.UNKNOWN_KIND, "keine Word-Datei"),
        (packed({"content.xml": "<x/>"}), Reason.UNKNOWN_KIND, "als .docx speichern"),
        (packed({"xl/workbook.xml": "<x/>"}), Reason.UNKNOWN_KIND, "Excel"),
        (packed({"ppt/presentation.xml": "<x/>"}), Reason.UNKNOWN_KIND, "PowerPoint"),
        (packed({"a.txt": "x"}), Reason.UNKNOWN_KIND, "keine Word-Datei"),
        (replaced("word/document.xml", "<x/>"), Reason.UNKNOWN_KIND, "keine Word-Datei"),
        (replaced("word/document.xml", b""), Reason.DAMAGED, "beschädigt"),
        (replaced("word/document.xml", f"{BOMB}<x>&b;</x>"), Reason.DAMAGED, "beschädigt"),
        (replaced("_rels/.rels", "<unten"), Reason.DAMAGED, "beschädigt"),
        (GOOD[: len(GOOD) // 2], Reason.DAMAGED, "beschädigt"),
        (encrypted(GOOD), Reason.LOCKED, "ohne Kennwort"),
        (squeezed_otherwise(), Reason.DAMAGED, "beschädigt"),
        (boasting(GOOD, 2**31), Reason.LIMIT, "zu groß"),
        (boasting(GOOD, 7), Reason.DAMAGED, "beschädigt"),
        (docx(p(nested(package.DEEPEST))), Reason.LIMIT, "zu groß"),
        (docx(p()), Reason.EMPTY, "keinen Text"),
        (docx(p(r("versteckt", "<w:vanish/>"))), Reason.EMPTY, "keinen Text"),
    ],
)
def test_files_that_are_not_read(data: bytes, reason: Reason, words: str) -> None:
    with pytest.raises(Declined, match=words) as caught:
        transcribe(data)
    assert caught.value.reason is reason
    assert "Bitte" in str(caught.value)


def test_pictures_without_text_are_a_scan() -> None:
    made = packed({**opened(docx(p(drawing("a")), *IMAGES)).parts, **MEDIA})
    with pytest.raises(Declined) as caught:
        transcribe(made)
    assert caught.value.reason is Reason.SCAN


@pytest.mark.parametrize(
    ("limit", "most"), [("MOST_MEMBERS", 2), ("MOST_OF_XML", 300), ("MOST_IN_ALL", 300)]
)
def test_limits_hold(limit: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, limit, most)
    with pytest.raises(Declined) as caught:
        transcribe(GOOD)
    assert caught.value.reason is Reason.LIMIT


def test_depth_that_is_allowed_is_read() -> None:
    (line,) = transcribe(docx(p(nested(package.DEEPEST - 10)))).lines()
    assert line.text == "tief"
