"""Text to tokens: what a reader of council papers takes as one word.

An amount with its currency, a date, a § with its number, a paper number, an account, an address on
the web, an abbreviation, a word with gender star or hyphen: each is one token, so that a change
never tears it („300.000 €“ becomes „320.000 €“, not „3[2]0.000 €“). Blanks are not tokens; each
token has its key, by which it is compared: form alone (no-break blanks, curly or straight quotation
marks, soft hyphens) does not count.
"""

import re
from dataclasses import dataclass
from typing import Final

from drafter.document import Inline, Run, plain_text

MONTHS: Final = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
PARAGRAPH_BREAK: Final = "\u2029"
BLANK: Final = "[ \u00a0\u202f\u2009]"
NUMBER: Final = r"\d+(?:[.,]\d+)*(?:,--?)?"
UNIT: Final = r"(?:€|EUR\b|Euro\b|T€|TEUR\b|%|v\.H\.)"
PARTS: Final = (
    PARAGRAPH_BREAK,
    r"https?://[^\s<>„“”\"]*[^\s<>„“”\".,;:!?)\]]",
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    r"\d+(?:\.\d+){3,}",
    rf"[−–-]?{NUMBER}(?:[–-]{NUMBER})?{BLANK}?(?:(?:Mio\.|Mrd\.|Tsd\.){BLANK}?)?{UNIT}",
    r"\d{1,2}\.[ ]?\d{1,2}\.(?:[ ]?\d{2,4})?",
    rf"\d{{1,2}}\.{BLANK}(?:{MONTHS})\b(?:{BLANK}\d{{4}})?",
    rf"§§?{BLANK}?\d+[a-z]?\b(?:{BLANK}(?:Abs\.|Absatz|Satz|S\.|Nr\.|Buchst\.){BLANK}?\d*[a-z]?\b)*",
    r"[A-Z]{1,4}/?\d+/\d{2,4}(?:-\d{4})?(?:/\d+)?",
    r"\d+(?:[.,:/-]\d+)*[a-z]?\b",
    r"(?:[^\W\d_]{1,3}\.){2,}",
    r"(?:rd|ca|bzw|ggf|ggfls|usw|Abs|Nr|Art|Ziff|Dr|Str|vgl|max|mind|inkl|zzgl|evtl)\.",
    r"\w+(?:[*:_/'’‑-]\w+)*[*‑-]?",
    r"[^\w\s]",
)  # fmt: skip
TOKEN: Final = re.compile("|".join(f"(?:{part})" for part in PARTS))
SAME_FORM: Final = str.maketrans(
    {
        **dict.fromkeys('„“”«»"', '"'),
        **dict.fromkeys("‚‘’'", "'"),
        "‑": "-",
        **dict.fromkeys("\u00ad\u00a0\u202f\u2009 \n", None),
    }
)


@dataclass(frozen=True, slots=True)
class Words:
    """A text taken apart: its runs and characters, and key, start and end of each token."""

    runs: Inline
    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]

    def begin(self, index: int) -> int:
        """Return where a token begins with the blanks before it."""
        return self.ends[index - 1] if index else 0

    def cut(self, start: int, end: int) -> Inline:
        """Return the runs of the characters from start to end."""
        if start == end:
            return ()
        if len(self.runs) == 1:
            run = self.runs[0]
            return (Run(self.text[start:end], run.strong, run.emphasis, run.href),)
        return _cut(self.runs, start, end)


def words_of(runs: Inline) -> Words:
    """Take a text apart."""
    text = plain_text(runs)
    matches = list(TOKEN.finditer(text))
    return Words(
        runs,
        text,
        [key_of(match[0]) for match in matches],
        [match.start() for match in matches],
        [match.end() for match in matches],
    )


def key_of(token: str) -> str:
    """Return what a token is compared by."""
    return token if token.isalnum() else token.translate(SAME_FORM)


def is_word(key: str) -> bool:
    """Whether a token is a word or number, and not only a sign."""
    return key[:1].isalnum() or key[-1:].isalnum() or any(map(str.isalnum, key))


def _cut(runs: Inline, start: int, end: int) -> Inline:
    made = []
    offset = 0
    for run in runs:
        first, last = max(start - offset, 0), min(end - offset, len(run.text))
        if first < last:
            made.append(Run(run.text[first:last], run.strong, run.emphasis, run.href))
        offset += len(run.text)
    return tuple(made)
