"""Forms that draw each other: a few levels are read, many are declined before they are drawn."""

import io

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from drafter.importers.declined import Declined, Reason
from drafter.importers.reading.pdf import transcribe
from tests.importers.pdf.made import A4, SENTENCE, pdf

TIMES = 8


def nested(levels: int, *, looped: bool = False) -> bytes:
    """Return a page whose form draws another eight times, and so on down the levels."""
    words = f"BT /F1 11 Tf 60 700 Td ({SENTENCE}) Tj ET"
    with pikepdf.open(io.BytesIO(pdf(words))) as made:
        form = first = _form(made, b"10 10 5 5 re f")
        for _ in range(levels - 1):
            outer = _form(made, b"/X Do " * TIMES)
            outer.Resources = Dictionary(XObject=Dictionary(X=form))
            form = outer
        if looped:
            first.write(b"/X Do")
            first.Resources = Dictionary(XObject=Dictionary(X=form))
        page = made.pages[0].obj
        page.Resources.XObject.X = form
        page.Contents = made.make_stream(page.Contents.read_bytes() + b" /X Do")
        out = io.BytesIO()
        made.save(out)
        return out.getvalue()


def _form(made: pikepdf.Pdf, content: bytes) -> pikepdf.Stream:
    stream = made.make_stream(content)
    stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, A4
    return stream


def test_forms_in_forms_are_read() -> None:
    assert transcribe(nested(3)).pages == 1


@pytest.mark.parametrize(("levels", "looped"), [(12, False), (3, True)])
def test_forms_that_draw_each_other_too_often_are_declined(levels: int, looped: bool) -> None:
    with pytest.raises(Declined) as declined:
        transcribe(nested(levels, looped=looped))
    assert declined.value.reason is Reason.LIMIT
    assert "verschachtelte Formen" in str(declined.value)
