"""What each filter means for events, attributions, incidents: SQL conditions, values apart.

- An **event** is asked for its own interval (its day where none is known, the day of publication
  where only that bounds it), participants, type, place, factuality; ``source`` is any voice that
  hands it on, the agency too, the publisher only where it speaks itself; ``text`` is its article's
  title and text.
- An **attribution** is asked for the day of publication, its voices, and ``text`` for its own
  words; the other filters ask for an event that it reports.
- An **incident** is asked for what it is said to be (days, participants, type, place); ``source``,
  ``text`` and ``factuality`` ask for one of its reports.

A name is found by words that begin so, without case and diacritics. The country of a ``source`` is
the innermost voice's. What is known by its country alone lies in no circle or box.

The conditions on events ask nothing but the table ``events e``, those on attributions nothing but
``attributions t`` and the day of ``articles a``: whoever uses them chooses the joins.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from ..filters import Filters, Named
from ..words import match
from .areas import event_at, incident_at
from .condition import Condition, both, either

# Names are tested once each, not once for each row: MATERIALIZED keeps the test out of the SELECT.
_SPEAKERS = "WITH speakers (name) AS MATERIALIZED (SELECT DISTINCT source_name FROM attributions)"
_HEARD = f"""WITH RECURSIVE {_SPEAKERS.removeprefix("WITH ")},
heard (record, id) AS (
  SELECT record, id FROM attributions
    WHERE source_name IN (SELECT name FROM speakers WHERE onrecord_begins(name, ?))
  UNION SELECT n.record, n.id FROM heard h JOIN attributions n
    ON n.record = h.record AND n.parent = h.id)
SELECT record, id FROM heard"""
"""The statements of a voice, and those that stand in them."""


def of_event(filters: Filters) -> Condition:
    """Return what *filters* ask of ``events e``."""
    return both(
        _during(filters, "e.day", "e.date_end", bound="e.date_basis <> 'published' AND "),
        _of_event_itself(filters),
        _any(filters.source, _voice_of_event),
        _in_article(filters, "e"),
    )


def _of_event_itself(filters: Filters) -> Condition:
    return both(
        _any(filters.actor, lambda who: _participant(who, "actor")),
        _any(filters.recipient, lambda who: _participant(who, "recipient")),
        _among("e.type", filters.type),
        _among("e.place_country", filters.country),
        _any(filters.place, event_at),
        _among("e.factuality", filters.factuality),
    )


def of_attribution(filters: Filters) -> Condition:
    """Return what *filters* ask of ``attributions t`` and the day of ``articles a``."""
    event = _of_event_itself(filters)
    reports = Condition(
        "(t.record, t.id) IN (SELECT e.record, e.attribution FROM events e"
        f"{event.clause('WHERE')} AND e.attribution IS NOT NULL)",
        event.values,
    )
    return both(
        _during(filters, "a.day"),
        reports if event.sql else Condition(),
        _any(filters.source, _voice_of_attribution),
        _in_article(filters, "t"),  # the index first; then the statement's own words
        Condition(
            "onrecord_says(coalesce(t.source, '') || ' ' || coalesce(t.cue, '') || ' ' || "
            "t.content, ?)",
            (filters.text,),
        )
        if filters.text
        else Condition(),
    )


def of_source(filters: Filters) -> Condition:
    """Return what *filters* ask of a voice's statements; ``source`` is the voice itself."""
    return both(of_attribution(replace(filters, source=())), _any(filters.source, _innermost_voice))


def of_incident(filters: Filters) -> Condition:
    """Return what *filters* ask of ``incidents i``."""
    return both(
        _during(filters, "i.day", 'i."end"'),
        _any(filters.actor, lambda who: _side(who, "actor")),
        _any(filters.recipient, lambda who: _side(who, "recipient")),
        _among("i.type", filters.type),
        _among("i.country", filters.country),
        _any(filters.place, incident_at),
        _by_report(filters),
    )


def _by_report(filters: Filters) -> Condition:
    report = both(
        _any(filters.source, _voice_of_event),
        _in_article(filters, "e"),
        _among("e.factuality", filters.factuality),
    )
    if not report.sql:
        return report
    return Condition(
        "i.incident IN (SELECT m.incident FROM incident_reports m JOIN events e USING (event)"
        f"{report.clause('WHERE')})",
        report.values,
    )


def _any(values: Iterable[Any], condition: Callable[[Any], Condition]) -> Condition:
    return either(*map(condition, values))


def _among(column: str, values: tuple[str, ...]) -> Condition:
    if not values:
        return Condition()
    return Condition(f"{column} IN ({', '.join('?' * len(values))})", values)


