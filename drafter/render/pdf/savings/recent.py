"""A memory that cannot grow: it forgets what was not asked for lately."""

from collections.abc import Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """Values by their keys; at most twice `most` of them, those used last.

    They lie in two halves. When the younger one is full, it becomes the older one, which is
    forgotten; what is found there becomes young again. That is cheaper than an exact order.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.young: dict[Hashable, Value] = {}
        self.old: dict[Hashable, Value] = {}

    def __len__(self) -> int:
        """Return how many values it holds."""
        return len(self.young) + len(self.old)

    def get(self, key: Hashable) -> Value | None:
        """Return the value of a key, None where there is none or it is forgotten."""
        value = self.young.get(key)
        if value is None and key in self.old:
            value = self.old.pop(key)
            self.keep(key, value)
        return value

    def keep(self, key: Hashable, value: Value) -> None:
        """Keep a value under a key."""
        if len(self.young) >= self.most:
            self.young, self.old = {}, self.young
        self.young[key] = value

    def clear(self) -> None:
        """Forget everything."""
        self.young, self.old = {}, {}
