"""One writer: a lock that dies with its process and tells who holds it."""

import os
import sys
from pathlib import Path

from ..errors import StoreBusy, StoreError

if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class WriterLock:
    """The lock on ``STORE.lock``; the kernel lets go of it when the process ends, however it ends.

    Raises:
        StoreBusy: another process holds it.
        StoreError: the file cannot be made.
    """

    def __init__(self, store: Path) -> None:
        real = store.resolve()  # one file has one lock, by whatever link it is reached
        path = real.with_name(f"{real.name}.lock")
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise StoreError(f"{store}: cannot be written: {error.strerror}") from error
        try:
            _take(self._file)
        except OSError as error:
            os.lseek(self._file, 1, os.SEEK_SET)
            holder = os.read(self._file, 32).decode("ascii", "replace").strip()
            os.close(self._file)
            who = f"process {holder}" if holder else "another process"
            raise StoreBusy(
                f"{store}: is being written by {who}; wait for it or stop it"
            ) from error
        # the first byte is what Windows locks
        os.ftruncate(self._file, 0)
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, f" {os.getpid()}\n".encode("ascii"))

    def release(self) -> None:
        """Let the next writer in."""
        os.ftruncate(self._file, 0)
        os.close(self._file)
