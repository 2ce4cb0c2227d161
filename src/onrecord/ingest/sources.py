"""Sources as given on a command line, opened one after the other in a fixed order."""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, BinaryIO

from ..errors import InputError
from ..records import Rejection, rejection
from .limits import Limits
from .raw import RawArticle, RawItem
from .readers import READERS, Reader
from .readers.lines import peekable
from .sniff import HEAD, reader_for

STANDARD_INPUT = "-"
_PACKED = (".gz", ".zst")


def raw_items(source: str, limits: Limits, stdin: BinaryIO | None) -> Iterator[RawItem]:
    """Yield what stands in *source*, a file, a folder or ``-``; what cannot be read is rejected."""
    try:
        if source == STANDARD_INPUT:
            yield from _from_stdin(stdin, limits)
            return
        path = Path(source)
        for file in _files(path):
            yield from _from_file(file, limits)
    except InputError as error:
        yield _unreadable(source, str(error))


def _files(path: Path) -> Iterator[Path]:
    """The path itself, or all files below a folder that a reader knows, sorted by path."""
    try:
        if not path.is_dir():
            yield path
            return
        # Strings sort alike on every system; links to folders are not followed.
        found = sorted(p.as_posix() for p in path.rglob("*") if _reader(p) and p.is_file())
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: {_reason(error)}") from error
    if not found:
        raise InputError(f"{path}: no file of a known format ({', '.join(READERS)})")
    yield from map(Path, found)


def _reader(path: Path) -> Reader | None:
    suffixes = path.suffixes
    if suffixes and suffixes[-1].lower() in _PACKED:
        suffixes = suffixes[:-1]
    return READERS.get(suffixes[-1].lower()) if suffixes else None


def _from_file(path: Path, limits: Limits) -> Iterator[RawItem]:
    name = path.as_posix()
    reader = _reader(path)
    if reader is None and path.suffix and path.is_file():
        yield _unreadable(name, f"{name}: no known format ({', '.join(READERS)}, .gz, .zst)")
        return
    try:
        with path.open("rb") as file:
            stream = _unpacked(file, path.suffix.lower())
            if reader is None:
                reader, stream = _sniffed(stream)
            for item in _guarded(reader, stream, name, limits):
                yield _known(item, name)
    except (OSError, ValueError) as error:
        yield _unreadable(name, f"{name}: {_reason(error)}")


def _known(item: RawItem, name: str) -> RawItem:
    """A file that is one article is known by its name; lines and rows have ids."""
    if isinstance(item, RawArticle) and item.where == name and item.key is None:
        return replace(item, key=name)
    return item


def _from_stdin(stdin: BinaryIO | None, limits: Limits) -> Iterator[RawItem]:
    if stdin is None:
        raise InputError("standard input: there is none")
    reader, stream = _sniffed(stdin)
    yield from _guarded(reader, stream, "standard input", limits)


def _sniffed(stream: BinaryIO) -> tuple[Reader, BinaryIO]:
    buffered = peekable(stream)
    return reader_for(buffered.peek(HEAD)[:HEAD]), buffered


def _unpacked(file: IO[bytes], suffix: str) -> BinaryIO:
    if suffix == ".gz":
        return peekable(gzip.GzipFile(fileobj=file))  # type: ignore[arg-type]
    if suffix == ".zst":
        import zstandard

        unpacked = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
        return peekable(unpacked)
    return file  # type: ignore[return-value]


def _guarded(reader: Reader, stream: BinaryIO, name: str, limits: Limits) -> Iterator[RawItem]:
    """What stood before a damaged place is kept, the damage told."""
    import zstandard

    try:
        yield from reader(stream, name, limits)
    except (OSError, EOFError, zlib.error, zstandard.ZstdError) as error:
        yield _unreadable(name, f"{name}: the rest cannot be read: {_reason(error)}")


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _unreadable(source: str, detail: str) -> Rejection:
    return rejection("read", "bad_input", detail, key=source)
