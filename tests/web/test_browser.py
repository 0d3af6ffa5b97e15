"""The preview as a person sees it, in headless Chromium."""

import re
import signal
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    FrameLocator,
    Page,
    Request,
    Route,
    ViewportSize,
    expect,
    sync_playwright,
)

from .conftest import PAPER, Running

CHROMIUM = "/usr/bin/chromium"
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
PATIENCE = 30_000
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}

# Scripts in every place of a paper that takes words, and where Markdown would make an address.
HOSTILE = """\
formular: bielefeld
vorlagenart: Beschlussvorlage
amt: 500 <script>document.title = 'gelaufen'</script>
beratungsgegenstand: <img src=x onerror="document.title = 'gelaufen'"> &lt;script&gt;
beratungsfolge:
  - <script>alert(1)</script>, 10.02.2022, öffentlich
begruendung: |
  <script>parent.document.title = 'gelaufen'</script>

  [Bitte klicken](javascript:alert(1)) und [hier](https://boese.example/) und <svg onload=alert(1)>

  ![Bild](bild.svg)
"""
WITH_SCRIPT = b"""<main><p id="ruhe">ruht</p><script>document.getElementById('ruhe').textContent =
'gelaufen'</script><img src="https://boese.example/x.png" onerror="document.getElementById('ruhe')
.textContent = 'gelaufen'"><a href="https://boese.example/">hinaus</a>"""


@pytest.fixture(scope="module")
def opened() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        page = browser.new_page(viewport=DESK)
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        yield page
        browser.close()


@pytest.fixture
def page(opened: Page, preview: Running) -> Iterator[Page]:
    """The page with the paper as it was at first; what it asks for goes nowhere else."""
    seen: list[str] = []
    opened.on("response", lambda response: seen.append(response.url))
    opened.on("requestfailed", lambda request: seen.append(_unless_forbidden(request)))
    opened.on("dialog", lambda dialog: seen.append(f"dialog: {dialog.message}"))
    preview.save(PAPER)
    opened.set_viewport_size(DESK)
    opened.goto(preview.address)
    expect(paper(opened).locator("#begruendung")).to_contain_text("Der Platz wird")
    yield opened
    assert [url for url in seen if url and not url.startswith(preview.address)] == []
    assert "gelaufen" not in opened.title()


def _unless_forbidden(request: Request) -> str:
    """Return the address of a request that failed, but nothing where our policy kept it back."""
    return "" if request.failure == "csp" else request.url


def paper(page: Page) -> FrameLocator:
    return page.frame_locator("iframe:not(.coming)")


