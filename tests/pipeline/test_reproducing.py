"""An output is built once more from its manifest, and what is not the same is told with the why."""

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from drafter import pipeline
from drafter.errors import EnvironmentMissing, UsageMistake
from drafter.pipeline.checking import check
from drafter.pipeline.making import make
from drafter.pipeline.recorded import MOST_BYTES, CompareOptions
from drafter.pipeline.reproducing import Reproduced, Verdict, rebuild, reproduce, verdicts
from drafter.render.environment import DEBIAN_FONTS, FONT_FILES
from drafter.render.fonts import font_hashes
from drafter.render.programs import programs
from drafter.resources import templates_directory
from tests.pipeline.conftest import COMPLETE, DRAFT, Place, png

STEM = "4711_2020-2025"
HTML = f"{STEM}.html"
SHEET = f"{STEM}.manifest.json"

Built = Callable[..., Path]


@pytest.fixture
def built(place: Place, tmp_path: Path) -> Built:
    """Build a complete paper as HTML, or as told, and return the output folder."""

    def build(more: str = "", formats: tuple[str, ...] = ("html",), **wishes: Any) -> Path:
        path = place(more, base=COMPLETE)
        pipeline.build(path, tmp_path / "build", formats, pipeline.Wishes(**wishes))
        return tmp_path / "build"

    return build


