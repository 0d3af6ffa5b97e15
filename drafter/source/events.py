"""YAML events to the untyped tree, within limits, with German findings.

Only the event layer of PyYAML is used: no value is typed, no tag is obeyed and no alias is
followed, so no file can blow up (YAML 1.1, chapters 3.1 and 7). The libyaml reader is taken
where it is installed, the pure Python one elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import yaml

from drafter.findings import Finding, Severity
from drafter.german.wording import quoted
from drafter.source.critic import OPENER
from drafter.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from drafter.source.text import FORBIDDEN, SourceText, Span

DEEPEST = 32
MOST_NODES = 20_000
MOST_MENDED_LINES = 20
MOST_READ_AGAIN = 1_000_000
COLON = ":"
BRACKETS = ("[", "{")
STAND_IN = "\ua789"
LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

BAD_START = (
    "Ein Text darf nicht mit diesem Zeichen beginnen. Bitte den ganzen Text in "
    "Anführungszeichen setzen."
)
MARK_FIRST = (
    "Hier beginnt ein Text mit einer Änderungsmarke; „{{“ am Anfang gilt in YAML als Klammer. "
    'Bitte den ganzen Text in gerade Anführungszeichen setzen: "{shown}…"'
)
TAB = "Hier steht ein Tabulator. Bitte mit Leerzeichen einrücken (je Ebene zwei)."
NEW_KEY = (
    "Hier steht ein Doppelpunkt in einem Text, der in einer Zeile darüber beginnt. Ist es ein "
    "neuer Schlüssel, bitte so weit einrücken wie seine Geschwister; gehört es zum Text, bitte den "
    "ganzen Text in Anführungszeichen setzen."
)
SYNTAX = (
    (
        "mapping values are not allowed",
        "Hier steht ein Doppelpunkt mit Leerzeichen mitten im Text. Bitte den ganzen Text in "
        'Anführungszeichen setzen (schlüssel: "… : …") oder ihn unter „schlüssel: >-“ in die '
        "nächste Zeile schreiben.",
    ),
    (
        "escape",
        "In doppelten Anführungszeichen leitet „\\“ eine Umschreibung ein. Bitte „\\“ verdoppeln "
        "oder den Text in einfache Anführungszeichen setzen.",
    ),
    (
        "hexdecimal",
        "In doppelten Anführungszeichen leitet „\\“ eine Umschreibung ein. Bitte „\\“ verdoppeln "
        "oder den Text in einfache Anführungszeichen setzen.",
    ),
    (
        "while scanning a quoted scalar",
        "Das Anführungszeichen, das hier beginnt, wird nicht geschlossen. Bitte am Ende des "
        "Textes ein gleiches setzen.",
    ),
    (
        "could not find expected ':'",
        "Hier fehlt nach dem Schlüssel ein Doppelpunkt, oder eine Textzeile ist zu wenig "
        "eingerückt. Bitte „schlüssel: Wert“ schreiben.",
    ),
    (
        "sequence entries are not allowed",
        "Eine Liste beginnt in einer neuen Zeile. Bitte „- “ in die nächste Zeile schreiben und "
        "einrücken; ein Text, der mit einem Strich beginnt, gehört in Anführungszeichen.",
    ),
    ("that cannot start any token", BAD_START),
    ("block node", BAD_START),
    ("ing a tag", BAD_START),
    (
        "scanning a block scalar",
        "Hinter „|“ oder „>“ darf in derselben Zeile nichts stehen. Bitte den Text in die nächste "
        "Zeile schreiben und einrücken; ein Text, der mit diesem Zeichen beginnt, gehört in "
        "Anführungszeichen.",
    ),
    (
        "document start",
        "Vor dieser Stelle endet das Dokument mit „...“. Bitte die Zeile mit den drei Punkten "
        "löschen.",
    ),
    (
        "scanning an alias",
        'Ein Text, der mit einem Stern beginnt, muss in Anführungszeichen stehen ("*innen …").',
    ),
    (
        "scanning an anchor",
        "Ein Text, der mit & beginnt, muss in Anführungszeichen stehen.",
    ),
    (
        "flow",
        "Die Klammer, die hier beginnt, wird nicht richtig geschlossen. Bitte Klammern und "
        "Kommas prüfen oder den Text in Anführungszeichen setzen.",
    ),
    (
        "block collection",
        "Die Einrückung passt nicht zu den Zeilen darüber. Bitte gleich weit einrücken wie "
        "die Geschwister dieser Zeile.",
    ),
    (
        "block mapping",
        "Die Einrückung passt nicht zu den Zeilen darüber, oder ein Text in "
        "Anführungszeichen geht danach weiter. Bitte diese Zeile und die darüber prüfen.",
    ),
)
SYNTAX_ELSE = (
    "Ab hier ist die Datei kein gültiges YAML. Bitte Einrückung, Doppelpunkte und "
    "Anführungszeichen dieser Zeile und der Zeile darüber prüfen."
)
HARMLESS_TABS = re.compile(r"(?<=[^ \t\n])[ \t]*\t[ \t]*|^[ \t]++$", re.MULTILINE)
FIRST_COLON = re.compile(r"\s*(?:-\s+)*[\w-]+:(?:\s|$)")
VALUE_OF_LINE = re.compile(r"^(?P<head>\s*(?:-\s+)*(?:[\w-]+:\s+)?(?:-\s+)*)(?P<value>.*)$")


LIST_LINE = re.compile(r"\n[ ]*- (?=\S)")
_MARK = r"\n[ ]*(?:[-*+] |[0-9]+[.)] |\|)"
FOLDED_LINES = re.compile(rf"{_MARK}[^\n]*{_MARK}")


class _Stop(Exception):
    """Reading cannot go on; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass
