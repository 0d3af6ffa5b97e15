"""Text to tokens: what a reader of council papers takes as one word.

An amount with its currency, a date, a § with its number, a paper number, an account, an address on
the web, an abbreviation, a word with gender star or hyphen: each is one token, so that a change
never tears it („300.000 €“ becomes „320.000 €“, not „3[2]0.000 €“). Blanks are not tokens; each
token has its key, by which it is compared: form alone (blanks of any kind, curly or straight
quotation marks, long or short dashes, soft hyphens) does not count.
"""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import Final

from drafter.document import Inline, Run, plain_text
from drafter.german.euro import EURO

MONTHS: Final = (
    "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
)
ABBREVIATIONS: Final = (
    "rd|ca|bzw|ggf|ggfls|usw|etc|Abs|Nr|Art|Ziff|Dr|Str|vgl|max|mind|inkl|zzgl|evtl|gem|lfd|Tel"
    "|Mio|Mrd|Tsd"
)
SENTENCE_STARTS: Final = (
    "Der|Die|Das|Ein|Eine|Es|Er|Sie|Im|In|An|Am|Auf|Aus|Bei|Für|Mit|Nach|Durch|Zu|Zur|Zum|Als|Da"
    "|Damit|Dies|Diese|Dieser|Dieses|Hierzu|Hierfür|So|Wird|Werden"
)
PARAGRAPH_BREAK: Final = "\0"  # no text holds it: a file with it is refused
BLANK: Final = "[ \n\u00a0\u202f\u2009]"
INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060"
DASHES: Final = "−–—‑"
GROUPED: Final = rf"\d{{1,3}}(?:{BLANK}\d{{3}}){{1,4}}(?:,\d+)?(?!\d)"
NUMBER: Final = rf"(?:{GROUPED}|\d+(?:[.,]\d+)*)(?:,--?|,[–—])?"
SCALE: Final = r"(?:(?:Tsd|Mio|Mrd)\b\.?|T(?=€|EUR)|(?:Tausend|Million(?:en)?|Milliarden?)\b)"
MINUS: Final = rf"[−–-]|(?<!\d)(?<!\d{BLANK})[−–-]{BLANK}"
UNIT: Final = rf"(?:{EURO}|%|v\.{BLANK}?H\.)"
DAY: Final = rf"\d{{1,2}}\.{BLANK}?"
NUMBERS: Final = (
    r"\d+(?:\.\d+){3,}",
    rf"(?:{MINUS})?{NUMBER}(?:[–-]{NUMBER})?{BLANK}?(?:{SCALE}{BLANK}?)?{UNIT}",
    rf"(?:{DAY}[/–-]{BLANK}?)?{DAY}\d{{1,2}}\.(?:{BLANK}?\d{{4}}|\d{{2}})?(?!\d)",
    rf"(?:{DAY}[/–-]{BLANK}?)?{DAY}(?:{MONTHS})\b(?:{BLANK}\d{{4}}\b)?",
    rf"\d{{1,2}}\.(?={BLANK}[^\W\d_])(?!{BLANK}(?:{SENTENCE_STARTS})\b)",
    r"(?:(?<!\w)[−–-])?\d+(?:[.,:/–-]\d+)*[a-z]?\b",
)
JOINED: Final = rf"[{INVISIBLE}]*(?:/-|[*:_/'’‑–-])?[{INVISIBLE}]*\w+|\(\w{{1,6}}\)"
MAIL: Final = r"[\w.+-]{0,64}@[\w-]+(?:\.[\w-]+)+"
NOT_EURO: Final = "(?![Ee][Uu])"
PLAIN_WORD: Final = rf"{NOT_EURO}[A-Za-zÄÖÜäöüß]++(?![^ ,;)“])"
PARTS: Final = (
    PLAIN_WORD,
    PARAGRAPH_BREAK,
    r"https?://[^\s<>„“”»«\"]*[^\s<>„“”»«\".,;:!?)\]]",
    rf"(?=[−–\d-])(?:{'|'.join(NUMBERS)})",
    rf"{EURO}{BLANK}?[−–-]?{NUMBER}(?:{BLANK}?{SCALE})?",
    rf"§§?{BLANK}?\d+[a-z]?\b"
    rf"(?:{BLANK}?(?:Abs\.|Absatz|Satz|S\.|Nr\.|Buchst\.){BLANK}?(?:\d+[a-z]?|[a-z])\b)*",
    r"[A-Z]{1,4}/?\d+/\d{2,4}(?:-\d{4})?(?:/\d+)?",
    rf"[^\W\d_]\.(?:{BLANK}?[^\W\d_]\.)+",
    r"(?:[^\W\d_]{1,3}\.){2,}",
    rf"(?:{ABBREVIATIONS})\.(?![^\W\d_])",
    rf"\w+(?:{JOINED})*(?:[*‑–-]|{MAIL})?",
    r"\.\.\.",
    rf"[^\w\s{INVISIBLE}]",
)
TOKEN: Final = re.compile(f"({BLANK}*+)({'|'.join(PARTS)})")
VOCABULARY: Final = 2**15
PIECES: Final = 3  # what no token holds, blanks before a token, the token
SAME_FORM: Final = str.maketrans(
    {
        **dict.fromkeys('„“”«»"', '"'),
        **dict.fromkeys("‚‘’'", "'"),
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys(f"{INVISIBLE}\u00a0\u202f\u2009 \n"),
        "…": "...",
    }
)


