"""Building a paper: all its files or none, under its own name."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter import checks
from drafter.checks.case import Rule
from drafter.checks.text import long_rationale_has_a_summary
from drafter.errors import OutputConflict, OutputFailed, RenderingFailed
from drafter.findings import Severity
from drafter.pipeline import FORMATS, USUAL_FORMATS, Built, build, making
from drafter.render import RENDERERS, Edition, Rendered
from tests.pipeline.conftest import COMPLETE, Place, png

LONG = " ".join(["Wort"] * 1_400)
SUMMARY = Rule(
    making.MEASURED_RULE,
    Severity.WARNING,
    "Eine lange Begründung hat eine Zusammenfassung.",
    long_rationale_has_a_summary,
)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "build"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def test_a_paper_is_written_in_every_format_under_its_number(place: Place, output: Path) -> None:
    path = place(base=COMPLETE)
    built = build(path, output)
    names = ("4711_2020-2025.html", "4711_2020-2025.pdf")
    assert built.files == tuple(output / name for name in names)
    files = contents(output)
    assert set(files) == {*names, "4711_2020-2025.manifest.json"}
    assert files[names[0]].startswith(b"<!DOCTYPE html>")
    assert b"Halle am Teich" in files[names[0]]
    assert files[names[1]].startswith(b"%PDF-")
    manifest = json.loads(files["4711_2020-2025.manifest.json"])
    assert manifest["quelle"] == "../inputs/vorlage.yaml"
    assert set(manifest["dateien"]) == set(names)


def test_text_has_an_ending_of_its_own_and_names_no_font(place: Place, output: Path) -> None:
    path = place(base=COMPLETE)
    name = "4711_2020-2025.txt"
    assert build(path, output, ["text"]).files == (output / name,)
    first = contents(output)
    assert "Halle am Teich" in first[name].decode()
    manifest = json.loads(first["4711_2020-2025.manifest.json"])
    assert (list(manifest["dateien"]), manifest["schriften"]) == ([name], {})
    build(path, output, ["text"])
    assert contents(output) == first


def test_the_same_paper_gives_the_same_bytes(place: Place, output: Path, tmp_path: Path) -> None:
    path = place(base=COMPLETE)
    build(path, output)
    build(path, tmp_path / "noch einmal")
    assert contents(output) == contents(tmp_path / "noch einmal")


@pytest.mark.parametrize("formats", [("html",), ("pdf",)])
def test_only_the_formats_asked_for_are_written(
    place: Place, output: Path, formats: tuple[str, ...]
) -> None:
    built = build(place(base=COMPLETE), output, formats)
    assert [file.suffix for file in built.files] == [f".{name}" for name in formats]
    assert {Path(name).suffix for name in contents(output)} == {f".{formats[0]}", ".json"}


def test_a_paper_without_number_is_named_as_its_file(place: Place, output: Path) -> None:
    build(place(name="Halle am Teich.yaml"), output, ["html"])
    assert set(contents(output)) == {"Halle+am+Teich.html", "Halle+am+Teich.manifest.json"}


def test_a_picture_goes_into_the_files(place: Place, output: Path) -> None:
    path = place('begruendung: "![Halle](halle.png)"\n')
    (path.parent / "halle.png").write_bytes(png())
    built = build(path, output, ["html"])
    assert b'src="data:image/png;base64,' in built.files[0].read_bytes()


def test_the_original_of_a_nachtrag_is_named(place: Place, output: Path) -> None:
    place(name="erste.yaml", base=COMPLETE)
    path = place("nachtrag: {art: ergänzt, zu: erste.yaml}\n")
    file, *_ = build(path, output, ["html"]).files
    words = re.sub(r"<[^>]*>", "", file.read_text("utf-8"))
    assert "„ergänzt“ (Drucksachen-Nr. 4711/2020-2025 vom 12.05.2022)" in words


# What stops a build


LACKING = COMPLETE.replace("begruendung: Die Halle trägt bisher keinen Namen.\n", "")


def test_an_open_error_stops_a_dispatched_paper_and_nothing_is_written(
    place: Place, output: Path
) -> None:
    built = build(place(base=LACKING), output)
    assert built.files == ()
    assert any(finding.severity is Severity.ERROR for finding in built.findings)
    assert not output.exists()


def test_an_open_error_lets_a_draft_pass(place: Place, output: Path) -> None:
    built = build(place(base=LACKING.replace("versandt", "entwurf")), output, ["html"])
    assert len(built.files) == 1
    assert "ENTWURF" in built.files[0].read_text("utf-8")


def test_a_missing_picture_stops_a_draft_too(place: Place, output: Path) -> None:
    built = build(place('begruendung: "![Halle](halle.png)"\n'), output)
    assert (built.files, output.exists()) == ((), False)


def test_an_unknown_chart_crashes_no_draft(place: Place, output: Path) -> None:
    build(place('begruendung: "Siehe ![](abbildung:fehlt)."\n'), output, ["html"])


def test_a_file_that_makes_no_paper_is_not_built(place: Place, output: Path) -> None:
    built = build(place("datum: 31.02.2022\n"), output)
    assert (built.files, output.exists()) == ((), False)
    assert built.findings


# Names that are taken


def test_two_papers_of_one_number_conflict_and_the_first_stays(place: Place, output: Path) -> None:
    build(place(base=COMPLETE, name="erste.yaml"), output, ["html"])
    first = contents(output)
    second = place(base=COMPLETE.replace("Teich", "See"), name="zweite.yaml")
    with pytest.raises(OutputConflict, match=r"„erste\.yaml“"):
        build(second, output, ["html"])
    assert contents(output) == first


def test_a_paper_may_be_built_again_after_a_change(place: Place, output: Path) -> None:
    build(place(base=COMPLETE), output, ["html"])
    (file,) = build(place(base=COMPLETE.replace("Teich", "See")), output, ["html"]).files
    assert "Halle am See" in file.read_text("utf-8")


def test_a_paper_that_was_renamed_may_be_built_again(place: Place, output: Path) -> None:
    path = place(base=COMPLETE, name="erste.yaml")
    build(path, output, ["html"])
    assert build(path.rename(path.with_name("zweite.yaml")), output, ["html"]).files


# What the renderer measures, and where it fails


def pages(length: float) -> Callable[[Edition], Rendered]:
    return lambda _: Rendered(b"%PDF-", {making.RATIONALE: length})


def summaries(built: Built) -> list[str]:
    return [finding.message for finding in built.findings if finding.code == SUMMARY.code]


def test_the_measured_length_replaces_the_estimate(
    place: Place, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "RULES", (SUMMARY,))
    path = place(f"begruendung: {LONG}\n")
    (estimated,) = summaries(build(path, output, ["html"]))
    assert "geschätzt" in estimated
    monkeypatch.setattr(making, "RENDERERS", {**RENDERERS, "pdf": pages(3.4)})
    (measured,) = summaries(build(path, output))
    assert "gemessen: rund 3,4" in measured
    monkeypatch.setattr(making, "RENDERERS", {**RENDERERS, "pdf": pages(2.9)})
    assert summaries(build(path, output)) == []


def test_the_pdf_is_measured(place: Place, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "RULES", (SUMMARY,))
    short_lines = "\\\n  ".join(["Wort"] * 250)
    path = place(f"begruendung: |\n  {short_lines}\n")
    assert summaries(build(path, output, ["html"])) == []
    (measured,) = summaries(build(path, output, ["pdf"]))
    assert "gemessen" in measured


def refused(_: Edition) -> Rendered:
    raise RenderingFailed("Der PDF-Satz meldet ein Problem.")


def test_a_failing_renderer_leaves_everything_as_it_was(
    place: Place, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(place(base=COMPLETE), output, ["html"])
    before = contents(output)
    monkeypatch.setattr(making, "RENDERERS", {**RENDERERS, "pdf": refused})
    with pytest.raises(RenderingFailed):
        build(place(base=COMPLETE.replace("Teich", "See")), output)
    assert contents(output) == before


def test_a_folder_that_cannot_be_written_is_told(place: Place, output: Path) -> None:
    output.write_bytes(b"eine Datei")
    with pytest.raises(OutputFailed):
        build(place(base=COMPLETE), output, ["html"])
    assert output.read_bytes() == b"eine Datei"


def test_what_is_usual_is_what_people_read() -> None:
    assert USUAL_FORMATS == ("html", "pdf")
    assert set(USUAL_FORMATS) <= set(FORMATS)


def test_a_file_that_a_build_does_not_write_again_is_removed(place: Place, tmp_path: Path) -> None:
    paper, output = place(), tmp_path / "build"
    build(paper, output, ("html", "pdf"))
    build(paper, output, ("html",))
    assert sorted(path.name for path in output.iterdir()) == [
        "vorlage.html",
        "vorlage.manifest.json",
    ]
