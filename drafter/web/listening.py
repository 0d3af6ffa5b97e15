"""A server on this machine only: its socket, its settings, and how it ends."""

import asyncio
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from drafter.errors import UsageMistake

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


def origin(listener: socket.socket) -> str:
    """Return the address of the server, without a path."""
    return f"http://{ADDRESS}:{listener.getsockname()[1]}"


class Server(uvicorn.Server):
    """A server that ends in good order at a signal, and leaves no signal behind."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(_config(app))
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
