"""Edges: where a reader sees a change begin and end."""

import pytest

from drafter.document import inline
from drafter.redline.edges import changes, differences
from drafter.redline.tokens import words_of


def marked(old: str, new: str) -> str:
    """Write the changes between two texts, tokens parted by blanks."""
    before, after = words_of(inline(old)).keys, words_of(inline(new)).keys
    made: list[str] = []
    here = 0
    for change in changes(before, after):
        made += before[here : change.old_start]
        gone = " ".join(before[change.old_start : change.old_end])
        come = " ".join(after[change.new_start : change.new_end])
        made.append((f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else ""))
        here = change.old_end
    return " ".join([*made, *before[here:]])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("A b. A c.", "A b. A x. A c.", "A b . {+A x .+} A c ."),
        ("A b. A x. A c.", "A b. A c.", "A b . [-A x .-] A c ."),
        ("A b! A c!", "A b! A x! A c!", "A b ! {+A x !+} A c !"),
        ("A b.", "A b. A b.", "A b . {+A b .+}"),
        ("A b.", "A x. A b.", "{+A x .+} A b ."),
        ("a, b und c", "a, x, b und c", "a , {+x ,+} b und c"),
        ("a und b", "a (kw) und b", "a {+( kw )+} und b"),
        ("a (x) b", "a (x) (y) b", "a ( x ) {+( y )+} b"),
        ("w a a", "w a a a", "w a a {+a+}"),
        (
            "Strom usw. Die A b.",
            "Strom usw. Die A x. Die A b.",
            "Strom usw. {+Die A x .+} Die A b .",
        ),
    ],
)
def test_a_pure_change_slides_to_the_best_border(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_a_change_slides_no_further_than_its_neighbours() -> None:
    assert marked("x b m", "q b q b m e") == "[-x-]{+q+} b {+q b+} m {+e+}"
    assert marked("q b q b m e", "x b m") == "[-q-]{+x+} b [-q b-] m [-e-]"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("die Lage der Stadt", "den Stand der Stadt", "[-die Lage-]{+den Stand+} der Stadt"),
        ("die Lage der Fälle im", "den Rückgang der Anträge im",
         "[-die Lage der Fälle-]{+den Rückgang der Anträge+} im"),
        ("von 3 € auf 4 € im", "von 5 € auf 6 € im", "von [-3€-]{+5€+} auf [-4€-]{+6€+} im"),
        ("A, B, C", "A, X, Y", "A , [-B-]{+X+} , [-C-]{+Y+}"),
        ("fünf Stellen für zwei Jahre", "sechs Stellen für drei Jahre",
         "[-fünf-]{+sechs+} Stellen für [-zwei-]{+drei+} Jahre"),
        ("A B Stellen C D.", "W X Stellen Y Z.", "[-A B Stellen C D-]{+W X Stellen Y Z+} ."),
        ("A B 5 € C D.", "W X 5 € Y Z.", "[-A B-]{+W X+} 5€ [-C D-]{+Y Z+} ."),
        ("A B. C D.", "W X. Y Z.", "[-A B-]{+W X+} . [-C D-]{+Y Z+} ."),
        ("E F G der H I J", "K L M der N O P",
         "[-E F G der H I J-]{+K L M der N O P+}"),
        ("gestern den Rat", "den Rat gestern", "[-gestern-] den Rat {+gestern+}"),
        ("A der B C D E F", "der G H I J K", "[-A der B C D E F-]{+der G H I J K+}"),
    ],
)  # fmt: skip
def test_little_words_are_no_islands(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_no_word_of_weight_is_little() -> None:
    assert "nicht [-a" not in marked("x y nicht a b", "v w nicht c d")
    assert marked("kann nicht a b c", "soll nicht d e f") == (
        "[-kann-]{+soll+} nicht [-a b c-]{+d e f+}"
    )


def test_insertions_are_one_where_the_kept_word_between_them_recurs() -> None:
    old = "Da sind sie. Die Berater kennen die Sorgen gut."
    new = "Da sind sie. Die Hilfe muss auf die Berater zielen. Die Berater kennen die Sorgen nicht."
    added = "Die Hilfe muss auf die Berater zielen ."
    kept = "Die Berater kennen die Sorgen"
    assert marked(old, new) == f"Da sind sie . {{+{added}+}} {kept} [-gut-]{{+nicht+}} ."
    assert marked(new, old) == f"Da sind sie . [-{added}-] {kept} [-nicht-]{{+gut+}} ."


REWRITTEN = "Die Lage der Fälle wird vom Amt genau beschrieben ."
KEPT = "Der Rat nimmt Kenntnis ."
ANOTHER = "Die Räume am Markt werden bald durch Neubauten ersetzt ."


def test_a_rewritten_sentence_is_shown_whole() -> None:
    shown = f"A b c d . [-{REWRITTEN}-]{{+{ANOTHER}+}} E f g h ."
    assert marked(f"A b c d . {REWRITTEN} E f g h .", f"A b c d . {ANOTHER} E f g h .") == shown


@pytest.mark.parametrize(("kept", "is_whole"), [("k l m", True), ("k l m n", False)])
def test_rewritten_is_what_kept_less_than_two_fifths(kept: str, is_whole: bool) -> None:
    rest = 10 - len(kept.split())
    old, new = (f"{KEPT} {kept} {' '.join(sign * rest)} ." for sign in "ab")
    assert (f"[-{kept}" in marked(old, new)) is is_whole


def test_a_rewritten_text_is_shown_whole() -> None:
    old, new = "Der Rat a b c im d e . f der g h i .", "Der Rat j k l im m n . o der p q r ."
    assert marked(old, new) == f"[-{old}-]{{+{new}+}}"


def test_a_rewritten_text_keeps_black_a_sentence_that_stands() -> None:
    changed = f"[-{REWRITTEN}-]{{+{ANOTHER}+}}"
    old, new = (f"{part} {KEPT} {part}" for part in (REWRITTEN, ANOTHER))
    assert marked(old, new) == f"{changed} {KEPT} {changed}"


def test_a_rewritten_text_keeps_black_many_words_in_a_row() -> None:
    kept = "eins zwei drei vier fünf sechs sieben acht ,"
    old, new = (f"{part} {kept} {part}" for part in (REWRITTEN, ANOTHER))
    inner = f"Die [-{REWRITTEN[4:-2]}-]{{+{ANOTHER[4:-2]}+}} ."
    assert marked(old, new) == f"[-{REWRITTEN}-]{{+{ANOTHER}+}} {kept} {inner}"


def test_additions_alone_are_never_shown_as_rewritten() -> None:
    old = "Die Stellen werden eingerichtet ."
    added = ", sobald der Bescheid des Landes vorliegt und der Rat der Stadt zugestimmt hat ,"
    new = f"Die Stellen werden {added} eingerichtet ."
    assert marked(old, new) == f"Die Stellen werden {{+{added}+}} eingerichtet ."


def test_a_sentence_begins_behind_the_change_before_it() -> None:
    old, new = f"{KEPT} a b c d e f g h i j", f"{KEPT} a Y . b k l m n o p q r"
    assert marked(old, new) == f"{KEPT} a [-b c d e f g h i j-]{{+Y . b k l m n o p q r+}}"


def test_a_part_with_many_changes_is_one() -> None:
    old = "Am Anfang steht immer ein langer gemeinsamer Teil a1 x a2 y a3 z a4 und ein Ende folgt"
    new = "Am Anfang steht immer ein langer gemeinsamer Teil b1 x b2 y b3 z b4 und ein Ende folgt"
    assert marked(old, new).count("[-") == 4
    old = old.replace(" x a2", " p1 p2 x a2").replace(" z a4", " p3 p4 z p5 p6 a4")
    new = new.replace(" x b2", " q1 q2 x b2").replace(" z b4", " q3 q4 z q5 q6 b4")
    assert marked(old, new).count("[-") == 1


def test_differences_are_left_as_they_are_found() -> None:
    old, new = ["A", "B", "C", "D", "der", "E"], ["F", "G", "H", "I", "der", "J"]
    assert [tuple(change) for change in differences(old, new)] == [(0, 4, 0, 4), (5, 6, 5, 6)]
    assert [tuple(change) for change in changes(old, new)] == [(0, 6, 0, 6)]


def test_equal_texts_do_not_differ() -> None:
    assert changes(["a", "b"], ["a", "b"]) == []
    assert changes([], []) == []
