"""The open store: a writer's or a reader's hand on the file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import apsw

from ..errors import StoreError
from ..records import Article, CodedArticle
from .connection import reader, writer
from .faults import told, transaction
from .lock import WriterLock
from .reading import stored
from .rows import ARTICLE, article_of

_NEWEST_OF = """r.record = (
  SELECT record FROM records o JOIN coders USING (coder)
  WHERE o.article = a.article AND onrecord = ? ORDER BY rank DESC LIMIT 1)"""


class Store:
    """An open store; close it, or use it as a context manager.

    Attributes:
        path: its file.
        db: the connection, for the modules of this package and for collation's tables.
    """

    def __init__(self, path: Path, db: apsw.Connection, lock: WriterLock | None = None) -> None:
        self.path = path
        self.db = db
        self._lock = lock

    @classmethod
    def writing(cls, path: Path) -> Self:
        """Open *path* as its one writer; a file that is not there is made.

        Raises:
            StoreBusy: another process writes it.
            StoreError: it cannot be written, is no store, or a newer OnRecord's.
        """
        if not path.parent.is_dir():
            raise StoreError(f"{path}: the folder {path.parent} is missing")
        lock = WriterLock(path)
        try:
            return cls(path, writer(path), lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def reading(cls, path: Path) -> Self:
        """Open *path* for reading.

        Raises:
            StoreError: it is missing, no store, or of another version's schema.
        """
        return cls(path, reader(path))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is kept, or nothing of it; kept means: on the disk."""
        with told(self.path), transaction(self.db):
            yield

    def record(self, article: str, coder: str | None = None) -> CodedArticle | None:
        """Return the newest record of the article of that id, or that of the *coder* named.

        Raises:
            StoreDamaged: it cannot be read back.
        """
        return next(self.records(article=article, coder=coder), None)

    def records(
        self, *, article: str | None = None, coder: str | None = None
    ) -> Iterator[CodedArticle]:
        """Yield the newest record of each article, in the order of publication, then of id.

        *coder* is the version of ``onrecord`` that older records are asked of.
        """
        where, values = ["r.current" if coder is None else _NEWEST_OF], []
        if coder is not None:
            values.append(coder)
        if article is not None:
            where.append("a.id = ?")
            values.append(article)
        columns = ", ".join(f"a.{column}" for column in ARTICLE)
        sql = (
            f"SELECT r.body, {columns} FROM records r JOIN articles a USING (article) "
            f"WHERE {' AND '.join(where)} ORDER BY a.published, a.id"
        )
        with told(self.path):
            for body, *cells in self.db.execute(sql, values):
                yield stored(body, tuple(cells), self.path)

    def article(self, id: str) -> Article | None:
        """Return the article of that id."""
        columns = ", ".join(ARTICLE)
        with told(self.path):
            row = self.db.execute(f"SELECT {columns} FROM articles WHERE id = ?", (id,)).fetchone()
        return article_of(row) if row else None

    def ids(self, prefix: str) -> list[str]:
        """Return the ids of articles that begin with *prefix*, in order."""
        sql = (
            "SELECT id FROM articles WHERE id >= ?1 AND substr(id, 1, length(?1)) = ?1 ORDER BY id"
        )
        with told(self.path):
            return [id for (id,) in self.db.execute(sql, (prefix,))]

    def close(self) -> None:
        """Close the file; a writer leaves it without files beside it but the lock."""
        try:
            self.db.close()
        finally:
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
