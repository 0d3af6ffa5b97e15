"""Made-up lines for tests, and what came of them in short."""

from collections.abc import Iterable, Sequence

from drafter.document import prose
from drafter.document.blocks import (
    Block,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Run,
    Table,
    plain_text,
)
from drafter.importers.flow import blocks
from drafter.importers.reading.plain.drawn import parts
from drafter.importers.reading.plain.rows import rows
from drafter.importers.transcript import Area, Line, Part, Stretch

FIRST = """\
Die Verwaltung hat in den vergangenen Jahren die Einrichtung weiterer Gruppen
vorbereitet und mit den Trägern abgestimmt, so dass die Umsetzung zum kommenden
Schuljahr beginnen kann.
"""
SECOND = """\
Der Ausschuss hat sich mit dem Bericht befasst und um eine Ergänzung gebeten, die
hiermit vorgelegt wird. Sie enthält auch die Kosten, soweit sie bis heute bekannt
sind, und einen Zeitplan.
"""
THIRD = """\
Mit dem Beschluss wird der Weg frei für die Ausschreibung, die im Frühjahr erfolgen
soll. Die Ergebnisse werden dem Ausschuss im Sommer vorgestellt und anschließend im
Rat beraten.
"""


def typed(text: str) -> tuple[Part, ...]:
    """Read a text as the reader of plain text does."""
    return parts(rows(text))


def of(text: str) -> list[str]:
    """Return the blocks of a plain text in short."""
    return short(blocks(typed(text)))


def paragraph(text: str) -> str:
    """Return what a paragraph of a text reads when its lines are joined."""
    return " ".join(text.split())


def printed(
    words: str,
    top: float,
    *,
    page: int = 1,
    left: float = 70,
    right: float = 0,
    strong: bool = False,
    size: float = 11,
    gap: float = 0,
) -> Line:
    """Return a line of a page; letters are five points wide where `right` does not say it."""
    area = Area(page, left, top, right or left + 5 * len(words), top + size)
    stretch = Stretch(words, strong=strong)
    return Line((stretch,), area, size, indent=left - 70, gap=gap)


def short(found: Iterable[Block]) -> list[str]:
    """Return blocks, a line each: `# heading`, text, `label| item`, items of items indented."""
    return [line for block in found for line in _short(block)]


def _short(block: Block) -> list[str]:
    match block:
        case Heading():
            return ["#" * block.level + " " + plain_text(block.runs)]
        case Paragraph():
            return [plain_text(block.runs)]
        case ListBlock():
            return [line for item in block.items for line in _item(item.label, item.blocks)]
        case Table():
            heads = " ; ".join(plain_text(column.head) for column in block.columns)
            body = [" ; ".join(map(plain_text, row.cells)) for row in block.rows]
            return [f"[{plain_text(block.caption)}] {heads}", *body]
        case Figure():
            return [f"({block.alternative}) {plain_text(block.caption)}"]
    raise AssertionError(block)


def _item(label: str, inner: Sequence[Block]) -> list[str]:
    first, *rest = short(inner)
    return [f"{label or '-'}| {first}", *(f"  {line}" for line in rest)]


def of_markdown(text: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text."""
    return prose.parse(text)


def run(text: str) -> tuple[Run, ...]:
    """Return a text as the runs of a paragraph."""
    return (Run(text),)
