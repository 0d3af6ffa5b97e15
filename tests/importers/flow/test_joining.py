import pytest

from drafter.document.blocks import plain_text
from drafter.importers.flow import joining
from drafter.importers.flow.joining import words_in
from drafter.importers.transcript import Line, Stretch


def line(*stretches: Stretch | str) -> Line:
    return Line(looking(*stretches))


def looking(*stretches: Stretch | str) -> tuple[Stretch, ...]:
    return tuple(Stretch(one) if isinstance(one, str) else one for one in stretches)


def joined(*texts: str, known: frozenset[str] = frozenset()) -> str:
    return plain_text(joining.joined(map(looking, texts), known))


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("der Rat", "beschließt", "der Rat beschließt"),
        ("die Gesund-", "heit", "die Gesundheit"),
        ("die Gesund\u00ad", "heit", "die Gesundheit"),
        ("die Gesund\x02", "heit", "die Gesundheit"),
        ("BAULEIT-", "PLANUNG", "BAULEITPLANUNG"),
        ("Integrations-", "und Jugendarbeit", "Integrations- und Jugendarbeit"),
        ("Vor-", "bzw. Nachteile", "Vor- bzw. Nachteile"),
        ("Haupt-,", "Wirtschaftsförderungs-", "Haupt-, Wirtschaftsförderungs-"),
        ("die Case-", "Manager*innen", "die Case-Manager*innen"),
        ("die NRW-", "weite Arbeit", "die NRW-weite Arbeit"),
        ("per E-", "mail", "per E-mail"),
        ("von 2014-", "2020", "von 2014-2020"),
        ("das 3-", "jährige Kind", "das 3-jährige Kind"),
        ("Kinder-", "(tages)einrichtung", "Kinder-(tages)einrichtung"),
        ("Bürger/-", "innen", "Bürger/-innen"),
        ("und/", "oder", "und/oder"),
        ("Ein-/", "Auszahlung", "Ein-/Auszahlung"),
        ("alle Klient", "*innen", "alle Klient*innen"),
        ("das Land NRW -", "MKFFI hat", "das Land NRW - MKFFI hat"),
        ("nach §", "5 der Satzung", "nach § 5 der Satzung"),
        ("das Wort „", "Rat“ steht", "das Wort „Rat“ steht"),
        ("der Stadt", ", die", "der Stadt, die"),
        ("mehr als", "36 % davon", "mehr als 36 % davon"),
        ("viele –", "auch junge – kamen", "viele – auch junge – kamen"),
        ("unter https://www.example.de/", "rat/haus.pdf steht", None),
        ("https://www.example.de/a-", "b.html", "https://www.example.de/a-b.html"),
        ("unter www.example.de/", "Die Stadt", "unter www.example.de/ Die Stadt"),
    ],
)
def test_how_two_lines_meet(first: str, second: str, whole: str | None) -> None:
    assert joined(first, second) == (whole or first + second)


def test_words_of_the_same_text_decide() -> None:
    known = words_in([line("der Online-shop ist da"), line("ein Nord-Ost Wind")])
    assert joined("der Online-", "shop", known=known) == "der Online-shop"
    assert joined("der Online-", "shop") == "der Onlineshop"
    assert joined("BAU-", "AMT", known=frozenset({"BAUAMT"})) == "BAUAMT"
    assert joined("BAU-", "AMT") == "BAU-AMT"


def test_the_last_word_of_a_line_may_be_half_a_word() -> None:
    assert words_in([line("eine Gesund-"), line("heit der Stadt")]) == {"eine", "heit", "der"}


def test_looks_stay_and_a_blank_between_lines_looks_like_the_first_of_them() -> None:
    bold = Stretch("Wichtig ist", strong=True)
    assert joining.joined([looking(bold), looking("die Frist")]) == (
        Stretch("Wichtig ist ", strong=True),
        Stretch("die Frist"),
    )


def test_a_divided_word_of_one_look_is_one_stretch() -> None:
    first, second = Stretch("Gesund-", strong=True), Stretch("heit", strong=True)
    assert joining.joined([looking(first), looking(second, " gilt")]) == (
        Stretch("Gesundheit", strong=True),
        Stretch(" gilt"),
    )


def test_several_blanks_are_one() -> None:
    assert joined("entwickelt.  Auf   Grundlage ", " dessen") == "entwickelt. Auf Grundlage dessen"
