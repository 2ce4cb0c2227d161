"""Records in, records out, and users' word on what is one incident."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..collation import copies
from ..errors import InputError
from ..records import Article, CodedArticle, CoderVersions
from ..store import Store
from ..store.across import collated_by, forget
from ..store.across import incidents as kept_incidents
from ..store.across.copies import linked as copies_of
from ..store.across.retiring import Loss, retire
from ..store.write import has, keep, remove
from .claims import claim, link_up, put_assertions
from .copies import group
from .incidents import merge


@dataclass(frozen=True, slots=True)
class Added:
    """How many of a batch's records were new, and how many replace those of an older coder."""

    new: int = 0
    recoded: int = 0
    known: int = 0


COLLATION = f"1 {copies.VERSION}"
"""The version of collation; raise the first number when keys, scores or what is kept change."""
BATCH = 500
"""Articles collated at a time when all are collated anew."""


class Archive:
    """Adds to and takes from a store that is open for writing.

    What another version of collation wrote is made anew first: two versions' keys and scores
    do not mix. *progress* is told how many of how many articles are done.
    """

    def __init__(
        self, store: Store, *, progress: Callable[[int, int], None] = lambda done, of: None
    ) -> None:
        self.store = store
        if collated_by(store.db) != COLLATION:
            self.collate_anew(progress)

    def collate_anew(self, progress: Callable[[int, int], None] = lambda done, of: None) -> None:
        """Make copies, incidents and claims anew from the records and the users' decisions."""
        db = self.store.db
        with self.store.transaction():
            forget(db, COLLATION)
            numbers = [
                (int(article), int(record), str(id))
                for article, record, id in db.execute(
                    "SELECT article, record, id FROM records JOIN articles USING (article) "
                    "WHERE current ORDER BY article"
                )
            ]
            for start in range(0, len(numbers), BATCH):
                part = numbers[start : start + BATCH]
                self._collate(
                    [(a, r, record) for a, r, id in part if (record := self.store.record(id))],
                    Loss(),
                )
                progress(start + len(part), len(numbers))

    def knows(self, article: Article, coder: CoderVersions) -> bool:
        """Tell whether *coder* has coded *article* before; its new address is noted then."""
        with self.store.transaction():
            return has(self.store.db, article, coder)

    def add(self, records: Iterable[CodedArticle]) -> Added:
        """Keep *records* and collate them with what is there: all of them, or none.

        Raises:
            StoreError: they cannot be written; the store is as it was.
        """
        db = self.store.db
        new = recoded = known = 0
        fresh: list[tuple[int, int, CodedArticle]] = []
        lost = Loss()
        with self.store.transaction():
            for record in records:
                kept = keep(db, record)
                if kept.record is None:
                    known += 1
                    continue
                if kept.outdated is not None:
                    lost.add(retire(db, kept.outdated))
                    fresh = [one for one in fresh if one[1] != kept.outdated]
                    recoded += 1
                else:
                    new += 1
                fresh.append((kept.article, kept.record, record))
            self._collate(fresh, lost)
        return Added(new, recoded, known)

    def delete(self, articles: Sequence[str]) -> None:
        """Take the articles of those ids out, with all that is kept of them.

        Raises:
            InputError: one is not there; none is deleted then.
            StoreError: they cannot be deleted; the store is as it was.
        """
        db = self.store.db
        with self.store.transaction():
            lost = Loss()
            orphans: set[int] = set()
            for id in articles:
                number: Any = db.execute("SELECT article FROM articles WHERE id = ?", (id,)).get
                if number is None:
                    raise InputError(f"{id}: no article of that id in {self.store.path}")
                rows = db.execute("SELECT record FROM records WHERE article = ?", (number,))
                for record in [int(n) for (n,) in rows]:
                    lost.add(retire(db, record))
                orphans |= copies_of(db, {number}) - {number}
                remove(db, number)
            left = {n for n in orphans if _there(self.store, n)}
            self._collate([], lost, left)
        # what was overwritten in the file is still in the log beside it
        self.store.db.pragma("wal_checkpoint(TRUNCATE)")

    def unite(self, incidents: Sequence[str], *, by: str, why: str, made: str) -> None:
        """Keep that *incidents* are one; *made* is the time of the decision, ISO 8601.

        Raises:
            InputError: there is no such incident.
        """
        db = self.store.db
        with self.store.transaction():
            reports = [self._reports(incident) for incident in incidents]
            for others in reports[1:]:
                pair = (reports[0][0], others[0])
                kept_incidents.put_decision(db, pair, together=True, made=made, by=by, why=why)
            self._collate([], Loss({event for some in reports for event in some}))

    def split(
        self, incident: str, reports: Sequence[tuple[str, str]], *, by: str, why: str, made: str
    ) -> None:
        """Keep that *reports* (article and event) of an incident are of another one.

        Raises:
            InputError: there is no such incident, or a report is not of it, or all are named.
        """
        db = self.store.db
        with self.store.transaction():
            all_reports = self._reports(incident)
            out = [self._report(report, all_reports, incident) for report in reports]
            rest = [event for event in all_reports if event not in out]
            if not rest:
                raise InputError(f"{incident}: all its reports are named; nothing would be left")
            for event in out:
                for other in rest:
                    kept_incidents.put_decision(
                        db, (other, event), together=False, made=made, by=by, why=why
                    )
            for other in out[1:]:
                kept_incidents.put_decision(
                    db, (out[0], other), together=True, made=made, by=by, why=why
                )
            self._collate([], Loss(set(all_reports)))

    def _collate(
        self,
        fresh: Sequence[tuple[int, int, CodedArticle]],
        lost: Loss,
        regroup: Iterable[int] = (),
    ) -> None:
        """Bring copies, incidents and claims up to date.

        *fresh* are article, record and record's row of what is new, *lost* what has lost a
        neighbour, *regroup* the articles that have lost a copy.
        """
        db = self.store.db
        moved = group(db, fresh, regroup)
        put_assertions(db, fresh)
        linked, told = link_up(db, fresh, moved)
        merge(db, fresh, lost.reports | told, moved)
        claim(db, linked | lost.assertions)

    def _reports(self, incident: str) -> list[int]:
        sql = (
            "SELECT m.event FROM incident_reports m JOIN incidents i USING (incident) "
            "JOIN events e USING (event) JOIN records r USING (record) "
            "JOIN articles a USING (article) WHERE i.id = ? ORDER BY a.published, a.id, e.event"
        )
        found = [event for (event,) in self.store.db.execute(sql, (incident,))]
        if not found:
            raise InputError(f"{incident}: no incident of that id in {self.store.path}")
        return found

    def _report(self, report: tuple[str, str], among: Sequence[int], incident: str) -> int:
        event = self.store.db.execute(
            "SELECT e.event FROM incident_reports JOIN incidents i USING (incident) "
            "JOIN events e USING (event) JOIN records r USING (record) "
            "JOIN articles a USING (article) WHERE i.id = ? AND a.id = ? AND e.id = ?",
            (incident, *report),
        ).get
        if event not in among:
            raise InputError(f"{report[0]}:{report[1]}: no report of incident {incident}")
        return int(event)


def _there(store: Store, article: int) -> bool:
    sql = "SELECT 1 FROM articles WHERE article = ?"
    return store.db.execute(sql, (article,)).get is not None
