"""Which papers the corpus has: their layouts, the kinds of their files, and their manners.

`how` is `text ORDER`, `pdftotext WAY PRINTER LOOK…` or `PRINTER LOOK…`.
"""

from dataclasses import dataclass
from typing import Any, Final

from tests.importers.corpus.making import layouts_bielefeld as bielefeld
from tests.importers.corpus.making import layouts_karlsruhe as karlsruhe
from tests.importers.corpus.making import layouts_musterstadt as musterstadt
from tests.importers.corpus.making.matters import Wish
from tests.importers.corpus.making.pieces import Layout


@dataclass(frozen=True, slots=True)
class Planned:
    """One paper to be made; `lost` are facts that this file has truly lost."""

    layout: Layout
    how: str
    manners: tuple[str, ...]
    wish: Wish
    lost: tuple[str, ...] = ()


def _paper(
    layout: Layout, how: str, manners: str = "", lost: str = "", **wishes: Any
) -> tuple[Layout, str, tuple[str, ...], tuple[str, ...], dict[str, Any]]:
    named = tuple(each.strip() for each in manners.split(",") if each.strip())
    return layout, how, named, tuple(lost.split()), wishes


INFO: Final = {"kind": "Informationsvorlage"}
MESSAGE: Final = {"kind": "Mitteilungsvorlage"}
ADDED: Final = {"mode": "ergänzt"}
REPLACED: Final = {"mode": "ersetzt"}

