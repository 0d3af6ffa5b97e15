"""The styles of a Word file: names that Word knows and shows in German, sizes of the form's CSS.

Sizes follow `templates/_shared/paper.css`: 11 points in lines of 1.32, space below of 0.75 em.
"""

from dataclasses import dataclass
from typing import Final

from drafter.model.form import MarkSign, MarkStyle
from drafter.render.docx.lines import Style
from drafter.render.docx.markup import root, w

FONT: Final = "Arial"
INK, SOFT = "000000", "595959"
WHITE: Final = "FFFFFF"
SIZE: Final = 22
LINE_HEIGHT: Final = 275
HEADINGS: Final = 6


@dataclass(frozen=True, slots=True)
class Row:
    """A style: id and name, what it is based on and followed by, and its properties as XML."""

    style: str
    name: str
    based: str = Style.PLAIN
    following: str = ""
    paragraph: str = ""
    run: str = ""
    kind: str = "paragraph"


def _space(before: int = 0, after: int = 0, **more: object) -> str:
    return w("spacing", before=before, after=after, **more)


def _border(name: str, size: int, space: int = 1) -> str:
    return w(name, val="single", sz=size, space=space, color="auto")


def _box(size: int) -> str:
    sides = (_border(side, size, 4) for side in ("top", "left", "bottom", "right"))
    return w("pBdr", *sides)


def _sized(size: int) -> str:
    return w("sz", val=size) + w("szCs", val=size)


BOLD: Final = w("b") + w("bCs")
ITALIC: Final = w("i") + w("iCs")
KEPT: Final = w("keepNext") + w("keepLines")
GREY: Final = w("color", val=SOFT)


def _heading(level: int, before: int, after: int, run: str, border: str = "") -> Row:
    outline = w("outlineLvl", val=level - 1)
    return Row(
        f"{Style.HEADING}{level}",
        f"heading {level}",
        following=Style.BODY,
        paragraph=KEPT + border + w("suppressAutoHyphens") + _space(before, after) + outline,
        run=run,
    )


RULE: Final = w("pBdr", _border("top", 5, 3))
UNDERLINED: Final = BOLD + w("u", val="single")
PARAGRAPHS: Final = (
    Row(Style.BODY, "Body Text", paragraph=_space(after=165)),
    Row(
        Style.TITLE,
        "Title",
        following=Style.BODY,
        paragraph=KEPT + w("suppressAutoHyphens") + _space(300, 60, line=276, lineRule="auto"),
        run=BOLD + _sized(32),
    ),
    Row(Style.SUBTITLE, "Subtitle", Style.TITLE, Style.BODY, paragraph=_space(after=150)),
    _heading(1, 255, 110, BOLD, RULE),
    _heading(2, 242, 77, UNDERLINED),
    _heading(3, 220, 66, BOLD),
    _heading(4, 176, 66, ITALIC),
    _heading(5, 176, 66, ITALIC),
    _heading(6, 176, 66, ITALIC),
    Row(Style.SUBJECT, "Betreff", Style.BODY, run=BOLD + _sized(24)),
    Row(Style.MUNICIPALITY, "Kommune", paragraph=_space(after=170), run=BOLD + _sized(35)),
    Row(Style.FIELD, "Feld", paragraph=_space(after=60)),
    Row(
        Style.NUMBER,
        "Vorlagennummer",
        paragraph=_box(6) + _space(60, 160) + w("ind", left=5500, right=80),
        run=BOLD + _sized(24),
    ),
    Row(
        Style.BOX,
        "Kasten",
        paragraph=_box(6) + _space(after=40) + w("ind", left=80, right=80),
        run=_sized(20),
    ),
    Row(
        Style.NOTE,
        "Hinweis",
        paragraph=_box(5) + w("suppressAutoHyphens") + _space(360) + w("ind", left=5500, right=80),
        run=_sized(18),
    ),
    Row(Style.GROUP, "Gruppenzeile", paragraph=KEPT + _space(180, 20)),
    Row(Style.QUESTION, "Auswahlfrage", paragraph=KEPT + _space(120, 40), run=BOLD),
    Row(Style.ANSWER, "Auswahlangabe", paragraph=_space(after=150), run=GREY + _sized(18)),
    Row(Style.CHOICE, "Auswahl", paragraph=KEPT + _space(after=40)),
    Row(Style.BULLETS, "List Bullet", paragraph=_space(after=66)),
    Row(Style.NUMBERS, "List Number", paragraph=_space(after=110)),
    Row(Style.CONTINUED, "List Continue", paragraph=_space(after=110)),
    Row(Style.BARE, "List", paragraph=_space(after=22)),
    Row(
        Style.CELL,
        "Tabellentext",
        paragraph=w("suppressAutoHyphens") + _space(line=260, lineRule="auto"),
        run=_sized(20),
    ),
    Row(Style.HEAD_CELL, "Tabellenkopf", Style.CELL, paragraph=w("keepNext"), run=BOLD),
    Row(Style.ROW_HEAD, "Zeilenkopf", Style.CELL),
    Row(Style.TOTAL, "Tabellensumme", Style.CELL, run=BOLD),
    Row(
        Style.AFTER_TABLE,
        "Tabellenende",
        paragraph=_space(line=200, lineRule="exact"),
        run=_sized(8),
    ),
    Row(
        Style.CAPTION,
        "caption",
        following=Style.BODY,
        paragraph=KEPT + _space(60, 70),
        run=BOLD + _sized(20),
    ),
    Row(
        Style.FIGURE,
        "Abbildung",
        following=Style.FIGURE_CAPTION,
        paragraph=w("keepNext") + _space(60, 60),
    ),
    Row(
        Style.FIGURE_CAPTION,
        "Abbildungstext",
        Style.BODY,
        paragraph=_space(after=220),
        run=_sized(20),
    ),
    Row(Style.SIGNATURE, "Signature", paragraph=KEPT + _space(360) + w("contextualSpacing")),
    Row(Style.SIGNED, "Unterschriftsname", paragraph=w("keepLines") + _space(750, 240)),
    Row(Style.HEADER, "header", paragraph=_space(), run=GREY + _sized(17)),
    Row(
        Style.WATERMARK, "Entwurf", paragraph=_space() + w("jc", val="right"), run=BOLD + _sized(30)
    ),
)
CHARACTERS: Final = (
    Row(Style.LINK, "Hyperlink", run=w("u", val="single")),
    Row(Style.LABEL, "Feldname", run=w("b", val=0) + GREY + _sized(19)),
    Row(Style.TICK, "Kästchen"),
    Row(Style.WENT, "Gestrichenes", run=w("strike") + GREY),
    Row(Style.TOLD, "Anmerkung", run=w("i") + GREY),
)
DEFAULT_CHARACTER: Final = "Absatz-Standardschriftart"
NORMAL_TABLE: Final = "NormaleTabelle"
NO_LIST: Final = "KeineListe"


