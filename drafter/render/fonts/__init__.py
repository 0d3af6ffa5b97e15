"""The fonts that text is set in: four files of Liberation Sans and nothing else of the machine.

In a wheel they lie beside this file (put there when the wheel was built), in a checkout they come
from Debian's package fonts-liberation2. Both are the same files.
"""

from pathlib import Path
from typing import Final

from drafter.errors import EnvironmentMissing
from drafter.render.environment import (
    DEBIAN_FONTS,
    FONT_PACKAGE,
    has_all_fonts,
    install_command,
)

PACKAGE_FONTS: Final = Path(__file__).resolve().parent


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


def fontconfig_file() -> Path:
    """Return the `fonts.conf` that shows fontconfig these four files only.

    It is for the environment variable FONTCONFIG_FILE, set before fontconfig is first used. For
    its format see the manual page fonts-conf(5).

    Raises:
        EnvironmentMissing: if the fonts are missing.
    """
    name = "wheel.conf" if font_directory() == PACKAGE_FONTS else "debian.conf"
    return PACKAGE_FONTS / name
