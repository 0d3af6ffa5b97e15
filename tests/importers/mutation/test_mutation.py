"""Whatever is done to a file, it is imported or declined with a German sentence.

`python -m tests.importers.mutation` tries ten thousand; here are some of each kind.
"""

import os
import socket

import pytest

from tests.importers.mutation import trying
from tests.importers.mutation.trying import IMPORTED, spoilt_paper, tried

NUMBER = 120
PARTS = 5
SHORT = 1_000


@pytest.mark.parametrize("part", range(PARTS))
def test_a_spoilt_file_is_imported_or_declined(part: int) -> None:
    outcomes = {seed: tried(*spoilt_paper(seed, SHORT)) for seed in range(part, NUMBER, PARTS)}
    assert not {seed: each.told for seed, each in outcomes.items() if each.wrong}
    assert any(each.told == IMPORTED for each in outcomes.values())


def test_a_traceback_a_crash_and_a_call_over_the_network_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def call(_data: bytes) -> None:
        with socket.socket() as line:
            line.connect(("127.0.0.1", 9))

    trying.ready()
    monkeypatch.setattr(trying, "transcribe", call)
    assert "ConnectionRefusedError: socket.connect" in tried("a.txt", b"").told
    monkeypatch.setattr(trying, "transcribe", lambda _data: os.abort())
    assert tried("a.txt", b"").told == "ended by -6"
    monkeypatch.setattr(trying, "transcribe", len)
    assert tried("a.txt", b"").wrong