def violations(page: Page) -> list[str]:
    """Return the rules of axe that the page breaks; the paper in its frame is no part of it."""
    found = Axe().run(page, options={"iframes": False})
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found.response["violations"]]


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_paper_pages_and_findings_are_shown(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text("platz.yaml")
    expect(page.locator("#stand")).to_have_text(re.compile(r"Stand von \d\d:\d\d:\d\d"))
    expect(page.locator("#summe")).to_contain_text("Hinweis")
    first = page.locator(".finding").first
    expect(first.locator(".severity")).to_have_text("Hinweis")
    expect(first.locator(".place")).to_contain_text("Zeile 1")
    expect(page.locator("#pdf-stand")).to_have_text("PDF: 1 Seite")
    page.get_by_label("Seiten (PDF)").check()
    picture = page.get_by_alt_text("Seite 1 von 1")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("image => image.naturalWidth") > 1000
    assert violations(page) == []


def test_the_clean_edition_can_be_chosen(page: Page) -> None:
    expect(paper(page).locator("#begruendung .noted-word")).to_be_visible()
    page.get_by_label("rein").check()
    expect(paper(page).locator("#begruendung")).to_contain_text("im Frühjahr")
    expect(paper(page).locator("#begruendung .noted-word")).to_have_count(0)


NOTING = """() => {
    window.noted = [];
    for (const id of ["meldung", "liste"]) {
        const place = document.getElementById(id);
        const note = () => window.noted.push(place.textContent);
        const all = {childList: true, subtree: true, characterData: true};
        new MutationObserver(note).observe(place, all);
    }
}"""


def test_a_saved_change_is_shown_where_it_was_made_and_said(page: Page, preview: Running) -> None:
    paragraphs = "".join(f"\n\n  Absatz {number}.{' Wort' * 60}" for number in range(30))
    page.evaluate(NOTING)
    preview.save(
        PAPER.replace("umgebaut.\n", f"|\n  Anfang{paragraphs}\n").replace(
            "begruendung: Der Platz wird {++im Frühjahr ++}|", "begruendung: |"
        )
    )
    expect(paper(page).get_by_text("Absatz 20.")).to_have_count(1)
    expect(page.get_by_role("status")).to_contain_text("Befunde erneuert, Stand von")
    expect(page.locator("#liste")).not_to_contain_text("geschätzt")
    noted: list[str] = page.evaluate("noted")
    assert any("Vorlage neu gesetzt, Stand von" in text for text in noted)
    assert any("geschätzt" in text for text in noted)
    preview.save(preview.paper.read_text("utf-8").replace("Absatz 20.", "Absatz zwanzig."))
    expect(paper(page).get_by_text("Absatz zwanzig.")).to_be_in_viewport()
    expect(paper(page).get_by_text("Anfang")).not_to_be_in_viewport()
    assert violations(page) == []


def test_an_error_keeps_the_last_good_view_and_says_so(page: Page, preview: Running) -> None:
    since = page.locator("#stand").inner_text()
    preview.save(f"{PAPER}  kaputt: [\n")
    expect(page.locator("#stoerung")).to_have_text(f"{since}; die Datei hat gerade Fehler")
    expect(page.get_by_role("status")).to_contain_text("die Datei hat gerade Fehler")
    expect(page.locator("#summe")).to_contain_text("1 Fehler")
    expect(paper(page).locator("#begruendung")).to_contain_text("Der Platz wird")
    assert violations(page) == []
    preview.save(PAPER.replace("Platz wird", "Markt wird"))
    expect(paper(page).locator("#begruendung")).to_contain_text("Der Markt wird")
    expect(page.locator("#stoerung")).to_be_hidden()


def test_a_dispatched_paper_with_errors_is_shown_and_the_errors_too(
    page: Page, preview: Running
) -> None:
    preview.save(f"{PAPER.replace('umgebaut', 'erneuert')}status: versandt\n")
    expect(page.locator("#stoerung")).to_contain_text("Die Vorlage ist versandt und hat offene")
    expect(paper(page).locator("#begruendung")).to_contain_text("erneuert")
    preview.save(f"{PAPER.replace('umgebaut', 'erneuert 漢字')}")
    expect(page.locator("#stoerung")).to_be_hidden()
    expect(page.locator("#pdf-stand")).to_contain_text("Kein PDF: ")
    assert violations(page) == []


def test_a_click_on_a_finding_shows_the_line(page: Page, preview: Running) -> None:
    lines = PAPER.splitlines()
    preview.save(f"{PAPER}datum: 31.02.2022\n")
    page.locator("button.finding").filter(has_text="31.02.2022").click()
    line = page.locator("#zeilen li[aria-current]")
    expect(line).to_have_text("datum: 31.02.2022")
    expect(line).to_be_focused()
    expect(line).to_be_in_viewport()
    expect(line).to_have_id(f"zeile-{len(lines) + 1}")
    assert violations(page) == []
    preview.save(f"# davor\n{PAPER}datum: 31.02.2022\n")
    expect(line).to_have_id(f"zeile-{len(lines) + 2}")


def test_everything_can_be_done_with_the_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zu den Befunden")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    finding = page.locator("button.finding").first
    expect(finding).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#zeilen li[aria-current]")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Zurück zum Befund")).to_be_focused()
    page.keyboard.press("Enter")
    expect(finding).to_be_focused()
    expect(page.locator("#quelle")).to_be_hidden()


def test_a_finding_that_stays_keeps_the_focus(page: Page, preview: Running) -> None:
    finding = page.locator("button.finding").first
    finding.focus()
    preview.save(PAPER.replace("umgebaut", "umgestaltet"))
    expect(paper(page).locator("#begruendung")).to_contain_text("umgestaltet")
    expect(finding).to_be_focused()


def test_a_paper_with_scripts_runs_nothing(page: Page, preview: Running) -> None:
    preview.paper.with_name("bild.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    preview.save(HOSTILE.replace("  ![Bild](bild.svg)\n", ""))
    link = paper(page).get_by_role("link", name="hier")
    link.click()
    expect(paper(page).locator("#kopf")).to_contain_text("<script>document.title")
    assert len(page.context.pages) == 1
    preview.save(HOSTILE)
    expect(page.locator("#stoerung")).to_be_visible()
    expect(page.locator("#liste")).to_contain_text("kein lesbares Bild")
    assert page.locator("aside script, aside img, aside svg").count() == 0


def test_a_script_in_the_html_itself_could_not_run(page: Page, preview: Running) -> None:
    """Nor could it without the policy that the paper has in itself."""

    def with_script(route: Route) -> None:
        answer = route.fetch()
        html = answer.body().replace(b"<main>", WITH_SCRIPT)
        route.fulfill(response=answer, body=html.replace(b'http-equiv="Content-', b'name="'))

    page.route("**/paper/**", with_script)
    preview.save(PAPER.replace("umgebaut", "erneuert"))
    expect(paper(page).locator("#begruendung")).to_contain_text("erneuert")
    paper(page).get_by_text("hinaus").click()
    expect(paper(page).locator("#ruhe")).to_have_text("ruht")
    page.unroute("**/paper/**")


def test_it_works_on_a_phone(page: Page, preview: Running) -> None:
    page.set_viewport_size(PHONE)
    preview.save(f"{PAPER}{'langeswort' * 30}: 1\n")
    page.locator("button.finding").filter(has_text="langeswort").press("Enter")
    expect(page.locator("#zeilen li[aria-current]")).to_be_in_viewport()
    assert fits(page)
    assert violations(page) == []


def test_it_says_when_nobody_answers_any_more(page: Page, preview: Running) -> None:
    preview.process.send_signal(signal.SIGTERM)
    expect(page.locator("#stoerung")).to_contain_text("Die Vorschau antwortet nicht mehr")
    assert preview.process.wait(15) == 0
