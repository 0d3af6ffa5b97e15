"""Prose: pictures, nesting, signs that are printed as they stand, and its length."""

import re
from collections.abc import Iterator
from functools import cache
from html.entities import html5
from itertools import islice
from typing import TYPE_CHECKING

from drafter.checks.case import Case, Remark
from drafter.checks.suggestions import suggestion
from drafter.document.pictures import CHART
from drafter.german.wording import count, quoted
from drafter.model.prose import all_points, all_prose

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

MOST_REMARKS = 20  # a text; the others show once these are mended
DEEPEST_LIST = 6
DEEPEST_POINT = 3

IMAGE = re.compile(
    r"(?<!\\)!\[(?P<alternative>(?:[^\[\]]++|\[[^\[\]]*+\])*+)\]"
    r"\(\s*+(?P<target><[^<>\n]*+>|[^\s()<>]*+)(?:\s++(?:\"[^\"]*+\"|'[^']*+'))?\s*+\)"
)
NESTED_LINE = re.compile(r"^(?:[ \t*+-]|\d{1,9}[.)]){6}", re.MULTILINE)
_TAGS = (
    "a|abbr|b|big|blockquote|body|br|center|code|div|em|font|form|h[1-6]|head|hr|html|i|iframe|img"
    "|input|li|link|mark|meta|ol|p|pre|s|script|small|span|strike|strong|style|su[bp]|svg|table"
    "|tbody|td|th|thead|tr|u|ul"
)
HTML = re.compile(
    rf"<!--|</?(?:{_TAGS})\s{{0,9}}/?>|</?(?:{_TAGS})\s[^<>=]{{1,200}}=[^<>]{{0,500}}>"
    r"|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});",
    re.IGNORECASE,
)


def images_have_alternative_text(case: Case) -> Iterator[Remark]:
    """Demand words for each image, for readers who do not see it (PDF/UA-1, ISO 14289-1, 7.3).

    Charts are silent: theirs is made from their data. Whether the words fit only a person sees.
    """
    for loc, text in all_prose(case.paper):
        bare = (
            Remark(loc, _without_alternative(match), text, match.start())
            for match in _images(text)
            if not _chart(match) and not re.search(r"\w", match["alternative"])
        )
        yield from islice(bare, MOST_REMARKS)


def charts_exist(case: Case) -> Iterator[Remark]:
    """Demand that each chart placed in a text is one of „abbildungen“."""
    for loc, text in all_prose(case.paper):
        unknown = (
            Remark(loc, _unknown_chart(case, name), text, match.start())
            for match in _images(text)
            if (name := _chart(match)) is not None and name not in case.paper.charts
        )
        yield from islice(unknown, MOST_REMARKS)


def charts_are_placed(case: Case) -> Iterator[Remark]:
    """Demand that each of „abbildungen“ is placed in a text; otherwise it is not printed."""
    texts = all_prose(case.paper) if case.paper.charts else ()
    placed = {_chart(match) for _, text in texts for match in _images(text)}
    for name in case.paper.charts:
        if name not in placed:
            yield Remark(
                ("abbildungen", name),
                f"Die Abbildung {quoted(name)} steht in keinem Text und wird nicht gedruckt. Bitte "
                f"an ihrer Stelle ![](abbildung:{name[:60]}) schreiben oder die Abbildung löschen.",
            )


def long_rationale_has_a_summary(case: Case) -> Iterator[Remark]:
    """Demand a summary where the Begründung is longer than the form allows without one.

    The measured length counts where a build gives it; otherwise words are counted against the
    form's `woerter_je_seite`, leniently: tables and pictures are not seen.
    """
    wish, text = case.form.summary_wish, case.paper.rationale
    if wish is None or text is None or case.paper.summary:
        return
    words = sum(any(map(str.isalnum, word)) for word in text.split())
    measured = case.rationale_pages
    pages = words / wish.words_per_page if measured is None else measured
    if pages > wish.pages:
        basis = (
            "gemessen"
            if measured is not None
            else f"geschätzt aus {count(words, 'Wort', 'Wörtern')}"
        )
        shown = f"{pages:.1f}".replace(".", ",")
        yield Remark(
            ("begruendung",),
            f"Die Begründung ist länger als {count(wish.pages, 'Seite', 'Seiten')} ({basis}: rund "
            f"{shown}); das Formular wünscht dann eine Zusammenfassung. Bitte „zusammenfassung“ "
            "ergänzen.",
        )


