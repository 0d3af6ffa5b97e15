"""Plain text: what a paper says, in lines for mail, with nothing that only a page shows."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from drafter import compose, redline
from drafter.document import (
    Bars,
    Choice,
    Choices,
    Column,
    Document,
    Field,
    Figure,
    Heading,
    Image,
    Item,
    Legend,
    ListBlock,
    Paragraph,
    Row,
    Run,
    Signature,
    Table,
    inline,
    walk,
)
from drafter.redline.leaves import texts
from drafter.redline.shown import Sign, marked, note
from drafter.render import RENDERERS, Edition
from drafter.source import load
from tests.outputs.pdf_marks import bare
from tests.redline.side_by_side import side_by_side
from tests.render.conftest import ROOT
from tests.render.documents import FORM, document, paragraph, table

INPUTS = sorted((ROOT / "inputs").glob("*.yaml"))
MOST = 76


def text_of(made: Document) -> str:
    return RENDERERS["text"](Edition(made, FORM)).data.decode()


def body_of(*blocks: object) -> str:
    """Return the lines below the heading of the one section."""
    return text_of(document(*blocks)).partition("-----------\n\n")[2]  # type: ignore[arg-type]


def lines(*block: str) -> str:
    return "\n".join(block) + "\n"


def composed(path: Path) -> Document:
    loaded = load(path)
    assert loaded.paper
    assert loaded.form
    return compose.document(loaded.paper, loaded.form)


def runs_of(made: Document) -> Iterator[Run]:
    for section in made.sections:
        yield from section.title
        for block in walk(section.blocks):
            for runs in () if isinstance(block, Signature) else texts(block):
                yield from runs


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_every_word_of_a_paper_is_there_in_lines_for_mail(path: Path) -> None:
    made = composed(path)
    text = text_of(made)
    missing = [run.text for run in runs_of(made) if bare(run.text) not in bare(text)]
    assert missing == []
    assert text == unicodedata.normalize("NFC", text)
    assert text.endswith("\n")
    assert not set(text) & set("\r\t\u00a0\u00ad")
    for line in text.split("\n"):
        assert line == line.rstrip()
        assert len(line) <= MOST or " " not in line.strip(), line


def test_head_and_foot_stand_there_once_and_a_draft_says_so() -> None:
    made = document(paragraph("Text."), watermark="ENTWURF")
    made = replace(made, furniture=replace(made.furniture, foot=("Nicht amtlich",)))
    text = text_of(made)
    assert text.startswith(
        lines("Drucksachen-Nr. 1/2020-2025", "Gegenstand", "ENTWURF", "", "Probe")
    )
    assert text.endswith(lines("", "Text.", "", "Nicht amtlich"))
    assert text.count("Gegenstand") == text.count("Nicht amtlich") == 1
    assert "Seite" not in text


def test_titles_and_headings_are_underlined_by_rank() -> None:
    text = text_of(document(Heading(1, inline("Anlass")), Heading(2, inline("Lage"))))
    assert lines("Probe", "=====") in text
    assert lines("Begründung:", "-----------", "", "Anlass", "~~~~~~", "", "Lage", "....") in text


def test_amounts_and_section_signs_are_not_torn_at_the_end_of_a_line() -> None:
    filler = "x" * 67
    text = body_of(paragraph(f"{filler} 300.000 €"), paragraph(f"{filler}xxxxx § 48 GO"))
    assert text == lines(filler, "300.000 €", "", f"{filler}xxxxx", "§ 48 GO")


def test_links_are_written_out_once() -> None:
    named = (Run("die "), Run("Seite", href="https://a.example/x"), Run(".", strong=True))
    bold = (
        Run("Se", strong=True, href="mailto:a@b.example"),
        Run("ite", href="mailto:a@b.example"),
    )
    bare_link = (Run("https://a.example/x", href="https://a.example/x"),)
    text = body_of(Paragraph(named), Paragraph(bold), Paragraph(bare_link))
    assert text == lines(
        "die Seite (https://a.example/x).", "", "Seite (a@b.example)", "", "https://a.example/x"
    )


def test_lists_have_their_labels_and_what_is_below_is_indented() -> None:
    inner = ListBlock("bullet", (Item("", (paragraph("eins"),)), Item("", (paragraph("zwei"),))))
    points = ListBlock(
        "point", (Item("1.", (paragraph("Wort " * 20), inner)), Item("2.", (paragraph("Ende"),)))
    )
    assert body_of(points) == lines(
        f"1. {'Wort ' * 14}".rstrip(),
        f"   {'Wort ' * 6}".rstrip(),
        "",
        "   - eins",
        "   - zwei",
        "",
        "2. Ende",
    )
    bare_lines = ListBlock("line", (Item("", (paragraph("a"),)), Item("", (paragraph("b"),))))
    assert body_of(bare_lines) == lines("a", "b")


def test_a_table_that_fits_has_columns_figures_right_and_sums_below_a_rule() -> None:
    columns = (Column(inline("Art")), Column(inline("2026"), "right"))
    rows = (
        Row((inline("Aufwand"), inline("5 €"))),
        Row((inline("Saldo"), inline("−5 €")), "total"),
    )
    assert body_of(Table(columns, rows, inline("Plan"), row_heads=True)) == lines(
        "Plan", "Art      2026", "-------  ----", "Aufwand   5 €", "-------  ----", "Saldo    −5 €"
    )


def test_a_table_that_does_not_fit_has_a_line_for_each_value() -> None:
    wide = table(("A", "B", ""), [("x" * 40, "y" * 40, "z"), ("eins", "", "drei")])
    told = lines(f"A: {'x' * 40}", f"B: {'y' * 40}", "z", "", "A: eins", "drei")
    assert body_of(wide) == told
    with_heads = body_of(replace(wide, row_heads=True))
    assert with_heads.startswith(lines(f"A: {'x' * 40}", f"  B: {'y' * 40}", "  z"))
    assert "A: eins\n  drei\n" in with_heads


def test_a_cell_of_several_lines_is_never_set_between_others() -> None:
    broken = table(("A", "B"), [("eins\nzwei", "drei")])
    assert body_of(broken) == lines("A: eins", "  zwei", "B: drei")


def test_pictures_and_charts_are_told() -> None:
    picture = Figure(Image("a.png"), "Der Plan.", inline("Abbildung 1"))
    said = Figure(Bars((("A", 6.0, "6"),)), "A: 6")
    silent = Figure(Bars((("A", 6.0, "6"), ("B", 1.0, "1"))), "Sechs liegen bei A.")
    assert body_of(picture, said, silent) == lines(
        *("Bild: Der Plan.", "Abbildung 1", "", "Diagramm: A: 6", ""),
        *("Diagramm: Sechs liegen bei A.", "- A: 6", "- B: 1"),
    )


def test_boxes_fields_and_signatures_are_words() -> None:
    boxes = Choices(
        inline("Diese Vorlage"),
        (Choice(False, inline("ersetzt.")), Choice(True, inline("ergänzt."))),
        inline("Angekreuzt: „ergänzt“"),
    )
    fields = (Field("amt", "Amt", inline("500")), Field("nummer", "Drs.-Nr.", inline("1")))
    signature = Signature("In Vertretung", "Beigeordnete", "Erika Beispiel")
    assert body_of(boxes, *fields, signature) == lines(
        *("Diese Vorlage", "[ ] ersetzt.", "[x] ergänzt.", "Angekreuzt: „ergänzt“", ""),
        *("Amt: 500", "Drs.-Nr. 1", ""),
        *("In Vertretung", "Beigeordnete", "Erika Beispiel"),
    )


def test_the_legend_speaks_of_brackets_and_not_of_colours() -> None:
    text = body_of(Legend(inline("in rot")), Legend(inline("Balken")), paragraph("Gegenüber 1"))
    assert "rot" not in text
    assert "Balken" not in text
    assert text.count("[neu: …]") == 1
    assert text.endswith(lines("", "Gegenüber 1"))


def changed(old: str, new: str, *, full: bool) -> str:
    before, after = (document(paragraph(text), paragraph("Ende.")) for text in (old, new))
    shown = redline.shown(redline.compare(before, after), full=full)
    return text_of(shown).partition("-----------\n\n")[2]


def test_what_came_and_went_is_said_in_brackets_behind_the_word_of_its_block() -> None:
    old, new = "Das Amt berichtet bis Mai.", "Das Amt berichtet bis Juni."
    said = "[geändert] Das Amt berichtet bis [gestrichen: Mai] [neu: Juni].\n"
    assert changed(old, new, full=True).startswith(said)
    assert changed(old, new, full=False).startswith(
        "[geändert] Das Amt berichtet bis [neu: Juni].\n"
    )


def test_a_block_that_came_or_went_as_a_whole_says_so_once() -> None:
    before = document(paragraph("Eins bleibt stehen."), paragraph("Etwas ganz Altes fällt weg."))
    after = document(paragraph("Eins bleibt stehen."))
    for full, said in (
        (True, "[gestrichen: Etwas ganz Altes fällt weg.]"),
        (False, "[gestrichen]"),
    ):
        for old, new, told in ((before, after, said), (after, before, "[neu: Etwas ganz")):
            text = text_of(redline.shown(redline.compare(old, new), full=full))
            assert f"Eins bleibt stehen.\n\n{told}" in text


def test_two_marks_that_touch_are_told_apart() -> None:
    gone, come = marked(inline("."), Sign.DELETED), marked(inline(","), Sign.INSERTED)
    text = body_of(Paragraph((Run("am Telefon"), *gone, *come, *note("; "))))
    assert text == "am Telefon[gestrichen: .] [neu: ,];\n"


def test_a_synopse_has_the_versions_below_each_other_under_their_heads() -> None:
    versions = [document(paragraph(f"Bis {month} wird berichtet.")) for month in ("Mai", "Juni")]
    made = side_by_side(*versions)
    around = compose.synopsis(versions[-1], [], full=False, is_empty=False)
    text = RENDERERS["text"](Edition(around, FORM, synopsis=made)).data.decode()
    assert text.startswith("Synopse zu Drucksachen-Nr. 1/2020-2025\n")
    assert "durchgestrichen" not in text
    assert (
        lines(
            *("bisher [geändert]", "-----------------", ""),
            *("A:", "  Bis [gestrichen: Mai] wird berichtet.", ""),
            *("B:", "  Bis [neu: Juni] wird berichtet."),
        )
        in text
    )
