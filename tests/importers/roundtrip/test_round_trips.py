"""Every paper of `inputs/`, built and imported again, says the same; what does not is listed."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import pytest

from tests.importers.paths import INPUTS
from tests.importers.roundtrip.trips import ENDINGS, differences, lost, printed, read

BOLD: Final = "Plain text has no bold."
BREAKS: Final = "A forced break at the end of a full line looks like any other end of a line."
CHANGES: Final = "What changes is read as text: the sentences about places are words like others."
ITEM: Final = "The second paragraph of the last point does not show that it belongs to it."
PICTURE: Final = "Plain text says what a picture shows, but does not hold it."
STRUCK: Final = "Old and new figures share a cell, so that its column does not look like figures."
WHOM: Final = "That the whole text is a copy to read, and of what, stands in no field."

ONLY_CHANGES: Final = {"beschlussvorschlag": CHANGES, "begruendung": CHANGES}
KNOWN: Final[Mapping[tuple[str, str], Mapping[str, str]]] = MappingProxyType(
    {
        ("karlsruhe-schulhoefe-2025-ergaenzung", ".docx"): {"begruendung": STRUCK},
        ("kim-2021", ".pdf"): {"begruendung": BREAKS},
        ("kim-2021", ".txt"): {"begruendung": f"{BREAKS} {PICTURE}"},
        ("kim-2022", ".pdf"): {"begruendung": BREAKS},
        ("kim-2022", ".txt"): {"begruendung": f"{BREAKS} {PICTURE}"},
        ("kim-2022", ".rein.pdf"): {"begruendung": BREAKS},
        ("kim-2022", ".rein.txt"): {"begruendung": f"{BREAKS} {PICTURE}"},
        ("offener-ganztag-2024-nachtrag", ".pdf"): ONLY_CHANGES,
        ("offener-ganztag-2024-nachtrag", ".docx"): ONLY_CHANGES,
        ("offener-ganztag-2024-nachtrag", ".txt"): ONLY_CHANGES,
        ("offener-ganztag-2024-nachtrag", ".rein.pdf"): {
            "nachtrag": WHOM,
            "beschlussvorschlag": ITEM,
        },
        ("offener-ganztag-2024-nachtrag", ".rein.docx"): {"nachtrag": WHOM},
        ("offener-ganztag-2024-nachtrag", ".rein.txt"): {"nachtrag": WHOM, "begruendung": BOLD},
        ("offener-ganztag-2024", ".txt"): {"begruendung": BOLD},
        ("schulbericht-2025", ".txt"): {"begruendung": f"{BOLD} {PICTURE}"},
    }
)
"""What differs, and why: by paper and file, by section. All else is the same, block for block."""

DAY: Final = frozenset({"vom", "04"})
"""Words of the day of a Nachtrag's original, for which there is no key."""

LOST: Final[Mapping[tuple[str, str], frozenset[str]]] = MappingProxyType(
    {
        ("offener-ganztag-2024-nachtrag", f".rein{ending}"): DAY
        for ending in (".pdf", ".docx", ".txt")
    }
)
"""Words that came back nowhere, neither as a value nor in a comment."""

PAPERS: Final = sorted(path.stem for path in INPUTS.glob("*.yaml"))


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_comes_back(name: str) -> None:
    """Build a paper in all formats and editions, and import each file."""
    wanted, files = printed(name)
    assert {ending[ending.rindex(".") :] for ending in files} == set(ENDINGS)
    told, missing = {}, {}
    for ending, data in files.items():
        text, found = read(data)
        told[ending] = sorted(differences(wanted(ending), found))
        missing[ending] = lost(wanted(ending), found, text)
    assert told == {ending: sorted(KNOWN.get((name, ending), ())) for ending in files}
    assert missing == {ending: LOST.get((name, ending), frozenset()) for ending in files}