class Words:
    """A text taken apart: its runs and characters, and the key of each token."""

    def __init__(self, runs: Inline, text: str, pieces: list[str], keys: list[str]) -> None:
        self.runs = runs
        self.text = text
        self.keys = keys
        self._ends_of_pieces = [*accumulate(map(len, pieces))]
        self._starts_of_runs = [0, *accumulate(len(run.text) for run in runs[:-1])]

    def start(self, index: int) -> int:
        """Return the place in the text where a token begins."""
        return self._ends_of_pieces[PIECES * index + 1]

    def end(self, index: int) -> int:
        """Return the place in the text where a token ends."""
        return self._ends_of_pieces[PIECES * index + 2]

    def between(self, start: int, end: int) -> Inline:
        """Return the runs from one token up to another, each with the blanks before it."""
        return self._cut(self._begin(start), self._begin(end)) if start < end else ()

    def styled(self, index: int) -> tuple[tuple[str, bool, bool, str | None], ...]:
        """Return a token as what it says in which style; equal keys with one style are equal."""
        runs = self._cut(self.start(index), self.end(index))
        return tuple((key_of(run.text), run.strong, run.emphasis, run.href) for run in runs)

    def _begin(self, index: int) -> int:
        """Return where a token begins with the blanks before it; behind the last is the end."""
        if index == len(self.keys):
            return len(self.text)
        return self.end(index - 1) if index else 0

    def _cut(self, start: int, end: int) -> Inline:
        if len(self.runs) == 1:
            run = self.runs[0]
            return (Run(self.text[start:end], run.strong, run.emphasis, run.href),)
        first = bisect_right(self._starts_of_runs, start) - 1
        last = bisect_left(self._starts_of_runs, end)
        return tuple(self._part(index, start, end) for index in range(first, last))

    def _part(self, index: int, start: int, end: int) -> Run:
        run, border = self.runs[index], self._starts_of_runs[index]
        text = run.text[max(start - border, 0) : end - border]
        return Run(text, run.strong, run.emphasis, run.href)


class Tokenizer:
    """Takes texts apart, each once however often it is asked for: one serves one comparison."""

    def __init__(self) -> None:
        self._taken: dict[str, tuple[list[str], list[str]]] = {}

    def words(self, runs: Inline) -> Words:
        """Take a text apart."""
        text = plain_text(runs)
        return Words(runs, text, *self._take_apart(text))

    def keys(self, text: str) -> list[str]:
        """Return what the tokens of a text are compared by."""
        return self._take_apart(text)[1]

    def word_keys(self, text: str) -> list[str]:
        """Return what the words of a text are compared by, without signs."""
        return [*filter(is_word, self.keys(text))]

    def _take_apart(self, text: str) -> tuple[list[str], list[str]]:
        """Return the pieces of a text, and the keys of those that are tokens."""
        taken = self._taken.get(text)
        if taken is None:
            pieces = TOKEN.split(text)
            keys = [*map(key_of, pieces[PIECES - 1 :: PIECES])]
            taken = self._taken[text] = pieces, keys
        return taken


def words_of(runs: Inline) -> Words:
    """Take a single text apart."""
    return Tokenizer().words(runs)


@lru_cache(maxsize=VOCABULARY)
def key_of(token: str) -> str:
    """Return what a token is compared by."""
    return token if token.isalnum() else token.translate(SAME_FORM)


@lru_cache(maxsize=VOCABULARY)
def is_word(key: str) -> bool:
    """Whether a token is a word or number, and not only a sign."""
    return key.isalnum() or (len(key) > 1 and any(map(str.isalnum, key)))
