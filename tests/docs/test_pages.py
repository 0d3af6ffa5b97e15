"""All pages: links lead somewhere, decisions are short and whole, nothing false is promised."""

import re
from pathlib import Path

import pytest

from drafter import __version__
from tests.docs.pages import DOCS, ROOT, headings, page, without_code

PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")])
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]+)\)|src=\"([^\"]+)\"")
LONGEST = 30


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def anchors(path: Path) -> set[str]:
    """Return the anchors of a page as GitHub makes them from its headings."""
    plain = (re.sub(r"[^\w\- ]", "", title.lower()) for title in headings(page(shown(path))))
    return {title.replace(" ", "-") for title in plain}


def prose(path: Path) -> str:
    return re.sub(r"`[^`\n]*`", "", without_code(page(shown(path))))


@pytest.mark.parametrize("path", PAGES, ids=shown)
def test_every_link_leads_somewhere(path: Path) -> None:
    for match in LINK.finditer(prose(path)):
        name, _, anchor = (match[1] or match[2]).partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), name
        assert not anchor or anchor in anchors(target), anchor


@pytest.mark.parametrize("path", PAGES, ids=shown)
def test_no_page_is_longer_than_its_lines_may_be(path: Path) -> None:
    lines = without_code(page(shown(path))).splitlines()
    assert [line for line in lines if len(line) > 120 and line[0] not in "|<"] == []


@pytest.mark.parametrize("path", DECISIONS, ids=shown)
def test_a_decision_is_short_and_whole(path: Path) -> None:
    text = page(shown(path))
    assert len(text.splitlines()) <= LONGEST
    found = [text.find(f"\n**{part}.** ") for part in ("Context", "Decision", "Consequences")]
    assert -1 not in found
    assert found == sorted(found)


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(DECISIONS) + 1))
    for number, path in zip(numbers, DECISIONS, strict=True):
        assert headings(page(shown(path)))[0].startswith(f"{number}. ")


def test_the_changelog_knows_this_version() -> None:
    assert __version__ in page("CHANGELOG.md")
