"""What a marked paper says of its marks: how they look, and with what it was compared."""

from typing import Final

from drafter.german.dates import format_date
from drafter.german.wording import listed
from drafter.model.form import Form, MarkScope, MarkSign
from drafter.model.paper import Paper

SIGNS: Final = {MarkSign.BAR: "Balken am Rand", MarkSign.DOTS: "gepunktete Linie"}
FULL: Final = "Neues in Farbe, Gestrichenes durchgestrichen"
READING_COPY: Final = "Lesefassung"
GREY: Final = "gepunktet unterstrichen, ganz neue Teile nur mit Balken am Rand"
GREY_LEGENDS: Final = {
    MarkScope.ADDITIONS: f"Ergänzungen {GREY}",
    MarkScope.FULL: f"Neues {GREY}; Gestrichenes durchgestrichen",
}
BY_HAND: Final = "Änderungen gegenüber dem vorigen Stand, von Hand bezeichnet"


def legend(
    form: Form, base: Paper | None, scope: MarkScope, *, grey: bool = False
) -> tuple[str, ...]:
    """Return the lines of the legend; `base` is what was compared with, None for marks by hand.

    That of a `grey` edition says how its style sheet shows changes, whatever the form's marks are.
    """
    if grey:
        return GREY_LEGENDS[scope], compared_with(form, base)
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
