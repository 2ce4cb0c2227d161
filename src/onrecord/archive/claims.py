"""What the reports of an incident assert, and what is asserted beside all incidents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

import apsw
import msgspec

from ..collation.claims import Assertion, assertions, claims, compare, keys, origins
from ..records import CodedArticle, Link, Statement
from ..store.across import claims as kept
from ..store.across.copies import groups_of

_encode = msgspec.msgpack.Encoder().encode
_assertion = msgspec.msgpack.Decoder(Assertion).decode


def put_assertions(db: apsw.Connection, fresh: Sequence[tuple[int, int, CodedArticle]]) -> None:
    """Keep what the *fresh* articles assert."""
    for _, number, record in fresh:
        for assertion in assertions(record):
            kept.put_assertion(
                db, number, assertion.statement.id, _encode(assertion), keys(assertion)
            )


@dataclass(frozen=True, slots=True)
class Weighed:
    """The assertions about one incident, how they stand to each other, and where they come from.

    ``numbers`` are the rows of the assertions, ``group`` the group of copies of each article.
    """

    about: Sequence[Assertion]
    numbers: dict[tuple[str, str], int]
    links: Sequence[Link]
    group: Callable[[str], str]

    @property
    def origins(self) -> int:
        """How many independent origins the incident has."""
        return len(origins(self.about, self.group))

    @property
    def denied(self) -> int:
        """How many statements deny it."""
        return sum(a.stance == "denies" for a in self.about)

    @property
    def disputed(self) -> int:
        """How many pairs of statements contradict each other."""
        return sum(link.relation == "contradicts" for link in self.links)

    def keep(self, db: apsw.Connection, incident: int | None, id: str | None) -> None:
        """Keep links and claims, as those of the incident of that row and id."""
        for link in self.links if incident is not None else ():
            named = msgspec.structs.replace(link, incident=id)
            kept.put_link(db, _rows(named, self.numbers), named, incident)
        if len(self.about) < 2:
            return  # what one statement alone claims, its own row says
        for claim in claims(self.about, self.links, incident=id, group_of=self.group):
            kept.put_claim(db, claim, self.numbers, incident)


def weigh(db: apsw.Connection, events: Sequence[int], group: dict[str, str]) -> Weighed:
    """Compare what *events*, the reports of one incident, assert; *group* is by article's id."""
    rows = kept.of_events(db, events)
    about = [_assertion(data) for _, _, data in rows]
    links = [
        link
        for one, other in combinations(about, 2)
        if one.statement.article != other.statement.article
        and (link := compare(one, other, incident="", same_copy=_same(one, other, group)))
    ]
    return Weighed(about, _numbers(about, rows), links, lambda article: group.get(article, article))


def claim(
    db: apsw.Connection, fresh: Sequence[tuple[int, int, CodedArticle]], moved: set[int]
) -> None:
    """Link what the *fresh* and *moved* articles assert beside all incidents, and claim it."""
    new = kept.of_articles(db, {article for article, _, _ in fresh} | moved)
    before = kept.linked(db, (n for n, _, _ in new))
    kept.clear_loose(db, before)
    kept.loosen(db, (n for n, _, _ in new))
    for number, _, data in new:
        _link_up(db, number, _assertion(data))
    for part in _components(db, before):
        kept.clear_loose(db, part)
        _claim(db, part)


def _link_up(db: apsw.Connection, number: int, own: Assertion) -> None:
    found = [(n, _assertion(data)) for n, data in kept.candidates(db, number)]
    if not found:
        return
    rows = kept.by_number(db, [number, *(n for n, _ in found)])
    groups = groups_of(db, {article for _, article, _ in rows})
    article = {n: a for n, a, _ in rows}
    mine = groups.get(article[number])
    for other_number, other in found:
        copy = mine is not None and groups.get(article[other_number]) == mine
        link = compare(own, other, incident=None, same_copy=copy)
        if link is not None:
            numbers = {_key(own.statement): number, _key(other.statement): other_number}
            kept.put_link(db, _rows(link, numbers), link)


def _components(db: apsw.Connection, seeds: set[int]) -> list[set[int]]:
    found: list[set[int]] = []
    left = set(seeds)
    while left:
        part = kept.linked(db, {min(left)})
        left -= part
        if len(part) > 1:
            found.append(part)
    return found


def _claim(db: apsw.Connection, part: set[int]) -> None:
    rows = kept.by_number(db, part)
    about = [_assertion(data) for _, _, data in rows]
    groups = groups_of(db, {article for _, article, _ in rows})
    group = {
        a.statement.article: groups.get(article, a.statement.article)
        for a, (_, article, _) in zip(about, rows, strict=True)
    }
    statement = {n: a.statement for a, (n, _, _) in zip(about, rows, strict=True)}
    links = [
        Link(
            between=(statement[first], statement[second]),
            relation=relation, basis=basis, confidence=confidence, why=why,
        )
        for first, second, relation, basis, confidence, why in kept.loose_links(db, part)
    ]  # fmt: skip
    Weighed(about, _numbers(about, rows), links, lambda a: group.get(a, a)).keep(db, None, None)


def _same(one: Assertion, other: Assertion, group: dict[str, str]) -> bool:
    return group.get(one.statement.article) == group.get(other.statement.article)


def _numbers(
    about: Sequence[Assertion], rows: Sequence[tuple[int, int, bytes]]
) -> dict[tuple[str, str], int]:
    return {_key(a.statement): n for a, (n, _, _) in zip(about, rows, strict=True)}


def _key(statement: Statement) -> tuple[str, str]:
    return statement.article, statement.id


def _rows(link: Link, numbers: dict[tuple[str, str], int]) -> tuple[int, int]:
    first, second = link.between
    return numbers[_key(first)], numbers[_key(second)]
