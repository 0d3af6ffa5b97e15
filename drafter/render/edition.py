"""What a renderer takes and gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cache import Cache
from drafter.document import Document
from drafter.model.form import MarkStyle
from drafter.source.assets import Asset

if TYPE_CHECKING:
    from drafter.redline import Redline
    from drafter.redline.synopsis import Synopsis


@dataclass(frozen=True)
class Edition:
    """A frozen edition of a paper: its words, the form's folder, pictures, files made so far.

    `fonts` is a folder with the four faces of Liberation Sans, by default the project's own.
    `marks` says how the form shows what a redline marked in the Document. A Synopse is set from
    `synopsis`; the Document then says what stands above and around it. `redline` is the tree of
    what changed, for a format that has changes of its own and shows them in place of marks.
    `look` is the name of the style sheet that changes how the words look (a key of
    `drafter.render.looks.LOOKS`); mostly there is none.
    `sources` are the files to embed in the PDF by their names, the paper's own first; mostly there
    are none. Without `savings` the PDF is set without the shortcuts of
    `drafter.render.pdf.savings`; its bytes are the same. `cache` keeps what a renderer can use
    again in another process; mostly there is one.
    """

    document: Document
    form: Path
    pictures: Mapping[str, Asset] = field(default_factory=dict, repr=False)
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    marks: MarkStyle = field(default_factory=MarkStyle)
    synopsis: "Synopsis | None" = field(default=None, repr=False)
    redline: "Redline | None" = field(default=None, repr=False)
    look: str = ""
    fonts: Path | None = None
    sources: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    savings: bool = True
    cache: Cache | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered file; `section_pages` is the length of sections on laid-out pages, by id."""

    data: bytes = field(repr=False)
    section_pages: Mapping[str, float] = field(default_factory=dict)
