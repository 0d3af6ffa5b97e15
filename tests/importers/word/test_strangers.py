"""Files that other programs wrote: python-docx with Word's own template, and LibreOffice."""

import subprocess
from io import BytesIO

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt, RGBColor

from drafter.importers.reading.word import accepted, transcribe
from drafter.importers.transcript import Grid, Line, Picture, Role, Transcript
from tests.importers.word.test_surroundings import PNG
from tests.word.papers import MANY_KINDS, composed, supplement, written


@pytest.fixture(scope="module")
def from_word() -> Transcript:
    """Return what is read of a file made with Word's usual template, and a German style in it."""
    made = Document()
    made.core_properties.title = "Ausbau des Ganztags"
    made.sections[0].header.paragraphs[0].text = "Drucksachen-Nr. 1234/2020-2025"
    made.add_heading("Beschlussvorlage der Verwaltung", 0)
    made.add_heading("Beschlussvorschlag:", 1)
    for text in ("Der Rat beschließt.", "Die Verwaltung berichtet."):
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("Punkt", style="List Bullet")
    german = made.styles.add_style("Überschrift Vorlage", WD_STYLE_TYPE.PARAGRAPH)
    german.base_style = made.styles["Heading 2"]
    made.add_paragraph("Ausgangslage", style="Überschrift Vorlage")
    paragraph = made.add_paragraph("Es kostet ")
    run = paragraph.add_run("300.000 €")
    run.bold = True
    run.font.color.rgb = RGBColor(0xFF, 0, 0)
    run.font.size = Pt(9)
    table = made.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Gremium und Tag"
    table.cell(1, 2).text = "öffentlich"
    made.add_picture(BytesIO(PNG))
    made.add_paragraph("Abbildung 1: Plan", style="Caption")
    out = BytesIO()
    made.save(out)
    return transcribe(out.getvalue())


def test_what_word_calls_things(from_word: Transcript) -> None:
    said = [
        (part.role, part.level, part.label, part.text)
        for part in from_word.parts
        if isinstance(part, Line)
    ]
    assert said == [
        (Role.FURNITURE, 0, "", "Drucksachen-Nr. 1234/2020-2025"),
        (Role.TITLE, 0, "", "Beschlussvorlage der Verwaltung"),
        (Role.HEADING, 1, "", "Beschlussvorschlag:"),
        (Role.ITEM, 0, "1.", "Der Rat beschließt."),
        (Role.ITEM, 0, "2.", "Die Verwaltung berichtet."),
        (Role.ITEM, 0, "•", "Punkt"),
        (Role.HEADING, 2, "", "Ausgangslage"),
        (Role.NONE, 0, "", "Es kostet 300.000 €"),
        (Role.CAPTION, 0, "", "Abbildung 1: Plan"),
    ]
    assert from_word.title == "Ausbau des Ganztags"


def test_looks_tables_and_pictures_of_word(from_word: Transcript) -> None:
    (costs,) = (line for line in from_word.lines() if line.text.startswith("Es kostet"))
    assert [(each.text, each.strong, each.colour) for each in costs.stretches] == [
        ("Es kostet ", False, ""),
        ("300.000 €", True, "#FF0000"),
    ]
    (grid,) = (part for part in from_word.parts if isinstance(part, Grid))
    assert [[(cell.text, cell.span) for cell in row] for row in grid.rows] == [
        [("Gremium und Tag", 2), ("", 1)],
        [("", 1), ("", 1), ("öffentlich", 1)],
    ]
    assert Picture("bild-1.png") in from_word.parts


FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:style style:name="T" style:family="text"><style:text-properties fo:font-weight="bold"/>
</style:style>
<text:list-style style:name="L">
<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>
<text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a"/>
</text:list-style></office:automatic-styles>
<office:body><office:text>
<text:tracked-changes><text:changed-region text:id="c"><text:insertion><office:change-info>
<dc:creator>X</dc:creator><dc:date>2024-01-01T00:00:00</dc:date></office:change-info>
</text:insertion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">Begründung</text:h>
<text:p>Der <text:span text:style-name="T">Rat</text:span><text:change-start text:change-id="c"/>
 neu<text:change-end text:change-id="c"/> beschließt<text:note text:note-class="footnote">
<text:note-citation>1</text:note-citation><text:note-body><text:p>§ 41</text:p></text:note-body>
</text:note>.</text:p>
<text:list text:style-name="L"><text:list-item><text:p>eins</text:p>
<text:list><text:list-item><text:p>innen</text:p></text:list-item></text:list></text:list-item>
<text:list-item><text:p>zwei</text:p></text:list-item></text:list>
</office:text></office:body></office:document>"""


@pytest.fixture(scope="module")
def from_office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Transcript]:
    """Return what is read of files that LibreOffice saved: its own, and our export, twice."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "own.fodt").write_text(FLAT, encoding="utf-8")
    (folder / "ours.docx").write_bytes(written(composed(MANY_KINDS)))
    (folder / "changed.docx").write_bytes(supplement(MANY_KINDS).docx)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    saved = folder / "saved"
    subprocess.run(
        [*command, "--convert-to", "docx", "--outdir", str(saved), *map(str, folder.glob("*.*"))],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return {path.stem: transcribe(path.read_bytes()) for path in saved.iterdir()}


def test_what_libreoffice_writes(from_office: dict[str, Transcript]) -> None:
    found = from_office["own"]
    assert [(line.role, line.label, line.text) for line in found.lines()] == [
        (Role.HEADING, "", "Begründung"),
        (Role.NONE, "", "Der Rat neu beschließt¹."),
        (Role.ITEM, "1.", "eins"),
        (Role.ITEM, "a)", "innen"),
        (Role.ITEM, "2.", "zwei"),
        (Role.NONE, "", "¹ § 41"),
    ]
    (sentence,) = (line for line in found.lines() if "Rat" in line.text)
    assert [each.text for each in sentence.stretches if each.strong] == ["Rat"]
    assert [each.text for each in sentence.stretches if each.change == "inserted"] == [" neu"]


def test_our_export_is_the_same_after_libreoffice_saved_it(
    from_office: dict[str, Transcript],
) -> None:
    assert _said(from_office["ours"]) == _said(transcribe(written(composed(MANY_KINDS))))


def test_our_changes_can_be_accepted_after_libreoffice_saved_them(
    from_office: dict[str, Transcript],
) -> None:
    """It keeps the words; a paragraph behind one that went may have got the style of that one."""
    before, after = (
        accepted(transcribe(supplement(MANY_KINDS).docx)),
        accepted(from_office["changed"]),
    )
    assert [words for *_, words in _said(after)] == [words for *_, words in _said(before)]


def _said(transcript: Transcript) -> list[tuple[Role, int, str, str]]:
    return [
        (line.role, line.level, line.label, line.text)
        for line in transcript.lines()
        if line.role is not Role.FURNITURE
    ]
