"""The package of a Word file (ISO/IEC 29500-2): its parts, what they are, and the same bytes.

Every date in it is that of the paper; the archive knows none.
"""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from drafter.document import Document
from drafter.render.docx.markup import DECLARATION, root, w
from drafter.render.docx.relations import Relations
from drafter.render.docx.styles import FONT

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES: Final[Mapping[str, str]] = {
    "word/document.xml": f"{WORD}.document.main+xml",
    "word/styles.xml": f"{WORD}.styles+xml",
    "word/numbering.xml": f"{WORD}.numbering+xml",
    "word/settings.xml": f"{WORD}.settings+xml",
    "word/fontTable.xml": f"{WORD}.fontTable+xml",
    "word/header1.xml": f"{WORD}.header+xml",
    "word/header2.xml": f"{WORD}.header+xml",
    "word/footer1.xml": f"{WORD}.footer+xml",
    "word/footer2.xml": f"{WORD}.footer+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
DEFAULTS: Final = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
}
FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
READABLE: Final = 0o644 << 16
CORE: Final = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
LANGUAGES: Final = {"de": "de-DE"}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Pack parts by their names, in their order; the same parts give the same bytes."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in {"[Content_Types].xml": _types(parts), **parts}.items():
            entry = ZipInfo(name, FIRST_DAY)
            entry.compress_type, entry.external_attr, entry.create_system = (
                ZIP_DEFLATED,
                READABLE,
                3,
            )
            archive.writestr(entry, data)
    return out.getvalue()


def frame(document: Document) -> Mapping[str, bytes]:
    """Return the parts that say what the package is, and what paper it holds."""
    relations = Relations()
    relations.part("officeDocument", "word/document.xml")
    relations.typed(CORE, "docProps/core.xml")
    relations.part("extended-properties", "docProps/app.xml")
    return {
        "_rels/.rels": relations.xml(),
        "docProps/core.xml": _core(document),
        "docProps/app.xml": _app(),
    }


def language(document: Document) -> str:
    """Return the language of a paper with its country, as Word's spelling wants it."""
    return LANGUAGES.get(document.language, document.language)


def settings(document: Document) -> bytes:
    """Write `settings.xml`."""
    compatible = w(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    return root(
        "settings",
        w("autoHyphenation"),
        w("consecutiveHyphenLimit", val=3),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", compatible),
        w("themeFontLang", val=language(document)),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    )


def fonts() -> bytes:
    """Write `fontTable.xml`: where there is no Arial, Liberation Sans has the same widths."""
    return root(
        "fonts",
        w(
            "font",
            w("altName", val="Liberation Sans"),
            w("charset", val="00"),
            w("family", val="swiss"),
            w("pitch", val="variable"),
            name=FONT,
        ),
    )


def theme() -> bytes:
    """Write the theme (ISO/IEC 29500-1, 20.1.6.9): black on white, in one font."""
    return f"{DECLARATION}{THEME}".encode()


def _types(parts: Iterable[str]) -> bytes:
    endings = (
        f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in DEFAULTS.items()
    )
    named = (
        f'<Override PartName="/{name}" ContentType="{TYPES[name]}"/>'
        for name in parts
        if name in TYPES
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    inner = "".join((*endings, *named))
    return f'{DECLARATION}<Types xmlns="{namespace}">{inner}</Types>'.encode()


def _core(document: Document) -> bytes:
    """Write the core properties (ISO/IEC 29500-2, 11): title, author, day and language."""
    said = (
        ("dc:title", document.title),
        ("dc:subject", document.reference),
        ("dc:creator", document.author),
        ("cp:lastModifiedBy", document.author),
        ("dc:language", language(document)),
    )
    texts = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in said if text)
    days = "".join(_day(name, document.date) for name in ("created", "modified") if document.date)
    return f"{DECLARATION}{CORE_ROOT}{texts}{days}</cp:coreProperties>".encode()


def _day(name: str, day: str) -> str:
    return f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:{name}>'


def _app() -> bytes:
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    inner = "<Application>drafter</Application>"
    return f'{DECLARATION}<Properties xmlns="{namespace}">{inner}</Properties>'.encode()


CORE_ROOT: Final = (
    "<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
COLOURS: Final = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "4A5F78",
    "lt2": "E9E9E6",
    **{f"accent{number}": "4A5F78" for number in range(1, 7)},
    "hlink": "000000",
    "folHlink": "000000",
}
FACES: Final = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
SOLID: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
EFFECT: Final = "<a:effectStyle><a:effectLst/></a:effectStyle>"
THEME: Final = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Vorlage">'
    '<a:themeElements><a:clrScheme name="Vorlage">'
    + "".join(
        f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in COLOURS.items()
    )
    + f'</a:clrScheme><a:fontScheme name="Vorlage"><a:majorFont>{FACES}</a:majorFont>'
    f"<a:minorFont>{FACES}</a:minorFont></a:fontScheme>"
    f'<a:fmtScheme name="Vorlage"><a:fillStyleLst>{SOLID * 3}</a:fillStyleLst><a:lnStyleLst>'
    + f'<a:ln w="6350">{SOLID}</a:ln>'
    * 3
    + f"</a:lnStyleLst><a:effectStyleLst>{EFFECT * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{SOLID * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
