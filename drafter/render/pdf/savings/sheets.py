"""Style sheets that the papers of a form share are parsed once, not for each paper.

Of what a sheet says, WeasyPrint keeps selectors with declarations, and rules for pages. Neither is
changed while a paper is set, but for what `KEPT_OUT` names; sheets with such things are parsed
anew. A sheet is known by its text, so another text is another sheet.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from drafter.render.pdf.savings.recent import Recent
from drafter.render.pdf.savings.stand_ins import StandIn

KEPT_OUT: Final = re.compile(
    r"\\|gradient|@import|@font-face|@color-profile|@counter-style|@layer", re.IGNORECASE
)
"""Escapes, which could hide a name; gradients, which keep the lengths of the first paper; and rules
that ask for a file or say something to more than their own sheet."""

MOST: Final = 16


@dataclass(frozen=True)
class Sheet:
    """A parsed sheet: WeasyPrint's object for it, and its own rules for pages."""

    parsed: Any
    page_rules: tuple[Any, ...]


class Sheets:
    """Makes WeasyPrint's objects for style sheets, those of known text without parsing."""

    def __init__(self, original: Any) -> None:
        self.original = original
        self.known: Recent[Sheet] = Recent(MOST)

    def __call__(self, *args: Any, **named: Any) -> Any:
        """Return the object for a sheet, as `weasyprint.CSS` takes it."""
        text, rules, layers = (named.get(name) for name in ("string", "page_rules", "layers"))
        if args or not isinstance(text, str) or rules is None or layers or KEPT_OUT.search(text):
            return self.original(*args, **named)
        key = text, named["base_url"], named["media_type"]
        sheet = self.known.get(key)
        if sheet is None:
            sheet = self._parsed(named)
            self.known.keep(key, sheet)
        rules.extend(sheet.page_rules)
        return self._copied(sheet, rules, layers)

    def _parsed(self, named: Any) -> Sheet:
        parsed = self.original(**{**named, "page_rules": [], "layers": []})
        return Sheet(parsed, tuple(parsed.page_rules))

    def _copied(self, sheet: Sheet, rules: Any, layers: Any) -> Any:
        copied = self.original.__new__(self.original)
        vars(copied).update(vars(sheet.parsed), page_rules=rules, layers=layers)
        return copied


@cache
def sheets() -> Sheets:
    """Return the maker of sheets of this process."""
    from weasyprint import CSS

    return Sheets(CSS)


@cache
def stand_ins() -> tuple[StandIn, ...]:
    """Return what makes WeasyPrint's cascade ask for known sheets first."""
    from weasyprint import css

    return (StandIn(css, "CSS", sheets()),)


def forget() -> None:
    """Forget all sheets: what WeasyPrint said of one, it must say of it again."""
    sheets().known.clear()
