"""What stands around the text: heads, feet, notes, text boxes, comments, pictures and charts."""

from drafter.importers.reading.word import transcribe
from drafter.importers.transcript import Change, Grid, Line, Picture, Role, Transcript
from tests.importers.word.packages import (
    NAMESPACES,
    Related,
    cells,
    docx,
    p,
    packed,
    r,
    read,
    texts,
    xml,
)
from tests.importers.word.test_grids import tbl, tc, tr
from tests.pipeline.conftest import png
from tests.word.parts import opened

PNG = png()


def with_parts(body: str, parts: dict[str, str | bytes], *related: Related) -> Transcript:
    return transcribe(packed({**opened(docx(body, *related)).parts, **parts}))


def section(*references: str, first: bool = True) -> str:
    made = "".join(references) + ("<w:titlePg/>" if first else "")
    return f"<w:sectPr>{made}</w:sectPr>"


def reference(name: str, kind: str, key: str) -> str:
    return f'<w:{name}Reference w:type="{kind}" r:id="{key}"/>'


HEADS = (
    ("h1", "header", "header1.xml"),
    ("h2", "header", "header2.xml"),
    ("f", "footer", "footer1.xml"),
)


def around(body: str, sections: str) -> Transcript:
    parts: dict[str, str | bytes] = {
        "word/header1.xml": xml(
            "hdr", p("Stadt Musterstadt") + tbl(tr("Amt", "400")) + p("gleich")
        ),
        "word/header2.xml": xml("hdr", p("Drucksachen-Nr. 1 vom 2.") + p("gleich")),
        "word/footer1.xml": xml("ftr", p("Seite 1") + p("Seite 1")),
    }
    return with_parts(body + sections, parts, *HEADS)


def test_heads_stand_first_and_feet_last_each_line_once() -> None:
    foot = reference("footer", "default", "f")
    sections = section(reference("header", "default", "h2"), foot, foot, first=False)
    found = around(p("Text") + p(properties=sections), sections)
    assert [(line.text, line.role) for line in found.lines()] == [
        ("Drucksachen-Nr. 1 vom 2.", Role.FURNITURE),
        ("gleich", Role.FURNITURE),
        ("Text", Role.NONE),
        ("Seite 1", Role.FURNITURE),
    ]


def test_what_the_first_page_alone_has_is_text() -> None:
    found = around(
        p("Text"), section(reference("header", "first", "h1"), reference("header", "default", "h2"))
    )
    assert [type(part) for part in found.parts] == [Line, Line, Line, Grid, Line]
    assert [(line.text, line.role) for line in found.lines()][2:] == [
        ("Stadt Musterstadt", Role.NONE),
        ("Amt", Role.NONE),
        ("400", Role.NONE),
        ("Text", Role.NONE),
    ]


def test_a_first_page_without_a_head_of_its_own_has_none() -> None:
    found = around(p("Text"), section(reference("header", "first", "h1"), first=False))
    assert [line.text for line in found.lines()] == ["Text"]


def test_notes_stand_at_the_end_in_the_order_of_their_signs() -> None:
    notes = (
        '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p("zur zweiten Stelle")}</w:footnote>'
        f'<w:footnote w:id="3">{p("nirgends")}</w:footnote>'
    )
    first = p(r("<w:endnoteRef/><w:tab/>"), r(" ", "<w:b/>"), "zur ersten Stelle")
    end = f'<w:endnote w:id="2">{first}{p("weiter")}</w:endnote>'
    body = p(
        "§ 41", r('<w:endnoteReference w:id="2"/>'), " und", r('<w:footnoteReference w:id="2"/>')
    )
    found = read(body, footnotes=notes, endnotes=end)
    assert [line.text for line in found.lines()] == [
        "§ 41¹ und²",
        "² zur zweiten Stelle",
        "¹ zur ersten Stelle",
        "weiter",
    ]
    assert found.notes == ("Fuß- und Endnoten stehen am Ende des Textes (Anzahl: 2).",)


def test_text_boxes_stand_behind_their_paragraph_and_once() -> None:
    inner = f"<w:txbxContent>{p('im Kasten')}</w:txbxContent>"
    drawing = f"<w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    both = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{drawing}</mc:Choice>"
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    assert texts(p("vor ", r(both), "nach") + p("danach")) == ["vor nach", "im Kasten", "danach"]
    assert texts(p(r(old))) == ["im Kasten"]


def test_comments_are_counted_and_not_read() -> None:
    body = p('<w:commentRangeStart w:id="1"/>', "Wort", r('<w:commentReference w:id="1"/>'))
    found = read(body, comments=f'<w:comment w:id="1">{p("geheim")}</w:comment>')
    assert [line.text for line in found.lines()] == ["Wort"]
    assert found.notes == ("Randkommentare wurden nicht übernommen (Anzahl: 1).",)


def drawing(key: str, words: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Bild" descr="{words}"/>'
        f'<pic:pic><a:blip r:embed="{key}"/></pic:pic></wp:inline></w:drawing></w:r>'
    )


IMAGES = (
    ("a", "image", "media/a.png"),
    ("b", "image", "media/b.png"),
    ("e", "image", "media/e.emf"),
)
MEDIA: dict[str, str | bytes] = {
    "word/media/a.png": PNG,
    "word/media/b.png": PNG,
    "word/media/e.emf": b"\x01\0\0\0",
}


