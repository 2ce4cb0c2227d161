"""``onrecord_conflicts``: statements of one article that cannot both be true.

``statements`` makes what each voice says comparable, ``denials``, ``negation``, ``polarity`` and
``quantities`` find what excludes what, ``findings`` keeps one conflict for each pair.
"""

from spacy.language import Language
from spacy.tokens import Doc

from ...records import Conflict
from .. import extensions
from . import lexicon
from .denials import denials
from .findings import Findings
from .negation import negations
from .polarity import polarities
from .quantities import quantities
from .statements import Statements


class Conflicts:
    """Writes ``doc._.onrecord_conflicts``; runs after the attributions and events are made."""

    def __init__(self, nlp: Language, name: str = "onrecord_conflicts") -> None:
        extensions.register()
        self.name = name
        self.lexicon = lexicon.load()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate *doc*."""
        doc._.onrecord_conflicts = self.match(doc)
        return doc

    def match(self, doc: Doc) -> list[Conflict]:
        """Return the conflicts of *doc* in the order of the text."""
        statements = Statements(doc, self.lexicon)
        found = Findings()
        for finding in denials(statements, self.lexicon):
            found.add(finding)
        for finding in quantities(doc, statements, self.lexicon):
            found.add(finding)
        for finding in negations(statements, self.lexicon):
            found.add(finding)
        for finding in polarities(doc, statements, found, self.lexicon):
            found.add(finding)
        return list(found.records())
