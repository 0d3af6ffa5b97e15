"""Spoils PDF, Word and text files: by accident as copying does, and on purpose."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from random import Random
from typing import Final

Spoiler = Callable[[bytes, "Dice"], bytes]

LONG: Final = (1_000, 1_000, 1_000, 20_000, 20_000, 200_000)
UNITS: Final = (
    "a", "(", "[", "☒ ", "x ", "1.", "12.", "12.03.2015 ", "10.02.", "TOP ", "a-\n", "- ", "Rat ",
    "Rat, 1.1.2020, ", "\n", " ", "\u00ad", "\u0308", "\u00a0", "öffentlich ", "Drucksachen-Nr. ",
    "Beschlussvorschlag: ", "Gremium ", "V/0001/2020 ", "1/2009-2014/", "{++", "++}", "| ", "`",
    "1.1.1.1.1.", "Anlage 1 ", "€ 1.000 ", "und ", "Ausschuss für ", "-", "\u202e", "\f",
    "A B C ", "http://a.", "9", "_", "*", "&", "i.V. ", "[neu: ", "~~~~\n", "a) ", "Ö ",
)  # fmt: skip
NUMBERS: Final = (b"99999999999999999999", b"-1", b"0", b"2147483648", b"1e999", b"4294967297")
BOMB: Final = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + ']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
)
FOREIGN: Final = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">'
    '<!ENTITY b SYSTEM "http://example.invalid/b">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&a;&b;</w:t></w:r></w:p></w:body></w:document>"
)


class Dice(Random):
    """Random choices, and how long what is repeated may be."""

    longest = LONG[-1]

    def length(self) -> int:
        """Draw how long something is."""
        return min(self.choice(LONG), self.longest)


def spoilt(data: bytes, ending: str, random: Dice) -> bytes:
    """Spoil a file once to three times, in the ways of its kind or in those of all."""
    for _ in range(random.choice((1, 1, 2, 3))):
        own = OWN[ending] if data[:4] in (b"%PDF", b"PK\x03\x04") or ending == "txt" else ANY
        data = random.choice((*own, *own, *ANY))(data, random)
    return data


def flipped(data: bytes, random: Dice) -> bytes:
    """Flip some bits."""
    made = bytearray(data)
    for _ in range(random.choice((1, 4, 40))):
        if made:
            made[random.randrange(len(made))] ^= 1 << random.randrange(8)
    return bytes(made)


def cut(data: bytes, random: Dice) -> bytes:
    """Cut off the end, as a broken copy does."""
    return data[: random.randrange(len(data) + 1)]


def beheaded(data: bytes, random: Dice) -> bytes:
    """Cut off the beginning."""
    return data[random.randrange(min(len(data), 2_000) + 1) :]


def lacking(data: bytes, random: Dice) -> bytes:
    """Take out a stretch."""
    at = random.randrange(len(data) + 1)
    return data[:at] + data[at + random.choice((1, 7, 512, 4_096)) :]


def zeroed(data: bytes, random: Dice) -> bytes:
    """Put zeroes in place of a stretch, as a damaged disk does."""
    at, length = random.randrange(len(data) + 1), random.choice((1, 64, 512))
    return data[:at] + bytes(length) + data[at + length :]


def doubled(data: bytes, random: Dice) -> bytes:
    """Repeat a stretch."""
    at, length = random.randrange(len(data) + 1), random.choice((10, 500, 5_000))
    return data[: at + length] + data[at:]


def noisy(data: bytes, random: Dice) -> bytes:
    """Put random bytes in between."""
    at = random.randrange(len(data) + 1)
    return data[:at] + random.randbytes(random.choice((1, 30, 600))) + data[at:]


def numbered(data: bytes, random: Dice) -> bytes:
    """Put a number in place of another that no reader expects there."""
    found = list(re.finditer(rb"(?<![0-9])[0-9]{1,6}(?![0-9])", data))
    if not found:
        return data
    match = random.choice(found)
    return data[: match.start()] + random.choice(NUMBERS) + data[match.end() :]


def opened(data: bytes, random: Dice) -> bytes:
    """Spoil what a PDF has compressed: unpack a stream, spoil it, and pack it again."""
    found = list(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL))
    if not found:
        return flipped(data, random)
    match = random.choice(found)
    try:
        plain = zlib.decompress(match[1])
    except zlib.error:
        return flipped(data, random)
    spoil = random.choice((flipped, numbered, lacking, doubled, repeated_operators))
    made = zlib.compress(spoil(plain, random))
    return data[: match.start(1)] + made + data[match.end(1) :]


def repeated_operators(data: bytes, random: Dice) -> bytes:
    """Nest and repeat what a page draws, very often."""
    unit = random.choice((b"q ", b"BT ", b"[", b"<<", b"(", b"/P BMC ", b"0 0 1 1 re f ", b"Q "))
    at = random.randrange(len(data) + 1)
    return data[:at] + unit * random.length() + data[at:]


def looped(data: bytes, random: Dice) -> bytes:
    """Let a reference of a PDF point to another object, perhaps to itself."""
    found = list(re.finditer(rb"([0-9]{1,4}) 0 R", data))
    if len(found) < 2:
        return flipped(data, random)
    match, other = random.sample(found, 2)
    return data[: match.start()] + other[0] + data[match.end() :]


def renamed(data: bytes, random: Dice) -> bytes:
    """Rename a key of a PDF."""
    found = list(re.finditer(rb"/[A-Z][A-Za-z]{2,14}", data))
    if len(found) < 2:
        return flipped(data, random)
    match, other = random.sample(found, 2)
    return data[: match.start()] + other[0] + data[match.end() :]


def _members(data: bytes) -> dict[str, bytes] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, zlib.error, RuntimeError, KeyError, EOFError):
        return None


def _packed(members: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            package.writestr(member, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def on_member(change: Spoiler) -> Spoiler:
    """Return the spoiler that changes one file inside a Word file, most often its text."""

    def spoiler(data: bytes, random: Dice) -> bytes:
        members = _members(data)
        if not members:
            return flipped(data, random)
        main = "word/document.xml" if "word/document.xml" in members else next(iter(members))
        name = main if random.random() < 0.6 else random.choice(list(members))
        members[name] = change(members[name], random)
        return _packed(members)

    return spoiler


def without_member(data: bytes, random: Dice) -> bytes:
    """Lose a file inside a Word file."""
    members = _members(data)
    if not members:
        return cut(data, random)
    del members[random.choice(list(members))]
    return _packed(members)


def bombed(data: bytes, random: Dice) -> bytes:
    """Put entities into a Word file that grow without end or point to other files."""
    members = _members(data)
    if not members:
        return noisy(data, random)
    name = random.choice(("word/document.xml", "word/styles.xml", "word/numbering.xml"))
    members[name] = random.choice((BOMB, FOREIGN)).encode()
    return _packed(members)


def nested(data: bytes, random: Dice) -> bytes:
    """Nest an element of XML in itself, deeper than anybody does."""
    name = random.choice((b"w:p", b"w:tbl", b"w:tc", b"w:sdt", b"w:ins", b"w:r", b"w:txbxContent"))
    depth = random.length() // 3
    at = data.find(b"<w:p>")
    made = b"<%s>" % name * depth + b"tief" + b"</%s>" % name * depth
    return data[:at] + made + data[at:] if at >= 0 else data


def swollen(data: bytes, random: Dice) -> bytes:
    """Repeat an element of XML, very often."""
    found = list(
        re.finditer(rb"<w:(p|tr|tc|r|tab|br)\b[^>]*(/>|>.{0,400}?</w:\1>)", data, re.DOTALL)
    )
    if not found:
        return doubled(data, random)
    match = random.choice(found)
    times = random.length() // 10
    return data[: match.start()] + match[0] * times + data[match.end() :]


def retagged(data: bytes, random: Dice) -> bytes:
    """Turn an element or attribute of XML into another one."""
    found = list(re.finditer(rb"w:[a-zA-Z]{1,12}", data))
    if len(found) < 2:
        return flipped(data, random)
    match, other = random.sample(found, 2)
    return data[: match.start()] + other[0] + data[match.end() :]


def long_words(data: bytes, random: Dice) -> bytes:
    """Put something into the text that is repeated very often, alone or at a line's end."""
    text = data.decode("utf-8", "replace")
    unit, length = random.choice(UNITS), random.length()
    at = random.randrange(len(text) + 1)
    return (text[:at] + (unit * length)[:length] + text[at:]).encode()


