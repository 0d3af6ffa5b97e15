"""Where a page is marked as changed."""

import pytest

from drafter.web.changed import with_anchor

HEAD = "<html><head><title>T</title></head><body><main>"
LISTED = '<section class="section" id="aenderungen"><h2>Liste</h2><p>{}</p></section>'
MARK = ' id="zuletzt-bearbeitet"'


def marked(html: str, before: str) -> str:
    return with_anchor(f"{HEAD}{html}".encode(), f"{HEAD}{before}".encode())[len(HEAD) :].decode()


@pytest.mark.parametrize(
    ("html", "before"),
    [
        ("<p>a</p><p{}>neu</p><p>c</p>", "<p>a</p><p>b</p><p>c</p>"),
        ("<p>a</p><p{}>b und c</p>", "<p>a</p><p>b</p>"),
        ("<ul><li{}>eins zwei</li></ul>", "<ul><li>eins</li></ul>"),
        ("<tr><td>1</td></tr><tr{}><td>2</td></tr>", "<tr><td>1</td></tr><tr><td>3</td></tr>"),
        (
            '<h2{}>Titel</h2><section id="x">neu</section>',
            '<h2>Titel</h2><section id="x">a</section>',
        ),
        ('<p class="a"{}>neu</p>', '<p class="a">alt</p>'),
        ("<p{}>gekürzt</p>", "<p>gekürzt und mehr</p>"),
        (LISTED.format("neu") + "<p>a</p><p{}>neu</p>", LISTED.format("alt") + "<p>a</p><p>b</p>"),
        ("<p>a</p>" + LISTED.format("neu") + "<p{}>neu</p>", "<p>a</p><p>b</p>"),
        ("<p>a</p><p{}>neu</p>" + LISTED.format("neu") + "<p>c</p>", "<p>a</p><p>b</p><p>c</p>"),
        ("<p>a</p><p{}>neu</p>", LISTED.format("alt") + "<p>a</p><p>b</p>"),
    ],
)
def test_the_block_with_the_first_difference_is_marked(html: str, before: str) -> None:
    assert marked(html.format(""), before) == html.format(MARK)


@pytest.mark.parametrize(
    ("html", "before"),
    [
        ("<p>a</p>", "<p>a</p>"),
        (LISTED.format("neu") + "<p>a</p>", LISTED.format("alt") + "<p>a</p>"),
        (LISTED.format("neu") + "<p>a</p>", "<p>a</p>"),
        ("neu<p>a</p>", "alt<p>a</p>"),
    ],
)
def test_nothing_is_marked_where_nothing_can_be(html: str, before: str) -> None:
    assert marked(html, before) == html
