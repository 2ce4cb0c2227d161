"""Measures what adding to the archive costs as it grows: ``make bench-archive``.

Articles are made by varying coded ones (of ../shared's written corpus, or the demo dossier): each
long word is swapped for another of the same length, so that offsets hold and the text reads like
news of other people and places; half of the names are made up for four articles each, since most
names in the news are heard in few articles. About 100 articles fall on a day, what a desk of some
hundred feeds reads; every tenth article is printed again by another outlet. Prints articles added
per second while the store passes each size, the ratio to the first, and the file's size.
"""

import argparse
import json
import re
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path

import msgspec

from onrecord.archive import Archive
from onrecord.records import CodedArticle, from_json
from onrecord.store import Store

ROOT = Path(__file__).resolve().parents[1]
SIZES = (1_000, 10_000, 100_000)
MEASURED = 500
"""Articles timed at each size."""
BATCH = 50
PER_DAY = 100
WORD = re.compile(r"[^\W\d_]{5,}")
ISO = re.compile(r"\d{4}-\d\d-\d\d")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=Path, help="JSON Lines of records, from `onrecord code`")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    given = parser.parse_args()
    records = [from_json(line) for line in given.records.read_bytes().splitlines()]
    coded = [r for r in records if isinstance(r, CodedArticle) and r.events]
    with tempfile.TemporaryDirectory() as folder:
        figures = curve(coded, Path(folder) / "bench.db", given.sizes)
    print(json.dumps(figures, indent=2))
    if given.json:
        given.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def curve(coded: list[CodedArticle], path: Path, sizes: list[int]) -> dict[str, float]:
    """Return speed and room at each of *sizes*.

    Speed is measured side by side: the same articles, batch by batch, go into the grown store and
    into one that holds the latest ``sizes[0]`` articles alone, so that a busy machine slows both.
    """
    source = varied(coded)
    latest: deque[CodedArticle] = deque(maxlen=sizes[0])
    figures: dict[str, float] = {}
    kept = 0
    with Store.writing(path) as store:
        archive = Archive(store)
        for size in sizes:
            while kept < size:
                batch = [next(source) for _ in range(BATCH)]
                archive.add(batch)
                latest.extend(batch)
                kept += BATCH
            small = path.with_name(f"small{size}.db")
            with Store.writing(small) as beside:
                other = Archive(beside)
                for start in range(0, len(latest), BATCH):
                    other.add(list(latest)[start : start + BATCH])
                spent = [0.0, 0.0]
                for _ in range(MEASURED // BATCH):
                    batch = [next(source) for _ in range(BATCH)]
                    latest.extend(batch)
                    for i, each in enumerate((archive, other)):
                        start_at = time.perf_counter()
                        each.add(batch)
                        spent[i] += time.perf_counter() - start_at
            kept += MEASURED
            figures[f"articles_per_second_at_{size}"] = round(MEASURED / spent[0], 1)
            figures[f"speed_kept_at_{size}"] = round(spent[1] / spent[0], 2)
            store.db.pragma("wal_checkpoint(TRUNCATE)")
            figures[f"kb_per_article_at_{size}"] = round(path.stat().st_size / kept / 1024, 1)
            print(size, figures, flush=True)
    return figures


def varied(coded: list[CodedArticle]) -> Iterator[CodedArticle]:
    """Yield ever new records made of *coded*."""
    words: dict[int, list[str]] = {}
    for record in coded:
        for word in WORD.findall(record.article.text):
            words.setdefault(len(word), []).append(word.lower())
    vocabulary = {n: sorted(set(some)) for n, some in words.items()}
    number = 0
    while True:
        base = coded[number % len(coded)]
        made = vary(base, number, vocabulary)
        if number % 10 == 9:
            yield copy(made, number)
        yield made
        number += 1


def vary(record: CodedArticle, number: int, vocabulary: dict[int, list[str]]) -> CodedArticle:
    salt = number.to_bytes(8, "big")
    swapped: dict[str, str] = {}

    def word(match: re.Match[str]) -> str:
        old = match[0].lower()
        if old not in swapped:
            # one in three words stays: reporting verbs and the like are the same everywhere
            pick = int.from_bytes(blake2b(old.encode(), key=salt, digest_size=4).digest(), "big")
            choice = vocabulary.get(len(old), [old])
            swapped[old] = old if pick % 3 == 0 else choice[pick // 3 % len(choice)]
        new = swapped[old]
        if match[0][0].isupper() and int.from_bytes(blake2b(old.encode()).digest()[:1], "big") % 2:
            new = made_up(old, number // 4)
        return new.capitalize() if match[0][0].isupper() else new

    day = date(2020, 1, 1) + timedelta(days=number // PER_DAY)
    published = record.article.published or "2021-06-01"
    shift = day - date.fromisoformat(published[:10])

    def string(value: str) -> str:
        if ISO.fullmatch(value[:10]):
            try:
                return (date.fromisoformat(value[:10]) + shift).isoformat() + value[10:]
            except (ValueError, OverflowError):
                return value
        return WORD.sub(word, value)

    fields = walk(msgspec.to_builtins(record), string, skip=FIXED, number=number)
    fields["article"]["published"] = day.isoformat()
    fields["article"]["id"] = blake2b(salt, digest_size=16).hexdigest()
    fields["article"]["publisher"] = f"Outlet {number % 211}"
    return msgspec.convert(fields, CodedArticle)


def made_up(word: str, story: int) -> str:
    """Return a name of the length of *word* that only the articles of *story* hold."""
    digest = blake2b(f"{word} {story}".encode(), digest_size=32).digest()
    letters = ("bcdfghklmnprstvz", "aeiou")
    return "".join(letters[i % 2][digest[i % 32] % len(letters[i % 2])] for i in range(len(word)))


FIXED = frozenset(
    ("schema", "coder", "id", "kind", "sector", "type", "act", "stance", "parent", "mode", "basis",
     "factuality", "time", "quad", "cameo", "precision", "attribution", "source_entity", "entity",
     "place_id", "of", "language", "contexts", "between", "why")
)  # fmt: skip


def walk(value: object, string, *, skip: frozenset[str], number: int) -> object:
    if isinstance(value, dict):
        made = {}
        for key, part in value.items():
            fixed = key in skip or (key in ("place", "date") and isinstance(part, str))
            made[key] = part if fixed else walk(part, string, skip=skip, number=number)
        if isinstance(made.get("lat"), float):
            made["lat"] = (made["lat"] + number * 7.3) % 140 - 70
            made["lon"] = (made["lon"] + number * 11.7) % 360 - 180
        if isinstance(made.get("country"), str):
            made["country"] = string(value["country"].lower() * 2)[:3].upper()
        return made
    if isinstance(value, list):
        return [walk(part, string, skip=skip, number=number) for part in value]
    return string(value) if isinstance(value, str) else value


def copy(record: CodedArticle, number: int) -> CodedArticle:
    """Return *record* as another outlet prints it: the same words under another name."""
    id = blake2b(number.to_bytes(8, "big"), digest_size=16, key=b"copy").hexdigest()
    article = msgspec.structs.replace(
        record.article, id=id, publisher=f"Outlet {number % 97 + 300}", agency="AP"
    )
    return msgspec.structs.replace(record, article=article)


if __name__ == "__main__":
    main()
