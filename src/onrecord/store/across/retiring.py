"""A record taken out of what is known across articles."""

from dataclasses import dataclass, field

import apsw

from . import claims, incidents

_OF_EVENTS = (
    ("reports", "event"),
    ("report_keys", "event"),
    ("report_links", "first"),
    ("report_links", "second"),
    ("incident_reports", "event"),
)


@dataclass(frozen=True, slots=True)
class Loss:
    """The reports and the assertions that have lost a neighbour; some may be gone themselves."""

    reports: set[int] = field(default_factory=set)
    assertions: set[int] = field(default_factory=set)

    def add(self, other: "Loss") -> None:
        """Take in what is lost besides."""
        self.reports.update(other.reports)
        self.assertions.update(other.assertions)


def retire(db: apsw.Connection, record: int) -> Loss:
    """Take *record* out: its reports, its assertions, and the incidents and claims they are part of."""
    own = set(incidents.numbers(db, record).values())
    said = claims.of_record(db, record)
    beside = claims.linked(db, said)
    reports = incidents.mates(db, own) | incidents.linked(db, own) | claims.events_near(db, said)
    incidents.clear(db, own)
    claims.clear_loose(db, beside)
    for table, column in _OF_EVENTS:
        db.execute(
            f"DELETE FROM {table} WHERE {column} IN (SELECT event FROM events WHERE record = ?)",
            (record,),
        )
    db.execute("DELETE FROM assertions WHERE record = ?", (record,))
    return Loss(reports - own, beside - said)
