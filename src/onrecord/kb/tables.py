"""Reading the tab-separated tables of the knowledge base."""

from collections.abc import Iterator
from pathlib import Path

from ..errors import KnowledgeError

DATA = Path(__file__).parent / "data"


def rows(name: str, *, columns: tuple[str, ...], folder: Path = DATA) -> Iterator[tuple[str, ...]]:
    """Yield the rows of table *name*.

    Raises:
        KnowledgeError: the file is missing, has other columns, or a row too short or too long.
    """
    path = folder / name
    try:
        header, *lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read ({error})") from error
    if tuple(header.split("\t")) != columns:
        raise KnowledgeError(f"{path}: columns are not {', '.join(columns)}")
    for number, line in enumerate(lines, 2):
        fields = tuple(line.split("\t"))
        if len(fields) != len(columns):
            raise KnowledgeError(f"{path}, line {number}: {len(fields)} fields")
        yield fields
