"""Pages made by hand, operator by operator, of what programs write that we do not have."""

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

A4 = Array([0, 0, 595, 842])
ODD_MEANINGS = b"""/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <00> <ff> endcodespacerange
4 beginbfchar <7e> <00ad> <5e> <f0a8> <60> <00a8> <40> <fb01> endbfchar
endcmap end"""
SENTENCE = "Der Rat der Stadt beschließt, dass die Verwaltung den Bericht bis zum Herbst vorlegt."


def pdf(*pages: str, turn: int = 0, box: Array = A4, lock: str = "") -> bytes:
    """Return a PDF of pages.

    F1 is Helvetica, F2 is Wingdings, F3 is Helvetica that calls ~ ^ ` @ a soft hyphen, a private
    sign, a diaeresis and a ligature, I1 is a grey picture.
    """
    with pikepdf.new() as made:
        resources = _resources(made)
        for content in pages:
            stream = made.make_stream(content.encode("cp1252"))
            page = Dictionary(
                Type=Name.Page, MediaBox=box, Contents=stream, Resources=resources, Rotate=turn
            )
            made.pages.append(pikepdf.Page(made.make_indirect(page)))
        return _saved(made, lock)


def _saved(made: pikepdf.Pdf, lock: str) -> bytes:
    out = io.BytesIO()
    made.save(out, encryption=pikepdf.Encryption(owner=lock, user=lock) if lock else False)
    return out.getvalue()


def _resources(made: pikepdf.Pdf) -> Dictionary:
    pixels = made.make_stream(bytes(range(256)) * 16)
    for key, value in {
        "Type": Name.XObject,
        "Subtype": Name.Image,
        "Width": 64,
        "Height": 64,
        "BitsPerComponent": 8,
        "ColorSpace": Name.DeviceGray,
    }.items():
        pixels[f"/{key}"] = value
    odd = _font("/Helvetica")
    odd.ToUnicode = made.make_stream(ODD_MEANINGS)
    return Dictionary(
        Font=Dictionary(F1=_font("/Helvetica"), F2=_font("/Wingdings-Regular"), F3=odd),
        XObject=Dictionary(I1=pixels),
    )


def _font(name: str) -> Dictionary:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(name))
    if "Wing" not in name:
        font.Encoding = Name.WinAnsiEncoding
    return font


def words(text: str, x: float, y: float, size: float = 11, font: str = "F1") -> str:
    """Return the operators that print words at a place, `y` from the bottom."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET\n"


def lines(texts: Sequence[str], x: float = 70, top: float = 750, step: float = 14) -> str:
    """Return the operators that print lines below each other."""
    return "".join(words(text, x, top - n * step) for n, text in enumerate(texts))


def stroke(*points: tuple[float, float]) -> str:
    """Return the operators that draw a line from point to point."""
    (x, y), *others = points
    return f"{x} {y} m " + " ".join(f"{a} {b} l" for a, b in others) + " S\n"


def picture(x: float, y: float, width: float, height: float) -> str:
    """Return the operators that draw the picture."""
    return f"q {width} 0 0 {height} {x} {y} cm /I1 Do Q\n"


def with_fields(content: str) -> bytes:
    """Return a page with two boxes to tick, the first is ticked, and a field with a word in it."""
    with pikepdf.open(io.BytesIO(pdf(content + lines([SENTENCE] * 6, top=600)))) as made:
        fields = [
            _field(made, 70, 700, "", "/Ja"),
            _field(made, 120, 700, "", "/Off"),
            _field(made, 70, 660, words("Eingetragen", 1, 2), ""),
        ]
        made.pages[0].Annots = Array(fields)
        made.Root.AcroForm = Dictionary(Fields=Array(fields))
        return _saved(made, "")


def _field(made: pikepdf.Pdf, x: float, y: float, looks: str, state: str) -> pikepdf.Object:
    """Return a field; what it looks like is a stream, or one for each of its states."""
    look = made.make_stream(looks.encode())
    for key, value in {
        "Type": Name.XObject,
        "Subtype": Name.Form,
        "BBox": Array([0, 0, 100, 12]),
        "Resources": _resources(made),
    }.items():
        look[f"/{key}"] = value
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, F=4, Rect=Array([x, y, x + 100, y + 12])
    )
    field.AP = Dictionary(N=look)
    if state:
        field.FT, field.AS, field.Rect = Name.Btn, Name(state), Array([x, y, x + 10, y + 10])
        field.AP = Dictionary(N=Dictionary(Ja=look, Off=look))
    return made.make_indirect(field)


def tagged(paragraphs: Sequence[str], rest: str = "") -> bytes:
    """Return a page whose paragraphs are tagged as such; the rest has no tags."""
    marked = (f"/P <</MCID {n}>> BDC {one} EMC\n" for n, one in enumerate(paragraphs))
    with pikepdf.open(io.BytesIO(pdf("".join(marked) + rest))) as made:
        page = made.pages[0].obj
        root = made.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        kids = Array(
            made.make_indirect(Dictionary(S=Name.P, P=root, Pg=page, K=Array([n])))
            for n in range(len(paragraphs))
        )
        root.K = kids
        root.ParentTree = Dictionary(Nums=Array([0, kids]))
        page.StructParents = 0
        made.Root.StructTreeRoot, made.Root.MarkInfo = root, Dictionary(Marked=True)
        return _saved(made, "")
