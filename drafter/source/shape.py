"""The untyped tree, brought into the shape of the model.

Walks tree and model together: unknown keys, lists where a text belongs and the like become
findings here, one printed line becomes the mapping it stands for, and texts that live in a
file of their own are read. What remains for Pydantic are the values themselves.
"""

import re
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from drafter.findings import Finding, Severity
from drafter.german.wording import quoted
from drafter.model.base import Record
from drafter.model.lines import Entry as LineEntry
from drafter.model.lines import LineError, OneLine, Piece
from drafter.model.scalars import GivenMark, ProseMark
from drafter.source import nodes
from drafter.source.marks import HandMarks
from drafter.source.origins import Loc
from drafter.source.paths import PathRefused, inside
from drafter.source.reading import read_text
from drafter.source.text import SourceText, Span

INCLUDED = "datei"
NO_KEY = re.compile(r"[\s,(){}]")
NO_TEXT = (
    "Hier fehlt hinter dem Doppelpunkt der neue Text. Bitte dahinter schreiben, oder dahinter „>-“ "
    "und den Text eingerückt in die nächste Zeile."
)


class TextFile(NamedTuple):
    """A text in a file of its own: its name in the paper and the place of it, path and text."""

    name: str
    named: Span
    path: Path
    source: SourceText


class Shape(NamedTuple):
    """What a field holds: a record, a list, a mapping, a prose text, a value, or what was given."""

    kind: str
    inner: Any = None


@cache
def fields(model: type[Record]) -> Mapping[str, Shape]:
    """Return the YAML keys of a model with the shape of each."""
    return {
        info.alias or name: _shape(info.annotation, tuple(info.metadata))
        for name, info in model.model_fields.items()
    }


def _shape(annotation: Any, metadata: tuple[Any, ...] = ()) -> Shape:
    if GivenMark in metadata:
        return Shape("given")
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _shape(arguments[0], (*metadata, *arguments[1:]))
    if origin in (types.UnionType, typing.Union):
        return _shape(next(part for part in arguments if part is not types.NoneType), metadata)
    if origin is tuple:
        return Shape("list", _shape(arguments[0]))
    if origin is Mapping:
        return Shape("mapping", _shape(arguments[1]))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return Shape("record", annotation)
    return Shape("prose" if ProseMark in metadata else "value")


