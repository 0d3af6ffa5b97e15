"""What Word demands of a file, strictly: order and place of elements, references, numbers.

Orders are those of the sequences in ISO/IEC 29500-1, Annex A (wml.xsd), as far as they are written.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from tests.word.parts import RELATIONS, WP, A, Package, R, name_of, w

LOOKS: Final = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "spacing", "ind"),
    *("contextualSpacing", "mirrorIndents", "jc", "outlineLvl"),
)
CHARACTERS: Final = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "strike", "dstrike", "color", "spacing"),
    *("sz", "szCs", "highlight", "u", "shd", "vertAlign", "lang", "rPrChange"),
)
SIDES: Final = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")
MARKS: Final = ("ins", "del", "moveFrom", "moveTo")
RANGES: Final = tuple(
    f"{mark}Range{end}" for mark in ("moveFrom", "moveTo") for end in ("Start", "End")
)
ORDERS: Final[dict[str, tuple[str, ...]]] = {
    "pPr": (*LOOKS, "rPr", "pPrChange"),
    "rPr": (*MARKS, *CHARACTERS),
    "tblPr": (
        "tblStyle",
        "tblW",
        "jc",
        "tblInd",
        "tblBorders",
        "tblLayout",
        "tblCellMar",
        "tblLook",
    ),
    "trPr": ("cantSplit", "tblHeader", "ins", "del"),
    "tcPr": ("tcW", "gridSpan", "tcBorders", "shd"),
    "tbl": ("tblPr", "tblGrid", "tr"),
    "tr": ("trPr", "tc"),
    "numPr": ("ilvl", "numId"),
    "pBdr": SIDES,
    "tblBorders": SIDES,
    "tblCellMar": SIDES,
    "tcBorders": SIDES,
    "sectPr": ("headerReference", "footerReference", "pgSz", "pgMar", "titlePg"),
    "lvl": ("start", "numFmt", "pStyle", "suff", "lvlText", "lvlJc", "pPr", "rPr"),
    "abstractNum": ("nsid", "multiLevelType", "tmpl", "lvl"),
    "num": ("abstractNumId", "lvlOverride"),
    "numbering": ("abstractNum", "num"),
    "style": (
        *("name", "basedOn", "next", "link", "uiPriority", "semiHidden", "unhideWhenUsed"),
        *("qFormat", "pPr", "rPr", "tblPr", "trPr", "tcPr"),
    ),
    "styles": ("docDefaults", "style"),
    "settings": (
        *("autoHyphenation", "consecutiveHyphenLimit", "characterSpacingControl", "compat"),
        *("themeFontLang", "decimalSymbol", "listSeparator"),
    ),
    "font": ("altName", "charset", "family", "pitch"),
}
TRACKED: Final = ("r", *MARKS)
CONTENTS: Final[dict[str, tuple[str, ...]]] = {
    "body": ("p", "tbl", "sectPr", *RANGES),
    "tc": ("tcPr", "p", "tbl", *RANGES),
    "hdr": ("p",),
    "ftr": ("p",),
    "p": ("pPr", "r", "hyperlink", "fldSimple", *MARKS),
    "hyperlink": TRACKED,
    "fldSimple": ("r",),
    **dict.fromkeys(MARKS, TRACKED),
    "r": ("rPr", "t", "delText", "br", "tab", "softHyphen", "noBreakHyphen", "drawing"),
}
PARTS: Final = (
    "document",
    "header1",
    "header2",
    "footer1",
    "footer2",
    "styles",
    "numbering",
    "settings",
)


def broken(package: Package) -> list[str]:
    """Return everything by which a file breaks a rule."""
    trees = {name: package.tree(f"word/{name}.xml") for name in PARTS}
    return [
        *(f"{name}: {what}" for name, tree in trees.items() for what in _structure(tree)),
        *_texts(trees["document"]),
        *_tables(trees["document"]),
        *_changes(trees),
        *_references(package, trees),
        *_package(package),
    ]


def _structure(tree: Any) -> Iterator[str]:
    for element in tree.iter():
        if etree.QName(element).namespace != etree.QName(tree).namespace:
            continue
        name, inner = name_of(element), [name_of(child) for child in element]
        parent = name_of(element.getparent()) if element.getparent() is not None else ""
        if name in MARKS and parent in ("rPr", "trPr"):
            continue
        if name in ORDERS:
            yield from _order(name, inner, ORDERS[name])
        if name in CONTENTS:
            yield from (f"{each} in {name}" for each in inner if each not in CONTENTS[name])
        if name in ("p", "tc", "r") and any(each.endswith("Pr") for each in inner[1:]):
            yield f"properties of {name} do not stand first"
        if name in (*MARKS, "hyperlink") and not inner:
            yield f"an empty {name}"
        if name == "rPr" and parent == "pPr" and set(inner) - {*MARKS, *CHARACTERS}:
            yield f"in the mark of a paragraph: {inner}"


def _order(name: str, inner: list[str], order: tuple[str, ...]) -> Iterator[str]:
    unknown = [each for each in inner if each not in order]
    if unknown:
        yield f"{name} holds {unknown}"
    elif sorted(inner, key=order.index) != inner:
        yield f"{name} is in a wrong order: {inner}"
    single = [
        each for each in inner if each not in ("tr", "tc", "abstractNum", "num", "lvl", "style")
    ]
    repeated = [each for each, times in Counter(single).items() if times > 1]
    if repeated and name != "sectPr":
        yield f"{name} holds {repeated} twice"


def _texts(document: Any) -> Iterator[str]:
    for element in document.iter(w("t"), w("delText")):
        is_gone = any(name_of(holder) == "del" for holder in element.iterancestors())
        if is_gone is not (name_of(element) == "delText"):
            yield f"{name_of(element)} where the other one belongs: {element.text}"
    for change in document.iter(w("pPrChange")):
        (before,) = change
        if name_of(before) != "pPr" or before.find(w("rPr")) is not None:
            yield "a change of looks holds more than looks"


def _tables(document: Any) -> Iterator[str]:
    for table in document.iter(w("tbl")):
        width = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
        rows = table.findall(w("tr"))
        if not rows or any(len(row.findall(w("tc"))) != width for row in rows):
            yield "a table without rows, or one of other cells than its grid"
        following = table.getnext()
        if following is None or name_of(following) != "p":
            yield "behind a table stands no paragraph"
        total = sum(
            int(each.get(w("w"))) for each in table.findall(f"{w('tblGrid')}/{w('gridCol')}")
        )
        if total != int(table.find(f"{w('tblPr')}/{w('tblW')}").get(w("w"))):
            yield "the columns of a table are not as wide as the table"
    for cell in document.iter(w("tc")):
        if name_of(cell[-1]) != "p":
            yield "a cell does not end with a paragraph"
    body = document.find(w("body"))
    if name_of(body[-1]) != "sectPr" or name_of(body[-2]) != "p":
        yield "the text does not end with a paragraph and the section"
    elif body[-2].find(f"{w('pPr')}/{w('rPr')}") is not None:
        yield "the last paragraph can go"


def _changes(trees: dict[str, Any]) -> Iterator[str]:
    every = [each for tree in trees.values() for each in tree.iter() if each.get(w("author"))]
    numbers = Counter(each.get(w("id")) for each in every)
    yield from (f"the number {each} is given twice" for each, times in numbers.items() if times > 1)
    for kind in ("moveFrom", "moveTo"):
        starts = list(trees["document"].iter(w(f"{kind}RangeStart")))
        ends = list(trees["document"].iter(w(f"{kind}RangeEnd")))
        if [each.get(w("id")) for each in starts] != [each.get(w("id")) for each in ends]:
            yield f"ranges of {kind} do not end as they begin"
    names = [
        sorted(each.get(w("name")) for each in trees["document"].iter(w(f"{kind}RangeStart")))
        for kind in ("moveFrom", "moveTo")
    ]
    if names[0] != names[1] or len(set(names[0])) != len(names[0]):
        yield f"moves have not two ends: {names}"


def _references(package: Package, trees: dict[str, Any]) -> Iterator[str]:
    styles = {each.get(w("styleId")) for each in trees["styles"].iter(w("style"))}
    if len(styles) != len(list(trees["styles"].iter(w("style")))):
        yield "two styles have one id"
    numbers = {each.get(w("numId")) for each in trees["numbering"].iter(w("num"))}
    document = trees["document"]
    for tree in trees.values():
        for each in tree.iter(*map(w, ("pStyle", "rStyle", "tblStyle", "basedOn", "next"))):
            if each.get(w("val")) not in styles:
                yield f"there is no style {each.get(w('val'))}"
    for each in document.iter(w("numId")):
        if each.get(w("val")) not in numbers:
            yield f"there is no numbering {each.get(w('val'))}"
    keys = {each.get(f"{{{R}}}{name}") for each in document.iter() for name in ("id", "embed")}
    if missing := keys - {None} - set(package.targets):
        yield f"keys lead nowhere: {missing}"
    if unused := set(package.targets) - keys - _parts(package):
        yield f"keys are not used: {unused}"
    drawn = Counter(each.get("id") for each in document.iter(f"{{{WP}}}docPr"))
    yield from (
        f"two drawings have the number {each}" for each, times in drawn.items() if times > 1
    )
    for each in document.iter(f"{{{WP}}}inline"):
        if not each.find(f"{{{WP}}}docPr").get("descr"):
            yield "a picture has no alternative text"
        if len(list(each.iter(f"{{{A}}}blip"))) != 1:
            yield "a drawing has not one picture"


def _parts(package: Package) -> set[str]:
    """Return the keys of parts that no element names."""
    kinds = ("styles", "numbering", "settings", "fontTable", "theme")
    relations = package.tree("word/_rels/document.xml.rels")
    return {each.get("Id") for each in relations if each.get("Type").rpartition("/")[2] in kinds}


def _package(package: Package) -> Iterator[str]:
    types = package.tree("[Content_Types].xml")
    endings = {each.get("Extension") for each in types if name_of(each) == "Default"}
    named = {each.get("PartName") for each in types if name_of(each) == "Override"}
    for name in package.parts:
        is_named = f"/{name}" in named or name == "[Content_Types].xml"
        if not is_named and name.rpartition(".")[2] not in endings - {"xml"}:
            yield f"{name} has no type"
    for name in named:
        if name.removeprefix("/") not in package.parts:
            yield f"there is no {name}"
    for source, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
        for each in package.tree(source).iter(f"{{{RELATIONS}}}Relationship"):
            if (
                each.get("TargetMode") != "External"
                and folder + each.get("Target") not in package.parts
            ):
                yield f"there is no {each.get('Target')}"
