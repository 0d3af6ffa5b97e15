"""The environment variables that would change how a PDF is set, kept away while it is set."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

VARIABLES: Final = (
    "FONTCONFIG_FILE",
    "FONTCONFIG_PATH",
    "FONTCONFIG_SYSROOT",
    "FC_LANG",
    "FREETYPE_PROPERTIES",
    "HB_SHAPER_LIST",
    "PANGO_LANGUAGE",
)


@contextmanager
def changed(conf: Path) -> Iterator[None]:
    """Name a `fonts.conf` to fontconfig, and hide from the libraries what else they would read.

    The libraries are Pango, HarfBuzz, FreeType and fontconfig; the variables are those of their
    manuals. All of them are put back.
    """
    before = {name: os.environ.pop(name) for name in VARIABLES if name in os.environ}
    os.environ["FONTCONFIG_FILE"] = str(conf)
    try:
        yield
    finally:
        del os.environ["FONTCONFIG_FILE"]
        os.environ.update(before)
