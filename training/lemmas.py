#!/usr/bin/env python3
"""Learn the lemma table from the treebanks: lemmas.py SHARED OUT.json (prints its accuracy on the dev parts)."""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import spacy
from treebanks import documents

from onrecord.pipeline.lemmatizer import MAX_SUFFIX, Lemmatizer, key_of

MIN_RULE = 3
"""A suffix must have been seen this often before it makes a rule of its own."""

Observed = tuple[str, str, str]


def observed(shared: Path, part: str) -> Iterator[Observed]:
    """Yield (key, form, lemma) of every word; forms in lower case but for proper nouns."""
    for bank in ("ewt", "gum"):
        for document in documents(shared / f"data/treebanks/{bank}_{part}.conllu.zst"):
            for row in (r for sentence in document for r in sentence.rows):
                features = dict(f.split("=", 1) for f in row[5].split("|") if "=" in f)
                form = row[1] if row[3] == "PROPN" else row[1].lower()
                if row[2] != "_":
                    yield key_of(row[3], features), form, row[2]


def rule_of(form: str, lemma: str) -> tuple[int, str]:
    """Return (characters to cut, characters to add) that turn *form* into *lemma*."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


def learn(rows: list[Observed]) -> dict[str, dict]:
    """Return the table: a rule only where it decides otherwise than the next shorter suffix."""
    counts: dict[str, dict[str, Counter]] = defaultdict(lambda: defaultdict(Counter))
    lemmas: dict[tuple[str, str], Counter] = defaultdict(Counter)
    for key, form, lemma in rows:
        lemmas[key, form][lemma] += 1
    for (key, form), found in lemmas.items():
        rule = rule_of(form, found.most_common(1)[0][0])
        for size in range(min(MAX_SUFFIX, len(form)) + 1):
            counts[key][form[len(form) - size :]][rule] += 1
    rules: dict[str, dict[str, list]] = {}
    for key, suffixes in sorted(counts.items()):
        kept = rules.setdefault(key, {})
        for suffix, found in sorted(suffixes.items(), key=lambda s: (len(s[0]), s[0])):
            best = min(found, key=lambda r: (-found[r], r))
            shorter = next(
                (kept[suffix[i:]] for i in range(1, len(suffix) + 1) if suffix[i:] in kept), None
            )
            # what stands for a whole word is an exception, no rule: "VERB" without features
            whole = len(best[1]) > MAX_SUFFIX or (not suffix and sum(found.values()) < MIN_RULE)
            if (
                (sum(found.values()) >= MIN_RULE or not suffix)
                and list(best) != shorter
                and not whole
            ):
                kept[suffix] = list(best)
    return {"exceptions": _exceptions(lemmas, rules), "rules": rules}


def _exceptions(
    lemmas: dict[tuple[str, str], Counter], rules: dict[str, dict]
) -> dict[str, dict[str, str]]:
    table = _lemmatizer({"exceptions": {}, "rules": rules})
    out: dict[str, dict[str, str]] = {}
    for (key, form), found in sorted(lemmas.items()):
        lemma = min(found, key=lambda x: (-found[x], x))
        if _apply(table, key, form) != lemma and (key.split("|")[0] != "PROPN" or found[lemma] > 1):
            out.setdefault(key, {})[form] = lemma
    return out


def _lemmatizer(table: dict) -> Lemmatizer:
    made = Lemmatizer.__new__(Lemmatizer)
    made._set(table["exceptions"], table["rules"])
    return made


def _apply(table: Lemmatizer, key: str, form: str) -> str:
    pos, *values = key.split("|")
    return table.lemma(form, pos, dict.fromkeys(()) | _features(values))


def _features(values: list[str]) -> dict[str, str]:
    names = {
        "Pos": "Degree",
        "Cmp": "Degree",
        "Sup": "Degree",
        "Sing": "Number",
        "Plur": "Number",
        "Ptan": "Number",
        "Past": "Tense",
        "Pres": "Tense",
    }
    return {names.get(v, "VerbForm"): v for v in values}


def main() -> None:
    shared, out = Path(sys.argv[1]), Path(sys.argv[2])
    table = learn(list(observed(shared, "train")))
    out.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")), encoding="utf8")
    checked = Lemmatizer(spacy.blank("en"), path=str(out))
    dev = list(observed(shared, "dev"))
    right = sum(_apply(checked, key, form) == lemma for key, form, lemma in dev)
    print(f"{out.stat().st_size} bytes, dev accuracy {right / len(dev):.4f} of {len(dev)}")


if __name__ == "__main__":
    main()
