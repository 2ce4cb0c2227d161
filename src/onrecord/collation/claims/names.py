"""Where the names of an article stand, and the keys that stand for them."""

from ...records import CodedArticle, Entity
from ..incidents.words import stem
from .content import Names, Token, tokens
from .lexicon import lexicon
from .sources import fold


def names_of(record: CodedArticle) -> Names:
    """Return where the article's names stand, with their keys: countries by code, places by gazetteer."""
    found: Names = []
    for place in record.places:
        key = place.country if place.precision == "country" else fold(place.name or place.text)
        found.append((*place.span, f"@{key}"))
    for entity in record.entities:
        found.extend(_entity_names(record.article.text, entity))
    # of two keys at one word that of the country goes first: "Beijing said"
    return sorted(set(found), key=lambda n: (n[0], not is_country(n[2]), -n[1], n[2]))


def _entity_names(text: str, entity: Entity) -> Names:
    """Return the keys of the words that name *entity*; one that stands for a country has its code."""
    alone = entity.kind in ("group", "unknown") and " " not in entity.name
    country = entity.country if entity.kind == "country" or alone else None
    found: Names = []
    for start, end in entity.mentions:
        said = [t for t in tokens(text[start:end], start) if _may_name(t)]
        if not said or (country is None and _opens(text, start) and _is_bare(entity)):
            continue
        # the last word stands for the name: "World Food Programme" is one thing, not three
        key = country or stem(said[-1].lower)
        first = said[0] if country is not None else said[-1]
        found.append((first.start, said[-1].start + len(said[-1].text), f"@{key}"))
        if country is None:
            found.extend((t.start, t.start + len(t.text), "") for t in said[:-1])
    return found


def is_country(key: str) -> bool:
    """Whether a name's key is the code of a country ("@KEN")."""
    return len(key) == len("@KEN") and key[1:].isupper()


def _may_name(token: Token) -> bool:
    plain = stem(token.lower) in lexicon().kinds or token.lower in lexicon().light
    return token.text[0].isupper() and len(token.text) > 1 and not plain


def _is_bare(entity: Entity) -> bool:
    """Whether only a capital at the beginning of a sentence may make it a name: "Looters"."""
    return " " not in entity.name and entity.wikidata is None and entity.country is None


def _opens(text: str, start: int) -> bool:
    """Whether a sentence may begin at *start*, where a capital tells nothing."""
    before = text[:start].rstrip(" \"“'‘")
    return not before or before[-1] in ".!?\n"
