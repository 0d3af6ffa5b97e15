"""A block put behind a section comes with the changes, whatever became of the section."""

from dataclasses import replace

import pytest

from drafter.document import Document, Furniture, Paragraph, Section, inline
from drafter.redline import accept, compare, reject
from drafter.redline.added import with_block

MORE = Paragraph(inline("Lesefassung"))


def document(*sections: Section) -> Document:
    return Document("de", "T", "Amt", "", "", sections, Furniture((), (), ""))


def section(text: str, name: str = "titel") -> Section:
    return Section(name, inline("Vorlage"), (Paragraph(inline(text)),))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ((section("Alt."),), (section("Alt."),)),
        ((section("Der alte Absatz."),), (section("Der neue Absatz."),)),
        ((), (section("Neu."),)),
    ],
    ids=["kept", "changed", "inserted"],
)
def test_the_new_document_has_it_and_the_old_one_not(
    old: tuple[Section, ...], new: tuple[Section, ...]
) -> None:
    before, after = document(*old), document(*new)
    made = with_block(compare(before, after), "titel", MORE)
    (title,) = new
    assert accept(made) == document(replace(title, blocks=(*title.blocks, MORE)))
    assert reject(made) == before


def test_a_document_without_the_section_stays() -> None:
    redline = compare(document(section("Alt.")), document(section("Neu.", "begruendung")))
    assert with_block(redline, "titel", MORE) == redline
