"""Hand marks in the texts of a file: resolved before anything else reads these texts."""

from collections.abc import Iterator
from collections.abc import Mapping as Words
from dataclasses import dataclass, field, replace
from typing import Final

from drafter.findings import Finding, Severity
from drafter.german.wording import quoted
from drafter.source.critic import LENGTH, OPENER, Changes, Fault, Flaw, resolved, scan
from drafter.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from drafter.source.text import SourceText, Span

SENTENCES: Final[Words[Flaw, str]] = {
    Flaw.UNCLOSED: (
        "Die Änderungsmarke {shown} wird nicht geschlossen und so gedruckt, wie sie dasteht{more}. "
        "Bitte mit „{closing}“ schließen oder die Zeichen löschen."
    ),
    Flaw.NESTED: (
        "Die Änderungsmarke {shown} steht in einer anderen und wird so gedruckt, wie sie "
        "dasteht{more}. Bitte die Marken hintereinander setzen, nicht ineinander."
    ),
    Flaw.UNDIVIDED: (
        "In der Änderungsmarke {shown} fehlt „~>“; sie wird so gedruckt, wie sie dasteht{more}. "
        "Bitte so schreiben: {{~~alt~>neu~~}}"
    ),
    Flaw.UNOPENED: (
        "Die Zeichen „{sign}“ schließen keine Änderungsmarke und werden gedruckt, wie sie "
        "dastehen{more}. Bitte die Marke mit „{{{opening}“ öffnen oder die Zeichen löschen."
    ),
    Flaw.UNREAD: (
        "{shown} wird gedruckt, wie es dasteht{more}: „{sign}“ gehört nicht zu den "
        "Änderungsmarken, die drafter liest. Bitte löschen; eine Bemerkung, die nicht gedruckt "
        "wird, steht in der Datei hinter „# “."
    ),
}
NOTES: Final = frozenset({Flaw.UNOPENED, Flaw.UNREAD})
CLOSING: Final = {"{++": "++}", "{--": "--}", "{~~": "~~}"}


@dataclass(frozen=True)
class Marked:
    """What was resolved: the texts that held marks, and what went altogether with its marks.

    These are the items of lists, and the lists and mappings behind keys.
    """

    texts: tuple[Span, ...] = field(default=(), repr=False)
    items: tuple[Span, ...] = field(default=(), repr=False)
    blocks: tuple[Span, ...] = field(default=(), repr=False)


@dataclass
class HandMarks:
    """Resolves the marks of one paper's texts, and collects what it resolved and the faults."""

    changes: Changes = Changes.ACCEPTED
    texts: list[Span] = field(default_factory=list)
    items: list[Span] = field(default_factory=list)
    blocks: list[Span] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def marked(self) -> Marked:
        """What was resolved so far."""
        return Marked(tuple(self.texts), tuple(self.items), tuple(self.blocks))

    def node(self, node: Node) -> Node:
        """Return a tree with the marks of all its values resolved.

        A value of which nothing stays is absent, as if its author had left it open; so are a
        list and a mapping of which nothing else was given.
        """
        match node:
            case Scalar():
                return self._scalar(node)
            case Sequence():
                return self._sequence(node)
            case Mapping():
                return self._mapping(node)

    def text(self, source: SourceText) -> Span:
        """Return the span of a whole text file, its marks resolved."""
        return self._resolved(Span(source, 0, len(source.text)), source.text)

    def _scalar(self, scalar: Scalar) -> Scalar:
        span = self._resolved(scalar.span, scalar.value)
        if span.marks is None:
            return scalar
        if not span.marks.text.strip():
            return Scalar("", span, plain=True)
        return replace(scalar, value=span.marks.text, span=span)

    def _resolved(self, span: Span, text: str) -> Span:
        marks, faults = scan(text)
        self.findings += _faults(span, text, faults)
        if not marks:
            return span
        marked = replace(span, marks=resolved(text, self.changes, marks))
        self.texts.append(marked)
        return marked

    def _sequence(self, node: Sequence) -> Node:
        items = tuple(map(self.node, node.items))
        gone = [old for old, new in zip(node.items, items, strict=True) if _went(old, new)]
        self.items += map(_extent, gone)
        return _emptied(node) if gone and all(map(_absent, items)) else replace(node, items=items)

    def _mapping(self, node: Mapping) -> Node:
        entries = tuple(Entry(entry.key, self._value(entry)) for entry in node.entries)
        pairs = zip(node.entries, entries, strict=True)
        gone = [old.value for old, new in pairs if _went(old.value, new.value)]
        self.blocks += [_extent(value) for value in gone if not isinstance(value, Scalar)]
        nothing = gone and all(_absent(entry.value) for entry in entries)
        return _emptied(node) if nothing else replace(node, entries=entries)

    def _value(self, entry: Entry) -> Node:
        """Resolve a value; no sign is stray that a colon cut off from a mark, which is told."""
        told = len(self.findings)
        value = self.node(entry.value)
        if OPENER.search(entry.key.value):
            grave = [each for each in self.findings[told:] if each.severity is not Severity.NOTE]
            self.findings[told:] = grave
        return value


def _absent(node: Node) -> bool:
    return isinstance(node, Scalar) and node.absent


def _went(old: Node, new: Node) -> bool:
    return _absent(new) and not _absent(old)


def _emptied(node: Node) -> Scalar:
    return Scalar("", node.span, plain=True)


def _extent(node: Node) -> Span:
    """Return the span from a node's beginning to the end of its last scalar."""
    last = node
    while not isinstance(last, Scalar):
        last = last.items[-1] if isinstance(last, Sequence) else last.entries[-1].value
    return Span(node.span.source, node.span.start, last.span.end)


def _faults(span: Span, text: str, faults: tuple[Fault, ...]) -> Iterator[Finding]:
    """Yield the finding about the first fault of a text, and about the first that is minor."""
    grave = [fault for fault in faults if fault.flaw not in NOTES]
    minor = [fault for fault in faults if fault.flaw in NOTES]
    for severity, found in ((Severity.WARNING, grave), (Severity.NOTE, minor)):
        if found:
            place = span.source.place(span.locate(text, found[0].start))
            yield Finding("text-marken", severity, _sentence(text, found), place)


def _sentence(text: str, faults: list[Fault]) -> str:
    """Return what is said of the first fault, which counts the others."""
    start, flaw = faults[0]
    sign = text[start : start + LENGTH]
    return SENTENCES[flaw].format(
        shown=quoted(text[start : start + 30]),
        more=f" (in diesem Text insgesamt {len(faults)} Stellen)" if faults[1:] else "",
        closing=CLOSING.get(sign, ""),
        sign=sign,
        opening=sign[:2],
    )
