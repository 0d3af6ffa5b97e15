"""All prose of a paper is found, each text with the location at which it stands."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from drafter.model.base import Record
from drafter.model.finances import Finances
from drafter.model.paper import Paper
from drafter.model.prose import Loc, all_covers, all_points, all_prose
from drafter.source import load
from drafter.source.shape import fields

INPUTS = Path(__file__).parents[2] / "inputs"
PAPERS = sorted(INPUTS.glob("*.yaml"))

COVER = {
    "bedarf": "3 €",
    "einleitung": "Deckung:",
    "zeilen": ["Mehrertrag 2 €"],
    "rest": {"betrag": "1 €", "text": "Rest."},
}
FULL = {
    "formular": "bielefeld",
    "vorlagenart": "Beschlussvorlage",
    "amt": {"name": "Amt"},
    "beratungsgegenstand": "Gegenstand",
    "ziele": "Ziele",
    "finanzen": {"text": "Finanzen", "deckung": {**COVER, "zeilen": []}},
    "beschlussvorschlag": {
        "einleitung": "Der Rat beschließt:",
        "teile": [
            {
                "einleitung": "Der Ausschuss empfiehlt:",
                "ziffern": [{"text": "T1", "schluss": "Schluss"}],
            }
        ],
        "ziffern": [
            {
                "text": "Z1",
                "deckung": {**COVER, "zeilen": []},
                "unterpunkte": [
                    {"text": "a", "unterpunkte": [{"text": "aa", "schluss": "Ende aa"}]},
                    {"text": "b"},
                ],
                "schluss": "Ende",
            },
        ],
    },
    "angaben": {"kurz": "Kurz", "boxen": ["a", "b"], "weitere": {"wahl": "ja", "thema": "T"}},
    "zusammenfassung": "Kurz",
    "begruendung": "Lang",
}


def texts_of(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Yield every field of prose, by the word of the model, and what the form has fields for."""
    if isinstance(value, dict) and loc[:1] == ("angaben",):
        for key, item in value.items():
            yield from texts_of(item, (*loc, key))
    if isinstance(value, str) and loc[:1] == ("angaben",):
        yield loc, value
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts_of(item, (*loc, index))
    if not isinstance(value, Record):
        return
    shapes = fields(type(value))
    for name, info in type(value).model_fields.items():
        key, below = info.alias or name, getattr(value, name)
        if shapes[key].kind == "prose" and below is not None:
            yield (*loc, key), below
        if shapes[key].kind == "given":
            yield from given_texts(below, (*loc, key))
        yield from texts_of(below, (*loc, key))


def given_texts(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Yield every text in fields of the form's own."""
    if isinstance(value, str):
        yield loc, value
        return
    inner = value.items() if isinstance(value, Mapping) else enumerate(value)
    for key, below in inner:
        yield from given_texts(below, (*loc, key))


def test_every_prose_field_of_a_full_paper_is_found() -> None:
    paper = Paper.model_validate(FULL)
    found = [(prose.loc, prose.text) for prose in all_prose(paper)]
    assert dict(found) == dict(texts_of(paper))
    assert len(found) == len(dict(found)) == 23


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_every_prose_of_the_inputs_is_found_where_it_stands(path: Path) -> None:
    loaded = load(path)
    assert loaded.paper is not None
    found = list(all_prose(loaded.paper))
    assert {(prose.loc, prose.text) for prose in found} == set(texts_of(loaded.paper))
    for prose in found:
        span = loaded.origins.span(prose.loc)
        assert span is not None
        assert prose.loc in loaded.origins.spans
        last = prose.text.split()[-1]
        offset = span.locate(prose.text, prose.text.rindex(last))
        assert span.source.text.startswith(last[0], offset)


def test_points_and_covers_come_in_reading_order() -> None:
    paper = Paper.model_validate(FULL)
    assert [point.text for _, point in all_points(paper)] == ["T1", "Z1", "a", "aa", "b"]
    assert [loc for loc, _ in all_covers(paper)] == [
        ("finanzen", "deckung"),
        ("beschlussvorschlag", "ziffern", 0, "deckung"),
    ]


def test_a_paper_without_prose_has_none() -> None:
    bare = {key: FULL[key] for key in ("formular", "vorlagenart", "amt", "beratungsgegenstand")}
    paper = Paper.model_validate({**bare, "finanzen": {"auswirkungen": "nein"}})
    assert [*all_prose(paper), *all_points(paper), *all_covers(paper)] == []
    assert paper.finances == Finances(affected=False)
