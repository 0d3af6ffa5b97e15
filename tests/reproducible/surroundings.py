"""What may be different between two machines, two people and two days, and must not matter."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from fontTools.ttLib import TTFont

from drafter.render.environment import DEBIAN_FONTS

ROOT = Path(__file__).parents[2]
STRANGE = Path(__file__).parent / "strange"
RUNS = 8

FACTORS = (
    "time zone",
    "locale",
    "hash seed",
    "user",
    "checkout",
    "umask",
    "day",
    "company",
    "working folder",
    "terminal",
    "fonts",
    "listing",
    "read-only input",
    "libraries",
    "epoch",
    "encoding",
    "times of files",
    "processors",
    "temporary folder",
    "leftovers",
    "input closed",
)
VARIABLES: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "time zone": (
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Los_Angeles"},
        {"TZ": "Asia/Kathmandu"},
        {"TZ": "Europe/Berlin"},
    ),
    "locale": (
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"LANG": "de_DE.UTF-8", "LANGUAGE": "de"},
        {"LC_ALL": "C.UTF-8"},
        {"LC_ALL": "POSIX", "LC_NUMERIC": "de_DE"},
    ),
    "hash seed": tuple({"PYTHONHASHSEED": seed} for seed in ("1", "42", "65537", "4294967295")),
    "terminal": ({"TERM": "dumb", "NO_COLOR": "1", "COLUMNS": "40"},),
    "libraries": (
        {
            "FONTCONFIG_SYSROOT": "/tmp",
            "HB_SHAPER_LIST": "fallback",
            "PANGO_LANGUAGE": "tr",
            "FC_LANG": "tr",
            "FREETYPE_PROPERTIES": "truetype:interpreter-version=35",
        },
    ),
    "epoch": ({"SOURCE_DATE_EPOCH": "86400"}, {"SOURCE_DATE_EPOCH": "no number"}),
    "encoding": ({"PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1", "PYTHONCOERCECLOCALE": "0"},),
}
PATCHED = {"day": "clock", "listing": "backwards", "processors": "alone"}


def changed_in(run: int) -> frozenset[str]:
    """Return what is different in a run; in run 0 nothing is.

    Each factor is changed in another four of the seven runs. Two such sets always meet, and
    neither holds the other, so any two factors occur in all four combinations (the covering array
    of Katona, and of Kleitman and Spencer, 1973).
    """
    where = list(combinations(range(1, RUNS), 4))
    return frozenset(factor for factor, runs in zip(FACTORS, where, strict=False) if run in runs)


@dataclass(frozen=True)
class Place:
    """Folders of one run: the paper's, the checkout to run from, and one for what is strange."""

    work: Path
    checkout: Path
    strange: Path


def variables(changed: frozenset[str], place: Place, number: int) -> dict[str, str]:
    """Return all environment variables of a run."""
    made = {"PATH": os.defpath, "TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
    made |= {"HOME": str(place.work), "USER": "eins", "LOGNAME": "eins", "TERM": "xterm-256color"}
    made["PYTHONPATH"] = os.pathsep.join([str(STRANGE), str(place.checkout)])
    made["STRANGE"] = " ".join(word for name, word in PATCHED.items() if name in changed)
    for factor, choices in VARIABLES.items():
        if factor in changed:
            made |= choices[number % len(choices)]
    if "user" in changed:
        made |= {"HOME": "/nonexistent", "USER": "zwei", "LOGNAME": "zwei"}
    if "fonts" in changed:
        made |= foreign_fonts(place.strange)
    if "temporary folder" in changed:
        made["TMPDIR"] = str(place.strange)
    return made


def foreign_fonts(folder: Path) -> dict[str, str]:
    """Give a user another Liberation Sans, wider than ours, in every place that is looked in."""
    for name in (".fonts", "data/fonts"):
        (folder / name).mkdir(parents=True, exist_ok=True)
        with TTFont(DEBIAN_FONTS / "LiberationSans-Regular.ttf") as font:
            widths = font["hmtx"].metrics
            widths.update({glyph: (2 * wide, left) for glyph, (wide, left) in widths.items()})
            font.save(folder / name / "Breit.ttf")
    config = folder / "fonts.conf"
    config.write_text(f"<fontconfig><dir>{folder}/.fonts</dir></fontconfig>", encoding="utf-8")
    data = str(folder / "data")
    return {"HOME": str(folder), "XDG_DATA_HOME": data, "FONTCONFIG_FILE": str(config)}


def checkout_elsewhere(folder: Path) -> Path:
    """Copy the program to a place of another depth, with a name that is awkward to quote."""
    place = folder / "tief" / "Ämter & Gremien" / "drafter's"
    for name in ("drafter", "templates"):
        shutil.copytree(ROOT / name, place / name)
    shutil.copy(ROOT / "requirements.txt", place)
    return place


def disturb(work: Path, changed: frozenset[str], stem: str) -> None:
    """Change what lies on the disk before a run: times and rights of inputs, old outputs."""
    inputs, output = work / "inputs", work / "build"
    if "times of files" in changed:
        for file in inputs.rglob("*"):
            os.utime(file, (315_532_800, 315_532_800))
    if "leftovers" in changed:
        output.mkdir(exist_ok=True)
        for ending in (".html", ".pdf", ".manifest.json"):
            (output / f"{stem}{ending}").write_bytes(b"{}")
    if "read-only input" in changed:
        for path in (*inputs.rglob("*"), inputs):
            path.chmod(stat.S_IRUSR | (stat.S_IXUSR if path.is_dir() else 0))


def build(
    work: Path,
    paper: str,
    options: tuple[str, ...],
    place: Place,
    changed: frozenset[str],
    run: int,
) -> dict[str, bytes]:
    """Build a paper of a folder in these surroundings; return all files but those of others."""
    papers = ["nachbar.yaml", paper] if "company" in changed else [paper]
    folder = work / "inputs" if "working folder" in changed else work
    base = "" if "working folder" in changed else f"{work}/inputs/"
    output = "../build" if "working folder" in changed else f"{work}/build"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "drafter",
            "build",
            *(base + name for name in papers),
            *options,
            "--output",
            output,
        ],
        cwd=folder,
        env=variables(changed, place, run),
        umask=0o077 if "umask" in changed else 0o022,
        stdin=None if "input closed" in changed else subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=120,
    )
    made = (work / "build").iterdir()
    files = (path for path in made if path.is_file() and not path.name.startswith("nachbar."))
    return {path.name: path.read_bytes() for path in files}
