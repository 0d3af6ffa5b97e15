"""The file around the text: same bytes, properties, styles, heads and feet, pictures, links."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest

from drafter import redline
from drafter.document import (
    Bars,
    Block,
    Column,
    Document,
    Figure,
    Furniture,
    Item,
    ListBlock,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    inline,
)
from drafter.model.form import MarkSign, MarkStyle
from drafter.pipeline import Wishes, build
from drafter.pipeline.wishes import VERSIONS
from drafter.redline import compare
from drafter.render import RENDERERS, Edition
from tests.word.papers import FORM, MANY_KINDS, ROOT, SUPPLEMENTS, supplement, written
from tests.word.parts import Package, name_of, opened, w

KIM = next(path for path in SUPPLEMENTS if path.stem == "kim-2022")
FRAME = Furniture(
    ("Drs. 1/1 vom 17.05.2024", "Betreff"), ("Fuß",), "Seite {page} von {pages}", "ENTWURF"
)


def document(*blocks: Block, furniture: Furniture = FRAME) -> Document:
    section = Section("begruendung", inline("Begründung:"), blocks)
    return Document("de", "Titel", "Stadt, Amt", "1/1", "2024-05-17", (section,), furniture)


def package(*blocks: Block) -> Package:
    return opened(written(document(*blocks)))


def text(tree: Any) -> list[str]:
    return ["".join(each.text or "" for each in p.iter(w("t"))) for p in tree.iter(w("p"))]


def test_another_process_writes_the_same_bytes() -> None:
    code = (
        "import hashlib; from tests.word.papers import MANY_KINDS, supplement;"
        "print(hashlib.sha256(supplement(MANY_KINDS).docx).hexdigest())"
    )
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "4711",
        "PYTHONPATH": str(ROOT),
        "TZ": "Asia/Tokyo",
    }
    run = [sys.executable, "-c", code]
    told = subprocess.run(run, env=environment, cwd=ROOT, capture_output=True, check=True).stdout
    pair = supplement(MANY_KINDS)
    assert told.decode().strip() == hashlib.sha256(pair.docx).hexdigest()
    assert written(pair.new, pair.old) == pair.docx


def test_the_archive_knows_no_clock_and_no_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(supplement(KIM).docx)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_properties_are_those_of_the_paper() -> None:
    properties = docx.Document(io.BytesIO(supplement(KIM).docx)).core_properties
    day = datetime(2022, 1, 27, tzinfo=UTC)
    assert properties.title.startswith("Drucksachen-Nr. 2859/2020-2025/1: Umsetzung")
    assert properties.author == "Stadt Bielefeld, Amt für soziale Leistungen – Sozialamt"
    assert (properties.created, properties.modified) == (day, day)
    assert properties.language == "de-DE"


def test_a_paper_without_a_day_says_none() -> None:
    undated = replace(document(Paragraph(inline("Neu."))), date="")
    before = replace(undated, sections=(replace(undated.sections[0], blocks=()),))
    made = opened(written(undated, before))
    assert b"dcterms" not in made.parts["docProps/core.xml"].split(b">", 2)[2]
    assert b"w:date=" not in made.parts["word/document.xml"]


def test_styles_have_the_names_that_word_shows_in_german() -> None:
    styles = {style.name: style for style in docx.Document(io.BytesIO(written(document()))).styles}
    assert {"Title", "Heading 1", "Heading 6", "Body Text", "Caption", "List Number"} <= set(styles)
    assert styles["Heading 1"].style_id == "berschrift1"
    assert styles["Body Text"].style_id == "Textkrper"


def test_spelling_is_german() -> None:
    styles = package().tree("word/styles.xml")
    spoken = styles.find(f"{w('docDefaults')}//{w('lang')}")
    assert spoken.get(w("val")) == "de-DE"


def test_the_first_page_has_a_head_of_its_own() -> None:
    made = package(Paragraph(inline("Text")))
    section = made.tree("word/document.xml").find(f"{w('body')}/{w('sectPr')}")
    assert section.find(w("titlePg")) is not None
    assert text(made.tree("word/header1.xml")) == ["ENTWURF"]
    assert text(made.tree("word/header2.xml"))[:3] == ["ENTWURF", *FRAME.head]


@pytest.mark.parametrize("name", ["footer1", "footer2"])
def test_each_foot_counts_the_pages(name: str) -> None:
    foot = package().tree(f"word/{name}.xml")
    assert text(foot) == ["FußSeite 1 von 1"]
    assert [each.get(w("instr")).strip() for each in foot.iter(w("fldSimple"))] == [
        "PAGE",
        "NUMPAGES",
    ]


def test_the_head_tells_what_it_was() -> None:
    before = replace(
        document(), furniture=replace(FRAME, head=("Drs. 1 vom 25.04.2024", "Betreff"))
    )
    head = opened(written(document(), before)).tree("word/header2.xml")
    told = {
        name: "".join(each.itertext()) for name in ("ins", "del") for each in head.iter(w(name))
    }
    assert told == {"ins": FRAME.head[0], "del": "Drs. 1 vom 25.04.2024"}


def test_a_marked_paper_is_called_as_its_edition_is() -> None:
    """What the pipeline adds to the head, because words of a secret version stand below, stays."""
    new, old = document(), document(furniture=replace(FRAME, head=(*FRAME.head, "Nichtöffentlich")))
    guarded = replace(new, furniture=old.furniture)
    edition = Edition(guarded, FORM, redline=compare(old, new))
    head = opened(RENDERERS["docx"](edition).data).tree("word/header2.xml")
    (line,) = [p for p in head.iter(w("p")) if "Nichtöffentlich" in "".join(p.itertext())]
    assert not list(line.iter(w("ins"), w("del")))


def test_a_chart_is_a_picture_with_its_values_in_words() -> None:
    chart = Figure(Bars((("Mitte", 4.0, "4"), ("Nord", 2.0, "2"))), "Mitte: 4 und Nord: 2.")
    made = package(chart)
    (name,) = [name for name in made.parts if name.startswith("word/media/")]
    assert made.parts[name].startswith(b"\x89PNG")
    (described,) = [
        each for each in made.tree("word/document.xml").iter() if name_of(each) == "docPr"
    ]
    assert described.get("descr") == "Mitte: 4 und Nord: 2."


def test_another_chart_comes_where_the_old_one_goes() -> None:
    charts = [
        Figure(Bars((("Mitte", value, f"{value}"),)), f"Mitte: {value}.") for value in (1.0, 2.0)
    ]
    made = opened(written(document(charts[1]), document(charts[0])))
    told = {
        name: [each.get("descr") for mark in made.tree("word/document.xml").iter(w(name))
               for each in mark.iter() if name_of(each) == "docPr"]
        for name in ("ins", "del")
    }  # fmt: skip
    assert told == {"ins": ["Mitte: 2.0."], "del": ["Mitte: 1.0."]}


def test_a_table_repeats_its_head_and_fits_the_page() -> None:
    columns = (Column(inline("Bezeichnung")), Column(inline("2024"), "right"))
    rows = tuple(Row((inline("Personal " * 30), inline("1.000 €"))) for _ in range(3))
    table = package(Table(columns, rows)).tree("word/document.xml").find(f".//{w('tbl')}")
    first, *others = table.findall(w("tr"))
    assert first.find(f"{w('trPr')}/{w('tblHeader')}") is not None
    assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in others)
    widths = [int(each.get(w("w"))) for each in table.iter(w("gridCol"))]
    assert sum(widths) == 9354
    assert widths[0] > 4 * widths[1]


def test_links_and_kept_blanks_stay() -> None:
    runs = (Run("siehe "), Run("Seite\u00a05", href="https://example.org/a?b=1&c=2"), Run("\u00ad"))
    made = package(Paragraph(runs))
    assert "https://example.org/a?b=1&c=2" in made.targets.values()
    (link,) = made.tree("word/document.xml").iter(w("hyperlink"))
    assert "".join(link.itertext()) == "Seite\u00a05"
    assert len(list(made.tree("word/document.xml").iter(w("softHyphen")))) == 1


def came(file: Path) -> int:
    return len(list(opened(file.read_bytes()).tree("word/document.xml").iter(w("ins"))))


def in_style(package: Package, element: str, style: str) -> list[str]:
    """Return the texts of the paragraphs or runs that are in a style."""
    found = package.tree("word/document.xml").iter(w(element))
    return [
        "".join(each.getparent().getparent().itertext())
        for each in found
        if each.get(w("val")) == style
    ]


ADDED = "Notwendigkeit der Beschlussfassung durch den Rat der Stadt Bielefeld"


def test_an_excerpt_shows_what_came_as_the_form_does() -> None:
    marks = MarkStyle(ink="#00539f", ground="#FFF2A8", signs=(MarkSign.BAR,))
    kept, came = (
        Item("1.", (Paragraph(inline("Bisher.")),)),
        Item("2.", (Paragraph(inline("Neu.")),)),
    )
    before, after = (document(ListBlock("number", items)) for items in ((kept,), (kept, came)))
    shown = redline.shown(compare(before, after), full=True)
    made = opened(RENDERERS["docx"](Edition(shown, FORM, marks=marks)).data)
    (style,) = (each for each in made.tree("word/styles.xml") if each.get(w("styleId")) == "Neues")
    look = {name_of(each): dict(each.attrib) for each in style.find(w("rPr"))}
    assert look == {
        "color": {w("val"): "00539F"},
        "shd": {w("val"): "clear", w("color"): "auto", w("fill"): "FFF2A8"},
    }
    bars = [each.get(w("color")) for each in made.tree("word/document.xml").iter(w("left"))]
    assert bars == ["00539F"]


def test_every_edition_of_a_supplement_is_written(tmp_path: Path) -> None:
    built = build(KIM, tmp_path, ("docx",), Wishes(VERSIONS))
    files = {file.name: file for file in built.files if file.suffix == ".docx"}
    stem = "2859_2020-2025_1"
    names = ("", ".rein", ".auszug", ".synopse")
    assert set(files) == {f"{stem}{name}.docx" for name in names}
    marked = {name: came(files[f"{stem}{name}.docx"]) for name in names}
    assert marked[""] > 10
    assert {marked[name] for name in names[1:]} == {0}
    excerpt = opened(files[f"{stem}.auszug.docx"].read_bytes())
    assert in_style(excerpt, "pStyle", "Randwort") == ["ergänzt", "neu", "neu"]
    assert in_style(excerpt, "rStyle", "Neues")[1:2] == [ADDED]
    synopsis = docx.Document(str(files[f"{stem}.synopse.docx"]))
    assert [cell.text for cell in synopsis.tables[0].rows[0].cells] == [
        "Stelle",
        "Drs. 2859/2020-2025 vom 04.11.2021",
        "Drs. 2859/2020-2025/1 vom 27.01.2022",
    ]
