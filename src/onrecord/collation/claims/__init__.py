"""What is asserted about an incident or a state of affairs, and who corroborates or contradicts whom.

Read in this order: ``assertion`` (what is kept of a statement); ``reading`` (a record's assertions, by
``layout``, ``names``, ``voicing``, ``participants``, ``sources``; ``content`` and ``counts`` read the words
by the tables of ``words.toml``); ``matter`` (whether two speak of one thing); ``comparing`` (how they stand
to each other: ``denying``, ``numbering``, ``blaming``, ``setting``, ``following``); ``origins`` (independent
sources); ``adopting`` (attributions that speak of an incident); ``stating`` (claims); ``keys`` (candidates
outside of incidents).
"""

from .adopting import adopted
from .assertion import Assertion
from .comparing import compare
from .keys import SPAN_DAYS, keys
from .origins import Origin, origins
from .reading import assertions
from .stating import claims

__all__ = [
    "SPAN_DAYS", "Assertion", "Origin", "adopted", "assertions", "claims", "compare", "keys", "origins",
]  # fmt: skip
