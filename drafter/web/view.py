"""What is shown now: the last good state of a paper, and what is found in its file."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Final

from drafter.findings import Finding, Severity
from drafter.german.wording import count
from drafter.pipeline import Checked
from drafter.pipeline.making import RATIONALE, with_measured
from drafter.pipeline.previewing import Preview, Shown
from drafter.web.changed import with_anchor

MOST_FINDINGS: Final = 300
"""So many findings are told; the summary counts all of them."""

NOUNS = {
    Severity.ERROR: ("Fehler", "Fehler"),
    Severity.WARNING: ("Warnung", "Warnungen"),
    Severity.NOTE: ("Hinweis", "Hinweise"),
}


@dataclass(frozen=True)
class Page:
    """An edition to look at, and what it was before it changed."""

    shown: Shown
    earlier: Shown | None = field(default=None, repr=False)

    @cached_property
    def html(self) -> bytes:
        """Its HTML, in which the block that changed last has the id `changed.ANCHOR`."""
        return with_anchor(self.shown.html, self.earlier.html) if self.earlier else self.shown.html


@dataclass(frozen=True)
class View:
    """What a browser is to show.

    `serial` counts the views, `number` those of them that have other pages. `pages` are those of
    the last good state, made at `since`; `faulty` tells that the file has errors now, so that
    they are older than it. `findings` are those of the file as it is; `problem` is what keeps it
    from being shown and is no finding. `sources` are its texts by the names in findings.
    `stopped` tells that `drafter build` would write nothing. `length` is that of the Begründung in
    pages, as measured when `checked` was set as PDF.
    """

    serial: int = 0
    number: int = 0
    pages: tuple[Page, ...] = ()
    since: datetime | None = None
    faulty: bool = False
    stopped: bool = False
    findings: tuple[Finding, ...] = ()
    problem: str = ""
    sources: Mapping[str, str] = field(default_factory=dict, repr=False)
    length: float | None = field(default=None, compare=False)
    checked: Checked | None = field(default=None, repr=False, compare=False)

    def page(self, number: int, name: str) -> Page | None:
        """Return a page of the pages with that number, or None where there are newer ones."""
        if number != self.number:
            return None
        return next((page for page in self.pages if page.shown.name == name), None)


def good(before: View, preview: Preview, sources: Mapping[str, str], now: datetime) -> View:
    """Return the view of a paper that can be shown."""
    same = _same(before.pages, preview.editions)
    length = before.length if same else None
    return View(
        before.serial,
        before.number if same else before.number + 1,
        before.pages if same else tuple(_page(shown, before) for shown in preview.editions),
        now,
        stopped=preview.checked.stopped,
        findings=with_measured(preview.checked, length),
        sources=sources,
        length=length,
        checked=preview.checked,
    )


def faulty(
    before: View, findings: tuple[Finding, ...], problem: str, sources: Mapping[str, str]
) -> View:
    """Return the view where the file cannot be shown: the last good pages stay."""
    return replace(
        before,
        faulty=True,
        stopped=True,
        findings=findings,
        problem=problem,
        sources=sources or before.sources,
    )


def measured(view: View, page: Page, lengths: Mapping[str, float]) -> View:
    """Return the view when its pages are set, with findings as `drafter build` has them.

    `lengths` are those of the sections of one page in the PDF; the first edition's count.
    """
    if view.faulty or view.checked is None or page is not view.pages[0] or not lengths:
        return view
    length = lengths.get(RATIONALE)
    return replace(view, length=length, findings=with_measured(view.checked, length))


def as_json(view: View) -> dict[str, object]:
    """Return a view as the page's script reads it."""
    return {
        "serial": view.serial,
        "number": view.number,
        "editions": [_edition(page) for page in view.pages],
        "since": view.since.strftime("%H:%M:%S") if view.since else "",
        "faulty": view.faulty,
        "stopped": view.stopped,
        "problem": view.problem,
        "summary": _summary(view.findings),
        "findings": [_finding(each, tuple(view.sources)) for each in view.findings[:MOST_FINDINGS]],
        "sources": list(view.sources),
    }


def _same(pages: tuple[Page, ...], editions: tuple[Shown, ...]) -> bool:
    """Whether a browser would show the same: all words, and the first edition as the form has it.

    Its HTML is made here, so that it is at hand when a browser is told.
    """
    shown = tuple(page.shown for page in pages)
    return [each.html for each in editions[:1]] == [each.html for each in shown[:1]] and (
        shown == editions
    )


def _page(shown: Shown, before: View) -> Page:
    earlier = (page.shown for page in before.pages if page.shown.name == shown.name)
    return Page(shown, next(earlier, None))


def _edition(page: Page) -> dict[str, str]:
    return {"name": page.shown.name, "label": page.shown.label}


def _summary(findings: tuple[Finding, ...]) -> str:
    still = [finding.severity for finding in findings if finding.open]
    words = [count(still.count(severity), *nouns) for severity, nouns in NOUNS.items()]
    more = f"; die ersten {MOST_FINDINGS} stehen hier" if len(findings) > MOST_FINDINGS else ""
    return ", ".join(words) + more


def _finding(finding: Finding, sources: tuple[str, ...]) -> dict[str, object]:
    place = finding.place
    return {
        "severity": str(finding.severity),
        "message": finding.message,
        "code": finding.code,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "source": sources.index(place.file) if place.file in sources else None,
        "acknowledged": finding.acknowledged,
    }
