"""The coder: articles in, records out; composition of ingest and pipeline."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from . import __version__
from .ingest.identity import article_of
from .kb import version as kb_version
from .pipeline.layers import Context
from .pipeline.to_record import to_record
from .records import Article, CoderVersions, Ingested, Outcome, Rejection, rejection

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_onrecord_news"
_EVENTS = "onrecord_events"
_CODEBOOK = f"components.{_EVENTS}.codebook"
_ENTITIES = "onrecord_entities"
_ACTORS = f"components.{_ENTITIES}.kb"
_PLACES = "onrecord_places"
_GAZETTEER = f"components.{_PLACES}.kb"


class Coder:
    """Codes articles with a spaCy pipeline; holds no state between articles.

    Attributes:
        nlp: the pipeline, from the encoder to the events.
        versions: what is stamped into each record.
    """

    def __init__(self, nlp: "Language") -> None:
        self.nlp = nlp
        self.versions = CoderVersions(
            onrecord=__version__,
            model=f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}",
            codebook=nlp.get_pipe(_EVENTS).codebook.version,  # type: ignore[attr-defined]
            kb=_knowledge(
                nlp.get_pipe(_ENTITIES).users.stamp,  # type: ignore[attr-defined]
                nlp.get_pipe(_PLACES).stamp,  # type: ignore[attr-defined]
            ),
        )

    def code(
        self,
        text: str,
        *,
        published: str | None = None,
        publisher: str | None = None,
        title: str | None = None,
        url: str | None = None,
        key: str | None = None,
    ) -> Outcome:
        """Return the record of one article, or its rejection; *published* is an ISO date."""
        made = article_of(
            text, published=published, publisher=publisher, title=title, url=url, key=key
        )
        return self._outcome(made)

    def pipe(self, articles: Iterable[Ingested]) -> Iterator[Outcome]:
        """Yield one record or rejection for each of *articles*, in their order."""
        for item in articles:
            yield self._outcome(item)

    def doc(self, article: Article) -> "Doc":
        """Return the annotated ``Doc`` of *article*."""
        doc = self.nlp.make_doc(article.text)
        doc._.onrecord_context = Context(
            published=article.published,
            publisher=article.publisher,
            agency=article.agency,
            title=article.title,
        )
        return self.nlp(doc)

    def _outcome(self, item: Ingested) -> Outcome:
        """The one boundary that no failure of a component crosses: an article is never lost."""
        if isinstance(item, Rejection):
            return item
        try:
            return to_record(self.doc(item), item, self.versions)
        except Exception as error:  # noqa: BLE001 - whatever it was, it leaves as data
            detail = f"{type(error).__name__}: {error}"
            return rejection("code", "bad_input", detail, key=item.key, url=item.url)


def _knowledge(*users: str) -> str:
    """Return the version of the knowledge base, with the stamps of what is the user's."""
    return " + ".join((kb_version(), *filter(None, users)))


def load(
    model: str = MODEL, *, codebook: str | Path | None = None, kb: str | Path | None = None
) -> Coder:
    """Return a coder with the installed model package *model*.

    The files of the folder *codebook* go before those of the shipped codebook; its ``lexicon``
    may hold further words. The actors in the ``*.csv`` files of the folder *kb* go before those
    of the shipped knowledge base, its ``gazetteer.bin`` (``onrecord kb build``) takes the place
    of the shipped gazetteer.

    Raises:
        ModelError: the model is not installed or damaged.
        CodebookError: *codebook* is no codebook folder, or one of its lines is wrong.
        KnowledgeError: *kb* holds neither actors nor a gazetteer, or a file in it is wrong.
    """
    import spacy

    from .errors import ModelError

    folders = {_CODEBOOK: codebook, _ACTORS: kb, _GAZETTEER: kb}
    config = {key: str(Path(folder)) for key, folder in folders.items() if folder is not None}
    try:
        return Coder(spacy.load(model, config=config))
    except OSError as error:
        raise ModelError(f"{model}: no such model is installed: {error}") from error
