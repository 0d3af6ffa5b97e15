"""The server of the preview: this machine only, until it is told to stop."""

import asyncio
import gc
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from drafter.errors import UsageMistake
from drafter.web.answers import Answers
from drafter.web.current import Current
from drafter.web.following import Followed, follow
from drafter.web.gate import Gate
from drafter.web.pages import Typesetter

ADDRESS = "127.0.0.1"
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
MOST_SECONDS_TO_END = 2


def listening(port: int) -> socket.socket:
    """Return a socket that listens at a port of this machine alone; 0 takes a free one.

    Raises:
        UsageMistake: if the port is taken or may not be used.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((ADDRESS, port))
    except (OSError, OverflowError):
        listener.close()
        raise UsageMistake(
            f"Der Anschluss (Port) {port} ist belegt oder nicht erlaubt. Bitte einen anderen "
            "nennen, oder „--port“ weglassen: dann wird ein freier genommen."
        ) from None
    listener.listen()
    return listener


def address(listener: socket.socket, key: str) -> str:
    """Return the address of the page."""
    return f"http://{ADDRESS}:{listener.getsockname()[1]}/{key}/"


def serve(listener: socket.socket, key: str, followed: Followed) -> None:
    """Show a paper to whoever has the key, until the process is told to stop.

    Raises:
        DrafterError: for a problem with the run.
    """
    with listener, Typesetter() as typesetter:
        asyncio.run(_served(listener, key, followed, typesetter))


async def _served(
    listener: socket.socket, key: str, followed: Followed, typesetter: Typesetter
) -> None:
    current = Current()
    gate = Gate(
        Answers(current, typesetter, followed.unforeseen).router(), listener.getsockname()[1], key
    )
    server = _Server(_config(gate))
    serving = asyncio.create_task(server.serve([listener]))
    superseding = asyncio.create_task(_supersede(current, typesetter))
    following = asyncio.create_task(follow(followed, current))
    stopped = asyncio.create_task(server.stopped.wait())
    await asyncio.wait({serving, following, stopped}, return_when=asyncio.FIRST_COMPLETED)
    server.should_exit = True
    await current.close()
    typesetter.supersede(-1)
    following.cancel()
    *_, ended = await asyncio.gather(serving, superseding, following, return_exceptions=True)
    stopped.cancel()
    if isinstance(ended, Exception):
        raise ended


async def _supersede(current: Current, typesetter: Typesetter) -> None:
    """Stop the typesetter at pages that are no longer shown, with each new view."""
    view = await current.newer(0)
    _keep_for_good()
    while view is not None:
        typesetter.supersede(view.number)
        view = await current.newer(view.serial)


def _keep_for_good() -> None:
    """Spare the garbage collector what is there now: a pass over all of it takes as long as a look.

    Modules, forms and templates stay until the end anyway.
    """
    gc.collect()
    gc.freeze()


class _Server(uvicorn.Server):
    """A server that ends in good order at a signal, and leaves no signal behind."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.stopped = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop at a signal, for as long as the server runs."""
        loop = asyncio.get_running_loop()
        for each in STOPPING:
            loop.add_signal_handler(each, self.stopped.set)
        yield


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=MOST_SECONDS_TO_END,
    )
