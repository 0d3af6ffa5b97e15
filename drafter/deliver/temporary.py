"""The temporary file beside a target: written and on the disk before it gets its name."""

import os
import stat
from pathlib import Path


def beside(target: Path, data: bytes) -> Path:
    """Write data to a temporary file in the target's folder, sync it, and return its path.

    It has the rights of the file that it will replace; a new file has those of the umask.

    Raises:
        OSError: if that fails; nothing stays then.
    """
    from tempfile import mkstemp

    handle, name = mkstemp(prefix=f".{target.stem[:40]}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_rights(target))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _rights(target: Path) -> int:
    return stat.S_IMODE(target.stat().st_mode) if target.is_file() else 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
