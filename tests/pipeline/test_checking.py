"""Checking a paper with all that belongs to it: pictures, attachments, original."""

from dataclasses import replace
from pathlib import Path

import pytest

from drafter.findings import Finding, Severity
from drafter.findings import Place as Spot
from drafter.pipeline import Checked, check
from tests.pipeline.conftest import COMPLETE, DRAFT, Place, png

ORIGINAL = "drucksachennummer: 4711/2020-2025\ndatum: 04.11.2021\n"
NACHTRAG = "drucksachennummer: 4711/2020-2025/1\nnachtrag: {art: ergänzt, zu: erste.yaml}\n"
NACHTRAG_NAME = "nachtrag: {art: ergänzt, zu: erste.yaml}".index("erste") + 1


def found(checked: Checked, code: str) -> list[Finding]:
    return [finding for finding in checked.findings if finding.code == code]


def only(checked: Checked, code: str) -> Finding:
    (finding,) = found(checked, code)
    return finding


# Pictures


def test_a_picture_in_a_subfolder_is_read_once(place: Place) -> None:
    path = place(
        'begruendung: "![Halle](bilder/halle.png) und noch einmal ![](bilder/halle.png)"\n'
    )
    (path.parent / "bilder").mkdir()
    (path.parent / "bilder" / "halle.png").write_bytes(png(3, 5))
    checked = check(path)
    assert found(checked, "bild-fehlt") == []
    assert list(checked.pictures) == ["bilder/halle.png"]
    picture = checked.pictures["bilder/halle.png"]
    assert (picture.width, picture.height, picture.media_type) == (3, 5, "image/png")


def test_a_missing_picture_is_told_at_its_word(place: Place) -> None:
    path = place("begruendung: |\n  Erste Zeile.\n\n  Siehe ![Halle](halle.png) hier.\n")
    finding = only(check(path), "bild-fehlt")
    line, column = 8, "  Siehe ![Halle](halle.png)".index("halle.png") + 1
    assert str(finding.place) == f"{path}:{line}:{column}"
    assert finding.severity is Severity.ERROR
    assert finding.blocks_drafts
    assert "„halle.png“" in finding.message
    assert "Bitte" in finding.message


def test_a_missing_picture_in_a_text_file_is_told_there(place: Place) -> None:
    path = place("begruendung: {datei: text.md}\n")
    (path.parent / "text.md").write_text("Eins\n\n![Halle](halle.png)\n", encoding="utf-8")
    place_found = only(check(path), "bild-fehlt").place
    assert (Path(place_found.file).name, place_found.line, place_found.column) == ("text.md", 3, 10)


def test_every_missing_picture_is_told_in_whatever_text(place: Place) -> None:
    checked = check(
        place(
            "ziele: '![](a.png)'\nzusammenfassung: '![](b.png)'\n"
            "beschlussvorschlag: {ziffern: ['![](c.png)']}\n"
        )
    )
    assert [finding.place.line for finding in found(checked, "bild-fehlt")] == [5, 6, 7]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"kein Bild",
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        png()[:40],
        png(8_000, 8_000, rows=b"\0"),
        png(60_000, 60_000, rows=b"\0"),
        png(2**31 - 1, 2**31 - 1, rows=b"\0"),
    ],
    ids=["empty", "text", "gif", "svg", "cut", "large", "bomb", "huge"],
)
def test_what_is_no_sound_picture_of_sane_size_is_refused(place: Place, data: bytes) -> None:
    path = place('begruendung: "![Halle](halle.png)"\n')
    (path.parent / "halle.png").write_bytes(data)
    checked = check(path)
    finding = only(checked, "bild-fehlt")
    assert finding.blocks_drafts
    assert "halle.png" in finding.message
    assert checked.pictures == {}
    assert checked.stopped


@pytest.mark.parametrize("name", ["../geheim.png", "/etc/hostname", "link.png", "sub/../../g.png"])
def test_a_picture_outside_the_folder_is_not_read(place: Place, name: str) -> None:
    path = place(f'begruendung: "![Halle]({name})"\n')
    outside = path.parent.parent / "geheim.png"
    outside.write_bytes(png())
    (path.parent.parent / "g.png").write_bytes(png())
    (path.parent / "sub").mkdir()
    (path.parent / "link.png").symlink_to(outside)
    checked = check(path)
    assert only(checked, "bild-fehlt").blocks_drafts
    assert checked.pictures == {}


def test_a_picture_that_is_a_folder_is_told(place: Place) -> None:
    path = place('begruendung: "![Halle](halle.png)"\n')
    (path.parent / "halle.png").mkdir()
    assert "gibt es im Ordner der Vorlage nicht" in only(check(path), "bild-fehlt").message


# Attachments


