"""How much happened between whom, by day, week or month: incidents and their reports together."""

from dataclasses import replace
from typing import Any, Literal

from ...records.spans import Record
from ..faults import told
from ..filters import Filters
from ..store import Store
from ..words import register
from .condition import Condition, both
from .conditions import of_event, of_incident

By = Literal["day", "week", "month"]
Scale = Literal["plover", "goldstein"]
Counted = Literal["incidents", "reports"]
_SCORE: dict[Scale, str] = {"plover": "e.score", "goldstein": "e.goldstein"}
_PERIOD: dict[By, str] = {
    "day": "substr({day}, 1, 10)",
    "week": "strftime('%G-W%V', {day})",
    "month": "substr({day}, 1, 7)",
}
_DAYS: dict[By, int] = {"day": 1, "week": 7, "month": 31}
_START: dict[By, str] = {
    "day": "period",
    "week": "min(date(day, 'weekday 0', '-6 days'))",
    "month": "period || '-01'",
}
# What has happened as far as the voices go: no denials, plans, doubts; and no recollection that is
# only dated by the article that brings it up again.
_HAPPENED = Condition(
    "e.time IN ('past', 'ongoing') AND NOT (e.historical AND coalesce(e.date_basis, 'published') "
    "= 'published')"
)
_CERTAIN = Condition("e.factuality IN ('CT+', 'PR+')")


class Count(Record, frozen=True, kw_only=True):
    """What happened in one period between one pair of countries (null: no country is known).

    ``period`` is a day, an ISO week (2021-W37) or a month, ``start`` its first day. ``sum`` and
    ``mean`` are of the scale over the incidents, each with the mean of its reports; null where none
    has a score. What has several actors or recipients counts once for each pair of countries.
    """

    period: str
    start: str
    actor: str | None = None
    recipient: str | None = None
    incidents: int
    reports: int
    sum: float | None = None
    mean: float | None = None


def counts(
    store: Store,
    filters: Filters,
    *,
    by: By = "week",
    scale: Scale = "plover",
    count: Counted = "incidents",
    dyads: bool = True,
    everything: bool = False,
) -> list[Count]:
    """Return counts by period and, with *dyads*, by pair of countries.

    With ``incidents`` the incidents that fit *filters* are counted in the period of their day,
    between their countries; with ``reports`` the events that fit, each in the period of its own
    day and between its own countries. What is undated is left out, and so is what is dated less
    closely than by a period ("in 2020" in a weekly count).

    Only what the voices tell as certain or probable, and as past or going on, is counted, unless
    *everything* is asked for or ``filters.factuality`` names what is.

    Raises:
        StoreError: the store cannot be read.
    """
    happened = _happened(filters, everything)
    inner, values = (_of_incidents if count == "incidents" else _of_reports)(
        filters, happened, by, dyads
    )
    # an incident's score is the mean of its reports': it counts once, however often it is told
    sql = f"""
        WITH told (period, day, actor, recipient, incident, score) AS ({inner}),
        once AS (SELECT period, min(day) AS day, actor, recipient, count(*) AS reports,
          avg(score) AS score FROM told WHERE period IS NOT NULL
          GROUP BY period, actor, recipient, incident)
        SELECT period, {_START[by]}, actor, recipient, count(*), sum(reports),
          round(sum(score), 4), round(avg(score), 4)
        FROM once GROUP BY period, actor, recipient
        ORDER BY period, actor IS NULL, actor, recipient IS NULL, recipient"""
    with told(store.path):
        register(store.db)
        rows = store.db.execute(sql.replace("{score}", _SCORE[scale]), values).fetchall()
    return [_count(*row) for row in rows]


def _count(period: Any, start: Any, actor: Any, recipient: Any, *numbers: Any) -> Count:
    incidents, reports, total, mean = numbers
    return Count(
        period=period,
        start=start,
        actor=actor,
        recipient=recipient,
        incidents=incidents,
        reports=reports,
        sum=total,
        mean=mean,
    )


def _happened(filters: Filters, everything: bool) -> Condition:
    if everything:
        return Condition()
    return _HAPPENED if filters.factuality else both(_HAPPENED, _CERTAIN)


def _dated(day: str, end: str, by: By) -> Condition:
    return Condition(f"julianday(coalesce({end}, {day})) - julianday({day}) < {_DAYS[by]}")


def _of_incidents(
    filters: Filters, happened: Condition, by: By, dyads: bool
) -> tuple[str, tuple[object, ...]]:
    dated = _dated("i.day", 'i."end"', by)
    where = both(of_incident(filters), happened, _asked_of_report(filters), dated)
    who = "actor.value, recipient.value" if dyads else "NULL, NULL"
    sides = ""
    if dyads:
        sides = "".join(
            f" LEFT JOIN (SELECT DISTINCT s.incident, j.value FROM incidents s, "
            f"json_each(s.{role}_country) j) {role} ON {role}.incident = i.incident"
            for role in ("actor", "recipient")
        )
    sql = (
        f"SELECT {_PERIOD[by].format(day='i.day')}, i.day, {who}, i.incident, {{score}} FROM incidents i "
        f"JOIN incident_reports m USING (incident) JOIN events e USING (event){sides}"
        f"{where.clause('WHERE')}"
    )
    return sql, where.values


def _asked_of_report(filters: Filters) -> Condition:
    """A named factuality is asked of the reports that count, not only of the incident."""
    return of_event(replace(Filters(), factuality=filters.factuality))


def _of_reports(
    filters: Filters, happened: Condition, by: By, dyads: bool
) -> tuple[str, tuple[object, ...]]:
    end = "CASE WHEN e.date_basis <> 'published' THEN e.date_end END"
    where = both(Condition("r.current"), of_event(filters), happened, _dated("e.day", end, by))
    who = "actor.country, recipient.country" if dyads else "NULL, NULL"
    sides = ""
    if dyads:
        sides = "".join(
            f" LEFT JOIN (SELECT DISTINCT event, country FROM participants WHERE role = '{role}' "
            f"AND country IS NOT NULL) {role} ON {role}.event = e.event"
            for role in ("actor", "recipient")
        )
    sql = (
        f"SELECT {_PERIOD[by].format(day='e.day')}, e.day, {who}, coalesce(m.incident, -e.event), "
        "{score} FROM events e JOIN records r USING (record) JOIN articles a USING (article) "
        f"LEFT JOIN incident_reports m USING (event){sides}{where.clause('WHERE')}"
    )
    return sql, where.values
