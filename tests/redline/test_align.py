"""Aligning: which unit became which, what was split, joined or moved, and what was not."""

from dataclasses import dataclass, replace
from functools import partial

import pytest

from drafter.redline.align import align, one_by_one
from drafter.redline.units import (
    HEADING,
    ITEM,
    PARAGRAPH,
    RELATED,
    TABLE,
    Unit,
    Units,
    rough_similarity,
    similarity,
)


@dataclass(frozen=True)
class Part:
    """A text of some kind; „name: words“ has a label."""

    kind: str
    text: str
    least_to_move: int = 3

    @property
    def unit(self) -> Unit:
        label = self.text.partition(":")[0] if ":" in self.text else ""
        texts = [self.text.replace(":", "")].copy
        return Unit(self.kind, texts, label=partial(str, label), least_to_move=self.least_to_move)


def units(*texts: str, kind: str = PARAGRAPH) -> list[Part]:
    return [Part(kind, text) for text in texts]


def numbered_units(old: list[Part], new: list[Part]) -> tuple[Units, Units]:
    """Make units that have one number where they are equal."""
    numbers: dict[Part, int] = {}

    def numbered(side: list[Part]) -> Units:
        made = [part.unit for part in side]
        return Units([numbers.setdefault(part, len(numbers)) for part in side], made.__getitem__)

    return numbered(old), numbered(new)


def links(old: list[Part], new: list[Part]) -> str:
    """Write links as „0=0“, „1-“ (gone), „+1“ (come), „0=0,1“ (split), with „/1“ for a move."""
    made = []
    for link in one_by_one(align(*numbered_units(old, new))):
        gone, come = (",".join(map(str, side)) for side in (link.old, link.new))
        sign = f"{gone}={come}" if gone and come else f"{gone}-" if gone else f"+{come}"
        made.append(sign + (f"/{link.move}" if link.move else ""))
    return " ".join(made)


A = "Die Verwaltung legt dem Ausschuss im Herbst einen Bericht vor"
B = "Das Land fördert fünf zusätzliche Stellen im Sozialamt der Stadt"
C = "Über die Umsetzung wird in den zuständigen Gremien regelmäßig berichtet"
D = "Bei der Besetzung gilt interkulturelle Kompetenz als Kriterium"
LONG = f"{A} {B} {C}"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ((A, B), (A, B), "0=0 1=1"),
        ((A, C), (A, B, C), "0=0 +1 1=2"),
        ((A, B, C), (A, C), "0=0 1- 2=1"),
        ((A, B), (C, D), "0- 1- +0 +1"),
        ((), (A,), "+0"),
        ((A,), (), "0-"),
        ((), (), ""),
    ],
)
def test_equal_units_are_anchors(old: tuple[str, ...], new: tuple[str, ...], expected: str) -> None:
    assert links(units(*old), units(*new)) == expected


def test_related_units_are_paired() -> None:
    assert links(units(A, B), units(A.replace("Herbst", "Sommer"), B)) == "0=0 1=1"


def test_units_of_another_kind_are_not_paired() -> None:
    assert links(units(A), units(f"{A} neu", kind=ITEM)) == "0- +0"


def test_a_heading_that_became_a_paragraph_is_the_same_only_word_for_word() -> None:
    assert links(units(A, kind=HEADING), units(A)) == "0=0"
    assert links(units(A, kind=HEADING), units(f"{A} neu")) == "0- +0"


def test_of_crossing_pairs_the_most_alike_in_sum_are_kept() -> None:
    old = units(f"{A} eins", f"{B} eins", f"{C} eins")
    new = units(f"{C} zwei", f"{A} zwei", f"{B} zwei")
    assert links(old, new) == "+0 0=1 1=2 2-"


def test_one_strong_pair_outweighs_two_weak_ones() -> None:
    old = units("a b c", "d e f", LONG)
    new = units(f"{LONG} neu", "a b x", "d e x")
    assert links(old, new) == "0- 1- 2=0 +1 +2"


def test_boilerplate_is_paired_by_the_words_that_differ() -> None:
    start = "Die Verwaltung wird beauftragt"
    old = units(f"{start} die Wege zu planen", f"{start} die Kosten der Sanierung zu ermitteln")
    new = units(
        f"{start} den Park zu planen",
        f"{start} die Wege zu planen und zu bauen",
        f"{start} die Kosten der Sanierung bald zu ermitteln",
    )
    assert links(old, new) == "+0 0=1 1=2"