def long_words_in_xml(data: bytes, random: Dice) -> bytes:
    """Put the like into a text of XML."""
    found = list(re.finditer(rb"(?<=<w:t>)[^<]+", data))
    if not found:
        return data
    match = random.choice(found)
    made = long_words(match[0], random).replace(b"&", b"&amp;").replace(b"<", b"&lt;")
    return data[: match.start()] + made + data[match.end() :]


def shuffled(data: bytes, random: Dice) -> bytes:
    """Change the order of lines."""
    lines = data.split(b"\n")
    random.shuffle(lines)
    return b"\n".join(lines)


def unlined(data: bytes, random: Dice) -> bytes:
    """Lose some line ends, or all of them."""
    keep = random.choice((0.0, 0.5, 0.9))
    made = (b"\n" if random.random() < keep else b" " for _ in range(data.count(b"\n")))
    return b"".join(
        part for pair in zip(data.split(b"\n"), [*made, b""], strict=True) for part in pair
    )


ANY: Final[tuple[Spoiler, ...]] = (
    flipped,
    cut,
    beheaded,
    lacking,
    zeroed,
    doubled,
    noisy,
    numbered,
)
OWN: Final[Mapping[str, tuple[Spoiler, ...]]] = {
    "pdf": (opened, opened, opened, looped, renamed, numbered),
    "docx": (
        *(on_member(each) for each in (flipped, cut, lacking, doubled, numbered)),
        *(on_member(each) for each in (nested, swollen, retagged, retagged, long_words_in_xml)),
        without_member,
        bombed,
    ),
    "txt": (long_words, long_words, shuffled, unlined),
}
