"""Nothing that is not public reaches what is published: planted words are sought in every byte."""

import io
import json
from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.errors import UsageMistake
from drafter.model.consultation import Consultation
from drafter.model.paper import Attachment
from drafter.model.scalars import Publicity, Status
from drafter.pipeline import Embedding, Wishes, build, check
from drafter.pipeline.attached import attached
from drafter.pipeline.checking import Checked
from drafter.pipeline.making import make
from drafter.pipeline.papers import SOURCE_COPY
from drafter.pipeline.publicity import is_public
from drafter.pipeline.publishing import BUNDLE, publication
from drafter.render.oparl import FileRole, Published, PublishedFile, objects
from tests.oparl.conftest import objects_in, public_report, published
from tests.pipeline.conftest import COMPLETE, Place

SECRET = "Xqzyk"  # no rule divides it at the end of a line
CONSULTED = "  - Schul- und Sportausschuss, 31.05.2022, TOP 5, öffentlich\n"
CLOSED = """\
  - gremium: Schul- und Sportausschuss
    sitzung: 31.05.2022
    beratung: nichtöffentlich
    grund: Grundstücksangelegenheiten
"""
UNSAID = "  - Schul- und Sportausschuss, 31.05.2022, TOP 5\n"
ACKNOWLEDGED = "quittiert:\n  - {regel: beratung-unvollstaendig, grund: Es eilt.}\n"
CLOSED_TITLE = "neutraler_titel: Grundstücksangelegenheit\n"
ATTACHED = f"""\
anlagen:
  - Lageplan, plan.pdf, öffentlich
  - titel: {SECRET} 1
    datei: {SECRET}.pdf
    beratung: nichtöffentlich
    grund: Grundstücksangelegenheiten
  - {SECRET} 2, {SECRET}.pdf
  - Ablauf, öffentlich
"""
PLANTED = f"""\
# {SECRET} 3
neutraler_titel: {SECRET} 4
{ATTACHED}
quittiert:
  - {{regel: sitzung-arbeitstag, grund: {SECRET} 5, stelle: {SECRET} 6}}
mitzeichnungen:
  - {SECRET} 7, Amtsleitung, 12.01.2022
beteiligungen:
  - {SECRET} 8
abbildungen:
  ungenutzt:
    titel: {SECRET} 9
    werte: ["{SECRET} 10, 1"]
"""
NOT_PUBLIC = (None, Publicity.NON_PUBLIC)


def one_page(text: str) -> bytes:
    """Return a PDF with a page; `text` stands in its information."""
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = text
        pdf.save(made)
    return made.getvalue()


def everything(pdf: bytes) -> str:
    """Return all that can be read in a PDF: its pages, its structure, its metadata, its files."""
    pages = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        streams = [each.read_bytes() for each in opened.objects if isinstance(each, pikepdf.Stream)]
        objects_read = list(map(repr, opened.objects))
    return f"{' '.join(pages)} {objects_read} {b' '.join(streams).decode('latin-1')}"


def words_of(path: Path) -> str:
    data = path.read_bytes()
    return f"{path.name} {everything(data) if path.suffix == '.pdf' else data.decode()}"


def public_files(written: Iterable[Path]) -> tuple[Path, ...]:
    """Return the bundle and all files that it names."""
    files = {path.name: path for path in written}
    (bundle,) = (path for name, path in files.items() if name.endswith(BUNDLE))
    named = {
        value["fileName"]
        for value in json.loads(bundle.read_bytes())["data"]
        if "fileName" in value
    }
    assert named <= set(files)
    return (bundle, *(files[name] for name in sorted(named)))


@pytest.fixture
def planted(place: Place) -> Path:
    """Write a public paper that has secrets wherever one may be."""
    path = place(PLANTED, base=COMPLETE)
    (path.parent / "plan.pdf").write_bytes(one_page("Plan"))
    (path.parent / f"{SECRET}.pdf").write_bytes(one_page(SECRET))
    return path


