"""What the reports of an incident assert, and what is asserted beside all incidents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import apsw
import msgspec

from ..collation.claims import Assertion, adopted, assertions, claims, compare, keys, origins
from ..records import CodedArticle, Incident, Link, Statement, Toll
from ..store.across import claims as kept
from ..store.across.copies import groups_of

_encode = msgspec.msgpack.Encoder().encode
_assertion = msgspec.msgpack.Decoder(Assertion).decode


def put_assertions(db: apsw.Connection, fresh: Sequence[tuple[int, int, CodedArticle]]) -> None:
    """Keep what the *fresh* articles assert."""
    for _, number, record in fresh:
        for assertion in assertions(record):
            kept.put_assertion(
                db,
                number,
                assertion.statement.id,
                about=assertion.event,
                data=_encode(assertion),
                keys=keys(assertion),
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

    def tolls(self, made: Incident) -> dict[str, Toll]:
        """Return the lowest and highest counts told of *made*, those of the statements' words too."""
        found = {}
        for kind in ("killed", "injured", "arrested"):
            coded: Toll = getattr(made, kind)
            told = [
                c for a in self.about if a.stance == "supports" for c in a.counts if c.kind == kind
            ]
            numbers = [n for n in (coded.low, coded.high) if n is not None]
            numbers += [n for c in told for n in (c.low or c.high, c.high or c.low) if n]
            if numbers:
                found[kind] = Toll(low=min(numbers), high=max(numbers))
        return found

    def keep(self, db: apsw.Connection, incident: int | None, id: str | None) -> None:
        """Keep links and claims, as those of the incident of that row and id."""
        for link in self.links if incident is not None else ():
            named = msgspec.structs.replace(link, incident=id)
            kept.put_link(db, _rows(named, self.numbers), named, incident)
        if len(self.about) < 2:
            return  # what one statement alone claims, its own row says
        for claim in claims(self.about, self.links, incident=id, group_of=self.group):
            kept.put_claim(db, claim, self.numbers, incident)


def weigh(db: apsw.Connection, events: Sequence[int]) -> Weighed:
    """Compare what is said of *events*, the reports of one incident."""
    rows = kept.of_events(db, events)
    rows += kept.by_number(db, _adopted(db, {n for n, _, _ in rows}))
    about = [_assertion(data) for _, _, data in rows]
    group = _groups(db, about, rows)
    links = [
        link
        for one, other in combinations(about, 2)
        if one.statement.article != other.statement.article
        and (link := _compare(one, other, "", same_copy=_same(one, other, group)))
    ]
    return Weighed(about, _numbers(about, rows), links, lambda article: group.get(article, article))


def _adopted(db: apsw.Connection, told: set[int]) -> list[int]:
    """Return the assertions without an event whose surest link leads to one of *told*."""
    alone = kept.alone_beside(db, told)
    if not alone:
        return []
    links = kept.loose_links(db, alone)
    rows = kept.by_number(db, {n for row in links for n in row[:2]})
    read = {n: _assertion(data) for n, _, data in rows}
    number = {a.statement: n for n, a in read.items()}
    incidents = {
        a.statement: "here" if n in told else "elsewhere"
        for n, a in read.items()
        if a.event is not None
    }
    found = adopted([read[n] for n in sorted(alone)], _links(links, read), incidents)
    return [number[statement] for statement, where in found.items() if where == "here"]


def link_up(
    db: apsw.Connection, fresh: Sequence[tuple[int, int, CodedArticle]], moved: set[int]
) -> tuple[set[int], set[int]]:
    """Link what the *fresh* and *moved* articles assert, by its words alone.

    Returns:
        the assertions whose links may have changed, and the events that these speak of.
    """
    new = kept.of_articles(db, {article for article, _, _ in fresh} | moved)
    numbers = {number for number, _, _ in new}
    reached, events = kept.linked(db, numbers), kept.events_near(db, numbers)
    kept.clear_loose(db, reached)
    kept.loosen(db, numbers)
    for number, _, data in new:
        _link_up(db, number, _assertion(data))
    return reached | numbers, events | kept.events_near(db, numbers)


def claim(db: apsw.Connection, touched: set[int]) -> None:
    """Make anew the claims beside all incidents that the assertions *touched* are part of."""
    for part in _components(db, kept.those_left(db, touched)):
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
        link = _compare(own, other, None, same_copy=copy)
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
    group = _groups(db, about, rows)
    read = {n: a for a, (n, _, _) in zip(about, rows, strict=True)}
    links = _links(kept.loose_links(db, part), read)
    Weighed(about, _numbers(about, rows), links, lambda a: group.get(a, a)).keep(db, None, None)


def _links(rows: Sequence[tuple[Any, ...]], read: dict[int, Assertion]) -> list[Link]:
    return [
        Link(
            between=(read[first].statement, read[second].statement),
            relation=relation, basis=basis, confidence=confidence, why=why,
        )
        for first, second, relation, basis, confidence, why in rows
    ]  # fmt: skip


def _groups(
    db: apsw.Connection, about: Sequence[Assertion], rows: Sequence[tuple[int, int, bytes]]
) -> dict[str, str]:
    """Return the group of copies of each article, by its id; its own id where it has none."""
    groups = groups_of(db, {article for _, article, _ in rows})
    return {
        a.statement.article: groups.get(article, a.statement.article)
        for a, (_, article, _) in zip(about, rows, strict=True)
    }


def _compare(
    one: Assertion, other: Assertion, incident: str | None, *, same_copy: bool
) -> Link | None:
    """Compare the earlier with the later; of one day, in an order that no arrival changes."""
    first, second = sorted((one, other), key=lambda a: (a.published or "", a.statement))
    return compare(first, second, incident=incident, same_copy=same_copy)


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
