"""Word files written by hand: the least package around a text, with other parts beside it."""

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from drafter.importers.reading.word import transcribe
from drafter.importers.transcript import Grid, Line, Part, Transcript

SCHEMAS: Final = "http://schemas.openxmlformats.org"
OFFICE: Final = f"{SCHEMAS}/officeDocument/2006/relationships"
NAMESPACES: Final = " ".join(
    f'xmlns:{key}="{value}"'
    for key, value in {
        "w": f"{SCHEMAS}/wordprocessingml/2006/main",
        "r": OFFICE,
        "wp": f"{SCHEMAS}/drawingml/2006/wordprocessingDrawing",
        "a": f"{SCHEMAS}/drawingml/2006/main",
        "pic": f"{SCHEMAS}/drawingml/2006/picture",
        "c": f"{SCHEMAS}/drawingml/2006/chart",
        "dgm": f"{SCHEMAS}/drawingml/2006/diagram",
        "m": f"{SCHEMAS}/officeDocument/2006/math",
        "mc": f"{SCHEMAS}/markup-compatibility/2006",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
RELATIONS: Final = f"{SCHEMAS}/package/2006/relationships"
BESIDE: Final = ("styles", "numbering", "settings", "footnotes", "endnotes", "comments")
Related = tuple[str, str, str]


def xml(name: str, inner: str) -> str:
    """Return a part whose root is an element of WordprocessingML."""
    return f"<w:{name} {NAMESPACES}>{inner}</w:{name}>"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(body: str, *related: Related, **parts: str) -> bytes:
    """Return a file of a text.

    `related` are keys, kinds and targets of further relationships of the text; `parts` the inner
    XML of the parts that stand beside it, or of whatever part a target names.
    """
    usual = [(f"own{name}", name, f"{name}.xml") for name in BESIDE if name in parts]
    return packed(
        {
            "_rels/.rels": relations([("rId1", "officeDocument", "word/document.xml")]),
            "word/document.xml": xml("document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": relations([*usual, *related]),
            **{f"word/{name}.xml": xml(name, inner) for name, inner in parts.items()},
        }
    )


def relations(every: list[Related]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"' if kind == "hyperlink" else "")
        + "/>"
        for key, kind, target in every
    )
    return f'<Relationships xmlns="{RELATIONS}">{inner}</Relationships>'


def p(*runs: str, properties: str = "") -> str:
    """Return a paragraph; what is no element in `runs` is text."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run; what is no element in `text` is words."""
    words = text if text.startswith("<") else f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{words}</w:r>"


def style(key: str, name: str, more: str = "", kind: str = "paragraph", based: str = "") -> str:
    """Return a style."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    named = f'<w:name w:val="{name}"/>'
    return f'<w:style w:type="{kind}" w:styleId="{key}">{named}{base}{more}</w:style>'


def parts(body: str, *related: Related, **beside: str) -> tuple[Part, ...]:
    return read(body, *related, **beside).parts


def read(body: str, *related: Related, **beside: str) -> Transcript:
    return transcribe(docx(body, *related, **beside))


def lines(body: str, *related: Related, **beside: str) -> list[Line]:
    return list(read(body, *related, **beside).lines())


def texts(body: str, *related: Related, **beside: str) -> list[str]:
    return [line.text for line in lines(body, *related, **beside)]


def cells(grid: Part) -> list[list[str]]:
    assert isinstance(grid, Grid)
    return [[cell.text for cell in row] for row in grid.rows]
