"""The parts of a Word file as trees, by lxml alone."""

import io
import zipfile
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def name_of(element: Any) -> str:
    """Return the name of an element without its namespace."""
    return str(etree.QName(element).localname)


@dataclass(frozen=True)
class Package:
    """A Word file: its parts by name."""

    parts: dict[str, bytes] = field(repr=False)

    def tree(self, name: str) -> Any:
        return etree.fromstring(self.parts[name])

    @property
    def targets(self) -> dict[str, str]:
        """What the keys of the main part lead to."""
        relations = self.tree("word/_rels/document.xml.rels")
        return {each.get("Id"): each.get("Target") for each in relations}


def opened(data: bytes) -> Package:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return Package({name: archive.read(name) for name in archive.namelist()})