@dataclass
class Shaper:
    """Collects data, spans and findings while it walks one file."""

    folder: Path
    file: str
    marks: HandMarks = field(default_factory=HandMarks)
    texts: list[TextFile] = field(default_factory=list)
    sought: list[str] = field(default_factory=list)
    spans: dict[Loc, Span] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    broken: set[Loc] = field(default_factory=set)

    def record(self, node: nodes.Node, model: type[Record], loc: Loc) -> Any:
        """Return the data of a record, or None where the node cannot be one."""
        if isinstance(node, nodes.Scalar) and model.one_line is not None:
            node = self._from_line(node, model.one_line, loc)
        elif isinstance(node, nodes.Mapping) and model.one_line is not None:
            node = self._with_text(node, model.one_line, loc)
        if not isinstance(node, nodes.Mapping):
            return self._break(loc, node.span, _wanted_keys(model))
        stray = next((e.key for e in node.entries if NO_KEY.search(e.key.value)), None)
        if stray is not None and model.one_line is not None:
            return self._break(
                loc, _behind(stray), _stray_colon(stray.value), "doppelpunkt-im-text"
            )
        known = fields(model)
        data = {}
        for entry in node.entries:
            key = entry.key.value
            if key not in known:
                self._unknown(entry.key, tuple(known))
            elif (value := self.value(entry.value, known[key], (*loc, key))) is not None:
                data[key] = value
        self.spans.setdefault(loc, node.span)
        return data

    def value(self, node: nodes.Node, shape: Shape, loc: Loc) -> Any:
        """Return the data of a node in the given shape; None where it is absent or broken."""
        self.spans[loc] = node.span
        if isinstance(node, nodes.Scalar) and node.absent:
            return None
        match shape.kind:
            case "record":
                return self.record(node, shape.inner, loc)
            case "list":
                return self._list(node, shape.inner, loc)
            case "mapping":
                return self._mapping(node, shape.inner, loc)
            case "prose":
                return self._prose(node, loc)
            case "given":
                return self._given(node, loc)
            case _:
                return self._scalar(node, loc)

    def _scalar(self, node: nodes.Node, loc: Loc) -> str | None:
        if isinstance(node, nodes.Scalar):
            return node.value
        self._break(
            loc,
            node.span,
            "Hier wird ein einzelner Wert erwartet. Bitte hinter den "
            "Doppelpunkt schreiben; ein Text mit Klammern gehört in Anführungszeichen.",
        )
        return None

    def _list(self, node: nodes.Node, inner: Shape, loc: Loc) -> list[Any] | None:
        if not isinstance(node, nodes.Sequence):
            self._break(
                loc,
                node.span,
                "Hier wird eine Liste erwartet. Bitte jeden Eintrag in "
                "eine eigene Zeile schreiben und mit „- “ beginnen.",
            )
            return None
        given = [item for item in node.items if not _is_absent(item)]
        return [self.value(item, inner, (*loc, index)) for index, item in enumerate(given)]

    def _mapping(self, node: nodes.Node, inner: Shape, loc: Loc) -> dict[str, Any] | None:
        if not isinstance(node, nodes.Mapping):
            self._break(
                loc,
                node.span,
                "Hier werden eingerückte Zeilen der Form „Schlüssel: Wert“ erwartet.",
            )
            return None
        return {
            entry.key.value: self._mapped(entry, inner, (*loc, entry.key.value))
            for entry in node.entries
        }

    def _given(self, node: nodes.Node, loc: Loc) -> Any:
        """Return data whose shape only the form knows; the field itself is a mapping."""
        match node:
            case nodes.Mapping() if _keys(node) == [INCLUDED]:
                return self._prose(node, loc)
            case nodes.Mapping():
                given = (e for e in node.entries if not _is_absent(e.value))
                return {e.key.value: self._below(e.value, (*loc, e.key.value)) for e in given}
            case nodes.Sequence():
                return self._list(node, Shape("given"), loc)
            case _ if len(loc) == 1:
                return self._mapping(node, Shape("given"), loc)
            case _:
                return node.value

    def _below(self, node: nodes.Node, loc: Loc) -> Any:
        return self.value(node, Shape("given"), loc)

    def _mapped(self, entry: nodes.Entry, inner: Shape, loc: Loc) -> Any:
        """Return the data of an entry whose key the author chose; it must not be empty."""
        if _is_absent(entry.value):
            self._break(
                loc,
                entry.key.span,
                f"Hinter {quoted(entry.key.value)} fehlt der Wert. Ist es der Rest eines Betrages "
                'mit Komma, bitte den Betrag in Anführungszeichen setzen: "1.234,50 €"',
            )
        return self.value(entry.value, inner, loc)

    def _prose(self, node: nodes.Node, loc: Loc) -> str | None:
        if isinstance(node, nodes.Mapping) and _keys(node) == [INCLUDED]:
            return self._included(node.entries[0].value, loc)
        if isinstance(node, nodes.Scalar):
            return node.value
        self._break(
            loc,
            node.span,
            "Hier wird ein Text erwartet. Bitte nach „: >-“ oder „: |“ "
            "eingerückt in die nächsten Zeilen schreiben oder mit „datei:“ eine "
            "Textdatei nennen.",
        )
        return None

    def _included(self, node: nodes.Node, loc: Loc) -> str | None:
        name = self._scalar(node, loc)
        if name is None:
            return None
        self.sought.append(name)
        try:
            path = inside(self.folder, name)
        except PathRefused as problem:
            self._break(loc, node.span, str(problem), "datei-fehlt")
            return None
        text = read_text(path, str(Path(self.file).parent / name))
        if isinstance(text, Finding):
            self.findings.append(text)
            self.broken.add(loc)
            return None
        self.texts.append(TextFile(name, node.span, path, text))
        return self._whole(text, loc)

    def _whole(self, text: SourceText, loc: Loc) -> str | None:
        span = self.marks.text(text)
        self.spans[loc] = span
        if span.marks is None:
            return text.text
        return span.marks.text if span.marks.text.strip() else None

    def _from_line(self, scalar: nodes.Scalar, one_line: OneLine, loc: Loc) -> nodes.Node:
        try:
            return _mapping_node(scalar, one_line.read(scalar.value))
        except LineError as problem:
            place = scalar.span.locate(scalar.value, problem.offset)
            span = Span(scalar.span.source, place, scalar.span.end)
            self._break(loc, span, str(problem), "zeile-unverstanden")
            return nodes.Mapping((), scalar.span)

    def _with_text(self, node: nodes.Mapping, one_line: OneLine, loc: Loc) -> nodes.Node:
        """Read a line whose text is a YAML value: `Ziffer 3 wird wie folgt gefasst: |`."""
        if one_line.opening is None or len(node.entries) != 1:
            return node
        (only,) = node.entries
        opened = one_line.opening(only.key.value)
        if opened is None:
            return node
        if _is_absent(only.value):
            self._break(loc, _behind(only.key), NO_TEXT, "zeile-unverstanden")
        entry, key = opened
        text = nodes.Entry(nodes.Scalar(key, only.key.span), only.value)
        return nodes.Mapping((*_mapping_node(only.key, entry).entries, text), node.span)

    def _break(self, loc: Loc, span: Span, message: str, code: str = "wert-form") -> None:
        self.broken.add(loc)
        self._report(code, message, span)

    def _unknown(self, key: nodes.Scalar, known: tuple[str, ...]) -> None:
        near = get_close_matches(key.value[:60].lower(), known, n=1, cutoff=0.6)
        hint = (
            f"Meinten Sie „{near[0]}“?"
            if near
            else f"Bitte löschen oder einen dieser Schlüssel verwenden: {', '.join(known)}."
        )
        self._report(
            "schluessel-unbekannt",
            f"Den Schlüssel {quoted(key.value)} gibt es hier nicht. {hint}",
            key.span,
        )

    def _report(self, code: str, message: str, span: Span) -> None:
        self.findings.append(Finding(code, Severity.ERROR, message, span.place, blocks_drafts=True))