def test_a_label_makes_rows_related() -> None:
    old = units("Personal: 1 2 3", "Sachkosten: 4 5 6", kind="row")
    new = units("Miete: 7 8 9", "Personal: 10 11 12", "Sachkosten: 13 14 15", kind="row")
    assert links(old, new) == "+0 0=1 1=2"


@pytest.mark.parametrize(
    ("kind", "old", "new", "expected"),
    [
        (PARAGRAPH, "zugestimmt", "abgelehnt", "0=0"),
        (PARAGRAPH, "a b c", "d e f", "0=0"),
        (PARAGRAPH, "a b c d", "e f g", "0- +0"),
        (ITEM, "Heepen", "Senne", "0=0"),
        (TABLE, "a b c", "d e f", "0- +0"),
        (TABLE, "a b c d e f", "a g h i j k", "0- +0"),
        (TABLE, "a b c d", "a g h i", "0=0"),
        ("figure", "a", "b", "0=0"),
        ("signature", "a", "b", "0- +0"),
        ("section", "a", "b", "0- +0"),
    ],
)
def test_what_stands_alone_is_replaced(kind: str, old: str, new: str, expected: str) -> None:
    assert links(units(old, kind=kind), units(new, kind=kind)) == expected


def alike_are(old: str, new: str, least: float = RELATED) -> float:
    return similarity(units(old)[0].unit, units(new)[0].unit, least)


@pytest.mark.parametrize(
    ("old", "new", "alike"),
    [
        ("a b c", f"a b c {LONG}", True),
        ("a b c", f"{LONG} a b c", True),
        ("a b", f"a b {LONG}", False),
        ("a b c", f"{A} a b c {C}", False),
        ("a b c d e f g h i j k l", f"a b c d e f {LONG} {LONG} g h i j k l", True),
        ("a b c d e f g h i j k", f"a b c d e f {LONG} {LONG} g h i j k", False),
    ],
)
def test_a_text_to_which_much_was_added_is_related(old: str, new: str, alike: bool) -> None:
    assert (alike_are(old, new) > 0) is alike
    assert (alike_are(new, old) > 0) is alike


def test_similarity_needs_words() -> None:
    assert alike_are("", "") == 0
    assert alike_are(A, A) == 1
    assert alike_are("a b c d e", "a b x y z") == pytest.approx(0.4)
    assert alike_are("a b c d e", "a b x y z", 0.5) == 0


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ((f"{A} {B}",), (A, B), "0=0,1"),
        ((A, B), (f"{A} {B}",), "0,1=0"),
        ((LONG,), (A, B, C), "0=0,1,2"),
        ((A, B, C), (LONG,), "0,1,2=0"),
        ((f"{A} {B}", C), (A, f"{B} neu", C), "0=0,1 1=2"),
        ((f"{A} {B}",), (A, D), "0=0 +1"),
        ((A,), (f"{A} neu", D), "0=0 +1"),
    ],
)
def test_paragraphs_are_split_and_joined(
    old: tuple[str, ...], new: tuple[str, ...], expected: str
) -> None:
    assert links(units(*old), units(*new)) == expected


def numbered(sign: str, count: int) -> str:
    return " ".join(f"{sign}{number}" for number in range(count))


@pytest.mark.parametrize(
    ("size", "kept", "is_part"),
    [(20, 12, True), (20, 11, False), (8, 6, True), (8, 5, False), (3, 3, True), (2, 2, False)],
)
def test_a_neighbour_is_a_part_by_the_words_that_it_keeps(
    size: int, kept: int, is_part: bool
) -> None:
    part = f"{numbered('p', kept)} {numbered('x', size - kept)}".strip()
    old = units(f"{LONG} {numbered('p', size)}")
    assert (links(old, units(LONG, part)) == "0=0,1") is is_part


