"""Files that are none, too large, in the wrong encoding, or outside the paper's folder."""

import os
import time
from pathlib import Path

import pytest

from drafter.findings import Finding
from drafter.source import load
from tests.source.conftest import MINIMAL, Load, Told

HUGE = 100 * 1024 * 1024


def only(path: Path) -> Finding:
    result = load(path, "p.yaml")
    assert result.paper is None
    (finding,) = result.findings
    assert finding.blocks_drafts
    assert finding.place.file == "p.yaml"
    return finding


def test_a_missing_file(tmp_path: Path) -> None:
    finding = only(tmp_path / "fehlt.yaml")
    assert (finding.code, str(finding.place)) == ("datei-unlesbar", "p.yaml:1:1")
    assert "gibt es nicht" in finding.message


def test_a_file_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("x")
    assert "gibt es nicht" in only(tmp_path / "a.yaml" / "b.yaml").message


def test_a_folder(tmp_path: Path) -> None:
    assert "keine Datei" in only(tmp_path).message


def test_a_name_too_long_for_the_disk(tmp_path: Path) -> None:
    assert "lässt sich nicht lesen" in only(tmp_path / ("x" * 300)).message


def test_a_fifo_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rohr.yaml")
    assert "keine Datei" in only(tmp_path / "rohr.yaml").message


def test_a_loop_of_links(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert "lässt sich nicht lesen" in only(tmp_path / "a").message


def test_a_file_without_the_right_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "geheim.yaml"
    path.write_text(MINIMAL)
    path.chmod(0)
    if os.access(path, os.R_OK):  # root reads everything
        denied = PermissionError(13, "Permission denied")
        monkeypatch.setattr(Path, "open", lambda *_, **__: (_ for _ in ()).throw(denied))
    assert "Leserechte" in only(path).message


def test_a_file_of_100_mb_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "riese.yaml"
    with path.open("wb") as stream:
        stream.truncate(HUGE)
    start = time.process_time()
    assert "größer als 2 MiB" in only(path).message
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "p.yaml:1:1", "keine Textdatei"),
        (MINIMAL.encode("utf-16"), "p.yaml:1:1", "als Text (UTF-8) speichern"),
        (MINIMAL.encode("utf-32"), "p.yaml:1:1", "als Text (UTF-8) speichern"),
        (MINIMAL.encode("latin-1"), "p.yaml:4:15", "nicht in UTF-8"),
        (b"\xef\xbb\xbf" + MINIMAL.encode("latin-1"), "p.yaml:4:15", "nicht in UTF-8"),
        (MINIMAL.replace("\n", "\r").encode("latin-1"), "p.yaml:4:15", "nicht in UTF-8"),
        ("a: ä\nb: ö".encode() + b"\xfc", "p.yaml:2:5", "nicht in UTF-8"),
        (MINIMAL.encode() + b"ziele: \xc3", "p.yaml:6:8", "nicht in UTF-8"),
        (b"a: \xed\xa0\x80", "p.yaml:1:4", "nicht in UTF-8"),
        (b"a: b\x07", "p.yaml:1:5", "U+0007"),
        (b"a: b\r\nc: \x1b[31m", "p.yaml:2:4", "U+001B"),
        (b"a: \xc2\x85b", "p.yaml:1:4", "U+0085"),
        (b"a: \xe2\x80\xa8b", "p.yaml:1:4", "U+2028"),
        (b"a: \xef\xbf\xbeb", "p.yaml:1:4", "U+FFFE"),
    ],
)
def test_what_is_no_clean_utf8_text(data: bytes, place: str, words: str, loaded: Load) -> None:
    (finding,) = loaded(data).findings
    assert (finding.code, str(finding.place)) == ("datei-unlesbar", place)
    assert words in finding.message


SPOILED = MINIMAL + "datum: 31.02.2022\n"


@pytest.mark.parametrize(
    "data",
    [
        SPOILED.encode(),
        b"\xef\xbb\xbf" + SPOILED.encode(),
        SPOILED.replace("\n", "\r\n").encode(),
        SPOILED.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + SPOILED.replace("\n", "\r\n").encode(),
    ],
    ids=["plain", "bom", "crlf", "cr", "bom-crlf"],
)
@pytest.mark.usefixtures("reader")
def test_line_ends_and_byte_order_marks_move_no_place(data: bytes, told: Told) -> None:
    assert told(data) == ["6:8 wert-ungueltig"]


