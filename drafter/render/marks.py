"""How a form shows changes, as style: values for what `paper.css` says of marks."""

from string import Template
from typing import Final

from markupsafe import Markup

from drafter.model.form import MarkSign, MarkStyle

STYLE: Final = Template(
    "\n:root { --mark-ink: $ink; --mark-ground: $ground; "
    "--mark-bar: $bar; --mark-cell: $cell; --mark-line: $line; }"
)
BAR: Final = "1.6pt"
CELL_BAR: Final = "2pt solid var(--mark-ink)"
CELL_RULE: Final = "0.6pt solid var(--line)"
DOTS: Final = "underline dotted"


def mark_styles(marks: MarkStyle) -> Markup:
    """Return a form's marks as a style sheet; its colours are `#RRGGBB` and nothing else."""
    return Markup(
        STYLE.substitute(
            ink=marks.ink,
            ground=marks.ground if marks.ground.upper() != "#FFFFFF" else "transparent",
            bar=BAR if MarkSign.BAR in marks.signs else "0",
            cell=CELL_BAR if MarkSign.BAR in marks.signs else CELL_RULE,
            line=DOTS if MarkSign.DOTS in marks.signs else "none",
        )
    )
