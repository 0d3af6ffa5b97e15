"""Patterns of Python as JSON Schema has them: in ECMA-262, for any engine, without flags.

JSON Schema 2020-12 (6.4) wants patterns that ECMA-262 reads in its Unicode mode, in which a letter
without a meaning of its own must not be escaped.
"""

import re
from collections.abc import Iterator
from typing import Final

NAMED: Final = re.compile(r"\(\?P<\w+>")
ESCAPE: Final = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)")
QUANTIFIER: Final = re.compile(r"(?:[*+?]|\{[0-9]+(?:,[0-9]*)?\})\??\+?")
RANGE: Final = re.compile(r"([a-zäöü])-([a-zäöü])")
SYNTAX: Final = frozenset("^$\\.*+?()[]{}|/")
CLASSES: Final = frozenset("bBdDsSwWnrtfv123456789")
ANY_SIGN: Final = r"[\s\S]"
ASCII_DIGIT: Final = "0-9"


def ecma(pattern: re.Pattern[str] | str) -> str:
    """Return a pattern that finds the same in ECMA-262; that of a whole text is not anchored.

    Groups lose their names, quantifiers their hold (which is only for speed), and digits are those
    of ASCII. Case that is ignored is written out.
    """
    if isinstance(pattern, str):
        return "".join(_parts(pattern, ignores_case=False, dot_is_all=False))
    ignores_case, dot_is_all = (bool(pattern.flags & flag) for flag in (re.I, re.S))
    return "".join(_parts(pattern.pattern, ignores_case=ignores_case, dot_is_all=dot_is_all))


def caseless(text: str) -> str:
    """Return a pattern for a text in capital and small letters."""
    return "".join(f"\\{sign}" if sign in SYNTAX else _letter(sign) for sign in text)


def _parts(pattern: str, *, ignores_case: bool, dot_is_all: bool) -> Iterator[str]:
    at = 0
    while at < len(pattern):
        sign = pattern[at]
        if named := NAMED.match(pattern, at):
            yield "(?:"
            at = named.end()
        elif sign == "(":
            end = at + (2 if pattern.startswith("(?", at) else 1)
            yield pattern[at:end]
            at = end
        elif sign == "\\":
            yield _escaped(pattern, at, in_class=False)
            at = _end_of_escape(pattern, at)
        elif sign == "[":
            end = _end_of_class(pattern, at)
            yield f"[{_class(pattern[at + 1 : end], ignores_case=ignores_case)}]"
            at = end + 1
        elif quantifier := QUANTIFIER.match(pattern, at):
            yield quantifier[0].removesuffix("+") or "+"
            at = quantifier.end()
        else:
            yield ANY_SIGN if sign == "." and dot_is_all else _sign(sign, ignores_case)
            at += 1


def _sign(sign: str, ignores_case: bool) -> str:
    return _letter(sign) if ignores_case else sign


def _letter(sign: str) -> str:
    other = sign.swapcase()
    return f"[{sign}{other}]" if len(other) == 1 and other != sign else sign


def _class(inner: str, *, ignores_case: bool) -> str:
    made, at = "", 0
    while at < len(inner):
        if inner[at] == "\\":
            made += _escaped(inner, at, in_class=True)
            at = _end_of_escape(inner, at)
        elif found := RANGE.match(inner, at):
            made += found[0] + (found[0].upper() if ignores_case else "")
            at = found.end()
        else:
            other = inner[at].swapcase() if ignores_case else ""
            made += inner[at] + (other if len(other) == 1 and other != inner[at] else "")
            at += 1
    return made


def _escaped(pattern: str, at: int, *, in_class: bool) -> str:
    """Return an escape as it must be written; one that means only its sign is that sign."""
    found = ESCAPE.match(pattern, at)
    assert found
    sign = found[0][1]
    if sign == "d":
        return ASCII_DIGIT if in_class else f"[{ASCII_DIGIT}]"
    if sign in SYNTAX or sign in CLASSES or len(found[0]) > 2 or (in_class and sign == "-"):
        return found[0]
    return sign


def _end_of_escape(pattern: str, at: int) -> int:
    found = ESCAPE.match(pattern, at)
    assert found
    return found.end()


def _end_of_class(pattern: str, at: int) -> int:
    """Return where the bracket is that closes a class; the first sign in it never does."""
    end = at + 2 + pattern.startswith("^", at + 1)
    if pattern[end - 1] == "\\":
        end += 1
    while pattern[end] != "]":
        end += 2 if pattern[end] == "\\" else 1
    return end
