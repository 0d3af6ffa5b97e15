"""Where the forms lie: inside the wheel, or at the top of the checkout."""

from functools import cache
from pathlib import Path

from drafter.errors import EnvironmentMissing

PACKAGE = Path(__file__).resolve().parent


@cache
def templates_directory() -> Path:
    """Return the folder that holds the forms (`templates/`).

    Raises:
        EnvironmentMissing: if neither the package nor the checkout has it.
    """
    for candidate in (PACKAGE / "templates", PACKAGE.parent / "templates"):
        if (candidate / "_shared").is_dir():
            return candidate
    raise EnvironmentMissing(
        "Der Ordner „templates“ mit den Formularen fehlt. Bitte drafter neu installieren."
    )


def form_names(forms: Path | None = None) -> tuple[str, ...]:
    """Return the names of all forms in a folder of forms (by default `templates/`), sorted."""
    folder = forms or templates_directory()
    return tuple(sorted(path.parent.name for path in folder.glob("[a-z]*/form.yaml")))
