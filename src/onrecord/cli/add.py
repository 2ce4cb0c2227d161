"""``onrecord add``: codes articles and keeps them in the store."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError, RecordError
from ..records import CodedArticle, CoderVersions, Ingested, Outcome, Rejection, rejection
from .actors import ActorsFolder
from .codebook import CodebookFolder
from .inputs import Published, Publisher, Sources
from .progress import Progress
from .storing import StorePath
from .wording import counted, told

if TYPE_CHECKING:
    from ..archive import Archive

BATCH = 50
"""Articles in one transaction at most."""
BATCH_SECONDS = 5.0
"""How long an article waits at most, once coded, until it is on the disk."""


def add(
    sources: Sources,
    *,
    store: StorePath = Path("onrecord.db"),
    published: Published = None,
    publisher: Publisher = None,
    codebook: CodebookFolder = None,
    kb: ActorsFolder = None,
    records: Annotated[
        bool,
        typer.Option("--records", help="The sources are records that `onrecord code` wrote."),
    ] = False,
) -> None:
    """Code articles and keep them, with copies, incidents and claims across all of them.

    An article that the same version has coded before costs nothing; one that an older version
    has coded is coded anew, and the older record stays readable. What was acknowledged is on the
    disk, whatever happens next. What cannot be coded is told with its reason; the exit code is
    then 3.
    """
    # Imported here: the model and the readers take a second, --help must not.
    from ..archive import Archive
    from ..store import Store

    with Progress(until_first=False) as progress, Store.writing(store) as opened:
        archive = Archive(opened)
        keeper = Keeper(archive, progress)
        if records:
            keeper.keep(_read_records(sources))
        else:
            import onrecord

            from ..ingest import read

            coder = onrecord.load(codebook=codebook, kb=kb)
            articles = read(sources, published=published, publisher=publisher)
            keeper.keep(coder.pipe(keeper.unknown(articles, coder.versions)))
        progress.say(f"{keeper} → {store}")
    raise typer.Exit(3 if keeper.rejected else 0)


class Keeper:
    """Takes outcomes, keeps them batch by batch, and counts.

    Attributes:
        new, recoded, known: articles that were new, coded anew, and there already.
        rejected: inputs that could not be coded.
    """

    def __init__(self, archive: "Archive", progress: Progress) -> None:
        self._archive = archive
        self._progress = progress
        self.new = self.recoded = self.known = self.rejected = 0

    def unknown(self, articles: Iterable[Ingested], coder: CoderVersions) -> Iterator[Ingested]:
        """Yield the articles that *coder* has not coded yet, and the rejections."""
        for article in articles:
            if isinstance(article, Rejection) or not self._archive.knows(article, coder):
                yield article
            else:
                self.known += 1
                self._progress.advance(str(self))

    def keep(self, outcomes: Iterable[Outcome]) -> None:
        """Keep all coded articles of *outcomes*; after Ctrl-C those that are coded by then."""
        waiting: list[CodedArticle] = []
        since = monotonic()
        try:
            for outcome in outcomes:
                if isinstance(outcome, Rejection):
                    self.rejected += 1
                    self._progress.say(told(outcome))
                    continue
                if not waiting:
                    since = monotonic()
                waiting.append(outcome)
                if len(waiting) >= BATCH or monotonic() - since > BATCH_SECONDS:
                    batch, waiting = waiting, []
                    self._add(batch)
        finally:  # whatever ended it: what is coded is kept
            self._add(waiting)

    def _add(self, batch: list[CodedArticle]) -> None:
        if not batch:
            return
        added = self._archive.add(batch)
        self.new += added.new
        self.recoded += added.recoded
        self.known += added.known
        self._progress.advance(str(self))

    def __str__(self) -> str:
        parts = [counted(self.new, "article") + " added"]
        if self.recoded:
            parts.append(f"{self.recoded:,} coded anew")
        if self.known:
            parts.append(f"{self.known:,} there before")
        if self.rejected:
            parts.append(f"{self.rejected:,} rejected")
        return ", ".join(parts)


def _read_records(sources: list[str]) -> Iterator[Outcome]:
    """Yield the records of JSON Lines files; a line that is none leaves as a rejection."""
    from ..records import from_json

    for source in sources:
        try:
            with Path(source).open("rb") as lines:
                for number, line in enumerate(lines, 1):
                    try:
                        yield from_json(line)
                    except RecordError as error:
                        yield rejection("read", "bad_input", str(error), key=f"{source}:{number}")
        except OSError as error:
            raise InputError(f"{source}: {error.strerror}") from error
