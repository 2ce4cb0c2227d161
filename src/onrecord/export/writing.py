"""Writing an export: whole files or none."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ..errors import ExportError
from .dictionary import readme
from .format import Format
from .formats import FORMATS
from .options import Options
from .snapshot import Snapshot


def export(
    snapshot: Snapshot, format: str, out: Path, options: Options | None = None
) -> list[Path]:
    """Write *snapshot* as *format* to *out* and return the files written, the main one first.

    Further files of the format lie beside it ("out.mentions.tsv"), as does a description of the
    columns ("out.readme.md") where the format has columns. All are complete or none is there: they
    get their names when all are written.

    Raises:
        ExportError: the format is unknown, a file cannot be written, or a library is missing.
    """
    options = options or Options()
    found = _format(format)
    if out.exists() and not out.is_file():
        return [_device(snapshot, found, out, options)]
    with _parts(found) as made:
        for part in found.parts:
            with made.open(found.file(out, part)) as stream:
                part.write(snapshot, options, stream)
        if found.tables:
            with made.open(out.with_name(f"{out.stem}.readme.md")) as stream:
                stream.write(readme(found, options).encode())
    return made.files


def write(
    snapshot: Snapshot, format: str, stream: BinaryIO, options: Options | None = None
) -> None:
    """Write the main file of *format* to *stream*.

    Raises:
        ExportError: the format is unknown, makes sense as several files only, or a library is
            missing.
    """
    found = _format(format)
    if found.name == "gdelt":
        raise ExportError("gdelt: events and mentions are two files; name a file to write to")
    found.parts[0].write(snapshot, options or Options(), stream)


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise ExportError(f"{name}: no such format; there are {', '.join(FORMATS)}")
    return FORMATS[name]


def _device(snapshot: Snapshot, format: Format, out: Path, options: Options) -> Path:
    """Write the main file to a device or named pipe, which cannot be renamed."""
    if out.is_dir():
        raise ExportError(f"{format.name}: {out} is a folder; name a file to write to")
    try:
        with out.open("wb") as stream:
            write(snapshot, format.name, stream, options)
    except OSError as error:
        raise ExportError(f"{format.name}: {out} cannot be written ({error})") from error
    return out


class _Files:
    """Files under temporary names until all are complete."""

    def __init__(self, format: str) -> None:
        self._format = format
        self.files: list[Path] = []

    @contextmanager
    def open(self, target: Path) -> Iterator[BinaryIO]:
        self.files.append(target)
        try:
            with _part(target).open("wb") as stream:
                yield stream
        except OSError as error:
            raise ExportError(f"{self._format}: {target} cannot be written ({error})") from error

    def finish(self) -> None:
        for target in self.files:
            try:
                os.replace(_part(target), target)
            except OSError as error:
                message = f"{self._format}: {target} cannot be written ({error})"
                raise ExportError(message) from error

    def drop(self) -> None:
        for target in self.files:
            _part(target).unlink(missing_ok=True)


@contextmanager
def _parts(format: Format) -> Iterator[_Files]:
    made = _Files(format.name)
    try:
        yield made
        made.finish()
    finally:
        made.drop()


def _part(target: Path) -> Path:
    return target.with_name(f"{target.name}.part")