def nesting_is_bounded(case: Case) -> Iterator[Remark]:
    """Demand at most six levels of lists in a text and three of points.

    A resolution counts 1., a), aa) and no further; deeper lists no page has room for.
    """
    for loc, text in all_prose(case.paper):
        offset = _too_deep(text)
        if offset is not None:
            yield Remark(
                loc,
                f"Diese Liste ist tiefer als {DEEPEST_LIST} Ebenen verschachtelt. Bitte flacher "
                "gliedern.",
                text,
                offset,
            )
    for point_loc, _ in all_points(case.paper):
        if point_loc.count("unterpunkte") == DEEPEST_POINT:
            yield Remark(
                point_loc,
                "Dieser Punkt steht auf der vierten Ebene; gezählt wird nur 1., a), aa). Bitte "
                "flacher gliedern.",
            )


def texts_hold_no_html(case: Case) -> Iterator[Remark]:
    """Demand that no HTML is in a text: it is not read, its signs are printed.

    Only HTML's own tags, comments and entities count, so `< 5 %`, `<https://…>` and an e-mail
    address in angle brackets do not. One remark a text.
    """
    for loc, text in all_prose(case.paper):
        found = [match for match in HTML.finditer(text) if _is_html(match[0])]
        if found:
            more = f" (insgesamt {len(found)} Stellen)" if found[1:] else ""
            yield Remark(
                loc,
                f"{quoted(found[0][0])} ist HTML und wird so gedruckt, wie es hier steht{more}. "
                "Bitte löschen; fett wird ein Wort als **Wort**, kursiv als *Wort*.",
                text,
                found[0].start(),
            )


def _images(text: str) -> Iterator[re.Match[str]]:
    return IMAGE.finditer(text)


def _chart(image: re.Match[str]) -> str | None:
    target = image["target"].strip("<>")
    return target.removeprefix(CHART) if target.startswith(CHART) else None


def _without_alternative(image: re.Match[str]) -> str:
    target = image["target"].strip("<>")
    return (
        f"Dem Bild {quoted(target)} fehlt der Alternativtext, der denen sagt, was es zeigt, die es "
        f"nicht sehen. Bitte ergänzen: ![Was das Bild zeigt]({target[:60]})"
    )


def _unknown_chart(case: Case, name: str) -> str:
    known = case.paper.charts
    otherwise = " Bitte unter „abbildungen“ anlegen oder hier löschen."
    return f"Eine Abbildung {quoted(name)} gibt es nicht.{suggestion(name, known, otherwise)}"


def _too_deep(text: str) -> int | None:
    """Return where the first list below the deepest level begins, or None."""
    if not NESTED_LINE.search(text):
        return None
    depth = 0
    for token in _lists().parse(text):
        depth += token.nesting * token.type.endswith(("_list_open", "_list_close"))
        if depth > DEEPEST_LIST and token.map:
            return _line_start(text, token.map[0])
    return None


@cache
def _lists() -> "MarkdownIt":
    """Return a parser that sees lists only; past its own depth of 20 it reads no further."""
    from markdown_it import MarkdownIt

    return MarkdownIt("zero", {"maxNesting": 20}).enable("list").disable("inline")


def _line_start(text: str, line: int) -> int:
    """Return the offset of the first sign in a line that is no blank."""
    lines = text.split("\n")
    start = sum(len(before) + 1 for before in lines[:line])
    return start + len(lines[line]) - len(lines[line].lstrip())


def _is_html(found: str) -> bool:
    return not found.startswith("&") or found[1] == "#" or found[1:] in html5
