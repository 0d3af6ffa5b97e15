import pytest

from drafter.importers.declined import Declined, Reason
from drafter.importers.reading.text import transcribe
from drafter.importers.transcript import Line, Source


def test_a_text_is_lines_without_areas() -> None:
    found = transcribe("Der Rat\n\n  beschließt\f\nSeite".encode())
    assert found.source is Source.TEXT
    assert found.pages == 2
    assert [line.text for line in found.lines()] == ["Der Rat", "beschließt", "Seite"]
    assert [line.area for line in found.lines()] == [None, None, None]


def test_a_text_in_one_line_is_one_line() -> None:
    text = "Beschlussvorlage der Verwaltung Gremium Rat der Stadt 10.02.2022 öffentlich " * 50
    (line,) = transcribe(text.encode()).parts
    assert isinstance(line, Line)
    assert line.text == text.strip()


@pytest.mark.parametrize("data", [b"   \n\n\f ", b"\xef\xbb\xbf\n", b"\xff\xfe"])
def test_a_text_without_words_is_declined(data: bytes) -> None:
    with pytest.raises(Declined, match="keinen Text") as told:
        transcribe(data)
    assert told.value.reason is Reason.EMPTY


def test_rubbish_is_declined() -> None:
    with pytest.raises(Declined, match="unlesbar") as told:
        transcribe(
            b"qxz wvk jqp xzv qwk zzx kqj vxw pqz xkv jzq wqx vkz qpj xwv zkq jxq wvz kpx " * 9
        )
    assert told.value.reason is Reason.UNREADABLE_TEXT


@pytest.mark.parametrize(
    "text",
    [
        "[" * 300_000,
        "\u00ad" * 300_000 + "x",
        " " * 300_000 + "x",
        "a-" * 150_000,
        "Der Rat: " * 30_000,
    ],
)
def test_long_lines_cost_no_more_than_their_length(text: str) -> None:
    found = transcribe(f"Der Rat beschließt. {text}".encode())
    assert next(found.lines()).text.startswith("Der Rat")
