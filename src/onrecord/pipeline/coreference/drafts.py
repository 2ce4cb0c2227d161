"""Names of one entity put together: full and short names, acronyms, names with a country before them."""

from collections import defaultdict
from dataclasses import dataclass, field

from ...records import Offsets
from ...records.labels import EntityKind, Sector
from .lexicon import Gender, lexicon

APART = 100
"""Two who share a short name leave it open who is meant where both were named this close (characters)."""


@dataclass(slots=True, eq=False)
class Draft:
    """An entity while its mentions are being gathered; ``also`` are its other names.

    ``ids`` are the Wikidata ids of what its names name, "" for one that is known but has none: they
    tell who it is where there is one only.
    """

    name: str
    label: str
    kind: EntityKind
    country: str | None
    sector: Sector | None
    role: str | None
    gender: Gender | None = None
    mentions: list[Offsets] = field(default_factory=list)
    also: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)

    def learn(self, other: "Draft") -> None:
        """Take over what *other*, another mention of the same, knows more."""
        fuller = len(other.name) > len(self.name) and self.label == "PER"
        if fuller or (self.name.isupper() and not other.name.isupper() and self._spells(other)):
            self.also.add(self.name)
            self.name = other.name
        self.country = self.country or other.country
        self.sector = self.sector or other.sector
        self.role = self.role or other.role
        self.gender = self.gender or other.gender
        self.also |= other.also | {other.name}
        self.ids |= other.ids
        self.mentions += other.mentions

    def _spells(self, other: "Draft") -> bool:
        return self.name.casefold() == other.name.casefold()

    def agrees(self, other: "Draft") -> bool:
        """Tell whether nothing keeps *other* from being the same: people and bodies, country, gender."""
        if (self.label == "PER") != (other.label == "PER"):
            return False
        if self.label == "PER":
            return None in (self.gender, other.gender) or self.gender == other.gender
        return None in (self.country, other.country) or self.country == other.country


class Drafts:
    """The drafts of an article, found by name, by end or beginning of a name, by acronym, by country."""

    def __init__(self) -> None:
        self.all: list[Draft] = []
        self._names: defaultdict[str, list[Draft]] = defaultdict(list)
        self._parts: defaultdict[str, list[Draft]] = defaultdict(list)
        self._initials: defaultdict[str, list[Draft]] = defaultdict(list)
        self._countries: dict[str, Draft] = {}

    def add(self, draft: Draft) -> None:
        """Take in *draft*: as a further mention of a draft that is there, or as a new one."""
        known = self._known(draft)
        if known is None:
            self.all.append(draft)
            known = draft
        else:
            known.learn(draft)
        self._index(known, draft)

    def _index(self, known: Draft, draft: Draft) -> None:
        for name in (draft.name, *sorted(draft.also)):
            _enter(self._names[_key(name)], known)
            for part in _parts(name, draft.label):
                _enter(self._parts[part], known)
            _enter(self._initials[_initials(name)], known)
        if draft.kind == "country" and draft.country is not None:
            self._countries.setdefault(draft.country, known)

    def _known(self, draft: Draft) -> Draft | None:
        """Return the draft that *draft* is another mention of, None where it is not clear which."""
        if draft.kind == "country" and draft.country in self._countries:
            return self._countries[draft.country]
        keys = [_key(n) for n in (draft.name, *sorted(draft.also))]
        fuller = [d for d in self._parts[keys[0]] if d.agrees(draft)]
        same = [d for key in keys for d in self._names[key] if d.agrees(draft)]
        if draft.label == "PER":
            return _nearest(draft, fuller) or next(iter(same), None)
        short = self._initials[draft.name] if _is_acronym(draft.name) else []
        long = self._names[_key(_initials(draft.name))] if len(_initials(draft.name)) > 1 else []
        for group in (same, fuller, short, long):
            fitting = [d for d in group if d.agrees(draft)]
            if fitting:
                return fitting[0] if len(fitting) == 1 else _nearest(draft, fitting)
        return None


def _enter(group: list[Draft], draft: Draft) -> None:
    if draft not in group:
        group.append(draft)


def _nearest(draft: Draft, fuller: list[Draft]) -> Draft | None:
    """Return whom of *fuller* the short name means: the first named, or another named just before.

    None where the first and another were both named just before, so that it is not clear who.
    """
    if len(fuller) < 2:
        return next(iter(fuller), None)
    here = draft.mentions[0][0]
    first = min(fuller, key=lambda d: min(d.mentions))
    close = [d for d in fuller if any(here - APART < b <= here for _, b in d.mentions)]
    if len(close) > 1:
        return None
    return close[0] if close else first


def _key(name: str) -> str:
    """Return *name* as it is compared: capitals make no difference but in acronyms."""
    return name.casefold() if len(name) > 4 else name


def _parts(name: str, label: str) -> list[str]:
    """Return by which shorter names *name* may be called."""
    words = name.split()
    ends = [_key(" ".join(words[i:])) for i in range(1, len(words))]
    if label == "PER":
        return [*ends, *([_key(words[0])] if len(words) > 1 else [])]
    if len(words) > 1 and words[-1].casefold().rstrip(".") in lexicon().firm:
        return [_key(" ".join(words[:-1]))]
    return [end for i, end in enumerate(ends) if len(words) - 1 - i > 1]


def _is_acronym(name: str) -> bool:
    return name.isupper() and name.isalpha() and 2 <= len(name) <= 6


def _initials(name: str) -> str:
    """Return the first letters of the words that matter ("" for a single word)."""
    words = [w for w in name.replace("-", " ").split() if w.casefold() not in lexicon().small]
    return "".join(w[0] for w in words).upper() if len(words) > 1 else ""
