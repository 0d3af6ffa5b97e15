"""The legend of a marked paper: how marks look, also without colour, and compared with what."""

from drafter.compose import legend
from drafter.model import Form
from drafter.model.form import MarkScope, MarkSign, MarkStyle
from tests.compose.conftest import Read

NUMBERED = "drucksachennummer: 2859/2020-2025\ndatum: 04.11.2021\n"
COLOURLESS = "auch ohne Farbe: Balken am Rand und gepunktete Linie"


def with_marks(form: Form, **changes: object) -> Form:
    marks = MarkStyle.model_validate(changes)
    return form.model_copy(
        update={"supplement": form.supplement.model_copy(update={"marks": marks})}
    )


def test_additions_are_told_in_the_words_of_the_form(read: Read) -> None:
    base, form = read(NUMBERED)
    assert legend(form, base, MarkScope.ADDITIONS) == (
        "Ergänzungen in rot",
        COLOURLESS,
        "Änderungen gegenüber Drucksachen-Nr. 2859/2020-2025 vom 04.11.2021",
    )


def test_in_full_what_is_struck_is_told(read: Read) -> None:
    base, form = read(NUMBERED)
    assert legend(form, base, MarkScope.FULL)[0] == "Neues in Farbe, Gestrichenes durchgestrichen"


def test_only_the_signs_of_the_form_are_told(read: Read) -> None:
    base, form = read(NUMBERED)
    told = legend(with_marks(form, zeichen=[MarkSign.DOTS]), base, MarkScope.ADDITIONS)
    assert told[1] == "auch ohne Farbe: gepunktete Linie"


def test_an_original_without_number_and_date_is_named_so(read: Read) -> None:
    base, form = read()
    assert legend(form, base, MarkScope.ADDITIONS)[-1] == (
        "Änderungen gegenüber Drucksachen-Nr. wird vergeben"
    )


def test_marks_by_hand_have_no_original(read: Read) -> None:
    _, form = read()
    assert legend(form, None, MarkScope.ADDITIONS)[-1] == (
        "Änderungen gegenüber dem vorigen Stand, von Hand bezeichnet"
    )


def test_a_form_without_words_of_its_own_has_the_rest(read: Read) -> None:
    base, form = read(NUMBERED)
    silent = form.model_copy(
        update={"supplement": form.supplement.model_copy(update={"legend": None})}
    )
    assert legend(silent, base, MarkScope.ADDITIONS)[0] == COLOURLESS
