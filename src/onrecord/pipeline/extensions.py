"""The extension attributes of ``Doc`` and ``Token``; no other file sets one."""

from spacy.tokens import Doc, Token

from .layers import Context

SOURCES = "onrecord_sources"
CUES = "onrecord_cues"
CONTENTS = "onrecord_contents"
TRIGGERS = "onrecord_triggers"
"""Names of the span groups that the encoder writes; a trigger's label is its PLOVER type."""

LAYERS = ("entities", "places", "dates", "attributions", "events", "conflicts")


def register() -> None:
    """Register the extensions; doing so again changes nothing."""
    if Doc.has_extension("onrecord_context"):
        return
    Doc.set_extension("onrecord_context", default=Context())
    Doc.set_extension("onrecord_encoding", default=None)
    for layer in LAYERS:
        Doc.set_extension(f"onrecord_{layer}", default=[])
    Token.set_extension("onrecord_factuality", default=None)
