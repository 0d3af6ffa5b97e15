"""A stamp stands upright in a free corner of what is seen, and touches nothing else."""

from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

import pikepdf
import pytest

from drafter.render.stamp import content
from drafter.render.stamp.looking import Refused
from drafter.render.stamp.opening import look
from drafter.render.stamp.sheets import Doubt
from drafter.render.stamp.writing import stamped
from tests.facts.files import MIB, PAGE, bomb, catalog, one_page, pdf, stream, xmp
from tests.render.stamp.files import A4, HELVETICA, RESOURCES, Ink, ink, line, one_sheet, words

TEXT = b"BT /F1 12 Tf %d %d Td (Ein Wort) Tj ET\n"
TOP, BOTTOM = b"BT /F1 9 Tf 20 815 Td (%b) Tj ET ", b"BT /F1 9 Tf 20 20 Td (%b) Tj ET "
LONG = b"Kopf- und Fusszeile ueber die ganze Breite der Seite, von links bis ganz nach rechts, lang"


def is_at_the_top_right(seen: Ink) -> bool:
    """Whether all ink is one upright line, six millimetres from both edges."""
    upright = seen.right - seen.left > 10 * (seen.bottom - seen.top)
    return upright and 15 < seen.top < 24 and 15 < seen.width - seen.right < 24


SHEETS = {
    "A4": A4,
    "landscape": b"/MediaBox [0 0 842 595]",
    "A3": b"/MediaBox [0 0 842 1191]",
    "A5": b"/MediaBox [0 0 420 595]",
    "turned right": A4 + b" /Rotate 90",
    "upside down": A4 + b" /Rotate 180",
    "turned left": A4 + b" /Rotate -90",
    "box with an origin of its own": b"/MediaBox [-100 -50 495 792]",
    "corners the wrong way round": b"/MediaBox [595 842 0 0]",
    "cut": A4 + b" /CropBox [100 200 500 700]",
    "cut and turned": A4 + b" /CropBox [100 200 500 700] /Rotate 270",
    "cut beyond the page": A4 + b" /CropBox [-100 -100 900 900]",
}


@pytest.mark.parametrize("name", SHEETS)
def test_it_stands_upright_at_the_top_right_of_what_is_seen(name: str) -> None:
    made = stamped(one_sheet(SHEETS[name]), line)
    assert is_at_the_top_right(ink(made))
    assert words(made) == [line(1, 1)]


def test_a_page_with_a_larger_unit_has_a_stamp_of_the_same_size() -> None:
    made = stamped(one_sheet(b"/MediaBox [0 0 298 421] /UserUnit 2"), line)
    with pikepdf.open(BytesIO(made)) as pdf_:
        drawing = pdf_.pages[0].Contents[-1].read_bytes()
    assert b"0.5 0 0 0.5 0 0 cm" in drawing
    assert b"7.5 Tf" in drawing


def test_what_a_page_leaves_open_does_not_move_the_stamp() -> None:
    made = stamped(one_sheet(drawing=b"q 0.1 0 0 0.1 50 50 cm q 0 1 -1 0 0 0 cm"), line)
    assert is_at_the_top_right(ink(made))


def test_a_page_keeps_its_own_drawing_byte_by_byte() -> None:
    drawing = TEXT % (100, 400)
    made = stamped(one_sheet(drawing=drawing), line)
    with pikepdf.open(BytesIO(made)) as pdf_:
        assert pdf_.pages[0].Contents[1].read_bytes() == drawing
    assert words(made)[0].split("\r\n") == ["Ein Wort", line(1, 1)]


def test_pages_that_share_all_they_have_each_bear_their_own_stamp() -> None:
    """Contents, resources, box and turn are one for both pages, and inherited."""
    made = stamped(two_that_share(), line)
    assert [page.split("\r\n")[-1] for page in words(made)] == [line(1, 2), line(2, 2)]
    assert [page.count("Ein Wort") for page in words(made)] == [1, 1]
    with pikepdf.open(BytesIO(made)) as pdf_:
        first, second = (page.obj.Resources.objgen for page in pdf_.pages)
    assert first == second


def two_that_share() -> bytes:
    leaf = b"<< /Type /Page /Parent 2 0 R /Contents [6 0 R 7 0 R] >>"
    shared = b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 %b /Rotate 90 /Resources 8 0 R >>"
    return pdf(
        {
            1: catalog(),
            2: shared % A4,
            3: leaf,
            4: leaf,
            5: HELVETICA,
            6: stream(b"", b"BT /F1 12 Tf 100 400"),
            7: stream(b"", b"Td (Ein Wort) Tj ET"),
            8: b"<< /Font << /F1 5 0 R >> >>",
        }
    )


