"""What goes wrong, as answers that tell the reason and neither paths nor code."""

from pathlib import Path

import apsw
import msgspec

from ..errors import InputError, OnRecordError, StoreBusy, StoreDamaged


class Refused(OnRecordError):
    """A request is not answered; ``code`` is for programs, the message for people."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why a request is not answered: a word for programs, a sentence for people."""

    code: str
    message: str


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a request that is refused or fails."""

    error: Reason


_KNOWN: tuple[tuple[type[Exception], int, str, str], ...] = (
    (StoreBusy, 409, "busy", "another program writes the store; try again when it is done"),
    (StoreDamaged, 500, "damaged", "the store is damaged: `onrecord check` tells where"),
    (OnRecordError, 500, "store", "the store cannot be read; the server's log says why"),
    (apsw.Error, 500, "store", "the store cannot be read; the server's log says why"),
)


def not_found(what: str) -> Refused:
    """Return the answer that *what* is not there."""
    return Refused(404, "not_found", f"there is no {what}")


def refused(error: Exception, store: Path) -> Refused:
    """Return *error* as an answer; the path of *store* is taken out of its message."""
    if isinstance(error, Refused):
        return error
    if isinstance(error, InputError):
        return Refused(400, "bad_input", _pathless(str(error), store))
    if _interrupted(error):
        return Refused(503, "too_slow", "the question takes too long: narrow it with filters")
    for kind, status, code, words in _KNOWN:
        if isinstance(error, kind):
            return Refused(status, code, words)
    return Refused(500, "internal", "an error in OnRecord; the server's log has it")


def _interrupted(error: BaseException) -> bool:
    return isinstance(error, apsw.InterruptError) or isinstance(
        error.__cause__, apsw.InterruptError
    )


def _pathless(message: str, store: Path) -> str:
    for path in {str(store), str(store.resolve())}:
        message = message.replace(f"{path}: ", "").replace(path, "the store")
    return message


def as_json(failure: Refused) -> bytes:
    """Return the body of the answer."""
    reason = Reason(code=failure.code, message=str(failure))
    return msgspec.json.encode(Failure(error=reason))