def _keys(node: nodes.Mapping) -> list[str]:
    return [entry.key.value for entry in node.entries]


def _behind(key: nodes.Scalar) -> Span:
    """Return the place of the colon behind a key."""
    source = key.span.source
    colon = max(source.text.find(":", key.span.end), key.span.end)
    return Span(source, colon, colon + 1)


def _stray_colon(key: str) -> str:
    if key.endswith("TOP"):
        return "Hinter „TOP“ steht kein Doppelpunkt. Bitte so schreiben: TOP 5"
    return (
        "Hier steht ein Doppelpunkt mitten im Text. Bitte den ganzen Eintrag in gerade "
        'Anführungszeichen setzen: - "… : …"'
    )


def _is_absent(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Scalar) and node.absent


def _wanted_keys(model: type[Record]) -> str:
    keys = ", ".join(fields(model))
    example = model.one_line.example if model.one_line else ""
    line = f" Auch eine Zeile wie „{example}“ ist möglich." if example else ""
    return f"Hier werden eingerückte Zeilen „schlüssel: Wert“ erwartet, mit: {keys}.{line}"


def _mapping_node(scalar: nodes.Scalar, entry: LineEntry) -> nodes.Mapping:
    def build(value: Any) -> nodes.Node:
        if isinstance(value, Piece):
            part = scalar.part(value.start, value.end)
            return part if value.value is None else nodes.Scalar(value.value, part.span)
        if isinstance(value, list):
            return nodes.Sequence(tuple(map(build, value)), scalar.span)
        return _mapping_node(scalar, value)

    return nodes.Mapping(tuple(_entries(scalar, entry, build)), scalar.span)


def _entries(scalar: nodes.Scalar, entry: LineEntry, build: Any) -> Iterator[nodes.Entry]:
    for key, value in entry.items():
        yield nodes.Entry(nodes.Scalar(key, scalar.span), build(value))