def rewritten(sheet: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """Change what a manifest says."""
    content = json.loads(sheet.read_bytes())
    change(content)
    sheet.write_text(json.dumps(content), encoding="utf-8")
    return sheet


def told(reproduced: Reproduced) -> Mapping[str, str]:
    return {name: verdict.name for name, verdict in reproduced.files.items()}


def test_pdf_and_html_are_the_same_when_nothing_changed(built: Built) -> None:
    output = built(formats=("html", "pdf"))
    reproduced = reproduce(output / f"{STEM}.pdf")
    assert told(reproduced) == {HTML: "SAME", f"{STEM}.pdf": "SAME"}
    assert reproduced.same
    assert reproduced.differences == ()
    assert reproduced.source == output.parent / "inputs/vorlage.yaml"


def test_nothing_is_written(built: Built) -> None:
    output = built()
    before = {path: path.stat().st_mtime_ns for path in output.parent.rglob("*")}
    reproduce(output / HTML)
    assert {path: path.stat().st_mtime_ns for path in output.parent.rglob("*")} == before


def test_the_options_of_the_build_are_taken_again(place: Place, tmp_path: Path) -> None:
    place(base=COMPLETE, name="alt.yaml")
    changed = COMPLETE.replace("Teich", "See").replace("4711/2020-2025", "4711/2020-2025/1")
    path = place("nachtrag: {art: ersetzt, zu: alt.yaml}\n", name="neu.yaml", base=changed)
    wishes = pipeline.Wishes(("auszug", "synopse"), scope="full", overview=True)
    pipeline.build(path, tmp_path, ("html",), wishes)
    stem = "4711_2020-2025_1"
    names = [f"{stem}{each}" for each in (".auszug.html", ".synopse.html", ".aenderungen.json")]
    assert told(reproduce(tmp_path / names[1])) == dict.fromkeys(names, "SAME")
    rewritten(
        tmp_path / f"{stem}.manifest.json", lambda m: m["optionen"].update(fassungen=["rein"])
    )
    assert told(reproduce(tmp_path / names[0])) == {
        names[0]: "NOT_MADE",
        names[1]: "NOT_MADE",
        names[2]: "SAME",
        f"{stem}.rein.html": "ADDED",
    }


def test_a_synopsis_is_made_again_from_all_its_versions(place: Place, tmp_path: Path) -> None:
    papers = [place(f"datum: 1{day}.05.2022\n", name=f"v{day}.yaml") for day in range(3)]
    files = pipeline.write_synopsis(pipeline.compare(papers), tmp_path, ["html"], full=True)
    reproduced = reproduce(files[0])
    assert told(reproduced) == {files[0].name: "SAME"}
    papers[0].write_text(papers[0].read_text("utf-8").replace("Sporthalle", "Halle"), "utf-8")
    reproduced = reproduce(files[0])
    assert told(reproduced) == {files[0].name: "DIFFERS"}
    assert reproduced.differences == ("Eingabe „v0.yaml“: geändert",)


@pytest.mark.parametrize(
    ("before", "on_disk", "made", "verdict"),
    [
        ("a", "a", "a", Verdict.SAME),
        ("a", "a", "b", Verdict.DIFFERS),
        ("a", "b", "a", Verdict.ALTERED),
        ("a", "b", "c", Verdict.ALTERED_AND_DIFFERS),
        ("a", "b", "b", Verdict.MISSTATED),
        ("a", None, "a", Verdict.MISSING),
        ("a", None, "b", Verdict.MISSING_AND_DIFFERS),
        ("a", "a", None, Verdict.NOT_MADE),
        (None, None, "a", Verdict.ADDED),
    ],
)
def test_each_case_has_its_sentence(
    before: str | None, on_disk: str | None, made: str | None, verdict: Verdict
) -> None:
    hashes = ({"f": each} if each else {} for each in (before, on_disk, made))
    assert verdicts(*hashes) == {"f": verdict}


def test_an_altered_or_missing_file_is_told_from_a_changed_input(built: Built) -> None:
    output = built()
    file = output / HTML
    file.write_bytes(file.read_bytes() + b" ")
    assert told(reproduce(output / SHEET)) == {HTML: "ALTERED"}
    file.unlink()
    assert told(reproduce(output / SHEET)) == {HTML: "MISSING"}


def test_changed_inputs_are_named_as_seen_from_the_paper(place: Place, tmp_path: Path) -> None:
    lines = "begruendung: {datei: texte/lang.md}\nanlagen:\n  - {titel: Plan, datei: plan.pdf}\n"
    lines += 'ziele: "![Halle](halle.png)"\n'
    path = place(lines, name="tief/vorlage.yaml")
    folder = path.parent
    (folder / "texte").mkdir()
    for name, data in {"texte/lang.md": b"Text", "plan.pdf": b"%PDF", "halle.png": png()}.items():
        (folder / name).write_bytes(data)
    pipeline.build(path, tmp_path / "build", ["html"])
    sheet = tmp_path / "build/vorlage.manifest.json"
    assert list(json.loads(sheet.read_bytes())["eingaben"]) == [
        f"../inputs/tief/{name}"
        for name in ("vorlage.yaml", "texte/lang.md", "halle.png", "plan.pdf")
    ]
    (folder / "texte/lang.md").write_bytes(b"Anderer Text")
    (folder / "halle.png").write_bytes(png(4))
    (folder / "plan.pdf").unlink()
    reproduced = reproduce(sheet)
    assert told(reproduced) == {"vorlage.html": "DIFFERS", "vorlage.anlage-1.pdf": "NOT_MADE"}
    assert reproduced.differences == (
        "Eingabe „texte/lang.md“: geändert",
        "Eingabe „halle.png“: geändert",
        "Eingabe „plan.pdf“: fehlt oder wird nicht mehr gebraucht",
    )


def test_every_paper_behind_a_supplement_is_an_input(place: Place) -> None:
    place("begruendung: {datei: alt.md}\n", name="a.yaml").with_name("alt.md").write_bytes(b"Text")
    place("nachtrag: {art: ergänzt, zu: a.yaml}\n", name="b.yaml")
    checked = check(place("nachtrag: {art: ergänzt, zu: b.yaml}\n", name="c.yaml"))
    made = make(checked, ["html"])
    names = [path.name for path in made.provenance.inputs]
    assert names == ["c.yaml", "b.yaml", "a.yaml", "alt.md"]


def test_other_versions_fonts_and_forms_are_named(built: Built) -> None:
    def change(manifest: dict[str, Any]) -> None:
        manifest["programme"].update({"weasyprint": "69.0", "requirements.txt": "0" * 128})
        manifest["programme"].pop("pango")
        manifest["formulare"]["bielefeld"] = "0" * 128
        manifest["schriften"]["LiberationSans-Bold.ttf"] = "0" * 128

    output = built(formats=("pdf",))
    reproduced = reproduce(rewritten(output / SHEET, change))
    assert reproduced.same
    now = programs()
    assert reproduced.differences == (
        "Formular „bielefeld“: geändert",
        "Schrift „LiberationSans-Bold.ttf“: geändert",
        f"weasyprint: damals 69.0, jetzt {now['weasyprint']}",
        "Liste der Paketstände (requirements.txt): geändert",
        f"pango: damals nicht genannt, jetzt {now['pango']}",
    )


def test_a_moved_paper_is_named(built: Built) -> None:
    output = built()
    moved = output.parent / "anderswo"
    (output.parent / "inputs").rename(moved)
    with pytest.raises(UsageMistake, match="Bitte mit „--source“ sagen"):
        reproduce(output / HTML)
    assert reproduce(output / HTML, moved / "vorlage.yaml").same


def test_a_paper_with_errors_is_not_built(built: Built) -> None:
    output = built()
    path = output.parent / "inputs/vorlage.yaml"
    path.write_text(f"{COMPLETE}datum: 31.02.2022\n", encoding="utf-8")
    reproduced = reproduce(output / HTML)
    assert (reproduced.files, reproduced.same) == ({}, False)
    assert reproduced.findings
    assert reproduced.differences == ("Eingabe „vorlage.yaml“: geändert",)


# Manifests that are none of ours


HOSTILE: Mapping[str, Callable[[dict[str, Any]], object]] = {
    "absolute": lambda m: m.update(quelle="/etc/passwd.yaml"),
    "no-paper": lambda m: m.update(quelle="../../etc/passwd"),
    "nul": lambda m: m.update(quelle="a\0.yaml"),
    "number": lambda m: m.update(quelle=7),
    "long": lambda m: m.update(quelle="a/" * 4096 + "a.yaml"),
    "earlier": lambda m: m.update(aeltere=["/dev/stdin"]),
    "outside": lambda m: m["dateien"].update({f"{STEM}./../../x": "0" * 128}),
    "foreign": lambda m: m["dateien"].update({"andere.html": "0" * 128}),
    "no-files": lambda m: m.update(dateien={}),
    "no-hash": lambda m: m["dateien"].update({HTML: "abc"}),
    "command": lambda m: m["optionen"].update(befehl="rm"),
    "format": lambda m: m["optionen"].update(formate=["exe"]),
    "no-format": lambda m: m["optionen"].update(formate=[]),
    "edition": lambda m: m["optionen"].update(fassungen=["../x"]),
    "scope": lambda m: m["optionen"].update(marken="alle"),
    "option": lambda m: m["optionen"].update(unbekannt=True),
    "options": lambda m: m.update(optionen=[]),
    "inputs": lambda m: m.update(eingaben={"a": None}),
    "missing": lambda m: m.pop("programme"),
    "schema": lambda m: m.update(schema="2"),
}


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE)
def test_a_foreign_manifest_is_refused(
    built: Built, change: Callable[[dict[str, Any]], object]
) -> None:
    sheet = rewritten(built() / SHEET, change)
    with pytest.raises(UsageMistake, match="kein Manifest von drafter oder beschädigt"):
        reproduce(sheet)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"\xff", b"[" * 100_000, b'{"a": ' + b"[" * 990 + b"]" * 990 + b"}"]
)
def test_what_is_no_manifest_is_refused(tmp_path: Path, data: bytes) -> None:
    sheet = tmp_path / SHEET
    sheet.write_bytes(data)
    with pytest.raises(UsageMistake, match="kein Manifest"):
        reproduce(sheet)


