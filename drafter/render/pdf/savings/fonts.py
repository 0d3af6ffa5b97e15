"""The fonts are opened once for all papers, with what was found out about setting text in them.

WeasyPrint reads fontconfig's configuration and opens the fonts for each paper. While the
configuration and the font files are the same, so is the outcome. Fonts that a style sheet brings
(`@font-face`) are for its paper only: they end the sharing, and the next paper begins anew.
"""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from drafter.render.environment import FONT_FILES
from drafter.render.fonts import font_directory
from drafter.render.pdf.savings.pango import address, reference
from drafter.render.pdf.savings.recent import Recent
from drafter.render.pdf.savings.stand_ins import StandIn
from drafter.render.pdf.savings.styles import following

CONFIGURATION: Final = "FONTCONFIG_FILE"
TEXT: Final = "text"
LINES: Final = 2048
"""How many lines of text are remembered; up to twice as many, see `Recent`."""

MOST_STYLES: Final = 512
NAMES: Final = (
    "direction",
    "font_family",
    "font_feature_settings",
    "font_kerning",
    "font_language_override",
    "font_size",
    "font_stretch",
    "font_style",
    "font_variant_alternates",
    "font_variant_caps",
    "font_variant_east_asian",
    "font_variant_ligatures",
    "font_variant_numeric",
    "font_variant_position",
    "font_variation_settings",
    "font_weight",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "hyphens",
    "lang",
    "letter_spacing",
    "overflow_wrap",
    "tab_size",
    "text_decoration_line",
    "white_space",
    "word_break",
    "word_spacing",
)
"""The properties that WeasyPrint's `text.line_break` asks for when it sets a line."""


@dataclass(frozen=True, eq=False)
class Held:
    """A font of Pango that lives on with this: where it lies, its key in a paper, its size."""

    pointer: Any
    key: int
    size: float


class Fonts:
    """What was found out about text in the fonts of one configuration.

    `styles` numbers the styles of text, `layouts` holds a layout of Pango for each of them,
    `lines` what fitted into a line, `fonts` the fonts of Pango by their addresses.
    """

    def __init__(self) -> None:
        self.styles: dict[tuple[Any, ...], int] = {}
        self.layouts: dict[int, Any] = {}
        self.lines: Recent[Any] = Recent(LINES)
        self.fonts: dict[int, Held] = {}

    def held(self, font: Any) -> Held:
        """Return a font of Pango, kept alive: so its address means no other one."""
        place = address(font)
        if place not in self.fonts:
            self.fonts[place] = _hold(font, place)
        return self.fonts[place]

    def number(self, style: Any) -> int:
        """Return the number of a style of text; equal ones have the same."""
        values = tuple(_frozen(style[name]) for name in NAMES)
        return self.styles.setdefault(values, len(self.styles))


def _hold(font: Any, place: int) -> Held:
    from weasyprint.text.ffi import ffi, gobject
    from weasyprint.text.fonts import get_pango_font_key

    key, _, size = get_pango_font_key(font)
    kept = ffi.cast("PangoFont *", reference()(place))
    return Held(ffi.gc(kept, gobject.g_object_unref), key, size)


def _frozen(value: Any) -> Any:
    match value:
        case list():
            return tuple(value)
        case set():
            return frozenset(value)
        case _:
            return value


def known(style: Any) -> Fonts:
    """Return what is known about text in the fonts of a style."""
    return _of(style.font_config)


def _of(config: Any) -> Fonts:
    found = vars(config).get(TEXT)
    if found is None:
        found = vars(config)[TEXT] = Fonts()
    return found  # type: ignore[no-any-return]


def text_style(style: Any) -> int:
    """Return the number of a style of text among those of its fonts."""
    return following(style, TEXT, known(style).number)


class Shared:
    """Gives WeasyPrint's font configuration, the same one as long as nothing about it changes."""

    def __init__(self, original: Any) -> None:
        self.original = original
        self.config: Any = None
        self.state: object = None

    def __call__(self) -> Any:
        """Return the font configuration of the environment as it is now."""
        state = _state()
        if self.config is None or self.state != state or self._is_full():
            self.config, self.state = self.original(), state
        return self.config

    def _is_full(self) -> bool:
        return len(_of(self.config).styles) > MOST_STYLES

    def end(self, config: Any) -> None:
        """Share a configuration no longer, and forget what is known about its text."""
        self.config = None
        config.strut_layouts.clear()
        vars(config).pop(TEXT, None)


def _state() -> object:
    """Return what a configuration is made of: its file and the files of the fonts."""
    conf = Path(os.environ[CONFIGURATION])
    files = (conf, *(font_directory() / name for name in FONT_FILES))
    return tuple((file, file.stat().st_mtime_ns, file.stat().st_size) for file in files)


@cache
def stand_ins() -> tuple[StandIn, ...]:
    """Return what makes WeasyPrint share its font configuration between papers."""
    from weasyprint import document
    from weasyprint.text.fonts import FontConfiguration

    shared = Shared(FontConfiguration)
    add = FontConfiguration.add_font_face

    def add_font_face(config: Any, *args: Any) -> None:
        shared.end(config)
        add(config, *args)

    return (
        StandIn(document, "FontConfiguration", shared),
        StandIn(FontConfiguration, "add_font_face", add_font_face),
    )
