"""Sheets as PDF and Word files, by programs that offices use or that print like them.

All files are small and the same each time: days, names and identifiers are taken out.
"""

import io
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from tests.importers.corpus.making.sheets import EMPTY, TICKED, Piece, Sheet, Table, Words

CSS: Final = """
@page { size: A4; margin: 22mm 20mm 20mm 24mm; PAGE }
body { font: 10.5pt/1.25 FONT; margin: 0 }
p { margin: 0 0 6pt; text-align: ALIGN; hyphens: HYPHENS }
p.title { font-size: 14pt; font-weight: bold; margin: 10pt 0 }
p.label { font-weight: bold; margin: 10pt 0 3pt }
p.small { font-size: 8pt; margin-top: 20pt }
p.tight { margin: 0 }
p.item { padding-left: 16pt; text-indent: -16pt }
table { border-collapse: collapse; width: 100%; margin: 4pt 0 10pt; table-layout: fixed }
td { vertical-align: top; padding: 2pt 4pt; overflow-wrap: break-word }
table.ruled td { border: 0.6pt solid black }
.red { color: #c00000 }
.box { display: inline-block; width: 7pt; height: 7pt; border: 0.7pt solid black; font-size: 7pt;
  line-height: 7pt; text-align: center }
"""
DAY: Final = (2020, 1, 1, 0, 0, 0)
WORD_WIDTH: Final = 166
Printer = Callable[[Sheet, str], bytes]


def page_html(sheet: Sheet, look: str) -> str:
    """Return a sheet as HTML; `look` picks font, boxes and hyphens by its words."""
    font = "'Liberation Serif'" if "serif" in look else "'Liberation Sans'"
    css = CSS.replace("FONT", f"{font}, 'DejaVu Sans'")
    css = css.replace("ALIGN", "justify" if "hyphens" in look else "left")
    css = css.replace("HYPHENS", "auto" if "hyphens" in look else "manual")
    css = css.replace("PAGE", _margins(sheet))
    body = "".join(_html(piece, look) for piece in sheet.pieces)
    return (
        f'<!doctype html><html lang="de"><meta charset="utf-8"><title>Vorlage</title>'
        f"<style>{css}</style><body>{body}</body></html>"
    )


def _margins(sheet: Sheet) -> str:
    top = _content(sheet.top)
    return (
        f"@top-left {{ content: {top}; font-size: 8pt }} "
        f"@bottom-center {{ content: {_content(sheet.foot)}; font-size: 8pt }}"
    )


def _content(text: str) -> str:
    if not text:
        return '""'
    text = text.replace("{page}", '" counter(page) "').replace("{pages}", '" counter(pages) "')
    return f'"{text}"'


def _html(piece: Piece, look: str) -> str:
    if isinstance(piece, Words):
        kind = "item" if piece.label else piece.look
        label = f"{piece.label} " if piece.label else ""
        red = " red" if piece.red else ""
        return f'<p class="{kind}{red}">{escape(label)}{_inline(piece.text, look)}</p>'
    columns = "".join(f'<col style="width: {width}%">' for width in piece.widths)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_inline(cell, look)}</td>" for cell in row) + "</tr>"
        for row in piece.rows
    )
    return f'<table class="{"ruled" if piece.ruled else ""}">{columns}{rows}</table>'


def _inline(text: str, look: str) -> str:
    made = escape(text).replace("\n", "<br>")
    if "drawn" in look:
        made = made.replace(TICKED, '<span class="box">×</span>')
        return made.replace(EMPTY, '<span class="box"></span>')
    return _boxes(made, look)


def _boxes(text: str, look: str) -> str:
    if "crosses" in look:
        return text.replace(TICKED, "X").replace(EMPTY, "")
    if "brackets" in look:
        return text.replace(TICKED, "[x]").replace(EMPTY, "[ ]")
    return text


def weasyprint(sheet: Sheet, look: str) -> bytes:
    """Print by WeasyPrint, with plain HTML."""
    from weasyprint import HTML

    made = HTML(string=page_html(sheet, look)).write_pdf()
    assert isinstance(made, bytes)
    return normal_pdf(made)


def chromium(sheet: Sheet, look: str) -> bytes:
    """Print by a browser."""
    with TemporaryDirectory() as folder:
        page, out = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(page_html(sheet, look), encoding="utf-8")
        command = (
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
        )
        profile = f"--user-data-dir={folder}/profile"
        subprocess.run(
            (*command, profile, f"--print-to-pdf={out}", page.as_uri()),
            check=True,
            capture_output=True,
            timeout=120,
        )
        return normal_pdf(out.read_bytes())