def test_items_are_not_split() -> None:
    assert "," not in links(units(f"{A} {B}", kind=ITEM), units(A, B, kind=ITEM))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ((f"{A} x y z", B), (A, f"x y z {B}"), "0,1=0,1"),
        ((A, f"x y z {B}"), (f"{A} x y z", B), "0,1=0,1"),
        ((f"{A} x y", B), (A, f"x y {B}"), "0=0 1=1"),
        ((f"{A} x y z", B), (f"{A} x y z u", f"x y z {B}"), "0=0 1=1"),
        ((f"{A} x y z", f"{B} u v w", C), (A, f"x y z {B}", f"u v w {C}"), "0,1,2=0,1,2"),
        ((f"{A} x y z", D, B), (A, D, f"x y z {B}"), "0=0 1=1 2=2"),
    ],
)
def test_a_border_that_moved_joins_its_neighbours(
    old: tuple[str, ...], new: tuple[str, ...], expected: str
) -> None:
    assert links(units(*old), units(*new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ((A, B, C), (B, C, A), "0-/1 1=0 2=1 +2/1"),
        (("a b c", A), (A, "a b c"), "0-/1 1=0 +1/1"),
        (("a b", A), (A, "a b"), "0- 1=0 +1"),
        ((D, A, D, B), (A, B, D), "0- 1=0 2- 3=1 +2"),
    ],
)
def test_moves(old: tuple[str, ...], new: tuple[str, ...], expected: str) -> None:
    assert links(units(*old), units(*new)) == expected


def test_the_longer_of_two_that_changed_places_stays() -> None:
    assert links(units("a b c", LONG), units(LONG, "a b c")) == "0-/1 1=0 +1/1"
    assert links(units(LONG, "a b c"), units("a b c", LONG)) == "+0/1 0=1 1-/1"


def test_a_long_paragraph_may_have_moved_with_few_changes() -> None:
    changed = LONG.replace("fünf", "sechs")
    kept = (f"{D} {D} eins", f"{D} {D} zwei", f"{D} {D} drei", f"{D} {D} vier")
    assert links(units(LONG, *kept), units(*kept, changed)) == "0-/1 1=0 2=1 3=2 4=3 +4/1"
    rewritten = LONG.replace("Verwaltung", "x").replace("Land", "y").replace("Umsetzung", "z")
    assert "/" not in links(units(LONG, *kept), units(*kept, rewritten.replace("Stadt", "u")))


def test_a_short_paragraph_with_changes_has_not_moved() -> None:
    kept = (LONG, f"{LONG} eins", f"{LONG} zwei")
    assert "/" not in links(units(D, *kept), units(*kept, f"{D} neu"))


def test_a_heading_with_changes_has_not_moved() -> None:
    kept = (f"{D} {D} eins", f"{D} {D} zwei", f"{D} {D} drei", f"{D} {D} vier")
    changed = LONG.replace("fünf", "sechs")
    old = [*units(LONG, kind=HEADING), *units(*kept)]
    assert "/" not in links(old, units(*kept, changed))
    assert "/" not in links(units(LONG, *kept), [*units(*kept), *units(changed, kind=HEADING)])


def test_columns_never_move() -> None:
    old, new = units(A, LONG, kind="column"), units(LONG, A, kind="column")
    heavy = [[replace(part, least_to_move=10**9) for part in side] for side in (old, new)]
    assert "/" in links(old, new)
    assert "/" not in links(*heavy)


def test_moves_are_numbered_from_a_given_number() -> None:
    found = align(*numbered_units(units(A, B, C, D), units(B, A, D, C)), first_move=5)
    assert sorted({link.move for link in found}) == [0, 5, 6]


def test_a_stretch_of_equal_units_is_one_link() -> None:
    found = align(*numbered_units(units(A, B, C, D), units("neu", A, B, C)))
    assert [(tuple(link.old), tuple(link.new)) for link in found] == [
        *(((), (0,)), ((0, 1, 2), (1, 2, 3)), ((3,), ())),
    ]
    assert [link.equal for link in found] == [False, True, False]


def never(text: str) -> list[str]:
    raise AssertionError(f"taken apart: {text}")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([A], [A.replace("Herbst", "Sommer")]),
        ([A, B, C], [A, B, "neu"]),
        ([A, B, C], ["neu", A, B, C]),
    ],
)
def test_the_only_units_of_a_kind_are_related_by_what_they_hold_without_a_look_at_words(
    old: list[str], new: list[str]
) -> None:
    before, after = Unit("list", old.copy, never), Unit("list", new.copy, never)
    found = align(Units([0], [before].__getitem__), Units([1], [after].__getitem__))
    assert [link.similarity for link in found] == [pytest.approx(0.8, abs=0.2)]


def test_units_with_little_in_common_are_told_by_their_words() -> None:
    assert rough_similarity(units(A)[0].unit, units(B)[0].unit) == 0.0
    assert rough_similarity(units("")[0].unit, units("")[0].unit) == 0.0
