"""Groups of copies: a function of the articles and their links alone, in whatever order they came."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from hashlib import blake2b

from ...records import Copy, CopyGroup
from ...records.labels import CopyKind
from .compare import PART, CopyLink
from .dates import day_of, moment
from .fingerprint import Fingerprint

Articles = Mapping[str, Fingerprint]
Rank = tuple[str, bool, str, str]

FIRM = 2 / 3
"""With more of its words in another article, an article holds no other story beside that one's."""


def groups(fingerprints: Iterable[Fingerprint], links: Iterable[CopyLink]) -> list[CopyGroup]:
    """Return the groups of two and more articles, in the order in which their origins appeared.

    Links to articles that are not among *fingerprints* are left aside. Articles that have two
    thirds of their words in common and versions at one address are of one group. Of these groups,
    one that holds another in part, or is an excerpt of it, joins the one that it has most of. One
    that is made of parts of stories which have nothing to do with each other, a round-up, joins
    none, and an excerpt joins what it is later than or opens like: so neither glues two stories
    together.
    """
    articles = {f.article: f for f in fingerprints}
    known = sorted(
        {link.between: link for link in links if articles.keys() >= set(link.between)}.values(),
        key=lambda link: link.between,
    )
    sets = _Sets(articles)
    for link in known:
        if link.same_address or (link.kind != "part" and min(link.share) >= FIRM):
            sets.unite(*link.between)
    for one, other in _joined(articles, known, sets):
        sets.unite(one, other)
    inside = defaultdict(list)
    for link in (link for link in known if link.kind != "part"):
        first, second = (sets.name(article) for article in link.between)
        if first == second:
            inside[first].append(link)
    made = [_group(sets.members(name), articles, found) for name, found in inside.items()]
    return sorted(made, key=lambda group: rank(articles[group.origin]))


def rank(article: Fingerprint) -> Rank:
    """Return what articles are ordered by: day, the agency before its clients, time, id."""
    when = moment(article.published)
    return when.day, not _is_agency(article), when.time, article.article


def _is_agency(article: Fingerprint) -> bool:
    """Whether the publisher is the agency itself: "Reuters", "reuters.com", "Associated Press"."""
    agency, publisher = (article.agency or "").casefold(), article.publisher or ""
    label = publisher.casefold().removeprefix("www.").split(".")[0]
    initials = "".join(w[0] for w in publisher.replace("-", " ").split() if w[0].isupper())
    return agency != "" and agency in (publisher.casefold(), label, initials.casefold())


class _Sets:
    """Disjoint sets of articles."""

    def __init__(self, articles: Iterable[str]) -> None:
        self._name = {article: article for article in articles}
        self._members = {article: [article] for article in self._name}

    def name(self, article: str) -> str:
        """Return the member after which the set of *article* is named."""
        return self._name[article]

    def members(self, name: str) -> list[str]:
        """Return the set of that name."""
        return self._members[name]

    def unite(self, one: str, other: str) -> None:
        """Make one set of the sets of the two; the smaller takes the name of the larger."""
        names = {self._name[one], self._name[other]}
        if len(names) == 2:
            small, large = sorted(names, key=lambda name: (len(self._members[name]), name))
            moved = self._members.pop(small)
            self._members[large] += moved
            self._name.update(dict.fromkeys(moved, large))


def _joined(articles: Articles, links: Sequence[CopyLink], sets: _Sets) -> list[tuple[str, str]]:
    """Return pairs of sets, each with the one that it is taken from."""
    parts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    sources: dict[str, list[tuple[float, Rank, str]]] = defaultdict(list)
    related = set()
    for link in links:
        one, other = _taker_first(link, articles)
        taker, source = sets.name(one), sets.name(other)
        if taker == source:
            continue
        related |= {(taker, source), (source, taker)}
        share = link.share_of(one)
        if share >= PART:
            parts[taker][source] = max(parts[taker][source], share)
        if link.kind == "copy" or (link.kind == "excerpt" and _tells_same_story(link, articles)):
            sources[taker].append((-share, rank(articles[other]), source))
    return [
        (taker, min(found)[2])
        for taker, found in sources.items()
        if min(found)[0] <= -FIRM or not _is_round_up(parts[taker], related)
    ]


