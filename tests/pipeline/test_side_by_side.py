"""Papers compared that a caller names, and the files of their Synopse beside those of a build."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from drafter import resources
from drafter.errors import OutputConflict
from drafter.findings import Severity
from drafter.model.addresses import address_at, parse_address
from drafter.pipeline import Wishes, build, compare, steps, write_synopsis
from drafter.pipeline.synopses import laid_out
from drafter.redline.synopsis import Synopsis
from tests.pipeline.conftest import COMPLETE, DRAFT, Place, png

INPUTS = Path(__file__).parents[2] / "inputs"
SYNOPSIS = Wishes(("synopse",))
CHANGED = COMPLETE.replace("am Teich", "am See").replace("12.05.2022", "19.05.2022")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "build"


def synopsis_of(*paths: Path, full: bool = False) -> Synopsis:
    comparison = compare(paths).comparison
    assert comparison
    return laid_out(comparison, full=full)[1]


def page_of(output: Path, *paths: Path, forms: Path | None = None) -> str:
    (file,) = write_synopsis(compare(paths, forms), output, ["html"])
    return file.read_text("utf-8")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def supplement(place: Place, number: int, of: str, name: str, base: str = CHANGED) -> Path:
    """Write the Nachtrag of a number to a paper."""
    text = base.replace("4711/2020-2025", f"4711/2020-2025/{number}")
    return place(f"nachtrag: {{art: ersetzt, zu: {of}}}\n", name=name, base=text)


# What is compared


def test_any_two_papers_are_compared(place: Place) -> None:
    old = place(base=COMPLETE)
    comparison = compare([old, place(base=CHANGED, name="neu.yaml")]).comparison
    assert comparison
    assert comparison.heads == (
        "Drs. 4711/2020-2025 vom 12.05.2022",
        "Drs. 4711/2020-2025 vom 19.05.2022",
    )
    words = [edit for change in comparison.changes for edit in change.edits]
    assert ("Teich", "See") in words


def test_three_papers_are_two_steps(place: Place) -> None:
    paths = place(base=COMPLETE), place(base=CHANGED, name="b.yaml"), place(name="c.yaml")
    comparison = compare(paths).comparison
    assert comparison
    assert [step.heads for step in steps(comparison)] == [
        ("Drs. 4711/2020-2025 vom 12.05.2022", "Drs. 4711/2020-2025 vom 19.05.2022"),
        ("Drs. 4711/2020-2025 vom 19.05.2022", "c.yaml"),
    ]
    assert synopsis_of(*paths).heads == (
        "Stelle",
        "Drs. 4711/2020-2025 vom 12.05.2022",
        "Drs. 4711/2020-2025 vom 19.05.2022",
        "c.yaml",
    )


def test_versions_of_one_number_and_day_are_known_by_their_files(place: Place) -> None:
    other = place(base=COMPLETE.replace("Teich", "See"), name="neu.yaml")
    heads = synopsis_of(place(base=COMPLETE), other).heads
    assert heads[1].endswith("vom 12.05.2022 (vorlage.yaml)")
    assert heads[2].endswith("vom 12.05.2022 (neu.yaml)")


def test_files_of_one_name_are_known_by_their_folders(place: Place) -> None:
    heads = synopsis_of(place(name="alt/a.yaml"), place(name="neu/a.yaml"), full=True).heads
    assert heads[1:] == ("a.yaml (alt/a.yaml)", "a.yaml (neu/a.yaml)")


def test_a_paper_that_cannot_be_read_is_told_with_its_findings(place: Place) -> None:
    broken = place("datum: 31.02.2022\n", name="kaputt.yaml")
    compared = compare([place(), broken])
    assert compared.comparison is None
    assert [Path(finding.place.file).name for finding in compared.findings] == ["kaputt.yaml"]


@pytest.mark.parametrize(
    ("of", "words", "sentence"),
    [
        ("fehlt.yaml", "am Teich", "sein ganzer Text lässt sich nicht bilden"),
        ("vorlage.yaml", "am Meer", "stehen nicht in"),
    ],
    ids=["no-original", "unclear"],
)
def test_only_a_whole_text_is_compared(place: Place, of: str, words: str, sentence: str) -> None:
    old = place(base=COMPLETE)
    lines = (
        f"nachtrag: {{art: ergänzt, zu: {of}, umfang: nur_ergaenzung}}",
        f"aenderungen:\n  - In Begründung wird „{words}“ durch „am See“ ersetzt.\n",
    )
    made = compare([old, place("\n".join(lines), name="nachtrag.yaml", base=DRAFT)])
    assert made.comparison is None
    assert any(sentence in finding.message for finding in made.findings)


def test_a_missing_picture_is_told_and_an_open_rule_is_not(place: Place) -> None:
    assert compare([place(), place("status: versandt\n", name="b.yaml")]).comparison
    (finding,) = compare([place(), place('ziele: "![](a.png)"\n', name="c.yaml")]).findings
    assert (finding.code, finding.severity) == ("bild-fehlt", Severity.ERROR)


def test_papers_of_two_forms_are_compared_and_set_in_the_newest_ones(
    place: Place, output: Path, tmp_path: Path
) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(resources.templates_directory(), templates)
    shutil.copytree(templates / "bielefeld", templates / "neustadt")
    form = templates / "neustadt/form.yaml"
    text = form.read_text("utf-8").replace("Stadt Bielefeld", "Musterstadt")
    form.write_text(text.replace('farbe: "#B00020"', 'farbe: "#1A4F9C"'), "utf-8")
    other = CHANGED.replace("formular: bielefeld", "formular: neustadt")
    papers = place(base=COMPLETE), place(base=other, name="neu.yaml")
    html = page_of(output, *papers, forms=templates)
    assert "--mark-ink: #1A4F9C" in html
    assert "<ins>Musterstadt</ins>" in html


# Pictures of two versions


def pictured(place: Place, folder: str, width: int | None) -> Path:
    text = 'begruendung: "Ein Satz.\n\n  ![Halle](halle.png)"\n'
    path = place(text, name=f"{folder}/vorlage.yaml")
    if width:
        (path.parent / "halle.png").write_bytes(png(width))
    return path


def addresses(html: str) -> list[str]:
    return [part.split('"')[0] for part in html.split('<img src="')[1:]]


def test_pictures_of_one_name_are_told_apart(place: Place, output: Path) -> None:
    html = page_of(output, pictured(place, "a", 2), pictured(place, "b", 3))
    old, new = addresses(html)
    assert old != new


def test_the_same_picture_is_no_change(place: Place) -> None:
    assert synopsis_of(pictured(place, "a", 2), pictured(place, "b", 2)).rows == ()


def test_a_picture_that_is_lost_is_said_to_be(place: Place, output: Path) -> None:
    """A build must not fail because the original's picture is no longer there."""
    pictured(place, ".", None)
    text = 'begruendung: "Ein Satz."\nnachtrag: {art: ersetzt, zu: vorlage.yaml}\n'
    (file,) = build(place(text, name="neu.yaml"), output, ["html"], SYNOPSIS).files[:1]
    assert "[Das Bild „halle.png“ liegt nicht vor.]" in file.read_text("utf-8")


