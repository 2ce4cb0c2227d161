"""The model of OnRecord as a spaCy pipeline package: ``spacy.load("en_onrecord_news")``."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.util import dict_to_dot, load_config, load_model_from_config
from spacy.vocab import Vocab

_HERE = Path(__file__).parent
__version__: str = json.loads((_HERE / "meta.json").read_text(encoding="utf8"))["version"]


def load(
    *,
    vocab: Vocab | bool = True,
    disable: str | Iterable[str] = (),
    enable: str | Iterable[str] = (),
    exclude: str | Iterable[str] = (),
    config: dict[str, Any] | None = None,
) -> Language:
    """Return the pipeline; the arguments are those of ``spacy.load``."""
    overrides = dict_to_dot(config or {}, for_overrides=True)
    settings = load_config(_HERE / "config.cfg", overrides=overrides)
    nlp = load_model_from_config(
        settings, vocab=vocab, disable=disable, enable=enable, exclude=exclude, auto_fill=True
    )
    nlp.meta.update(json.loads((_HERE / "meta.json").read_text(encoding="utf8")))
    return nlp
