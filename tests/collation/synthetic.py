"""A set of copies made from articles: the ways in which outlets change wire copy, and what is no copy.

Every choice hangs on a hash of what is chosen for, so that the same articles give the same set.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle

PARAGRAPH = "\n\n"
FIRST_DAY = "2024-03-01"
OUTLETS = ("Morning Ledger", "Coastal Herald", "Valley Courier", "Northern Echo", "City Standard")


@dataclass(frozen=True)
class Made:
    """An article of the set; those of one ``group`` are copies, ``variation`` says how it was made."""

    id: str
    group: str
    variation: str
    publisher: str
    published: str
    text: str
    agency: str | None = None

    @property
    def paragraphs(self) -> list[str]:
        """Its paragraphs."""
        return self.text.split(PARAGRAPH)


class Chance:
    """Numbers that look drawn, from a seed."""

    def __init__(self, *seed: object) -> None:
        self._seed, self._count = repr(seed).encode(), 0

    def below(self, limit: int) -> int:
        """Return a number in [0, limit)."""
        self._count += 1
        digest = hashlib.sha256(self._seed + self._count.to_bytes(4, "big")).digest()
        return int.from_bytes(digest[:8], "big") % limit

    def shuffled(self, items: Iterable) -> list:
        """Return *items* in another order."""
        left = list(items)
        return [left.pop(self.below(len(left))) for _ in range(len(left))]


Paragraphs = list[str]
Variation = Callable[[Paragraphs, Chance, Sequence[str]], Paragraphs]


def cut(paragraphs: Paragraphs, chance: Chance, _: Sequence[str]) -> Paragraphs:
    """Leave out the tail: 30 to 60 % of the paragraphs."""
    share = 40 + chance.below(31)
    return paragraphs[: max(2, round(len(paragraphs) * share / 100))]


def reordered(paragraphs: Paragraphs, chance: Chance, _: Sequence[str]) -> Paragraphs:
    """Shuffle the paragraphs; half of the time the lead keeps its place."""
    kept = chance.below(2)
    return paragraphs[:kept] + chance.shuffled(paragraphs[kept:])


def swapped(percent: int) -> Variation:
    """Return a variation that puts other words in the place of *percent* of all words."""

    def swap(paragraphs: Paragraphs, chance: Chance, words: Sequence[str]) -> Paragraphs:
        return [_swap(p, percent, chance, words) for p in paragraphs]

    return swap


def _swap(paragraph: str, percent: int, chance: Chance, words: Sequence[str]) -> str:
    found = paragraph.split(" ")
    # An editor changes neither names nor numbers.
    plain = [i for i, w in enumerate(found) if w.isalpha() and w.islower()]
    for i in chance.shuffled(plain)[: round(len(found) * percent / 100)]:
        found[i] = words[chance.below(len(words))]
    return " ".join(found)


def rewritten(paragraphs: Paragraphs, chance: Chance, words: Sequence[str]) -> Paragraphs:
    """Rewrite a third of the paragraphs: half of the words, the sentences the other way round."""
    chosen = set(chance.shuffled(range(len(paragraphs)))[: max(1, len(paragraphs) // 3)])
    return [_rewrite(p, chance, words) if i in chosen else p for i, p in enumerate(paragraphs)]


def _rewrite(paragraph: str, chance: Chance, words: Sequence[str]) -> str:
    sentences = paragraph.rstrip(".").split(". ")
    return _swap(". ".join(reversed(sentences)) + ".", 50, chance, words)


def then(*variations: Variation) -> Variation:
    """Return a variation that is one after the other."""

    def vary(paragraphs: Paragraphs, chance: Chance, words: Sequence[str]) -> Paragraphs:
        for variation in variations:
            paragraphs = variation(paragraphs, chance, words)
        return paragraphs

    return vary


VARIATIONS: dict[str, Variation] = {
    "verbatim": lambda paragraphs, _chance, _words: paragraphs,
    "cut": cut,
    "reordered": reordered,
    "swapped 5 %": swapped(5),
    "swapped 10 %": swapped(10),
    "swapped 20 %": swapped(20),
    "rewritten": rewritten,
    "local": lambda paragraphs, _chance, _words: paragraphs,
    "cut, swapped 10 %": then(cut, swapped(10)),
    "cut, reordered": then(cut, reordered),
    "reordered, swapped 15 %": then(reordered, swapped(15)),
    "local, cut": cut,
    "local, swapped 10 %": swapped(10),
}
COPIES = 4
"""So many copies are made of an article, in turn through the variations."""


def synthetic(articles: Sequence[Made]) -> list[Made]:
    """Return half of *articles*, copies of a quarter of them, and what only looks like a copy.

    The other half, the donors, stays out of the set: their paragraphs are the local ones, the news
    of the follow-ups, the articles into which a quotation is put. Donors are used in turn. Articles
    of fewer than four paragraphs are not copied and donate nothing. All are dated anew within ten
    days, the copies within two more, so that no date tells the groups apart.
    """
    articles = [replace(a, published=_later(FIRST_DAY, Chance(a.id).below(10))) for a in articles]
    words = {w for a in articles for w in a.text.split() if w.isalpha() and w.islower()}
    longer = sorted(w for w in words if len(w) > 3)
    rich = [a for a in articles if len(a.paragraphs) >= 4]
    bases, donors = rich[::4], cycle(rich[1::4] + rich[3::4])
    made = [a for a in articles if a not in rich] + bases + rich[2::4]
    for number, base in enumerate(bases):
        donor, local = next(donors), next(donors)
        made += _copies(base, number, local, longer)
        made.append(_quoting(base, donor) if number % 2 else _follow_up(base, donor))
    made += [_round_up(one, other) for one, other in zip(bases[::2], bases[1::2], strict=False)]
    return made


def _copies(base: Made, number: int, donor: Made, words: Sequence[str]) -> Iterator[Made]:
    names = list(VARIATIONS)
    for k in range(COPIES):
        name = names[(number * COPIES + k) % len(names)]
        chance = Chance(base.id, name)
        paragraphs = VARIATIONS[name](base.paragraphs, chance, words)
        if name.startswith("local"):
            paragraphs = _with_local(paragraphs, chance, donor)
        yield replace(
            base,
            id=f"{base.id}/{name}",
            variation=name,
            publisher=OUTLETS[(number + k) % len(OUTLETS)],
            published=_later(base.published, chance.below(3)),
            text=PARAGRAPH.join(paragraphs),
        )


def _with_local(paragraphs: Paragraphs, chance: Chance, donor: Made) -> Paragraphs:
    """Put one or two paragraphs of another article in, at most half as long as the copy."""
    source = donor.paragraphs
    first = chance.below(len(source) - 1)
    added = source[first : first + 1 + chance.below(2)]
    room = len(" ".join(paragraphs)) / 2
    while len(added) > 1 and len(" ".join(added)) > room:
        added.pop()
    place = (0, len(paragraphs) // 2, len(paragraphs))[chance.below(3)]
    return paragraphs[:place] + added + paragraphs[place:]


def _follow_up(base: Made, donor: Made) -> Made:
    """Other news, then two fifths of *base* as background."""
    old, new = base.paragraphs, donor.paragraphs
    return _no_copy(base, "follow-up", new[: len(new) // 2 + 1] + old[-(len(old) * 2 // 5) :], 2)


def _quoting(base: Made, donor: Made) -> Made:
    """Another article, with the paragraph of *base* that quotes most."""
    quoting = max(base.paragraphs[1:], key=lambda p: p.count('"') + p.count("“"))
    return _no_copy(base, "quoting", [*donor.paragraphs[:2], quoting, *donor.paragraphs[2:]], 0)


def _round_up(base: Made, other: Made) -> Made:
    """Two stories under one roof, a day after the later one."""
    late = replace(base, published=max(base.published, other.published))
    return _no_copy(late, "round-up", base.paragraphs[:2] + other.paragraphs[:2], 1)


def _no_copy(base: Made, variation: str, paragraphs: Paragraphs, day: int) -> Made:
    name = f"{base.id}/{variation}"
    return replace(
        base,
        id=name,
        group=name,
        variation=variation,
        publisher=OUTLETS[day % len(OUTLETS)],
        published=_later(base.published, day),
        text=PARAGRAPH.join(paragraphs),
    )


def _later(published: str, days: int) -> str:
    return (date.fromisoformat(published[:10]) + timedelta(days=days)).isoformat()
