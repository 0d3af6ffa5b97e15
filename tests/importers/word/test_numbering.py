"""Labels as Word counts them."""

import pytest

from drafter.importers.reading.word.numbering import printed
from drafter.importers.transcript import Role
from tests.importers.word.packages import lines, p, style


def level(
    at: int, kind: str = "decimal", text: str | None = None, more: str = "", start: int = 1
) -> str:
    shown = f"%{at + 1}." if text is None else text
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'{more}<w:lvlText w:val="{shown}"/></w:lvl>'
    )


def definition(key: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def instance(key: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def item(key: int, at: int = 0, text: str = "Wort") -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{key}"/></w:numPr>')


def labels(body: str, numbering: str, styles: str = "") -> list[str]:
    return [line.label for line in lines(body, numbering=numbering, styles=styles)]


THREE = definition(0, level(0), level(1, "lowerLetter", "%2)"), level(2, "upperRoman", "%1.%2.%3"))


def test_levels_count_apart_and_begin_anew() -> None:
    every = [0, 1, 1, 2, 2, 0, 1, 2]
    found = labels("".join(item(1, at) for at in every), THREE + instance(1, 0))
    assert found == ["1.", "a)", "b)", "1.b.I", "1.b.II", "2.", "a)", "2.a.I"]


def test_items_know_their_level() -> None:
    found = lines(item(1) + item(1, 1) + p("Wort"), numbering=THREE + instance(1, 0))
    assert [(line.role, line.level) for line in found] == [
        (Role.ITEM, 0),
        (Role.ITEM, 1),
        (Role.NONE, 0),
    ]


def test_lists_of_one_definition_count_on_and_an_override_begins_anew() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = THREE + instance(1, 0) + instance(2, 0) + instance(3, 0, again)
    assert labels(item(1) + item(2) + item(3) + item(3) + item(1), numbering) == [
        "1.",
        "2.",
        "5.",
        "6.",
        "7.",
    ]


def test_an_override_may_bring_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "(%1)", start=3)}</w:lvlOverride>'
    assert labels(item(1) + item(1), THREE + instance(1, 0, own)) == ["(c)", "(d)"]


@pytest.mark.parametrize(("restart", "third"), [("0", "b)"), ("1", "a)")])
def test_a_level_may_go_on_counting(restart: str, third: str) -> None:
    going_on = level(1, "lowerLetter", "%2)", f'<w:lvlRestart w:val="{restart}"/>')
    numbering = definition(0, level(0), going_on) + instance(1, 0)
    assert labels(item(1) + item(1, 1) + item(1) + item(1, 1), numbering) == [
        "1.",
        "a)",
        "2.",
        third,
    ]


def test_legal_numbers_are_figures() -> None:
    numbering = definition(
        0, level(0, "upperRoman"), level(1, text="%1.%2", more="<w:isLgl/>")
    ) + instance(1, 0)
    assert labels(item(1) + item(1, 1), numbering) == ["I.", "1.1"]


@pytest.mark.parametrize(
    ("text", "font", "label"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("o", "Courier New", "•"),
        ("-", "Arial", "-"),
        ("§", "Wingdings", "•"),
        ("q", "Wingdings", "•"),
        ("¨", "Wingdings", "☐"),
        ("þ", "Wingdings", "☒"),
        ("Anlage", "Arial", "Anlage"),
        ("", "", "•"),
    ],
)
def test_bullets(text: str, font: str, label: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    numbering = definition(0, level(0, "bullet", text).replace("</w:lvl>", f"{fonts}</w:lvl>"))
    assert labels(item(1), numbering + instance(1, 0)) == [label]


def test_styles_bring_their_list_and_a_paragraph_may_leave_it() -> None:
    numbers = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = style("x", "Ziffer", f"<w:pPr>{numbers}</w:pPr>") + style("y", "Punkt", based="x")
    below = level(1, "lowerLetter", "%2)", '<w:pStyle w:val="y"/>')
    styled = [p("a", properties=f'<w:pStyle w:val="{key}"/>') for key in "xyy"]
    without = p("b", properties='<w:pStyle w:val="x"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    numbering = definition(0, level(0), below) + instance(1, 0)
    assert labels("".join((*styled, without)), numbering, styles) == ["1.", "a)", "b)", ""]


def test_a_heading_keeps_its_number_apart() -> None:
    heading = style("h", "heading 1")
    made = item(1, text="Ausgangslage").replace("<w:numPr>", '<w:pStyle w:val="h"/><w:numPr>')
    (line,) = lines(made, numbering=THREE + instance(1, 0), styles=heading)
    assert (line.role, line.level, line.label, line.text) == (Role.HEADING, 1, "1.", "Ausgangslage")


def test_a_list_may_be_that_of_a_style() -> None:
    link = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="liste"/></w:abstractNum>'
    pointed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    of_lists = style("liste", "Liste", pointed, "numbering")
    assert labels(item(2), THREE + link + instance(1, 0) + instance(2, 1), of_lists) == ["1."]


@pytest.mark.parametrize(
    ("kind", "number", "label"),
    [
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 2, "B"),
        ("lowerLetter", 99_999_999, "99999999"),
        ("lowerRoman", 1994, "mcmxciv"),
        ("upperRoman", 4000, "4000"),
        ("decimalZero", 7, "07"),
        ("ordinal", 3, "3."),
        ("none", 3, ""),
        ("cardinalText", 3, "3"),
    ],
)
def test_kinds_of_numbers(kind: str, number: int, label: str) -> None:
    assert printed(kind, number) == label


def test_lists_that_are_missing_or_broken_give_no_label() -> None:
    broken = '<w:num w:numId="7"/>' + instance(8, 44, '<w:lvlOverride w:ilvl="77"/>')
    assert labels(item(5) + item(7) + item(8, 99), THREE + broken) == ["", "", ""]


def test_an_item_begins_with_its_label_and_its_own_indent_goes_before_that_of_the_list() -> None:
    wide = level(0, more='<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>')
    own = item(1).replace("</w:pPr>", '<w:ind w:left="200" w:firstLine="0"/></w:pPr>')
    broken = item(1, text="<w:r><w:t>eins</w:t><w:br/><w:t>zwei</w:t></w:r>")
    found = lines(broken + own, numbering=definition(0, wide) + instance(1, 0))
    assert [line.indent for line in found] == [18, 36, 10]
