"""Runs as words: links written out, marks as words in square brackets, and lines made of them."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import Final

from drafter.document import Inline, Run, plain_text
from drafter.redline.shown import Mark, Sign
from drafter.render.lines import TOGETHER

Lines = list[str]

WIDTH: Final = 76
HELD: Final = "\u00a0"
LABELS: Final = {Sign.INSERTED: "neu", Sign.DELETED: "gestrichen"}
MAIL: Final = "mailto:"


def words(runs: Inline) -> str:
    """Return the words of runs: „[neu: …]“ what came, „[gestrichen: …]“ what went.

    The notes of the program are in brackets of their own. Of a link the address follows.
    """
    texts = [_linked(href, tuple(group)) for href, group in groupby(runs, key=_target)]
    return "".join(texts)


def noted(runs: Inline, word: str, sign: Sign) -> str:
    """Return the words of a block behind the word that stands at its margin.

    Where all of a block came or went, its word is that of the mark: „[neu gefasst: …]“. A note
    that says the same already says it alone.
    """
    only = runs[0] if len(runs) == 1 else None
    if isinstance(only, Mark) and only.sign is sign is not Sign.NOTE:
        return _bracketed(word, only)
    if isinstance(only, Mark) and only.sign is Sign.NOTE and word in only.text:
        return only.text
    return f"[{word}] {words(runs)}".rstrip()


def held(runs: Inline) -> str:
    """Return the words of a head that hold now; where all of them went, those that went."""
    now = (run for run in runs if not isinstance(run, Mark) or run.sign is Sign.INSERTED)
    return " ".join((plain_text(now).strip() or plain_text(runs)).split())


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of at most that width; a longer word has a line of its own.

    A newline is a forced break. An amount and its unit, a § and its number stay together.
    """
    kept = TOGETHER.sub(lambda match: match[0].replace(" ", HELD), text)
    return [line for part in kept.split("\n") for line in _filled(part, width)]


def parted(parts: Iterable[Lines]) -> Lines:
    """Return parts with a blank line between any two; empty ones are left out."""
    made: Lines = []
    for part in filter(None, parts):
        made += ["", *part] if made else part
    return made


def _filled(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in filter(None, text.replace("\t", " ").split(" ")):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line


def _target(run: Run) -> str:
    return run.href or ""


def _linked(href: str, runs: Inline) -> str:
    text = _joined(runs)
    address = href.removeprefix(MAIL)
    return f"{text} ({address})" if href and text not in (href, address) else text


def _joined(runs: Inline) -> str:
    """Join runs; between two marks that touch comes a blank, or nobody could tell them apart."""
    texts = [_text(runs[0])]
    for before, run in pairwise(runs):
        if _is_bracketed(before) and _is_bracketed(run):
            texts.append(" ")
        texts.append(_text(run))
    return "".join(texts)


def _is_bracketed(run: Run) -> bool:
    return isinstance(run, Mark) and run.sign in LABELS


def _text(run: Run) -> str:
    if isinstance(run, Mark) and run.sign in LABELS:
        return _bracketed(LABELS[run.sign], run)
    return run.text


def _bracketed(word: str, mark: Mark) -> str:
    return f"[{word}: {words(mark.inner)}]"
