"""What stands above and around a Synopse: its title, and how it is read."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from drafter.compose.document import NON_PUBLIC
from drafter.document import Document, Furniture, Legend, Paragraph, Section, inline

TITLE = "Synopse zu"
HOW_TO_READ = (
    "Was wegfällt, ist in der älteren Fassung durchgestrichen. Was dazukommt, ist in der neueren "
    "farbig und punktiert unterstrichen, ganz neue Teile nur farbig. Unter „Stelle“ steht, was "
    "geschehen ist."
)
LEFT_OUT = "Was sich nicht geändert hat, ist weggelassen."
NO_CHANGE = "Es hat sich nichts geändert."


def synopsis(
    document: Document, versions: Iterable[Furniture], *, full: bool, is_empty: bool
) -> Document:
    """Return the Document around a Synopse of which `document` is the newest version.

    It is called non-public as soon as one of the versions is.
    """
    number, *rest = document.furniture.head
    heads = {line for furniture in versions for line in furniture.head}
    marks = [NON_PUBLIC] if NON_PUBLIC in heads and NON_PUBLIC not in rest else []
    head = (f"{TITLE} {number}", *rest, *marks)
    return replace(
        document,
        title=f"{TITLE} {document.title}",
        sections=(Section("legende", (), tuple(_legend(full=full, is_empty=is_empty))),),
        furniture=replace(document.furniture, head=head),
    )


def _legend(*, full: bool, is_empty: bool) -> Iterator[Paragraph]:
    """Yield how a Synopse is read, in one paragraph on the page."""
    if is_empty:
        yield Paragraph(inline(NO_CHANGE))
    else:
        yield Legend(inline(HOW_TO_READ if full else f"{HOW_TO_READ} {LEFT_OUT}"))