def test_no_file_that_is_published_holds_a_secret(planted: Path, tmp_path: Path) -> None:
    built = build(planted, tmp_path / "build", ("oparl",))
    shown = public_files(built.files)
    assert {path.name.removeprefix("4711_2020-2025") for path in shown} == {
        *(BUNDLE, SOURCE_COPY, ".öffentlich.html", ".öffentlich.pdf", ".anlage-1.pdf")
    }
    assert [path.name for path in shown if SECRET in words_of(path)] == []
    # The search finds what is there, and what is public is still there, with its number.
    (official,) = (path for path in built.files if path.name == "4711_2020-2025.pdf")
    assert SECRET in words_of(official)
    (public,) = (path for path in shown if path.name.endswith(".öffentlich.pdf"))
    assert "Anlage 4" in words_of(public)
    assert [note.code for note in built.findings if "oparl" in note.code] == ["oparl-ausgelassen"]


def test_a_source_that_is_published_gives_the_public_paper(planted: Path, tmp_path: Path) -> None:
    files = published(planted).files
    copy = tmp_path / "kopie" / "vorlage.yaml"
    copy.parent.mkdir()
    copy.write_bytes(files[SOURCE_COPY])
    paper = check(copy).paper
    assert paper
    assert [(each.number, each.title) for each in paper.attachments] == [
        (1, "Lageplan"),
        (4, "Ablauf"),
    ]
    assert paper.rationale == (check(planted).paper or paper).rationale


def test_a_paper_without_secrets_has_no_second_version(place: Place) -> None:
    made = published(place("anlagen:\n  - Lageplan, öffentlich\n", base=COMPLETE))
    assert set(made.files) == {BUNDLE, SOURCE_COPY}
    assert made.findings == ()


@pytest.mark.parametrize(
    ("old", "new", "more", "told"),
    [
        ("status: versandt", "status: entwurf", "", "nicht versandt"),
        ("status: versandt", "status: mitzeichnung", "", "nicht versandt"),
        (CONSULTED, CLOSED, CLOSED_TITLE, "Nicht jede Beratung"),
        (CONSULTED, CONSULTED + CLOSED, CLOSED_TITLE, "Nicht jede Beratung"),
        (CONSULTED, UNSAID, ACKNOWLEDGED, "Nicht jede Beratung"),
        (CONSULTED, CONSULTED + UNSAID, ACKNOWLEDGED, "Nicht jede Beratung"),
    ],
)
def test_a_paper_that_is_not_public_is_not_published(
    old: str, new: str, more: str, told: str, place: Place
) -> None:
    assert old in COMPLETE
    made = published(place(more, base=COMPLETE.replace(old, new)))
    assert made.files == {}
    (note,) = made.findings
    assert told in note.message
    assert note.message.endswith("Für OParl wird darum nichts geschrieben.")


def supplement(place: Place, original: str, name: str, more: str = "") -> Path:
    number = f"drucksachennummer: 4711/2020-2025/{name[-1]}"
    base = COMPLETE.replace("drucksachennummer: 4711/2020-2025", number)
    given = f"nachtrag:\n  art: ergänzt\n  zu: {original}\n{more}"
    return place(given, f"{name}.yaml", base)


def test_a_nachtrag_is_no_more_public_than_what_it_repeats(place: Place) -> None:
    """Also where a public Nachtrag stands between it and the paper that is not public."""
    place(CLOSED_TITLE, "ursprung.yaml", COMPLETE.replace(CONSULTED, CLOSED))
    first = supplement(place, "ursprung.yaml", "nachtrag-1")
    second = supplement(place, "nachtrag-1.yaml", "nachtrag-2")
    for path in (first, second):
        made = published(path)
        assert made.files == {}
        assert "gibt Text einer Vorlage wieder" in made.findings[0].message
        assert not is_public(check(path))  # nor for the Ablage, nor for a package


def test_a_nachtrag_shows_no_anlage_of_its_original_that_is_not_public(
    place: Place, tmp_path: Path
) -> None:
    original = place(ATTACHED, "ursprung.yaml", COMPLETE)
    for name in ("plan", SECRET):
        (original.parent / f"{name}.pdf").write_bytes(one_page(name))
    path = supplement(place, original.name, "nachtrag-1", "anlagen:\n  - Ablauf, öffentlich\n")
    wishes = Wishes(("markiert", "rein", "synopse"), "full", overview=True)
    built = build(path, tmp_path / "build", ("oparl",), wishes)
    shown = public_files(built.files)
    assert sum(".öffentlich." in path.name for path in shown) == 4
    assert [path.name for path in shown if SECRET in words_of(path)] == []
    paper = json.loads(shown[0].read_bytes())["data"][0]
    assert paper["superordinatedPaper"] == [
        "https://oparl.example.org/bielefeld/paper/4711_2020-2025.json"
    ]