CORNERS: dict[str, tuple[bytes, Callable[[Ink], bool]]] = {
    "nothing there": (b"", lambda seen: seen.top < 24 and seen.right > 560),
    "text at the top right": (
        b"BT /F1 9 Tf 480 815 Td (Kopfzeile) Tj ET",
        lambda seen: seen.left < 24 and seen.top < 24,
    ),
    "text along the top": (TOP % LONG, lambda seen: seen.bottom > 800 and seen.right > 560),
    "drawn by a form": (b"/Kopf Do", lambda seen: seen.bottom > 800),
    "turned text": (
        b"BT /F1 9 Tf 0 1 -1 0 585 500 Tm (%b) Tj ET" % LONG,
        lambda seen: seen.left < 24 and seen.top < 100,
    ),
    "a second string on the line": (
        b"BT /F1 9 Tf 20 815 Td (%b) Tj [(%b) 5 (%b)] TJ ET" % (LONG[:40], LONG[:20], LONG[:20]),
        lambda seen: seen.bottom > 800,
    ),
    "the next line": (
        b"BT /F1 9 Tf 14 TL 20 829 Td (%b) ' ET" % LONG,
        lambda seen: seen.bottom > 800,
    ),
    "text moved there by the page": (
        b"q 1 0 0 1 0 700 cm BT /F1 9 Tf 20 115 Td (%b) Tj ET Q" % LONG,
        lambda seen: seen.bottom > 800,
    ),
}


@pytest.mark.parametrize("name", CORNERS)
def test_it_covers_no_text(name: str) -> None:
    """The page is shown with its stamp alone: what it draws itself is painted white."""
    drawing, holds = CORNERS[name]
    form = stream(
        b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 0 0] " + RESOURCES,
        TOP % LONG,
    )
    entries = A4 + b" /Resources << /Font << /F1 5 0 R >> /XObject << /Kopf 6 0 R >> >>"
    data = pdf(
        {
            1: catalog(),
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R %b >>" % entries,
            4: stream(b"", b"1 g " + drawing),
            5: HELVETICA,
            6: form,
        }
    )
    assert holds(ink(stamped(data, line)))


def test_where_every_edge_has_text_there_is_no_stamp() -> None:
    lines = b"".join(
        b"BT /F1 9 Tf 5 %d Td (%b) Tj ET " % (y, LONG)
        for y in (*range(0, 50, 6), *range(790, 842, 6))
    )
    with pytest.raises(Doubt, match="kein Platz"):
        stamped(one_sheet(drawing=lines), line)


def test_the_same_file_gives_the_same_bytes() -> None:
    data = one_sheet(drawing=TEXT % (100, 400))
    assert stamped(data, line) == stamped(data, line)


def test_a_number_in_other_letters_is_not_stamped() -> None:
    with pytest.raises(Doubt, match="Zeichen"):
        stamped(one_sheet(), lambda page, pages: f"Anlage 2 zu Drs. Ω/{page}{pages}")


def claiming(properties: str) -> bytes:
    return pdf(one_page(b"/Metadata 4 0 R", {4: xmp(properties)}))


def locked(user: str = "") -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(one_sheet())) as pdf_:
        pdf_.save(out, encryption=pikepdf.Encryption(owner="Amt", user=user))
    return out.getvalue()


LEFT_ALONE = {
    "signed": (
        pdf(one_page(b"/AcroForm << /Fields [] /SigFlags 3 >>")),
        "elektronisch unterschrieben",
    ),
    "signed in a field": (
        pdf(one_page(more={4: b"<< /Type /Sig /ByteRange [0 1 2 3] >>"})),
        "elektronisch unterschrieben",
    ),
    "certified": (pdf(one_page(b"/Perms << /DocMDP 3 0 R >>")), "elektronisch unterschrieben"),
    "locked against changes": (locked(), "gegen Änderungen verschlüsselt"),
    "XFA": (pdf(one_page(b"/AcroForm << /XFA (x) >>")), "XFA-Formular"),
    "portfolio": (pdf(one_page(b"/Collection << >>")), "PDF-Portfolio"),
    "PDF/A-4": (claiming("<pdfaid:part>4</pdfaid:part>"), "PDF/A-4"),
    "PDF/UA-2": (claiming("<pdfuaid:part>2</pdfuaid:part>"), "PDF/UA-2"),
    "PDF/X": (pdf(one_page(b"/OutputIntents [<< /S /GTS_PDFX >>]")), "PDF/X"),
    "mended": (pdf(one_page()).replace(b"startxref", b"startxxxx"), "ausgebessert"),
}


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_what_a_stamp_would_break_is_left_alone(name: str) -> None:
    data, reason = LEFT_ALONE[name]
    assert reason in look(data).doubt


NO_ATTACHMENT = {
    "nothing": (b"", "ist leer"),
    "another kind": (b"PK\x03\x04 ein Word-Dokument", "ist kein PDF"),
    "a password": (locked("geheim"), "mit einem Kennwort verschlossen"),
    "cut off": (pdf(one_page())[:100], "so beschädigt"),
    "no page": (pdf({1: catalog(), 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}), "keine Seite"),
}


