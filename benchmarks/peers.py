"""The redline and its peers on one pair of papers: how each is fed, and what each marks.

What every one of them says is brought into one form: the words of both papers, each marked or not.
"""

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from typing import Any, Final, NamedTuple

import lxml.html
from diff_match_patch import diff_match_patch
from lxml.html.diff import htmldiff

from benchmarks.feeds import html, plain
from benchmarks.marks import marks
from benchmarks.truth import LINE_BREAK, WORD, Fate, Piece, Sides, Word, words
from drafter.document import Document
from drafter.redline import compare

MARKS: Final = frozenset({"ins", "del"})

Compare = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Peer:
    """A way to compare.

    `prepare` takes the old and the new paper and returns what is measured; `marks` turns the result
    of that into words. `fed` says in German what was compared.
    """

    name: str
    fed: str
    prepare: Callable[[Document, Document], Compare]
    marks: Callable[[Any], Sides]


def prepare_redline(old: Document, new: Document) -> Compare:
    """Compare Documents, each a copy that shares nothing with the other, as if composed anew."""
    return partial(compare, _copy(old), _copy(new))


def _copy(document: Document) -> Document:
    copied: Document = pickle.loads(pickle.dumps(document))
    return copied


class Steps(NamedTuple):
    """The words of two texts, and how difflib gets from one to the other."""

    old: list[str]
    new: list[str]
    steps: list[Any]


def prepare_difflib(old: Document, new: Document) -> Compare:
    """Compare texts by their words."""
    return partial(_difflib, plain(old), plain(new))


def _difflib(old_text: str, new_text: str) -> Steps:
    old, new = WORD.findall(old_text), WORD.findall(new_text)
    return Steps(old, new, SequenceMatcher(None, old, new, autojunk=False).get_opcodes())


def difflib_marks(result: Steps) -> Sides:
    """Mark the words of every step that is not „equal“."""
    old: list[Word] = []
    new: list[Word] = []
    for tag, old_start, old_end, new_start, new_end in result.steps:
        fate = Fate.KEPT if tag == "equal" else Fate.CHANGED
        old += [Word(word, fate) for word in result.old[old_start:old_end]]
        new += [Word(word, fate) for word in result.new[new_start:new_end]]
    return Sides(tuple(old), tuple(new))


def prepare_diff_match_patch(old: Document, new: Document) -> Compare:
    """Compare texts by their characters, and clean the result for people."""
    return partial(_diff_match_patch, plain(old), plain(new))


def _diff_match_patch(old: str, new: str) -> Any:
    matcher = diff_match_patch()
    found = matcher.diff_main(old, new)
    matcher.diff_cleanupSemantic(found)
    return found


def diff_match_patch_marks(result: list[tuple[int, str]]) -> Sides:
    """Mark what is deleted (-1) in the old and what is inserted (1) in the new text."""
    pieces = [(sign, Piece(text, Fate.CHANGED if sign else Fate.KEPT)) for sign, text in result]
    old, new = ([piece for sign, piece in pieces if sign != other] for other in (1, -1))
    return Sides(words(old), words(new))


def prepare_htmldiff(old: Document, new: Document) -> Compare:
    """Compare HTML."""
    return partial(htmldiff, html(old), html(new))


def htmldiff_marks(result: str) -> Sides:
    """Mark what stands in `del` in the old and in `ins` in the new paper."""
    found = [*_marked(lxml.html.fragment_fromstring(result, create_parent=True), "")]
    old, new = ([piece for mark, piece in found if mark != other] for other in ("ins", "del"))
    return Sides(words(old), words(new))


def _marked(element: Any, mark: str) -> Iterator[tuple[str, Piece]]:
    """Yield each text with the mark that it stands in; with every other element a line ends."""
    inner = element.tag if element.tag in MARKS else mark
    yield _piece(element.text, inner)
    for child in element:
        yield from _marked(child, inner)
        yield _piece(child.tail, inner)
    if element.tag not in MARKS:
        yield "", LINE_BREAK


def _piece(text: str | None, mark: str) -> tuple[str, Piece]:
    return mark, Piece(text or "", Fate.CHANGED if mark else Fate.KEPT)


PEERS: Final = (
    Peer(
        "`drafter.redline`",
        "zwei Dokumente; das Zerlegen in Wörter zählt mit",
        prepare_redline,
        marks,
    ),
    Peer(
        "`difflib`",
        "Texte, zeilenweise; Wörter in `SequenceMatcher` mit `autojunk=False`",
        prepare_difflib,
        difflib_marks,
    ),
    Peer(
        "`diff-match-patch`",
        "Texte, zeilenweise; `diff_main` und `diff_cleanupSemantic` mit ihren Vorgaben",
        prepare_diff_match_patch,
        diff_match_patch_marks,
    ),
    Peer(
        "`lxml.html.diff`",
        "HTML ohne Kopf und Stile; `htmldiff`",
        prepare_htmldiff,
        htmldiff_marks,
    ),
)
