"""Bodies: known to the form, in being on the day, and in the Beratungsfolge where they resolve.

A body counts as one that resolves only where the wording makes it act, receive a
recommendation, or be the condition of a resolution. A body merely mentioned (a report that it
gets, its rules of procedure, its members) is passed over: a false alarm costs more than a gap.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from drafter.checks.case import Case, Remark
from drafter.checks.suggestions import suggestion
from drafter.german.dates import format_date
from drafter.german.wording import quoted
from drafter.model.organizations import Mention, Organization
from drafter.model.prose import resolution_prose
from drafter.source import Loc

# In the grammar below each body of a text stands as a row of this sign, as long as its name.
SIGN = "\ue000"
WINDOW = 120
_TOWN = r"(?:\w{0,20}[Ss]tadt|Gemeinde|\w{0,10}[Kk]reises)(?:\s+[A-Z][\w-]{2,30})?"
# The look-behind saves time: nothing begins inside a body.
_BODY = rf"(?<!{SIGN}){SIGN}+(?:\s+de[rs]\s+{_TOWN})?"
_DISTRICTS = r"(?:(?:,|\s+und)\s+[A-Z][\w-]{2,30}){0,9}"
_ONE = rf"(?:[Dd](?:er|ie|as|em|en)\s+)?{_BODY}{_DISTRICTS}"
_BODIES = rf"(?P<bodies>{_ONE}(?:(?:\s*[,;/]|\s+(?:und|sowie|bzw\.))\s*{_ONE}){{0,8}})"
_ASIDE = r"(?:\s*\([^()]{0,200}\)|\s+[–-]\s[^–]{0,200}?\s[–-]|\s+vorbehaltlich[^.:;]{0,300}?)?"
_LATER = r"(?:künftig|zukünftig|jährlich|halbjährlich|regelmäßig|jeweils|später)\b"
_NOTES = rf"n(?:immt|ehmen)\b(?=(?:(?!{_LATER})[^:;!?]){{0,300}}\bKenntnis)"
_RESOLVES = (
    r"(?:(?:beschlie(?:ß|ss)(?:t|en)|empf(?:iehlt|ehlen)|stimm(?:t|en)|fass(?:t|en)"
    rf"|m(?:öge|ögen))\b|{_NOTES})"
)
_ORDERS = (
    r"(?:(?:beauftrag|begrü(?:ß|ss)|befürworte|bestätig|bestell|billig|ermächtig|genehmig)(?:t|en)"
    r"|bitte[tn]|wähl(?:t|en)|erl(?:ässt|assen)|schl(?:ägt|agen)|spr(?:icht|echen)|heb(?:t|en)"
    r"|lehn(?:t|en)|verabschiede(?:t|n)|w(?:ird|erden)\s+(?:gebeten|ersucht))\b"
)
_NOW = rf"(?!\s+{_LATER})"
_STEP = (
    r"(?:(?:Beschlussempfehlung|Empfehlung|Beschlussfassung|Vorberatung|Beratung|Anhörung"
    r"|Beteiligung|Zustimmung|Entscheidung|Behandlung)(?:en)?|Beschlu(?:ss|ß)(?:es)?|Beschlüsse"
    r"|Votums?|Stellungnahmen?|Kenntnisnahme|Einvernehmens?|Benehmens?|Vorschlag(?:e?s)?)"
)
_TO_STEP = rf"(?:(?:de[rsmn]|die|das|eine[rs])\s+)?(?:[a-zäöüß]{{4,30}}\s+)?{_STEP}\s+"
_OF_BODY = rf"(?:(?:de[rsmn]|die|vo[nm]|durch|in|im|mit|seitens|an|beim?)\s+){{0,2}}{_BODY}"

# A row of several bodies may begin at each of them, so these two look ahead from every place.
ACTS = re.compile(rf"(?<!\w)(?={_BODIES}{_ASIDE}\s+(?:{_RESOLVES}|{_ORDERS}){_NOW})")
ACTS_IN_POINT = re.compile(rf"(?<!\w)(?={_BODIES}{_ASIDE}\s+{_RESOLVES}{_NOW}(?!\s+über\b))")
IS_MADE_TO_ACT = re.compile(rf"\b{_RESOLVES}\s+(?=[Dd](?:er|ie|as)\s){_BODIES}")
RECEIVES = re.compile(
    rf"\b(?:empf(?:iehlt|ehlen)|schl(?:ägt|agen)|Empfehlung\s+an)\s+(?=de[mrn]\s){_BODIES}"
)
IS_ADVISED = re.compile(
    rf"\b(?=[Dd]e[mrn]\s){_BODIES}\s+w(?:ird|erden)\s+(?:empfohlen|vorgeschlagen)\b"
)
CONDITION = re.compile(
    r"\b(?i:vorbehaltlich|vorbehalt|nach|auf|unter|im|folgt|entsprechend|gemäß)\s+"
    rf"(?P<bodies>{_TO_STEP}{_OF_BODY}"
    rf"(?:(?:\s*,|\s+(?:und|sowie|oder|bzw\.))\s+(?:{_TO_STEP})?{_OF_BODY}){{0,8}})"
)
HEADS = re.compile(rf"^[ \t#]*(?:(?:\w{{4,40}}\s+)?[Ff]ür\s+)?{_BODIES}\s*:", re.MULTILINE)
IN_INTRODUCTION = (ACTS, IS_MADE_TO_ACT, RECEIVES, IS_ADVISED, CONDITION, HEADS)
IN_POINT = (ACTS_IN_POINT, RECEIVES)

SENTENCE_BEGINS = re.compile(r"(?:\A|[.:;!?)]\s|\n\s*\n)\s*\Z")
CLAUSE_BEGINS = re.compile(r"(?:\A|[.,:;!?)–-]\s|\b(?:und|sowie)\s|\n\s*\n)\s*\Z")
SUBORDINATES = re.compile(
    r"\b(?:bis|sobald|wenn|falls|dass|daß|ob|sofern|soweit|solange|nachdem|bevor|ehe|weil|da|wie|was"
    r"|wo|welche[rnms]?|de[rnm]|die|das|deren|dessen)\s+\Z"
)
OF_COMPETENCE = re.compile(r"(?:\A|[.:;!?]\s)\s*(?:Über|Hierüber|Darüber)\b[^.:;!?]*\Z")
NOMINATIVE = re.compile(r"(?:(?P<article>[Dd](?:er|ie|as))\s+)?" + SIGN)
FEMININE = re.compile(r"\w+(?:ung|schaft|ion|enz)\b")
ANOTHER_MATTER = re.compile(rf"(?:\s+de[rs]\s+{_TOWN})?\s+(?:vom|aus|über|zum|zur)\b")


class _Seen(NamedTuple):
    """A body that is to resolve: its place, the text with the offset in it, its wording."""

    loc: Loc
    text: str
    start: int
    words: str
    organization: Organization | None


class _Named(NamedTuple):
    """A body that a consultation or a prior reading names: where, how, on which days."""

    loc: Loc
    name: str
    days: tuple[tuple[Loc, date], ...]


def resolving_bodies_are_consulted(case: Case) -> Iterator[Remark]:
    """Demand that each body of the proposed resolution is in the Beratungsfolge or has met.

    Prior readings count where they stand under this paper's number, ending aside (a Nachtrag
    has its original's), or under none. Which mentions count, the module's docstring says; one
    remark a body. Silent while there is no Beratungsfolge.
    """
    if not case.paper.consultations:
        return
    taken = {name for given in _consulted(case) for name in _names(case, given)}
    for seen in (*_parts(case), *_in_prose(case)):
        names = _names(case, seen.words, seen.organization)
        if taken.isdisjoint(names):
            yield Remark(seen.loc, _not_consulted(case, seen), seen.text, seen.start)
        taken |= names


def bodies_are_known(case: Case) -> Iterator[Remark]:
    """Demand that the form knows each body of Beratungsfolge and prior readings."""
    known = case.form.organizations.all_names()
    for named in _all_named(case) if known else ():
        if case.body(named.name) is None:
            remedy = " Bitte die Schreibweise prüfen oder gremien.yaml ergänzen lassen."
            yield Remark(
                named.loc,
                f"Das Gremium {quoted(named.name)} kennt das Formular nicht."
                f"{suggestion(named.name, known)}{remedy}",
            )


def bodies_are_in_being(case: Case) -> Iterator[Remark]:
    """Demand that a body was in being on the day of its meeting (`von`, `bis` in gremien.yaml)."""
    for named in _all_named(case):
        for loc, day in named.days:
            body = case.form.organizations.named(named.name, day)
            if body and not body.exists_on(day):
                yield Remark(loc, _not_in_being(body, day))


def _parts(case: Case) -> Iterator[_Seen]:
    resolution = case.paper.proposed_resolution
    for index, part in enumerate(resolution.parts if resolution else ()):
        if part.organization:
            loc: Loc = ("beschlussvorschlag", "teile", index, "gremium")
            yield _Seen(loc, "", 0, part.organization, case.body(part.organization))


def _in_prose(case: Case) -> Iterator[_Seen]:
    for loc, text in resolution_prose(case.paper):
        if "deckung" in loc:
            continue
        for mention in _resolving(case, text, loc[-1] != "einleitung"):
            words = text[mention.start : mention.end]
            yield _Seen(loc, text, mention.start, words, mention.organization)


def _resolving(case: Case, text: str, is_point: bool) -> list[Mention]:
    """Find the bodies that resolve in a text, in reading order."""
    mentions = case.form.organizations.mentions(text)
    masked, starts = _masked(text, mentions), [mention.start for mention in mentions]
    found: set[int] = set()
    for pattern in IN_POINT if is_point else IN_INTRODUCTION:
        for match in pattern.finditer(masked):
            first, last = (bisect_left(starts, edge) for edge in match.span("bodies"))
            if first < last and _counts(match, mentions[first], is_point):
                found.update(range(first, last))
    return [mentions[index] for index in sorted(found)]


def _masked(text: str, mentions: Iterable[Mention]) -> str:
    """Put the sign in place of each body, and blanks in place of marks of emphasis."""
    signs = list(re.sub(rf"[*_{SIGN}]", " ", text))
    for mention in mentions:
        signs[mention.start : mention.end] = SIGN * (mention.end - mention.start)
    return "".join(signs)


def _counts(match: re.Match[str], first: Mention, is_point: bool) -> bool:
    """Tell whether a wording found in the masked text really makes its bodies resolve."""
    if match.re is CONDITION:
        return not ANOTHER_MATTER.match(match.string, match.end("bodies"))
    before = match.string[max(match.start() - WINDOW, 0) : match.start()]
    if match.re is RECEIVES:
        return SIGN in before or not is_point
    if match.re is IS_MADE_TO_ACT:
        return _may_be_subject(match, first) and not OF_COMPETENCE.search(before)
    if match.re in (ACTS, ACTS_IN_POINT):
        return _may_be_subject(match, first) and _begins(match, before, is_point)
    return True


def _may_be_subject(match: re.Match[str], first: Mention) -> bool:
    """Tell whether the first body may stand in the nominative: „der Rat“, no „der …vertretung“."""
    leading = NOMINATIVE.match(match["bodies"])
    if leading is None:
        return False
    is_feminine = FEMININE.match(first.organization.name) is not None
    return not (is_feminine and (leading["article"] or "").lower() == "der")


def _begins(match: re.Match[str], before: str, is_point: bool) -> bool:
    """Tell whether a main clause begins here; in a point it must be a whole sentence."""
    if is_point:
        return match["bodies"][0] != "d" and SENTENCE_BEGINS.search(before) is not None
    if match["bodies"].startswith(SIGN):
        return CLAUSE_BEGINS.search(before) is not None
    return SUBORDINATES.search(before) is None


def _not_consulted(case: Case, seen: _Seen) -> str:
    name = seen.organization.name if seen.organization else seen.words
    shown = quoted(seen.words) + (f" ({name})" if name != seen.words else "")
    under = f" unter {case.paper.reference}" if case.paper.reference else ""
    return (
        f"Der Beschlussvorschlag nennt {shown}; dieses Gremium steht aber weder in der "
        f"Beratungsfolge noch in der früheren Behandlung{under}. Bitte dort ergänzen oder den "
        "Beschlussvorschlag ändern."
    )


def _consulted(case: Case) -> Iterator[str]:
    """Yield the bodies of the Beratungsfolge and of the prior readings of this number."""
    for consultation in case.paper.consultations:
        yield from consultation.organizations
    own = _base(case, case.paper.reference)
    for prior in case.paper.prior_readings:
        if own is None or prior.reference is None or _base(case, prior.reference) == own:
            for reading in prior.readings:
                yield from reading.organizations


def _base(case: Case, reference: str | None) -> str | None:
    parsed = case.form.number.parse(reference) if reference else None
    return parsed.base if parsed else reference


def _names(case: Case, name: str, body: Organization | None = None) -> set[str]:
    """Return all ways to write a body, for comparison."""
    known = body or case.body(name)
    return {way.casefold() for way in (name, *(known.names if known else ()))}


def _all_named(case: Case) -> Iterator[_Named]:
    for index, consultation in enumerate(case.paper.consultations):
        loc: Loc = ("beratungsfolge", index)
        meeting = consultation.meeting_date
        days = (((*loc, "sitzung"), meeting.first),) if meeting else ()
        yield from _with_days(loc, consultation.organizations, days)
    for group, prior in enumerate(case.paper.prior_readings):
        for index, reading in enumerate(prior.readings):
            loc = ("fruehere_behandlung", group, "lesungen", index)
            dated = enumerate(reading.meetings)
            met = tuple(
                ((*loc, "sitzungen", n, "datum"), meeting.day.first) for n, meeting in dated
            )
            yield from _with_days(loc, reading.organizations, met)


def _with_days(
    loc: Loc, names: tuple[str, ...], days: tuple[tuple[Loc, date], ...]
) -> Iterator[_Named]:
    yield _Named((*loc, "gremium"), names[0], days)
    for index, name in enumerate(names[1:]):
        yield _Named((*loc, "gemeinsam_mit", index), name, days)


def _not_in_being(body: Organization, day: date) -> str:
    if body.since and day < body.since:
        when = f"noch nicht; gremien.yaml nennt als ersten Tag den {format_date(body.since)}"
    else:
        last = format_date(body.until or day)
        when = f"nicht mehr; gremien.yaml nennt als letzten Tag den {last}"
    return (
        f"Das Gremium {quoted(body.name)} gab es am {format_date(day)} {when}. Bitte Datum und "
        "Gremium prüfen."
    )
