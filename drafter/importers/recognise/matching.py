"""Bodies as old papers name them, against those that the form knows.

A name is the form's where its letters are the same (blanks, hyphens, capitals and the way umlauts
are written do not count), where it is only inflected, or where it is misspelt and no other body is
near. A body that the form does not know stays as it is printed, if it has the shape of one.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from drafter.german.wording import quoted
from drafter.importers.draft import Certainty, Said
from drafter.importers.recognise.letters import Letters, key_of, letters
from drafter.importers.recognise.vocabulary import COLUMNS
from drafter.model.form import ConsultationColumn
from drafter.model.organizations import Organizations

SHORT: Final = 5
"""Names of so few letters are abbreviations: found only as they are written."""

LEAST_SIMILAR: Final = 7
"""Names of fewer letters are too short to tell a misspelling from another name."""

LONGEST_NAME: Final = 160
MOST_WORDS: Final = 14
DIVIDED: Final = re.compile(
    r"(?<=[^\W\d_])[-\u00ad\u2010]\s+(?=[a-zäöüß])(?!(?:und|oder|bzw|sowie|u\.)(?![a-zäöüß]))"
)
"""The end of a line within a word, but for a part left out („Haupt- und“)."""

GLUED_DIGIT: Final = re.compile(r"\d$|\d[^\W\d_]|[^\W\d_]\d")
NO_NAME: Final = re.compile(r"[.!?:;=]|\d{3}")
ADJECTIVE: Final = re.compile(r"[A-ZÄÖÜ]\w{3,}(?:er|en|es|e)")
PARTICLES: Final = frozenset({"der", "des", "die", "den", "für", "mit", "von", "zur", "zum"})
JOINTS: Final = frozenset({"und", "u.", "/", "&", "sowie"})
HEADS_BESIDE: Final = frozenset(
    key_of(word)
    for column, words in COLUMNS.items()
    if column is not ConsultationColumn.ORGANIZATION
    for word in words
)
ENDINGS: Final = ("", "s", "es", "n", "en")
INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))

BODY_ENDINGS: Final = (
    "ausschuss",
    "ausschuß",
    "rat",
    "vertretung",
    "versammlung",
    "kommission",
    "kuratorium",
    "kreistag",
    "senat",
    "bürgerschaft",
    "jury",
    "konferenz",
    "parlament",
    "forum",
    "arbeitskreis",
    "arbeitsgruppe",
    "arbeitsgemeinschaft",
)
"""How the noun ends that makes a name the name of a body."""

OTHER_NOUNS: Final = (
    "heirat",
    "referat",
    "inserat",
    "vorrat",
    "hausrat",
    "verrat",
    "unrat",
    "apparat",
    "quadrat",
    "karat",
    "stellvertretung",
    "stadtrat",
    "pressekonferenz",
    "telefonkonferenz",
)
"""Nouns that end so and are no body; a Stadtrat may be a person, and is known where it is one."""

OPEN: Final = re.compile(
    r"(?:[-,/&]|\b(?:und|u\.|für|der|des|die|den|im|in|von|zur|zum|am|an|mit|sowie))\s*$",
    re.IGNORECASE,
)
GOES_ON: Final = re.compile(
    r"(?:und|für|der|des|die|den|im|in|von|zur|zum|sowie)\b|u\.|&|[a-zäöüß]{3}"
)
LAST_NO_NAME: Final = frozenset({"am", "vom", "um", "ab"})
"""Words that stand between a name and its day."""

MOST_TRIMMED: Final = 3
ADJECTIVE_LAST: Final = re.compile(r"\w{2,30}(?:isch|lich)(?:e[nrs]?)")
GLUED_LAST: Final = re.compile(r"(?:am|vom)[ ]?(?:[\x00\d]|$)")
"""A word before a day that has lost the blank before it."""

ABBREVIATIONS: Final = {
    re.compile(r"^(?:BV|Bez\.-?\s?Vertr\.|Bezirksvertr\.)(?=\s)"): "Bezirksvertretung",
    re.compile(r"^(?:OR|Ortsch\.-?\s?Rat)(?=\s)"): "Ortschaftsrat",
    re.compile(r"^OBR(?=\s)"): "Ortsbeirat",
    re.compile(r"(?<=\w)aussch\."): "ausschuss",
    re.compile(r"\bAus(?:sch)?\.(?=\sf)"): "Ausschuss",
    re.compile(r"\bf\.(?=\s)"): "für",
    re.compile(r"\bu\.(?=\s)"): "und",
}
ARTICLE: Final = re.compile(r"(?:in |im |an |vor )?(?:der|des|dem|den|die|das|im|am)\s+", re.I)


def running(text: str) -> str:
    """Return words of several lines as one line: hyphens of line ends away, suspended ones kept."""
    joined = DIVIDED.sub("", text)
    joined = re.sub(r"(?<=[^\W\d_])-[ ]*[\n\t]\s*(?=[A-ZÄÖÜ])", "-", joined)
    return unicodedata.normalize("NFC", " ".join(joined.translate(INVISIBLE).split()))


@dataclass(frozen=True, slots=True)
class Place:
    """A known name in a text, from `start` to `end`: the name as the form writes it."""

    start: int
    end: int
    name: str


@dataclass(frozen=True)
class Names:
    """All names of a form's bodies, to find them in the words of a file."""

    organizations: Organizations

    @cached_property
    def _long(self) -> tuple[tuple[str, str], ...]:
        """Return keys with names, the longest key first."""
        named = {key_of(name): name for name in reversed(self.organizations.all_names())}
        long = ((key, name) for key, name in named.items() if len(key) > SHORT)
        return tuple(sorted(long, key=lambda pair: -len(pair[0])))

    @cached_property
    def _short(self) -> tuple[str, ...]:
        names = self.organizations.all_names()
        return tuple(name for name in names if len(key_of(name)) <= SHORT)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Nouns that say only what kind of body it is: names go on behind them, and none is one."""
        names = self.organizations.all_names()
        firsts = {name.split()[0] for name in names if " " in name}
        whole = {key_of(name) for name in names}
        return frozenset(key_of(word) for word in firsts if key_of(word) not in whole)

    def is_kind(self, words: str) -> bool:
        """Whether words are only the kind of a body, as „Bezirksvertretung“."""
        return key_of(words) in self.kinds and is_body_word(words.strip())

    def places(self, text: str) -> tuple[Place, ...]:
        """Return the known names in a text in their order; of overlapping ones the longest."""
        spelt = letters(text)
        found: list[Place] = []
        at = 0
        while at < len(spelt.key):
            place = self._at(text, spelt, at)
            if place is None:
                at += 1
            else:
                found.append(place)
                at = next(
                    (n for n in range(at, len(spelt.key)) if spelt.places[n] >= place.end),
                    len(spelt.key),
                )
        return tuple(found)

    def _at(self, text: str, spelt: Letters, at: int) -> Place | None:
        start = spelt.places[at]
        if not _begins(text, start) or (at and spelt.places[at - 1] == start):
            return None
        for key, name in self._long:
            end = _end(text, spelt, at, key)
            if end is not None:
                return Place(start, end, name)
        return self._short_at(text, start)

    def _short_at(self, text: str, start: int) -> Place | None:
        for name in self._short:
            end = start + len(name)
            if not text.startswith(name, start):
                continue
            if not text[end : end + 1].isalnum():
                return Place(start, end, name)
            ending = re.match(r"e?s\b", text[end : end + 3])
            if ending:
                return Place(start, end + ending.end(), name)
        return None

    def exactly(self, words: str) -> str | None:
        """Return the name whose letters are those of the words and no others, or None."""
        text = words.strip()
        article = ARTICLE.match(text)
        text = text[article.end() :] if article else text
        whole = _in_full(text)
        return (
            _alone(text, self.places(text))
            or _alone(text, self.mentioned(text))
            or (_alone(whole, self.places(whole)) if whole != text else None)
        )

    def mentioned(self, text: str) -> tuple[Place, ...]:
        """Return the bodies that running text names, in any inflection."""
        return tuple(
            Place(mention.start, mention.end, mention.organization.name)
            for mention in self.organizations.mentions(text[:LONGEST_NAME])
        )

    @cached_property
    def _spellings(self) -> tuple[tuple[str, str], ...]:
        names = self.organizations.all_names()
        return tuple((_spelt(name), name) for name in names if len(key_of(name)) > SHORT)

    def similar(self, words: str) -> str | None:
        """Return the one name that misspelt words can mean, or None where none or two are near."""
        from rapidfuzz.distance import OSA

        key = _spelt(words)
        if not LEAST_SIMILAR <= len(key) <= LONGEST_NAME:
            return None
        digits = re.sub(r"\D", "", key)
        room = _tolerance(key)
        near = sorted(
            (OSA.distance(key, spelt, score_cutoff=room + 2), name)
            for spelt, name in self._spellings
            if abs(len(spelt) - len(key)) <= room + 2 and re.sub(r"\D", "", spelt) == digits
        )
        if not near or near[0][0] > room or not _words_alike(words, near[0][1]):
            return None
        best = self.organizations.named(near[0][1])
        others = (d for d, name in near[1:] if self.organizations.named(name) is not best)
        return near[0][1] if next(others, 99) - near[0][0] >= 2 else None

    def read(self, words: str, certain: bool = False) -> Said | None:
        """Return the body that words name, or None where they name none.

        `certain` says that the words stand where only bodies stand (a column of their own).
        """
        line = trimmed(running(words))
        known = self.exactly(line)
        if known:
            return known_body(known, line)
        near = self.similar(line)
        if near:
            return misspelt_body(near, line)
        if self.is_kind(line):
            note = f"Hinter {quoted(line)} fehlt, welches Gremium es ist."
            return Said(line, Certainty.UNSURE, note, line)
        if looks_like_body(line) or (certain and _could_be_name(line)):
            return unknown_body(line)
        return None


def known_body(name: str, printed: str) -> Said:
    """Return a body that the form knows, with the words that are printed for it."""
    return Said(name, words="" if printed == name else printed)


def misspelt_body(name: str, printed: str) -> Said:
    """Return a body that the form knows, and that words mean which are not its name."""
    note = f"{quoted(printed)} ist als {quoted(name)} gelesen."
    return Said(name, Certainty.LIKELY, note, printed)


def unknown_body(printed: str) -> Said:
    """Return a body that the form does not know; where its name may end elsewhere, unsure."""
    words = printed.split()
    goes_too_far = any(map(_is_head, words[-1:])) or any(map(_is_second_body, words, words[1:]))
    if GLUED_DIGIT.search(printed) or ends_with_adjective(printed) or goes_too_far:
        note = f"Wo der Name {quoted(printed)} endet, ist nicht zu erkennen."
        return Said(printed, Certainty.UNSURE, note, printed)
    return Said(printed, Certainty.LIKELY, f"{quoted(printed)} steht nicht in gremien.yaml.")


def _is_head(word: str) -> bool:
    """Whether a word heads another column of a list of bodies."""
    return key_of(word) in HEADS_BESIDE


def _is_second_body(before: str, word: str) -> bool:
    """Whether a noun for bodies stands in a name without a word that links it to the one before."""
    links = before.endswith(("-", "-,", "/")) or before.casefold() in PARTICLES | JOINTS
    is_noun = word[:1].isupper() and is_body_word(word)
    return is_noun and not links and not ADJECTIVE.fullmatch(before)


def _in_full(text: str) -> str:
    """Return a name with the words in full that are often abbreviated in it."""
    for pattern, word in ABBREVIATIONS.items():
        text = pattern.sub(word, text)
    return text


def _alone(text: str, places: tuple[Place, ...]) -> str | None:
    """Return the name of the one place, if the text says nothing else."""
    if len(places) != 1:
        return None
    rest = text[: places[0].start] + text[places[0].end :]
    return None if re.search(r"\w", rest) else places[0].name


def _begins(text: str, start: int) -> bool:
    """Whether a name may begin there: at a word, or where a capital follows a small letter.

    The tail of a name with a suspended hyphen („Haupt- und Finanzausschuss“) begins none.
    """
    if (
        start
        and text[start - 1].isalpha()
        and not (text[start].isupper() and not text[start - 1].isupper())
    ):
        return False
    if start and text[start - 1] in "-\u00ad\u2010":
        return False
    return not re.search(
        r"\w-\s{0,3}(?:und|u\.|oder|/|&)\s{0,3}$", text[max(0, start - 14) : start]
    )


def _end(text: str, spelt: Letters, at: int, key: str) -> int | None:
    """Return the place behind a name in the text, with its ending; None where it is not there."""
    if not spelt.key.startswith(key, at):
        return None
    for ending in ENDINGS:
        last = at + len(key) + len(ending)
        if spelt.key.startswith(ending, at + len(key)) and last <= len(spelt.key):
            end = spelt.places[last - 1] + 1
            if _ends(text, end):
                return end
    return None


def _ends(text: str, end: int) -> bool:
    """Whether a word ends there; a capital, a digit or „am“ and a day may be glued to it."""
    following = text[end : end + 1]
    if following in ("-", "\u00ad", "\u2010") and text[end + 1 : end + 2].strip():
        return False
    return (
        not following.isalpha()
        or (following.isupper() and text[end - 1].islower())
        or text.startswith(("öffentlich", "nichtöffentlich"), end)
        or GLUED_LAST.match(text, end) is not None
    )


def _tolerance(key: str) -> int:
    """Return how many signs may be wrong: one in short names, one in eight letters at most."""
    return max(1, min(3, len(key) // 8))


def _spelt(words: str) -> str:
    """Return the letters of words as they are written, small and without what is over them."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(sign for sign in plain if sign.isalnum())