# What stands above it


def test_as_soon_as_one_version_is_non_public_the_synopsis_is(place: Place, output: Path) -> None:
    secret = "beratungsfolge:\n  - gremium: Rat\n    beratung: nichtöffentlich\n"
    open_to_all, closed = place(), place(secret, name="b.yaml")
    for paths in ((open_to_all, closed), (closed, open_to_all)):
        assert "<p>Nichtöffentlich</p>" in page_of(output, *paths)
    assert "Nichtöffentlich" not in page_of(output, open_to_all, place("ziele: x\n", name="c.yaml"))


def test_an_empty_comparison_says_so(place: Place, output: Path) -> None:
    html = page_of(output, place(base=COMPLETE), place(base=COMPLETE, name="b.yaml"))
    assert "<p>Es hat sich nichts geändert.</p>" in html
    assert "<table" not in html


# Its files


def test_the_files_are_named_for_the_newest_and_owned_by_it(place: Place, output: Path) -> None:
    new = place(base=CHANGED, name="neu.yaml")
    files = write_synopsis(compare([place(base=COMPLETE), new]), output, ["html", "pdf"])
    stem = "4711_2020-2025.synopse"
    assert [file.name for file in files] == [f"{stem}.html", f"{stem}.pdf"]
    assert names(output) == {f"{stem}.html", f"{stem}.pdf", f"{stem}.manifest.json"}
    manifest = json.loads((output / f"{stem}.manifest.json").read_bytes())
    assert manifest["quelle"] == "../inputs/neu.yaml"
    assert set(manifest["dateien"]) == {f"{stem}.html", f"{stem}.pdf"}


def test_the_same_papers_give_the_same_bytes(place: Place, output: Path, tmp_path: Path) -> None:
    compared = compare([place(base=COMPLETE), place(base=CHANGED, name="neu.yaml")])
    folders = output, tmp_path / "noch einmal"
    written = [write_synopsis(compared, folder, ["html", "pdf"]) for folder in folders]
    assert contents(written[0]) == contents(written[1])


def contents(files: Iterable[Path]) -> list[bytes]:
    return [file.read_bytes() for file in files]


