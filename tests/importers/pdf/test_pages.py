"""What pages hold that programs and scanners of all kinds made."""

import pytest

from drafter.importers.declined import Declined, Reason
from drafter.importers.reading.pdf import transcribe
from drafter.importers.transcript import Change, Grid, Line, Picture, Role
from tests.importers.pdf.made import (
    SENTENCE,
    lines,
    pdf,
    picture,
    stroke,
    with_fields,
    words,
)

RUNNING = [SENTENCE] * 6


def texts(data: bytes) -> list[str]:
    return [part.text for part in transcribe(data).parts if isinstance(part, Line)]


def refused(data: bytes) -> Reason:
    with pytest.raises(Declined) as problem:
        transcribe(data)
    assert "Bitte" in str(problem.value)
    return problem.value.reason


def test_boxes_are_signs_however_they_are_drawn() -> None:
    square = "70 700 9 9 re S\n"
    of_lines = "".join(
        stroke(*ends)
        for ends in (
            ((170, 700), (179, 700)),
            ((170, 709), (179, 709)),
            ((170, 700), (170, 709)),
            ((179, 700), (179, 709)),
        )
    )
    crossed = f"270 700 9 9 re S {stroke((270, 700), (279, 709))} {stroke((270, 709), (279, 700))}"
    lettered = f"370 700 9 9 re S {words('X', 371.5, 701.5, 8)}"
    labels = "".join(
        words(text, x, 701)
        for text, x in (("leer", 84), ("leer", 184), ("Kreuz", 284), ("Brief", 384))
    )
    page = square + of_lines + crossed + lettered + labels + words("o", 70, 660, 11, "F2")
    page += words("nein", 84, 660) + words("x", 170, 660, 11, "F2") + words("ja", 184, 660)
    assert texts(pdf(page + lines(RUNNING, top=600)))[:6] == [
        "☐ leer",
        "☐ leer",
        "☒ Kreuz",
        "☒ Brief",
        "☐ nein",
        "☒ ja",
    ]


def test_a_line_through_words_strikes_them() -> None:
    page = words("alt", 70, 700) + words("neu", 89, 700) + stroke((69, 703.5), (84, 703.5))
    read = transcribe(pdf(page + stroke((88, 698.5), (107, 698.5)) + lines(RUNNING, top=600)))
    first = next(read.lines())
    assert [(one.text.strip(), one.change) for one in first.stretches] == [
        ("alt", Change.DELETED),
        ("neu", Change.KEPT),
    ]


def test_what_cannot_be_seen_is_left_out_and_told() -> None:
    hidden = words("3 Tr geheim", 70, 500).replace("BT ", "BT 3 Tr ") + "0 Tr\n"
    white = "1 1 1 rg " + words("weiß", 70, 480) + "0 0 0 rg "
    outside = words("draußen", 700, 480)
    read = transcribe(pdf(lines(RUNNING) + hidden + white + outside))
    assert [line.text for line in read.lines()] == RUNNING
    assert "unsichtbarer Text" in read.notes[0]


def test_white_words_on_dark_ground_are_seen() -> None:
    head = "0.1 0.2 0.4 rg 60 690 300 20 re f 1 1 1 rg " + words("Gremium", 70, 696) + "0 0 0 rg "
    assert texts(pdf(head + lines(RUNNING, top=600)))[0] == "Gremium"


def test_words_on_the_slant_are_told_but_not_mixed_in() -> None:
    mark = "BT /F1 60 Tf 0.7 0.7 -0.7 0.7 150 300 Tm (ENTWURF) Tj ET\n"
    read = transcribe(pdf(mark + lines(RUNNING)))
    assert [line.text for line in read.lines()] == RUNNING
    assert "ENTWURF" in read.notes[0]


def test_letters_printed_twice_are_read_once() -> None:
    page = words("Beschluss", 70, 700) + words("Beschluss", 70.4, 700)
    assert texts(pdf(page + lines(RUNNING, top=600)))[0] == "Beschluss"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turn: int) -> None:
    matrix = {90: "0 1 -1 0 500 50", 180: "-1 0 0 -1 560 700", 270: "0 -1 1 0 80 800"}[turn]
    page = "".join(
        f"q {matrix} cm BT /F1 11 Tf 0 {-14 * n} Td ({text}) Tj ET Q\n"
        for n, text in enumerate(RUNNING)
    )
    shown = transcribe(pdf(page, turn=turn))
    as_drawn = transcribe(pdf(page))
    assert [line.text for line in shown.lines()] == RUNNING
    assert [line.text for line in as_drawn.lines()] == RUNNING


def test_amounts_with_blanks_between_all_their_signs_keep_them() -> None:
    assert texts(pdf(words("300 x 5 x 40 =", 70, 700) + lines(RUNNING, top=600)))[0] == (
        "300 x 5 x 40 ="
    )


def odd(*texts: str) -> str:
    return "".join(words(text, 70, 700 - 14 * n, 11, "F3") for n, text in enumerate(texts))