def include(folder: Path, name: str) -> list[Finding]:
    path = folder / "papier.yaml"
    path.write_text(f'{MINIMAL}begruendung: {{datei: "{name}"}}\n', encoding="utf-8")
    result = load(path, "p.yaml")
    assert result.paper is None
    return list(result.findings)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../../etc/passwd", "außerhalb des Ordners"),
        ("../papier.yaml", "außerhalb des Ordners"),
        ("a/../../b.md", "außerhalb des Ordners"),
        ("/etc/passwd", "kein Dateiname im Ordner"),
        ("file:///etc/passwd", "kein Dateiname im Ordner"),
        ("C:/text.md", "kein Dateiname im Ordner"),
        ("..\\\\text.md", "kein Dateiname im Ordner"),
        ("fehlt.md", "gibt es im Ordner der Vorlage nicht"),
        (".", "gibt es im Ordner der Vorlage nicht"),
        ("x" * 5_000, "gibt es im Ordner der Vorlage nicht"),
    ],
)
def test_a_text_outside_the_folder_or_missing(name: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("geheim")
    folder = tmp_path / "vorlage"
    folder.mkdir()
    (finding,) = include(folder, name)
    assert (finding.code, str(finding.place)) == ("datei-fehlt", "p.yaml:6:22")
    assert words in finding.message
    assert len(finding.message) < 300


def test_a_link_that_leads_out_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "vorlage"
    folder.mkdir()
    (tmp_path / "geheim.md").write_text("geheim")
    (folder / "text.md").symlink_to(tmp_path / "geheim.md")
    (finding,) = include(folder, "text.md")
    assert "außerhalb des Ordners" in finding.message


def test_a_linked_folder_that_leads_out(tmp_path: Path) -> None:
    folder = tmp_path / "vorlage"
    folder.mkdir()
    (tmp_path / "geheim.md").write_text("geheim")
    (folder / "unten").symlink_to(tmp_path)
    (finding,) = include(folder, "unten/geheim.md")
    assert "außerhalb des Ordners" in finding.message


def test_a_fifo_as_text_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rohr.md")
    (finding,) = include(tmp_path, "rohr.md")
    assert finding.code == "datei-fehlt"


def test_a_text_of_100_mb_is_named(tmp_path: Path) -> None:
    with (tmp_path / "riese.md").open("wb") as stream:
        stream.truncate(HUGE)
    (finding,) = include(tmp_path, "riese.md")
    assert (finding.code, finding.place.file) == ("datei-unlesbar", "riese.md")
    assert "größer als 2 MiB" in finding.message


def test_a_text_in_latin_1_is_named_with_its_own_place(tmp_path: Path) -> None:
    (tmp_path / "text.md").write_bytes("Zeile\nGrün".encode("latin-1"))
    (finding,) = include(tmp_path, "text.md")
    assert str(finding.place) == "text.md:2:3"


def test_an_empty_text_is_told_in_the_text(tmp_path: Path) -> None:
    (tmp_path / "text.md").write_bytes(b"\n")
    (finding,) = include(tmp_path, "text.md")
    assert str(finding.place) == "text.md:1:1"


def test_a_text_beside_the_paper_is_read_with_its_places(tmp_path: Path) -> None:
    (tmp_path / "unter").mkdir()
    (tmp_path / "unter" / "text.md").write_text("## Kopf\n\nEin Wort.", encoding="utf-8")
    path = tmp_path / "papier.yaml"
    path.write_text(f"{MINIMAL}begruendung:\n  datei: unter/text.md\n", encoding="utf-8")
    result = load(path, "ordner/p.yaml")
    assert result.paper is not None
    text = result.paper.rationale or ""
    place = result.origins.place(("begruendung",), text, text.index("Wort"))
    assert str(place) == "ordner/unter/text.md:3:5"


@pytest.mark.parametrize(("disk", "paper"), [("\u00fc", "u\u0308"), ("u\u0308", "\u00fc")])
def test_umlauts_of_a_name_may_be_composed_otherwise(
    loaded: Load, tmp_path: Path, disk: str, paper: str
) -> None:
    (tmp_path / f"Begr{disk}ndung.md").write_text("Text", encoding="utf-8")
    found = loaded(f"{MINIMAL}begruendung:\n  datei: Begr{paper}ndung.md\n")
    assert found.paper
    assert found.paper.rationale == "Text"
    assert [one.code for one in loaded(f"{MINIMAL}ziele: {{datei: Ü.md}}\n").findings] == [
        "datei-fehlt"
    ]
