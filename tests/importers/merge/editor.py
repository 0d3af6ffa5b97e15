"""Word files as people change them: words and paragraphs on the XML, tracked or not, runs torn."""

import io
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from tests.word.parts import W, name_of, opened, w

DOCUMENT: Final = "word/document.xml"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
SAID: Final = {w("author"): "Dezernat 5", w("date"): "2026-01-05T09:30:00Z"}


@dataclass
class Editor:
    """A Word file that is being changed."""

    data: bytes = field(repr=False)
    tracked: bool = False
    torn: bool = False
    body: Any = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.body = opened(self.data).tree(DOCUMENT)

    def bytes(self) -> bytes:
        """Return the changed file."""
        made = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(self.data)) as old,
            zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for name in old.namelist():
                new.writestr(
                    name, etree.tostring(self.body) if name == DOCUMENT else old.read(name)
                )
        return made.getvalue()

    def paragraphs(self) -> Iterator[Any]:
        """Yield the paragraphs whose words stand in plain runs, one behind the other."""
        return (each for each in self.body.iter(w("p")) if text_of(each) and _is_plain(each))

    def paragraph(self, words: str) -> Any:
        """Return the first paragraph with these words."""
        return next(each for each in self.body.iter(w("p")) if words in text_of(each))

    def replace(self, old: str, new: str, paragraph: Any = None) -> None:
        """Replace words; either may be empty, then `old` is what the new words stand before."""
        holder = self.paragraph(old) if paragraph is None else paragraph
        start = text_of(holder).index(old)
        self.rewrite(holder, start, start + len(old), new)

    def rewrite(self, paragraph: Any, start: int, end: int, new: str) -> None:
        """Put words in the place of a stretch of a paragraph."""
        runs = [(sign, run) for run in paragraph.iter(w("r")) for sign in text_of(run)]
        for run in list(paragraph.iter(w("r"))):
            if text_of(run):
                run.getparent().remove(run)
        model = runs[min(start, len(runs) - 1)][1]
        gone = [*_runs(runs[start:end])]
        come = [_run(model, new)] if new else []
        if self.tracked:
            gone = [_tracked("del", run) for run in gone]
            come = [_tracked("ins", run) for run in come]
        else:
            gone = []
        for each in (*_runs(runs[:start]), *gone, *come, *_runs(runs[end:])):
            paragraph.extend(_torn(each) if self.torn and name_of(each) == "r" else [each])

    def add_behind(self, words: str, new: str) -> None:
        """Put a paragraph behind the one with these words, which looks like it."""
        holder = self.paragraph(words)
        made = deepcopy(holder)
        for run in list(made.iter(w("r"))):
            run.getparent().remove(run)
        run = _run(next(holder.iter(w("r"))), new)
        made.append(_tracked("ins", run) if self.tracked else run)
        if self.tracked:
            _mark(made, "ins")
        holder.addnext(made)

    def remove(self, words: str) -> None:
        """Take the paragraph with these words out."""
        holder = self.paragraph(words)
        if not self.tracked:
            holder.getparent().remove(holder)
            return
        self.rewrite(holder, 0, len(text_of(holder)), "")
        _mark(holder, "del")

    def split(self, words: str) -> None:
        """Begin a new paragraph before these words."""
        holder = self.paragraph(words)
        text = text_of(holder)
        second = deepcopy(holder)
        tracked, self.tracked = self.tracked, False
        self.rewrite(second, 0, text.index(words), "")
        self.rewrite(holder, text.index(words) - 1, len(text), "")
        self.tracked = tracked
        if tracked:
            _mark(holder, "ins")
        holder.addnext(second)

    def add_row(self, words: str, cells: list[str]) -> None:
        """Put a row behind the one with these words."""
        row = next(each for each in self.body.iter(w("tr")) if words in text_of(each))
        made = deepcopy(row)
        for paragraph, text in zip(made.iter(w("p")), cells, strict=True):
            model = next(row.iter(w("r")))
            for run in list(paragraph.iter(w("r"))):
                run.getparent().remove(run)
            paragraph.append(_run(model, text))
        row.addnext(made)

    def remove_row(self, words: str) -> None:
        """Take the row with these words out."""
        row = next(each for each in self.body.iter(w("tr")) if words in text_of(each))
        row.getparent().remove(row)


def replaced(old: str, new: str) -> Callable[[Editor], None]:
    """Return the step that replaces words."""
    return lambda editor: editor.replace(old, new)


def added(behind: str, new: str) -> Callable[[Editor], None]:
    """Return the step that puts a paragraph behind the one with these words."""
    return lambda editor: editor.add_behind(behind, new)


def text_of(element: Any) -> str:
    """Return the words of an element, those that went left out."""
    return "".join(each.text or "" for each in element.iter(w("t")))


def _is_plain(paragraph: Any) -> bool:
    """Whether a paragraph has words only: no links, breaks, changes."""
    return all(name_of(child) in ("pPr", "r") for child in paragraph) and all(
        name_of(child) in ("rPr", "t") for run in paragraph.iter(w("r")) for child in run
    )


def _runs(signs: list[tuple[str, Any]]) -> Iterator[Any]:
    """Yield runs of signs, those of one run together."""
    last, text = None, ""
    for sign, run in signs:
        if run is not last and text:
            yield _run(last, text)
            text = ""
        last, text = run, text + sign
    if text:
        yield _run(last, text)


def _run(model: Any, text: str) -> Any:
    made = etree.Element(w("r"), {w("rsidR"): "00AB12CD"}, nsmap={"w": W})
    properties = model.find(w("rPr"))
    if properties is not None:
        made.append(deepcopy(properties))
    words = etree.SubElement(made, w("t"))
    words.text = text
    words.set(SPACE, "preserve")
    return made


def _torn(run: Any) -> list[Any]:
    """Return a run as Word may leave it: in pieces, with marks of its own between them."""
    text = text_of(run)
    if len(text) < 4:
        return [run]
    middle = len(text) // 2
    checked = etree.Element(w("proofErr"), {w("type"): "spellStart"})
    start = etree.Element(w("bookmarkStart"), {w("id"): "77", w("name"): "_GoBack"})
    end = etree.Element(w("bookmarkEnd"), {w("id"): "77"})
    return [_run(run, text[:middle]), checked, start, end, _run(run, text[middle:])]


def _tracked(name: str, run: Any) -> Any:
    made = etree.Element(w(name), {w("id"): "901", **SAID})
    if name == "del":
        for words in run.iter(w("t")):
            words.tag = w("delText")
    made.append(run)
    return made


def _mark(paragraph: Any, name: str) -> None:
    """Track the end of a paragraph."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    own = properties.find(w("rPr"))
    if own is None:
        own = etree.SubElement(properties, w("rPr"))
    own.insert(0, etree.Element(w(name), {w("id"): "902", **SAID}))