def styles(language: str, width: int, marks: MarkStyle) -> bytes:
    """Write `styles.xml`.

    `language` is that of spelling and hyphenation (`de-DE`), `width` that of the text, in
    twentieths of a point; `marks` say how an excerpt shows what came.
    """
    return root(
        "styles",
        _defaults(language),
        w(
            "style",
            w("name", val="Normal"),
            w("qFormat"),
            type="paragraph",
            default=1,
            styleId=Style.PLAIN,
        ),
        *(_paragraph(row) for row in PARAGRAPHS),
        _paragraph(_foot(width)),
        _paragraph(_beside(marks)),
        _default("character", DEFAULT_CHARACTER, "Default Paragraph Font"),
        *(_character(row) for row in (*CHARACTERS, _came(marks))),
        _default("table", NORMAL_TABLE, "Normal Table", _cells(0, 108)),
        _grid(),
        _default("numbering", NO_LIST, "No List"),
    )


def rgb(colour: str) -> str:
    """Return a colour of the form as Word writes it."""
    return colour.removeprefix("#").upper()


def _beside(marks: MarkStyle) -> Row:
    run = BOLD + w("color", val=rgb(marks.ink)) + _sized(16)
    return Row(Style.BESIDE, "Randwort", paragraph=w("keepNext") + _space(), run=run)


def _came(marks: MarkStyle) -> Row:
    line = w("u", val="dotted") if MarkSign.DOTS in marks.signs else ""
    ground = rgb(marks.ground)
    behind = w("shd", val="clear", color="auto", fill=ground) if ground != WHITE else ""
    return Row(Style.CAME, "Neues", run=w("color", val=rgb(marks.ink)) + line + behind)


def _foot(width: int) -> Row:
    tabs = w("tabs", w("tab", val="right", pos=width))
    return Row(Style.FOOTER, "footer", paragraph=tabs + _space(), run=GREY + _sized(17))


def _defaults(language: str) -> str:
    fonts = w(
        "rFonts",
        asciiTheme="minorHAnsi",
        hAnsiTheme="minorHAnsi",
        eastAsiaTheme="minorEastAsia",
        cstheme="minorBidi",
    )
    spoken = w("lang", val=language, eastAsia=language, bidi="ar-SA")
    run = w("rPrDefault", w("rPr", fonts, _sized(SIZE), spoken))
    height = w("spacing", line=LINE_HEIGHT, lineRule="auto")
    return w("docDefaults", run, w("pPrDefault", w("pPr", height)))


def _paragraph(row: Row) -> str:
    return w(
        "style",
        w("name", val=row.name),
        w("basedOn", val=row.based),
        w("next", val=row.following) if row.following else "",
        w("qFormat"),
        w("pPr", row.paragraph) if row.paragraph else "",
        w("rPr", row.run) if row.run else "",
        type="paragraph",
        styleId=row.style,
        **_own(row.name),
    )


def _character(row: Row) -> str:
    return w(
        "style",
        w("name", val=row.name),
        w("basedOn", val=DEFAULT_CHARACTER),
        w("rPr", row.run) if row.run else "",
        type="character",
        styleId=row.style,
        **_own(row.name),
    )


BUILT_IN: Final = frozenset(
    {"Body Text", "Title", "Subtitle", "caption", "header", "footer", "Signature", "Hyperlink"}
    | {f"heading {level}" for level in range(1, HEADINGS + 1)}
    | {"List", "List Bullet", "List Number", "List Continue"}
)


def _own(name: str) -> dict[str, object]:
    """Return what tells a style of the form from one of Word's own."""
    return {} if name in BUILT_IN else {"customStyle": 1}


def _default(kind: str, style: str, name: str, more: str = "") -> str:
    shown = w("uiPriority", val=99) + w("semiHidden") + w("unhideWhenUsed")
    return w("style", w("name", val=name), shown, more, type=kind, default=1, styleId=style)


def _cells(above: int, beside: int) -> str:
    sides = (("top", above), ("left", beside), ("bottom", above), ("right", beside))
    margins = (w(side, w=width, type="dxa") for side, width in sides)
    return w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *margins))


def _grid() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = w("tblBorders", *(_border(side, 5, 0) for side in sides))
    margins = _cells(40, 90).removeprefix("<w:tblPr>").removesuffix("</w:tblPr>")
    indent, cells = margins.split("/>", 1)
    return w(
        "style",
        w("name", val="Table Grid"),
        w("basedOn", val=NORMAL_TABLE),
        w("tblPr", f"{indent}/>", borders, cells),
        type="table",
        styleId=Style.GRID,
    )