def _during(filters: Filters, day: str, end: str | None = None, bound: str = "") -> Condition:
    conditions = []
    if filters.until:
        conditions.append(Condition(f"{day} <= ?", (filters.until,)))
    if filters.since and end:
        lasting = Condition(f"({bound}{end} >= ?)", (filters.since,))
        conditions.append(either(Condition(f"{day} >= ?", (filters.since,)), lasting))
    elif filters.since:
        conditions.append(Condition(f"{day} >= ?", (filters.since,)))
    return both(*conditions)


def _in_article(filters: Filters, table: str) -> Condition:
    if not filters.text:
        return Condition()
    return Condition(
        f"{table}.record IN (SELECT record FROM records WHERE article IN "
        "(SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?))",
        (match(filters.text),),
    )


def _participant(who: Named, role: str) -> Condition:
    arms, values = [], []
    if who.words:
        arms.append(
            "WITH names (name) AS MATERIALIZED (SELECT DISTINCT name COLLATE NOCASE "
            "FROM participants) SELECT p.event FROM participants p WHERE p.role = ? AND "
            "p.name COLLATE NOCASE IN (SELECT name FROM names WHERE onrecord_begins(name, ?))"
        )
        values += [role, who.words]
    coded = both(*_codes(who, "p"))
    if coded.sql:
        arms.append(f"SELECT p.event FROM participants p WHERE p.role = ? AND {coded.sql}")
        values += [role, *coded.values]
    return either(*_arms("e.event", arms, values))


def _arms(column: str, arms: list[str], values: list[Any]) -> list[Condition]:
    conditions, at = [], 0
    for arm in arms:
        count = arm.count("?")
        conditions.append(Condition(f"{column} IN ({arm})", tuple(values[at : at + count])))
        at += count
    return conditions


def _codes(who: Named, table: str) -> list[Condition]:
    codes = (("country", who.country), ("sector", who.sector))
    return [Condition(f"{table}.{column} = ?", (code,)) for column, code in codes if code]


def _side(who: Named, role: str) -> Condition:
    coded = Condition()
    if who.sector:  # an incident keeps no sectors: its reports do
        inner = both(*_codes(who, "p"))
        coded = Condition(
            "i.incident IN (SELECT m.incident FROM incident_reports m JOIN participants p "
            f"USING (event) WHERE p.role = ? AND {inner.sql})",
            (role, *inner.values),
        )
    elif who.country:
        coded = Condition(f"instr(i.{role}_country, ?)", (f'"{who.country}"',))
    named = Condition(f"onrecord_listed(i.{role}, ?)", (who.words,)) if who.words else Condition()
    return either(named, coded)


def _voice_of_event(who: Named) -> Condition:
    coded = _coded_voice("(e.record, e.attribution)", who)
    if not who.words:
        return coded
    itself = (
        "(e.attribution IS NULL AND e.source IN (WITH names (name) AS MATERIALIZED "
        "(SELECT DISTINCT source FROM events) SELECT name FROM names WHERE "
        "onrecord_begins(name, ?)))"
    )
    heard = Condition(f"(e.record, e.attribution) IN ({_HEARD})", (who.words,))
    return either(heard, _by_agency("e", who.words), Condition(itself, (who.words,)), coded)


def _voice_of_attribution(who: Named) -> Condition:
    coded = _coded_voice("(t.record, t.id)", who)
    if not who.words:
        return coded
    heard = Condition(f"(t.record, t.id) IN ({_HEARD})", (who.words,))
    return either(heard, _by_agency("t", who.words), coded)


def _innermost_voice(who: Named) -> Condition:
    named = Condition()
    if who.words:
        named = Condition(
            f"t.source_name IN ({_SPEAKERS} SELECT name FROM speakers WHERE "
            "onrecord_begins(name, ?))",
            (who.words,),
        )
    return either(named, _coded_voice("(t.record, t.id)", who))


def _by_agency(table: str, words: str) -> Condition:
    return Condition(
        f"{table}.record IN (SELECT record FROM records JOIN articles USING (article) "
        "WHERE agency IS NOT NULL AND onrecord_begins(agency, ?))",
        (words,),
    )


def _coded_voice(statement: str, who: Named) -> Condition:
    coded = both(*_codes(who, "n"))
    if not coded.sql:
        return coded
    return Condition(
        f"{statement} IN (SELECT s.record, s.id FROM attributions s JOIN entities n "
        f"ON n.record = s.record AND n.id = s.source_entity WHERE {coded.sql})",
        coded.values,
    )
