"""What commands need of packages that not every installation has."""

from collections.abc import Sequence
from importlib.util import find_spec

from drafter.errors import EnvironmentMissing


def require(extra: str, packages: Sequence[str], purpose: str) -> None:
    """Require what an extra of the program (`drafter[…]`) brings; `purpose` is what it is for.

    Raises:
        EnvironmentMissing: if a package is not there.
    """
    if not all(find_spec(name) for name in packages):
        raise EnvironmentMissing(
            f"Für {purpose} fehlen Programmpakete. Bitte einmal einrichten: "
            f"pip install 'drafter[{extra}]', oder „make setup-dev“, wo der Quelltext liegt."
        )
