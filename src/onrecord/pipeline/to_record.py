"""The only door from ``Doc`` to records."""

from spacy.tokens import Doc

from ..records import Article, CodedArticle, CoderVersions


def to_record(doc: Doc, article: Article, versions: CoderVersions) -> CodedArticle:
    """Return the record of *article* from the layers that the components left on *doc*."""
    layers = doc._
    return CodedArticle(
        coder=versions,
        article=article,
        entities=layers.onrecord_entities,
        places=layers.onrecord_places,
        dates=layers.onrecord_dates,
        attributions=layers.onrecord_attributions,
        events=layers.onrecord_events,
        conflicts=layers.onrecord_conflicts,
    )
