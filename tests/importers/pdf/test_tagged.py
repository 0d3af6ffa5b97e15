"""Tagged PDFs: our own papers come back as they were, and tags change no word."""

import io
from pathlib import Path

import pikepdf
import pytest
import weasyprint

from drafter.importers.reading.pdf import transcribe
from drafter.importers.transcript import Grid, Line, Picture, Role, Transcript
from drafter.pipeline import build
from tests.importers.pdf.made import SENTENCE, lines, pdf, tagged, words

ROOT = Path(__file__).resolve().parents[3]
PAPER = ROOT / "inputs/musterstadt-schulhof-2026-ergaenzung.yaml"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a paper of ours with changes, boxes, tables, nested lists and a picture."""
    built = build(PAPER, tmp_path_factory.mktemp("own"), ("pdf",))
    return next(file for file in built.files if file.suffix == ".pdf").read_bytes()


@pytest.fixture(scope="module")
def read(own: bytes) -> Transcript:
    return transcribe(own)


def without_tags(data: bytes) -> bytes:
    """Return a PDF as programs write it that know no tags."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        del opened.Root["/StructTreeRoot"]
        for page in opened.pages:
            del page.obj["/StructParents"]
        opened.save(out)
    return out.getvalue()


def blocks(read: Transcript) -> dict[int, str]:
    found: dict[int, str] = {}
    for part in read.parts:
        if isinstance(part, Line) and part.role is not Role.FURNITURE:
            found[part.block] = f"{found.get(part.block, '')} {part.text}".strip()
    return found


def test_each_paragraph_is_one_block(read: Transcript) -> None:
    assert (
        "Der Schulhof der Grundschule Altenfeld wurde 1974 asphaltiert und seither nur "
        "ausgebessert. Auf 2.400 m² gibt es drei Bäume und kein Spielgerät für jüngere Kinder. "
        "Im Sommer heizt sich die Fläche auf, bei Starkregen steht das Wasser vor den Eingängen."
    ) in blocks(read).values()


def test_headings_items_and_captions_are_what_their_tags_say(read: Transcript) -> None:
    found = {part.text: part for part in read.parts if isinstance(part, Line)}
    assert (found["Beschlussvorlage"].role, found["Beschlussvorlage"].level) == (Role.HEADING, 1)
    assert (found["Zustand"].role, found["Zustand"].level) == (Role.HEADING, 3)
    point = found["im Haushaltsjahr 2026 300.000 €,"]
    assert (point.role, point.label, point.level) == (Role.ITEM, "a)", 1)
    changed = found["im Haushaltsjahr 2027 150.000 €."]
    assert (changed.role, changed.label) == (Role.ITEM, "b)")
    assert found["Tabelle: Kosten der Umgestaltung"].role is Role.CAPTION


def test_words_in_the_margin_and_heads_of_pages_are_furniture(read: Transcript) -> None:
    furniture = {line.text for line in read.lines() if line.role is Role.FURNITURE}
    assert {"neu", "geändert", "Seite 2 von 5"} <= furniture
    assert "Umgestaltung des Schulhofs der Grundschule Altenfeld" in blocks(read).values()


def test_boxes_are_ticked_as_they_are_drawn(read: Transcript) -> None:
    boxes = {line.text for line in read.lines() if line.text[:1] in "☐☒"}
    assert {"☒ ersetzt die ursprüngliche Vorlage.", "☐ ergänzt die ursprüngliche Vorlage."} <= boxes
    assert {"☐ Personalrat", "☒ Gleichstellungsstelle"} <= boxes


def test_tables_are_grids_with_their_heads_without_words_of_the_margin(read: Transcript) -> None:
    grids = [part for part in read.parts if isinstance(part, Grid)]
    [costs] = [grid for grid in grids if grid.rows[0][0].text == "Gewerk"]
    assert costs.heads == 1
    assert [cell.text for cell in costs.rows[-1]] == ["Bäume, Hecke und Sonnensegel", "80.000 €"]


def test_a_figure_has_its_picture_and_its_words_for_those_who_listen(read: Transcript) -> None:
    [logo] = [part for part in read.parts if isinstance(part, Picture)]
    assert logo.alternative == "Logo: drei Häuser über einer Welle"
    assert dict(read.pictures)[logo.key].startswith(b"\x89PNG")


def test_no_word_depends_on_tags(own: bytes, read: Transcript) -> None:
    bare = transcribe(without_tags(own))
    assert letters(bare) == letters(read)


def letters(read: Transcript) -> list[str]:
    """Return all letters but those of heads that tables repeat."""
    words = "".join(line.label + line.text for line in read.lines())
    for head in ("Stelle", "bisher", "jetzt"):
        words = words.replace(head, "")
    return sorted("".join(words.split()))


def test_tags_that_miss_words_are_not_believed() -> None:
    data = tagged([words("Überschrift", 70, 780)], lines([SENTENCE] * 6))
    assert [line.block for line in transcribe(data).lines()] == [0] * 7


def test_tags_that_call_lines_paragraphs_are_not_believed() -> None:
    texts = [*["Die Verwaltung berichtet dem Rat der Stadt über die Kosten und die"] * 6, "Dauer."]
    cut_up = tagged([words(text, 70, 750 - 14 * n) for n, text in enumerate(texts)])
    assert [line.block for line in transcribe(cut_up).lines()] == [0] * 7
    whole = tagged([lines(texts), lines([SENTENCE], top=600)])
    assert [line.block for line in transcribe(whole).lines()] == [1] * 7 + [2]


def test_empty_cells_and_cells_over_rows_keep_their_places() -> None:
    table = """<style>td, th { border: 1pt solid }</style><html lang=de><title>T</title>
    <p>Der Rat beschließt, die Beträge der Tabelle in den Haushalt der Stadt einzustellen.</p>
    <table><tr><th>Jahr<th>Art<th>Betrag</tr><tr><td rowspan=2>2022<td>Aufwand<td>5 €</tr>
    <tr><td>Ertrag<td></tr><tr><td><td colspan=2>Summe</tr></table>"""
    read = transcribe(weasyprint.HTML(string=table).write_pdf(pdf_variant="pdf/ua-1"))
    [grid] = [part for part in read.parts if isinstance(part, Grid)]
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["Jahr", "Art", "Betrag"],
        ["2022", "Aufwand", "5 €"],
        ["", "Ertrag", ""],
        ["", "Summe"],
    ]
    assert (grid.heads, grid.rows[3][1].span) == (1, 2)


def test_the_source_that_a_paper_carries_is_handed_on(read: Transcript) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(lines([SENTENCE] * 6)))) as opened:
        spec = pikepdf.AttachedFileSpec(
            opened, b"formular: bielefeld\n", relationship=pikepdf.Name.Source
        )
        spec.filename = "vorlage.yaml"
        opened.attachments["vorlage.yaml"] = spec
        opened.Root.AF = pikepdf.Array([spec.obj])
        opened.save(out)
    assert transcribe(out.getvalue()).sources == (("vorlage.yaml", b"formular: bielefeld\n"),)
    assert read.sources == ()
