"""Many machines: the same jobs, handed to a Dask cluster that is there already.

Whoever has the address of a scheduler can have its workers run anything, so the cluster is as
trusted as the machine itself. See distributed's manual, "Client" and "Executor".
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from drafter.errors import EnvironmentMissing, UsageMistake
from drafter.pipeline.isolated import isolated, unseen
from drafter.pipeline.jobs import Order
from drafter.pipeline.provenance import folder_sha512
from drafter.render.programs import programs
from drafter.resources import SHARED, shared_directory, templates_directory

if TYPE_CHECKING:
    from distributed import Client

LONGEST_CHUNK: Final = 64  # papers: each chunk starts a program
PATIENCE: Final = 10  # seconds for the scheduler to answer
ADDRESS: Final = re.compile(r"(tcp|tls)://[^/\s]+:[0-9]+")
EXAMPLE: Final = "tcp://rechner:8786"
FORMS: Final = "formulare"


@dataclass(frozen=True)
class Cluster:
    """A cluster that was found fit: an executor, and how many papers it sets at the same time."""

    executor: Executor
    workers: int


@contextmanager
def cluster(address: str, folder: Path, order: Order) -> Iterator[Cluster]:
    """Connect to the scheduler of a cluster whose machines share a folder; the jobs work there.

    Raises:
        UsageMistake: if the address is none.
        EnvironmentMissing: if the extra is not installed, nobody answers, there is no worker, or
            one of them lacks the folder or would write other bytes.
    """
    with _client(address) as client:
        _require_fit(client, folder, order)
        yield Cluster(
            _Isolating(client.get_executor(pure=False), folder), sum(client.nthreads().values())
        )


class _Isolating(Executor):
    """Hands the papers and the order of a job on, to be done in a process of its own."""

    def __init__(self, inner: Executor, folder: Path) -> None:
        self._inner = inner
        self._folder = folder

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ARG002
        return self._inner.submit(isolated, self._folder, *args)


def _client(address: str) -> "Client":
    if not ADDRESS.fullmatch(address):
        raise UsageMistake(f"„{address}“ ist keine Adresse. Sie sieht so aus: {EXAMPLE}")
    try:
        from distributed import Client
    except ImportError:
        raise EnvironmentMissing(
            "Für „--dask“ fehlt das Paket „distributed“. Bitte installieren: "
            "pip install 'drafter[cluster]'"
        ) from None
    try:
        return Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as problem:
        raise EnvironmentMissing(
            f"Unter „{address}“ antwortet kein Dask-Scheduler ({type(problem).__name__}). Bitte "
            f"die Adresse prüfen; sie sieht so aus: {EXAMPLE}"
        ) from None


def _require_fit(client: "Client", folder: Path, order: Order) -> None:
    look = partial(surroundings, folder, tuple(order.formats), order.forms)
    seen = _seen(client, look)
    if not seen:
        raise EnvironmentMissing(
            "Der Dask-Cluster hat zurzeit keinen Worker. Bitte erst einen starten: "
            f"dask worker {EXAMPLE}"
        )
    here = surroundings(folder, order.formats, order.forms)
    for machine, there in seen.items():
        if isinstance(there, EnvironmentMissing):
            raise there
        require_same(machine, here, there)


def _seen(client: "Client", look: Callable[[], object]) -> Mapping[str, Any]:
    """Ask every worker; one that knows no drafter cannot answer."""
    try:
        return client.run(look, on_error="return")  # type: ignore[no-any-return]
    except Exception as problem:
        raise EnvironmentMissing(_unlike("Die Rechner", type(problem).__name__)) from None


def surroundings(
    folder: Path, formats: Collection[str], forms: Path | None = None
) -> Mapping[str, str] | EnvironmentMissing:
    """Return what decides the bytes of outputs on this machine; the error if it has no folder.

    `forms` is the folder of the forms, as seen from the folder; by default the program's.
    """
    missing = unseen(folder)
    own = folder / forms if forms else templates_directory()
    shared = folder_sha512(shared_directory(own))
    return missing or {**programs(formats), SHARED: shared, FORMS: folder_sha512(own)}


def require_same(machine: str, here: object, there: object) -> None:
    """Require that a machine answered with the same surroundings as here.

    Raises:
        EnvironmentMissing: if something differs, or it answered with an error.
    """
    if isinstance(there, Mapping) and isinstance(here, Mapping):
        unlike = sorted(name for name in {*here, *there} if here.get(name) != there.get(name))
    else:
        unlike = [type(there).__name__]
    if unlike:
        raise EnvironmentMissing(_unlike(f"Der Worker „{machine}“", ", ".join(unlike)))


def _unlike(who: str, what: str) -> str:
    return (
        f"{who} würde andere Dateien schreiben als dieser Rechner; es unterscheidet sich: {what}. "
        "Bitte überall dieselbe Fassung von drafter einrichten, mit denselben Bibliotheken."
    )