def _words_alike(words: str, name: str) -> bool:
    """Whether each word is like that of the name: „Senne“ and „Mitte“ differ in little else."""
    from rapidfuzz.distance import OSA

    pairs = [re.findall(r"\w+", running(text).casefold()) for text in (words, name)]
    if len(pairs[0]) != len(pairs[1]):
        return True
    return all(
        OSA.distance(a, b) <= (1 if b in JOINTS or b in PARTICLES else len(b) // 5)
        for a, b in zip(*pairs, strict=True)
    )


def looks_like_body(line: str) -> bool:
    """Whether a line has the shape of a body's name.

    It begins with a noun for bodies or ends with one, has few words, and no sentence in it.
    """
    words = line.split()
    if not 1 <= len(words) <= MOST_WORDS or len(line) > LONGEST_NAME or NO_NAME.search(line):
        return False
    if not line[0].isupper():
        return False
    return is_body_word(words[0]) or (
        is_body_word(words[-1]) and all(map(_is_part_of_noun, words[:-1]))
    )


def is_body_word(word: str) -> bool:
    """Whether a word is a noun for bodies, or ends in one („Schulausschuss“)."""
    noun = word.casefold().strip(",;()")
    plain = noun.removesuffix("es") if noun.endswith(("rates", "sses")) else noun
    return plain.endswith(BODY_ENDINGS) and not plain.endswith(OTHER_NOUNS)


def _is_part_of_noun(word: str) -> bool:
    """Whether a word is the first part of a joined noun („Haupt-,“, „und“), or an adjective."""
    return word.endswith(("-", "-,", "-/")) or word in JOINTS or bool(ADJECTIVE.fullmatch(word))


def _could_be_name(line: str) -> bool:
    return (
        bool(re.match(r"[A-ZÄÖÜ]", line))
        and len(line) <= LONGEST_NAME
        and not re.search(r"\d{3}", line)
    )


def trimmed(line: str) -> str:
    """Return a line without what no name ends or begins with: „am“, open brackets, dashes."""
    for _ in range(MOST_TRIMMED):
        line = line.strip(" ,;:.•–—-([").lstrip(")")
        first, blank, last = line.rpartition(" ")
        if not blank or last.casefold() not in LAST_NO_NAME:
            break
        line = first
    return line


def ends_with_adjective(words: str) -> bool:
    """Whether an adjective stands last, as in „Beirat Städtisches“: its noun is missing."""
    return bool(ADJECTIVE_LAST.fullmatch((words.split() or [""])[-1]))


def is_open(words: str) -> bool:
    """Whether a name cannot end there: a hyphen, „und“, „für“ or an adjective stands last."""
    return bool(OPEN.search(words)) or ends_with_adjective(words)


def goes_on(words: str) -> bool:
    """Whether words go on with a name: they begin small, as „und Verkehr“."""
    return bool(GOES_ON.match(words))