def _taker_first(link: CopyLink, articles: Articles) -> tuple[str, str]:
    """The article that took words from the other, as far as one can tell, and the other."""
    one, other = link.between
    if _is_later(articles[one], articles[other]):
        return one, other
    if _is_later(articles[other], articles[one]):
        return other, one
    return link.excerpt_and_whole


def _tells_same_story(link: CopyLink, articles: Articles) -> bool:
    """Whether an excerpt is later than the whole or opens as that does."""
    excerpt, whole = link.excerpt_and_whole
    return link.has_lead_of(whole) or _is_later(articles[excerpt], articles[whole])


def _is_round_up(parts: Iterable[str], related: Container[tuple[str, str]]) -> bool:
    """Whether some of the stories in a set have nothing to do with each other."""
    left = sorted(parts)
    reached = left[:1]
    for source in reached:
        reached += [s for s in left if (source, s) in related and s not in reached]
    return len(reached) < len(left)


def _is_later(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether *one* is known to be published after *other*."""
    late, early = moment(one.published), moment(other.published)
    if not (late.known and early.known) or late.day != early.day:
        return late.known and early.known and late.day > early.day
    return late.exact and early.exact and late.time > early.time


def _group(members: Iterable[str], articles: Articles, links: Iterable[CopyLink]) -> CopyGroup:
    ordered = sorted((articles[m] for m in members), key=rank)
    place = {fingerprint.article: i for i, fingerprint in enumerate(ordered)}
    of: dict[str, list[CopyLink]] = defaultdict(list)
    for link in links:
        for article in link.between:
            of[article].append(link)
    digest = blake2b("\n".join(sorted(place)).encode(), digest_size=16)
    return CopyGroup(
        id=digest.hexdigest(),
        origin=ordered[0].article,
        agency=_agency(ordered),
        members=[
            _origin(ordered[0]),
            *(_copy(f, articles, of[f.article], place) for f in ordered[1:]),
        ],
    )


def _agency(ordered: Sequence[Fingerprint]) -> str | None:
    """The agency that most members credit; of several the one credited first."""
    credited = Counter(f.agency for f in ordered if f.agency)
    return credited.most_common(1)[0][0] if credited else None


def _origin(article: Fingerprint) -> Copy:
    if _is_agency(article):
        why = f"{article.publisher} is the agency that the text is credited to"
    elif article.published:
        why = f"the earliest, published {article.published}"
    else:
        why = "no member has a date; the first by id"
    return Copy(article=article.article, kind="origin", why=why)


def _copy(
    article: Fingerprint, articles: Articles, links: Sequence[CopyLink], place: Mapping[str, int]
) -> Copy:
    """What *article* copies: of the earlier members the one that has most of its words."""

    def closeness(link: CopyLink) -> tuple[bool, float, int]:
        other = place[link.other(article.article)]
        return other < place[article.article], link.share_of(article.article), -other

    link = max(links, key=closeness)
    source = articles[link.other(article.article)]
    kind: CopyKind = "copy" if link.kind == "part" else link.kind
    if kind == "excerpt" and link.excerpt_and_whole[0] != article.article:
        # It came later and holds the other one whole.
        kind = "copy"
    share, back = link.share_of(article.article), link.share_of(source.article)
    words = (
        f"{share:.0%} of its words stand in {_described(source)}, {back:.0%} of that one's in it"
    )
    return Copy(
        article=article.article,
        kind=kind,
        of=source.article,
        share=share,
        why=f"{words}; {link.why}",
    )


def _described(source: Fingerprint) -> str:
    day = day_of(source.published)
    name = f"the article of {source.publisher}" if source.publisher else "an article"
    return f"{name} of {day}" if day else name
