"""Writing the stamp onto the pages of a file: behind what each draws, and apart from it.

What a page draws stays as it is, between `q` and `Q`. The stamp's ink is a grey with a white point
of its own (CalGray, ISO 32000-1, 8.6.5.2), so it needs no output intent; its font is embedded; it
is an artifact (14.8.2.2), so no tag is missing for it. PDF/A and PDF/UA therefore go on to hold.
"""

from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from drafter.cache import Cache
from drafter.facts.reading import identity, is_dictionary, items
from drafter.render.stamp.content import Budget, drawn
from drafter.render.stamp.face import ENCODING, LETTERS, NAME, Face, face
from drafter.render.stamp.opening import FAULTS, opened
from drafter.render.stamp.place import Place, bands, place
from drafter.render.stamp.sheets import Doubt, Sheet, sheets

FONT, INK = "DrafterStempel", "DrafterGrau"
NONSYMBOLIC: Final = 32
STEM: Final = 80
D65: Final = (0.9505, 1.0, 1.089)
GAMMA: Final = 2.2
UNREADABLE: Final = "sich ihr Inhalt nicht verlässlich lesen lässt"

Line = Callable[[int, int], str]
"""What stands on a page, by its number and how many there are."""


def stamped(
    data: bytes, line: Line, fonts: Path | None = None, cache: Cache | None = None
) -> bytes:
    """Return a file with a line at the edge of each page; the same file gives the same bytes.

    `fonts` is a folder with the four font files, by default the project's own.

    Raises:
        Doubt: if it is not sure that nothing would be covered or broken.
        Refused: if the file cannot be opened.
        EnvironmentMissing: if the fonts are missing.
    """
    known = face(fonts, cache)
    with opened(data) as pdf:
        try:
            _stamp(pdf, sheets(pdf), line, known)
            return _saved(pdf)
        except Doubt:
            raise
        except FAULTS:
            raise Doubt(UNREADABLE) from None


def _stamp(pdf: Pdf, every: tuple[Sheet, ...], line: Line, known: Face) -> None:
    budget, numbers = Budget(), range(1, len(every) + 1)
    lines = [line(number, len(every)) for number in numbers]
    places = [_place(*each, known, budget) for each in zip(every, lines, strict=True)]
    pen = _Pen(pdf, known)
    for sheet, words, (where, unclosed) in zip(every, lines, places, strict=True):
        pen.write(sheet, words, where, unclosed)


def _place(sheet: Sheet, words: str, known: Face, budget: Budget) -> tuple[Place, int]:
    width = known.width(words)
    if width is None:
        raise Doubt("die Drucksachennummer Zeichen hat, die der Stempel nicht kennt")
    found = drawn(sheet.page, sheet.resources, bands(sheet), budget)
    return place(sheet, width, found.texts), found.unclosed


class _Pen:
    """Writes stamps into one file; what all of them need is in it once."""

    def __init__(self, pdf: Pdf, known: Face) -> None:
        self.pdf = pdf
        self.before = pdf.make_stream(b"q\n")
        self.font = pdf.make_indirect(_font(pdf, known))
        self.ink = pdf.make_indirect(_grey())
        self.resources: dict[tuple[int, int], Any] = {}

    def write(self, sheet: Sheet, words: str, where: Place, unclosed: int) -> None:
        """Put words onto a page whose graphics states are closed so many times first."""
        contents = sheet.page.get("/Contents")
        old = [contents] if isinstance(contents, Stream) else list(items(contents))
        drawing = b"Q\n" * (unclosed + 1) + _drawing(words, where)
        sheet.page.Contents = Array([self.before, *old, self.pdf.make_stream(drawing)])
        sheet.page.Resources = self._resources(sheet.resources)

    def _resources(self, given: Any) -> Any:
        """Return resources with the stamp's beside those given; shared ones are shared again."""
        place = identity(given) if is_dictionary(given) else None
        if place is not None and place in self.resources:
            return self.resources[place]
        made = Dictionary(dict(given.items()) if is_dictionary(given) else {})
        made.Font = _with(made.get("/Font"), FONT, self.font)
        made.ColorSpace = _with(made.get("/ColorSpace"), INK, self.ink)
        made = self.pdf.make_indirect(made)
        if place is not None:
            self.resources[place] = made
        return made


def _with(given: Any, name: str, value: Any) -> Dictionary:
    entries = dict(given.items()) if is_dictionary(given) else {}
    return Dictionary({**entries, f"/{name}": value})


def _drawing(words: str, where: Place) -> bytes:
    """Return the operators that draw a stamp: its white ground, then its words."""
    ground, (left, bottom) = where.ground, where.start
    rectangle = _numbers((ground.left, ground.bottom, ground.width, ground.height))
    return b"\n".join(
        (
            b"/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC",
            b"q",
            b"%b cm" % _numbers(where.matrix),
            b"/%b cs" % INK.encode(),
            b"1 sc %b re f" % rectangle,
            b"0 sc",
            b"BT",
            b"/%b %b Tf" % (FONT.encode(), _numbers((where.size,))),
            b"%b Td" % _numbers((left, bottom)),
            b"<%b> Tj" % words.encode(ENCODING).hex().encode(),
            b"ET",
            b"Q",
            b"EMC",
        )
    )


def _numbers(values: Iterable[float]) -> bytes:
    """Write numbers without exponents (ISO 32000-1, 7.3.3)."""
    return " ".join(f"{value:.5f}".rstrip("0").rstrip(".") for value in values).encode()


def _grey() -> Array:
    return Array([Name.CalGray, Dictionary(WhitePoint=Array(D65), Gamma=GAMMA)])


def _font(pdf: Pdf, known: Face) -> Dictionary:
    """Return the font's dictionary (9.6.3); all its letters are in the encoding of Windows."""
    codes = {letter.encode(ENCODING)[0]: known.widths[letter] for letter in LETTERS}
    first, last = min(codes), max(codes)
    program = Stream(pdf, known.program)
    program.Length1 = len(known.program)
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{NAME}"),
        Flags=NONSYMBOLIC,
        FontBBox=Array(known.box),
        ItalicAngle=0,
        Ascent=known.ascender,
        Descent=known.descender,
        CapHeight=known.cap_height,
        StemV=STEM,
        FontFile2=pdf.make_indirect(program),
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name(f"/{NAME}"),
        FirstChar=first,
        LastChar=last,
        Widths=Array([codes.get(code, 0) for code in range(first, last + 1)]),
        Encoding=Name.WinAnsiEncoding,
        FontDescriptor=pdf.make_indirect(descriptor),
    )


def _saved(pdf: Pdf) -> bytes:
    """Write a file as it was packed before, with an identifier that follows from its content."""
    out = BytesIO()
    pdf.save(out, deterministic_id=True, preserve_pdfa=True, fix_metadata_version=False)
    return out.getvalue()
