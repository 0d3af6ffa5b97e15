"""Where words stand in a YAML text, as findings tell it."""

from drafter.findings import Finding


def place_of(words: str, text: str) -> tuple[int, int]:
    """Give line and column of the only place of `words` in a text."""
    assert text.count(words) == 1, f"{words!r} stands {text.count(words)} times"
    before = text[: text.index(words)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def places(found: list[Finding]) -> list[tuple[int, int]]:
    """Give line and column of each finding."""
    return [(finding.place.line, finding.place.column) for finding in found]
