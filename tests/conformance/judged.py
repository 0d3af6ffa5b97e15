"""What veraPDF's own rules say of a file, with what shows that they were really asked."""

from pathlib import Path

from drafter.facts.verapdf import validate

RECORD = ("2a", "ua1")
WITH_SOURCE = ("3a", "ua1")


def broken_rules(path: Path, *flavours: str) -> set[str]:
    """Return the rules that a file breaks, as `2a 6.2.8-3`."""
    broken = set()
    for flavour in flavours:
        verdict = validate(path, flavour)
        assert verdict.rules > 0
        assert verdict.checks > 0
        assert verdict.compliant is (verdict.failures == ())
        broken |= {f"{flavour} {failure.rule}" for failure in verdict.failures}
    return broken
