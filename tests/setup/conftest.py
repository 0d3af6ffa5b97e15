"""What the tests of the set-up share: the checkout, and a machine of which parts are hidden."""

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def checkout() -> Path:
    return Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def run_with_hidden() -> Run:
    """Return a function that runs a command in a mount namespace where some paths are empty."""

    def run(
        command: Sequence[str | Path],
        *,
        folders: Sequence[str] = (),
        files: Sequence[str] = (),
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> subprocess.CompletedProcess[str]:
        mounts = [f"mount -t tmpfs none {folder}" for folder in folders]
        mounts += [f"mount --bind /dev/null {file}" for file in files]
        script = " && ".join([*mounts, 'exec "$@"'])
        unshare = ["unshare", "--mount"] + ([] if os.geteuid() == 0 else ["--map-root-user"])
        return subprocess.run(
            [*unshare, "sh", "-c", script, "sh", *command],
            capture_output=True,
            text=True,
            check=False,
            env=env,
            cwd=cwd,
        )

    return run
