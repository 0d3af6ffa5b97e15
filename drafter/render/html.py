"""HTML: one self-contained file, for the screen, for print, and as what the PDF is set from."""

import base64
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from drafter.render.chart import bars
from drafter.render.compiled import Compiled
from drafter.render.edition import Edition, Rendered
from drafter.render.lines import kept
from drafter.render.looks import LOOKS, Look, grey
from drafter.render.marks import mark_styles
from drafter.render.rows import is_long
from drafter.render.tables import cell_width, fitting, within
from drafter.resources import shared_directory
from drafter.source.assets import Asset

TEMPLATE = "vorlage.html.j2"
LAYOUT = "_shared/vorlage.html.j2"
"""The layout of every form that has no template of its own."""
SYNOPSIS_TEMPLATE = "_shared/synopse.html.j2"
STYLES = ("_shared/paper.css", "form.css")
LAYOUT_STYLES = ("_shared/paper.css", "_shared/vorlage.css", "form.css")
SYNOPSIS_STYLES = (*STYLES, "_shared/synopse.css")
OF_THE_FORM = frozenset({"form.css", "browser.css", *(f"{look}.css" for look in LOOKS)})
"""What a form need not have."""
BROWSER_STYLES = ("_shared/browser.css", "browser.css")
SYNOPSIS_BROWSER_STYLES = (*BROWSER_STYLES, "_shared/synopse-browser.css")


def render(edition: Edition) -> Rendered:
    """Render an edition as one HTML file in UTF-8; all styles and pictures are inside it."""
    columns = len(edition.synopsis.heads) if edition.synopsis else 0
    environment = template_environment(
        edition.form, columns, edition.look, compiled=edition.savings
    )
    templates = (SYNOPSIS_TEMPLATE,) if edition.synopsis else (TEMPLATE, LAYOUT)
    styles = SYNOPSIS_STYLES if edition.synopsis else STYLES
    browser_styles = SYNOPSIS_BROWSER_STYLES if edition.synopsis else BROWSER_STYLES
    last = mark_styles(edition.marks) + _look_styles(environment, edition.look)
    html = environment.select_template(templates).render(
        document=edition.document,
        synopsis=edition.synopsis,
        pictures=_data_addresses(_pictures(edition)),
        styles=_styles(environment, styles) + last,
        layout_styles=_styles(environment, LAYOUT_STYLES) + last,
        browser_styles=_styles(environment, browser_styles),
    )
    return Rendered(html.encode())


@lru_cache(maxsize=8)
def template_environment(
    form: Path, columns: int, look: str = "", *, compiled: bool = True
) -> Environment:
    """Return where the templates of a form are found; one that was edited is compiled anew.

    `columns` is the number of a Synopse's, else 0; `look` is a key of `LOOKS`. What
    `drafter.render.compiled` has is taken as `compiled`, or compiled all the same.
    """
    environment = Environment(
        loader=FileSystemLoader([form, form.parent, shared_directory(form.parent).parent]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=Compiled() if compiled else None,
    )
    drawn = partial(bars, drawing=LOOKS[look].drawing)
    environment.filters |= {"bars": drawn, "kept": kept, **_fitted(columns, LOOKS[look])}
    return environment


def _fitted(columns: int, look: Look) -> Mapping[str, Callable[..., object]]:
    """Return the filters that measure: in a Synopse of so many columns they have a cell's width."""
    if not columns:
        return {"fitting": partial(fitting, fit=look.fit)}
    room = cell_width(columns - 1)
    return {"fitting": partial(fitting, fit=within(room)), "long": partial(is_long, room=room)}


def _styles(environment: Environment, names: Iterable[str]) -> Markup:
    """Return shared sheets and the form's own, joined; no word of a paper stands in them."""
    return Markup("\n".join(_sheet(environment, name) for name in names))


def _sheet(environment: Environment, name: str) -> str:
    """Return a sheet; nothing where it is one that a form need not have, and has not."""
    assert environment.loader is not None
    try:
        return environment.loader.get_source(environment, name)[0]
    except TemplateNotFound:
        if name in OF_THE_FORM:
            return ""
        raise


def _look_styles(environment: Environment, look: str) -> Markup:
    """Return the shared sheet of a look and the form's own, if it has one; they come last."""
    if not look:
        return Markup("")
    return "\n" + _styles(environment, (f"_shared/{look}.css", f"{look}.css"))


def _pictures(edition: Edition) -> Mapping[str, Asset]:
    if not LOOKS[edition.look].grey_pictures:
        return edition.pictures
    return {name: grey(picture) for name, picture in edition.pictures.items()}


def _data_addresses(pictures: Mapping[str, Asset]) -> dict[str, str]:
    return {
        name: f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}"
        for name, picture in pictures.items()
    }
