"""Codes every example of the event lexicon and says where entries fail.

Per type three shares of the examples: "matches", where the entry itself fits the marked word;
"best", where an entry of its type is the best one there; "codes", where the finished record has an
event of the type whose trigger overlaps the marked words. ``--list TYPE`` (or ``all``) prints the
failing ones with their parse. Also prints what two types claim alike.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import onrecord
from onrecord.codebook.lexicon import Entry

SHARES = ("matches", "best", "codes")


@dataclass(frozen=True)
class Verdict:
    """What the coder makes of one example."""

    entry: Entry
    matches: bool
    best: bool
    codes: bool
    doc: Any
    found: str
    """Types of the best entry at the mark and of the events that the record has."""


def judged(coder: Any, entries: Iterable[Entry]) -> Iterator[Verdict]:
    """Yield the verdict on the example of each entry."""
    matcher = coder.nlp.get_pipe("onrecord_events").matcher
    for entry in entries:
        before, marked, after = entry.example.split("*")
        doc = coder.nlp(before + marked + after)
        yield verdict(entry, doc, matcher, (len(before), len(before) + len(marked)))


def verdict(entry: Entry, doc: Any, matcher: Any, mark: tuple[int, int]) -> Verdict:
    """Return the verdict on *entry*, whose example is *doc*, the trigger at the characters *mark*."""
    start, end = mark
    tokens = [t for t in doc if t.idx < end and t.idx + len(t) > start]
    matches = sorted((m for t in tokens for m in matcher.match(t)), key=lambda m: -m.weight)
    events = doc._.onrecord_events
    over = [e for e in events if e.trigger.span[0] < end and e.trigger.span[1] > start]
    first = matches[0].entry if matches else None
    return Verdict(
        entry=entry,
        matches=any(m.entry is entry for m in matches),
        best=first is not None and first.type == entry.type,
        codes=any(e.type == entry.type for e in over),
        doc=doc,
        found=f"best {first and (' '.join(first.words), first.type)} "
        f"coded {[(e.trigger.text, e.type) for e in events]}",
    )


def contradictions(entries: Iterable[Entry]) -> list[tuple[str, list[str]]]:
    """Return the words that two types claim with the same frame, with the types."""
    types = defaultdict(set)
    for entry in entries:
        types[" ".join(entry.words), entry.pos, entry.frame].add(entry.type)
    return [(f"{w} ({p})", sorted(t)) for (w, p, _), t in types.items() if len(t) > 1]


def shares(verdicts: Iterable[Verdict]) -> dict[str, dict[str, float]]:
    """Return the shares per type and of all."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for v in verdicts:
        for row in (v.entry.type, "all"):
            counts[row]["n"] += 1
            counts[row].update(name for name in SHARES if getattr(v, name))
    return {
        row: {"n": c["n"], **{name: c[name] / c["n"] for name in SHARES}}
        for row, c in counts.items()
    }


def shown(verdicts: Iterable[Verdict], failing: str | None) -> Iterator[Verdict]:
    """Pass *verdicts* on and print those that fail in *failing*."""
    for v in verdicts:
        if failing and not getattr(v, failing):
            print(*lines(v), sep="\n")
        yield v


def lines(v: Verdict) -> Iterator[str]:
    """Yield the entry and the parse of its example, as far as either says why it fails."""
    failed = " ".join(name for name in SHARES if not getattr(v, name))
    yield f"{' '.join(v.entry.words)} [{v.entry.pos}] {v.entry.type}: not {failed}; {v.found}"
    yield f"    {v.entry.example}"
    yield "    " + " ".join(f"{t.text}/{t.pos_}/{t.dep_}>{t.head.text}" for t in v.doc)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", metavar="TYPE", help="print the failing examples of a type")
    parser.add_argument(
        "--failing", choices=SHARES, default="matches", help="what those fail in (matches)"
    )
    given = parser.parse_args()
    coder = onrecord.load()
    entries = coder.nlp.get_pipe("onrecord_events").codebook.lexicon.entries
    chosen = (e for e in entries if given.list in (None, "all", e.type))
    table = shares(shown(judged(coder, chosen), given.failing if given.list else None))
    print(f"{'type':<10} {'n':>5} " + " ".join(f"{name:>8}" for name in SHARES))
    for row, figures in sorted(table.items()):
        print(f"{row:<10} {figures['n']:>5} " + " ".join(f"{figures[s]:>8.3f}" for s in SHARES))
    for words, types in contradictions(entries):
        print(f"contradiction: {words}: {' '.join(types)}")


if __name__ == "__main__":
    main()
