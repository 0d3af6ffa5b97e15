"""What is looked for: the words of a call, parted into terms."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from drafter.archive.search.words import Form, Span, form, spans

QUOTED: Final = re.compile(r"[„“\"»«”]([^„“\"»«”]*)[„“\"»«”]")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a paper must hold: a word, or several side by side.

    `word` is set for one word of letters: its inflections and compounds count too. `prefix` is
    set for the beginning of a word („Integra*“).
    """

    keys: tuple[str, ...]
    word: Form | None = None
    prefix: bool = False


def terms(arguments: Sequence[str]) -> tuple[Term, ...]:
    """Read the words of a call; all of them must be found.

    Words in quotation marks, and an argument that holds blanks (which the shell unquoted), stand
    side by side. So do the parts of what is written without a blank: „KIM-Stellen“,
    „2859/2020-2025“. Equal terms are one.
    """
    read = (term for text, phrase in _stretches(arguments) for term in _read(text, phrase))
    return tuple(dict.fromkeys(read))


def _stretches(arguments: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield texts, and whether their words stand side by side."""
    free: list[str] = []
    for argument in arguments:
        if QUOTED.search(argument) or len(argument.split()) < 2:
            free.append(argument)
        else:
            yield argument, True
    text = " ".join(free)
    yield from ((quoted, True) for quoted in QUOTED.findall(text))
    yield QUOTED.sub(" ", text), False


def _read(text: str, phrase: bool) -> Iterator[Term]:
    if phrase:
        found = tuple(spans(text))
        yield from [_term(text, found, whole=True)] if found else []
        return
    for group in _unparted(text, spans(text)):
        yield _term(text, group, whole=False)


def _unparted(text: str, found: Iterable[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield spans together that no blank parts."""
    group: list[Span] = []
    for span in found:
        if group and any(map(str.isspace, text[group[-1].end : span.start])):
            yield tuple(group)
            group = []
        group.append(span)
    yield from [tuple(group)] if group else []


def _term(text: str, group: Sequence[Span], whole: bool) -> Term:
    """Make a term; a lone date is its day, without month and year."""
    first, last = group[0], group[-1]
    prefix = text[last.end : last.end + 1] == "*"
    if len(group) > 1 or prefix:
        return Term(tuple(_keys(group, prefix)), prefix=prefix)
    if first.letters:
        word = form(first.folded[0])
        return Term((word.key,), word)
    return Term(first.folded if whole else first.folded[:1])


def _keys(group: Sequence[Span], prefix: bool) -> Iterator[str]:
    """Yield the keys of words; the last stays as typed where it is a beginning."""
    for span in group:
        as_typed = not span.letters or (prefix and span is group[-1])
        yield from span.folded if as_typed else (form(word).key for word in span.folded)
