import pytest

from drafter.document.blocks import Paragraph
from drafter.importers.flow import blocks
from drafter.importers.transcript import Change, Line, Stretch
from tests.importers.flow.made import FIRST, SECOND, THIRD, of, paragraph, printed, short


def test_empty_lines_part_paragraphs() -> None:
    assert of(f"{FIRST}\n{SECOND}\n\n{THIRD}") == list(map(paragraph, (FIRST, SECOND, THIRD)))


def test_without_empty_lines_a_line_that_ends_early_ends_a_paragraph() -> None:
    assert of(FIRST + SECOND + THIRD) == list(map(paragraph, (FIRST, SECOND, THIRD)))


def test_with_empty_lines_a_line_that_ends_early_is_a_forced_break() -> None:
    text = FIRST + SECOND
    assert of(f"{text}\n{THIRD}\n{FIRST}") == [
        f"{paragraph(FIRST)}\n{paragraph(SECOND)}",
        paragraph(THIRD),
        paragraph(FIRST),
    ]


def test_a_sentence_goes_on_over_a_page() -> None:
    pages = FIRST.replace("kommenden\n", "kommenden\n\f\n")
    assert of(f"{pages}\n{SECOND}") == [paragraph(FIRST), paragraph(SECOND)]


def test_a_sentence_goes_on_over_an_empty_line_that_no_writer_typed() -> None:
    text = SECOND.replace("um eine Ergänzung gebeten, die\n", "um eine Ergänzung gebeten, die\n\n")
    assert of(f"{FIRST}\n{text}") == [paragraph(FIRST), paragraph(SECOND)]


def test_lines_far_too_short_to_be_wrapped_keep_their_breaks() -> None:
    assert of("Herr Muster\nAmt für Schule\nTel. 51-1234\n") == [
        "Herr Muster\nAmt für Schule\nTel. 51-1234"
    ]


def test_a_text_of_long_lines_has_a_paragraph_a_line() -> None:
    text = "\n".join(f"{paragraph(one)} {paragraph(one)}" for one in (FIRST, SECOND, THIRD))
    assert len(of(text)) == 3


@pytest.mark.parametrize("blank", ["", "\n"])
def test_a_text_in_one_line_is_one_paragraph(blank: str) -> None:
    text = paragraph(FIRST + SECOND + THIRD) * 10
    assert of(text + blank) == [text]


def test_paragraphs_of_the_file_are_paragraphs() -> None:
    lines = [
        Line((Stretch(text),), block=at) for at, text in enumerate(("Eins.", "zwei", "Drei"), 1)
    ]
    assert short(blocks(lines)) == ["Eins.", "zwei", "Drei"]


def test_lines_of_one_paragraph_of_a_file_without_pages_have_a_forced_break() -> None:
    lines = [Line((Stretch("Eins"),), block=1), Line((Stretch("Zwei"),), block=1)]
    assert short(blocks(lines)) == ["Eins\nZwei"]


WORDS = (
    "Die Verwaltung hat in den vergangenen Jahren die Einrichtung weiterer",
    "Gruppen vorbereitet und mit den Trägern abgestimmt, so dass der Beginn",
    "im Sommer sein kann.",
    "Der Ausschuss hat sich mit dem Bericht befasst und um eine Ergänzung",
    "gebeten, die hiermit vorgelegt wird und auch die Kosten enthält, soweit",
    "bekannt.",
)


def test_printed_lines_make_paragraphs_by_their_ends() -> None:
    lines = [printed(text, 100 + 14 * at) for at, text in enumerate(WORDS)]
    assert short(blocks(lines)) == [" ".join(WORDS[:3]), " ".join(WORDS[3:])]


def test_room_above_a_line_begins_a_paragraph_whatever_the_line_spacing() -> None:
    for spacing in (0.0, 0.5):
        gaps = (0.0, spacing, spacing, spacing + 0.8, spacing, spacing)
        lines = [printed(text, 100, gap=gap) for text, gap in zip(WORDS, gaps, strict=True)]
        assert short(blocks(lines)) == [" ".join(WORDS[:3]), " ".join(WORDS[3:])]


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    lines = [printed(text, 100 + 14 * at, page=1 + (at > 3)) for at, text in enumerate(WORDS)]
    assert short(blocks(lines)) == [" ".join(WORDS[:3]), " ".join(WORDS[3:])]


def test_runs_are_plain_where_nothing_changed() -> None:
    (found,) = blocks([Line((Stretch("Der "), Stretch("Rat", strong=True)))])
    assert isinstance(found, Paragraph)
    assert [type(run).__name__ for run in found.runs] == ["Run", "Run"]


def test_nothing_gives_nothing() -> None:
    assert blocks([]) == ()
    assert blocks([Line((Stretch("  "),))]) == ()


def test_a_line_in_small_letters_goes_on_over_an_empty_line_behind_a_full_one() -> None:
    text = SECOND.replace("soweit sie bis heute bekannt\n", "soweit sie bis heute bekannt\n\n")
    assert of(f"{FIRST}\n{text}\n{THIRD}") == list(map(paragraph, (FIRST, SECOND, THIRD)))


def test_paragraphs_whose_border_was_deleted_are_one() -> None:
    first = Line((Stretch("Der Rat"),), block=1, end=Change.DELETED)
    second = Line((Stretch("beschließt."),), block=2)
    assert short(blocks([first, second])) == ["Der Rat beschließt."]
    gone = Line((Stretch("Der Rat", change=Change.DELETED),), block=1, end=Change.DELETED)
    assert short(blocks([gone, second])) == ["Der Rat", "beschließt."]
