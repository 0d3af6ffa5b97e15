"""The same input gives the same bytes, whoever builds it, where, when and on what machine."""

import json
import shutil
import struct
import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations, product
from pathlib import Path

import pytest

from tests.facts.files import SHEET
from tests.reproducible.surroundings import (
    FACTORS,
    ROOT,
    RUNS,
    Place,
    build,
    changed_in,
    checkout_elsewhere,
    disturb,
    foreign_fonts,
    variables,
)

ORIGINAL = """\
formular: bielefeld
vorlagenart: Beschlussvorlage
drucksachennummer: 4711/2020-2025
datum: 12.05.2022
amt: 400 Amt für Schule
beratungsgegenstand: Benennung der Sporthalle
beratungsfolge:
  - Schul- und Sportausschuss, 31.05.2022, TOP 5, öffentlich
beschlussvorschlag: Der Ausschuss beschließt den Namen „Halle am Teich“.
begruendung: |
  Die Halle trägt bisher keinen Namen. Schülerinnen und Schüler haben abgestimmt.

  ![Die Halle von Süden](halle.png)
anlagen:
  - {titel: Abstimmung, datei: abstimmung.pdf}
"""
SUPPLEMENT = (
    ORIGINAL.replace("4711/2020-2025", "4711/2020-2025/1")
    .replace("12.05.2022", "19.05.2022")
    .replace("Teich", "See")
    .replace("vorlagenart: B", "nachtrag: {art: ersetzt, zu: ursprung.yaml}\nvorlagenart: B")
)
NEIGHBOUR = """\
formular: bielefeld
vorlagenart: Informationsvorlage
amt: 660 Amt für Verkehr
beratungsgegenstand: Fahrradbügel
beratungsfolge:
  - Stadtentwicklungsausschuss, 31.05.2022, TOP 5, öffentlich
begruendung: Am Rathaus fehlen Stellplätze.
"""
OPTIONS = ("--edition", "markiert", "--embed-source")
STEM = "4711_2020-2025_1"
KIM = "2859_2020-2025_1"


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0\x30\x60\0\x90\xc0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def small(work: Path) -> None:
    """Lay out a small Nachtrag with its original, a picture and an attachment."""
    inputs = work / "inputs"
    inputs.mkdir(parents=True)
    (inputs / "ursprung.yaml").write_text(ORIGINAL, encoding="utf-8")
    (inputs / "nachtrag.yaml").write_text(SUPPLEMENT, encoding="utf-8")
    (inputs / "nachbar.yaml").write_text(NEIGHBOUR, encoding="utf-8")
    (inputs / "halle.png").write_bytes(png())
    (inputs / "abstimmung.pdf").write_bytes(SHEET)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return checkout_elsewhere(tmp_path_factory.mktemp("checkout"))


def place(folder: Path, run: int, elsewhere: Path) -> Place:
    (folder / "strange").mkdir(parents=True)
    checkout = elsewhere if "checkout" in changed_in(run) else ROOT
    return Place(folder / "work", checkout, folder / "strange")


def test_two_factors_are_seen_in_all_four_combinations() -> None:
    assert len(FACTORS) >= 16
    assert changed_in(0) == frozenset()
    runs = [changed_in(run) for run in range(RUNS)]
    for one, other in combinations(FACTORS, 2):
        seen = {(one in changed, other in changed) for changed in runs}
        assert seen == set(product((False, True), repeat=2)), (one, other)


def test_the_surroundings_really_differ(tmp_path: Path) -> None:
    every = frozenset(FACTORS)
    (tmp_path / "strange").mkdir()
    program = """import datetime, json, os, time
print(json.dumps([datetime.date.today().year - 5 >= datetime.date.fromtimestamp(
    os.stat(os.getcwd()).st_mtime).year, time.localtime().tm_zone, os.listdir("."),
    [one.name for one in os.scandir(".")], len(os.sched_getaffinity(0)), hash("a")]))"""
    for name in "abc":
        (tmp_path / name).touch()

    def seen(changed: frozenset[str]) -> list[object]:
        made = subprocess.run(
            [sys.executable, "-c", program],
            cwd=tmp_path,
            env=variables(changed, Place(tmp_path, ROOT, tmp_path / "strange"), 0),
            capture_output=True,
            check=True,
        )
        values = json.loads(made.stdout)
        assert isinstance(values, list)
        return values

    usual, strange = seen(frozenset()), seen(every)
    assert usual[:2] == [False, "UTC"]
    assert strange[:2] == [True, "+14"]
    assert strange[2] == strange[3] == ["strange", "c", "b", "a"]
    assert strange[4] == 1
    assert usual[5] != strange[5]


def test_a_font_of_the_user_is_found_where_nothing_keeps_it_away(tmp_path: Path) -> None:
    told = subprocess.run(
        ["fc-list", "Liberation Sans", "file"],
        env={"PATH": "/usr/bin:/bin", **foreign_fonts(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Breit.ttf" in told.stdout


def test_a_small_paper_is_the_same_in_all_surroundings(tmp_path: Path, elsewhere: Path) -> None:
    def built(run: int) -> dict[str, bytes]:
        made, changed = place(tmp_path / f"run-{run}", run, elsewhere), changed_in(run)
        small(made.work)
        disturb(made.work, changed, STEM)
        return build(made.work, "nachtrag.yaml", OPTIONS, made, changed, run)

    with ThreadPoolExecutor(2) as runs:
        first, *others = runs.map(built, range(RUNS))
    attached = (".anlage-1.pdf", ".anlage-1.original.pdf", ".manifest.json")
    endings = (".html", ".pdf", ".aenderungen.json", *attached)
    assert set(first) == {f"{STEM}{ending}" for ending in endings}
    for run, files in enumerate(others, start=1):
        differing = {name for name in files if files[name] != first.get(name)}
        assert (differing, set(files)) == (set(), set(first)), sorted(changed_in(run))


def test_kim_is_the_same_where_nothing_is_the_same(tmp_path: Path, elsewhere: Path) -> None:
    every = frozenset(FACTORS) - {"company"}

    def built(changed: frozenset[str]) -> dict[str, bytes]:
        folder = tmp_path / str(len(changed))
        (folder / "strange").mkdir(parents=True)
        shutil.copytree(ROOT / "inputs", folder / "work" / "inputs")
        disturb(folder / "work", changed, KIM)
        made = Place(folder / "work", elsewhere if changed else ROOT, folder / "strange")
        return build(made.work, "kim-2022.yaml", (), made, changed, 1)

    with ThreadPoolExecutor(2) as runs:
        usual, strange = runs.map(built, (frozenset(), every))
    assert len(usual) == 6
    assert {name for name in usual if strange.get(name) != usual[name]} == set()
    assert set(strange) == set(usual)
