"""The HTML file: self-contained, safe in a browser, in the order a screen reader needs."""

import re
from itertools import pairwise
from xml.etree.ElementTree import Element

from tests.render.conftest import Files

ADDRESSES = ("href", "src", "srcset", "action", "data", "poster", "background", "formaction")
LOADING = {"script", "link", "iframe", "object", "embed", "base", "form", "audio", "video"}
SVG = "{http://www.w3.org/2000/svg}"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def headings(tree: Element) -> list[Element]:
    return [element for element in tree.iter() if element.tag in HEADINGS]


def test_nothing_is_loaded_from_elsewhere(files: Files) -> None:
    for element in files.tree.iter():
        assert element.tag not in LOADING
        for name in ADDRESSES:
            allowed = ("http://", "https://", "mailto:") if element.tag == "a" else ("data:",)
            address = element.get(name, allowed[0])
            assert address.startswith(allowed), (element.tag, name, address[:80])


def test_styles_name_no_address(files: Files) -> None:
    styles = [text_of(style) for style in files.tree.iter("style")]
    assert len(styles) == 2
    for style in styles:
        assert not re.search(r"url\(|@import|expression\(", style)


def test_a_browser_is_told_to_load_and_run_nothing(files: Files) -> None:
    policies = [
        meta.get("content", "")
        for meta in files.tree.iter("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies == ["default-src 'none'; img-src data:; style-src 'unsafe-inline'"]


def test_the_policy_stands_before_what_it_governs(files: Files) -> None:
    head = files.tree.find("head")
    assert head is not None
    order = [child.get("http-equiv") or child.tag for child in head]
    assert order.index("Content-Security-Policy") < order.index("style")


def test_language_and_title_are_told(files: Files) -> None:
    assert files.tree.get("lang") == "de"
    title = files.tree.find("head/title")
    assert title is not None
    assert text_of(title) == files.document.title


def test_headings_start_at_one_and_skip_no_level(files: Files) -> None:
    levels = [HEADINGS.index(heading.tag) + 1 for heading in headings(files.tree)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_no_heading_is_empty(files: Files) -> None:
    assert all(text_of(heading) for heading in headings(files.tree))


def test_every_head_cell_says_what_it_heads(files: Files) -> None:
    assert {cell.get("scope") for cell in files.tree.iter("th")} <= {"col", "row"}


def test_rows_have_as_many_cells_as_the_head(files: Files) -> None:
    for table in files.tree.iter("table"):
        assert len({len(list(row)) for row in table.iter("tr")}) == 1


def test_pictures_and_charts_are_told_in_words(files: Files) -> None:
    for image in files.tree.iter("img"):
        assert re.search(r"\w", image.get("alt", ""))
    for chart in files.tree.iter(f"{SVG}svg"):
        assert chart[0].tag == f"{SVG}title"
        assert re.search(r"\w", text_of(chart[0]))


def test_the_chart_tells_its_numbers_in_words(kim: Files) -> None:
    (chart,) = kim.tree.iter(f"{SVG}svg")
    assert "Fachstelle für Flüchtlinge: 6" in text_of(chart[0])


def test_ids_are_given_once(files: Files) -> None:
    ids = [element.get("id") for element in files.tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_every_section_of_the_document_is_there(files: Files) -> None:
    ids = {element.get("id") for element in files.tree.iter()}
    assert {section.id for section in files.document.sections} <= ids


def test_the_ticked_box_is_told_in_words_too(kim: Files) -> None:
    choices = [text_of(each) for each in kim.tree.iter("p") if each.get("class") == "choice"]
    assert choices == ["ersetzt die Ursprungsvorlage.", "X ergänzt die Ursprungsvorlage."]
    assert "Angekreuzt: „ergänzt“" in text_of(kim.tree)
