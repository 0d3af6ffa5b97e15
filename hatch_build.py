"""Put what lies outside the package into the wheel: the forms, and the fonts of the Debian machine.

See Hatch's manual, "Build hooks: custom". An editable install needs neither: there the program
reads `templates/` in the checkout and Debian's fonts in place.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DEBIAN_FONTS = Path("/usr/share/fonts/truetype/liberation2")
FACES = ("Regular", "Bold", "Italic", "BoldItalic")


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds `templates/` and the four files of Liberation Sans to a standard wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files that the wheel takes in; `version` is `standard` or `editable`.

        Raises:
            SystemExit: if a font is missing, with the command that mends it.
        """
        if version == "editable":
            return
        templates = Path(self.root) / "templates"
        build_data["force_include"] |= {str(templates): "drafter/templates"} | _fonts()


def _fonts() -> dict[str, str]:
    fonts = [DEBIAN_FONTS / f"LiberationSans-{face}.ttf" for face in FACES]
    missing = [str(font) for font in fonts if not font.is_file()]
    if missing:
        raise SystemExit(
            f"Für das Wheel fehlen Schriften: {', '.join(missing)}. "
            "Bitte einrichten: sudo apt-get install --no-install-recommends fonts-liberation2"
        )
    return {str(font): f"drafter/render/fonts/{font.name}" for font in fonts}