def test_a_manifest_is_not_read_without_end(built: Built) -> None:
    sheet = rewritten(built() / SHEET, lambda m: m.update(mehr="x" * MOST_BYTES))
    with pytest.raises(UsageMistake, match="kein Manifest"):
        reproduce(sheet)


@pytest.mark.parametrize(("schema", "words"), [(1, "älteren Fassung"), (3, "neueren Fassung")])
def test_another_schema_is_told(built: Built, schema: int, words: str) -> None:
    with pytest.raises(UsageMistake, match=words):
        reproduce(rewritten(built() / SHEET, lambda m: m.update(schema=schema)))


def test_a_file_without_manifest_is_told(built: Built, tmp_path: Path) -> None:
    stray = built() / f"{STEM}.fremd.pdf"
    stray.touch()
    with pytest.raises(UsageMistake, match=rf"kein Manifest \({STEM}.manifest.json\)"):
        reproduce(stray)
    with pytest.raises(UsageMistake, match="gibt es nicht"):
        reproduce(tmp_path / "fehlt.pdf")
    with pytest.raises(UsageMistake, match="gibt es nicht"):
        reproduce(tmp_path)


def test_a_name_that_is_no_utf8_is_reproduced(place: Place, tmp_path: Path) -> None:
    path = place(name="vorl\udcffage.yaml")
    files = pipeline.build(path, tmp_path / "build", ["html"]).files
    assert reproduce(files[0]).same


# Forms and fonts that are stored with a paper


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """Store the forms and the fonts of today in a folder of their own."""
    folder = tmp_path / "Ämter & Gremien"
    shutil.copytree(templates_directory(), folder / "formular")
    (folder / "schriften").mkdir()
    for name in FONT_FILES:
        shutil.copy(DEBIAN_FONTS / name, folder / "schriften")
    return folder


def widen(file: Path) -> None:
    """Make the letters of a font stand wider apart."""
    with TTFont(file) as font:
        widths = font["hmtx"].metrics
        widths.update({glyph: (wide + 200, left) for glyph, (wide, left) in widths.items()})
        font.save(file)