def test_the_numbers_of_papers_that_are_not_public_are_not_linked(place: Place) -> None:
    """A draft may be what a Nachtrag changes; it is no address that anybody could follow."""
    place("", "ursprung.yaml", COMPLETE.replace("versandt", "entwurf"))
    path = supplement(place, "ursprung.yaml", "nachtrag-1")
    (paper, *_) = objects_in(published(path))
    assert "superordinatedPaper" not in paper
    assert b"ursprung" not in published(path).files[SOURCE_COPY]


def test_a_text_that_names_a_secret_title_is_not_published(place: Place) -> None:
    secret = "{titel: Wertermittlung, beratung: nichtöffentlich, grund: Kreditangelegenheiten}"
    closed = f"anlagen:\n  - {secret}\n"
    named = COMPLETE.replace("bisher keinen", "nach der wertermittlung bisher keinen")
    assert objects_in(published(place(closed, base=COMPLETE)))
    made = published(place(closed, base=named))
    assert made.files == {}
    assert "„Wertermittlung“ mit ihrem Titel" in made.findings[0].message


@pytest.mark.parametrize(
    "text", [f"Die Halle {{--{SECRET}--}} steht.", f'Die [Halle](https://example.org "{SECRET}").']
)
def test_a_source_that_says_more_than_is_printed_is_not_published(text: str, place: Place) -> None:
    base = COMPLETE.replace("Die Halle trägt bisher keinen Namen.", f"'{text}'")
    made = published(place(base=base))
    assert SOURCE_COPY not in made.files
    assert SECRET.encode() not in made.files[BUNDLE]


def test_a_source_that_is_published_has_no_judgements_and_no_grounds(place: Place) -> None:
    reason = "grund: Personalangelegenheiten"
    consulted = f"  - {{gremium: Rat, sitzung: 31.05.2022, beratung: öffentlich, {reason}}}\n"
    judged = f"quittiert:\n  - {{regel: grund-ohne-nichtoeffentlich, grund: {SECRET}}}\n"
    made = published(place(judged, base=COMPLETE.replace(CONSULTED, consulted)))
    source = made.files[SOURCE_COPY].decode()
    assert "quittiert" not in source
    assert "Personalangelegenheiten" not in source


@pytest.mark.parametrize("embedding", Embedding)
def test_no_source_may_be_in_a_pdf_that_is_published(
    embedding: Embedding, place: Place, tmp_path: Path
) -> None:
    with pytest.raises(UsageMistake, match="ohne „--embed-source“"):
        build(place(base=COMPLETE), tmp_path / "build", ("oparl",), embedding=embedding)


any_publicity = st.sampled_from((Publicity.PUBLIC, *NOT_PUBLIC))
anyhow = st.lists(any_publicity, max_size=3)
mostly = st.lists(st.just(Publicity.PUBLIC), min_size=1, max_size=3) | anyhow
statuses = st.just(Status.DISPATCHED) | st.sampled_from(Status)


@given(statuses, mostly, anyhow, st.lists(mostly, max_size=2))
def test_only_what_says_that_it_is_public_is_an_object(
    status: Status,
    consulted: list[Publicity | None],
    attached: list[Publicity | None],
    behind: list[list[Publicity | None]],
) -> None:
    """Whatever the rest of the program did: secrets stand in all that is not public, files too."""
    whole = public_report()
    attachments = tuple(attachment(index, given) for index, given in enumerate(attached, 1))
    paper = whole.paper.model_copy(
        update={
            "status": status,
            "neutral_title": SECRET,
            "consultations": tuple(map(consultation, consulted)),
            "attachments": attachments,
        }
    )
    before = tuple(
        whole.paper.model_copy(update={"consultations": tuple(map(consultation, each))})
        for each in behind
    )
    files = tuple(
        PublishedFile(
            FileRole.ATTACHMENT, f"{each.file}", 1, each.title, each.title, each, each.number or 0
        )
        for each in (*attachments, attachment(9, None), attachment(8, Publicity.PUBLIC))
    )
    made = objects(Published(paper, whole.form, whole.created, whole.modified, before, files))
    assert SECRET not in json.dumps(made, ensure_ascii=False)
    may_be = status is Status.DISPATCHED and all(
        {*each} == {Publicity.PUBLIC} for each in (consulted, *behind)
    )
    assert bool(made) is may_be
    shown = sum(value["type"].endswith("File") for value in made)
    assert shown == (attached.count(Publicity.PUBLIC) if may_be else 0)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(own=anyhow, original=anyhow, consulted=mostly)
