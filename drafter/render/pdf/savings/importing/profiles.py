"""Spare a paper Pillow for the colour profile that each PDF/A holds.

Pillow's ImageCms hands the profile to Little CMS to learn its name and to have it written again.
Of the profile that WeasyPrint brings along both are known: it is written again as it was.
"""

import hashlib
from dataclasses import dataclass, field
from importlib import import_module
from io import BytesIO
from typing import IO, Any, Final, NamedTuple


class Described(NamedTuple):
    """What a profile says of itself (ICC.1, `dmdd` and `desc`), as Pillow calls it."""

    model: str
    profile_description: str


KNOWN: Final = {
    "384b832de3412066743b52a75ee906b6fb9fb8d9e09e936fc2c43223815c6e0a": Described(
        "IEC 61966-2-1 Default RGB Colour Space - sRGB", "sRGB2014"
    )
}
"""The profiles of which all is known, by their SHA-256: sRGB2014.icc of the ICC."""


@dataclass(frozen=True)
class Profile:
    """A known profile, with as much of Pillow's `ImageCmsProfile` as WeasyPrint asks for."""

    profile: Described
    data: bytes = field(repr=False)

    def tobytes(self) -> bytes:
        """Return the profile as it is embedded."""
        return self.data


def profile(file: IO[bytes]) -> Any:
    """Return a profile that is read from a file, as Pillow would.

    Raises:
        OSError: if it is none.
    """
    data = file.read()
    described = KNOWN.get(hashlib.sha256(data).hexdigest())
    if described:
        return Profile(described, data)
    return import_module("PIL.ImageCms").ImageCmsProfile(BytesIO(data))
