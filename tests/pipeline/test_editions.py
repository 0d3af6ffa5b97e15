"""Editions of a Nachtrag: the marked one has legend and list of changes, the clean one nothing."""

import re
from pathlib import Path

import pytest

from drafter.document import Document, Paragraph, Section, Table, plain_text
from drafter.model.form import Form, MarkScope, OverviewWish
from drafter.pipeline import Wishes, check
from drafter.pipeline.comparing import Compared, compared
from drafter.pipeline.editions import Named, editions
from drafter.redline import accept, reject
from drafter.source.forms import load_form
from tests.pipeline.conftest import COMPLETE, Place
from tests.redline.marked import lines

INPUTS = Path(__file__).resolve().parents[2] / "inputs"
OVERVIEW, SUPPLEMENT = "aenderungen", "nachtrag"
LEGEND = [
    "Ergänzungen in rot",
    "auch ohne Farbe: Balken am Rand und gepunktete Linie",
    "Änderungen gegenüber Drucksachen-Nr. 4711/2020-2025 vom 12.05.2022",
]
HEAD = "nachtrag: {art: ergänzt, zu: erste.yaml}\n"
ADDED = COMPLETE.replace("keinen Namen.", "keinen Namen. Sie wurde 1971 gebaut.")
REPLACED = COMPLETE.replace("am Teich", "am See")
DROPPED = COMPLETE.replace("begruendung: Die Halle trägt bisher keinen Namen.\n", "")
FIRST, SECOND = "Der lange Absatz bleibt, wo er ist.", "Der kurze Absatz wandert."
MOVED, BEFORE = (
    COMPLETE.replace("begruendung: Die Halle trägt bisher keinen Namen.", f"begruendung: |\n{text}")
    for text in (f"  {SECOND}\n\n  {FIRST}", f"  {FIRST}\n\n  {SECOND}")
)


@pytest.fixture
def form() -> Form:
    return load_form("bielefeld")


def comparison(place: Place, new: str, old: str = COMPLETE) -> Compared:
    place(name="erste.yaml", base=old)
    found = compared(check(place(HEAD, name="zweite.yaml", base=new)))
    assert found
    return found


def made(found: Compared, form: Form, wishes: Wishes | None = None) -> dict[str, Document]:
    every = editions(found.document, found, form, wishes or Wishes())
    return {each.infix: each.document for each in every}


def with_marks(form: Form, **changes: object) -> Form:
    marks = form.supplement.marks.model_copy(update=changes)
    return form.model_copy(
        update={"supplement": form.supplement.model_copy(update={"marks": marks})}
    )


def paragraphs(section: Section | None) -> list[str]:
    blocks = section.blocks if section else ()
    return [plain_text(block.runs) for block in blocks if isinstance(block, Paragraph)]


def has_overview(document: Document) -> bool:
    return document.section(OVERVIEW) is not None


def test_a_paper_with_nothing_to_compare_has_itself_alone(place: Place, form: Form) -> None:
    document = comparison(place, ADDED).document
    assert list(editions(document, None, form, Wishes())) == [Named("", document)]


def test_the_marked_edition_has_a_legend_and_the_clean_one_is_the_paper(
    place: Place, form: Form
) -> None:
    found = comparison(place, ADDED)
    documents = made(found, form)
    assert list(documents) == ["", ".rein"]
    assert paragraphs(documents[""].section(SUPPLEMENT)) == LEGEND
    assert documents[".rein"] == found.document


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (COMPLETE, COMPLETE, False),
        (COMPLETE, ADDED, False),
        (COMPLETE, REPLACED, True),
        (ADDED, COMPLETE, True),
        (COMPLETE, DROPPED, True),
        (BEFORE, MOVED, True),
        (COMPLETE, COMPLETE.replace("31.05.2022", "07.06.2022"), False),
    ],
    ids=["nichts", "ergänzt", "ersetzt", "gestrichen", "entfallen", "verschoben", "verfahren"],
)
def test_the_list_is_printed_where_something_was_taken_out(
    place: Place, form: Form, old: str, new: str, expected: bool
) -> None:
    assert has_overview(made(comparison(place, new, old), form)[""]) is expected


def test_a_form_may_want_it_always(place: Place, form: Form) -> None:
    always = with_marks(form, overview=OverviewWish.ALWAYS)
    assert has_overview(made(comparison(place, ADDED), always)[""])


@pytest.mark.parametrize("asked", [True, False])
def test_who_builds_may_want_it_or_not(place: Place, form: Form, *, asked: bool) -> None:
    documents = made(comparison(place, REPLACED), form, Wishes(overview=asked))
    assert has_overview(documents[""]) is asked
    added = made(comparison(place, ADDED), form, Wishes(overview=asked))
    assert has_overview(added[""]) is asked


def test_the_list_stands_before_the_consultations_and_tells_the_changes(
    place: Place, form: Form
) -> None:
    document = made(comparison(place, REPLACED), form)[""]
    ids = [section.id for section in document.sections]
    assert ids.index(OVERVIEW) + 1 == ids.index("beratungsfolge")
    section = document.section(OVERVIEW)
    assert section
    assert paragraphs(section)[0] == LEGEND[-1]
    rows = [row for block in section.blocks if isinstance(block, Table) for row in block.rows]
    assert [tuple(map(plain_text, row.cells)) for row in rows] == [
        ("Beschlussvorschlag: geändert", "Teich", "See")
    ]


