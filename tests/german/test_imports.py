"""The room costs next to nothing to import: `drafter --help` may use it."""

import subprocess
import sys

PROGRAM = """
import sys
import drafter.german.amounts, drafter.german.dates, drafter.german.holidays
import drafter.german.wording
rooms = {name.split(".")[0] for name in sys.modules}
print(*sorted(rooms - set(sys.stdlib_module_names) - {"__main__", "drafter"}))
print(*sorted(name for name in sys.modules if name.startswith("drafter.")))
"""


def test_the_room_imports_only_itself_and_the_standard_library() -> None:
    bare = subprocess.run(
        [sys.executable, "-c", "import sys; print(*{n.split('.')[0] for n in sys.modules})"],
        capture_output=True,
        text=True,
        check=True,
    )
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    foreign, ours = run.stdout.split("\n")[:2]
    assert set(foreign.split()) <= set(bare.stdout.split())
    assert all(name.startswith("drafter.german") for name in ours.split())
