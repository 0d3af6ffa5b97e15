"""Whatever words of its prose are changed in Word, the paper says them when all are confirmed."""

import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from drafter.compose import document
from drafter.importers.reading.word import accepted, transcribe
from drafter.model.paper import Paper
from drafter.model.prose import all_prose
from drafter.pipeline.merging.corrected import wanted
from drafter.pipeline.merging.sources import Source, Sources, signs_of
from drafter.pipeline.proof import contents, reread
from tests.importers.merge.conftest import all_taken, begun, exported, paper
from tests.importers.merge.editor import Editor, text_of
from tests.word.papers import INPUTS, written
from tests.word.parts import name_of

WORDS = (
    *(
        "Neuwort",
        "Mitarbeiter*innen",
        "„Zitat“",
        '"gerade"',
        "d'accord",
        "10\u00a0000 €",
        "1.",
        "–",
    ),
    *("_unter_", "[x]", "a: b", "|", "§ 5", "*", "**fett**", "Haupt- und", "\\", "!", "&", "<b>"),
    *("http://example.org/a_b", "3. Mai", "...", "#", "{++x++}", "-", "+", "~"),
)
EDITS = 6
COMMENT = re.compile(r"(?:^|[ \t])#.*", re.MULTILINE)


def prose(editor: Editor, original: Paper) -> list[Any]:
    """Return the paragraphs whose words stand in a prose text of the paper."""
    several = [Source("", one.text).signs for one in all_prose(original)]
    return [
        paragraph
        for paragraph in editor.paragraphs()
        if len(text_of(paragraph).split()) > 4
        and name_of(paragraph.getparent()) != "tc"
        and any(signs_of(text_of(paragraph)) in signs for signs in several)
    ]


def spoil(editor: Editor, paragraph: Any, dice: random.Random) -> None:
    """Replace a word, put one in before or behind another, or take one out."""
    spans = [match.span() for match in re.finditer(r"\S+", text_of(paragraph))]
    start, end = dice.choice(spans[1:])
    new = dice.choice(WORDS)
    places = (
        (start, end, new),
        (start, start, f"{new} "),
        (end, end, f" {new}"),
        (start - 1, end, ""),
    )
    editor.rewrite(paragraph, *dice.choice(places))


@pytest.mark.parametrize("name", [path.stem for path in INPUTS[::2]])
def test_the_paper_says_what_word_says(name: str) -> None:
    dice = random.Random(name)
    original = paper(name)
    editor = Editor(exported(name), tracked=dice.random() < 0.5, torn=dice.random() < 0.5)
    sources = Sources(contents(original.loaded))
    assert original.paper
    paragraphs = prose(editor, original.paper)
    for paragraph in dice.sample(paragraphs, min(EDITS, len(paragraphs))):
        spoil(editor, paragraph, dice)
    corrected = editor.bytes()
    made, homeless = all_taken(begun(original, corrected))
    assert homeless == []
    loaded = reread(original.loaded.path.name, made.sources.files, original.loaded.forms)
    assert loaded.paper
    assert loaded.form
    again = written(document(loaded.paper, loaded.form, original.original))
    assert texts(again) == texts(corrected)
    for source in sources.every:
        kept = made.sources.source(source.file).text
        if Path(source.file).suffix == ".yaml":
            assert Counter(COMMENT.findall(source.text)) <= Counter(COMMENT.findall(kept))


def texts(docx: bytes) -> list[str]:
    return [line.text for line in wanted(accepted(transcribe(docx)))]