BIELEFELD: Final = (
    _paper(bielefeld.form_2012, "text plain", "trailing, no box", "mode", **ADDED, priors=2),
    _paper(bielefeld.form_2012, "text plain", "glued rows, lone x", **REPLACED, stops=3),
    _paper(bielefeld.form_2012, "text layout", "private", **ADDED, priors=1),
    _paper(bielefeld.form_2012, "text cells", "hyphens, soft hyphens", **INFO, priors=1),
    _paper(bielefeld.form_2012, "text four lines", "blank after each", names="misspelt"),
    _paper(bielefeld.form_2012, "text columns", "", dates="full", stops=2, priors=1),
    _paper(bielefeld.form_2019, "text plain", "hyphens, ligatures", priors=2, paragraphs=9),
    _paper(bielefeld.form_2019, "text plain", "one line", dates="full", priors=1),
    _paper(bielefeld.form_2019, "text layout", "nbsp, indented", names="short"),
    _paper(bielefeld.form_2019, "pdftotext plain chromium serif", "", **INFO, paragraphs=8),
    _paper(bielefeld.form_2019, "pdftotext layout typst brackets", "", **ADDED),
    _paper(bielefeld.headless, "text plain", "brackets, bullets", **REPLACED, priors=2),
    _paper(bielefeld.headless, "text plain", "decomposed, no blanks", priors=1),
    _paper(bielefeld.form_2006, "text plain", "old spelling, hyphens", last=2008, first=2005),
    _paper(bielefeld.form_2006, "text layout", "", last=2008, first=2005, dates="dot lost"),
    _paper(bielefeld.form_2006, "text four lines", "spaced labels", last=2008, first=2005),
    _paper(
        bielefeld.form_2006, "pdftotext raw weasyprint", "", last=2008, first=2005, dates="days"
    ),
    _paper(bielefeld.form_2012, "weasyprint drawn", **ADDED, priors=1),
    _paper(bielefeld.form_2012, "chromium crosses hyphens", **REPLACED, priors=2),
    _paper(bielefeld.form_2012, "libreoffice symbols", names="unknown", priors=1),
    _paper(bielefeld.form_2019, "typst serif hyphens", paragraphs=9, priors=1),
    _paper(bielefeld.form_2006, "weasyprint serif", last=2008, first=2005, dates="short"),
    _paper(bielefeld.form_2019, "libreoffice controls", **INFO, dates="spoken"),
    _paper(bielefeld.form_2012, "word controls tracked", **ADDED, priors=2),
    _paper(bielefeld.form_2012, "word symbols numbered", **REPLACED, names="short"),
    _paper(bielefeld.form_2012, "word fields", **ADDED, names="misspelt"),
    _paper(bielefeld.form_2019, "word styles", **INFO, priors=1),
    _paper(bielefeld.form_2019, "word numbered", names="unknown", dates="days"),
    _paper(bielefeld.form_2006, "word", last=2008, first=2005, some_tops=True),
)
KARLSRUHE: Final = (
    _paper(karlsruhe.form_2012, "text layout", "lone x", results=True, last=2017),
    _paper(karlsruhe.form_2012, "text layout", "lone x", some_tops=True, last=2017),
    _paper(karlsruhe.form_2012, "text plain", "lone x, hyphens", "publicity", last=2017),
    _paper(karlsruhe.form_2012, "text four lines", "private", "publicity", last=2017),
    _paper(karlsruhe.form_2012, "text plain", "no box, trailing", "publicity", last=2017, stops=2),
    _paper(
        karlsruhe.form_2012, "pdftotext layout libreoffice symbols", "", last=2017, results=True
    ),
    _paper(karlsruhe.form_2012, "pdftotext plain weasyprint", "", "publicity", last=2017),
    _paper(karlsruhe.form_2019, "text layout", "nbsp", names="misspelt", first=2018),
    _paper(karlsruhe.form_2019, "text plain", "glued", "publicity", first=2018),
    _paper(karlsruhe.form_2019, "text columns", "", "publicity", first=2018, stops=3),
    _paper(karlsruhe.form_2021, "text plain", "brackets, ligatures", **ADDED, first=2020),
    _paper(karlsruhe.form_2021, "text plain", "one line", first=2020, stops=2),
    _paper(karlsruhe.form_2021, "text cells", "private", **REPLACED, first=2020),
    _paper(karlsruhe.form_2021, "text layout", "decomposed", **INFO, first=2020, paragraphs=9),
    _paper(karlsruhe.form_2021, "text plain", "blank after each", names="short", first=2020),
    _paper(karlsruhe.form_2021, "pdftotext raw chromium", "", dates="spoken", first=2020),
    _paper(karlsruhe.form_2012, "weasyprint", last=2017, results=True),
    _paper(karlsruhe.form_2012, "chromium crosses", last=2017, some_tops=True),
    _paper(karlsruhe.form_2019, "typst hyphens", first=2018, paragraphs=9),
    _paper(karlsruhe.form_2021, "weasyprint drawn serif", **ADDED, first=2020),
    _paper(karlsruhe.form_2021, "chromium brackets", **INFO, first=2020),
    _paper(karlsruhe.form_2021, "libreoffice controls", names="unknown", first=2020),
    _paper(karlsruhe.form_2012, "word symbols", last=2017, results=True),
    _paper(karlsruhe.form_2012, "word fields", last=2017, names="misspelt"),
    _paper(karlsruhe.form_2019, "word controls styles", first=2018, dates="short"),
    _paper(karlsruhe.form_2021, "word controls tracked", **ADDED, first=2020),
    _paper(karlsruhe.form_2021, "word numbered", **INFO, first=2020, names="short"),
)
MUSTERSTADT: Final = (
    _paper(musterstadt.allris, "text plain", "hyphens", priors=1),
    _paper(musterstadt.allris, "text layout", "trailing", **MESSAGE, priors=1),
    _paper(musterstadt.allris, "text cells", "brackets", **ADDED),
    _paper(musterstadt.allris, "text columns", "", stops=2),
    _paper(musterstadt.allris, "text plain", "nbsp, bullets", names="short"),
    _paper(musterstadt.allris, "pdftotext plain typst", "", paragraphs=9, priors=2),
    _paper(musterstadt.allris, "pdftotext layout chromium", "", names="unknown"),
    _paper(musterstadt.session, "text plain", "ligatures, no blanks", priors=1),
    _paper(musterstadt.session, "text layout", "private", **REPLACED),
    _paper(musterstadt.session, "text four lines", "", dates="days"),
    _paper(musterstadt.session, "text plain", "glued rows", names="misspelt"),
    _paper(musterstadt.session, "pdftotext raw libreoffice", "", **MESSAGE),
    _paper(musterstadt.sdnet, "text plain", "one line", priors=1),
    _paper(musterstadt.sdnet, "text plain", "blank after each, lone X", **ADDED),
    _paper(musterstadt.sdnet, "text layout", "decomposed, indented", dates="dot lost"),
    _paper(musterstadt.sdnet, "text four lines", "hyphens, soft hyphens", **MESSAGE),
    _paper(musterstadt.sdnet, "text plain", "no box", "mode", **REPLACED, stops=1),
    _paper(musterstadt.allris, "weasyprint", **ADDED, priors=1, paragraphs=8),
    _paper(musterstadt.allris, "typst serif hyphens", **MESSAGE),
    _paper(musterstadt.session, "chromium drawn", **REPLACED, priors=1),
    _paper(musterstadt.session, "libreoffice symbols", names="misspelt"),
    _paper(musterstadt.sdnet, "weasyprint drawn hyphens", **ADDED, dates="spoken"),
    _paper(musterstadt.allris, "word controls", **ADDED, priors=1),
    _paper(musterstadt.session, "word symbols tracked", **REPLACED),
    _paper(musterstadt.session, "word styles", **MESSAGE, names="unknown"),
    _paper(musterstadt.sdnet, "word numbered", priors=2, dates="bare"),
    _paper(musterstadt.allris, "word styles numbered", names="short"),
)
FORMS: Final = {"bielefeld": BIELEFELD, "karlsruhe": KARLSRUHE, "musterstadt": MUSTERSTADT}


def plan() -> dict[str, tuple[Planned, ...]]:
    """Return all papers by form."""
    return {
        form: tuple(
            Planned(layout, how, manners, Wish(form, **wishes), lost)
            for layout, how, manners, lost, wishes in papers
        )
        for form, papers in FORMS.items()
    }