def test_signs_that_fonts_name_oddly_are_what_they_look_like() -> None:
    page = odd("^ ja", "@nanziell") + words("fur alle", 70, 650) + words("`", 74, 650, 11, "F3")
    assert texts(pdf(page + lines(RUNNING, top=600)))[:3] == ["☐ ja", "finanziell", "für alle"]


def test_a_soft_hyphen_within_a_line_is_a_typed_one() -> None:
    page = odd("Die Haupt~ und die Nebenkosten der Gesund~", "heit") + lines(RUNNING, top=600)
    assert texts(pdf(page))[0] == "Die Haupt- und die Nebenkosten der Gesund-"


def test_fields_that_were_filled_in_are_read() -> None:
    assert texts(with_fields(words("Ja", 84, 701) + words("Nein", 134, 701)))[:3] == [
        "☒ Ja",
        "☐ Nein",
        "Eingetragen",
    ]


def test_columns_of_running_text_are_read_one_after_the_other() -> None:
    left = [f"Links steht in Zeile {n} ein voller Satz" for n in range(8)]
    right = [f"Rechts steht in Zeile {n} ein voller Satz" for n in range(8)]
    assert texts(pdf(lines(left, 60) + lines(right, 320))) == left + right


def test_rows_without_rulings_are_read_row_by_row() -> None:
    bodies = ["Rat der Stadt", "Hauptausschuss", "Integrationsrat"]
    dates = ["10.02.2022", "11.02.2022", "12.02.2022"]
    page = lines(bodies, 70, 700) + lines(dates, 300, 700) + lines(RUNNING, top=500)
    assert texts(pdf(page))[:6] == [one for row in zip(bodies, dates, strict=True) for one in row]


def test_a_table_that_goes_on_over_pages_is_one() -> None:
    rules = "".join(stroke((70, y), (400, y)) for y in (60, 80, 100))
    rules += "".join(stroke((x, 60), (x, 100)) for x in (70, 250, 400))
    head = words("Gremium", 75, 85) + words("Datum", 255, 85)
    one = head + words("Rat", 75, 65) + words("10.02.2022", 255, 65) + words("Seite 1", 480, 20)
    other = head + words("Ausschuss", 75, 65) + words("11.02.2022", 255, 65)
    grids = [
        part
        for part in transcribe(pdf(lines(RUNNING) + rules + one, rules + other)).parts
        if isinstance(part, Grid)
    ]
    assert [[cell.text for cell in row] for row in grids[0].rows] == [
        ["Gremium", "Datum"],
        ["Rat", "10.02.2022"],
        ["Ausschuss", "11.02.2022"],
    ]
    assert len(grids) == 1


def test_words_beside_the_text_are_furniture() -> None:
    read = transcribe(pdf(lines(RUNNING) + words("neu", 40, 736, 7)))
    assert [line.text for line in read.lines() if line.role is Role.FURNITURE] == ["neu"]


def test_words_in_the_margin_make_no_room_smaller() -> None:
    page = lines(RUNNING[:2]) + lines(RUNNING[:4], top=700) + words("neu", 40, 700, 7)
    found = [one for one in transcribe(pdf(page)).lines() if one.role is not Role.FURNITURE]
    assert [one.gap > 1 for one in found] == [False, False, True, False, False, False]


def test_a_picture_stands_where_it_is_shown_and_a_logo_of_all_pages_does_not() -> None:
    logo = picture(500, 780, 40, 40)
    page = logo + lines(RUNNING[:2]) + picture(70, 500, 200, 150) + lines(RUNNING[2:], top=450)
    read = transcribe(pdf(page, logo + lines(RUNNING)))
    kinds = [type(part) for part in read.parts[:4]]
    assert kinds == [Line, Line, Picture, Line]
    assert [key for key, _ in read.pictures] == ["bild-1.png"]
    assert read.pictures[0][1].startswith(b"\x89PNG")


def test_pages_that_are_pictures_are_declined_or_told() -> None:
    scan = picture(0, 0, 595, 842)
    assert refused(pdf(scan, scan)) is Reason.SCAN
    assert "Seite 2 ist ein Bild" in transcribe(pdf(lines(RUNNING), scan)).notes[0]


def test_words_of_a_text_recognition_are_read_and_told() -> None:
    layer = "".join(line.replace("BT ", "BT 3 Tr ") for line in lines(RUNNING).splitlines(True))
    read = transcribe(pdf(picture(0, 0, 595, 842) + layer))
    assert [line.text for line in read.lines()] == RUNNING
    assert "Texterkennung" in read.notes[0]
    assert not read.pictures


def test_files_that_cannot_be_read_are_declined() -> None:
    assert refused(pdf(lines(RUNNING), lock="geheim")) is Reason.LOCKED
    assert refused(b"%PDF-1.7\n garbage") is Reason.DAMAGED
    assert refused(pdf("")) is Reason.EMPTY
    assert refused(pdf(lines(["Xqz vkj wpx qqz jxv kzz pqx"] * 12))) is Reason.UNREADABLE_TEXT