def test_a_format_that_is_not_written_again_is_removed(place: Place, output: Path) -> None:
    compared = compare([place(base=COMPLETE), place(base=CHANGED, name="neu.yaml")])
    write_synopsis(compared, output, ["html", "pdf"])
    write_synopsis(compared, output, ["html"])
    assert "4711_2020-2025.synopse.pdf" not in names(output)


def test_a_build_and_a_comparison_leave_each_others_files_alone(place: Place, output: Path) -> None:
    old = place(base=COMPLETE, name="alt.yaml")
    new = supplement(place, 1, "alt.yaml", "neu.yaml")
    built = contents(build(new, output, ["html"]).files)
    write_synopsis(compare([old, new]), output, ["html"])
    assert contents(build(new, output, ["html"]).files) == built
    assert "4711_2020-2025_1.synopse.html" in names(output)


def test_a_comparison_does_not_overwrite_the_synopsis_of_a_build(
    place: Place, output: Path
) -> None:
    old = place(base=COMPLETE, name="alt.yaml")
    new = supplement(place, 1, "alt.yaml", "neu.yaml")
    build(new, output, ["html"], SYNOPSIS)
    before = contents(sorted(output.iterdir()))
    with pytest.raises(OutputConflict, match="drafter build"):
        write_synopsis(compare([new, old, new]), output, ["html"])
    assert contents(sorted(output.iterdir())) == before


def test_a_build_takes_over_the_synopsis_of_a_comparison(place: Place, output: Path) -> None:
    old = place(base=COMPLETE, name="alt.yaml")
    new = supplement(place, 1, "alt.yaml", "neu.yaml")
    write_synopsis(compare([old, new]), output, ["html", "pdf"])
    build(new, output, ["html"], SYNOPSIS)
    assert names(output) == {
        "4711_2020-2025_1.synopse.html",
        "4711_2020-2025_1.aenderungen.json",
        "4711_2020-2025_1.manifest.json",
    }


def test_papers_of_one_number_do_not_overwrite_each_others_synopsis(
    place: Place, output: Path
) -> None:
    old = place(base=COMPLETE)
    write_synopsis(compare([old, place(base=CHANGED, name="neu.yaml")]), output, ["html"])
    other = place(base=CHANGED, name="andere.yaml")
    with pytest.raises(OutputConflict, match=r"„neu\.yaml“"):
        write_synopsis(compare([old, other]), output, ["html"])


# The Synopse as an edition of a build


def test_a_build_writes_the_synopsis_where_it_is_asked_for(place: Place, output: Path) -> None:
    place(base=COMPLETE, name="alt.yaml")
    new = supplement(place, 1, "alt.yaml", "neu.yaml")
    files = build(new, output, ["html"], Wishes(("markiert", "synopse"))).files
    stem = "4711_2020-2025_1"
    assert [file.name for file in files] == [
        f"{stem}.html",
        f"{stem}.synopse.html",
        f"{stem}.aenderungen.json",
    ]
    assert "<ins>See</ins>" in files[1].read_text("utf-8")


def test_the_nachtrag_to_a_nachtrag_has_three_columns(place: Place, output: Path) -> None:
    place(base=COMPLETE, name="alt.yaml")
    supplement(place, 1, "alt.yaml", "erster.yaml")
    third = CHANGED.replace("am See", "am Fluss").replace("19.05.2022", "25.05.2022")
    new = supplement(place, 2, "erster.yaml", "zweiter.yaml", third)
    html = build(new, output, ["html"], SYNOPSIS).files[0].read_text("utf-8")
    assert [part.split("<")[0] for part in html.split('<th scope="col">')[1:]] == [
        "Stelle",
        "Drs. 4711/2020-2025 vom 12.05.2022",
        "Drs. 4711/2020-2025/1 vom 19.05.2022",
        "Drs. 4711/2020-2025/2 vom 25.05.2022",
    ]
    assert "<ins><del>See</del></ins>" in html


def test_a_paper_that_changes_nothing_has_no_synopsis(place: Place, output: Path) -> None:
    (file,) = build(place(base=DRAFT), output, ["html"], SYNOPSIS).files
    assert file.name == "vorlage.html"


def test_the_address_of_a_row_of_a_cover_can_be_copied_into_an_amendment() -> None:
    papers = [INPUTS / f"offener-ganztag-2024{which}.yaml" for which in ("", "-nachtrag")]
    comparison = compare(papers).comparison
    assert comparison
    (place,) = (each.place for each in comparison.changes if ", Deckung, " in each.place)
    loc = ("beschlussvorschlag", "teile", 3, "ziffern", 2, "deckung", "zeilen", 2)
    assert parse_address(place) == address_at(loc)
