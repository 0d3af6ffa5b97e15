"""What is counted over all objects of a file: fonts, annotations, actions, files inside it.

Objects are looked at one after the other as they lie in the file, used or not, so no tree can
lead astray, and nothing hides by being reached on an unusual way.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from pikepdf import Array, Dictionary, Pdf, PdfError, Stream

from drafter.facts.pages import Walk
from drafter.facts.reading import get, identity, is_dictionary, items, text
from drafter.facts.record import Attachment, Contents, Font

MOST_VALUES = 2_000_000
MOST_ATTACHMENTS = 1_000
FONT_KINDS: Final = {
    "Type0": "zusammengesetzt",
    "Type1": "Type 1",
    "MMType1": "Type 1",
    "TrueType": "TrueType",
    "Type3": "Type 3",
    "CIDFontType0": "OpenType/CFF",
    "CIDFontType2": "TrueType",
}
DESCENDANTS: Final = ("CIDFontType0", "CIDFontType2")
SUBSET: Final = re.compile(r"[A-Z]{6}\+")
PROGRAMS: Final = ("/FontFile", "/FontFile2", "/FontFile3")
# ISO 32000-1, tables 169 and 198; ISO 32000-2 adds the last of each.
ANNOTATIONS: Final = frozenset(
    {
        "Text",
        "Link",
        "FreeText",
        "Line",
        "Square",
        "Circle",
        "Polygon",
        "PolyLine",
        "Highlight",
        "Underline",
        "Squiggly",
        "StrikeOut",
        "Stamp",
        "Caret",
        "Ink",
        "Popup",
        "FileAttachment",
        "Sound",
        "Movie",
        "Widget",
        "Screen",
        "PrinterMark",
        "TrapNet",
        "Watermark",
        "3D",
        "Redact",
        "RichMedia",
        "Projection",
    }
)
ACTIONS: Final = frozenset(
    {
        "GoTo",
        "GoToR",
        "GoToE",
        "Launch",
        "Thread",
        "URI",
        "Sound",
        "Movie",
        "Hide",
        "Named",
        "SubmitForm",
        "ResetForm",
        "ImportData",
        "JavaScript",
        "SetOCGState",
        "Rendition",
        "Trans",
        "GoTo3DView",
        "RichMediaExecute",
        "GoToDp",
    }
)


def contents(pdf: Pdf, walk: Walk) -> Contents:
    """Count what all objects hold; at `walk.most` values the count is cut."""
    tally: Counter[str] = Counter()
    annotations: Counter[str] = Counter()
    actions: Counter[str] = Counter()
    fonts: set[Font] = set()
    attachments: dict[Any, Attachment] = {}
    for value in _dictionaries(pdf, walk):
        kind, action = text(get(value, "/Subtype")), text(get(value, "/S"))
        tally.update(name for name, holds in TALLIED.items() if holds(value, kind))
        annotations.update([kind] if kind in ANNOTATIONS and "/Rect" in value else [])
        actions.update([action] if action in ACTIONS else [])
        if kind in FONT_KINDS and kind not in DESCENDANTS and _is_font(value):
            fonts.add(_font(value, kind))
        if is_dictionary(get(value, "/EF")) and len(attachments) < MOST_ATTACHMENTS:
            _attach(attachments, value)
    return Contents(
        fonts=tuple(sorted(fonts)),
        attachments=tuple(sorted(attachments.values(), key=lambda each: each.name)),
        annotations=tuple(sorted(annotations.items())),
        actions=tuple(sorted(actions.items())),
        **{name: tally[name] for name in TALLIED},
    )


def _dictionaries(pdf: Pdf, walk: Walk) -> Iterator[Dictionary]:
    """Yield all dictionaries of a file, those inside other objects too."""
    for top in pdf.objects:
        stack: list[Any] = [top]
        while stack:
            value = stack.pop()
            if walk.enters(value):
                yield value
            stack += [each for each in _parts(value) if not each.is_indirect]


def _parts(value: Any) -> Iterator[Any]:
    """Yield the dictionaries and arrays that stand directly in a value."""
    inner = (each for _, each in value.items()) if is_dictionary(value) else items(value)
    return (each for each in inner if isinstance(each, (Array, Dictionary)))


def _is_image(value: Dictionary, kind: str) -> bool:
    return kind == "Image" and "/Width" in value


def _is_wordless_link(value: Dictionary, kind: str) -> bool:
    return kind == "Link" and "/Rect" in value and not text(get(value, "/Contents")).strip()


def _is_field(value: Dictionary, _: str) -> bool:
    return text(get(value, "/FT")) in ("Btn", "Tx", "Ch")


def _is_signature(value: Dictionary, _: str) -> bool:
    return "/ByteRange" in value


def _is_script(value: Dictionary, _: str) -> bool:
    return "/JS" in value


def _is_map(value: Dictionary, _: str) -> bool:
    return get(value, "/IsMap") is True


# The names are fields of `Contents`.
TALLIED: Final[Mapping[str, Callable[[Dictionary, str], bool]]] = {
    "images": _is_image,
    "links_without_words": _is_wordless_link,
    "fields": _is_field,
    "signatures": _is_signature,
    "scripts": _is_script,
    "maps": _is_map,
}


def _is_font(value: Dictionary) -> bool:
    return text(get(value, "/Type")) == "Font" or "/BaseFont" in value


def _font(value: Dictionary, kind: str) -> Font:
    """Describe a font; the program of a composed one is with its descendant (9.7.6)."""
    descendant = next(items(get(value, "/DescendantFonts")), None)
    bearer = descendant if kind == "Type0" else value
    descriptor = get(bearer, "/FontDescriptor")
    name = text(get(value, "/BaseFont")) or text(get(value, "/Name"))
    inner = text(get(descendant, "/Subtype"))
    return Font(
        SUBSET.sub("", name, count=1),
        FONT_KINDS.get(inner, FONT_KINDS[kind]),
        kind == "Type3" or any(get(descriptor, program) is not None for program in PROGRAMS),
        bool(SUBSET.match(name)),
        get(value, "/ToUnicode") is not None,
    )


def _attach(attachments: dict[Any, Attachment], value: Dictionary) -> None:
    """Note a file inside the file, once however many places name it."""
    stream = get(value, "/EF", "/UF") or get(value, "/EF", "/F")
    if isinstance(stream, Stream) and identity(stream) not in attachments:
        size, digest = _measured(stream)
        attachments[identity(stream)] = Attachment(
            text(get(value, "/UF")) or text(get(value, "/F")),
            text(get(stream, "/Subtype")),
            text(get(value, "/AFRelationship")),
            size,
            digest,
        )


def _measured(stream: Stream) -> tuple[int | None, str | None]:
    try:
        data = stream.read_bytes()
    except (PdfError, MemoryError):
        return None, None
    return len(data), hashlib.sha512(data).hexdigest()
