"""What a corrected file shows beside its text is told, unless it is the paper's own."""

from dataclasses import replace

from drafter.importers.reading.word import accepted, transcribe
from drafter.importers.transcript import Line, Picture, Role, Stretch
from drafter.pipeline.comparing import own_document
from drafter.pipeline.merging.beside import beside
from tests.importers.merge.conftest import exported, paper

KIM = "kim-2021"


def test_heads_and_pictures_that_are_not_the_papers_are_told() -> None:
    document, transcript = own_document(paper(KIM), None), accepted(transcribe(exported(KIM)))
    assert list(beside(document, transcript)) == []
    head = Line((Stretch("Stand: Freitag"),), role=Role.FURNITURE)
    others = tuple(part for part in transcript.parts if not isinstance(part, Picture))
    furniture, pictures = beside(document, replace(transcript, parts=(head, *others, head)))
    assert furniture.endswith("nicht übernommen: „Stand: Freitag“.")
    assert pictures.startswith("Die Word-Datei zeigt 0 Bilder, die Vorlage 1.")
