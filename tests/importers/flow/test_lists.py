import pytest

from drafter.document.blocks import ListBlock
from drafter.importers.flow import blocks
from drafter.importers.transcript import Line, Role, Stretch
from tests.importers.flow.made import FIRST, SECOND, of, paragraph, printed, short, typed


@pytest.mark.parametrize(
    "sign", ["•", "-", "–", "*", "▪", "\uf0b7", "\uf02d", "o", "§", "→", "Ø", "\ufffd"]
)
def test_bullets_of_all_kinds(sign: str) -> None:
    text = f"Ziele sind:\n{sign} die Entlastung\n{sign} mehr Grün\n\n{FIRST}"
    assert of(text) == ["Ziele sind:", "-| die Entlastung", "-| mehr Grün", paragraph(FIRST)]


@pytest.mark.parametrize(
    "labels",
    [("1.", "2."), ("1)", "2)"), ("(1)", "(2)"), ("a)", "b)"), ("aa)", "bb)"), ("I.", "II.")],
)
def test_numbers_of_all_kinds_stay_as_typed(labels: tuple[str, str]) -> None:
    text = f"Der Rat beschließt:\n{labels[0]} den Umbau\n{labels[1]} den Bericht\n"
    assert of(text) == [
        "Der Rat beschließt:",
        f"{labels[0]}| den Umbau",
        f"{labels[1]}| den Bericht",
    ]


def test_lines_of_an_item_go_on_below_its_words_or_its_label() -> None:
    for indent in ("", "  "):
        text = (
            f"{FIRST}\n• die Entlastung der Innenstadt und die Stärkung des öffentlichen\n"
            f"{indent}Nahverkehrs,\n• mehr Grün.\n"
        )
        assert of(text)[1:] == [
            "-| die Entlastung der Innenstadt und die Stärkung des öffentlichen Nahverkehrs,",
            "-| mehr Grün.",
        ]


def test_lists_within_lists_by_style_and_by_indent() -> None:
    for step in ("", "  "):
        text = (
            "Der Rat beschließt:\n1. Die Verwaltung wird beauftragt,\n"
            f"{step}a) die Planung fortzuführen,\n{step}b) zu bauen, und zwar\n"
            f"{step * 2}aa) im Norden,\n{step * 2}bb) im Süden,\n{step}c) zu berichten.\n"
            "2. Die Mittel werden bereitgestellt.\n"
        )
        assert of(text) == [
            "Der Rat beschließt:",
            "1.| Die Verwaltung wird beauftragt,",
            "  a)| die Planung fortzuführen,",
            "  b)| zu bauen, und zwar",
            "    aa)| im Norden,",
            "    bb)| im Süden,",
            "  c)| zu berichten.",
            "2.| Die Mittel werden bereitgestellt.",
        ]


def test_bullets_of_another_sign_are_inside_the_item_before() -> None:
    text = "Ziele:\n\n\uf0b7 eins\n\no kleiner\n\no noch kleiner\n\n\uf0b7 zwei\n"
    assert of(text) == ["Ziele:", "-| eins", "  -| kleiner", "  -| noch kleiner", "-| zwei"]


def test_a_paragraph_between_two_numbers_belongs_to_the_first() -> None:
    text = f"1. {FIRST}\nDie Kosten betragen 25.000 €.\n\n2. {SECOND}"
    assert of(text) == [
        f"1.| {paragraph(FIRST)}",
        "  Die Kosten betragen 25.000 €.",
        f"2.| {paragraph(SECOND)}",
    ]


def test_a_paragraph_behind_bullets_is_none_of_them() -> None:
    assert of(f"Ziele:\n\n• eins\n\n• zwei\n\n{FIRST}")[-1] == paragraph(FIRST)


def test_an_indented_paragraph_belongs_to_its_item() -> None:
    text = "• Eine Sache ist zu klären.\n\n  Sie betrifft alle.\n\n• Eine andere nicht.\n"
    assert of(text) == [
        "-| Eine Sache ist zu klären.",
        "  Sie betrifft alle.",
        "-| Eine andere nicht.",
    ]


def test_dates_readings_and_dashes_at_the_start_of_a_line_are_words() -> None:
    text = (
        "Der Rat hat in seiner Sitzung beschlossen, dass die Gruppen spätestens zum\n"
        "1. Januar 2020 eingerichtet werden. Die Frist wird verlängert, weil es die\n"
        "2. Lesung gab und die Träger – darunter alle freien Träger in der Stadt\n"
        "– sowohl große als auch kleine – mehr Zeit brauchen, wie sie dem Ausschuss\n"
        "am 3. Mai gesagt haben, und weil auch die Räume fehlen, etwa im Norden, z.\n"
        "B. für die Mensa.\n"
    )
    assert of(text) == [paragraph(text)]


def test_a_letter_alone_at_the_start_of_a_line_is_a_word() -> None:
    text = f"Der Wert ist:\nØ 25 % der Kinder\n\n{FIRST}"
    assert of(text)[0] == "Der Wert ist:\nØ 25 % der Kinder"


