"""What readers of all kinds of files make of letters."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from unicodedata import normalize

LIGATURES: Final[Mapping[int, str]] = MappingProxyType(
    {code: normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
)
"""Those of Latin letters (Unicode, block Alphabetic Presentation Forms), and their letters."""

SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
