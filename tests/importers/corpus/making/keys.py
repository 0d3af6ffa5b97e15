"""The answer key of a made-up paper: what its file shows, and what it has lost."""

from collections.abc import Mapping
from typing import Any

from tests.importers.corpus.making.contents import Paper, Stop

Key = Mapping[str, Any]


def key(paper: Paper, printed: frozenset[str], lost: tuple[str, ...], *, blanks_lost: bool) -> Key:
    """Return the answer key; a fact that the layout does not print is empty or absent."""
    stops = [_stop(stop, printed) for stop in paper.stops]
    priors = [
        {"number": prior.number, "readings": [_reading(stop) for stop in prior.stops]}
        for prior in paper.priors
    ]
    return {
        "form": paper.form,
        "kind": paper.kind,
        "number": paper.number if "number" in printed else "",
        "date": paper.issued.isoformat() if "date" in printed else "",
        "subject": paper.subject,
        "mode": paper.mode if "mode" in printed else "",
        "consultations": stops,
        "priors": priors if "priors" in printed else [],
        "lost": list(lost),
        "blanks": "lost" if blanks_lost else "kept",
    }


def _stop(stop: Stop, printed: frozenset[str]) -> Key:
    facts = {
        "top": stop.top,
        "publicity": stop.publicity,
        "role": stop.role,
        "result": stop.result,
    }
    return {
        **_held(stop),
        **{name: fact if name in printed else "" for name, fact in facts.items()},
    }


def _reading(stop: Stop) -> Key:
    return {**_held(stop), "top": stop.top}


def _held(stop: Stop) -> Key:
    names = [stop.body.name, *([stop.body.short] if stop.body.short else [])]
    if not stop.misspelt and stop.printed not in names:
        names.append(stop.printed)
    return {"body": names, "days": [day.isoformat() for day in stop.days]}
