"""What ``onrecord show`` prints: one thing of a store, down to the words it comes from."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from ..errors import StoreDamaged
from ..records import Attribution, Claim, CodedArticle, Event, Merge, Voice
from .identifiers import short
from .incidents import days, marks, spot, told_by, tolls
from .marking import event_parts, marked, passages, statement_parts
from .table import TableView
from .visible import shortened, visible
from .wording import NOBODY, counted, speech, sureness, voices, when, where, who

if TYPE_CHECKING:
    from ..store import Store
    from ..store.queries import ConflictRow, EventRow
    from ..store.queries.detail import (
        ArticleDetail,
        AttributionDetail,
        ClaimDetail,
        Detail,
        EventDetail,
        IncidentDetail,
    )

_STANCES = ("supports", "denies", "doubts", "declines")
_MERGES_SHOWN = 12


class Teller:
    """Prints details on *console*; the words of the articles come from *store*."""

    def __init__(self, console: Console, store: "Store") -> None:
        self._console = console
        self._store = store
        self._in_words = console.no_color or not console.is_terminal

    def tell(self, detail: "Detail") -> None:
        """Print *detail*."""
        match detail.kind:
            case "article":
                self._article(detail)
            case "incident":
                self._incident(detail)
            case "claim":
                self._claim(detail)
            case "event":
                self._event(detail)
            case "attribution":
                self._attribution(detail)

    def _print(self, text: Text | str, indent: int = 0) -> None:
        self._console.print(Padding(text, (0, 0, 0, indent), expand=False))

    def _facts(self, facts: Iterable[tuple[str, str]], indent: int = 2) -> None:
        for name, value in facts:
            line = Text(f"{name:<10}", style="dim")
            self._print(line.append(value.replace("\n", ", "), style="not dim"), indent)

    def _article(self, detail: "ArticleDetail") -> None:
        TableView(self._console).show(detail.record)
        article = detail.record.article
        self._facts([("article", article.id), ("address", visible(article.url or NOBODY))], 0)
        if detail.copies:
            self._print(f"{counted(len(detail.copies.members), 'article')} with this text:")
            for copy in detail.copies.members:
                self._print(f"{short(copy.article)}  {copy.kind}: {visible(copy.why)}", 2)
        for event, incident in detail.incidents.items():
            self._print(f"{event} is told of incident {short(incident)}")

    def _event(self, detail: "EventDetail") -> None:
        row = detail.event
        record = self._record(row.article.id)
        self._print(self._heading(row.article.id))
        self._words(record, row, detail.attribution)
        self._facts(_event_facts(row))
        if row.incident:
            self._facts([("incident", short(row.incident))])
        self._links(detail.links, row.article.id, row.id)

    def _attribution(self, detail: "AttributionDetail") -> None:
        said = detail.attribution
        record = self._record(said.article.id)
        self._print(self._heading(said.article.id))
        self._words(record, None, said)
        self._facts(
            [
                ("says who", voices(said.chain, None)),
                ("how", f"{speech(said)} ({said.type}, {said.stance})"),
                ("id", f"{short(said.article.id)}:{said.id}"),
            ]
        )
        for event in detail.events:
            self._print(f"reports {event.id}: {event.type}, {visible(event.trigger.text)}", 2)
        self._links(detail.links, said.article.id, said.id)

    def _incident(self, detail: "IncidentDetail") -> None:
        incident = detail.incident
        self._print(Text(visible(incident.title), style="bold"))
        label = incident.type if incident.mode is None else f"{incident.type} {incident.mode}"
        facts = [label, days(incident), spot(incident), *tolls(incident), told_by(incident)]
        known = [fact for fact in (*facts, *marks(incident)) if fact != NOBODY]
        self._print(Text(" · ".join(known), style="dim"))
        self._print(Text(f"incident {incident.id}", style="dim"))
        for articles in _by_copies(detail):
            self._console.print()
            for place_in_group, (article, rows) in enumerate(articles):
                self._print(self._heading(article), 2 if place_in_group else 0)
                if place_in_group:
                    self._print(f"a copy: {_why_copy(detail, article)}", 4)
                    continue
                for row in rows:
                    self._words(self._record(article), row, None)
                    self._facts(_event_facts(row))
        for claim in detail.claims:
            self._console.print()
            self._voices(claim)
        self._merges(incident.merges)

    def _claim(self, detail: "ClaimDetail") -> None:
        self._voices(detail.claim)
        if detail.claim.incident:
            self._print(f"about incident {short(detail.claim.incident)}")

    def _voices(self, claim: Claim) -> None:
        title = Text(f"{claim.aspect}: {shortened(claim.value, 200)}", style="bold")
        title.append(f"  {counted(claim.origins, 'origin')}, claim {short(claim.id)}", "dim")
        self._print(title)
        for stance in _STANCES:
            heard = [voice for voice in claim.voices if voice.stance == stance]
            for place, voice in enumerate(heard):
                self._print(_voice(voice, stance if place == 0 else ""), 2)

    def _merges(self, merges: Sequence[Merge]) -> None:
        if not merges:
            return
        self._console.print()
        self._print(Text("Held to be one, or not:", style="bold"))
        for merge in merges[:_MERGES_SHOWN]:
            one, other = (f"{short(report.article)}:{report.id}" for report in merge.between)
            score = "" if merge.score is None else f" {merge.score:.2f}"
            by = f" ({visible(merge.by)} decided)" if merge.by else ""
            why = "; ".join(map(visible, merge.why))
            self._print(f"{one} {'+' if merge.together else '≠'} {other}{score}{by}: {why}", 2)
        if (more := len(merges) - _MERGES_SHOWN) > 0:
            self._print(f"and {counted(more, 'more pair')}; --format jsonl has all", 2)

    def _links(self, links: "Sequence[ConflictRow]", article: str, id: str) -> None:
        for link in links:
            first, second = link.between
            at_first = (first.article.id, first.id) == (article, id)
            other = second if at_first else first
            where_said = f"{short(other.article.id)}:{other.id}"
            line = Text(f"{link.relation} ", style="magenta")
            line.append(f"{where_said} {voices(other.chain, None)}: ", style="not magenta")
            self._print(line.append(f"“{shortened(other.text, 200)}”  {visible(link.why)}"), 2)

    def _heading(self, article: str) -> Text:
        known = self._record(article).article
        facts = (known.publisher, known.published, known.title)
        line = Text(" · ".join(visible(fact) for fact in facts if fact), style="underline")
        return line.append(f"  {short(article)}", style="dim not underline")

    def _words(
        self, record: CodedArticle, event: Event | None, attribution: Attribution | None
    ) -> None:
        parts = []
        if event:
            parts += event_parts(event, {date.id: date.span for date in record.dates})
        if event and not attribution and event.attribution:
            said = (a for a in record.attributions if a.id == event.attribution)
            attribution = next(said, None)
        if attribution:
            parts += [
                part for part in statement_parts(attribution) if not event or part[0] != "content"
            ]
        text = record.article.text
        for passage in passages(text, parts):
            self._print(marked(text, passage, parts, in_words=self._in_words), 2)

    def _record(self, article: str) -> CodedArticle:
        record = self._store.record(article)
        if record is None:
            raise StoreDamaged(f"{self._store.path}: article {article} has rows but no record")
        return record


def _event_facts(row: "EventRow") -> list[tuple[str, str]]:
    label = row.type if row.mode is None else f"{row.type} {row.mode}"
    codes = [label, f"CAMEO {row.cameo}" if row.cameo else "", row.quad or ""]
    facts = [
        ("who", who(row.actor)),
        ("did what", ", ".join(code for code in codes if code)),
        ("to whom", who(row.recipient)),
        ("when", when(row)),
        ("where", where(row)),
        ("sure?", sureness(row)),
        ("says who", voices(row.chain, None)),
        ("because", visible(f"{row.why.rule}: {row.why.evidence}")),
        ("id", f"{short(row.article.id)}:{row.id}"),
    ]
    return [(name, value) for name, value in facts if value != NOBODY]


def _by_copies(detail: "IncidentDetail") -> "list[list[tuple[str, list[EventRow]]]]":
    """Return the articles with their reports, copies of one text together, the origin first."""
    group_of = {copy.article: group for group in detail.copies for copy in group.members}
    groups: dict[str, dict[str, list[EventRow]]] = {}
    for row in detail.reports:
        group = group_of.get(row.article.id)
        together = groups.setdefault(group.id if group else row.article.id, {})
        together.setdefault(row.article.id, []).append(row)
    ordered = []
    for articles in groups.values():
        of = group_of.get(next(iter(articles)))
        origin = of.origin if of else None
        ordered.append(sorted(articles.items(), key=lambda pair: pair[0] != origin))
    return ordered


def _why_copy(detail: "IncidentDetail", article: str) -> str:
    copies = (copy for group in detail.copies for copy in group.members)
    return next((visible(copy.why) for copy in copies if copy.article == article), NOBODY)


def _voice(voice: Voice, stance: str) -> Text:
    line = Text(f"{stance:<9}", style="red" if stance in ("denies", "doubts") else "green")
    line.append(voices(voice.chain, None), style="default")
    if voice.published:
        line.append(f", {voice.published[:10]}", style="dim")
    if voice.text:
        line.append(f": “{shortened(voice.text, 160)}”", style="default")
    return line.append(f"  {short(voice.statement.article)}:{voice.statement.id}", style="dim")