def test_bullets_that_a_text_layer_lost_leave_a_blank() -> None:
    points = "\n\n\n Entlastung der Stadt\n\n mehr Grün und\n\n Luft\n\n"
    text = f"{FIRST.strip()[:-1]}:{points}{SECOND}"
    assert of(text)[1:4] == ["-| Entlastung der Stadt", "-| mehr Grün und", "-| Luft"]
    assert of(text.replace("\n ", "\n"))[1] == "Entlastung der Stadt"


def test_bullets_without_words_are_left_out() -> None:
    assert of(f"•\n•\n•\n{FIRST}") == [paragraph(FIRST)]
    assert of(f"Ziele:\n•\nmehr Grün\n•\nLuft\n\n{FIRST}")[1:3] == ["-| mehr Grün", "-| Luft"]


def test_a_number_on_a_line_of_its_own_is_the_label_of_what_follows() -> None:
    assert of("Der Rat beschließt:\n\n1.\nden Umbau\n\n2.\nden Bericht\n") == [
        "Der Rat beschließt:",
        "1.| den Umbau",
        "2.| den Bericht",
    ]


def test_items_of_the_file_have_its_labels_and_levels() -> None:
    lines = [
        Line((Stretch(text),), role=Role.ITEM, label=label, level=level, block=at)
        for at, (text, label, level) in enumerate(
            (("eins", "1.", 0), ("darunter", "•", 1), ("zwei", "2.", 0), ("Schluss", "3.", 0)), 1
        )
    ]
    assert short(blocks(lines)) == ["1.| eins", "  -| darunter", "2.| zwei", "3.| Schluss"]


def test_printed_items_are_nested_by_where_they_begin() -> None:
    lines = [
        printed("• Eine Sache ist zu klären.", 100, left=88),
        printed("• Sie betrifft alle.", 114, left=106),
        printed("• Eine andere nicht.", 128, left=88),
    ]
    assert short(blocks(lines)) == [
        "-| Eine Sache ist zu klären.",
        "  -| Sie betrifft alle.",
        "-| Eine andere nicht.",
    ]


def test_styles_say_whether_items_count() -> None:
    found = blocks(typed("Ziele:\n• eins\n• zwei\n\nPunkte:\n1. eins\n2. zwei\n"))
    assert [one.style for one in found if isinstance(one, ListBlock)] == ["bullet", "number"]


def test_a_thousand_levels_are_no_problem() -> None:
    text = "Ziele:\n" + "".join(f"{' ' * at}• Punkt {at}\n" for at in range(1000))
    assert str(blocks(typed(text))).count("Punkt") == 1000


def test_a_single_number_that_is_not_the_first_is_a_word() -> None:
    assert of(f"{FIRST}\n2. Lesung im März\n\n{SECOND}")[1] == "2. Lesung im März"
    assert of(f"{FIRST}\n1. Lesung im März\n\n{SECOND}")[1] == "1.| Lesung im März"


ONE_LINE = (
    "Der Rat beschließt: 1. Die Verwaltung wird beauftragt, nach Abs. 1. Satz 2 zum 1. Januar 2026 "
    "zu beginnen. 2. Die Mittel werden bereitgestellt, soweit sie reichen und der Ausschuss es "
    "nicht anders beschließt. 3. Es wird berichtet."
)


def test_numbers_inside_a_text_of_one_line_are_a_list_where_they_count_behind_a_colon() -> None:
    assert [line[:9] for line in of(ONE_LINE)] == [
        "Der Rat b",
        "1.| Die V",
        "2.| Die M",
        "3.| Es wi",
    ]
    assert of(ONE_LINE.replace("beschließt: 1.", "beschließt 1.")) == [
        ONE_LINE.replace("beschließt: 1.", "beschließt 1.")
    ]


def test_bullets_inside_a_text_of_one_line_are_a_list() -> None:
    text = f"{paragraph(FIRST)} Ziele: • die Entlastung der Innenstadt • mehr Grün"
    assert of(f"{text} {'und noch mehr ' * 9}")[1:2] == ["-| die Entlastung der Innenstadt"]
    assert of("Rathaus • 33602 Musterstadt • Tel. 51-0") == [
        "Rathaus • 33602 Musterstadt • Tel. 51-0"
    ]


def test_a_number_goes_on_the_list_that_begins_where_it_does() -> None:
    text = (
        "3. In Ziffer 3 wird etwas ersetzt.\n\n4. Ziffer 4 wird wie folgt gefasst:\n\n"
        "   4. Über den Stand wird berichtet.\n\n5. Nach Ziffer 4 wird eingefügt:\n\n"
        "   5. Ein Konzept wird erarbeitet.\n"
    )
    assert of(text) == [
        "3.| In Ziffer 3 wird etwas ersetzt.",
        "4.| Ziffer 4 wird wie folgt gefasst:",
        "  4. Über den Stand wird berichtet.",
        "5.| Nach Ziffer 4 wird eingefügt:",
        "  5. Ein Konzept wird erarbeitet.",
    ]
