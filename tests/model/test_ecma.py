"""Patterns mean in an editor's engine (V8, as in VS Code) what they mean in Python."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from drafter.model.ecma import caseless, ecma
from drafter.model.schema import schema
from drafter.source.forms import load_form
from tests.model.spoiling import VALUES
from tests.web.test_browser import CHROMIUM, OPTIONS

SENTENCES = (
    *("In Ziffer 3 wird „a“ durch „b“ ersetzt.", "ZIFFER 4 ENTFÄLLT", "Ziffer 3 a) bb) entfällt"),
    *(
        "Mehrertrag 2022 i.H.v. 275.000 € (5 x 55.000 €)",
        "Mehrertrag: rd. 3 Mio. €",
        "Ä",
        "500 Amt",
    ),
    *("Integrationsrat, 24.11.2021 (1. Lesung), 19.01.2022, TOP 8", "Erika, In Vertretung, Chefin"),
    *("Lageplan, a/b.pdf, öffentlich, neu", "Amt, Leitung, 12.01.2022", "3. März 2022", "a\u0308"),
    *("30. Februar 2022", "29.02.2023", "29.2.2024", "30.04.–01.05.2006", "€ 300", "300,-- €"),
)
MATCHED = """([patterns, texts]) => patterns.map(pattern => {
    const found = new RegExp(pattern, 'u')
    return texts.map(text => found.test(text))
})"""


def patterns_of(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("pattern"), str):
            yield value["pattern"]
        value = list(value.values())
    for part in value if isinstance(value, list) else ():
        yield from patterns_of(part)


def test_v8_reads_every_pattern_as_python_does() -> None:
    patterns = sorted(set(patterns_of(schema("bielefeld", load_form("bielefeld")))))
    texts = [*SENTENCES, *VALUES, *(f"{a}, {b}" for a in VALUES for b in VALUES[::4])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        seen = browser.new_page().evaluate(MATCHED, [patterns, texts])
        browser.close()
    assert len(patterns) > 20
    for pattern, found in zip(patterns, seen, strict=True):
        assert found == [bool(re.search(pattern, text)) for text in texts], pattern


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        (r"(?P<tag>\d{1,2})\.", r"(?:[0-9]{1,2})\."),
        (r"a*+b++c?+d{2}+", "a*b+c?d{2}"),
        (r"[\d.,\"-]+?", '[0-9.,"-]+?'),
        (r"\s\w(?!x)(?<=y)[^]a-c]", r"\s\w(?!x)(?<=y)[^]a-c]"),
        (r"[\]\-x]\u0308\"\,", r'[\]\-x]\u0308",'),
        (re.compile("a.", re.DOTALL), r"a[\s\S]"),
        (re.compile("aß[b-d€]", re.IGNORECASE), "[aA]ß[b-dB-D€]"),
    ],
)
def test_a_pattern_is_written_for_ecma_262(pattern: re.Pattern[str] | str, written: str) -> None:
    assert ecma(pattern) == written


def test_a_text_in_any_case_escapes_only_what_has_a_meaning() -> None:
    assert caseless("i. V.-Ä") == r"[iI]\. [Vv]\.-[Ää]"
