"""What a marked paper says of its marks: how they look, and with what it was compared."""

from typing import Final

from drafter.german.dates import format_date
from drafter.german.wording import listed
from drafter.model.form import Form, MarkScope, MarkSign
from drafter.model.paper import Paper

SIGNS: Final = {MarkSign.BAR: "Balken am Rand", MarkSign.DOTS: "gepunktete Linie"}
FULL: Final = "Neues in Farbe, Gestrichenes durchgestrichen"
READING_COPY: Final = "Lesefassung"
BY_HAND: Final = "Änderungen gegenüber dem vorigen Stand, von Hand bezeichnet"


def legend(form: Form, base: Paper | None, scope: MarkScope) -> tuple[str, ...]:
    """Return the lines of the legend; `base` is what was compared with, None for marks by hand."""
    look = FULL if scope is MarkScope.FULL else form.supplement.legend
    signs = listed([SIGNS[sign] for sign in form.supplement.marks.signs])
    return tuple(filter(None, (look, f"auch ohne Farbe: {signs}", compared_with(form, base))))


def compared_with(form: Form, base: Paper | None) -> str:
    """Return the line that names the paper compared with, by number and date."""
    if base is None:
        return BY_HAND
    number = base.reference or form.number.pending
    day = f" vom {format_date(base.date)}" if base.date else ""
    return f"Änderungen gegenüber {form.number.label} {number}{day}"
