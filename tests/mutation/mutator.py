"""Spoils a file in the ways in which files are spoilt: by hand, by machines, or on purpose."""

from collections.abc import Callable
from random import Random

SPECIALS = (
    ": ", " #", "#", "'", '"', "|", ">", "[", "]", "{", "}", ",", "*", "&a ", "!", "!!binary ", "%",
    "@", "`", "\t", "---\n", "...\n", "<<: ", "? ", "- ", "~", "\\", "\n", "\r", "\r\n", "\n\n",
    "\0", "\x1b[31m", "\x85", "\xa0", "\xad", "\u2028", "\u202e", "\u200f", "\ufeff", "\ua789",
    "a\u0308", "😀", "ß", "€", "{++", "++}", "{--", "~>", "![](", "](", "<", "&lt;", "&#0;", "||",
)  # fmt: skip
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{ 7*7 }}",
    "{% include '/etc/passwd' %}",
    "file:///etc/passwd",
    "{datei: ../../../../etc/passwd}",
    "{datei: /dev/zero}",
    "../../",
    "%0A%0D",
    "![x](file:///etc/passwd)",
    "![x](http://example.invalid/x.png)",
    "![](abbildung:stellen)",
    "[x](javascript:alert(1))",
    '"\\x1b[31mrot\\x07"',
    '"\\ud83d\\ude00"',
    '"a\\nb\\n\\n# c"',
    "${HOME} $(id) `id`",
    "NaN",
    "1e400 €",
    "-0,00 €",
    "9" * 400 + " €",
    "0" * 5_000,
    "31.02.2022",
    "29.02.1900",
    "31.12.9999",
    "00.00.0000",
    "10.02.2022–09.02.2022",
    "((((((((((((((((a+)+)+)+",
    "\u202eöffentlich\u202c",
    "\u200f10.02.2022",
    "😀" * 50,
    "ﬁ ǆ ﷺ İ ß ſ",
    "a" + "\u0308" * 500,
    "null",
    "[]",
    "{}",
    "''",
)
REPEATED = (
    "*", "**", "_", "[", "]", "![", "(", "`", "|", "| ", ">", "> ", "- ", "#", "+", "\\", "<", "&",
    "~", ":", ",", ", ", "1. ", "a ", "a", "1", ".", "1.", "TOP ", "\xa0", "\u0308", "😀", "(a",
    "[a](", "x*y ", "*a **b ", "10.02.2022, ", "5 x ", "§ ", "Rat, ", "http://", "a@", "„", "{++",
    "\n", "\n- ",
)  # fmt: skip
LONG = (100, 2_000, 19_000, 100_000)

Operation = Callable[[str, Random], str]


def mutate(data: bytes, random: Random) -> bytes:
    """Spoil a file once, twice or three times."""
    text = data.decode()
    for _ in range(random.choice((1, 1, 2, 3))):
        text = random.choice(OPERATIONS)(text, random)
    spoilt = text.encode("utf-8", "surrogatepass")
    return _flipped(spoilt, random) if random.random() < 0.08 else spoilt


def _flipped(data: bytes, random: Random) -> bytes:
    flipped = bytearray(data)
    for _ in range(random.randint(1, 4)):
        if flipped:
            flipped[random.randrange(len(flipped))] ^= 1 << random.randrange(8)
    return bytes(flipped)


def _on_lines(change: Callable[[list[str], int, Random], None]) -> Operation:
    def operation(text: str, random: Random) -> str:
        lines = text.split("\n")
        change(lines, random.randrange(len(lines)), random)
        return "\n".join(lines)

    return operation


def _drop(lines: list[str], at: int, random: Random) -> None:
    del lines[at : at + random.randint(1, 3)]


def _double(lines: list[str], at: int, random: Random) -> None:
    lines[at:at] = lines[at : at + random.randint(1, 4)]


def _swap(lines: list[str], at: int, random: Random) -> None:
    other = random.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _indent(lines: list[str], at: int, random: Random) -> None:
    lines[at] = random.choice((" ", "  ", "    ", "\t", "- ")) + lines[at]


def _dedent(lines: list[str], at: int, random: Random) -> None:
    lines[at] = lines[at][random.randint(1, 4) :]


def _hostile(lines: list[str], at: int, random: Random) -> None:
    lines[at] = _front(lines[at]) + random.choice(HOSTILE)


def _repeated(lines: list[str], at: int, random: Random) -> None:
    unit, length = random.choice(REPEATED), random.choice(LONG)
    value = (unit * length)[:length]
    quote = random.choice(("", '"', "'"))
    lines[at] = f"{_front(lines[at])}{quote}{value}{quote}"


def _front(line: str) -> str:
    """Return the line up to its value: indentation, dash, key and colon."""
    key, colon, _ = line.partition(": ")
    if colon:
        return key + colon
    return line[: len(line) - len(line.lstrip(" -"))]


def _insert(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(SPECIALS) * random.choice((1, 1, 1, 2, 40)) + text[at:]


def _cut(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + text[at + random.randint(1, 30) :]


def _truncate(text: str, random: Random) -> str:
    return text[: random.randrange(len(text) + 1)]


def _move(text: str, random: Random) -> str:
    start, end = sorted(random.randrange(len(text) + 1) for _ in range(2))
    end = min(end, start + 200)
    at = random.randrange(len(text) + 1)
    return text[:at] + text[start:end] + text[at:]


def _digit(text: str, random: Random) -> str:
    places = [at for at, char in enumerate(text) if char.isdigit()]
    if not places:
        return text
    at = random.choice(places)
    return text[:at] + random.choice("0123456789²٣-") + text[at + 1 :]


OPERATIONS: tuple[Operation, ...] = (
    _on_lines(_drop),
    _on_lines(_double),
    _on_lines(_swap),
    _on_lines(_indent),
    _on_lines(_dedent),
    _on_lines(_hostile),
    _on_lines(_hostile),
    _on_lines(_repeated),
    _insert,
    _insert,
    _cut,
    _truncate,
    _move,
    _digit,
)