def test_pictures_stand_where_they_are_and_are_kept_once() -> None:
    body = p("vor ", drawing("a", " Ein Plan "), "nach") + p(drawing("b"))
    found = with_parts(body, MEDIA, *IMAGES)
    first, picture, last, again = found.parts
    assert isinstance(first, Line)
    assert isinstance(last, Line)
    assert (first.text, last.text) == ("vor ", "nach")
    assert first.block == last.block
    assert picture == Picture("bild-1.png", "Ein Plan")
    assert again == Picture("bild-1.png")
    assert found.pictures == (("bild-1.png", PNG),)


def test_a_picture_is_no_room() -> None:
    found = with_parts(p("vor") + p(drawing("a"), "daneben"), MEDIA, *IMAGES)
    assert [line.gap for line in found.lines()] == [0, 0]


def test_pictures_that_cannot_be_had_are_told() -> None:
    linked = '<w:r><w:drawing><a:blip r:link="b"/></w:drawing></w:r>'
    found = with_parts(p("Text", drawing("e"), linked, drawing("nirgends")), MEDIA, *IMAGES)
    assert [type(part) for part in found.parts] == [Line]
    kinds, missing = found.notes
    assert "weder PNG noch JPEG" in kinds
    assert "(Anzahl: 1)" in kinds
    assert missing == "Bilder, die nur verknüpft sind, wurden nicht übernommen (Anzahl: 2)."


def test_old_drawings_and_tracked_ones() -> None:
    old = '<w:r><w:pict><v:shape alt="Plan"><v:imagedata r:id="a"/></v:shape></w:pict></w:r>'
    body = p("Text", f'<w:ins w:id="1" w:author="X">{old}</w:ins>')
    found = with_parts(body, MEDIA, *IMAGES)
    assert found.parts[1] == Picture("bild-1.png", "Plan", change=Change.INSERTED)


def test_pictures_in_cells_stand_behind_the_table() -> None:
    body = tbl(tr(tc(p("Wappen", drawing("a"))), "b")) + p("danach")
    found = with_parts(body, MEDIA, *IMAGES)
    assert [type(part) for part in found.parts] == [Grid, Picture, Line]


CHART = f"""<c:chartSpace {NAMESPACES}><c:chart>
<c:title><c:tx><c:rich><a:p><a:r><a:t>Stellen</a:t></a:r></a:p></c:rich></c:tx></c:title>
<c:plotArea><c:barChart><c:ser>
<c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>2022</c:v></c:pt></c:strCache></c:strRef></c:tx>
<c:cat><c:strRef><c:strCache>
<c:pt idx="0"><c:v>Mitte</c:v></c:pt><c:pt idx="1"><c:v>Nord</c:v></c:pt>
</c:strCache></c:strRef></c:cat>
<c:val><c:numRef><c:numCache><c:pt idx="0"><c:v>0.30000000000000004</c:v></c:pt>
<c:pt idx="1"><c:v>12</c:v></c:pt></c:numCache></c:numRef></c:val>
</c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>"""


def test_a_chart_is_its_values() -> None:
    shape = r('<w:drawing><wp:inline><c:chart r:id="c"/></wp:inline></w:drawing>')
    found = with_parts(
        p("Text") + p(shape), {"word/charts/chart1.xml": CHART}, ("c", "chart", "charts/chart1.xml")
    )
    _, title, grid = found.parts
    assert isinstance(title, Line)
    assert (title.text, title.role) == ("Stellen", Role.CAPTION)
    assert cells(grid) == [["", "2022"], ["Mitte", "0,3"], ["Nord", "12"]]
    assert found.notes == ("Diagramme stehen als Tabelle ihrer Werte im Text (Anzahl: 1).",)


def test_a_diagram_is_its_words() -> None:
    data = (
        f"<dgm:dataModel {NAMESPACES}><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>Antrag</a:t></a:r>"
        "</a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p/></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
    )
    shape = r('<w:drawing><dgm:relIds r:dm="d"/></w:drawing>')
    found = with_parts(
        p("Text") + p(shape),
        {"word/diagrams/data1.xml": data},
        ("d", "diagramData", "diagrams/data1.xml"),
    )
    assert [line.text for line in found.lines()] == ["Text", "Antrag"]


def test_a_watermark_is_furniture() -> None:
    shape = r('<w:pict><v:shape><v:textpath string="ENTWURF"/></v:shape></w:pict>')
    found = read(p("Text", shape))
    assert [(line.text, line.role) for line in found.lines()] == [
        ("Text", Role.NONE),
        ("ENTWURF", Role.FURNITURE),
    ]


def test_embedded_documents_are_told() -> None:
    assert read(p("Text") + '<w:altChunk r:id="x"/>').notes == (
        "Eingebettete Dokumente wurden nicht gelesen (Anzahl: 1).",
    )


def test_the_title_is_that_of_the_properties() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> Ausbau </dc:title>'
        "</cp:coreProperties>"
    )
    made = opened(docx(p("Text"))).parts
    link = b'<Relationship Id="t" Type="x/metadata/core-properties" Target="docProps/core.xml"/>'
    end = b"</Relationships>"
    rels = made["_rels/.rels"].replace(end, link + end)
    assert (
        transcribe(packed({**made, "_rels/.rels": rels, "docProps/core.xml": core})).title
        == "Ausbau"
    )
