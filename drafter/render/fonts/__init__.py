"""The fonts that text is set in: four files of Liberation Sans and nothing else of the machine.

In a wheel they lie beside this file (put there when the wheel was built), in a checkout they come
from Debian's package fonts-liberation2. Both are the same files. A paper of the Ablage is set again
in the fonts that are stored with it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from drafter.errors import EnvironmentMissing
from drafter.render.environment import (
    DEBIAN_FONTS,
    FONT_FILES,
    FONT_PACKAGE,
    has_all_fonts,
    install_command,
)
from drafter.render.fonts.surroundings import changed
from drafter.resources import standing_sha512

PACKAGE_FONTS: Final = Path(__file__).resolve().parent
BESIDE: Final = '<dir prefix="relative">.</dir>'


def font_directory() -> Path:
    """Return the folder with the four font files: this package's own, else Debian's.

    Raises:
        EnvironmentMissing: if neither folder has all four.
    """
    for folder in (PACKAGE_FONTS, DEBIAN_FONTS):
        if has_all_fonts(folder):
            return folder
    raise EnvironmentMissing(
        "Die Schrift Liberation Sans fehlt. Bitte von der Systembetreuung einrichten lassen: "
        f"{install_command((FONT_PACKAGE,))}"
    )


def font_hashes(folder: Path | None = None) -> Mapping[str, str]:
    """Return the SHA-512 of each font file by its name; `folder` holds them, by default ours.

    Raises:
        EnvironmentMissing: if one of the four is missing.
    """
    place = _complete(folder) if folder else font_directory()
    return {name: standing_sha512(place / name) for name in FONT_FILES}


@cache
def signs_of_fonts() -> frozenset[int]:
    """Return the code points for which each of our four files has a glyph (OpenType 1.9, cmap).

    Raises:
        EnvironmentMissing: if the fonts are missing.
    """
    from fontTools.ttLib import TTFont

    folder = font_directory()
    found = []
    for name in FONT_FILES:
        with TTFont(folder / name, lazy=True) as face:
            found.append(frozenset(face.getBestCmap()))
    return frozenset.intersection(*found)


def fontconfig_file() -> Path:
    """Return the `fonts.conf` that shows fontconfig these four files only.

    It is for the environment variable FONTCONFIG_FILE, set before fontconfig is first used. For
    its format see the manual page fonts-conf(5).

    Raises:
        EnvironmentMissing: if the fonts are missing.
    """
    name = "wheel.conf" if font_directory() == PACKAGE_FONTS else "debian.conf"
    return PACKAGE_FONTS / name


@contextmanager
def fontconfig_shows(folder: Path | None = None) -> Iterator[None]:
    """Let fontconfig see the font files of a folder, by default ours, and nothing of the machine.

    Raises:
        EnvironmentMissing: if one of the four is missing.
    """
    if folder is None:
        with changed(fontconfig_file()):
            yield
        return
    with TemporaryDirectory(prefix="drafter-") as temporary:
        conf = Path(temporary, "fonts.conf")
        conf.write_text(_conf(_complete(folder)), encoding="utf-8")
        with changed(conf):
            yield


def _complete(folder: Path) -> Path:
    if has_all_fonts(folder):
        return folder.resolve()
    raise EnvironmentMissing(
        f"Im Ordner „{folder}“ fehlt eine Datei der Schrift Liberation Sans. Bitte alle vier "
        "dorthin legen."
    )


def _conf(folder: Path) -> str:
    """Return the `fonts.conf` of a wheel for fonts that lie in another folder."""
    text = (PACKAGE_FONTS / "wheel.conf").read_text(encoding="utf-8")
    return text.replace(BESIDE, f"<dir>{escape(str(folder))}</dir>")