def made_with(path: Path, stored: Path, formats: tuple[str, ...]) -> Mapping[str, bytes]:
    checked = check(path, stored / "formular")
    return make(checked, formats, fonts=stored / "schriften").files


def test_stored_forms_and_fonts_give_the_same_bytes(place: Place, stored: Path) -> None:
    path = place(base=COMPLETE)
    made = make(check(path), ("html", "pdf"))
    assert made_with(path, stored, ("html", "pdf")) == made.files


def test_a_paper_is_set_in_the_stored_fonts_and_no_others(place: Place, stored: Path) -> None:
    path = place(base=COMPLETE)
    before = made_with(path, stored, ("pdf",))
    file = stored / "schriften" / FONT_FILES[0]
    widen(file)
    assert made_with(path, stored, ("pdf",)) != before
    assert font_hashes(stored / "schriften")[FONT_FILES[0]] != font_hashes()[FONT_FILES[0]]
    file.unlink()
    with pytest.raises(EnvironmentMissing, match="fehlt eine Datei der Schrift"):
        made_with(path, stored, ("pdf",))


def test_paper_and_original_are_composed_with_the_stored_form(place: Place, stored: Path) -> None:
    form = stored / "formular/bielefeld/form.yaml"
    form.write_text(form.read_text("utf-8").replace("Stadt Bielefeld", "Musterstadt"), "utf-8")
    sheet = stored / "formular/bielefeld/form.css"
    sheet.write_text(sheet.read_text("utf-8") + "/* damals */", "utf-8")
    place(base=COMPLETE, name="alt.yaml")
    changed = COMPLETE.replace("Teich", "See").replace("4711/2020-2025", "4711/2020-2025/1")
    path = place("nachtrag: {art: ersetzt, zu: alt.yaml}\n", name="neu.yaml", base=changed)
    files = made_with(path, stored, ("html",))
    page = files["4711_2020-2025_1.html"].decode()
    assert "/* damals */" in page
    assert "Musterstadt" in page
    assert "<ins>Musterstadt" not in page
    assert "Stadt Bielefeld" not in page


def test_a_form_is_looked_for_among_the_stored_ones(place: Place, stored: Path) -> None:
    shutil.copytree(stored / "formular/bielefeld", stored / "formular/neustadt")
    path = place(base=DRAFT.replace("bielefeld", "neustadt"))
    assert check(path).loaded.form is None
    assert check(path, stored / "formular").loaded.form is not None


MUSTER = COMPLETE.replace("formular: bielefeld", "formular: neustadt")


@pytest.fixture
def of_muster(stored: Path) -> Path:
    """Store a form that the program itself does not have."""
    (stored / "formular/bielefeld").rename(stored / "formular/neustadt")
    return stored / "formular"


def test_every_version_behind_a_paper_has_its_form_from_there(
    place: Place, of_muster: Path
) -> None:
    place(base=MUSTER, name="alt.yaml")
    for number, (before, words) in enumerate([("alt", "See"), ("neu1", "Bach")], start=1):
        text = MUSTER.replace("Teich", words).replace("2025\n", f"2025/{number}\n")
        lines = f"nachtrag: {{art: ergänzt, zu: {before}.yaml}}\n"
        path = place(lines, name=f"neu{number}.yaml", base=text)
    checked = check(path, of_muster)
    assert "nachtrag-streichung" in {finding.code for finding in checked.findings}
    made = make(checked, ["html"], pipeline.Wishes(("synopse",)))
    page = made.files["4711_2020-2025_2.synopse.html"].decode()
    assert all(f"Drs. 4711/2020-2025{number} vom" in page for number in ("", "/1", "/2"))


def test_a_paper_before_its_hand_marks_has_its_form_from_there(
    place: Place, of_muster: Path
) -> None:
    path = place(base=MUSTER.replace("am Teich", "am {~~Teich~>See~~}"))
    made = make(check(path, of_muster), ["html"])
    assert "<ins>See</ins>" in made.files[f"{STEM}.html"].decode()


def test_a_synopsis_is_set_in_the_stored_fonts(place: Place, stored: Path) -> None:
    papers = place(base=COMPLETE), place(base=COMPLETE.replace("Teich", "See"), name="neu.yaml")
    options = CompareOptions(befehl="compare", formate=("pdf",), vollstaendig=False)

    def files() -> Mapping[str, bytes]:
        return rebuild(options, papers, stored / "formular", stored / "schriften").files

    before = files()
    widen(stored / "schriften" / FONT_FILES[0])
    assert files() != before
