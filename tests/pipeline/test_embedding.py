"""The source inside a PDF builds the same paper, says no more than it, and comes out safely."""

import io
import shutil
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from drafter.errors import OutputConflict, OutputFailed, UsageMistake
from drafter.facts import embedded
from drafter.pipeline import Embedding, build, check, embedding, extract
from drafter.pipeline.embedding import sources
from drafter.pipeline.making import make
from drafter.pipeline.wishes import Wishes
from drafter.resources import templates_directory
from tests.pipeline.conftest import COMPLETE, Place, png

ROOT = Path(__file__).resolve().parents[2]
INPUTS = ROOT / "inputs"
PUBLIC = sorted(INPUTS.glob("[!g]*.yaml"))
EVERY = Wishes(("markiert", "rein", "auszug", "synopse"))
SHORT_COVER = """\
  deckung:
    bedarf: 100 €
    zeilen:
      - Mehrertrag 2022 i.H.v. 50 €
    rest:
      betrag: 20 €
      text: Der Rest von 20 € wird aus dem Budget gedeckt.
"""
SECRET = "Das soll niemand lesen"


@pytest.fixture(params=PUBLIC, ids=lambda path: path.stem)
def paper(request: pytest.FixtureRequest) -> Path:
    """Give every public input in turn."""
    path: Path = request.param
    return path


def laid_out(files: Mapping[str, bytes], folder: Path) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder / next(iter(files))


def html(path: Path, output: Path) -> dict[str, bytes]:
    files = build(path, output, ("html",), EVERY).files
    return {file.name: file.read_bytes() for file in files if file.suffix in (".html", ".json")}


@pytest.mark.parametrize("kind", Embedding)
def test_what_is_embedded_builds_the_same_paper(
    paper: Path, kind: Embedding, tmp_path: Path
) -> None:
    """Each edition of every public input: the HTML that the PDF is set from, byte for byte."""
    copy = laid_out(sources(check(paper), kind), tmp_path / "quelle")
    if kind is Embedding.FULL:  # it names attachments, which do not come along
        for folder in (each for each in INPUTS.iterdir() if each.is_dir()):
            shutil.copytree(folder, copy.parent / folder.name, dirs_exist_ok=True)
    assert html(copy, tmp_path / "neu") == html(paper, tmp_path / "alt")


def test_the_copy_says_nothing_that_is_not_printed(place: Place) -> None:
    place(name="anlage.pdf")
    path = place(
        f"# {SECRET}\n"
        f"quittiert:\n  - {{regel: sitzung-arbeitstag, grund: {SECRET}}}\n"
        f"mitzeichnungen:\n  - {SECRET}, 12.01.2022\n"
        f"beteiligungen:\n  - {SECRET}\n"
        "anlagen:\n  - Der Plan, anlage.pdf, öffentlich\n"
        f"abbildungen:\n  unbenutzt:\n    titel: {SECRET}\n    werte:\n      - A, 1\n",
        base=COMPLETE,
    )
    (text,) = (data.decode() for data in sources(check(path), Embedding.PRINTED).values())
    assert "Halle am Teich" in text
    for unprinted in (SECRET, "anlage.pdf", "#", "quittiert", "abbildungen"):
        assert unprinted not in text
    full = sources(check(path), Embedding.FULL)
    assert full == {path.name: path.read_bytes()}


def test_an_error_that_was_judged_does_not_stop_the_copy_and_keeps_its_reason_for_itself(
    place: Place, tmp_path: Path
) -> None:
    path = place(
        f"finanzen:\n  auswirkungen: ja\n{SHORT_COVER}"
        f"quittiert:\n  - {{regel: deckung-summe, grund: {SECRET}}}\n",
        base=COMPLETE,
    )
    checked = check(path)
    assert [f.code for f in checked.findings if f.severity == "Fehler"] == ["deckung-summe"]
    assert not checked.stopped
    (data,) = sources(checked, Embedding.PRINTED).values()
    assert SECRET not in data.decode()
    assert not check(laid_out({path.name: data}, tmp_path / "kopie")).stopped


def test_marks_made_by_hand_come_along(place: Place, tmp_path: Path) -> None:
    path = place(base=COMPLETE.replace("bisher keinen", "{~~noch~>bisher~~} keinen"))
    copy = laid_out(sources(check(path), Embedding.PRINTED), tmp_path / "kopie")
    assert html(copy, tmp_path / "neu") == html(path, tmp_path / "alt")
    assert any(b"<ins>" in data for data in html(copy, tmp_path / "neu").values())


