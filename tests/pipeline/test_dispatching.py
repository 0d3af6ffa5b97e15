"""The package for a meeting: what lies where, under which name, in which order; nothing leaks."""

import csv
import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from drafter.archive.store import Store
from drafter.errors import OutputConflict, OutputFailed, RenderingFailed, UsageMistake
from drafter.pipeline import Wishes
from drafter.pipeline.dispatching import Dispatched, Wanted, dispatch
from drafter.pipeline.meetings import Occasion
from tests.deliver.test_package import contents, failing, full
from tests.pipeline.conftest import COMPLETE, Place

PUBLIC, SECRET = "oeffentlich", "nichtoeffentlich"
MEETING = "Schul- und Sportausschuss, 31.05.2022, TOP 5, öffentlich"
SIGN = "GEHEIM"
HTML = Wanted(formats=("html",))

Pack = Callable[..., Dispatched]


def paper(number: str, *meetings: str, more: str = "", subject: str = "Halle am Teich") -> str:
    """Return a paper that may be dispatched, with these meetings in place of its own."""
    listed = "\n".join(f"  - {each}" for each in meetings or (MEETING,))
    text = COMPLETE.replace("4711/2020-2025", number).replace(f"  - {MEETING}", listed)
    return text.replace("Benennung der Sporthalle", f"'{subject}'") + more


def for_body(body: str | None = None, day: date | None = None) -> Wanted:
    return Wanted(Occasion(body, day), ("html",))


