"""The marks of CriticMarkup: found, resolved, or told as faults."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.source.critic import Changes, Flaw, accepted, is_marked, rejected, resolved, scan

PIECES = (
    "{++",
    "++}",
    "{--",
    "--}",
    "{~~",
    "~~}",
    "~>",
    "{",
    "}",
    "+",
    "-",
    "~",
    " ",
    "\n",
    "\n\n",
)
SIGNS = st.lists(st.sampled_from((*PIECES, "a", "ä.", "| b |", "  - c")), max_size=40).map("".join)
LARGE = 200_000  # whatever takes time in proportion to its square would never end

Pair = tuple[str, str]


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("a {++b++} c", "a b c", "a c"),
        ("a {--b--} c", "a c", "a b c"),
        ("{~~alt~>neu~~} c", "neu c", "alt c"),
        ("i.H.v. {~~275.000 €~>295.000 €~~} (5)", "i.H.v. 295.000 € (5)", "i.H.v. 275.000 € (5)"),
        ("a{--b--}c", "ac", "abc"),
        ("a {--b--}{++c++} d", "a c d", "a b d"),
        ("a {--b--} {--c--} d", "a d", "a b c d"),
        ("a {--b--}, c", "a, c", "a b, c"),
        ("a\n{--b--}, c", "a, c", "a\nb, c"),
        ("(a {--b--})", "(a)", "(a b)"),
        ("{--a--} b", "b", "a b"),
        ("a {--b--}", "a", "a b"),
        ("a {--b--}\n", "a\n", "a b\n"),
        ("{--a--}", "", "a"),
        ("a {--b--}\nc", "a\nc", "a b\nc"),
        ("a\n{--b--} c", "a\nc", "a\nb c"),
        ("a\n{--b--}\nc", "a\nc", "a\nb\nc"),
        ("a\n\n{--b--}\n\nc", "a\n\nc", "a\n\nb\n\nc"),
        ("a\n\n{--b\n\nc--}\n\nd", "a\n\nd", "a\n\nb\n\nc\n\nd"),
        ("- a\n  {--b--}\n  c", "- a\n  c", "- a\n  b\n  c"),
        ("- a\n{--- b\n--}- c", "- a\n- c", "- a\n- b\n- c"),
        ("{--a--}\n\n  - b", "  - b", "a\n\n  - b"),
        ("| a |\n{--| b |--}\n| c |", "| a |\n| c |", "| a |\n| b |\n| c |"),
        ("{~~~>a~~}", "a", ""),
        ("{~~a~>~~}", "", "a"),
        ("{~~a~~>b~>c~~}", "b~>c", "a~"),
        ("{++++}", "", ""),
        ("{--a---}", "", "a-"),
    ],
)
def test_marks_are_taken_over_or_taken_back(text: str, new: str, old: str) -> None:
    assert (accepted(text), rejected(text)) == (new, old)
    assert is_marked(text)


@pytest.mark.parametrize(
    "text", ["", "zu ++", "{+ a +}", "C++ {und} --", "{a} {{b}}", "a ~> b", ">>a<<}", "==a==}"]
)
def test_a_text_without_signs_is_no_matter(text: str) -> None:
    assert scan(text) == ((), ())
    assert accepted(text) == rejected(text) == text


@pytest.mark.parametrize(
    ("text", "new", "faults"),
    [
        ("a {++b", "a {++b", [(2, Flaw.UNCLOSED)]),
        ("{++}", "{++}", [(0, Flaw.UNCLOSED)]),
        ("{~~a~~} b", "{~~a~~} b", [(0, Flaw.UNDIVIDED)]),
        ("{++a {--b--} c++}", "a {--b--} c", [(5, Flaw.NESTED)]),
        ("{++a {++b++} c++}", "a {++b++} c", [(5, Flaw.NESTED)]),
        ("{++a {--b++} c", "a {--b c", [(5, Flaw.UNCLOSED)]),
        ("{++a und {--b--} c", "{++a und c", [(0, Flaw.UNCLOSED)]),
        ("{~~a {++b++} c~~}", "{~~a b c~~}", [(0, Flaw.UNDIVIDED)]),
        ("{--a--} {++b", "{++b", [(8, Flaw.UNCLOSED)]),
        ("a ++} b", "a ++} b", [(2, Flaw.UNOPENED)]),
        ("{++a++} b~~} {--c ++}--}--}", "a b~~} --}", [(9, Flaw.UNOPENED), (24, Flaw.UNOPENED)]),
        ("{>>a<<} {++b {==c==}++}", "{>>a<<} b {==c==}", [(0, Flaw.UNREAD), (13, Flaw.UNREAD)]),
        ("{~~a {>>b<<}~>c ~~}", "c ", []),
    ],
)
def test_what_is_no_whole_mark_is_a_fault_and_stays(
    text: str, new: str, faults: list[tuple[int, Flaw]]
) -> None:
    assert [tuple(fault) for fault in scan(text).faults] == faults
    assert accepted(text) == new


WORD = st.text("aäß1€.*|#", min_size=1, max_size=4).filter(lambda word: word[0] not in ".,")
CHANGE = st.sampled_from(("kept", "new", "old", "other"))


def marked(word: str, change: str) -> str:
    signs = {"new": ("{++", "++}"), "old": ("{--", "--}"), "other": ("{~~x", "~~}")}
    opens, closes = signs.get(change, ("", ""))
    return f"{opens}{'~>' if change == 'other' else ''}{word}{closes}"


@pytest.mark.parametrize("between", [" ", "\n", "\n\n", "\n  "])
@given(st.lists(st.tuples(WORD, CHANGE), max_size=12))
def test_accepting_gives_the_new_text_and_rejecting_the_old(
    between: str, words: list[tuple[str, str]]
) -> None:
    text = between.join(marked(word, change) for word, change in words)
    new = [word for word, change in words if change != "old"]
    old = ["x" if change == "other" else word for word, change in words if change != "new"]
    assert accepted(text).strip() == between.join(new)
    assert rejected(text).strip() == between.join(old)


@given(st.text())
def test_a_text_without_an_opening_sign_is_itself(text: str) -> None:
    unmarked = text.replace("{", "(")
    assert accepted(unmarked) == rejected(unmarked) == unmarked


@settings(max_examples=500)
@given(SIGNS, st.sampled_from(Changes))
def test_resolving_only_cuts_and_knows_what_it_kept(text: str, changes: Changes) -> None:
    done = resolved(text, changes)
    assert "".join(text[first:last] for first, last in done.kept) == done.text
    assert all(text[done.origin(offset)] == char for offset, char in enumerate(done.text))
    assert [first for first, _ in done.kept] == sorted(first for first, _ in done.kept)


@settings(max_examples=500)
@given(SIGNS)
def test_whole_marks_are_apart_and_all_others_are_told(text: str) -> None:
    marks, faults = scan(text)
    ends = [0, *(mark.end for mark in marks)]
    assert all(end <= mark.start for end, mark in zip(ends, marks, strict=False))
    assert [fault.start for fault in faults] == sorted({fault.start for fault in faults})
    assert not {mark.start for mark in marks} & {fault.start for fault in faults}


@given(SIGNS, SIGNS)
def test_nothing_changes_but_near_a_mark(before: str, behind: str) -> None:
    safe = [text.replace("{", "(").replace("}", ")") for text in (before, behind)]
    assert accepted(f"{safe[0]}#{{--a--}}#{safe[1]}") == f"{safe[0]}##{safe[1]}"


@pytest.mark.parametrize(
    "piece",
    [
        *("{++", "{--", "{~~", "++}", "~>", "{--a--}", "{--a--} ", "{--a--}\n", "{++{--"),
        *("{~~a~>b~~}", "{++ x {--", "\n {--a--}", "{----}{--", "{--a {++", "{++a++}.", " "),
    ],
)
def test_the_largest_hostile_texts_are_resolved(piece: str) -> None:
    text = piece * (LARGE // len(piece))
    assert len(accepted(text)) <= len(text)
    scanned = scan(f"{{--{text}--}}")
    assert scanned.marks or scanned.faults


def test_a_mark_as_deep_as_its_text_is_resolved() -> None:
    depth = LARGE // 6
    marks, faults = scan("{++" * depth + "++}" * depth)
    assert (len(marks), len(faults)) == (1, depth - 1)
