"""The style sheets of a form: what cannot be read in them, and what would load something.

A PDF is not written where WeasyPrint complains about a sheet, so it is asked about each sheet by
itself, where it tells the line of the file. A sheet for browsers is only read.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from drafter.findings import Finding, Place, Severity
from drafter.render.pdf.typesetting import complaints
from drafter.source.reading import read_text
from drafter.source.text import SourceText

SHEET: Final = "formular-css"
LOADING: Final = "formular-nachladen"
FOR_BROWSERS: Final = "browser.css"
AT: Final = re.compile(r"\bat (\d+):(\d+)")
IGNORED: Final = re.compile(r"Ignored `(.*)` at \d+:\d+, (.*?)\.?", re.DOTALL)
SELECTOR: Final = re.compile("Invalid or unsupported selector, '(.*)'", re.DOTALL)
TOLD: Final = ("@import", "verweigert", "Failed to load")
IN_GERMAN: Final = {
    "unknown property": "Diese Eigenschaft gibt es im PDF-Satz nicht.",
    "invalid value": "Der Wert passt nicht zu dieser Eigenschaft.",
}
UNREADABLE: Final = (
    "Hier lässt sich die Datei nicht lesen; es fehlt etwa eine Klammer oder ein „;“."
)
MEND: Final = "Bitte berichtigen; so wird kein PDF geschrieben."
NOT_LOADED: Final = (
    "wird nicht nachgeladen, weil jede Datei alles in sich hat. Bitte löschen; ein Bild kommt als "
    "Logo hinein."
)


def sheet_findings(path: Path, shown: str) -> Iterator[Finding]:
    """Yield what is wrong with a style sheet; `shown` is its path as it stands in findings."""
    text = read_text(path, shown)
    if isinstance(text, Finding):
        yield text
        return
    rules = _rules(text.text)
    yield from _loading(rules, shown)
    if path.name == FOR_BROWSERS:
        yield from (_finding(SHEET, _place(shown, each), UNREADABLE) for each in _broken(rules))
    else:
        yield from _complaints(text)


def _rules(text: str) -> list[Any]:
    import tinycss2

    return list(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


def _nodes(rules: list[Any]) -> Iterator[Any]:
    """Yield every token of a sheet, however deep."""
    for node in rules:
        yield node
        for name in ("prelude", "content", "arguments"):
            yield from _nodes(getattr(node, name, None) or [])


def _loading(rules: list[Any], shown: str) -> Iterator[Finding]:
    for node in _nodes(rules):
        address = _address(node)
        if address is not None and not address.startswith(("data:", "#")):
            said = f"„{address[:60]}“ {NOT_LOADED}"
            yield _finding(LOADING, _place(shown, node), said)


def _address(node: Any) -> str | None:
    """Return what a token would load; None where it would not."""
    if node.type == "url":
        return str(node.value)
    if node.type == "function" and node.lower_name in ("url", "src", "image-set"):
        return next((str(each.value) for each in node.arguments if each.type == "string"), None)
    if node.type == "at-rule" and node.lower_at_keyword == "import":
        return next((str(each.value) for each in node.prelude if each.type == "string"), None)
    return None


def _broken(rules: list[Any]) -> Iterator[Any]:
    return (node for node in _nodes(rules) if node.type == "error")


def _complaints(text: SourceText) -> Iterator[Finding]:
    for said in complaints(text.text):
        if not any(word in said for word in TOLD):
            message = f"{_in_german(said)} {MEND}"
            yield _finding(SHEET, _complained(said, text), message)


def _in_german(said: str) -> str:
    if ignored := IGNORED.fullmatch(said):
        why = IN_GERMAN.get(ignored[2], f"Diese Angabe gilt nicht ({ignored[2]}).")
        return f"„{_short(ignored[1])}“: {why}"
    if selector := SELECTOR.fullmatch(said):
        return f"„{_short(selector[1])}“: Diesen Selektor kennt der PDF-Satz nicht."
    return UNREADABLE if AT.search(said) else f"Der PDF-Satz meldet: {_short(said)}."


def _short(said: str) -> str:
    return " ".join(said.split())[:80]


def _complained(said: str, text: SourceText) -> Place:
    if at := AT.search(said):
        return Place(text.file, int(at[1]), int(at[2]))
    selector = SELECTOR.fullmatch(said)
    return text.place(max(text.text.find(selector[1].strip()), 0) if selector else 0)


def _place(shown: str, node: Any) -> Place:
    return Place(shown, node.source_line, node.source_column)


def _finding(code: str, place: Place, message: str) -> Finding:
    return Finding(code, Severity.ERROR, message, place, blocks_drafts=True)
