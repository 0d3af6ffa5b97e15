"""Findings as staff read them: as text on a terminal or in a file, and as JSON for programs.

The JSON has one documented shape (`"schema": 1`), which only grows:

    {"schema": 1, "programm": "drafter 0.1.0",
     "vorlagen": [{"datei": "…", "drucksachennummer": "…" or null,
                   "befunde": [{"regel", "schwere", "meldung", "datei", "zeile", "spalte",
                                "quittiert": reason or null}]}],
     "summe": {"vorlagen", "fehler", "warnungen", "hinweise", "quittiert"}}

With `--show` each paper also has `"verstanden"`, the lines of `drafter.model.echo`.
"""

import os
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from drafter import __version__
from drafter.errors import ExitCode
from drafter.findings import Finding, Severity
from drafter.german.wording import count

if TYPE_CHECKING:
    from drafter.pipeline import Checked

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
WIDEST = 100
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings of each severity are open, and how many are acknowledged."""

    errors: int = 0
    warnings: int = 0
    notes: int = 0
    acknowledged: int = 0

    def __str__(self) -> str:
        """Return the counts in words: `0 Fehler, 3 Warnungen, 1 Hinweis`."""
        words = [
            count(self.errors, "Fehler", "Fehler"),
            count(self.warnings, "Warnung", "Warnungen"),
            count(self.notes, "Hinweis", "Hinweise"),
        ]
        return ", ".join([*words, f"{self.acknowledged} quittiert"] if self.acknowledged else words)


def tally(findings: Iterable[Finding]) -> Tally:
    """Count findings."""
    every = tuple(findings)
    still = [finding.severity for finding in every if finding.open]
    return Tally(
        still.count(Severity.ERROR),
        still.count(Severity.WARNING),
        still.count(Severity.NOTE),
        len(every) - len(still),
    )


def show_findings(findings: Iterable[Finding]) -> None:
    """Print findings to stdout, one block each; wrapped and coloured on a terminal only."""
    width = _terminal_width()
    for finding in findings:
        click.echo(block(finding, width))


def refused(path: str, findings: Sequence[Finding]) -> ExitCode:
    """Print the findings that keep a paper from being rewritten; return the exit code for them."""
    show_findings(findings)
    click.echo(f"nicht geschrieben: {printable(path)}. Bitte erst beheben.", err=True)
    return ExitCode.FINDINGS


def block(finding: Finding, width: int | None = None) -> str:
    """Return a finding as its block of text, wrapped to `width` where one is given.

    The word of its severity carries ANSI colour, which `click.echo` drops where stdout is no
    terminal.
    """
    place, word = printable(f"{finding.place}: "), str(finding.severity)
    text = _wrapped(f"{place}{word}: {printable(finding.message)} ({finding.code})", width)
    head, tail = text[: len(place)], text[len(place) :]
    coloured = head + tail.replace(word, _coloured(finding), 1)
    if finding.acknowledged is None:
        return coloured
    return f"{coloured}\n{_wrapped(_judged(finding.acknowledged), width)}"


def summary(papers: int, total: Tally) -> str:
    """Return the last line: "1 Vorlage geprüft: 0 Fehler, 3 Warnungen, 1 Hinweis"."""
    return f"{count(papers, 'Vorlage', 'Vorlagen')} geprüft: {total}."


def as_json(papers: Sequence["Checked"], show: bool = False) -> str:
    """Return the findings of papers in the documented JSON."""
    total = tally(finding for checked in papers for finding in checked.findings)
    value = {
        "schema": 1,
        "programm": f"drafter {__version__}",
        "vorlagen": [_paper(checked, show) for checked in papers],
        "summe": {
            "vorlagen": len(papers),
            "fehler": total.errors,
            "warnungen": total.warnings,
            "hinweise": total.notes,
            "quittiert": total.acknowledged,
        },
    }
    import json

    return json.dumps(value, ensure_ascii=False, indent=2)


def finding_json(finding: Finding) -> dict[str, object]:
    """Return a finding as its object in the documented JSON."""
    return {
        "regel": finding.code,
        "schwere": str(finding.severity),
        "meldung": finding.message,
        "datei": finding.place.file,
        "zeile": finding.place.line,
        "spalte": finding.place.column,
        "quittiert": finding.acknowledged,
    }


def understood(checked: "Checked") -> tuple[str, ...]:
    """Return the lines that tell how a paper was understood; none where it could not be read."""
    from drafter.model.echo import echo

    paper = checked.loaded.paper
    return echo(paper) if paper else ()


def paragraph(text: str) -> str:
    """Return a line of output as a paragraph of a terminal, or as it is where there is none."""
    return _wrapped(printable(text), _terminal_width())


def printable(text: str) -> str:
    """Replace control characters, so that no file name or input commands the terminal."""
    return CONTROL.sub("\ufffd", text)


def echo_utf8(text: str) -> None:
    """Print text for programs to stdout: always UTF-8 (RFC 8259, § 8.1)."""
    click.echo(text.encode("utf-8", "replace"))


def _paper(checked: "Checked", show: bool) -> dict[str, object]:
    paper = checked.loaded.paper
    value: dict[str, object] = {
        "datei": checked.loaded.shown,
        "drucksachennummer": paper.reference if paper else None,
        "befunde": [finding_json(finding) for finding in checked.findings],
    }
    return {**value, "verstanden": list(understood(checked))} if show else value


def _coloured(finding: Finding) -> str:
    if not finding.open:
        return click.style(str(finding.severity), dim=True)
    return click.style(str(finding.severity), fg=COLOURS[finding.severity], bold=True)


def _judged(reason: str) -> str:
    return f"    quittiert: {printable(reason)}"


def _terminal_width() -> int | None:
    if not sys.stdout.isatty():
        return None
    import shutil

    return min(shutil.get_terminal_size().columns, WIDEST)


def _wrapped(text: str, width: int | None) -> str:
    if width is None:
        return text
    import textwrap

    return textwrap.fill(
        text,
        width,
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def debugging() -> bool:
    """Whether a traceback is asked for (`DRAFTER_DEBUG=1`)."""
    return os.environ.get("DRAFTER_DEBUG") == "1"
