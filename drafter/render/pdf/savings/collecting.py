"""The garbage collector rests while a paper is set.

Setting makes some hundred thousand objects that all live until the end, and hardly a circle among
them (measured: 60 pages need 2 MB more without it). The collector walks through them again and
again, the longer the paper the oftener: a quarter of the time of 60 pages.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the garbage collector rest, unless it does already."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
