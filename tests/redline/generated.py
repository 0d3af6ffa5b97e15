"""Documents for the laws, from a number: every kind of block, and an edited copy of each.

An edited copy is made from the first Document by the edits of a clerk: words changed, paragraphs
split, joined, moved, dropped and added, items, rows and columns likewise, styles and levels. So
most pairs are related, as papers are; one in eight is a pair of strangers.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from random import Random
from typing import Any, Final, Literal, TypeVar

from drafter.document import (
    Bars,
    Block,
    Choice,
    Choices,
    Column,
    Document,
    Field,
    Figure,
    Furniture,
    Heading,
    Image,
    Inline,
    Item,
    ListBlock,
    Paragraph,
    Row,
    Run,
    Section,
    Signature,
    Table,
    plain_text,
)
from drafter.document.joining import joined

Part = TypeVar("Part")

LIST_STYLES: Final[tuple[Literal["bullet", "number", "point", "line"], ...]] = (
    *("bullet", "number", "point", "line"),
)
ROW_STYLES: Final[tuple[Literal["body", "total"], ...]] = ("body", "body", "total")
OTHER_FORM: Final = str.maketrans(
    {" ": "\u00a0", "\n": " ", '"': "„", "“": "»", "–": "-", "l": "l\u00ad"}
)
WORDS: Final = (
    *("der", "die", "das", "Rat", "beschließt", "Verwaltung", "wird", "beauftragt", "Stellen"),
    *("Sozialamt", "300.000\u00a0€", "320.000", "€", "31.12.2022", "31.", "Dezember", "§", "5"),
    *("Abs.", "2", "11.05.03.04.0001", "2859/2020-2025/1", "Mitarbeiter*innen", "i.H.v."),
    *("„interkulturelle", "Kompetenz“", '"Kompetenz"', "Haupt-", "und", "Finanzausschuss,"),
    *("(kw", "2023).", "Ö", "4.1", "ja", "nein", "–", "https://www.landtag.nrw.de/pdf"),
    *("jede/n\nZeile", "36%", "u.a.", "Case-Manager*innen", "Es.", "Satz.", "Ende!"),
)
LINKS: Final = (None, None, None, None, "https://example.org")
IDS: Final = (
    "kopf",
    "beratungsgegenstand",
    "finanzen",
    "beschlussvorschlag",
    "begruendung",
    "anlagen",
)


def runs(random: Random, most: int = 12, least: int = 0) -> Inline:
    """Make canonical runs of some words, here and there in another style."""
    made = []
    for index in range(random.randint(least, most)):
        text = random.choice(WORDS)
        blank = random.choice(("", " ", " ", " ", " ", "\n")) if index else ""
        style = random.random() < 0.15, random.random() < 0.1, random.choice(LINKS)
        made.append(Run(blank + text, *(style if random.random() < 0.2 else (False, False, None))))
    return joined(made)


def block(random: Random, depth: int = 0) -> Block:
    """Make a block of any kind; lists only three deep."""
    kinds: list[Callable[[Random], Block]] = [
        *[paragraph] * 4,
        *(heading, table, figure, field, choices, signature),
    ]
    if depth < 3:
        kinds += [lambda r: list_block(r, depth + 1)] * 3
    return random.choice(kinds)(random)


def paragraph(random: Random) -> Paragraph:
    return Paragraph(runs(random, random.choice((1, 3, 12, 30))))


def heading(random: Random) -> Heading:
    return Heading(random.randint(1, 4), runs(random, 4, 1))


def list_block(random: Random, depth: int = 1) -> ListBlock:
    items = tuple(item(random, depth) for _ in range(random.randint(0, 4)))
    return ListBlock(random.choice(LIST_STYLES), items)


def item(random: Random, depth: int) -> Item:
    label = random.choice(("", "1.", "2.", "a)", "Anlage 1"))
    return Item(label, tuple(block(random, depth) for _ in range(random.choice((1, 1, 1, 0, 2)))))


def table(random: Random) -> Table:
    width = random.randint(0, 4)
    columns = tuple(
        Column(runs(random, 2), random.choice(("left", "center", "right"))) for _ in range(width)
    )
    return Table(
        columns,
        tuple(row(random, width) for _ in range(random.randint(0, 4))),
        runs(random, 3),
        random.random() < 0.5,
    )


def row(random: Random, width: int) -> Row:
    return Row(tuple(runs(random, 3) for _ in range(width)), random.choice(ROW_STYLES))


def figure(random: Random) -> Figure:
    names = ("A", "B", "C")[: random.randint(1, 3)]
    bars = Bars(
        tuple((name, float(n), f"{n}") for n, name in enumerate(names, random.randint(1, 3)))
    )
    content = random.choice((Image("bild.png"), Image("plan.png"), bars))
    return Figure(content, random.choice(("Plan", "Bild")), runs(random, 3))


def field(random: Random) -> Field:
    return Field(random.choice(("amt", "nummer")), random.choice(("Amt", "")), runs(random, 5))


def choices(random: Random) -> Choices:
    boxes = tuple(
        Choice(random.random() < 0.5, runs(random, 2)) for _ in range(random.randint(0, 3))
    )
    return Choices(runs(random, 2), boxes, runs(random, 3))


def signature(random: Random) -> Signature:
    return Signature("", random.choice(("Beigeordnete", "")), random.choice(("A", "B")))


def document(random: Random, most: int = 6) -> Document:
    """Make a Document of so many sections at most, each of so many blocks at most."""
    ids = [name for name in IDS[:most] if random.random() < 0.7]
    return Document(
        language="de",
        title=random.choice(("Titel", "Anderer Titel")),
        author="Stadt",
        reference=random.choice(("", "1/2020-2025")),
        date=random.choice(("", "2022-01-27")),
        sections=tuple(
            Section(
                name,
                runs(random, 2),
                tuple(block(random) for _ in range(random.randint(0, most))),
                random.choice(("", "Abschnitt")),
            )
            for name in ids
        ),
        furniture=Furniture((random.choice(("a", "b")),), (), "Seite {page}"),
    )


def edited(random: Random, made: Document) -> Document:
    """Make an edited copy."""
    sections = _sequence(
        random,
        made.sections,
        lambda part: replace(
            part,
            title=_runs(random, part.title),
            blocks=_blocks(random, part.blocks, 0),
        ),
        None,
    )
    return replace(made, title=random.choice((made.title, "Titel")), sections=sections)


def _blocks(random: Random, blocks: tuple[Block, ...], depth: int) -> tuple[Block, ...]:
    changed = _sequence(
        random, blocks, lambda part: _block(random, part, depth), lambda: block(random, depth)
    )
    return _split_or_joined(random, changed)


def _block(random: Random, part: Block, depth: int) -> Block:
    match part:
        case Paragraph():
            texts = _runs(random, part.runs)
            return Heading(2, texts) if texts and random.random() < 0.03 else Paragraph(texts)
        case Heading():
            return Heading(random.choice((part.level, part.level, 1)), _runs(random, part.runs))
        case ListBlock():
            items = _sequence(
                random,
                part.items,
                lambda each: Item(
                    random.choice((each.label, "9.")), _blocks(random, each.blocks, depth + 1)
                ),
                lambda: item(random, depth + 1),
            )
            return ListBlock(random.choice((part.style, part.style, "number")), items)
        case Table():
            return _table(random, part)
        case Figure():
            return replace(part, caption=_runs(random, part.caption))
        case Field():
            return replace(part, runs=_runs(random, part.runs))
        case Choices():
            boxes = tuple(Choice(random.random() < 0.5, each.runs) for each in part.choices)
            return replace(part, choices=boxes, summary=_runs(random, part.summary))
        case Signature():
            return replace(part, name=random.choice((part.name, "C")))


def _table(random: Random, part: Table) -> Table:
    rows = _sequence(
        random,
        part.rows,
        lambda each: Row(tuple(_runs(random, cell) for cell in each.cells), each.style),
        lambda: row(random, len(part.columns)),
    )
    columns = list(part.columns)
    cells = [list(each.cells) for each in rows]
    if random.random() < 0.3 and columns:
        index = random.randrange(len(columns))
        del columns[index]
        for line in cells:
            del line[index]
    if random.random() < 0.3:
        index = random.randint(0, len(columns))
        columns.insert(index, Column(runs(random, 2)))
        for line in cells:
            line.insert(index, runs(random, 2))
    made = tuple(Row(tuple(line), each.style) for line, each in zip(cells, rows, strict=True))
    return replace(part, columns=tuple(columns), rows=made, caption=_runs(random, part.caption))


def _runs(random: Random, made: Inline) -> Inline:
    """Change, drop and add words, or styles only."""
    if random.random() < 0.5:
        return made
    words = [
        Run(word, each.strong, each.emphasis, each.href)
        for each in made
        for word in each.text.replace(" ", " \0").split("\0")
    ]
    return joined(_sequence(random, tuple(words), lambda each: _word(random, each), None))


def _word(random: Random, word: Run) -> Run:
    if random.random() < 0.3:
        return replace(word, strong=not word.strong)
    return replace(word, text=random.choice(WORDS) + random.choice((" ", "", "\u00a0")))


def _split_or_joined(random: Random, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    made = list(blocks)
    if random.random() < 0.4 and made:
        index = random.randrange(len(made))
        part = made[index]
        after = made[index + 1] if index + 1 < len(made) else None
        if isinstance(part, Paragraph) and isinstance(after, Paragraph):
            made[index : index + 2] = [Paragraph(joined((*part.runs, Run(" "), *after.runs)))]
        elif isinstance(part, Paragraph) and len(part.runs) > 1:
            half = len(part.runs) // 2
            made[index : index + 1] = [Paragraph(part.runs[:half]), Paragraph(part.runs[half:])]
    return tuple(made)


def _sequence(
    random: Random,
    parts: tuple[Part, ...],
    change: Callable[[Part], Part],
    fresh: Callable[[], Part] | None,
) -> tuple[Part, ...]:
    """Drop, add, move and change some of a sequence."""
    made = [change(part) if random.random() < 0.35 else part for part in parts]
    if made and random.random() < 0.25:
        del made[random.randrange(len(made))]
    if made and random.random() < 0.25:
        moved = made.pop(random.randrange(len(made)))
        made.insert(random.randint(0, len(made)), moved)
    if fresh and random.random() < 0.3:
        made.insert(random.randint(0, len(made)), fresh())
    return tuple(made)


def pair(seed: int) -> tuple[Document, Document]:
    """Make a Document and an edited copy, or a stranger, from a number."""
    return pair_by(Random(seed))


def pair_by(random: Random, most: int = 6) -> tuple[Document, Document]:
    """Make such a pair by a source of chance, which may be one that Hypothesis controls."""
    first = document(random, most)
    return first, document(random, most) if random.random() < 0.125 else edited(random, first)


def in_another_form(part: Any) -> Any:
    """Return a Document with other blanks, quotation marks, dashes and soft hyphens.

    Texts without a word stay as they are: a lone sign has nothing else that it is known by.
    """
    if isinstance(part, Run):
        return replace(part, text=part.text.translate(OTHER_FORM))
    if isinstance(part, tuple):
        runs = [each for each in part if isinstance(each, Run)]
        is_sign = bool(runs) and not any(map(str.isalnum, plain_text(runs)))
        return part if is_sign else tuple(map(in_another_form, part))
    if is_dataclass(part) and not isinstance(part, type):
        inner = {field.name: in_another_form(getattr(part, field.name)) for field in fields(part)}
        return replace(part, **inner)
    return part
