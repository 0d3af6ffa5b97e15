"""Spare the import the reading of WeasyPrint's own style sheets.

It has three. That of forms and that of presentational hints are for options that are not used
here; they are read when they are asked for. That of all documents is a table that `make tables` has
written: selectors as Python, declarations as values, as tinycss2, cssselect2 and WeasyPrint make
them.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any


class Unread:
    """A style sheet that is read when one of its parts is asked for."""

    def __init__(self, read: Callable[[], Any]) -> None:
        self._read = read

    def __getattr__(self, name: str) -> Any:
        sheet = self._read()
        vars(self).update(vars(sheet))
        return getattr(sheet, name)


@contextmanager
def no_reading_of_sheets() -> Iterator[None]:
    """Let sheets be empty while WeasyPrint is imported, and put the real ones in their place."""
    import tinycss2

    parse = tinycss2.parse_stylesheet
    tinycss2.parse_stylesheet = _nothing
    try:
        yield
    finally:
        tinycss2.parse_stylesheet = parse
    if "weasyprint" in sys.modules:
        _put_in_place()


def _nothing(_: str) -> list[object]:
    """Answer as `parse_stylesheet` does for an empty sheet."""
    return []


def _put_in_place() -> None:
    from weasyprint import CSS, html

    styles = html.UA_COUNTER_STYLE
    _name("UA_FORM_STYLESHEET", Unread(partial(CSS, string=html.UA_FORM, counter_style=styles)))
    _name("PH_STYLESHEET", Unread(partial(CSS, string=html.PH)))
    if not _filled(html.UA_STYLESHEET, styles):
        _name("UA_STYLESHEET", CSS(string=html.UA, counter_style=styles))


def _name(name: str, sheet: object) -> None:
    """Give a sheet its name where WeasyPrint looks for it."""
    import weasyprint

    setattr(weasyprint, name, sheet)
    setattr(weasyprint.html, name, sheet)


def _filled(sheet: Any, styles: dict[str, object]) -> bool:
    """Fill the sheet of all documents, and the counter styles, from the table.

    Returns whether the table is of the libraries that are there.
    """
    from drafter.render.pdf.savings.importing import sheets_table as table

    if versions() != table.VERSIONS:
        return False
    vars(sheet.matcher).update(table.MATCHER)
    sheet.page_rules.extend(table.PAGE_RULES)
    styles.update(table.COUNTER_STYLES)
    return True


def versions() -> tuple[str, ...]:
    """Return the versions of the libraries that make a sheet out of its text."""
    import cssselect2
    import tinycss2
    import weasyprint

    return (weasyprint.VERSION, tinycss2.VERSION, cssselect2.VERSION)
