"""Opening a file that is to be an attachment: whether it can be one, and whether it bears a stamp.

Nothing here walks a tree without an end, and nothing is unpacked beyond `MOST_UNPACKED`, so it is
done in this process, for `drafter check` too.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final

from pikepdf import ForeignObjectError, PasswordError, Pdf, PdfError, settings

from drafter.facts.metadata import claims, properties
from drafter.facts.reading import get, is_dictionary, items, number, text
from drafter.render.stamp.looking import MIB, MOST_BYTES, Look, Refused, too_big
from drafter.render.stamp.sheets import Doubt, sheets

MOST_UNPACKED: Final = 64 * MIB
HEAD: Final = 1024
SIGNED: Final = 1
STANDARDS: Final = frozenset(
    {
        *(f"PDF/A-{part}{level}" for part in "123" for level in "ab"),
        *(f"PDF/A-{part}u" for part in "23"),
        "PDF/UA-1",
    }
)
"""Those that were tried: a stamped file still follows them (tests/conformance)."""

FAULTS: Final = (
    PdfError,
    ForeignObjectError,
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)
"""What a file that is wrong inside may raise where it is read."""

ACCEPTED: Final = "Als Anlage wird nur ein PDF angenommen, das sich ohne Kennwort öffnen lässt."
AS_PDF: Final = (
    f"{ACCEPTED} Bitte die Datei als PDF speichern (in Word und Excel mit „Speichern unter“)."
)


def look(data: bytes) -> Look:
    """Look at a file that is to be an attachment.

    Raises:
        Refused: if it can be none.
    """
    with opened(data) as pdf:
        doubts = tuple(_doubts(pdf, data))
        try:
            pages = len(sheets(pdf))
        except Doubt as doubt:
            return Look(0, (*doubts, str(doubt))[0])
        if not pages:
            raise Refused("Die Datei hat keine Seite. Bitte die richtige Datei nennen.")
        return Look(pages, doubts[0] if doubts else "")


@contextmanager
def opened(data: bytes) -> Iterator[Pdf]:
    """Open a file for as long as it is looked at or stamped.

    Raises:
        Refused: if it is no PDF, is too big, is locked by a password or damaged beyond reading;
            also where what is done with it meets something that is broken inside.
    """
    _require_pdf(data)
    settings.set_qpdf_limits(flate_max_memory=MOST_UNPACKED)
    try:
        with Pdf.open(BytesIO(data), suppress_warnings=True, inherit_page_attributes=False) as pdf:
            yield pdf
    except (Refused, Doubt):
        raise
    except PasswordError:
        raise Refused(
            "Die Datei ist mit einem Kennwort verschlossen. Bitte ohne Kennwort speichern."
        ) from None
    except FAULTS:
        raise Refused(
            "Die Datei ist so beschädigt, dass sie sich nicht öffnen lässt. Bitte neu als PDF "
            "speichern."
        ) from None


def _require_pdf(data: bytes) -> None:
    if not data:
        raise Refused("Die Datei ist leer. Bitte die richtige Datei nennen.")
    if b"%PDF-" not in data[:HEAD]:
        raise Refused(f"Die Datei ist kein PDF. {AS_PDF}")
    if len(data) > MOST_BYTES:
        raise too_big()


def _doubts(pdf: Pdf, data: bytes) -> Iterator[str]:
    """Yield why a file had better stay as it is, the weightiest reason first.

    A signature names the bytes that it covers, so its dictionary is never packed (ISO 32000-1,
    12.8.1) and its `/ByteRange` is found in the file as it is.
    """
    form = get(pdf.Root, "/AcroForm")
    signed = int(number(get(form, "/SigFlags"))) & SIGNED or get(pdf.Root, "/Perms") is not None
    if signed or b"/ByteRange" in data:
        yield "sie elektronisch unterschrieben ist"
    if pdf.is_encrypted:
        yield "sie gegen Änderungen verschlüsselt ist"
    if get(form, "/XFA") is not None:
        yield "sie ein XFA-Formular ist"
    if get(pdf.Root, "/Collection") is not None:
        yield "sie eine Mappe mit weiteren Dateien ist (PDF-Portfolio)"
    if pdf.get_warnings():
        yield "sie beschädigt ist und beim Öffnen ausgebessert werden musste"
    yield from (f"sie {name} folgt und das verlorenginge" for name in _untried(pdf))


def _untried(pdf: Pdf) -> Iterator[str]:
    """Yield the standards that a file says it follows and that were not tried with a stamp."""
    yield from (each.name for each in claims(properties(pdf)) if each.name not in STANDARDS)
    for intent in items(get(pdf.Root, "/OutputIntents")):
        kind = text(get(intent, "/S")) if is_dictionary(intent) else ""
        if kind.startswith(("GTS_PDFX", "GTS_PDFVT", "ISO_PDFE")):
            yield kind.removeprefix("GTS_").removeprefix("ISO_").replace("PDF", "PDF/")