def test_no_words_of_any_original_or_anlage_that_is_not_public_are_shown(
    own: list[Publicity | None],
    original: list[Publicity | None],
    consulted: list[Publicity | None],
    place: Place,
) -> None:
    """A Nachtrag with all its deletions, and the source; whatever is or is not public."""
    ways = "".join(map(way, consulted))
    place(
        written(original) + ACKNOWLEDGED + CLOSED_TITLE, "u.yaml", COMPLETE.replace(CONSULTED, ways)
    )
    path = supplement(place, "u.yaml", "nachtrag-1", written(own))
    checked = check(path)
    made = publication(checked, attached(checked), html(checked), html)
    shown = "".join(data.decode() for data in made.files.values())
    assert SECRET not in shown
    assert bool(made.files) is ({*consulted} == {Publicity.PUBLIC})
    if made.files:
        whole = "".join(data.decode() for data in html(checked).values())
        assert (SECRET in whole) is any(each in NOT_PUBLIC for each in (*own, *original))


def test_a_reading_copy_shows_no_anlage_that_is_not_public(place: Place) -> None:
    """The whole text that a Nachtrag makes which holds only changes has its original's Anlagen."""
    place(ATTACHED, "u.yaml", COMPLETE)
    change = "aenderungen:\n  - In der Begründung wird „bisher“ durch „noch“ ersetzt.\n"
    path = supplement(place, "u.yaml", "nachtrag-1", f"  umfang: nur_ergaenzung\n{change}")
    lines = path.read_text("utf-8").splitlines(keepends=True)
    kept = (line for line in lines if not line.startswith("beschlussvorschlag"))
    path.write_text("".join(kept), "utf-8")
    shown = shown_html(path)
    assert any("lesefassung" in name for name in shown)
    assert SECRET not in "".join(shown.values())


def test_changes_by_hand_show_no_anlage_that_is_not_public(place: Place) -> None:
    marked = COMPLETE.replace("bisher keinen", "{~~bisher~>noch~~} keinen")
    shown = shown_html(place(ATTACHED, base=marked))
    assert "Änderung" in "".join(shown.values())
    assert SECRET not in "".join(shown.values())


def shown_html(path: Path) -> dict[str, str]:
    """Return the HTML that is published of a paper, by what follows the number in its names."""
    checked = check(path)
    made = publication(checked, attached(checked), html(checked), html)
    return {name: data.decode() for name, data in made.files.items() if name.endswith(".html")}


def html(checked: Checked) -> dict[str, bytes]:
    """Return all HTML editions by what follows the number, with everything that was deleted."""
    made = make(checked, ("html",), Wishes(scope="full", overview=True), attachments=False)
    return {name.removeprefix(made.stem): data for name, data in made.files.items()}


def written(publicities: list[Publicity | None]) -> str:
    lines = "".join(
        f"  - {attachment(index, each).title}{f', {each}' if each else ''}\n"
        for index, each in enumerate(publicities, 1)
    )
    return f"anlagen:\n{lines}" if lines else ""


def way(publicity: Publicity | None) -> str:
    return f"  - Rat, 31.05.2022{f', {publicity}' if publicity else ''}\n"


def consultation(publicity: Publicity | None) -> Consultation:
    if publicity is Publicity.PUBLIC:
        return Consultation(organization="Rat", publicity=publicity)
    return Consultation(organization=SECRET, agenda_number=SECRET, publicity=publicity)


def attachment(number: int, publicity: Publicity | None) -> Attachment:
    word = "Plan" if publicity is Publicity.PUBLIC else SECRET
    title, file = f"{word} {number}", f"{word}-{number}.pdf"
    return Attachment(number=number, title=title, file=file, publicity=publicity)