@pytest.mark.parametrize(
    ("scope", "form_scope", "struck"),
    [
        (None, MarkScope.ADDITIONS, False),
        (None, MarkScope.FULL, True),
        ("full", MarkScope.ADDITIONS, True),
        ("additions", MarkScope.FULL, False),
    ],
)
def test_what_went_is_shown_as_asked_or_as_the_form_wants(
    place: Place, form: Form, scope: str | None, form_scope: MarkScope, *, struck: bool
) -> None:
    wanted = with_marks(form, scope=form_scope)
    document = made(comparison(place, REPLACED), wanted, Wishes(scope=scope))[""]
    assert any("{-Teich-} {+See+}" in line for line in lines(document)) is struck
    legend = paragraphs(document.section(SUPPLEMENT))[0]
    assert legend.startswith("Neues in Farbe") is struck


def test_only_the_editions_asked_for_are_made(place: Place, form: Form) -> None:
    found = comparison(place, REPLACED)
    assert list(made(found, form, Wishes(("rein",)))) == [".rein"]
    assert list(made(found, form, Wishes(("markiert", "auszug")))) == ["", ".auszug"]


SECRET = "beratungsfolge:\n  - {gremium: Rat, beratung: nichtöffentlich}\n"


@pytest.mark.parametrize("was_secret", [True, False])
def test_what_may_hold_non_public_words_says_so(place: Place, form: Form, was_secret: bool) -> None:
    secret = re.sub(r"beratungsfolge:\n(?:  .*\n)+", SECRET, COMPLETE)
    assert secret != COMPLETE
    found = comparison(place, REPLACED, secret if was_secret else COMPLETE)
    editions_made = made(found, form, Wishes(scope="full"))
    assert ("Nichtöffentlich" in editions_made[""].furniture.head) is was_secret
    assert "Nichtöffentlich" not in editions_made[".rein"].furniture.head


LOOKS = ("grossdruck", "grau")


def looking(document: Document, found: Compared | None, form: Form) -> dict[str, Named]:
    every = editions(document, found, form, Wishes(LOOKS))
    return {each.infix: each for each in every}


def test_every_paper_has_large_print_and_grey_of_its_own_words(place: Place, form: Form) -> None:
    document = comparison(place, ADDED).document
    found = looking(document, None, form)
    assert list(found) == ["", ".grossdruck", ".grau"]
    assert {each.document for each in found.values()} == {document}
    assert [each.look for each in found.values()] == ["", *LOOKS]


def test_the_words_of_a_look_are_those_of_the_marked_edition(place: Place, form: Form) -> None:
    compared = comparison(place, REPLACED)
    found = looking(compared.document, compared, form)
    assert list(found) == [".grossdruck", ".grau"]
    usual = made(compared, form)[""]
    assert found[".grossdruck"].document == usual
    assert without(found[".grau"].document, SUPPLEMENT) == without(usual, SUPPLEMENT)


def without(document: Document, section: str) -> list[Section]:
    return [each for each in document.sections if each.id != section]


@pytest.mark.parametrize(("scope", "beginning"), [("additions", "Ergänzungen"), ("full", "Neues")])
def test_the_legend_of_a_grey_edition_names_no_colour(
    scope: str, beginning: str, place: Place, form: Form
) -> None:
    compared = comparison(place, REPLACED)
    wishes = Wishes(("grau",), scope=scope)
    (grey,) = editions(compared.document, compared, form, wishes)
    legend = paragraphs(grey.document.section(SUPPLEMENT))
    assert legend[0].startswith(f"{beginning} gepunktet unterstrichen")
    assert not any("rot" in line.split() or "Farbe" in line for line in legend)
    assert legend[-1] == LEGEND[-1]


def test_a_supplement_of_changes_looks_so_as_it_is_voted_on_and_as_it_is_read(form: Form) -> None:
    checked = check(INPUTS / "offener-ganztag-2024-nachtrag.yaml")
    found = compared(checked)
    assert found
    infixes = [each.infix for each in editions(found.document, found, form, Wishes(("grau",)))]
    assert infixes == ["", ".grau", ".lesefassung.grau"]


def test_the_tree_of_the_marked_edition_gives_both_papers(place: Place, form: Form) -> None:
    found = comparison(place, ADDED)
    marked, clean = editions(found.document, found, form, Wishes())
    assert marked.redline
    assert accept(marked.redline) == found.document == clean.document
    assert reject(marked.redline).section(SUPPLEMENT) is None
    assert clean.redline is None


def test_that_a_text_is_a_copy_to_read_has_come_with_its_changes(form: Form) -> None:
    found = compared(check(INPUTS / "offener-ganztag-2024-nachtrag.yaml"))
    assert found
    assert found.reading_copy
    _, marked, clean = editions(found.document, found, form, Wishes())
    assert marked.redline
    assert accept(marked.redline) == clean.document
    assert paragraphs(accept(marked.redline).section("titel"))[-1] == "Lesefassung"
    assert reject(marked.redline) == reject(found.redline)
