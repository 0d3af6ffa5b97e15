"""Word files spoilt in the ways in which files are: cut off, bytes changed, their XML torn up."""

from collections.abc import Callable, Iterator
from random import Random

from lxml import etree

from tests.importers.word.packages import packed
from tests.word.parts import opened

VALUES = ("", "0", "-1", "99999999999999999999", "1e999", "NaN", "x", "\u0308", "%1%2%9", "rId1")


def mutants(data: bytes, many: int, seed: int = 0) -> Iterator[bytes]:
    """Yield so many spoilt files, each in one of the ways; the same seed gives the same ones."""
    random = Random(seed)
    for number in range(many):
        yield WAYS[number % len(WAYS)](data, random)


def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data))]


def _bytes(data: bytes, random: Random) -> bytes:
    made = bytearray(data)
    for _ in range(random.randint(1, 20)):
        made[random.randrange(len(made))] = random.randrange(256)
    return bytes(made)


def _text(data: bytes, random: Random) -> bytes:
    """Change the text of one part, so that its XML may break."""
    parts: dict[str, str | bytes] = dict(opened(data).parts)
    name = random.choice(sorted(parts))
    made = bytearray(parts[name])  # type: ignore[arg-type]
    if made:
        at = random.randrange(len(made))
        made[at : at + random.randint(0, 9)] = random.choice((b"", b"<", b"&", b"\xff", b"]]>"))
    return packed({**parts, name: bytes(made)})


def _tree(data: bytes, random: Random) -> bytes:
    """Tear up one part whose XML stays whole."""
    parts: dict[str, str | bytes] = dict(opened(data).parts)
    name = random.choice(sorted(name for name in parts if name.endswith((".xml", ".rels"))))
    root = etree.fromstring(parts[name])
    every = list(root.iter())[1:]
    for _ in range(random.randint(1, 8)):
        if every:
            _torn(random.choice(every), random.choice(every), random)
    return packed({**parts, name: etree.tostring(root)})


def _torn(element: "etree._Element", other: "etree._Element", random: Random) -> None:
    parent = element.getparent()
    way = random.randrange(5)
    if way == 0 and element.attrib:
        element.set(random.choice(sorted(element.attrib)), random.choice(VALUES))
    elif way == 1 and parent is not None:
        parent.remove(element)
    elif way == 2 and other is not element and element not in other.iterancestors():
        other.append(element)
    elif way == 3:
        element.tag = other.tag
    else:
        element.text = random.choice(VALUES)


def _without(data: bytes, random: Random) -> bytes:
    parts: dict[str, str | bytes] = dict(opened(data).parts)
    del parts[random.choice(sorted(parts))]
    return packed(parts)


WAYS: tuple[Callable[[bytes, Random], bytes], ...] = (_cut, _bytes, _text, _tree, _tree, _without)
