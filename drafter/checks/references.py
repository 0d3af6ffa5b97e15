"""References inside the paper: to its points and to its attachments.

Only what the wording leaves no doubt about is checked: „Ziffer 3 der Satzung“, „§ 2 Ziffer 4“ and
„Anlage 2 zum Vertrag“ lead elsewhere, „Ziffer 3.2“ and „Anlage A“ count in another way. A
Nachtrag that supplements its original may also mean the original's points and attachments;
where that is not at hand nothing is said.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from drafter.checks.case import Case, Remark
from drafter.checks.money import sentence_at
from drafter.german.wording import count
from drafter.model.paper import Paper, Point
from drafter.model.prose import all_prose
from drafter.model.scalars import SupplementMode

MOST_REMARKS = 20  # a text; the others show once these are mended
WINDOW = 60

_NUMBER = r"\d{1,3}(?![\d/]|[.,]\d)(?:\s?[a-h](?:\)|(?![\w.])))?"
_UNITS = r"\s*(?:%|€|[A-ZÄÖÜ])|\.\s(?:Jan|Feb|Mär|Apr|Mai|Ju[nl]|Aug|Sep|Okt|Nov|Dez|Lesung|Änd)"
_MORE = rf"(?:\s*[,–-]\s*|\s+(?:und|oder|sowie|bis|u\.)\s+){_NUMBER}(?!{_UNITS})"
_NUMBERS = rf"(?P<numbers>{_NUMBER}(?:{_MORE})*)"
# What may not stand before is asked behind the letters: a search then skips to them at once.
POINT = re.compile(rf"Ziff(?<![\w-]Ziff)(?:ern?|\.)\s*{_NUMBERS}")
POINT_OF_RESOLUTION = re.compile(
    rf"(?<![\w-])(?:Nr\.|Nummern?|Punkte?n?)\s*{_NUMBERS}"
    r"(?=\s+(?:des|dieses|im)\s+Beschlussvorschlag(?:e?s)?\b)"
)
ATTACHMENT = re.compile(rf"Anl(?<![\w-]Anl)(?:agen?|\.)\s*(?:Nr\.\s*)?{_NUMBERS}")
ITEM = re.compile(
    r"(?P<first>\d+)(?:\s?(?P<letter>[a-h])(?![\w.]))?\)?(?:\s*(?:–|-|bis)\s*(?P<last>\d+))?"
)

_OWN = (
    r"(?:(?:der|dieser|zur|zu\s+der|zu\s+dieser)\s+(?!Ursprung|Bezug)(?:\w{0,20}[Vv]orlage|Drucksache)\b"
    r"(?!\s*(?:Nr\.|Drucksache|\S*\d))"
    r"|(?:des|dieses|im|zum)\s+(?:vor\w+\s+)?Beschluss(?:es|vorschlag(?:e?s)?)?\b(?!\s+(?:vom|de[rs])\b))"
)
_ELSEWHERE = (
    r"(?:(?:de[rs]|eine[rs]|diese[rs]|zum|zur|aus|vo[nm]|gemäß|gem\.|nach|in\s+Verbindung"
    r"|im\s+(?:Vertrag|Gutachten|Bericht|Gesetz|Antrag)|i\.)\s"
    r"|zu\s+(?:§|Art|Drucksache|Vorlage\s+\S*\d|de[rmn]\s|diese[rmn]\s)|§|[A-ZÄÖÜ]\w*[A-ZÄÖÜ])"
)
OF_ANOTHER = re.compile(rf"\s+\(?(?!{_OWN}){_ELSEWHERE}")
_LAW = r"\d[\w./-]*\)?|§+|\b(?:Art|Abs|Nr)\.|\b[A-ZÄÖÜ]{2,}(?:/[A-Z])?|\b(?:Bau|AO|Gew)[A-Z]\w*"
AFTER_LAW = re.compile(rf"(?:{_LAW}|\b\w*SchV|\b\w*[Hh]aushaltsplan\w*),?\s\Z")
AFTER_TEXT = re.compile(
    rf"(?:{_LAW}|\b\w*(?i:vertrag|vertrages|satzung|ordnung|richtlinien?|vereinbarung|gesetz|gesetzes"
    r"|gutachten|erlass|bescheid|antrag|bericht|anhang)),?\s(?:(?:in|unter|dort)\s)?\Z"
)
AFTER_POINT = re.compile(r"\b(?:Ziffern?|Ziff\.)\s\d+,?\s\Z")
AFTER_ATTACHMENT = re.compile(r"\b(?:Anlagen?|Anl\.)\s\d+,?\s\Z")
# Papers that have Ziffern of their own; where a sentence names one, it may well mean that one's.
FOREIGN = re.compile(
    r"[Ff]estsetzung|\b\w*[Aa]nträge?\b|\b\w*[Aa]ntrags?\b|[Ff]raktion|[Bb]escheid|[Gg]utachten"
    r"|[Nn]iederschrift|[Pp]rotokoll|[Ee]rlass|[Rr]ichtlinie|[Vv]erordnung|SchV\b"
)
# Papers whose Anlagen are seldom this paper's; a Satzung or a Gutachten often is one itself.
FOREIGN_WITH_ATTACHMENTS = re.compile(
    r"[Ff]raktion|[Bb]escheid|[Nn]iederschrift|[Pp]rotokoll|[Ee]rlass|[Rr]ichtlinie|[Vv]erordnung|SchV\b"
)
PLANT_BEFORE = re.compile(r"(?:\A|[.!?:;\n]\s*)(?:Die|Der|Eine)\s+\Z")
IN_BRACKETS = re.compile(r"\s*\(")
NUMBERED_LINE = re.compile(r"^[ \t]*(?:#+[ \t]*(\d{1,3})\b|(\d{1,3})[.)]\s)", re.MULTILINE)
NUMBERED_TITLE = re.compile(r"\s*(?:Anlage|Anl\.)\s*(?:Nr\.\s*)?(\d{1,3})\b")

Points = tuple[Point, ...]


class _Item(NamedTuple):
    """One number, or a range, of a reference, and where it stands in the text."""

    offset: int
    first: int
    last: int
    letter: str | None

    @property
    def numbers(self) -> range:
        """All numbers meant, whichever end is named first."""
        return range(min(self.first, self.last), max(self.first, self.last) + 1)


def references_to_points_lead_somewhere(case: Case) -> Iterator[Remark]:
    """Demand that „Ziffer 3“ or „Ziffer 3 a“ is a point of the proposed resolution.

    „Nr. 3“ and „Punkt 3“ count only „des Beschlussvorschlags“. A numbered heading or line of
    the same text may be meant as well. Silent where the resolution has no points. Points of
    several parts count together, since a text seldom says which part it means.
    """
    groups = [group for paper in _meant(case) for group in _points(paper)]
    for loc, text in all_prose(case.paper) if groups else ():
        own = {int(match[1] or match[2]) for match in NUMBERED_LINE.finditer(text)}
        dangling = (
            Remark(loc, sentence, text, item.offset)
            for item in _point_references(text)
            if (sentence := _missing_point(item, groups, own))
        )
        yield from islice(dangling, MOST_REMARKS)


def references_to_attachments_lead_somewhere(case: Case) -> Iterator[Remark]:
    """Demand that „Anlage 2“ is among the attachments, by number or else by position."""
    papers = _meant(case)
    known = {number for paper in papers for number in _attachment_numbers(paper)}
    for loc, text in all_prose(case.paper) if papers else ():
        dangling = (
            Remark(loc, _missing_attachment(number, known), text, item.offset)
            for item in _attachment_references(text)
            for number in islice((n for n in item.numbers if n not in known), 1)
        )
        yield from islice(dangling, MOST_REMARKS)


def attachment_numbers_are_unique(case: Case) -> Iterator[Remark]:
    """Demand that no two attachments have one number; without one the position counts."""
    seen: set[int] = set()
    for position, attachment in enumerate(case.paper.attachments, 1):
        number = attachment.number or position
        if number in seen:
            yield Remark(
                ("anlagen", position - 1, "nummer"),
                f"Die Nummer {number} tragen zwei Anlagen (ohne „nummer“ zählt die Reihenfolge). "
                "Bitte jeder Anlage eine eigene Nummer geben.",
            )
        seen.add(number)


def _meant(case: Case) -> tuple[Paper, ...]:
    """Return the papers that a reference may mean; none where one of them is not at hand."""
    supplement = case.paper.supplement
    if supplement is None or supplement.mode is SupplementMode.REPLACES:
        return (case.paper,)
    if case.paper is case.consolidated:
        return (case.paper,)
    if case.paper.only_changes and case.consolidated is None:
        return ()
    return (case.whole, case.paper, case.original) if case.original else ()


def _points(paper: Paper) -> Iterator[Points]:
    resolution = paper.proposed_resolution
    if resolution:
        groups = (*(part.points for part in resolution.parts), resolution.points)
        yield from (group for group in groups if group)


def _attachment_numbers(paper: Paper) -> Iterator[int]:
    for position, attachment in enumerate(paper.attachments, 1):
        yield attachment.number or position
        titled = NUMBERED_TITLE.match(attachment.title)
        if titled:
            yield int(titled[1])


def _point_references(text: str) -> Iterator[_Item]:
    for item in _references(text, POINT, AFTER_TEXT, AFTER_POINT):
        if not FOREIGN.search(sentence_at(text, item.offset)):
            yield item
    yield from _items(POINT_OF_RESOLUTION.finditer(text))


def _attachment_references(text: str) -> Iterator[_Item]:
    for item in _references(text, ATTACHMENT, AFTER_LAW, AFTER_ATTACHMENT):
        foreign = FOREIGN_WITH_ATTACHMENTS.search(sentence_at(text, item.offset))
        if not foreign and not _is_plant(text, item.offset):
            yield item


def _is_plant(text: str, offset: int) -> bool:
    """Whether an „Anlage 3“ is a plant: „Die Anlage 3 (Photovoltaik) …“ begins its sentence."""
    match = re.compile(r"[0-9]+").match(text, offset)
    word = text.rfind("Anlage", max(offset - WINDOW, 0), offset)
    if match is None or word < 0:
        return False
    before = text[max(word - WINDOW, 0) : word]
    return bool(PLANT_BEFORE.search(before) and IN_BRACKETS.match(text, match.end()))


def _references(
    text: str, pattern: re.Pattern[str], foreign: re.Pattern[str], own: re.Pattern[str]
) -> Iterator[_Item]:
    """Yield what a text refers to in this paper, by what stands before and behind it."""
    for match in pattern.finditer(text):
        before = text[max(match.start() - WINDOW, 0) : match.start()]
        led_elsewhere = foreign.search(before) and not own.search(before)
        if not led_elsewhere and not OF_ANOTHER.match(text, match.end()):
            yield from _items(iter((match,)))


def _items(matches: Iterator[re.Match[str]]) -> Iterator[_Item]:
    for match in matches:
        for item in ITEM.finditer(match["numbers"]):
            first = int(item["first"])
            offset = match.start("numbers") + item.start()
            yield _Item(offset, first, int(item["last"] or first), item["letter"])


def _missing_point(item: _Item, groups: list[Points], own: set[int]) -> str | None:
    most = max(map(len, groups))
    for number in item.numbers:
        if number not in own and not 1 <= number <= most:
            return (
                f"Eine Ziffer {number} gibt es im Beschlussvorschlag nicht; er hat "
                f"{count(most, 'Ziffer', 'Ziffern')}. Bitte den Verweis prüfen."
            )
    if item.letter and item.first not in own and not _has_letter(item, groups):
        return (
            f"Ziffer {item.first} des Beschlussvorschlags hat keinen Punkt {item.letter}). Bitte "
            "den Verweis prüfen."
        )
    return None


def _has_letter(item: _Item, groups: list[Points]) -> bool:
    """Tell whether a point has a point of that letter below it, or the letter in its text."""
    points = [group[item.first - 1] for group in groups if len(group) >= item.first]
    place = ord(item.letter or "a") - ord("a")
    return any(len(point.points) > place or f"{item.letter})" in point.text for point in points)


def _missing_attachment(number: int, known: set[int]) -> str:
    given = f"vorhanden: {', '.join(map(str, sorted(known)))}" if known else "sie hat keine Anlagen"
    return (
        f"Eine Anlage {number} hat die Vorlage nicht ({given}). Bitte den Verweis prüfen oder die "
        "Anlage unter „anlagen“ ergänzen."
    )
