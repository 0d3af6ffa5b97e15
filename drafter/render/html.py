"""HTML: one self-contained file, for the screen, for print, and as what the PDF is set from."""

import base64
from collections.abc import Iterable, Mapping

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from drafter.render.chart import bars
from drafter.render.edition import Edition, Rendered
from drafter.render.lines import kept
from drafter.render.marks import mark_styles
from drafter.render.tables import fitting
from drafter.source.assets import Asset

TEMPLATE = "vorlage.html.j2"
STYLES = ("_shared/paper.css", "form.css")
BROWSER_STYLES = ("_shared/browser.css", "browser.css")


def render(edition: Edition) -> Rendered:
    """Render an edition as one HTML file in UTF-8; all styles and pictures are inside it."""
    environment = Environment(
        loader=FileSystemLoader([edition.form, edition.form.parent]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["bars"] = bars
    environment.filters["fitting"] = fitting
    environment.filters["kept"] = kept
    html = environment.get_template(TEMPLATE).render(
        document=edition.document,
        pictures=_data_addresses(edition.pictures),
        styles=_styles(environment, STYLES) + mark_styles(edition.marks),
        browser_styles=_styles(environment, BROWSER_STYLES),
    )
    return Rendered(html.encode())


def _styles(environment: Environment, names: Iterable[str]) -> Markup:
    """Return shared sheets and the form's own, joined; no word of a paper stands in them."""
    loader = environment.loader
    assert loader is not None
    return Markup("\n".join(loader.get_source(environment, name)[0] for name in names))


def _data_addresses(pictures: Mapping[str, Asset]) -> dict[str, str]:
    return {
        name: f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}"
        for name, picture in pictures.items()
    }
