"""Comparing: what the tree says of tables, boxes, figures, fields, sections and moves."""

from dataclasses import replace

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
    Item,
    ListBlock,
    Paragraph,
    Row,
    Run,
    Section,
    Signature,
    Table,
    inline,
)
from drafter.redline import State, accept, compare, reject
from drafter.redline.tree import (
    BlockEntry,
    MarkedChoice,
    MarkedChoices,
    MarkedField,
    MarkedFigure,
    MarkedItem,
    MarkedList,
    MarkedSection,
    MarkedTable,
    MarkedText,
    MovedText,
    Redline,
    Regrouped,
    Stretch,
    Whole,
)

LONG = (
    "Das Case Management ist in der Fachstelle für Flüchtlinge im Jahr 2021 erfolgreich angelaufen "
    "und konnte dank der Qualifizierung aller Beschäftigten schnell mit der Umsetzung beginnen"
)


def document(*sections: Section) -> Document:
    return Document("de", "Titel", "Stadt", "", "", sections, Furniture((), (), ""))


def redline(old: Block | tuple[Block, ...], new: Block | tuple[Block, ...]) -> Redline:
    sides = (part if isinstance(part, tuple) else (part,) for part in (old, new))
    before, after = (document(Section("text", (), side)) for side in sides)
    made = compare(before, after)
    assert (reject(made), accept(made)) == (before, after)
    return made


def entries(old: Block | tuple[Block, ...], new: Block | tuple[Block, ...]) -> list[BlockEntry]:
    (section,) = redline(old, new).sections
    assert isinstance(section, MarkedSection)
    return list(section.blocks)


def paragraph(text: str) -> Paragraph:
    return Paragraph(inline(text))


def table(*rows: str) -> Table:
    """Make a table from rows „a | b“, of which the first has the heads."""
    head, *body = ([inline(cell.strip()) for cell in row.split("|")] for row in rows)
    return Table(tuple(map(Column, head)), tuple(Row(tuple(cells)) for cells in body))


def marked_table(old: Table, new: Table) -> MarkedTable:
    (entry,) = entries(old, new)
    assert isinstance(entry, MarkedTable)
    return entry


def test_columns_are_known_by_their_heads() -> None:
    made = marked_table(table("A | B | C", "1 | 2 | 3"), table("A | C | D", "1 | 3 | 4"))
    assert [column.state for column in made.columns] == [
        *(State.KEPT, State.DELETED, State.KEPT, State.INSERTED),
    ]
    (row,) = made.rows
    assert row.state is State.KEPT
    assert [[stretch.state for stretch in cell] for cell in row.cells] == [
        [State.KEPT],
        [State.DELETED],
        [State.KEPT],
        [State.INSERTED],
    ]


def test_columns_without_heads_are_known_by_their_cells() -> None:
    made = marked_table(
        table(" | ", "Rat | 2021", "Ausschuss | 2022"),
        table(" | | ", "Rat | neu | 2021", "Ausschuss | neu | 2022"),
    )
    assert [column.state for column in made.columns] == [
        *(State.KEPT, State.INSERTED, State.KEPT),
    ]


def test_rows_are_compared_by_the_columns_that_both_have() -> None:
    made = marked_table(
        table("A | B", "Rat | x y z", "Amt | u v w"),
        table("A | C", "Rat | k l m", "Amt | n o p"),
    )
    assert [row.state for row in made.rows] == [State.KEPT, State.KEPT]


def test_a_row_moves_and_gains_a_cell_with_a_column() -> None:
    made = marked_table(
        table("A | B", "Rat | 1", "Amt | 2", "Beirat | 3"),
        table("A | B | C", "Amt | 2 | x", "Beirat | 3 | y", "Rat | 1 | z"),
    )
    away, _, _, here = made.rows
    assert (away.state, away.move) == (State.MOVED_AWAY, 1)
    assert (here.state, here.move) == (State.MOVED_HERE, 1)
    assert here.cells[0] == (Stretch(State.KEPT, inline("Rat"), inline("Rat")),)
    assert here.cells[2] == (Stretch(State.INSERTED, inline("z"), ()),)
    assert away.cells[2] == ()


