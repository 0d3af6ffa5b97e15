"""Judges the importer by made-up papers: what it claims is true, and how much of it it finds.

A value is claimed if it would be written as a value (sure or likely), not as a comment. Facts that
a file has lost are not asked for; a claim about them that is wrong counts as wrong.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from drafter.importers.declined import Declined
from drafter.importers.draft import Certainty, Draft, Said, Value
from drafter.importers.reading import transcribe
from drafter.importers.recognise import recognise
from drafter.resources import templates_directory

CORPUS: Final = Path(__file__).parent / "papers"
MONTHS: Final = (
    "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober",
    "november", "dezember",
)  # fmt: skip
Key = Mapping[str, Any]


@dataclass(slots=True)
class Count:
    """How many values of a field were claimed, how many are true, and how many there are."""

    claimed: int = 0
    true: int = 0
    asked: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """The share of true values among those claimed."""
        return self.true / self.claimed if self.claimed else 1.0

    @property
    def recall(self) -> float:
        """The share of values found among those asked for."""
        return self.found / self.asked if self.asked else 1.0

    def add(self, other: "Count") -> None:
        """Add the counts of another."""
        self.claimed += other.claimed
        self.true += other.true
        self.asked += other.asked
        self.found += other.found


@dataclass(slots=True)
class Verdict:
    """The counts by field, and a line for every value that is wrong or was not found."""

    counts: dict[str, Count] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def judge(self, name: str, claims: Sequence[str], truths: Sequence[str], *, lost: bool) -> None:
        """Compare the claims about a field with the truths; a truth serves one claim."""
        left = list(truths)
        count = self.counts.setdefault(name, Count())
        for claim in claims:
            count.claimed += 1
            if claim in left:
                left.remove(claim)
                count.true += 1
            else:
                self.wrong.append(f"{name}: „{claim}“, not „{' | '.join(truths)}“")
        if lost:
            return
        count.asked += len(truths)
        count.found += len(truths) - len(left)
        self.missed += [f"{name}: „{each}“" for each in left]

    def add(self, other: "Verdict", paper: str) -> None:
        """Add the verdict of one paper."""
        for name, count in other.counts.items():
            self.counts.setdefault(name, Count()).add(count)
        self.wrong += [f"{paper} {each}" for each in other.wrong]
        self.missed += [f"{paper} {each}" for each in other.missed]


@dataclass(frozen=True, slots=True)
class Row:
    """A consultation or reading as claimed or as true; `names` are all that the body may be."""

    names: tuple[str, ...]
    days: tuple[str, ...]
    facts: Mapping[str, str]


def keys(folder: Path = CORPUS) -> dict[str, Key]:
    """Return the answer keys by file."""
    read: dict[str, Key] = json.loads((folder / "keys.json").read_text(encoding="utf-8"))
    return read


def expected(folder: Path = CORPUS) -> dict[str, str]:
    """Return what must become of the files that are no papers of the forms."""
    text = (folder / "others" / "expected.json").read_text(encoding="utf-8")
    read: dict[str, str] = json.loads(text)
    return read


def drafted(path: Path, form: str | None = None) -> Draft:
    """Import a file.

    Raises:
        Declined: if it is not imported.
    """
    return recognise(transcribe(path.read_bytes()), templates_directory(), form)


def judged(draft: Draft | None, key: Key) -> Verdict:
    """Judge what was recognised of a paper; None if it was declined."""
    values: Mapping[str, Value] = draft.values if draft else {}
    verdict = Verdict()
    lost = set(key["lost"])
    for name, yaml in (("number", "drucksachennummer"), ("kind", "vorlagenart")):
        truth = [close(key[name])] if key[name] else []
        verdict.judge(name, _close_claims(values, yaml), truth, lost=name in lost)
    subject = close if key["blanks"] == "lost" else spaced
    claims = [subject(each) for each in claimed(values.get("beratungsgegenstand"))]
    verdict.judge("subject", claims, [subject(key["subject"])], lost="subject" in lost)
    issued = [day for each in claimed(values.get("datum")) for day in days(each)]
    verdict.judge("date", issued, [key["date"]] if key["date"] else [], lost="date" in lost)
    supplement = values.get("nachtrag")
    mode = _close_claims(supplement, "art") if isinstance(supplement, Mapping) else []
    verdict.judge("mode", mode, [key["mode"]] if key["mode"] else [], lost="mode" in lost)
    _judge_rows(
        verdict, _consultations(values), [_true_row(row) for row in key["consultations"]], lost
    )
    _judge_priors(verdict, values, key, lost)
    return verdict


def _close_claims(values: Mapping[str, Value], name: str) -> list[str]:
    return [close(each) for each in claimed(values.get(name))]


def _judge_priors(verdict: Verdict, values: Mapping[str, Value], key: Key, lost: set[str]) -> None:
    groups = _entries(values.get("fruehere_behandlung"))
    numbers = [close(each) for group in groups for each in claimed(group.get("drucksachennummer"))]
    true = [close(prior["number"]) for prior in key["priors"]]
    verdict.judge("prior number", _once(numbers), _once(true), lost="priors" in lost)
    readings = [_reading(row) for group in groups for row in _entries(group.get("lesungen"))]
    truths = [_true_row(row) for prior in key["priors"] for row in prior["readings"]]
    _judge_rows(verdict, readings, truths, lost)


def _once(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _judge_rows(verdict: Verdict, claims: list[Row], truths: list[Row], lost: set[str]) -> None:
    for claim, truth in _paired(claims, truths):
        names = [close(each) for each in truth.names] if truth else []
        said = [close(each) for each in claim.names] if claim else []
        body = [names[0] if each in names else each for each in said]
        verdict.judge("body", body, names[:1], lost="body" in lost)
        verdict.judge(
            "day", claim.days if claim else (), truth.days if truth else (), lost="day" in lost
        )
        for name in ("top", "publicity", "role", "result"):
            claimed_fact = [claim.facts[name]] if claim and claim.facts.get(name) else []
            true_fact = [truth.facts[name]] if truth and truth.facts.get(name) else []
            if name != "top" and truth and not true_fact:
                continue
            verdict.judge(name, claimed_fact, true_fact, lost=name in lost)


def _paired(claims: list[Row], truths: list[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """Yield the rows that belong together: by body and day, by body, by day; then the rest."""
    claims, truths = list(claims), list(truths)
    for fits in (
        lambda a, b: _same_body(a, b) and bool(set(a.days) & set(b.days)),
        _same_body,
        lambda a, b: bool(set(a.days) & set(b.days)),
    ):
        for claim in list(claims):
            truth = next((each for each in truths if fits(claim, each)), None)
            if truth:
                claims.remove(claim)
                truths.remove(truth)
                yield claim, truth
    yield from ((claim, None) for claim in claims)
    yield from ((None, truth) for truth in truths)


def _same_body(claim: Row, truth: Row) -> bool:
    return bool({close(each) for each in claim.names} & {close(each) for each in truth.names})


def _true_row(row: Key) -> Row:
    facts = {name: fact(name, row.get(name, "")) for name in ("top", "publicity", "role", "result")}
    return Row(tuple(row["body"]), tuple(row["days"]), facts)


def _consultations(values: Mapping[str, Value]) -> list[Row]:
    names = {"top": "top", "publicity": "beratung", "role": "zustaendigkeit", "result": "ergebnis"}
    return [
        Row(
            _bodies(entry),
            tuple(day for each in claimed(entry.get("sitzung")) for day in days(each)),
            {name: fact(name, " ".join(claimed(entry.get(yaml)))) for name, yaml in names.items()},
        )
        for entry in _entries(values.get("beratungsfolge"))
    ]


def _reading(entry: Mapping[str, Value]) -> Row:
    meetings = _entries(entry.get("sitzungen"))
    found = [day for each in meetings for said in claimed(each.get("datum")) for day in days(said)]
    tops = [top for each in meetings for top in claimed(each.get("top"))]
    return Row(_bodies(entry), tuple(found), {"top": fact("top", " ".join(tops))})


def _bodies(entry: Mapping[str, Value]) -> tuple[str, ...]:
    return tuple(claimed(entry.get("gremium"))) + tuple(claimed(entry.get("gemeinsam_mit")))


def _entries(value: Value | None) -> list[Mapping[str, Value]]:
    found = value if isinstance(value, tuple) else ()
    return [entry for entry in found if isinstance(entry, Mapping)]


def claimed(value: Value | None) -> list[str]:
    """Return the texts of a value, of a list of them, or of a mapping, that are claimed."""
    if value is None:
        return []
    if isinstance(value, Said):
        return [value.text] if value.certainty > Certainty.UNSURE and value.text.strip() else []
    parts: Iterable[Value] = value.values() if isinstance(value, Mapping) else value
    return [text for part in parts for text in claimed(part)]


def close(text: str) -> str:
    """Return a text without blanks."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def spaced(text: str) -> str:
    """Return a text with single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fact(name: str, text: str) -> str:
    """Return an agenda number without its word and its mark of publicity, or another fact."""
    made = close(text)
    if name == "top":
        return re.sub(r"^(TOP)?[ÖN]?(?=\d)", "", made)
    return made.casefold()


FULL: Final = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4}|\d{2})(?!\d)")
SPOKEN: Final = re.compile(r"(\d{1,2})\.\s*([A-Za-zä]{3,9})\s+(\d{4})")
ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
BEFORE: Final = re.compile(r"(\d{1,2})\.\s*(\d{1,2}\.)?\s*([/–-]|bis)\s*$")


def days(text: str) -> list[str]:
    """Return all days that a text names, those before a stroke or dash included."""
    found: list[str] = []
    for match in FULL.finditer(text):
        year, month, day = int(match[3]) % 2000 + 2000, int(match[2]), int(match[1])
        last = date(year, month, day)
        before = BEFORE.search(text[: match.start()])
        if before:
            first = date(year, int((before[2] or f"{month}.")[:-1]), int(before[1]))
            dash = before[3] in "–-bis" and (last - first).days < 4
            span = (last - first).days if dash else 1
            found += [(first + timedelta(days=n)).isoformat() for n in range(span)]
        found.append(last.isoformat())
    for match in SPOKEN.finditer(text):
        if match[2].lower() in MONTHS:
            month = MONTHS.index(match[2].lower()) + 1
            found.append(date(int(match[3]), month, int(match[1])).isoformat())
    found += [match[0] for match in ISO.finditer(text)]
    return list(dict.fromkeys(found))


def judged_file(path: Path, key: Key) -> Verdict:
    """Import a file and judge what comes of it."""
    try:
        return judged(drafted(path), key)
    except Declined as problem:
        verdict = judged(None, key)
        verdict.missed.append(f"declined: {problem}")
        return verdict


def judged_form(form: str, folder: Path = CORPUS) -> Verdict:
    """Judge all papers of a form."""
    whole = Verdict()
    for name, key in keys(folder).items():
        if key["form"] == form:
            whole.add(judged_file(folder / name, key), name)
    return whole


def counted(verdict: Verdict) -> dict[str, list[int]]:
    """Return the counts by field, plain: claimed, true, asked, found."""
    counts = verdict.counts.items()
    return {name: [each.claimed, each.true, each.asked, each.found] for name, each in counts}
