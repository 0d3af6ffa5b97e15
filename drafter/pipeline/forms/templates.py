"""The templates of a form: whether they can be read, and what has no place in them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from drafter.findings import Finding, Severity
from drafter.render.html import template_environment
from drafter.source.reading import read_text
from drafter.source.text import SourceText

TEMPLATE: Final = "formular-vorlage"
LOADING: Final = "formular-nachladen"
COMMENT: Final = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
LOADS: Final = re.compile(
    r"<(?:script|link|iframe|object|embed|base)\b|\son[a-z]+\s*=\s*[\"']"
    r"|\b(?:src|srcset|poster|action|xlink:href)\s*=\s*[\"']?(?:[a-z]+:)?//|@import\b"
    r"|url\(\s*[\"']?(?!data:|#)",
    re.IGNORECASE,
)
UNSAFE: Final = re.compile(r"\|\s*safe\b|\{%-?\s*autoescape\s+false")


def template_findings(folder: Path, name: str, shown: str) -> Iterator[Finding]:
    """Yield what is wrong with a template of a form's folder; `shown` is its path in findings."""
    text = read_text(folder / name, shown)
    if isinstance(text, Finding):
        yield text
        return
    yield from _unread(folder, name, text)
    plain = COMMENT.sub(lambda comment: re.sub(r"\S", " ", comment[0]), text.text)
    for match in LOADS.finditer(plain):
        yield _finding(
            LOADING,
            text,
            match.start(),
            f"„{match[0].strip()[:60]}“ lädt etwas nach oder führt etwas aus; jede Datei hat alles "
            "in sich und bleibt still. Bitte löschen; ein Bild kommt als Logo hinein.",
        )
    for match in UNSAFE.finditer(plain):
        yield _finding(
            TEMPLATE,
            text,
            match.start(),
            f"Mit „{match[0].strip()}“ kämen Zeichen wie < aus einer Vorlage ungeschützt in die "
            "Seite. Bitte löschen.",
        )


def _unread(folder: Path, name: str, text: SourceText) -> Iterator[Finding]:
    from jinja2 import TemplateError, TemplateSyntaxError

    try:
        template_environment(folder, 0, compiled=False).get_template(name)
    except TemplateSyntaxError as problem:
        start = text.line_starts[min(problem.lineno, len(text.line_starts)) - 1]
        yield _finding(
            TEMPLATE,
            text,
            start,
            "Ab hier lässt sich die Seitenvorlage nicht lesen; es fehlt etwa ein „{% endif %}“ "
            f"oder eine Klammer. Für die Systembetreuung: {problem.message}",
        )
    except TemplateError as problem:
        yield _finding(TEMPLATE, text, 0, f"Die Seitenvorlage lässt sich nicht lesen: {problem}")


def _finding(code: str, text: SourceText, offset: int, message: str) -> Finding:
    return Finding(code, Severity.ERROR, message, text.place(offset), blocks_drafts=True)
