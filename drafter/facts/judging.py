"""veraPDF's verdicts on one file: given in a child process (`apart`)."""

from pathlib import Path

from drafter.facts.verapdf import Verdict, validate


def answer(path: Path, flavours: tuple[str, ...]) -> bytes:
    """Judge a file by the profiles and return the `Verdict`s as JSON.

    Raises:
        EnvironmentMissing, NotJudged: as `verapdf.validate`.
    """
    from pydantic import TypeAdapter

    verdicts = tuple(validate(path, flavour) for flavour in flavours)
    return TypeAdapter(tuple[Verdict, ...]).dump_json(verdicts)
