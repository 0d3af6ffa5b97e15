"""What a renderer needs of the machine: shared libraries and fonts from Debian.

Standard library only and no import from drafter, for the set-up runs this file by its path
(`python3 -I drafter/render/environment.py`) before anything is installed.
"""

import sys
from pathlib import Path
from typing import Final

DEBIAN_FONTS: Final = Path("/usr/share/fonts/truetype/liberation2")
FONT_FILES: Final = (
    "LiberationSans-Regular.ttf",
    "LiberationSans-Bold.ttf",
    "LiberationSans-Italic.ttf",
    "LiberationSans-BoldItalic.ttf",
)
FONT_PACKAGE: Final = "fonts-liberation2"

# Debian's package and the soname in it. WeasyPrint opens the first two on import; without the third
# it works, but slower and with bytes that differ from run to run.
LIBRARIES: Final = (
    ("libpango-1.0-0", "libpango-1.0.so.0"),
    ("libpangoft2-1.0-0", "libpangoft2-1.0.so.0"),
    ("libharfbuzz-subset0", "libharfbuzz-subset.so.0"),
)


def missing_libraries() -> tuple[str, ...]:
    """Return the Debian packages whose shared library cannot be loaded, in a fixed order."""
    return tuple(package for package, soname in LIBRARIES if not _loads(soname))


def has_all_fonts(folder: Path) -> bool:
    """Tell whether the four faces of Liberation Sans lie in `folder`."""
    return all((folder / name).is_file() for name in FONT_FILES)


def missing_packages() -> tuple[str, ...]:
    """Return every Debian package that a renderer lacks in a checkout: libraries, then fonts."""
    fonts = () if has_all_fonts(DEBIAN_FONTS) else (FONT_PACKAGE,)
    return missing_libraries() + fonts


def install_command(packages: tuple[str, ...]) -> str:
    """Return the one command with which an administrator installs `packages`."""
    return f"sudo apt-get install --no-install-recommends {' '.join(packages)}"


def _loads(soname: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.stdout.writelines(f"{package}\n" for package in missing_packages())