def typst(sheet: Sheet, look: str) -> bytes:
    """Print by Typst."""
    import typst as compiler

    made = compiler.compile(_typst(sheet, look).encode())
    assert isinstance(made, bytes)
    return normal_pdf(made)


def _typst(sheet: Sheet, look: str) -> str:
    font = "Liberation Serif" if "serif" in look else "Liberation Sans"
    head = f'#set text(lang: "de", size: 10.5pt, font: ("{font}", "DejaVu Sans"))\n'
    head += f"#set par(justify: {'true' if 'hyphens' in look else 'false'})\n"
    foot, top = (_counted(text) for text in (sheet.foot, sheet.top))
    head += (
        f'#set page(paper: "a4", margin: 22mm, footer: context [{foot}], header: context [{top}])\n'
    )
    return head + "\n".join(_typst_piece(piece, look) for piece in sheet.pieces)


def _counted(text: str) -> str:
    made = _typst_text(text)
    made = made.replace("{page}", "#counter(page).display()")
    return made.replace("{pages}", "#counter(page).final().at(0)")


def _typst_text(text: str) -> str:
    for sign in "\\#*_$`<>@[]~/-=+.\"'":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", " \\ ")


def _typst_piece(piece: Piece, look: str) -> str:
    if isinstance(piece, Words):
        text = _typst_text(_boxes(piece.text, look))
        label = f"{_typst_text(piece.label)}~" if piece.label else ""
        size = {"title": 14, "small": 8}.get(piece.look, 10.5)
        weight = "bold" if piece.look in ("title", "label") else "regular"
        fill = 'rgb("#c00000")' if piece.red else "black"
        below = "4pt" if piece.look == "tight" else "9pt"
        return (
            f'#block(below: {below})[#text(size: {size}pt, weight: "{weight}", fill: {fill})'
            f"[{label}{text}]]"
        )
    columns = ", ".join(f"{width}fr" for width in piece.widths)
    cells = ", ".join(f"[{_typst_text(_boxes(cell, look))}]" for row in piece.rows for cell in row)
    stroke = "0.6pt" if piece.ruled else "none"
    return f"#table(columns: ({columns}), stroke: {stroke}, {cells},)"