def test_a_row_may_change_its_style_and_a_table_its_form() -> None:
    old = table("A | B", "Summe | 1")
    new = replace(
        old,
        columns=(old.columns[0], replace(old.columns[1], align="right")),
        rows=(replace(old.rows[0], style="total"),),
        row_heads=True,
    )
    made = marked_table(old, new)
    assert (made.rows[0].style, made.rows[0].was_style) == ("total", "body")
    assert (made.columns[1].align, made.columns[1].was_align) == ("right", "left")
    assert (made.row_heads, made.was_row_heads) == (True, False)
    assert made.rows[0].state is made.columns[1].state is State.KEPT


def test_boxes_are_known_by_their_words() -> None:
    boxes = (Choice(True, inline("ja")), Choice(False, inline("nein")))
    old = Choices(inline("Folgekosten"), boxes, inline("ja"))
    ticked = (Choice(False, inline("ja")), Choice(True, inline("nein")))
    new = replace(old, choices=(*ticked, Choice(False, inline("offen"))), summary=inline("nein"))
    (entry,) = entries(old, new)
    assert isinstance(entry, MarkedChoices)
    first, second, third = entry.choices
    assert isinstance(first, MarkedChoice)
    assert isinstance(second, MarkedChoice)
    assert (first.ticked, first.was_ticked) == (False, True)
    assert (second.ticked, second.was_ticked) == (True, False)
    assert third == Whole(State.INSERTED, Choice(False, inline("offen")))
    assert [stretch.state for stretch in entry.summary] == [State.DELETED, State.INSERTED]


def test_a_chart_is_known_by_its_bars() -> None:
    old = Figure(Bars((("Rat", 1.0, "1"), ("Amt", 2.0, "2"))), "Stellen")
    new = Figure(Bars((("Rat", 1.0, "1"), ("Amt", 3.0, "3"))), "Stellen")
    other = Figure(Image("plan.png"), "Plan", inline("Lageplan"))
    first, second = entries((old, other), (other, new))[1:]
    assert first == Whole(State.KEPT, other)
    assert second == Whole(State.INSERTED, new)
    (entry,) = entries(old, new)
    assert isinstance(entry, MarkedFigure)
    assert (entry.content, entry.was_content) == (new.content, old.content)


def test_a_field_is_known_by_its_name() -> None:
    fields = (
        Field("kosten", "Gesamtkosten", inline("300.000 €")),
        Field("amt", "Amt", inline("500")),
    )
    changed = Field("kosten", "Kosten", inline("320.000 €"))
    made = entries(fields, (fields[1], changed))
    assert Whole(State.KEPT, fields[1]) in made
    (entry,) = entries(fields[0], changed)
    assert isinstance(entry, MarkedField)
    assert (entry.label, entry.was_label) == ("Kosten", "Gesamtkosten")
    assert [stretch.state for stretch in entry.runs] == [State.DELETED, State.INSERTED]


def test_signatures_are_never_mixed() -> None:
    one, other = Signature("", "Beigeordnete", "A"), Signature("", "Beigeordneter", "B")
    assert entries(one, other) == [Whole(State.DELETED, one), Whole(State.INSERTED, other)]


def test_a_heading_keeps_what_level_it_had() -> None:
    (entry,) = entries(Heading(1, inline("Kosten")), Heading(2, inline("Kosten")))
    assert isinstance(entry, MarkedText)
    assert (entry.level, entry.was_level) == (2, 1)


def test_a_list_keeps_what_style_and_labels_it_had() -> None:
    old = ListBlock("bullet", (Item("", (paragraph("erster Punkt"),)),))
    new = ListBlock("number", (Item("1.", (paragraph("erster Punkt"),)),))
    (entry,) = entries(old, new)
    assert isinstance(entry, MarkedList)
    (item,) = entry.items
    assert isinstance(item, MarkedItem)
    assert (entry.style, entry.was_style) == ("number", "bullet")
    assert (item.label, item.was_label) == ("1.", "")
    assert item.blocks == (Whole(State.KEPT, paragraph("erster Punkt")),)


def test_sections_are_matched_by_id() -> None:
    kept = Section("finanzen", inline("Kosten"), (paragraph("Keine."),))
    old = document(Section("amt", (), (paragraph("Amt 500"),)), kept)
    new = document(kept, Section("anlagen", (), (paragraph("Amt 500"),)))
    made = compare(old, new)
    assert made.sections == (
        Whole(State.DELETED, old.sections[0]),
        Whole(State.KEPT, kept),
        Whole(State.INSERTED, new.sections[1]),
    )


