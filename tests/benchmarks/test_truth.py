"""What is called truth is true: the edits that were recorded make the new paper of the old one."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from random import Random

import pytest

from benchmarks.cases import DOZEN, ON_LONG, Case, long, real
from benchmarks.edits import EDITS, NoPlace, Pair, edited, rewritten
from benchmarks.papers import BLOCKS_PER_PAGE, long_paper, real_paper, wording
from benchmarks.texts import texts
from benchmarks.truth import WORD, Fate, Piece, Score, Sides, Word, score, words
from drafter.document import Document, plain_text

PAGES = 25
KEPT, EITHER, CHANGED = Fate
DROPS = frozenset({"drop words", "drop sentence", "drop paragraph"})
ADDS = frozenset({"add words", "add sentence", "add paragraph", "add point", "add row"})
BORDERS = frozenset({"split", "join", "move"})


@cache
def case(pages: int) -> Case:
    return real() if pages == 6 else long(pages)


@cache
def paper() -> Document:
    return long_paper(PAGES, wording(1))


def words_in(document: Document) -> list[str]:
    return [word for text in texts(document) for word in WORD.findall(plain_text(text))]


def with_fate(side: Sequence[Word], fate: Fate) -> list[str]:
    return [word.text for word in side if word.fate is fate]


def pairs() -> list[Pair]:
    return [*case(6).pairs, *case(PAGES).pairs]


def test_the_truth_is_about_the_words_of_both_papers() -> None:
    for pair in pairs():
        assert [word.text for word in pair.truth.old] == words_in(pair.old)
        assert [word.text for word in pair.truth.new] == words_in(pair.new)


def test_without_what_changed_both_papers_are_the_same_in_the_same_order() -> None:
    for pair in pairs():
        assert with_fate(pair.truth.old, KEPT) == with_fate(pair.truth.new, KEPT)


def test_what_may_be_marked_or_not_stands_in_both_papers() -> None:
    for pair in pairs():
        old, new = (with_fate(side, EITHER) for side in (pair.truth.old, pair.truth.new))
        assert Counter(old) == Counter(new)


@pytest.mark.parametrize("kind", EDITS)
def test_each_edit_changes_what_its_name_says(kind: str) -> None:
    pair = edited(paper(), {kind: 3}, wording(2))
    old, new = (with_fate(side, CHANGED) for side in (pair.truth.old, pair.truth.new))
    assert pair.new != pair.old == paper()
    assert bool(old) == (kind not in ADDS | BORDERS)
    assert bool(new) == (kind not in DROPS | BORDERS)


def test_an_edit_changes_no_more_than_it_says() -> None:
    pair = edited(paper(), {"replace word": 7, "change cell": 2}, wording(2))
    assert len(with_fate(pair.truth.old, CHANGED)) == 9
    assert len(with_fate(pair.truth.new, CHANGED)) == 9


def test_a_word_is_replaced_by_another() -> None:
    pair = edited(paper(), {"change amount": 5, "change date": 5, "reword": 5}, wording(2))
    old, new = (with_fate(side, CHANGED) for side in (pair.truth.old, pair.truth.new))
    assert all(gone != come for gone, come in zip(old, new, strict=True))


def test_no_edit_is_made_where_none_fits() -> None:
    with pytest.raises(NoPlace):
        edited(real_paper(), {"change cell": 5}, wording(2))


def test_papers_and_edits_are_the_same_each_time() -> None:
    assert long(PAGES) == case(PAGES)


def test_a_dozen_edits_are_made_on_six_pages_and_160_on_200() -> None:
    assert len(DOZEN) == 12
    assert sum(ON_LONG.values()) == 160
    assert set(DOZEN) | set(ON_LONG) == set(EDITS)


def test_a_long_paper_is_as_dense_as_the_real_one_and_its_blocks_are_no_copies() -> None:
    blocks = [block for section in paper().sections for block in section.blocks]
    assert len(blocks) == round(PAGES * BLOCKS_PER_PAGE)
    assert len(set(blocks)) > 0.95 * len(blocks)
    assert len(words_in(paper())) / PAGES == pytest.approx(
        len(words_in(real_paper())) / 6, rel=0.12
    )


def test_few_words_are_frequent_and_many_are_rare() -> None:
    counts = Counter(words_in(paper()))
    once = sum(count == 1 for count in counts.values())
    assert once > len(counts) / 3
    assert sum(count for _, count in counts.most_common(50)) > len(words_in(paper())) / 4


@pytest.mark.parametrize("share", [0.5, 1.0])
def test_a_rewritten_paper_keeps_its_length_and_the_other_share_of_its_words(share: float) -> None:
    made = rewritten(paper(), share, Random(1))
    old, new = words_in(paper()), words_in(made)
    same = sum(gone == come for gone, come in zip(old, new, strict=True)) / len(old)
    assert same == pytest.approx(1 - share, abs=0.05)


def test_a_word_has_no_sign_at_its_ends_and_is_torn_where_it_is_marked_in_part() -> None:
    pieces = [Piece("(„Rat“, 3", KEPT), Piece("2", CHANGED), Piece("0.000 €) am 1.1.", KEPT)]
    assert words(pieces) == (
        Word("Rat", KEPT),
        Word("320.000", CHANGED, torn=True),
        Word("am", KEPT),
        Word("1.1", KEPT),
    )


def side(*fates: Fate) -> tuple[Word, ...]:
    return tuple(Word(f"Wort{index}", fate) for index, fate in enumerate(fates))


def test_marks_are_counted_word_by_word() -> None:
    truth = Sides(side(KEPT, CHANGED, EITHER, KEPT), side(KEPT, EITHER, CHANGED))
    marks = Sides(side(CHANGED, KEPT, CHANGED, KEPT), side(KEPT, KEPT, CHANGED))
    assert score(truth, marks) == Score(wrong=1, missed=1, torn=0)
    assert score(truth, truth) == Score(0, 0, 0)


def test_lost_and_doubled_words_count() -> None:
    truth = Sides(side(KEPT, KEPT, KEPT), side(KEPT))
    marks = Sides(side(KEPT, KEPT, KEPT)[1:], (*side(KEPT), Word("Wort", KEPT)))
    assert score(truth, marks) == Score(wrong=1, missed=1, torn=0)