class _Builder:
    source: SourceText
    findings: list[Finding] = field(default_factory=list)
    mended: bool = False
    mark_first: bool = False
    nodes: int = 0

    def span(self, event: yaml.Event) -> Span:
        assert event.start_mark is not None
        assert event.end_mark is not None
        return Span(self.source, event.start_mark.index, event.end_mark.index)

    def extent(self, start: yaml.Event, end: yaml.Event) -> Span:
        """Return the span of a collection: to its closing bracket, if it has one."""
        first, last = self.span(start), self.span(end)
        return Span(self.source, first.start, last.end if first.text in BRACKETS else first.end)

    def report(self, code: str, message: str, span: Span) -> Finding:
        finding = _finding(code, message, span)
        self.findings.append(finding)
        return finding

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self.guard(event, depth)
        self.forbid_anchor_and_tag(event)
        match event:
            case yaml.ScalarEvent():
                return self.scalar(event)
            case yaml.SequenceStartEvent():
                return self.sequence(event, events, depth)
            case yaml.MappingStartEvent():
                return self.mapping(event, events, depth)
            case _:
                return Scalar(self.span(event).text, self.span(event))

    def guard(self, event: yaml.Event, depth: int) -> None:
        self.nodes += 1
        if depth > DEEPEST:
            raise _Stop(
                self.report(
                    "yaml-zu-tief",
                    f"Hier sind mehr als {DEEPEST} Ebenen ineinander geschachtelt. "
                    "Bitte die Einrückung und die Klammern prüfen.",
                    self.span(event),
                )
            )
        if self.nodes > MOST_NODES:
            raise _Stop(
                self.report(
                    "yaml-zu-gross",
                    f"Die Datei hat mehr als {MOST_NODES:_} Einträge. Bitte prüfen, ob es "
                    "wirklich eine Vorlage ist.".replace("_", "."),
                    self.span(event),
                )
            )

    def forbid_anchor_and_tag(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            message = (
                "Ein Text, der mit einem Stern beginnt, gilt in YAML als Verweis; Verweise sind "
                "hier nicht erlaubt. Bitte den Text in Anführungszeichen setzen oder ausschreiben."
            )
            self.report("yaml-verweis", message, self.span(event))
        elif getattr(event, "anchor", None):
            message = (
                "Anker (&name) sind nicht erlaubt. Bitte den Anker löschen und den Wert dort "
                "ausschreiben, wo er gebraucht wird; ein Text mit & gehört in Anführungszeichen."
            )
            self.report("yaml-anker", message, self.span(event))
        if getattr(event, "tag", None):
            message = (
                "Typangaben (!wort) sind nicht erlaubt. Bitte löschen; beginnt der Text selbst "
                "mit einem Ausrufezeichen, bitte in Anführungszeichen setzen."
            )
            self.report("yaml-typangabe", message, self.span(event))

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        span, plain = self.span(event), not event.style
        if plain:
            self.watch_comment(span)
            self.watch_list_lines(span)
        elif event.style == ">":
            self.watch_folding(span)
        value = event.value.replace(STAND_IN, COLON) if self.mended else event.value
        return Scalar(self.without_control(value, span), span, plain)

    def without_control(self, value: str, span: Span) -> str:
        """Report controls and surrogates, which only escape sequences can bring in here."""
        found = FORBIDDEN.search(value)
        if found is None:
            return value
        message = (
            f"In diesem Text steht, mit „\\“ umschrieben, ein Steuerzeichen "
            f"(U+{ord(found[0]):04X}). Bitte löschen; ein „\\“ im Text bitte verdoppeln."
        )
        self.report("yaml-steuerzeichen", message, span)
        return FORBIDDEN.sub("\ufffd", value)

    def watch_list_lines(self, span: Span) -> None:
        """A list line indented otherwise than the one above silently becomes its text."""
        line = LIST_LINE.search(self.source.text, span.start, span.end)
        if line:
            message = (
                "Diese Zeile beginnt mit „- “, ist aber anders eingerückt als der Eintrag darüber "
                "und gälte als dessen Text. Bitte gleich weit einrücken; ein Gedankenstrich wird "
                "„–“ geschrieben."
            )
            self.report("yaml-listenzeile", message, Span(span.source, line.end() - 2, line.end()))

    def watch_folding(self, span: Span) -> None:
        """A folded text has no lists and no tables: its lines become one paragraph."""
        if FOLDED_LINES.search(self.source.text, span.start, span.end):
            message = (
                "Hinter „>“ werden Zeilen zu einem Absatz zusammengezogen; Listen und Tabellen "
                "brauchen dort „|“."
            )
            self.findings.append(_finding("yaml-gefaltet", message, span, Severity.WARNING))

    def watch_comment(self, span: Span) -> None:
        rest = self.source.text[span.end : span.end + 200].split("\n", 1)[0]
        swallowed = re.match(r"[ \t]+#(?=\w)", rest)
        if swallowed and span.end > span.start:
            finding = _finding(
                "yaml-raute",
                f"Ab {quoted(rest.strip())} gilt der Rest der Zeile als Kommentar und wird nicht "
                "gedruckt. Gehört er zum Text, bitte den ganzen Text in Anführungszeichen "
                "setzen; sonst nach der Raute ein Leerzeichen schreiben.",
                Span(span.source, span.end + swallowed.end() - 1, span.end + swallowed.end()),
                Severity.WARNING,
            )
            self.findings.append(finding)

    def sequence(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Sequence:
        items = []
        while not isinstance(following := next(events), yaml.SequenceEndEvent):
            items.append(self.node(following, events, depth + 1))
        return Sequence(tuple(items), self.extent(event, following))

    def mapping(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        span = self.span(event)
        marked = OPENER.match(self.source.text, span.start)
        if marked:
            self.watch_mark(span, marked[0])
        entries: dict[str, Entry] = {}
        while not isinstance(following := next(events), yaml.MappingEndEvent):
            key = self.node(following, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            self.enter(entries, key, value)
        if marked:
            text = Span(self.source, span.start, self.span(following).end)
            return Scalar(text.text, text)
        return Mapping(tuple(entries.values()), self.extent(event, following))

    def watch_mark(self, span: Span, shown: str) -> None:
        """A text that begins with a hand mark would be a mapping; what follows makes no sense."""
        self.mark_first = True
        self.report("yaml-syntax", MARK_FIRST.format(shown=shown), span)

    def enter(self, entries: dict[str, Entry], key: Node, value: Node) -> None:
        if not isinstance(key, Scalar):
            message = (
                "Ein Schlüssel muss ein einzelnes Wort sein. Bitte „schlüssel: Wert“ schreiben."
            )
            self.report("yaml-schluessel", message, key.span)
        elif key.plain and key.value == "<<":
            message = (
                "Einfügungen (<<) sind nicht erlaubt. Bitte löschen und die Werte hier "
                "ausschreiben."
            )
            self.report("yaml-verweis", message, key.span)
        elif key.value in entries:
            first = entries[key.value].key.span.place.line
            self.report(
                "yaml-doppelt",
                f"Der Schlüssel {quoted(key.value)} steht schon in Zeile {first}. Bitte einen der "
                "beiden löschen oder beide zusammenführen.",
                key.span,
            )
        else:
            entries[key.value] = Entry(key, value)


def _finding(code: str, message: str, span: Span, severity: Severity = Severity.ERROR) -> Finding:
    blocks = severity is Severity.ERROR
    return Finding(code, severity, message, span.place, blocks_drafts=blocks)


SLIPS = (
    (
        re.compile(r" *(?:- +)*(?P<key>[a-z_]+):(?=(?P<value>[^\s/:].*))"),
        "Nach dem Doppelpunkt fehlt ein Leerzeichen. Bitte so schreiben: {key}: {value}",
    ),
    (
        re.compile(r" *(?:- +)*(?P<key>[a-z_]+):(?=\u00a0+(?P<value>.*))"),
        "Hier steht ein geschütztes Leerzeichen, wie es aus Word kommt. Bitte durch ein "
        "gewöhnliches ersetzen: {key}: {value}",
    ),
    (
        re.compile(r" *(?P<key>[a-z_]+) *(?==(?P<value>.*))"),
        "Zwischen Schlüssel und Wert steht ein Doppelpunkt, kein Gleichheitszeichen. Bitte so "
        "schreiben: {key}:{value}",
    ),
)


@lru_cache(maxsize=4)
def read_tree(source: SourceText) -> tuple[Node | None, tuple[Finding, ...]]:
    """Read YAML into a tree of nodes; a text that was read just before is not read again.

    Returns the tree (None where the file cannot be read to its end) and the findings.
    Unquoted colons are all found in one pass: the line is mended in memory, at the same
    length, and reading starts again; what the mending itself breaks in that line is not told.
    Tabs between words and in empty lines count as blanks, so that both readers see the same.
    Nothing is raised.
    """
    current, colons = _evened(source), list[Finding]()
    while True:
        builder = _Builder(current, list(colons), mended=bool(colons))
        try:
            return _document(builder), tuple(builder.findings)
        except _Stop:
            return None, tuple(builder.findings)
        except yaml.YAMLError as problem:
            if builder.mark_first:
                return None, tuple(builder.findings)
            slip = _slip(problem, source)
            if slip:
                return None, (*colons, slip)
            finding = _syntax_finding(problem, source)
            if finding.place.line in {colon.place.line for colon in colons}:
                return None, tuple(builder.findings)
            mended = _mended(current, problem)
            if mended is None or len(colons) >= _most_mended(source):
                return None, (*builder.findings, finding)
            colons.append(finding)
            current = mended


def _slip(problem: yaml.YAMLError, source: SourceText) -> Finding | None:
    """Return a slip, in the line at fault or above it, that PyYAML takes for something else."""
    marks = (getattr(problem, "context_mark", None), getattr(problem, "problem_mark", None))
    lines = {mark.line + step for mark in marks if mark is not None for step in (-1, 0)}
    for line in sorted(number for number in lines if 0 <= number < len(source.line_starts)):
        start = source.line_starts[line]
        text = source.text[start:].split("\n", 1)[0]
        for pattern, sentence in SLIPS:
            match = pattern.match(text)
            if match:
                offset = start + match.end()
                shown = sentence.format(key=match["key"], value=match["value"][:30])
                return _finding("yaml-syntax", shown, Span(source, offset, offset))
    return None


def _most_mended(source: SourceText) -> int:
    """Return how many lines may be mended: the longer the text, the fewer, and at least one."""
    return max(1, min(MOST_MENDED_LINES, MOST_READ_AGAIN // (len(source.text) + 1)))


def _evened(source: SourceText) -> SourceText:
    text = HARMLESS_TABS.sub(lambda match: " " * len(match[0]), source.text)
    return SourceText(source.file, text)


def _document(builder: _Builder) -> Node | None:
    events = yaml.parse(builder.source.text, Loader=LOADER)
    tree: Node | None = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if tree is not None:
                raise _Stop(_second_document(builder, event))
            tree = builder.node(next(events), events, 1)
    return tree


def _second_document(builder: _Builder, event: yaml.Event) -> Finding:
    message = (
        "Hier beginnt mit „---“ ein zweites Dokument. Bitte je Vorlage eine eigene Datei anlegen; "
        "eine Linie im Text gehört in einen eingerückten Textblock."
    )
    return builder.report("yaml-mehrere", message, builder.span(event))


def _mended(source: SourceText, problem: yaml.YAMLError) -> SourceText | None:
    if not isinstance(problem, yaml.MarkedYAMLError) or problem.problem_mark is None:
        return None
    if "mapping values are not allowed" not in str(problem.problem):
        return None
    start = source.line_starts[problem.problem_mark.line]
    line = source.text[start:].split("\n", 1)[0]
    parts = VALUE_OF_LINE.match(line)
    head, value = (parts["head"], parts["value"]) if parts else ("", line)
    if COLON not in value:
        head, value = "", line
    better = head + value.replace(COLON, STAND_IN)
    return SourceText(source.file, source.text[:start] + better + source.text[start + len(line) :])


def _syntax_finding(problem: yaml.YAMLError, source: SourceText) -> Finding:
    mark = getattr(problem, "problem_mark", None)
    said = f"{getattr(problem, 'context', '')} {getattr(problem, 'problem', '')}"
    opened = getattr(problem, "context_mark", None)
    if opened is not None and ("quoted scalar found unexpected" in said or "flow" in said):
        mark = opened
    offset = min(mark.index if mark else 0, len(source.text))
    sentence = _syntax_sentence(said, source, offset)
    return _finding("yaml-syntax", sentence, Span(source, offset, offset))


def _syntax_sentence(said: str, source: SourceText, offset: int) -> str:
    if source.text[offset : offset + 1] == "\t":
        return TAB
    line = source.text[source.line_starts[source.place(offset).line - 1] :].split("\n", 1)[0]
    first = FIRST_COLON.match(line)
    if "mapping values" in said and first and source.place(offset).column <= first.end():
        return NEW_KEY
    return next((german for english, german in SYNTAX if english in said), SYNTAX_ELSE)