@pytest.mark.parametrize("name", NO_ATTACHMENT)
def test_what_does_not_open_is_no_attachment(name: str) -> None:
    data, reason = NO_ATTACHMENT[name]
    with pytest.raises(Refused, match=reason):
        look(data)


def doubling() -> bytes:
    """Return a page tree of 40 levels, each with the next one twice: 2 ** 40 pages."""
    level = b"<< /Type /Pages /Kids [%d 0 R %d 0 R] /Count 2 >>"
    return pdf({1: catalog(), **{n: level % (n + 1, n + 1) for n in range(2, 42)}, 42: PAGE})


def deep() -> bytes:
    """Return a page tree of 2,000 levels."""
    level = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>"
    return pdf({1: catalog(), **{n: level % (n + 1) for n in range(2, 2000)}, 2000: PAGE})


def in_a_circle() -> bytes:
    return pdf({**one_page(), 2: b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"})


def drawing_itself() -> bytes:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /A 6 0 R >> >>"
    entries = A4 + b" /Resources << /XObject << /A 6 0 R >> >>"
    return pdf(
        {
            1: catalog(),
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R %b >>" % entries,
            4: stream(b"", b"/A Do " * 50),
            6: stream(form, b"/A Do " * 50),
        }
    )


DOUBTFUL = {
    "2 ** 40 pages": (doubling(), "Aufbau"),
    "2,000 levels": (deep(), "Aufbau"),
    "a circle": (in_a_circle(), "Aufbau"),
    "no box": (one_sheet(b""), "Aufbau"),
    "a huge box": (one_sheet(b"/MediaBox [0 0 1e9 900000000]"), "Größe"),
    "a tiny box": (one_sheet(b"/MediaBox [0 0 10 10]"), "Größe"),
    "a slanting page": (one_sheet(A4 + b" /Rotate 45"), "Größe"),
    "cut to nothing": (one_sheet(A4 + b" /CropBox [900 900 950 950]"), "Größe"),
    "a negative unit": (one_sheet(A4 + b" /UserUnit -3"), "Größe"),
    "too much closed": (one_sheet(drawing=b"q Q Q"), "abgeschlossen"),
    "an open text": (one_sheet(drawing=b"BT /F1 9 Tf"), "abgeschlossen"),
    "an open mark": (one_sheet(drawing=b"/P BMC"), "abgeschlossen"),
    "numbers for streams": (one_sheet(more={4: b"[1 (a) /B]"}), "gespeichert"),
    "200 MB of zeros": (
        one_sheet(more={4: bomb(b"", 200 * MIB)}),
        "nicht verlässlich lesen",
    ),
}


@pytest.mark.parametrize("name", DOUBTFUL)
def test_what_is_not_understood_is_not_stamped(name: str) -> None:
    data, reason = DOUBTFUL[name]
    with pytest.raises(Doubt, match=reason):
        stamped(data, line)


WHOLE = {
    "operators in strings": b"BT (q q q \\) BT) Tj (Q (Q) Q) Tj <51> Tj ET % q\n",
    "an inline picture": b"q BI /W 4 /H 1 /BPC 8 /CS /G ID Q Q \nEI Q",
    "wrong kinds of operands": b"BT (a) /F1 Tf [/X] Td (b) cm 3 Do /Y Tj ET",
}


@pytest.mark.parametrize("name", WHOLE)
def test_an_odd_drawing_that_is_whole_is_stamped(name: str) -> None:
    assert line(1, 1) in words(stamped(one_sheet(drawing=WHOLE[name]), line))[0]


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Return a drawing that is too large for a look for text, and leaves 50 states open."""
    monkeypatch.setattr(content, "MOST_BYTES", 100)
    return b"q 0 0 m 1 1 l n (q) Tj /q gs % q\n" * 50


def test_a_large_plan_is_stamped_without_a_look_for_text(large: bytes) -> None:
    drawing = large + b"0.5 0 0 0.5 0 0 cm " + b"Q " * 48
    assert is_at_the_top_right(ink(stamped(one_sheet(drawing=drawing), line)))


@pytest.mark.parametrize("end", [b"Q " * 51, b"BT", b"(((a)))", b"BI /W 1 /H 1 ID q EI"])
def test_a_large_plan_that_is_not_whole_is_not_stamped(large: bytes, end: bytes) -> None:
    with pytest.raises(Doubt, match="abgeschlossen"):
        stamped(one_sheet(drawing=large + end), line)


def test_a_form_that_draws_itself_is_not_followed_for_ever() -> None:
    """No reader is asked for its words: one follows it for ever."""
    assert stamped(drawing_itself(), line).startswith(b"%PDF-")


def test_any_byte_that_is_wrong_ends_in_a_file_or_in_a_sentence() -> None:
    data = one_sheet(drawing=TEXT % (100, 400))
    for place in range(0, len(data), 7):
        broken = data[:place] + bytes([data[place] ^ 0x15]) + data[place + 1 :]
        with suppress(Refused, Doubt):
            assert look(broken).pages >= 0
            assert stamped(broken, line).startswith(b"%PDF-")
