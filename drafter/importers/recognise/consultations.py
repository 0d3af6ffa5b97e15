"""The list of bodies that deal with the paper: a table, lines, or words in no order at all."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from drafter.german.wording import quoted
from drafter.importers.draft import Certainty, Remainder, Said, Value
from drafter.importers.recognise.assembling import Row, assembled
from drafter.importers.recognise.columns import columns_of, grid_pieces
from drafter.importers.recognise.ending import before_prose
from drafter.importers.recognise.heads import Head, Heads, heads_of
from drafter.importers.recognise.layout import Layout, Piece, laid, line_pieces, placed
from drafter.importers.recognise.matching import Names, running
from drafter.importers.recognise.naming import Named, joint_body, named
from drafter.importers.recognise.outcomes import told_outcomes, with_outcomes
from drafter.importers.recognise.parts import Context, Found, Gained
from drafter.importers.recognise.signs import LONE_NUMBER, Kind, Reading, Sign, signs
from drafter.importers.recognise.vocabulary import DECIDED, Vocabulary
from drafter.importers.recognise.wrapped import rejoined
from drafter.importers.transcript import Grid, Line, Part
from drafter.model.form import ConsultationColumn

KEY: Final = "beratungsfolge"
KEYS: Final[Mapping[Kind, str]] = {
    Kind.DAY: "sitzung",
    Kind.AGENDA: "top",
    Kind.PUBLICITY: "beratung",
    Kind.ROLE: "zustaendigkeit",
    Kind.OUTCOME: "ergebnis",
}
ORDER: Final = (
    "gremium",
    "gemeinsam_mit",
    "sitzung",
    "top",
    "beratung",
    "zustaendigkeit",
    "ergebnis",
)


def consultations(found: Found, context: Context) -> Gained:
    """Read the list of bodies: a table, lines of text, columns one after the other, or one line."""
    vocabulary = Vocabulary(context.form)
    names = Names(context.form.organizations)
    above = heads_of(found.title, laid(()), vocabulary)
    whole, columns = _laid(found.parts, vocabulary, above.heads if above.seen else ())
    layout = before_prose(whole)
    heads = heads_of(found.title, layout, vocabulary)
    if columns:
        heads = replace(heads, heads=(*columns, *(heads.heads if heads.seen else ())), seen=True)
    told, spans = told_outcomes(layout)
    heads = replace(heads, spans=(*heads.spans, *spans))
    marks, left = signs(Reading(layout, heads, vocabulary, names))
    words, is_joint = named(layout, left, names)
    bare = _apart_from_words(marks, words, layout)
    rows, others = assembled(_with_agenda(marks, heads, bare), words, layout, is_joint)
    entries = [_entry(row, layout) for row in rows]
    entries, unheard = with_outcomes(entries, told)
    beyond = [Remainder(layout.beyond, KEY)] if layout.beyond else []
    remainders = [*_remainders(others, layout), *unheard, *beyond]
    return Gained({KEY: tuple(entries)} if entries else {}, tuple(remainders))


def _laid(
    parts: Sequence[Part], vocabulary: Vocabulary, above: Sequence[Head]
) -> tuple[Layout, tuple[Head, ...]]:
    """Return all parts as one layout, and the heads of the tables among them."""
    pieces: list[Piece] = []
    heads: list[Head] = []
    for is_line, group in groupby(parts, key=lambda part: isinstance(part, Line)):
        if is_line:
            row = pieces[-1].row + 1 if pieces else 0
            lines = [part for part in group if isinstance(part, Line)]
            pieces += rejoined(line_pieces(lines, row), vocabulary)
        for grid in (part for part in group if isinstance(part, Grid)):
            columns = columns_of(grid, vocabulary, above)
            heads += columns.heads
            pieces += grid_pieces(grid, columns, pieces[-1].row + 1 if pieces else 0)
    return placed(pieces), tuple(heads)


def _apart_from_words(
    marks: Sequence[Sign], words: Sequence[Named], layout: Layout
) -> frozenset[Sign]:
    """Return the bare numbers that may be the agenda's.

    In a table they stand in its column, in lines not beside words that are no body, alone there.
    """
    if layout.is_table:
        return frozenset()
    row_of = {layout.at(one.start).row for one in words if one.said is None}
    told = {layout.at(one.start).row for one in words if one.said is not None}
    told |= {layout.at(mark.start).row for mark in marks if mark.kind is Kind.DAY}
    return frozenset(
        mark
        for mark in marks
        if mark.kind is Kind.NUMBER and layout.at(mark.start).row not in row_of - told
    )


def _with_agenda(marks: Sequence[Sign], heads: Heads, bare: frozenset[Sign]) -> tuple[Sign, ...]:
    """Return the signs; a bare number is the agenda's only where a column for it is known."""
    if not heads.has(ConsultationColumn.AGENDA):
        return tuple(marks)
    note = "" if heads.seen else LONE_NUMBER
    certainty = Certainty.SURE if heads.seen else Certainty.LIKELY
    return tuple(_guessed(mark, certainty, note) if mark in bare else mark for mark in marks)


def _guessed(mark: Sign, certainty: Certainty, note: str) -> Sign:
    said = replace(mark.said, certainty=certainty, note=note)
    return replace(mark, kind=Kind.AGENDA, said=said, firm=False)


def _entry(row: Row, layout: Layout) -> Mapping[str, Value]:
    first, *others = row.bodies
    values: dict[str, Value] = {}
    if first.said is not None:
        page = layout.at(first.start).page
        values["gremium"] = replace(first.said, page=page)
    joint = tuple(joint_body(body) for body in others if body.said is not None)
    if joint:
        values["gemeinsam_mit"] = joint
    for kind, key in KEYS.items():
        said = _one([sign for sign in row.signs if sign.kind is kind])
        if said is not None:
            values[key] = said
    return {key: values[key] for key in ORDER if key in values}


def _one(found: Sequence[Sign]) -> Said | None:
    """Return the one value that signs of one kind give; where they differ, it is not sure."""
    firm = [sign for sign in found if sign.firm] or found
    sure = [sign.said for sign in firm if sign.said.certainty > Certainty.UNSURE] or [
        sign.said for sign in firm
    ]
    texts = list(dict.fromkeys(said.text for said in sure))
    if len(texts) < 2:
        return sure[0] if sure else None
    if found[0].kind is Kind.OUTCOME and sum(map(_is_decision, texts)) < 2:
        return Said(" ".join(texts), Certainty.LIKELY, "Aus mehreren Zeilen zusammengesetzt.")
    words = ", ".join(texts)
    return Said(words, Certainty.UNSURE, f"Hier steht Verschiedenes: {quoted(words)}.", words)


def _is_decision(words: str) -> bool:
    return DECIDED.search(words) is not None


def _remainders(others: Sequence[tuple[int, int]], layout: Layout) -> Iterator[Remainder]:
    for start, end in others:
        words = running(layout.text[start:end].replace("\x00", " "))
        if re.search(r"\w", words):
            yield Remainder(words, KEY)
