"""The words of a set paper in reading order, as its author typed them."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from tests.render.pages import HYPHENS, LEFT, body

SECOND_PARTS = ("und ", "oder ", "bzw. ")


def pdf_words(pdf: bytes) -> list[str]:
    """Return the words of a PDF's text area; words divided at lines' ends are joined again.

    What stands left of the text, beside changes, is left out.
    """
    return joined(line.text for line in body(pdf) if line.left > LEFT - 1).split()


def joined(lines: Iterable[str]) -> str:
    text = ""
    for line in lines:
        if text.endswith(HYPHENS):
            text = text[:-1] + line
        elif _goes_on(text, line):
            text += line
        else:
            text += f" {line}"
    return text


def _goes_on(text: str, line: str) -> bool:
    """Whether a word goes on: after a typed hyphen (not „Haupt- und“), or inside an address."""
    if re.search(r"\w-$", text):
        return not line.startswith(SECOND_PARTS)
    return bool(re.search(r"://\S+/$", text))


def differences(one: list[str], other: list[str]) -> list[tuple[str, str]]:
    """Return each stretch of words that differs, as it is in the one and in the other."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return [
        (" ".join(one[first:last]), " ".join(other[start:end]))
        for tag, first, last, start, end in matcher.get_opcodes()
        if tag != "equal"
    ]
