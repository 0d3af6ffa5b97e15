"""What Word would show of a file: paragraphs with the labels that it counts, tables, pictures."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from drafter.document import Inline, Run
from drafter.document.joining import joined
from tests.word.parts import WP, A, Package, R, name_of, w

SIGNS: Final = {"br": "\n", "tab": "\t", "softHyphen": "\u00ad", "noBreakHyphen": "\u2011"}
GAP: Final = "Tabellenende"
BULLET: Final = "•"


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph as it is seen: the name of its style, its label, its words, its pictures."""

    style: str
    label: str
    runs: Inline
    align: str = "left"
    level: int = -1
    pictures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table: its rows of cells; how many of them are repeated as its head."""

    heads: int
    rows: tuple[tuple[Shown, ...], ...]


Part = Shown | ShownTable


class Reader:
    """Reads the paragraphs of one text in order, and counts its lists."""

    def __init__(self, package: Package) -> None:
        numbering = package.tree("word/numbering.xml")
        definitions = {
            each.get(w("abstractNumId")): each for each in numbering.iter(w("abstractNum"))
        }
        self.lists = {
            each.get(w("numId")): definitions[each.find(w("abstractNumId")).get(w("val"))]
            for each in numbering.findall(w("num"))
        }
        styles = package.tree("word/styles.xml").iter(w("style"))
        self.styles = {
            each.get(w("styleId")): each.find(w("name")).get(w("val")) for each in styles
        }
        self.targets = package.targets
        self.counted: Counter[str] = Counter()

    def parts(self, holder: Any) -> Iterator[Part]:
        """Yield what stands in the text or in a cell; gaps behind tables are left out."""
        for element in holder:
            if name_of(element) == "tbl":
                yield self.table(element)
            elif name_of(element) == "p":
                shown = self.paragraph(element)
                if shown.style != GAP:
                    yield shown
                else:
                    assert not shown.runs

    def table(self, element: Any) -> ShownTable:
        rows = element.findall(w("tr"))
        width = len(element.findall(f"{w('tblGrid')}/{w('gridCol')}"))
        made = []
        for row in rows:
            cells = [list(self.parts(cell)) for cell in row.findall(w("tc"))]
            assert len(cells) == width
            made.append(tuple(each for (each,) in cells if isinstance(each, Shown)))
        return ShownTable(
            len(element.findall(f"{w('tr')}/{w('trPr')}/{w('tblHeader')}")), tuple(made)
        )

    def paragraph(self, element: Any) -> Shown:
        properties = element.find(w("pPr"))
        style = self.styles[_value(properties, "pStyle")]
        level = _value(properties, "numPr", "ilvl")
        label = self.label(_value(properties, "numPr", "numId"), int(level)) if level else ""
        drawn = tuple(self.picture(each) for each in element.iter(f"{{{WP}}}inline"))
        return Shown(
            style,
            label,
            joined(self.runs(element, None)),
            _value(properties, "jc") or "left",
            int(level) if level else -1,
            drawn,
        )

    def label(self, number: str, level: int) -> str:
        """Return the label that comes next in a list."""
        definition = self.lists[number].find(f"{w('lvl')}[@{w('ilvl')}='{level}']")
        text, kind = _value(definition, "lvlText"), _value(definition, "numFmt")
        value = int(_value(definition, "start")) + self.counted[number]
        self.counted[number] += 1
        if kind == "bullet":
            return text
        return text.replace(f"%{level + 1}", _printed(kind, value))

    def runs(self, holder: Any, href: str | None) -> Iterator[Run]:
        for element in holder:
            if name_of(element) == "hyperlink":
                yield from self.runs(element, self.targets[element.get(f"{{{R}}}id")])
            elif name_of(element) == "r":
                yield self.run(element, href)

    def run(self, element: Any, href: str | None) -> Run:
        properties = element.find(w("rPr"))
        bold, italic = (
            properties is not None and properties.find(w(name)) is not None for name in "bi"
        )
        text = "".join(
            child.text if name_of(child) in ("t", "delText") else SIGNS.get(name_of(child), "")
            for child in element
        )
        return Run(text, bold, italic, href)

    def picture(self, inline: Any) -> tuple[str, str]:
        described = inline.find(f"{{{WP}}}docPr").get("descr")
        (blip,) = inline.iter(f"{{{A}}}blip")
        return described, self.targets[blip.get(f"{{{R}}}embed")]


def read(package: Package, body: Any) -> list[Part]:
    """Return what a text shows, whatever was decided of its changes."""
    return list(Reader(package).parts(body))


def _value(holder: Any, *path: str) -> str:
    found = holder.find("/".join(map(w, path)))
    return "" if found is None else found.get(w("val"))


def _printed(kind: str, value: int) -> str:
    if kind == "decimal":
        return str(value)
    assert kind == "lowerLetter"
    times, letter = divmod(value - 1, 26)
    return chr(ord("a") + letter) * (times + 1)