def test_a_missing_attachment_is_an_error_that_lets_drafts_pass(place: Place) -> None:
    path = place(
        "anlagen:\n"
        "  - Lageplan, plan.pdf, öffentlich\n"
        "  - {titel: Satzung, datei: satzung.pdf}\n"
        "  - Ohne Datei\n"
    )
    (path.parent / "plan.pdf").write_bytes(b"%PDF")
    checked = check(path)
    finding = only(checked, "anlage-fehlt")
    assert (finding.severity, finding.blocks_drafts) == (Severity.ERROR, False)
    assert (finding.place.line, finding.place.column) == (7, 29)
    assert "„satzung.pdf“" in finding.message
    assert not checked.stopped
    dispatched = check(place("anlagen: ['Satzung, satzung.pdf']\n", base=COMPLETE))
    assert dispatched.stopped


def test_an_attachment_outside_the_folder_is_told(place: Place) -> None:
    path = place("anlagen: ['Plan, ../plan.pdf']\n")
    (path.parent.parent / "plan.pdf").write_bytes(b"%PDF")
    assert "außerhalb" in only(check(path), "anlage-fehlt").message


# The original of a Nachtrag


def test_the_original_is_loaded_and_its_own_findings_are_not_told(place: Place) -> None:
    place(ORIGINAL, "erste.yaml")
    checked = check(place(NACHTRAG))
    assert checked.original
    assert checked.original.reference == "4711/2020-2025"
    assert found(checked, "ursprung-fehlt") == []


def test_a_paper_that_is_no_nachtrag_has_no_original(place: Place) -> None:
    place(ORIGINAL, "erste.yaml")
    assert check(place()).original is None


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("fehlt.yaml", "gibt es im Ordner der Vorlage nicht"),
        ("../erste.yaml", "außerhalb"),
        ("kaputt.yaml", "hat selbst Fehler"),
    ],
)
def test_an_original_that_cannot_be_compared_is_a_warning(
    place: Place, name: str, sentence: str
) -> None:
    place("datum: 31.02.2021\n", "kaputt.yaml")
    place(ORIGINAL, "../erste.yaml")
    checked = check(place(NACHTRAG.replace("erste.yaml", name)))
    finding = only(checked, "ursprung-fehlt")
    assert finding.severity is Severity.WARNING
    assert not finding.blocks_drafts
    assert (finding.place.line, finding.place.column) == (6, NACHTRAG_NAME)
    assert sentence in finding.message
    assert "Bitte" in finding.message
    assert checked.original is None
    assert checked.paper


# What stops a paper


def test_a_file_that_makes_no_paper_is_stopped(place: Place) -> None:
    checked = check(place("datum: 31.02.2022\n"))
    assert checked.paper is None
    assert checked.stopped
    assert checked.findings


def test_an_open_error_stops_a_dispatched_paper_but_no_draft(place: Place) -> None:
    lacking = COMPLETE.replace("begruendung: Die Halle trägt bisher keinen Namen.\n", "")
    assert not check(place(base=COMPLETE)).stopped
    assert check(place(base=lacking)).stopped
    assert not check(place(base=lacking.replace("versandt", "entwurf"))).stopped
    assert not check(place(base=lacking.replace("versandt", "mitzeichnung"))).stopped


@pytest.mark.parametrize(
    ("severity", "reason", "stopped"),
    [
        (Severity.ERROR, None, True),
        (Severity.ERROR, "geprüft", False),
        (Severity.WARNING, None, False),
        (Severity.NOTE, None, False),
    ],
)
def test_only_errors_that_nobody_acknowledged_stop_a_dispatched_paper(
    place: Place, severity: Severity, reason: str | None, stopped: bool
) -> None:
    finding = Finding("regel", severity, "Satz.", Spot("vorlage.yaml"), reason)
    assert replace(check(place(base=COMPLETE)), findings=(finding,)).stopped is stopped


def test_findings_stand_in_the_order_of_the_file(place: Place) -> None:
    base = DRAFT.replace("formular", "anlagen: ['Plan, plan.pdf']\nformular", 1)
    checked = check(place("begruendung: '![](halle.png)'\n", base=base))
    assert list(checked.findings) == sorted(checked.findings, key=lambda finding: finding.place)
    codes = [finding.code for finding in checked.findings]
    assert codes.index("anlage-fehlt") < codes.index("bild-fehlt")


def test_a_nachtrag_to_itself_or_in_a_circle_is_an_error(place: Place) -> None:
    itself = place("nachtrag: {art: ergänzt, zu: selbst.yaml}\n", "selbst.yaml")
    place("nachtrag: {art: ergänzt, zu: eins.yaml}\n", "zwei.yaml")
    circle = place("nachtrag: {art: ergänzt, zu: zwei.yaml}\n", "eins.yaml")
    for path in (itself, circle):
        assert only(check(path), "ursprung-im-kreis").place.line == 5
