"""What limits tell of a lack of memory, however Python says it."""

import pytest

from drafter.pipeline.limits import Limits, told_in_limits

LIMITS = Limits(seconds=60, megabytes=4_000)


def told(problem: Exception) -> str:
    def do() -> str:
        raise problem

    return told_in_limits(LIMITS, do, "fault: {}".format, debugging=False)


@pytest.mark.parametrize(
    "problem", [MemoryError(), SystemError("error return without exception set")]
)
def test_a_call_without_memory_for_its_frame_lacks_memory(problem: Exception) -> None:
    with pytest.raises(MemoryError):
        told(problem)


def test_another_error_of_python_is_a_fault_of_the_program() -> None:
    assert told(SystemError("bad argument")).startswith("fault: ")