def test_odd_texts_come_back_as_they_were(place: Place, tmp_path: Path) -> None:
    odd = "  vorn, „quer“: - # & * '' \"\" \\ {x} [y] %z @ ` | > ? !ja\n\n\thinten  \n  \n~"
    path = place("begruendung: {datei: text.md}\n", base=COMPLETE.replace("begruendung", "#"))
    (path.parent / "text.md").write_text(odd, encoding="utf-8")
    copy = laid_out(sources(check(path), Embedding.PRINTED), tmp_path / "kopie")
    assert html(copy, tmp_path / "neu") == html(path, tmp_path / "alt")


@pytest.mark.parametrize("kind", Embedding)
@pytest.mark.parametrize(
    "line",
    [
        "Schul- und Sportausschuss, 31.05.2022, nichtöffentlich",
        "Schul- und Sportausschuss, 31.05.2022",
    ],
)
def test_the_source_of_a_paper_that_is_not_public_is_never_embedded(
    place: Place, tmp_path: Path, kind: Embedding, line: str
) -> None:
    path = place(f"beratungsfolge:\n  - Rat, 02.06.2022, öffentlich\n  - {line}\n")
    with pytest.raises(UsageMistake, match="in jeder Beratung öffentlich"):
        build(path, tmp_path / "build", embedding=kind)
    assert not (tmp_path / "build").exists()


def test_nor_is_that_of_a_paper_behind_a_public_one(place: Place, tmp_path: Path) -> None:
    place(name="ursprung.yaml", base=COMPLETE.replace("TOP 5, öffentlich", "nichtöffentlich"))
    path = place("nachtrag: {art: ergänzt, zu: ursprung.yaml}\n", base=COMPLETE)
    with pytest.raises(UsageMistake, match=r"für „ursprung\.yaml“"):
        build(path, tmp_path / "build", embedding=Embedding.PRINTED)


def test_a_copy_that_would_give_another_paper_stops_the_build(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding, "_unprinted", lambda *_: iter(["begruendung"]))
    with pytest.raises(OutputFailed, match="nicht dieselbe Vorlage"):
        build(place(base=COMPLETE), tmp_path / "build", embedding=Embedding.PRINTED)
    assert not (tmp_path / "build").exists()


def test_the_copy_is_proved_with_the_form_of_the_paper(place: Place, tmp_path: Path) -> None:
    shutil.copytree(templates_directory(), tmp_path / "formulare")
    form = tmp_path / "formulare/bielefeld/form.yaml"
    text = form.read_text(encoding="utf-8").replace("Stadt Bielefeld", "Stadt Musterhausen")
    form.write_text(text, encoding="utf-8")
    checked = check(place(base=COMPLETE), tmp_path / "formulare")
    made = make(checked, ("html",), embedding=Embedding.PRINTED)
    assert b"Stadt Musterhausen" in made.files["4711_2020-2025.html"]


