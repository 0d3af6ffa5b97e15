"""Laws of consolidation: nothing without amendments, there and back, in any order."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drafter.consolidate import paper
from drafter.document.prose import parse
from drafter.model.amendment import Amendment
from drafter.model.paper import Paper
from drafter.model.prose import all_prose
from drafter.model.scalars import Scope
from tests.consolidate.papers import HEAD, ORIGINAL, amended, nachtrag, read
from tests.document.shown import lines

PROCEDURE = {
    *("reference", "supplement", "status", "date", "lead_office", "consultations", "acknowledged"),
    *("prior_readings", "signatures", "participations", "cosignatures", "foot_note"),
}


def matter(made: Paper) -> dict[str, object]:
    """Give what a paper says of its matter, whatever its head."""
    return made.model_dump(exclude=PROCEDURE)


def test_without_amendments_the_matter_is_that_of_the_original() -> None:
    made = paper(nachtrag(), ORIGINAL)
    assert (matter(made.paper), made.problems) == (matter(ORIGINAL), ())


# A text of words that all differ, so that each can be named alone.
WORD = st.sampled_from(
    [
        *("Rat", "Amt", "Stelle", "zwei", "300.000", "€", "2022", "§5", "Schüler*innen"),
        *("Zeit", "(neu)", "a"),
    ]
)
MARK = st.sampled_from(("{}", "**{}**", "*{}*", "{}", "[{}](https://a.de/b)", "{}"))
GLUE = st.sampled_from((" ", "\n", "  \n  ", ", ", " – "))


@st.composite
def prose(draw: st.DrawFn) -> str:
    words = draw(st.lists(WORD, min_size=1, max_size=8, unique=True))
    return "".join(draw(MARK).format(word) + draw(GLUE) for word in words).strip()


BLOCK = st.one_of(
    prose(),
    prose().map(lambda text: f"- {' '.join(text.split())}\n- b"),
    prose().map(lambda text: f"## {' '.join(text.split())}"),
    prose().map(lambda text: f"| x | y |\n|---|---|\n| {' '.join(text.split())} | z |"),
)
TEXTS = st.lists(BLOCK, min_size=1, max_size=3).map("\n\n".join)


def original_of(text: str) -> Paper:
    return Paper.model_validate({**HEAD, "begruendung": text})


def reasons(words: str, **does: str) -> Amendment:
    return Amendment.model_validate({"an": "Begründung", "worte": words, **does})


def shown(made: Paper) -> list[str]:
    return lines(parse(made.rationale or ""))


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, word=WORD, new=st.sampled_from(("Stadtrat", "1,5 Mio. €", "Mitarbeiter*innen")))
def test_there_and_back_gives_the_original(text: str, word: str, new: str) -> None:
    original = original_of(text)
    there = amended(reasons(word, durch=new), original=original)
    if there.problems:
        assert there.paper.rationale == text
        return
    assert shown(there.paper) != shown(original)
    back = amended(reasons(new, durch=word), original=there.paper)
    assert back.problems == ()
    assert [" ".join(line.split()) for line in shown(back.paper)] == [
        " ".join(line.split()) for line in shown(original)
    ]


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, word=WORD, side=st.sampled_from(("davor", "danach")))
def test_what_is_put_in_and_taken_out_again_leaves_the_original(
    text: str, word: str, side: str
) -> None:
    original = original_of(text)
    put = amended(reasons(word, **{side: "Einschub"}), original=original)
    assume(not put.problems)
    out = amended(reasons("Einschub", entfaellt="ja"), original=put.paper)
    assert out.problems == ()
    assert [line.split() for line in shown(out.paper)] == [line.split() for line in shown(original)]


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, word=WORD)
def test_what_is_done_changes_one_line_and_what_is_not_changes_none(text: str, word: str) -> None:
    original = original_of(text)
    made = amended(reasons(word, durch="Neuwort"), original=original)
    old, new = shown(original), shown(made.paper)
    assert len(old) == len(new)
    assert sum(one != other for one, other in zip(old, new, strict=True)) == (not made.problems)


LINES = (
    "In Ziffer 3 wird „300.000 EUR“ durch „320.000 EUR“ ersetzt.",
    "In Ziffer 3, Absatz 1 wird nach „Haushaltsjahr“ „, beginnend“ eingefügt.",
    "In Ziffer 1 wird „zunächst“ gestrichen.",
    "In Ziffer 1 wird „wird“ gestrichen.",
    "Ziffer 2 entfällt.",
    "In Ziffer 2 a) wird „und zwar“ gestrichen.",
    "Nach Ziffer 2 a) wird eingefügt: Neu.",
    "Nach Ziffer 4 wird Ziffer 5 eingefügt: Fünf.",
    "Nach Ziffer 4 wird Ziffer 6 eingefügt: Sechs.",
    "Vor Ziffer 1 wird eingefügt: Null.",
    "Ziffer 4 wird wie folgt gefasst: Vier.",
    "In Ziffer 4 wird „die“ durch „sie“ ersetzt.",
    "In Zeile 1 der Deckung der Ziffer 3 wird „275.000“ durch „295.000“ ersetzt.",
    "Zeile 2 der Deckung der Ziffer 3 entfällt.",
    "Nach Zeile 1 der Deckung der Ziffer 3 wird eingefügt: Rücklage 5 €",
    "Begründung, Absatz 1 entfällt.",
    "In Begründung, Absatz 1 wird „Vorab“ gestrichen.",
    "Nach Begründung, Absatz 1 wird Absatz 2 eingefügt: Neu.",
    "Nach Begründung, Absatz 1 wird Absatz 3 eingefügt: Noch neuer.",
    "Abschnitt „Ausblick“ wird wie folgt gefasst: Ende.",
    "Vor Abschnitt „Ausblick“ wird eingefügt: ## Davor",
    "Anlage 1 entfällt.",
    "In Anlage 2 wird „2022“ durch „2023“ ersetzt.",
    "Ziffer 9 entfällt.",
)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_order_of_amendments_says_nothing(data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(LINES), unique=True, max_size=10))
    shuffled = data.draw(st.permutations(chosen))
    one, other = amended(*chosen), amended(*shuffled)
    assert matter(one.paper) == matter(other.paper)
    assert bool(one.problems) == bool(other.problems)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(LINES), unique=True, max_size=8))
def test_a_consolidated_paper_is_a_paper(chosen: list[str]) -> None:
    made = amended(*chosen).paper
    again = Paper.model_validate(made.model_dump(by_alias=False))
    assert matter(again) == matter(made)
    assert all(text.strip() for _, text in all_prose(made))
    assert made.supplement
    assert (made.supplement.scope, made.amendments) == (Scope.WHOLE, ())


@pytest.mark.parametrize("line", LINES)
def test_the_lines_of_these_laws_are_read(line: str) -> None:
    assert read(line)
