"""Signs left over from typing or from Word: own numbers, bullets, symbol fonts, bare tables."""

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.checks.case import Case, Remark
from drafter.german.wording import quoted
from drafter.model.paper import Attachment
from drafter.model.prose import Loc, Prose, all_points, all_prose

_BULLETS = "•▪◦\uf0b7\uf0a7"
BULLET_LINE = re.compile(rf"^[ \t]*(?P<sign>[{_BULLETS}]|·(?=\s))", re.MULTILINE)
PRIVATE = re.compile("[\ue000-\uf8ff]")
OWN_MARK = re.compile(
    rf"\s*(?P<mark>\(?(?P<own>[0-9]{{1,3}}|[a-z]{{1,2}})\)|(?P<number>[0-9]{{1,3}})\.|[{_BULLETS}])\s*"
)
NUMBERED = re.compile(r"^[ \t]*([0-9]{1,3})[.)]\s", re.MULTILINE)
ATTACHMENT_MARK = re.compile(
    r"\s*(?P<mark>(?:Anlage|Anl\.)\s*(?:Nr\.\s*)?[0-9]{1,3}\b[:.)]?)(?!\s+(?:zu[mr]?|de[rsnm]|aus|vom)\b)"
)
# What an ordinal goes with: „1. Lesung“, „2. Bauabschnitt“, „1. Januar“.
ORDINAL = re.compile(
    r"(?:\w*[Ll]esung|\w*[Bb]auabschnitt|\w*[Aa]bschnitt|\w*[Ss]tufe|\w*[Pp]hase|\w*[Qq]uartal"
    r"|\w*[Hh]albjahr|\w*[Rr]ate|Änd\w*|\w*[Nn]achtrag\w*|Fortschreibung|Ergänzung\w*|Teil\w*"
    r"|\w*[Gg]eschoss|OG|BA|\w*[Bb]ürgermeister\w*|stellv\w*|Mal|Stock|Klasse|Lebensjahr\w*"
    r"|Sitzung|Auflage|Entwurf\w*|Offenlage|BImSchV"
    r"|Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)"
)
RULE_LINE = re.compile(r"[|:\s-]*-[|:\s-]*")


def numbers_are_left_to_the_program(case: Case) -> Iterator[Remark]:
    """Demand that no point and no attachment begins with its own number: it is printed twice.

    Only the number of its own position counts („1.“ in the first point, „a)“ or „aa)“ in the
    first below one), and a bullet; „1. Lesung“ is none, nor a list of several within one point.
    """
    for loc, point in all_points(case.paper):
        mark = _own_mark(loc, point.text)
        if mark:
            yield _number_remark((*loc, "text"), point.text, mark)
    for position, attachment in enumerate(case.paper.attachments):
        mark = _attachment_mark(attachment, position)
        if mark:
            yield _number_remark(("anlagen", position, "titel"), attachment.title, mark)


def lists_begin_with_a_hyphen(case: Case) -> Iterator[Remark]:
    """Demand Markdown's „- “ before the items of a list; other bullets are running text.

    One remark a text. The bullet that a point begins with is no list.
    """
    pointed = {(*loc, "text") for loc, _ in all_points(case.paper)}
    for loc, text in all_prose(case.paper):
        first = next((match for match in BULLET_LINE.finditer(text)), None)
        if first and loc in pointed and not text[: first.start()].strip():
            first = next(iter(BULLET_LINE.finditer(text, first.end())), None)
        if first:
            yield Remark(
                loc,
                f"Das Zeichen {_shown(first['sign'])} macht keine Aufzählung; die Zeilen werden "
                "als fortlaufender Text gedruckt. Bitte statt des Zeichens „- “ schreiben.",
                text,
                first.start("sign"),
            )


def characters_are_known(case: Case) -> Iterator[Remark]:
    """Demand no private-use characters (Unicode 16.0, chapter 23.5: U+E000 to U+F8FF).

    They come from the symbol fonts of word processors; no other font has them. One remark a text.
    """
    for loc, text in all_prose(case.paper):
        found = PRIVATE.search(text)
        if found:
            yield Remark(
                loc,
                f"Hier steht das Zeichen {_shown(found[0])} aus einer Symbolschrift (meist aus "
                "Word); im PDF hat es keine Gestalt. Bitte durch ein gewöhnliches Zeichen "
                "ersetzen, in Aufzählungen durch „- “.",
                text,
                found.start(),
            )


def tables_have_a_rule(case: Case) -> Iterator[Remark]:
    """Demand a line of dashes below the head of a table; without it no table is printed.

    Source: GitHub Flavored Markdown 0.29, 4.10 (the delimiter row). One remark a text.
    """
    for prose in all_prose(case.paper):
        offset = _bare_table(prose)
        if offset is not None:
            yield Remark(
                prose.loc,
                "Diese Zeilen mit „|“ sind keine Tabelle und werden so gedruckt, wie sie hier "
                "stehen. Bitte unter der ersten Zeile eine aus Strichen ergänzen: |---|---|",
                prose.text,
                offset,
            )


def _own_mark(loc: Loc, text: str) -> re.Match[str] | None:
    """Return the match of the own number that a point begins with."""
    match = OWN_MARK.match(text)
    if match is None:
        return None
    own = match["own"] or match["number"]
    if own is None:
        return match
    is_ordinal = match["number"] and ORDINAL.match(text, match.end())
    fits = own in _names(loc) and not is_ordinal and text[match.end("mark") :][:1].isspace()
    return match if fits and not _counts_on(own, text) else None


def _names(loc: Loc) -> tuple[str, ...]:
    """Return how a point may be numbered: „1“, below a point also „a“ and „aa“."""
    position = int(loc[-1])
    letter = chr(ord("a") + position) if position < 26 and "unterpunkte" in loc else ""
    return (str(position + 1), *((letter, 2 * letter) if letter else ()))


def _counts_on(own: str, text: str) -> bool:
    """Whether the number begins a list within the text."""
    return own.isdigit() and str(int(own) + 1) in NUMBERED.findall(text)


def _attachment_mark(attachment: Attachment, position: int) -> re.Match[str] | None:
    title = attachment.title
    named, match = ATTACHMENT_MARK.match(title), OWN_MARK.match(title)
    if named or match is None:
        return named
    own = match["own"] or match["number"]
    is_ordinal = ORDINAL.match(title, match.end())
    return match if own == str(attachment.number or position + 1) and not is_ordinal else None


def _number_remark(loc: Loc, text: str, mark: re.Match[str]) -> Remark:
    shown = _shown(mark["mark"])
    message = f"Die Nummer setzt das Programm; bitte {shown} löschen."
    return Remark(loc, message, text, mark.start("mark"))


def _shown(sign: str) -> str:
    """Return signs as a message can show them: private ones by their number."""
    return f"U+{ord(sign):04X}" if PRIVATE.fullmatch(sign) else quoted(sign)


def _bare_table(prose: Prose) -> int | None:
    """Return where the first lines with „|“ begin that are no table."""
    offset, inside = 0, False
    for line, following in pairwise((*prose.text.split("\n"), "")):
        begins = line.lstrip().startswith("|")
        is_head = begins and not inside and following.lstrip().startswith("|")
        if is_head and not RULE_LINE.fullmatch(following):
            return offset + len(line) - len(line.lstrip())
        inside = begins
        offset += len(line) + 1
    return None