def test_a_section_keeps_what_it_was_called() -> None:
    old = document(Section("text", inline("Begründung"), (), "Begründung"))
    new = document(Section("text", inline("Begründung:"), (), "Gründe"))
    (section,) = compare(old, new).sections
    assert isinstance(section, MarkedSection)
    assert (section.name, section.was_name) == ("Gründe", "Begründung")
    assert [stretch.state for stretch in section.title] == [State.KEPT, State.INSERTED]


def test_the_frame_is_kept_of_both() -> None:
    old = document()
    new = replace(old, title="Neuer Titel", date="2022-01-27")
    made = compare(old, new)
    assert (made.frame.title, made.was_frame.title) == ("Neuer Titel", "Titel")
    assert (accept(made), reject(made)) == (new, old)


def test_moves_count_through_the_whole_document() -> None:
    def sections(*orders: str) -> Document:
        texts = {"a": "eins zwei drei vier", "b": f"{LONG} eins", "c": f"{LONG} {LONG}"}
        return document(
            *(
                Section(str(n), (), tuple(paragraph(texts[each]) for each in order))
                for n, order in enumerate(orders)
            )
        )

    made = compare(sections("abc", "bc", "abc"), sections("bca", "bc", "bac"))
    found = [
        (entry.move, entry.state)
        for section in made.sections
        if isinstance(section, MarkedSection)
        for entry in section.blocks
        if isinstance(entry, Whole) and entry.move
    ]
    assert found == [
        (1, State.MOVED_AWAY),
        (1, State.MOVED_HERE),
        (2, State.MOVED_AWAY),
        (2, State.MOVED_HERE),
    ]


def test_a_moved_paragraph_tells_what_changed_in_it() -> None:
    others = tuple(paragraph(f"{LONG} {LONG} {n}") for n in ("eins", "zwei"))
    changed = paragraph(LONG.replace("2021", "2022"))
    away, *_, here = entries((paragraph(LONG), *others), (*others, changed))
    assert away == Whole(State.MOVED_AWAY, paragraph(LONG), 1)
    assert isinstance(here, MovedText)
    assert here.move == 1
    marked = [(each.new_text, each.old_text) for each in here.text.runs]
    assert marked[1:3] == [("", " 2021"), (" 2022", "")]


def test_regrouped_paragraphs_keep_their_styles() -> None:
    bold = Run("Das Land fördert fünf Stellen.", strong=True)
    rest = Run(" Die Stadt stellt die Räume bereit.")
    new = (Paragraph((bold,)), paragraph("Die Stadt stellt die Räume bereit."))
    (entry,) = entries(Paragraph((bold, rest)), new)
    assert isinstance(entry, Regrouped)
    assert entry.breaks == (State.INSERTED,)
    assert entry.parts[0] == (Stretch(State.KEPT, (bold,), (bold,)),)


def test_an_empty_paragraph_is_no_reason_to_lose_a_border() -> None:
    old = (paragraph("Das Land fördert fünf Stellen"), paragraph("Die Stadt stellt die Räume"))
    new = (paragraph(""), paragraph("Das Land fördert fünf Stellen Die Stadt stellt die Räume"))
    redline(old, new)


def test_a_paragraph_separator_inside_of_a_text_is_no_border() -> None:
    old = paragraph("Das Land\u2029 fördert fünf Stellen. Die Stadt stellt die Räume bereit.")
    new = (
        paragraph("Das Land\u2029 fördert fünf Stellen."),
        paragraph("Die Stadt stellt die Räume bereit."),
    )
    (entry,) = entries(old, new)
    assert isinstance(entry, Regrouped)
    assert len(entry.parts) == 2


def test_kept_words_are_parted_where_their_style_changes() -> None:
    old = (Run("Der Rat der Stadt beschließt"),)
    new = (Run("Der "), Run("Rat der", strong=True), Run(" Stadt „beschließt“"))
    (entry,) = entries(Paragraph(old), Paragraph(new))
    assert isinstance(entry, MarkedText)
    assert [(each.new_text, each.old_text) for each in entry.runs] == [
        ("Der", "Der"),
        (" Rat der", " Rat der"),
        (" Stadt", " Stadt"),
        (" „", ""),
        ("beschließt", " beschließt"),
        ("“", ""),
    ]


def test_texts_without_words_are_kept_or_replaced() -> None:
    for old, new in ((" ", "  "), ("", " "), (" ", "Rat"), ("–", "-"), ("–", "300.000 €")):
        redline((paragraph(old), paragraph(LONG)), (paragraph(new), paragraph(LONG)))