@pytest.fixture(scope="module")
def embedding_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a PDF with its source, once."""
    folder = tmp_path_factory.mktemp("bericht")
    (folder / "bilder").mkdir()
    (folder / "bilder/stand.png").write_bytes(png())
    text = COMPLETE.replace("Halle trägt", "Halle\n\n  ![Plan](bilder/stand.png)\n\n  trägt")
    text = text.replace("begruendung: ", "begruendung: |\n  ")
    (folder / "halle.yaml").write_text(text, encoding="utf-8")
    (pdf,) = build(folder / "halle.yaml", folder, ("pdf",), embedding=Embedding.PRINTED).files
    return pdf


def test_the_pdf_is_a_3a_and_its_source_is_associated_with_it(embedding_pdf: Path) -> None:
    with pikepdf.open(embedding_pdf) as pdf:
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
            assert metadata["pdfuaid:part"] == "1"
        files: list[Any] = list(pdf.Root.AF)
        assert [str(file.UF) for file in files] == ["halle.yaml", "bilder/stand.png"]
        assert [str(file.AFRelationship) for file in files] == ["/Source", "/Supplement"]
        assert [str(file.EF.F.Subtype) for file in files] == ["/application/yaml", "/image/png"]
        assert str(files[0].EF.F.Params.ModDate) == "D:20220512000000Z"
        assert list(pdf.attachments) == ["bilder/stand.png", "halle.yaml"]


def test_what_is_extracted_builds_the_very_same_pdf(embedding_pdf: Path, tmp_path: Path) -> None:
    files = extract(embedding_pdf, tmp_path / "quelle")
    names = [file.relative_to(tmp_path / "quelle").as_posix() for file in files]
    assert names == ["halle.yaml", "bilder/stand.png"]
    (again,) = build(files[0], tmp_path / "neu", ("pdf",), embedding=Embedding.PRINTED).files
    assert again.read_bytes() == embedding_pdf.read_bytes()


def test_extracting_never_overwrites(embedding_pdf: Path, tmp_path: Path) -> None:
    (tmp_path / "bilder").mkdir()
    (tmp_path / "bilder/stand.png").write_text("schon da")
    with pytest.raises(OutputConflict, match=r"stand\.png“ gibt es schon"):
        extract(embedding_pdf, tmp_path)
    assert (tmp_path / "bilder/stand.png").read_text() == "schon da"
    assert not (tmp_path / "halle.yaml").exists()


def test_a_link_in_the_place_of_a_folder_is_not_followed(
    embedding_pdf: Path, tmp_path: Path
) -> None:
    (tmp_path / "anderswo").mkdir()
    (tmp_path / "quelle").mkdir()
    (tmp_path / "quelle/bilder").symlink_to(tmp_path / "anderswo")
    with pytest.raises(OutputFailed, match="Verknüpfung"):
        extract(embedding_pdf, tmp_path / "quelle")
    assert not list((tmp_path / "anderswo").iterdir())


NOT_UNPACKED = pikepdf.StreamDecodeLevel.none
Forge = Callable[[pikepdf.Pdf], None]


def rename(name: str) -> Forge:
    def forge(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AF[1].UF = pikepdf.String(name)

    return forge


def bomb(pdf: pikepdf.Pdf) -> None:
    data = zlib.compress(b"\0" * (embedded.MOST_BYTES + 1))
    pdf.Root.AF[1].EF.F.write(data, filter=pikepdf.Name.FlateDecode)


def many(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF = pikepdf.Array([pdf.Root.AF[0]] * (embedded.MOST_FILES + 1))


def packed(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF[1].EF.F.write(b"61>", filter=pikepdf.Name.ASCIIHexDecode)


def cut_off(pdf: pikepdf.Pdf) -> None:
    raw = pdf.Root.AF[0].EF.F.read_raw_bytes()
    pdf.Root.AF[0].EF.F.write(raw[:-20], filter=pikepdf.Name.FlateDecode)


def no_files(pdf: pikepdf.Pdf) -> None:
    for file in pdf.Root.AF:
        del file["/EF"]


def two_papers(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF[1].UF = pikepdf.String("zweite.yaml")
    pdf.Root.AF[1].AFRelationship = pikepdf.Name.Source


def one_name(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF[1].UF = pikepdf.String("HALLE.yaml")


FORGED: dict[str, tuple[Forge, str]] = {
    **{
        name: (rename(name), "nicht zulässig")
        for name in (
            "../x.png",
            "/x.png",
            "a/../../x.png",
            "..\\x.png",
            "C:x.png",
            "x.exe",
            ".x.png",
            "a/.b/x.png",
            "x.png ",
            "a//x.png",
            "a/b/c/d/e/f.png",
            "x" * 300 + ".png",
            "a\nb.png",
            "",
        )
    },
    "bomb": (bomb, "größer als 40 MB"),
    "many": (many, "mehr als 200"),
    "packed": (packed, "fremde Weise"),
    "cut off": (cut_off, "abgeschnitten"),
    "no files": (no_files, "kein lesbares PDF"),
    "two papers": (two_papers, "keine Quelle"),
    "one name": (one_name, "heißen gleich"),
    "no list": (lambda pdf: pdf.Root.__setitem__("/AF", pikepdf.Name.X), "keine Quelle"),
    "none": (lambda pdf: pdf.Root.__delitem__("/AF"), "keine Quelle"),
}


@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_pdf_is_refused_and_nothing_written(
    embedding_pdf: Path, tmp_path: Path, forged: str
) -> None:
    forge, reason = FORGED[forged]
    path = tmp_path / "fremd.pdf"
    with pikepdf.open(embedding_pdf) as pdf:
        forge(pdf)
        pdf.save(path, compress_streams=False, stream_decode_level=NOT_UNPACKED)
    with pytest.raises(UsageMistake, match=reason):
        extract(path, tmp_path / "quelle")
    assert not (tmp_path / "quelle").exists()


def broken() -> Iterator[bytes]:
    yield b""
    yield b"Kein PDF"
    yield b"%PDF-1.7\n" + b"\xff" * 500
    locked = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(user="geheim", owner="geheim"))
    yield locked.getvalue()


@pytest.mark.parametrize("data", tuple(broken()))
def test_what_is_no_open_pdf_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    with pytest.raises(UsageMistake, match="lässt sich keine Quelle holen"):
        extract(path, tmp_path / "quelle")


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageMistake, match="lässt sich nicht lesen"):
        extract(tmp_path / "fehlt.pdf", tmp_path)
    with pytest.raises(UsageMistake, match="lässt sich nicht lesen"):
        extract(tmp_path, tmp_path)
