"""Events, attributions, incidents: what the records and collation hold, row by row."""

import msgspec

from ...errors import StoreDamaged
from ...records import Incident
from ..filters import Filters
from ..store import Store
from .condition import Condition, both
from .conditions import of_attribution, of_event, of_incident
from .opened import AttributionRow, EventRow, Opened
from .paging import PAGE, Page, Query, counted, paged

_incident = msgspec.json.Decoder(Incident)
_CURRENT = Condition("r.current")


def events(
    store: Store, filters: Filters, *, limit: int = PAGE, after: str | None = None
) -> Page[EventRow]:
    """Return events by day, article and place in the article.

    Raises:
        InputError: *after* is no cursor of this question.
        StoreDamaged: a record cannot be read back.
    """
    rows, following = paged(store, _events(filters), limit, after)
    opened = Opened(store)
    return Page([opened.event(*row) for row in rows], following)


def _events(filters: Filters) -> Query:
    return Query(
        columns="a.id, e.id, i.id",
        # CROSS: the events come first, by the index of their days or what the filters know
        tables="events e CROSS JOIN records r USING (record) CROSS JOIN articles a USING (article) "
        "LEFT JOIN incident_reports m USING (event) LEFT JOIN incidents i USING (incident)",
        keys=("e.day", "a.id", "length(e.id)", "e.id"),
        where=both(_CURRENT, of_event(filters)),
    )


def attributions(
    store: Store, filters: Filters, *, limit: int = PAGE, after: str | None = None
) -> Page[AttributionRow]:
    """Return attributions by day of publication, article and place in the article.

    Raises:
        InputError: *after* is no cursor of this question.
        StoreDamaged: a record cannot be read back.
    """
    rows, following = paged(store, _attributions(filters), limit, after)
    opened = Opened(store)
    return Page([opened.attribution(*row) for row in rows], following)


def _attributions(filters: Filters) -> Query:
    return Query(
        columns="a.id, t.id",
        tables="attributions t JOIN records r USING (record) JOIN articles a USING (article)",
        keys=("a.day", "a.id", "length(t.id)", "t.id"),
        where=both(_CURRENT, of_attribution(filters)),
    )


def incidents(
    store: Store, filters: Filters, *, limit: int = PAGE, after: str | None = None
) -> Page[Incident]:
    """Return incidents by day and id.

    Raises:
        InputError: *after* is no cursor of this question.
        StoreDamaged: an incident cannot be read back.
    """
    rows, following = paged(store, _incidents(filters), limit, after)
    return Page([read_incident(store, id, data) for id, data in rows], following)


def _incidents(filters: Filters) -> Query:
    return Query(
        columns="i.id, i.data",
        tables="incidents i",
        keys=("i.day", "i.id"),
        where=of_incident(filters),
    )


def read_incident(store: Store, id: str, data: bytes) -> Incident:
    """Return the incident that collation wrote.

    Raises:
        StoreDamaged: *data* is none.
    """
    try:
        return _incident.decode(data)
    except msgspec.MsgspecError as error:
        raise StoreDamaged(f"{store.path}: incident {id} is damaged ({error})") from error


def count_events(store: Store, filters: Filters) -> int:
    """Return how many events *filters* find."""
    return counted(store, _events(filters))


def count_attributions(store: Store, filters: Filters) -> int:
    """Return how many attributions *filters* find."""
    return counted(store, _attributions(filters))


def count_incidents(store: Store, filters: Filters) -> int:
    """Return how many incidents *filters* find."""
    return counted(store, _incidents(filters))
