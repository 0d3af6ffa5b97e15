"""Files that are made to hurt end in an answer or in one German sentence, within the limits."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.facts.apart import Limits, Unreadable
from drafter.facts.examine import MOST_UNPACKED, examined
from drafter.facts.inspection import LOOKING, inspect, look
from drafter.facts.record import Facts
from tests.facts.files import MIB, PAGE, bomb, catalog, claiming, one_page, pdf, title, xmp

SMALL = pdf(one_page())


def doubling_pages() -> bytes:
    """Return a page tree of 40 levels, each with the next one twice: 2 ** 40 pages."""
    level = b"<< /Type /Pages /Kids [%d 0 R %d 0 R] /Count 2 >>"
    return pdf({1: catalog(), **{n: level % (n + 1, n + 1) for n in range(2, 42)}, 42: PAGE})


def deep_tags(depth: int) -> bytes:
    tags = {n: b"<< /S /Sect /K [%d 0 R] >>" % (n + 1) for n in range(4, depth)}
    return pdf(one_page(b"/StructTreeRoot 4 0 R", {**tags, depth: b"<< /S /P >>"}))


def cyclic_tags() -> bytes:
    tags = {
        4: b"<< /Type /StructTreeRoot /K [5 0 R] /RoleMap << /A /B /B /A >> >>",
        5: b"<< /S /A /K [5 0 R 4 0 R 6 0 R] >>",
        6: b"<< /S /Figure /K 5 0 R >>",
    }
    return pdf(one_page(b"/StructTreeRoot 4 0 R", tags))


def cyclic_outline() -> bytes:
    entries = {4: b"<< /First 5 0 R >>", 5: b"<< /Title (A) /Next 5 0 R /First 4 0 R >>"}
    return pdf(one_page(b"/Outlines 4 0 R", entries))


def types(facts: Facts) -> dict[str, int]:
    return dict(facts.structure.types) if facts.structure else {}


def wrong_kinds() -> bytes:
    entries = b"/Outlines 5 /StructTreeRoot [1] /Metadata (x) /Lang 5 /MarkInfo 3 /Threads 7"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [1 (a) /b 99999999999999] /Rotate (x) >>"
    return pdf({**one_page(entries), 3: page})


REFUSED = {
    "no PDF": (b"Guten Tag", "ist kein PDF"),
    "only a head": (b"%PDF-1.7\n", "ist so beschädigt"),
    "no catalog": (b"%PDF-1.4\ntrailer << /Root 9 0 R >>\n%%EOF", "ist so beschädigt"),
    "cut off": (SMALL[:120], "ist so beschädigt"),
}
ANSWERED: dict[str, tuple[bytes, Callable[[Facts], bool]]] = {
    "a million pages said": (
        pdf({**one_page(), 2: b"<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>"}),
        lambda facts: facts.pages == 1,
    ),
    "pages in a circle": (
        pdf({**one_page(), 2: b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"}),
        lambda facts: facts.pages == 1,
    ),
    "2 ** 40 pages": (doubling_pages(), lambda facts: facts.pages == 1),
    "no cross-reference": (
        SMALL.replace(b"startxref", b"startxxxx"),
        lambda facts: facts.pages == 1 and "file is damaged" in facts.damage,
    ),
    "huge object numbers": (
        pdf(one_page(more={2147483647: b"[ 2147483646 0 R 999999999999 0 R ]"}), size=2147483648),
        lambda facts: facts.pages == 1,
    ),
    "arrays 100,000 deep": (
        pdf(one_page(more={4: b"[" * 100_000 + b"]" * 100_000})),
        lambda facts: facts.pages == 1,
    ),
    "arrays 490 deep": (
        pdf(one_page(more={4: b"[" * 490 + b"<< /JS (x) >>" + b"]" * 490})),
        lambda facts: facts.contents.scripts == 1,
    ),
    "tags in a circle": (cyclic_tags(), lambda facts: set(types(facts)) <= {"A", "B", "Figure"}),
    "tags 3,000 deep": (deep_tags(3_000), lambda facts: types(facts)["Sect"] == 2_995),
    "an outline in a circle": (cyclic_outline(), lambda f: f.outline[0].title == "A"),
    "wrong kinds everywhere": (wrong_kinds(), lambda f: f.structure is None and not f.outline),
    "entities in the XMP": (
        pdf(one_page(b"/Metadata 4 0 R", {4: xmp(title("&a;"), "<!DOCTYPE l [<!ENTITY a 'A'>]>")})),
        lambda facts: facts.metadata.xmp is None,
    ),
    "lone surrogates": (
        pdf(one_page(more={4: b"<< /Title <FEFF0041D800> >>"}), b"/Info 4 0 R"),
        lambda facts: facts.metadata.said("title").encode().startswith(b"A"),
    ),
}


def written(folder: Path, data: bytes) -> Path:
    path = folder / "fremd.pdf"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_beyond_reading_is_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    data, words = REFUSED[name]
    path = written(tmp_path, data)
    with pytest.raises(Unreadable, match=words) as refused:
        examined(path)
    assert str(refused.value).startswith(f"Die Datei „{path}“ {words}")


@pytest.mark.parametrize("name", ANSWERED)
def test_a_strange_file_is_told_as_far_as_it_can_be(name: str, tmp_path: Path) -> None:
    data, holds = ANSWERED[name]
    assert holds(examined(written(tmp_path, data)))


def test_what_unpacks_beyond_the_limit_is_not_unpacked(tmp_path: Path) -> None:
    inner = {
        4: bomb(b"/Type /EmbeddedFile", MOST_UNPACKED + MIB),
        5: b"<< /Type /Filespec /F (b) /EF << /F 4 0 R >> >>",
    }
    facts = look(written(tmp_path, pdf(one_page(b"/Metadata 4 0 R", inner))))
    assert [(each.name, each.size) for each in facts.contents.attachments] == [("b", None)]
    assert facts.metadata.xmp is None


def test_a_child_that_needs_too_much_memory_is_stopped(tmp_path: Path) -> None:
    path = written(tmp_path, pdf(one_page(more={4: b"[" + b"0 " * (8 * MIB) + b"]"})))
    with pytest.raises(Unreadable, match="mehr Speicher, als erlaubt ist"):
        look(path, Limits(seconds=60, processor_seconds=60, memory=400 * MIB))


def test_a_child_that_computes_too_long_is_stopped(tmp_path: Path) -> None:
    path = written(tmp_path, deep_tags(40_000))
    with pytest.raises(Unreadable, match="braucht länger, als erlaubt ist"):
        look(path, Limits(seconds=60, processor_seconds=1, memory=LOOKING.memory))


def test_a_child_that_only_waits_is_stopped_too(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="braucht länger, als erlaubt ist"):
        look(written(tmp_path, SMALL), Limits(0, 60, LOOKING.memory))


def test_a_file_that_cannot_be_judged_in_time_is_told_all_the_same(tmp_path: Path) -> None:
    found = inspect(written(tmp_path, claiming()), judging=Limits(0, 60, LOOKING.memory))
    assert found.facts.pages == 1
    assert found.verdicts == ()
    assert "braucht länger, als erlaubt ist" in found.unjudged


def test_a_walk_stops_at_its_limit_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafter.facts.examine.MOST_TAGS", 10)
    facts = examined(written(tmp_path, deep_tags(50)))
    assert facts.cut == ("Tags",)
    assert facts.structure
    assert sum(number for _, number in facts.structure.types) < 11


def test_the_child_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    look(written(tmp_path, claiming()))
    assert [path.name for path in tmp_path.iterdir()] == ["fremd.pdf"]


def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    pipe, empty = tmp_path / "rohr", tmp_path / "leer.pdf"
    os.mkfifo(pipe)
    empty.touch()
    for path, words in (
        (pipe, "ist keine Datei"),
        (tmp_path, "ist keine Datei"),
        (empty, "ist leer"),
        (tmp_path / "fehlt.pdf", "es gibt sie nicht"),
    ):
        with pytest.raises(Unreadable, match=words):
            inspect(path)
