"""The voices: how much each says, how often it is the first, how often contradicted."""

from ...records.spans import Record
from ..filters import Filters
from ..store import Store
from .condition import Condition, both
from .conditions import of_source
from .paging import PAGE, Page, Query, counted, paged

_TABLES = "attributions t JOIN records r USING (record) JOIN articles a USING (article)"


class SourceRow(Record, frozen=True, kw_only=True):
    """One voice, over the statements asked for.

    ``first`` counts the claims whose first supporters it is among, by day of publication;
    ``contradicted`` the pairs of statements of different articles in which it and another
    contradict each other. Both are of everything the store knows of the voice.
    """

    source: str
    statements: int
    articles: int
    denials: int
    first_day: str | None
    last_day: str | None
    first: int
    contradicted: int


def sources(
    store: Store, filters: Filters, *, limit: int = PAGE, after: str | None = None
) -> Page[SourceRow]:
    """Return the voices of the attributions that *filters* find, the most heard first.

    ``source`` asks for the voice itself, not for others whom it quotes.

    Raises:
        InputError: *after* is no cursor of this question.
    """
    rows, following = paged(store, _sources(filters), limit, after)
    return Page([_row(store, *row) for row in rows], following)


def count_sources(store: Store, filters: Filters) -> int:
    """Return how many voices *filters* find."""
    return counted(store, _sources(filters))


def _sources(filters: Filters) -> Query:
    # + keeps the index of names out: grouping by it would fetch each row from another page
    where = both(Condition("r.current AND t.source_name IS NOT NULL"), of_source(filters))
    return Query(
        columns="x.source, x.statements, x.articles, x.denials, x.first_day, x.last_day",
        tables="(SELECT t.source_name AS source, count(*) AS statements, "
        "count(DISTINCT t.record) AS articles, sum(t.stance = 'denies') AS denials, "
        f"min(a.day) AS first_day, max(a.day) AS last_day FROM {_TABLES}{where.clause('WHERE')} "
        "GROUP BY +t.source_name) x",
        keys=("-x.statements", "x.source"),
        values=where.values,
        dated=False,
    )


def _row(store: Store, source: str, *cells: int) -> SourceRow:
    first = (
        "SELECT count(DISTINCT v.claim) FROM voices v WHERE v.source = ? AND v.stance = 'supports' "
        "AND v.day IS (SELECT min(day) FROM voices w WHERE w.claim = v.claim "
        "AND w.stance = 'supports')"
    )
    # + as above, for the index of relations; of two links between the same statements, the one of an incident counts
    arms = (
        "SELECT l.first, l.second FROM voices v CROSS JOIN links l "
        f"ON l.{side} = v.assertion WHERE v.source = ? AND +l.relation = 'contradicts' AND "
        "(NOT l.loose OR NOT EXISTS (SELECT 1 FROM links o WHERE (o.first, o.second, o.loose) = "
        "(l.first, l.second, 0)))"
        for side in ("first", "second")
    )
    contradicted = f"SELECT count(*) FROM ({' UNION '.join(arms)})"
    statements, articles, denials, first_day, last_day = cells
    return SourceRow(
        source=source,
        statements=statements,
        articles=articles,
        denials=denials,
        first_day=first_day,  # type: ignore[arg-type]
        last_day=last_day,  # type: ignore[arg-type]
        first=store.db.execute(first, (source,)).get,
        contradicted=store.db.execute(contradicted, (source, source)).get,
    )
