"""Spare the import a look at all fonts."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

VARIABLE: Final = "FONTCONFIG_FILE"
NO_FONTS: Final = Path(__file__).with_name("no-fonts.conf")


@contextmanager
def no_font_search() -> Iterator[None]:
    """Let fontconfig see no font.

    WeasyPrint lets it read all fonts on import, only to warn if there are none; each paper has
    a configuration of its own, with fonts that are known to be there.
    """
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(NO_FONTS)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "No fonts configured in FontConfig")
            yield
    finally:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before
