"""How a form shows changes, as style: values for what `paper.css` says of marks."""

from string import Template
from typing import Final

from markupsafe import Markup

from drafter.model.form import MarkSign, MarkStyle

STYLE: Final = Template(
    "\n:root { --mark-ink: $ink; --mark-ground: $ground; "
    "--mark-bar: $bar; --mark-cell: $cell; --mark-line: $line; --mark-whole: $whole; }"
)
BAR: Final = "1.6pt"
CELL_BAR: Final = "2pt solid var(--mark-ink)"
CELL_RULE: Final = "0.6pt solid var(--line)"
DOTS: Final = "underline dotted"
NO_LINE: Final = "none"


def mark_styles(marks: MarkStyle) -> Markup:
    """Return a form's marks as a style sheet; its colours are `#RRGGBB` and nothing else.

    A block that is new as a whole has a bar; only where the form has none are its words dotted.
    """
    has_bar, line = MarkSign.BAR in marks.signs, DOTS if MarkSign.DOTS in marks.signs else NO_LINE
    return Markup(
        STYLE.substitute(
            ink=marks.ink,
            ground=marks.ground if marks.ground.upper() != "#FFFFFF" else "transparent",
            bar=BAR if has_bar else "0",
            cell=CELL_BAR if has_bar else CELL_RULE,
            line=line,
            whole=NO_LINE if has_bar else line,
        )
    )