def normal_pdf(data: bytes) -> bytes:
    """Take out of a PDF what is different each time."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for key in list(pdf.docinfo.keys()):
            del pdf.docinfo[key]
        if "/Metadata" in pdf.Root:
            del pdf.Root.Metadata
        for key in {"/ID", "/DocChecksum"} & set(pdf.trailer.keys()):
            del pdf.trailer[key]
        made = io.BytesIO()
        pdf.save(
            made,
            deterministic_id=True,
            compress_streams=True,
            recompress_flate=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return made.getvalue()


def word(sheet: Sheet, look: str) -> bytes:
    """Write a Word file as offices do: tables, Wingdings or content controls, direct formatting."""
    import docx
    from docx.shared import Mm, Pt

    document = docx.Document()
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10.5)
    section = document.sections[0]
    if sheet.top:
        section.header.paragraphs[0].text = sheet.top.replace("{page}", "1").replace("{pages}", "3")
    if sheet.foot:
        section.footer.paragraphs[0].text = sheet.foot.replace("{page}", "1").replace(
            "{pages}", "3"
        )
    section.left_margin = section.right_margin = Mm((210 - WORD_WIDTH) / 2)
    for piece in sheet.pieces:
        _word_piece(document, piece, look)
    made = io.BytesIO()
    document.save(made)
    return _normal_zip(made.getvalue())


def _word_piece(document: Any, piece: Piece, look: str) -> None:
    if isinstance(piece, Table):
        _word_table(document, piece, look)
        return
    style = "List Number" if piece.label and "numbered" in look else None
    if piece.look == "label" and "styles" in look:
        style = "Heading 2"
    paragraph = document.add_paragraph(style=style)
    text = f"{piece.label}\t{piece.text}" if piece.label and not style else piece.text
    _word_runs(paragraph, text, look, bold=piece.look in ("title", "label"), red=piece.red)


def _word_table(document: Any, table: Table, look: str) -> None:
    from docx.shared import Mm

    made = document.add_table(rows=len(table.rows), cols=len(table.widths))
    if table.ruled:
        made.style = "Table Grid"
    made.autofit = False
    for row, cells in zip(made.rows, table.rows, strict=True):
        for cell, text, share in zip(row.cells, cells, table.widths, strict=True):
            cell.width = Mm(WORD_WIDTH * share / 100)
            lines = text.split("\n")
            _word_runs(cell.paragraphs[0], lines[0], look)
            for line in lines[1:]:
                _word_runs(cell.add_paragraph(), line, look)


def _word_runs(
    paragraph: Any, text: str, look: str, *, bold: bool = False, red: bool = False
) -> None:
    from docx.shared import RGBColor

    for part in _split(text):
        if part in (EMPTY, TICKED):
            _word_box(paragraph, part == TICKED, look)
            continue
        run = paragraph.add_run(part)
        run.bold = bold or None
        if red and "tracked" in look:
            _track(run, "ins")
        elif red:
            run.font.color.rgb = RGBColor(0xC0, 0, 0)
    if red and "tracked" in look:
        _track(paragraph.add_run(" und weitere Angaben"), "del")


def _split(text: str) -> list[str]:
    parts = [""]
    for sign in text:
        if sign in (EMPTY, TICKED):
            parts += [sign, ""]
        else:
            parts[-1] += sign
    return [part for part in parts if part]


def _track(run: Any, kind: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    change = OxmlElement(f"w:{kind}")
    change.set(qn("w:id"), "7")
    change.set(qn("w:author"), "Amt")
    change.set(qn("w:date"), "2020-01-01T00:00:00Z")
    run._r.addprevious(change)
    change.append(run._r)
    if kind == "del":
        for text in run._r.findall(qn("w:t")):
            text.tag = qn("w:delText")


BOX_XML: Final = (
    '<w:sdt xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:sdtPr><w14:checkbox>'
    '<w14:checked w14:val="{on}"/><w14:checkedState w14:val="2612"/>'
    '<w14:uncheckedState w14:val="2610"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>{sign}'
    "</w:t></w:r></w:sdtContent></w:sdt>"
)
SYMBOL_XML: Final = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:sym w:font="Wingdings" w:char="{code}"/></w:r>'
)
FIELD_XML: Final = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Kontrollk"/><w:enabled/><w:checkBox>'
    '<w:sizeAuto/><w:default w:val="0"/>{checked}</w:checkBox></w:ffData></w:fldChar>'
    '<w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText>'
    '<w:fldChar w:fldCharType="end"/></w:r>'
)


def _word_box(paragraph: Any, ticked: bool, look: str) -> None:
    from docx.oxml import parse_xml

    if "controls" in look:
        made = BOX_XML.format(on=int(ticked), sign=TICKED if ticked else EMPTY)
    elif "symbols" in look:
        made = SYMBOL_XML.format(code="F0FE" if ticked else "F0A8")
    elif "fields" in look:
        made = FIELD_XML.format(checked="<w:checked/>" if ticked else "")
    else:
        paragraph.add_run(TICKED if ticked else EMPTY)
        return
    paragraph._p.append(parse_xml(made))


def _normal_zip(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            if name == "docProps/thumbnail.jpeg":
                continue
            content = old.read(name)
            if name == "_rels/.rels":
                content = _without_thumbnail(content)
            if name == "docProps/core.xml":
                content = _without_days(content)
            info = zipfile.ZipInfo(name, DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, content, compresslevel=9)
    return made.getvalue()


def _without_thumbnail(content: bytes) -> bytes:
    import re

    return re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", content)


def _without_days(content: bytes) -> bytes:
    import re

    return re.sub(rb"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z", b"2020-01-01T00:00:00Z", content)


def libreoffice(sheet: Sheet, look: str) -> bytes:
    """Print a Word file by LibreOffice Writer."""
    return converted(word(sheet, look))


def converted(document: bytes) -> bytes:
    """Return a Word file as LibreOffice prints it."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "paper.docx")
        path.write_bytes(document)
        subprocess.run(
            (
                "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                "--convert-to", "pdf", "--outdir", folder, str(path),
            ),
            check=True,
            capture_output=True,
            timeout=180,
        )  # fmt: skip
        return normal_pdf(Path(folder, "paper.pdf").read_bytes())


def pdf_text(pdf: bytes, way: str) -> str:
    """Return the text layer of a PDF as pdftotext gives it; `way` is plain, layout or raw."""
    option = {"layout": ("-layout",), "raw": ("-raw",)}.get(way, ())
    found = subprocess.run(
        ("pdftotext", *option, "-", "-"), input=pdf, check=True, capture_output=True, timeout=60
    )
    return found.stdout.decode()


PRINTERS: Final[Mapping[str, Printer]] = {
    "weasyprint": weasyprint,
    "chromium": chromium,
    "typst": typst,
    "libreoffice": libreoffice,
    "word": word,
}
