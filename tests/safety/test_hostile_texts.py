"""Hostile words in any text field come out as words: no element, no attribute, no address."""

import html
import io
import re
from functools import cache
from xml.etree.ElementTree import Element

import pikepdf
import pytest
import tinyhtml5

from drafter.compose import document
from drafter.document import Figure, Image, inline
from drafter.render import RENDERERS, Edition
from drafter.resources import templates_directory
from drafter.source.assets import Asset
from drafter.source.forms import load_form
from tests.render.documents import document as blank
from tests.render.pages import lines
from tests.safety.texts import Path, full_paper, text_fields

# Each with harmless words of the same shape, so that both must give the same elements.
TEXTS = {
    "<script>alert(1)</script>": "(script)alert(1)(/script)",
    "{{ 7*7 }}": "(( 7*7 ))",
    "{% raw %}{% endif %}{# x": "(§ raw §)(§ endif §)(! x",
    "{{ document.title }}": "(( document.title ))",
    "file:///etc/passwd": "pfad:///etc/passwd",
    "../../etc/passwd": "..._.../etc/passwd",
    "javascript:alert(1)": "javaskript:alert(1)",
    "[Link](javascript:alert(1))": "[Link](javaskript:alert(1))",
    "[Link](data:text/html,x)": "[Link](date:text/html,x)",
    "[Link](file:///etc/passwd)": "[Link](pfad:///etc/passwd)",
    '<img src="http://boese.example/x">': "(img src='http://boese.example/x')",
    "<img src=x onerror=alert(1)>": "(img src=x onerror=alert(1))",
    "<svg><image href='file:///etc/passwd'/></svg>": "(svg)(image href='pfad:///etc/passwd'/)(/svg)",
    "<style>body{display:none}</style>": "(style)body[display:none](/style)",
    "</style><link rel=attachment href=/x>": "(/style)(link rel=attachment href=/x)",
    "@import url(http://boese.example/a.css);": "*import url(http://boese.example/a.css);",
    "url(file:///etc/passwd)": "url(pfad:///etc/passwd)",
    "--></title><h1>x</h1>": "--)(/title)(h1)x(/h1)",
    "]]></svg><!--": "]])(/svg)(!--",
    '\'" onmouseover="alert(1)': "'' onmouseover='alert(1)",
    "&lt;b&gt; &#60;b&#62; &nbsp;": "+lt;b+gt; ++60;b++62; +nbsp;",
    "a\u202egnp.exe\u202c b": "agnp.exe b",
    "a\u00a0b\u00a0€": "a b c",
}
UNPRINTED = {
    ("nachtrag", "zu"),
    ("finanzen", "deckung", "konto"),
    ("beschlussvorschlag", "teile", "gremium"),
    ("beschlussvorschlag", "ziffern", "deckung", "konto"),
    ("anlagen", "datei"),
    ("beteiligungen", "stelle"),
    ("beteiligungen", "rolle"),
    ("mitzeichnungen", "stelle"),
    ("mitzeichnungen", "rolle"),
    ("quittiert", "regel"),
    ("quittiert", "grund"),
    ("quittiert", "stelle"),
}
FORM = templates_directory() / "bielefeld"
PIXEL = b"\x89PNG"
TEXTUAL = {"alt", "content", "href"}


def edition(words: str) -> Edition:
    return Edition(document(full_paper(lambda _: words), load_form("bielefeld")), FORM)


@cache
def page(words: str) -> str:
    return RENDERERS["html"](edition(words)).data.decode()


def skeleton(page: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Return all elements of a page with their attributes; words of attributes left out."""
    tree: Element = tinyhtml5.parse(page, namespace_html_elements=False)
    return [
        (
            str(element.tag),
            tuple((name, "" if name in TEXTUAL else value) for name, value in element.items()),
        )
        for element in tree.iter()
        if not (element.tag == "span" and element.get("class") == "kept")
    ]


def test_every_text_field_is_printed_unless_it_is_known_not_to_be() -> None:
    def marked(path: Path) -> str:
        return f"Marke {'-'.join(path)}."

    made = document(full_paper(marked), load_form("bielefeld"))
    printed = RENDERERS["html"](Edition(made, FORM)).data.decode()
    assert len(text_fields()) > 50
    assert {path for path in text_fields() if marked(path) not in printed} == UNPRINTED


@pytest.mark.parametrize("words", TEXTS)
def test_hostile_words_make_no_element_and_no_attribute(words: str) -> None:
    assert skeleton(page(words)) == skeleton(page(TEXTS[words]))


@pytest.mark.parametrize("words", TEXTS)
def test_hostile_words_are_read_as_typed(words: str) -> None:
    """A link's target that is refused stands behind its words, so only those are compared."""
    tree = tinyhtml5.parse(page(words), namespace_html_elements=False)
    shown = " ".join("".join(tree.find("body").itertext()).split())
    typed = " ".join(words.split())
    heading, _, target = typed.partition("](")
    assert shown.count(typed) >= 20
    if target:
        assert f"{heading[1:]} ({target}" in shown


@pytest.mark.parametrize("words", TEXTS)
def test_hostile_words_lead_nowhere(words: str) -> None:
    tree = tinyhtml5.parse(page(words), namespace_html_elements=False)
    assert {link.get("href").partition("/")[0] for link in tree.iter("a")} <= {"http:"}


@pytest.mark.parametrize("words", TEXTS)
def test_hostile_words_are_set_as_pdf_and_ask_for_no_address(words: str) -> None:
    """Any address that WeasyPrint asked for would stop the paper."""
    pdf = RENDERERS["pdf"](
        Edition(edition(words).document, FORM, files={"html": page(words).encode()})
    ).data
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        keys = {
            str(key)
            for thing in opened.objects
            if isinstance(thing, pikepdf.Dictionary)
            for key in thing
        }
        assert not keys & {"/JS", "/EF", "/EmbeddedFiles", "/OpenAction", "/AA", "/Launch"}
        addresses = {str(thing.A.URI) for thing in opened.objects if _is_link(thing)}
        assert all(address.startswith("http://boese.example") for address in addresses)
    letters = re.sub(r"\W", "", words)[:12]
    assert letters in re.sub(r"\W", "", "".join(line.text for line in lines(pdf)))


def _is_link(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == "/Link"


def test_nothing_hostile_survives_in_the_head() -> None:
    words = "--></title><script>alert(1)</script>"
    head = page(words).partition("</head>")[0]
    assert head.count("<title>") == head.count("</title>") == 1
    assert "<script" not in head
    assert html.escape(words) in head


@pytest.mark.parametrize("words", TEXTS)
def test_hostile_words_of_a_picture_stay_its_words(words: str) -> None:
    figure = Figure(Image("bild.png"), words, inline(words))
    picture = {"bild.png": Asset(PIXEL, "image/png", 1, 1)}
    page = RENDERERS["html"](Edition(blank(figure), FORM, picture)).data.decode()
    tree = tinyhtml5.parse(page, namespace_html_elements=False)
    (image,) = tree.iter("img")
    assert image.get("alt") == words
    assert set(image.keys()) == {"src", "alt"}
    assert image.get("src").startswith("data:image/png;base64,")
