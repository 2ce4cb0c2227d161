"""The state of a store at one moment, as exports read it: streams and three look-ups."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..records import Claim, CodedArticle, CopyGroup, Incident, Link, Statement


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is to be exported; filters have been applied before.

    The first five start a new pass at each call and yield in an order that depends on the content
    alone. The look-ups find what the streams refer to, so that nothing has to be kept in memory.

    Attributes:
        records: the current records by (published, id).
        incidents: the incidents.
        claims: the claims.
        links: the links between statements.
        groups: the groups of copies.
        record: article id -> its current record, None if there is none.
        incident_of: report -> id of its incident, None if it is in none.
        group_of: article id -> its group of copies, None if it has no copies.
    """

    records: Callable[[], Iterator[CodedArticle]]
    incidents: Callable[[], Iterator[Incident]]
    claims: Callable[[], Iterator[Claim]]
    links: Callable[[], Iterator[Link]]
    groups: Callable[[], Iterator[CopyGroup]]
    record: Callable[[str], CodedArticle | None]
    incident_of: Callable[[Statement], str | None]
    group_of: Callable[[str], CopyGroup | None]

    @classmethod
    def of(
        cls,
        records: Iterable[CodedArticle],
        incidents: Sequence[Incident] = (),
        *,
        claims: Sequence[Claim] = (),
        links: Sequence[Link] = (),
        groups: Sequence[CopyGroup] = (),
    ) -> "Snapshot":
        """Return a snapshot of what is in memory, for small collections and tests."""
        ordered = sorted(records, key=lambda r: (r.article.published or "", r.article.id))
        by_id = {record.article.id: record for record in ordered}
        incident_of = {report: i.id for i in incidents for report in i.reports}
        group_of = {member.article: group for group in groups for member in group.members}
        return cls(
            records=lambda: iter(ordered),
            incidents=lambda: iter(incidents),
            claims=lambda: iter(claims),
            links=lambda: iter(links),
            groups=lambda: iter(groups),
            record=by_id.get,
            incident_of=incident_of.get,
            group_of=group_of.get,
        )