@pytest.fixture
def packed(place: Place, tmp_path: Path) -> Pack:
    """Pack papers, given by their texts, into the test's package."""

    def pack(*papers: str, wanted: Wanted = HTML, folder: str = "paket") -> Dispatched:
        paths = [place(name=f"v{i}.yaml", base=text) for i, text in enumerate(papers)]
        return dispatch(paths, tmp_path / folder, wanted)

    return pack


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def table(part: Path) -> list[dict[str, str]]:
    """Return the field list as a spreadsheet reads it."""
    data = (part / "liste.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    return list(csv.DictReader(data.decode("utf-8-sig").splitlines(), delimiter=";"))


def column(part: Path, name: str) -> list[str]:
    return [row[name] for row in table(part)]


def secret_files(tmp_path: Path) -> str:
    """Write the files of Anlagen beside the papers; return their entries."""
    folder = tmp_path / "inputs" / "anlagen"
    folder.mkdir(parents=True)
    for name in ("plan", f"{SIGN}-wert", f"{SIGN}-offen"):
        with pikepdf.new() as made:
            made.add_blank_page()
            made.docinfo.Keywords = name
            made.save(folder / f"{name}.pdf")
    return f"""\
anlagen:
  - Plan, anlagen/plan.pdf, öffentlich
  - {{titel: {SIGN} Wert, datei: anlagen/{SIGN}-wert.pdf, beratung: nichtöffentlich,
     grund: Grundstücksangelegenheiten}}
  - {{titel: {SIGN} Offen, datei: anlagen/{SIGN}-offen.pdf}}
"""


CLOSED = "{gremium: Rat, sitzung: 16.05.2022, beratung: nichtöffentlich, grund: Auftragsvergaben}"
NEUTRAL = "neutraler_titel: Eine Vergabe\n"
LATER = "4712/2020-2025/1"
UNSAID = "{gremium: Schul- und Sportausschuss, sitzung: 31.05.2022, top: 6}"


def secrets() -> Iterator[str]:
    """Yield papers with a secret subject that are not public, each for another reason."""
    subject = f"{SIGN} Verkauf"
    yield paper("4712/2020-2025", CLOSED, more=NEUTRAL, subject=subject)
    yield paper("4713/2020-2025", MEETING, CLOSED, more=NEUTRAL, subject=subject)
    behind = "nachtrag: {art: ersetzt, zu: v1.yaml}\n"
    yield paper(LATER, MEETING, more=behind, subject=subject)


def test_nothing_secret_is_in_the_public_part(packed: Pack, tmp_path: Path) -> None:
    open_one = paper("4711/2020-2025", more=secret_files(tmp_path))
    done = packed(open_one, *secrets(), wanted=Wanted(formats=("html",), drafts=True))
    assert done.stopped == (), done.findings
    public = tmp_path / "paket" / PUBLIC
    (page,) = public.glob("*.html")
    for path in public.iterdir():
        assert SIGN not in path.name
        assert SIGN.encode() not in path.read_bytes(), path
    (whole,) = (tmp_path / "paket" / SECRET).glob(page.name)
    assert f"{SIGN} Wert" in whole.read_text(encoding="utf-8")
    assert column(public, "dateiart") == ["Vorlage", "Anlage"]
    assert any(SIGN.encode() in path.read_bytes() for path in public.parent.glob("*/*.pdf"))
    hidden = set(column(tmp_path / "paket" / SECRET, "drucksachennummer"))
    assert hidden == {f"{number}/2020-2025" for number in (4711, 4712, 4713)} | {LATER}
    assert set(column(tmp_path / "paket" / SECRET, "oeffentlichkeit")) == {"nichtöffentlich"}


def test_a_text_that_tells_a_title_which_is_not_public_is_told(
    packed: Pack, tmp_path: Path
) -> None:
    files = secret_files(tmp_path)
    silent = paper("4711/2020-2025", more=files)
    telling = paper("4711/2020-2025", more=files, subject=f"Kauf nach {SIGN} Wert")
    wanted = Wanted(formats=("html",), drafts=True)
    assert packed(silent, wanted=wanted).notes == ()
    (note,) = packed(telling, wanted=wanted).notes
    assert f"{SIGN} Wert" in note


def test_what_is_not_said_to_be_public_is_not(packed: Pack, tmp_path: Path) -> None:
    draft = paper("4711/2020-2025", UNSAID).replace("status: versandt\n", "")
    done = packed(draft, wanted=Wanted(formats=("html",), drafts=True))
    assert not (tmp_path / "paket" / PUBLIC).exists()
    assert [note for note in done.notes if f"„{SECRET}“" in note]


def test_the_public_part_is_the_same_whatever_is_secret(packed: Pack, tmp_path: Path) -> None:
    """Also the names: a secret file of the same name takes nothing away from a public one."""
    packed(paper("4711/2020-2025"), folder="ohne")
    twin = paper("4711/2020-2025", CLOSED, more=NEUTRAL)
    packed(paper("4711/2020-2025"), twin, folder="mit")
    assert contents(tmp_path / "ohne" / PUBLIC) == contents(tmp_path / "mit" / PUBLIC)
    assert (tmp_path / "mit" / SECRET).exists()


def test_papers_stand_in_the_order_of_the_agenda(packed: Pack, tmp_path: Path) -> None:
    tops = ["13.2", "8.10", "II/2", "8.2"]
    meetings = [f"Rat, 16.05.2022, TOP {top}, öffentlich" for top in tops]
    papers = [paper(f"{n}/2020-2025", meeting) for n, meeting in enumerate(meetings, 1)]
    no_top = paper("5/2020-2025", "Rat, 16.05.2022, öffentlich")
    packed(no_top, *papers, wanted=for_body("Rat"))
    assert column(tmp_path / "paket" / PUBLIC, "top") == ["II/2", "8.2", "8.10", "13.2", ""]
    mail = (tmp_path / "paket" / PUBLIC / "mail.txt").read_text(encoding="utf-8")
    found = [mail.index(f"Drucksachen-Nr. {number}/") for number in (3, 4, 2, 1, 5)]
    assert found == sorted(found)


JOINT = (
    "{gremium: Jugendhilfeausschuss, gemeinsam_mit: [HWBA], sitzung: 02./03.05.2022, "
    "beratung: öffentlich}"
)


@pytest.mark.parametrize(
    ("body", "day", "numbers"),
    [
        ("HWBA", None, ["2/2020-2025"]),
        ("jugendhilfeausschuss", None, ["2/2020-2025"]),
        (None, date(2022, 5, 3), ["2/2020-2025"]),
        ("Rat der Stadt Bielefeld", date(2022, 5, 16), ["3/2020-2025"]),
        (None, None, ["2/2020-2025", "3/2020-2025", "1/2020-2025"]),
    ],
)
def test_the_occasion_chooses_papers(
    body: str | None, day: date | None, numbers: list[str], packed: Pack, tmp_path: Path
) -> None:
    rat = "Rat, 16.05.2022, TOP 7, öffentlich"
    packed(
        paper("1/2020-2025"),
        paper("2/2020-2025", JOINT),
        paper("3/2020-2025", rat, MEETING),
        wanted=for_body(body, day),
    )
    found = column(tmp_path / "paket" / PUBLIC, "drucksachennummer")
    assert list(dict.fromkeys(found)) == numbers


def test_only_consultations_of_the_occasion_are_listed(packed: Pack, tmp_path: Path) -> None:
    rat = "Rat, 16.05.2022, TOP 7, Entscheidung, öffentlich"
    packed(paper("3/2020-2025", rat, MEETING), wanted=for_body("Rat"))
    (row,) = table(tmp_path / "paket" / PUBLIC)
    name = "TOP_7_3-2020-2025_Halle_am_Teich.html"
    data = (tmp_path / "paket" / PUBLIC / name).read_bytes()
    assert row == {
        "drucksachennummer": "3/2020-2025",
        "vorlagenart": "Beschlussvorlage",
        "gegenstand": "Halle am Teich",
        "neutraler_titel": "",
        "amt": "400 Amt für Schule",
        "datum": "12.05.2022",
        "gremium": "Rat",
        "sitzung": "16.05.2022",
        "top": "7",
        "beratung": "öffentlich",
        "zustaendigkeit": "Entscheidung",
        "dateiart": "Vorlage",
        "fassung": "",
        "anlage": "",
        "titel": "",
        "oeffentlichkeit": "öffentlich",
        "datei": name,
        "sha512": hashlib.sha512(data).hexdigest(),
    }


def test_no_agenda_number_stands_where_meetings_differ_in_it(packed: Pack, tmp_path: Path) -> None:
    packed(paper("3/2020-2025", "Rat, 16.05.2022, TOP 7, öffentlich", MEETING))
    public = tmp_path / "paket" / PUBLIC
    assert "3-2020-2025_Halle_am_Teich.html" in names(public)
    mail = (public / "mail.txt").read_text(encoding="utf-8")
    assert "\nDrucksachen-Nr. 3/2020-2025\n" in mail
    assert "  Beratung: Rat, 16.05.2022, TOP 7\n  Beratung: Schul- und Sport" in mail


@pytest.mark.parametrize("subject", ['=HYPERLINK("a";"b")', "+1", "-1", "@SUM(A1)", "\uff1d1"])
def test_no_spreadsheet_computes_what_an_author_wrote(
    subject: str, packed: Pack, tmp_path: Path
) -> None:
    packed(paper("1/2020-2025", subject=subject))
    assert column(tmp_path / "paket" / PUBLIC, "gegenstand") == [f"'{subject}"]


def test_a_paper_with_errors_stops_the_package(packed: Pack, tmp_path: Path) -> None:
    packed(paper("1/2020-2025"))
    before = contents(tmp_path / "paket")
    wrong = paper("2/2020-2025").replace("begruendung", "begruendnug")
    done = packed(paper("1/2020-2025", subject="Anderes"), wrong)
    assert [path.name for path in done.stopped] == ["v1.yaml"]
    assert done.files == ()
    assert done.findings
    assert contents(tmp_path / "paket") == before


def test_a_draft_stops_it_unless_drafts_are_wanted(packed: Pack, tmp_path: Path) -> None:
    draft = paper("1/2020-2025").replace("status: versandt\n", "")
    with pytest.raises(UsageMistake, match="ist noch nicht versandt"):
        packed(draft)
    assert not (tmp_path / "paket").exists()
    packed(draft, wanted=Wanted(formats=("html",), drafts=True))
    mail = (tmp_path / "paket" / PUBLIC / "mail.txt").read_text(encoding="utf-8")
    assert "Drucksachen-Nr. 1/2020-2025 (Entwurf)" in mail


def test_no_paper_or_an_unknown_body_is_said(packed: Pack) -> None:
    with pytest.raises(UsageMistake, match="Keine der Vorlagen wird dort beraten: HWBA"):
        packed(paper("1/2020-2025"), wanted=for_body("HWBA"))
    with pytest.raises(UsageMistake, match="Meinten Sie „Integrationsrat“"):
        packed(paper("1/2020-2025"), wanted=for_body("Integrationrat"))


def test_a_package_is_replaced_as_a_whole_by_one_for_the_same_meeting(
    packed: Pack, tmp_path: Path
) -> None:
    rat = for_body("Rat")
    one, other = (paper(f"{n}/2020-2025", "Rat, 16.05.2022, öffentlich") for n in (1, 2))
    assert packed(one, other, wanted=rat).is_new
    assert not packed(one, other, wanted=rat).is_new
    assert packed(one, wanted=rat).is_new
    assert len(list((tmp_path / "paket" / PUBLIC).glob("*.html"))) == 1


@pytest.mark.parametrize("later", [for_body("Rat"), HTML])
def test_a_package_for_something_else_is_left_alone(
    later: Wanted, packed: Pack, tmp_path: Path
) -> None:
    rat = "Rat, 16.05.2022, öffentlich"
    packed(paper("1/2020-2025", rat), paper("2/2020-2025", rat))
    before = contents(tmp_path / "paket")
    with pytest.raises(OutputConflict):
        packed(paper("1/2020-2025", rat), wanted=later)
    assert contents(tmp_path / "paket") == before


def test_a_full_disk_leaves_the_package_of_before(packed: Pack, tmp_path: Path) -> None:
    packed(paper("1/2020-2025"))
    before = contents(tmp_path / "paket")
    with failing(8, full, lasting=True), pytest.raises(OutputFailed, match="Datenträger ist voll"):
        packed(paper("1/2020-2025", subject="Anderes"))
    assert contents(tmp_path / "paket") == before


def test_a_paper_that_cannot_be_set_is_named_and_ends_it_all(packed: Pack, tmp_path: Path) -> None:
    """The font has no cuneiform."""
    odd = paper("2/2020-2025", subject="Zeichen \U00012000")
    wanted = Wanted(Occasion(), ("pdf",))
    with pytest.raises(RenderingFailed, match=r"v0.yaml: .* Das Paket wurde nicht geschrieben"):
        packed(odd, wanted=wanted)
    assert [path.name for path in tmp_path.iterdir()] == ["inputs"]


def test_it_is_never_written_into_an_archive(packed: Pack, tmp_path: Path) -> None:
    Store.create(tmp_path / "ablage")
    with pytest.raises(UsageMistake, match="liegt in der Ablage"):
        packed(paper("1/2020-2025"), folder="ablage/paket")


def test_equal_names_are_told_apart_and_that_is_said(packed: Pack, tmp_path: Path) -> None:
    twin = "Plan, nummer: 1, beratung: öffentlich"
    more = secret_files(tmp_path).replace(f"{SIGN} Offen", twin)
    draft = paper("1/2020-2025", more=more).replace("status: versandt\n", "")
    done = packed(draft, wanted=Wanted(formats=("html",), drafts=True))
    twins = [name for name in names(tmp_path / "paket" / PUBLIC) if "Anlage_1_Plan" in name]
    assert len(twins) == 2
    assert [note for note in done.notes if "_2.pdf" in note]


def test_the_sheet_lists_every_file_and_whence_it_is(packed: Pack, tmp_path: Path) -> None:
    packed(paper("1/2020-2025"))
    sheet = json.loads((tmp_path / "paket/paket.json").read_bytes())
    found = contents(tmp_path / "paket")
    del found["paket.json"]
    assert sheet["dateien"] == {n: hashlib.sha512(d).hexdigest() for n, d in found.items()}
    (told,) = sheet["vorlagen"]
    assert told["quelle"] == "../inputs/v0.yaml"
    assert "../inputs/v0.yaml" in told["eingaben"]


def test_editions_of_a_supplement_have_names_of_their_own(packed: Pack, tmp_path: Path) -> None:
    first = paper("4711/2020-2025")
    later = paper("4711/2020-2025/1", more="nachtrag: {art: ergänzt, zu: v0.yaml}\n")
    later = later.replace("keinen Namen.", "keinen Namen. Sie wurde 1971 gebaut.")
    wanted = Wanted(formats=("html",), wishes=Wishes(("markiert", "rein", "grossdruck")))
    packed(first, later, wanted=wanted)
    stems = [name.removesuffix(".html") for name in names(tmp_path / "paket" / PUBLIC)]
    base = "TOP_5_4711-2020-2025-1_Halle_am_Teich"
    assert {base, f"{base}_rein", f"{base}_grossdruck"} <= set(stems)
    rows = column(tmp_path / "paket" / PUBLIC, "fassung")
    assert rows == ["", "grossdruck", "", "rein", "grossdruck"]


def test_anlagen_are_stamped_or_have_a_cover_page_and_no_original_is_handed_on(
    packed: Pack, tmp_path: Path
) -> None:
    secret_files(tmp_path)
    signed = tmp_path / "inputs/anlagen/signed.pdf"
    with pikepdf.open(tmp_path / "inputs/anlagen/plan.pdf") as plan:
        form = pikepdf.Dictionary(Fields=pikepdf.Array(), SigFlags=3)
        plan.Root.AcroForm = plan.make_indirect(form)
        plan.save(signed)
    entries = ("Plan, anlagen/plan.pdf", "Vertrag, anlagen/signed.pdf")
    more = "anlagen:\n" + "".join(f"  - {entry}, öffentlich\n" for entry in entries)
    packed(paper("1/2020-2025", more=more))
    public = tmp_path / "paket" / PUBLIC
    stem = "TOP_5_1-2020-2025_Anlage"
    attached = [name for name in names(public) if "Anlage" in name]
    kept = ("1_Plan", "2_Vertrag", "2_Vertrag_deckblatt")
    assert attached == [f"{stem}_{name}.pdf" for name in kept]
    assert (public / f"{stem}_2_Vertrag.pdf").read_bytes() == signed.read_bytes()
    mail = (public / "mail.txt").read_text(encoding="utf-8")
    assert f"  - Anlage 2 (Deckblatt), Vertrag: {stem}_2_Vertrag_deckblatt.pdf\n" in mail
    sheet = json.loads((tmp_path / "paket/paket.json").read_bytes())
    told = [each["behandlung"] for each in sheet["vorlagen"][0]["anlagen"]]
    assert told == ["gestempelt", "Deckblatt"]
