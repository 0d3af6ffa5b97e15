"""The temporary file beside a target: written and on the disk before it gets its name."""

import os
import tempfile
from pathlib import Path


def beside(target: Path, data: bytes) -> Path:
    """Write data to a temporary file in the target's folder, sync it, and return its path.

    Raises:
        OSError: if that fails; nothing stays then.
    """
    handle, name = tempfile.mkstemp(
        prefix=f".{target.stem[:40]}.", suffix=".tmp", dir=target.parent
    )
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o666 & ~_umask())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
