"""Words before a noun that name a country or an office and yet do not give it: "Turkish-backed", "former"."""

import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Span, Token

from ..records.labels import Sector

_HELPED = frozenset(
    ("backed", "allied", "aligned", "linked", "supported", "sponsored", "funded", "financed", "armed",
     "trained", "friendly", "brokered", "mediated", "appointed", "recognized", "recognised",
     "proxy", "bound", "supplied", "made", "built", "designed", "style", "leaning")
)  # fmt: skip
"""Second halves of compounds whose first half tells of another ("-led", "-based" and "-held" are none of them)."""
_SIDES = frozenset(("pro", "anti", "non", "ethnic"))
_CONTINENT = frozenset(("latin", "central", "south", "north", "ibero", "pan"))
_WATERS = frozenset(("sea", "ocean", "gulf", "strait", "straits", "channel", "bay", "basin"))
_RELATIONS = frozenset(
    ("ally", "neighbour", "neighbor", "rival", "foe", "enemy", "adversary", "archrival", "partner",
     "backer", "sponsor", "donor")
)  # fmt: skip
_LANDS = frozenset(
    ("country", "nation", "republic", "kingdom", "state", "power", "superpower", "emirate")
)
_GONE = frozenset(("soviet", "yugoslav"))
_FORMER = frozenset(
    ("former", "ex", "onetime", "one-time", "erstwhile", "ousted", "deposed", "toppled", "overthrown",
     "disgraced", "late", "retired")
)  # fmt: skip
_EX = re.compile(r"\bex-(?=\w)", re.I)
_OFFICE: frozenset[Sector] = frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "SPY"))
_DIRECTION = re.compile(
    r"^(?:(?:north|south|east|west|central|mid)[- ]?(?:east|west)?(?:ern)?|mainland|rural)[ -]",
    re.I,
)


def silent(run: Sequence[Token]) -> bool:
    """Tell whether the country that *run* names is not that of the noun after it.

    Such are the first halves of "Turkish-backed" and the second ones of "pro-Russian", peoples
    ("ethnic Albanian"), continents ("Latin American"), waters ("South China Sea"), states that are
    no more ("former Soviet republic") and parts of the names of persons ("Chad Brown").
    """
    first, last = run[0], run[-1]
    before = [t.lower_ for t in _just_before(first)]
    if last.lower_ in _GONE:
        return not _FORMER.isdisjoint(before)
    if last.lower_.startswith("america") and not _CONTINENT.isdisjoint(before):
        return True
    sided = any(word.rstrip("-") in _SIDES for word in before)
    return sided or _helps(last) or part_of_person(run) or _in_water(last)


def is_others(token: Token) -> bool:
    """Tell whether *token* names another than the noun after it: "Turkish-backed", "pro-Russian"."""
    sided = any(t.lower_.rstrip("-") in _SIDES for t in _just_before(token))
    return sided or _helps(token)


def part_of_person(run: Sequence[Token]) -> bool:
    """Tell whether *run* is a part of a person's name; a whole one may be a country taken for it."""
    if run[0].ent_type_ != "PER":
        return False
    begins, after = run[0].ent_iob_ == "B", run[-1].i + 1
    doc = run[0].doc
    return not begins or (after < len(doc) and doc[after].ent_iob_ == "I")


def _helps(token: Token) -> bool:
    doc, at = token.doc, token.i
    first, _, second = token.lower_.rpartition("-")
    if first:
        return second in _HELPED
    return at + 2 < len(doc) and doc[at + 1].text == "-" and doc[at + 2].lower_ in _HELPED


def _just_before(token: Token) -> list[Token]:
    """Return the word before *token*, over a hyphen."""
    doc, at = token.doc, token.i - 1
    if at >= 0 and doc[at].text == "-":
        at -= 1
    return [doc[at]] if at >= 0 else []


def _in_water(token: Token) -> bool:
    if token.ent_type_ != "LOC":
        return False
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return any(t.lower_ in _WATERS for t in doc[start:end])


def names_another(head: Token) -> bool:
    """Tell whether what owns *head* is another than it: "a US ally", "Russia's neighbour"."""
    return str(head.lemma_).lower() in _RELATIONS


def names_a_land(head: Token) -> bool:
    """Tell whether *head* may stand before the name of a country: "the republic of Georgia"."""
    return names_another(head) or str(head.lemma_).lower() in _LANDS


def present(phrase: str) -> str:
    """Return a role without "ex-": "ex-minister" names the role "minister"."""
    return _EX.sub("", phrase)


def left_office(sector: Sector | None, words: Iterable[Token]) -> Sector | None:
    """Return *sector*, but None where *words* say that an office of the state was left.

    What a former minister does now is not told; a former rebel or banker is known for what he was.
    """
    if sector not in _OFFICE:
        return sector
    gone = any(t.lower_ in _FORMER or _EX.match(t.text) for t in words)
    return None if gone else sector


def whole(place: str) -> str | None:
    """Return the place of which *place* is a part: "Congo" for "eastern Congo"."""
    found = _DIRECTION.match(place)
    rest = place[found.end() :] if found else ""
    return None if rest.startswith("America") else rest or None


def without_half(name: Span) -> Span:
    """Return *name* without the second half of a compound: "UN" of "UN-backed"."""
    halves = _HELPED | {"led", "based", "held", "controlled", "run"}
    if len(name) > 2 and name[-1].lower_ in halves and name[-2].text == "-":
        return name[:-2]
    return name
