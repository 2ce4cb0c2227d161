"""All factories, in the order of the pipeline; spaCy finds them through the entry point ``spacy_factories``.

Parameters are plain strings, an empty one means the files that ship with the package.
"""

from importlib.util import find_spec
from pathlib import Path

from spacy.language import Language

from ..errors import ModelError
from .attributions import Attributions
from .conflicts import Conflicts
from .coreference import Coreference
from .dates import Dates
from .encoder import Encoder
from .entities import Entities
from .events import Events
from .lemmatizer import Lemmatizer
from .places import Places

MODEL_PACKAGE = "en_onrecord_news"
ORDER = (
    "onrecord_encoder",
    "onrecord_lemmatizer",
    "onrecord_entities",
    "onrecord_coreference",
    "onrecord_places",
    "onrecord_dates",
    "onrecord_attributions",
    "onrecord_events",
    "onrecord_conflicts",
)
_ENTITIES = "doc._.onrecord_entities"
_ENCODING = "doc._.onrecord_encoding"
_ATTRIBUTIONS = "doc._.onrecord_attributions"


def model_folder() -> Path:
    """Return the folder of the model that ships with OnRecord.

    Raises:
        ModelError: the package ``en_onrecord_news`` is not installed.
    """
    found = find_spec(MODEL_PACKAGE)
    if found is None or found.origin is None:
        raise ModelError(f"the model package {MODEL_PACKAGE} is not installed")
    return Path(found.origin).parent / "model"


@Language.factory(
    "onrecord_encoder",
    default_config={"path": ""},
    assigns=[
        "token.is_sent_start", "token.pos", "token.morph", "token.dep", "token.head", "doc.ents",
        "doc.sents", "doc.spans", _ENCODING, "token._.onrecord_factuality",
    ],
)  # fmt: skip
def make_encoder(nlp: Language, name: str, path: str) -> Encoder:
    """Make the encoder component; *path* is a model folder."""
    return Encoder(nlp, name, path=path or str(model_folder()))


@Language.factory(
    "onrecord_lemmatizer",
    default_config={"path": ""},
    assigns=["token.lemma"],
    requires=["token.pos", "token.morph"],
)
def make_lemmatizer(nlp: Language, name: str, path: str) -> Lemmatizer:
    """Make the lemmatizer; *path* is a lemma table."""
    return Lemmatizer(nlp, name, path=path or str(model_folder() / "lemmas.json"))


@Language.factory(
    "onrecord_entities",
    default_config={"kb": ""},
    assigns=[_ENTITIES],
    requires=["doc.ents", "token.dep"],
)
def make_entities(nlp: Language, name: str, kb: str) -> Entities:
    """Make the entity component; *kb* is a folder of actors that go before those that ship."""
    return Entities(nlp, name, kb=kb)


@Language.factory(
    "onrecord_coreference",
    assigns=[_ENTITIES],
    requires=["doc.ents", "doc.spans", "token.dep", _ENTITIES],
)
def make_coreference(nlp: Language, name: str) -> Coreference:
    """Make the coreference component."""
    return Coreference(nlp, name)


@Language.factory(
    "onrecord_places",
    default_config={"kb": ""},
    assigns=["doc._.onrecord_places"],
    requires=["doc.ents"],
)
def make_places(nlp: Language, name: str, kb: str) -> Places:
    """Make the place component; *kb* is a folder whose gazetteer to use instead of the one shipped."""
    return Places(nlp, name, kb=kb)


@Language.factory("onrecord_dates", assigns=["doc._.onrecord_dates"])
def make_dates(nlp: Language, name: str) -> Dates:
    """Make the date component."""
    return Dates(nlp, name)


@Language.factory(
    "onrecord_attributions",
    default_config={"cues": ""},
    assigns=[_ATTRIBUTIONS, _ENTITIES],
    requires=["doc.spans", _ENCODING, _ENTITIES],
)
def make_attributions(nlp: Language, name: str, cues: str) -> Attributions:
    """Make the attribution component; *cues* is a cue lexicon to use instead of the one shipped."""
    return Attributions(nlp, name, cues=cues)


@Language.factory(
    "onrecord_events",
    default_config={"codebook": ""},
    assigns=["doc._.onrecord_events"],
    requires=[
        "doc.spans", "token.lemma", "token.dep", _ENCODING, _ENTITIES, "doc._.onrecord_places",
        "doc._.onrecord_dates", _ATTRIBUTIONS,
    ],
)  # fmt: skip
def make_events(nlp: Language, name: str, codebook: str) -> Events:
    """Make the event component; *codebook* is a folder to use instead of the one shipped."""
    return Events(nlp, name, codebook=codebook)


@Language.factory(
    "onrecord_conflicts",
    assigns=["doc._.onrecord_conflicts"],
    requires=["token.lemma", "token.dep", _ENTITIES, _ATTRIBUTIONS, "doc._.onrecord_events"],
)
def make_conflicts(nlp: Language, name: str) -> Conflicts:
    """Make the component of conflicts inside an article."""
    return Conflicts(nlp, name)
