"""Writes ``docs/benchmarks.md``: the evaluation on ``../shared`` where it is there, and the bench.

Only figures reach the page, never a text of the data. Date, commit and model version are given,
so that the same figures make the same bytes.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from bench import LABELS

from onrecord.evaluation.layout import FIGURE_OF, fraction, interval
from onrecord.evaluation.report import Measure, Report

ROOT = Path(__file__).resolve().parents[1]
BARS = ROOT / "scripts/bars.tsv"
TRAINED_ON = ("ner/uner_ewt_dev.iob2",)
"""Development data that a part of the model was fitted on (training/names_head.py): not reported."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure that must be reached; ``relation`` is >= or <=."""

    what: str
    dataset: str
    measure: str
    relation: str
    bar: float

    def met(self, figure: float) -> bool:
        """Whether *figure* reaches the bar."""
        return figure >= self.bar if self.relation == ">=" else figure <= self.bar


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--date", required=True, help="ISO date of the run")
    parser.add_argument("--commit", required=True)
    parser.add_argument("--model", required=True, help="name and version of the model")
    parser.add_argument("--bench", type=Path, help="figures of bench.py --json; else it is run")
    parser.add_argument("--reports", type=Path, help="lines of onrecord.evaluation; else it is run")
    parser.add_argument("--archive", type=Path, help="figures of bench_archive.py --json")
    parser.add_argument("--out", type=Path, default=ROOT / "docs/benchmarks.md")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = json.loads((given.bench or run_bench(Path(folder))).read_text("utf-8"))
        lines = (
            given.reports.read_bytes()
            if given.reports
            else run_evaluation(given.shared, Path(folder))
        )
    if given.archive:
        figures["archive"] = json.loads(given.archive.read_text("utf-8"))
        figures |= figures["archive"]
    reports = [msgspec.json.decode(line, type=Report) for line in lines.splitlines()]
    reports = [report for report in reports if report.dataset not in TRAINED_ON]
    facts = {"date": given.date, "commit": given.commit, "model": given.model}
    given.out.parent.mkdir(exist_ok=True)
    given.out.write_text(page(reports, figures, read_bars(BARS), facts=facts), encoding="utf-8")


def run_bench(folder: Path) -> Path:
    """Run ``bench.py`` and return the file with its figures."""
    out = folder / "bench.json"
    subprocess.run([sys.executable, str(ROOT / "scripts/bench.py"), "--json", str(out)], check=True)
    return out


def run_evaluation(shared: Path, folder: Path) -> bytes:
    """Return the reports on all development data of *shared*, nothing where it is missing."""
    if not (shared / "data").is_dir():
        return b""
    written = compiled_corpus(shared, folder)
    data = [shared / "data", written, sets_across_articles(written, folder)]
    command = [sys.executable, "-m", "onrecord.evaluation", *map(str, data)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


def compiled_corpus(shared: Path, folder: Path) -> Path:
    """Return the written corpus as coded articles with their names, compiled into *folder*."""
    marks = sorted((shared / "data/corpus/written").glob("*.mark"))
    command = [sys.executable, str(shared / "tools/compile_corpus.py"), *map(str, marks)]
    # It ends with 1 where an article is malformed, and leaves that one out.
    articles = subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout.splitlines()
    names: dict[str, Any] = {}
    for path in sorted((shared / "data/corpus/written").glob("*.names.jsonl")):
        rows = map(json.loads, path.read_bytes().splitlines())
        names |= {row["id"]: row["names"] for row in rows}
    out = folder / "written/corpus.jsonl"
    out.parent.mkdir()
    with out.open("w", encoding="utf-8") as file:
        for article in map(json.loads, articles):
            file.write(json.dumps(article | {"names": names.get(article["id"])}) + "\n")
    return out


def sets_across_articles(written: Path, folder: Path) -> Path:
    """Return a folder with our own pairs, stories, and the synthetic copies of the written corpus."""
    sys.path.insert(0, str(ROOT))
    from tests.collation.synthetic import Made, synthetic

    ours, out = ROOT / "tests/collation", folder / "across"
    out.mkdir()
    for part in ("stories", "claim_stories"):
        texts = [p.read_text("utf-8") for p in sorted((ours / part).glob("*.jsonl"))]
        (out / f"{part}.jsonl").write_text("".join(texts), encoding="utf-8")
    for path in ours.glob("pairs*.jsonl"):
        (out / path.name).write_text(path.read_text("utf-8"), encoding="utf-8")
    rows = [json.loads(line) for line in written.read_text("utf-8").splitlines()]
    made = synthetic(
        [
            Made(r["id"], r["id"], "original", r["outlet"], r["published"], r["text"])
            for r in rows[::12]
        ]
    )
    with (out / "copies.jsonl").open("w", encoding="utf-8") as file:
        for each in made:
            gold = {
                "id": each.id, "text": each.text, "copy_group": each.group,
                "variation": each.variation, "publisher": each.publisher,
                "published": each.published, "agency": each.agency,
            }  # fmt: skip
            file.write(json.dumps({k: v for k, v in gold.items() if v is not None}) + "\n")
    return out


def read_bars(path: Path) -> list[Bar]:
    """Return the bars of a table with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Bar(r["what"], r["dataset"], r["measure"], r["relation"], float(r["bar"])) for r in rows
        ]


def page(
    reports: Iterable[Report], figures: dict[str, Any], bars: list[Bar], *, facts: dict[str, str]
) -> str:
    """Return the page in Markdown."""
    found = sorted(reports, key=lambda r: (r.task, r.dataset))
    by_name = {r.dataset: r for r in found}
    cores = f"{figures['cpu']}, {figures['cores']} cores, Python {figures['python']}"
    sections = [
        "# Benchmarks\n\n<!-- Written by scripts/write_benchmarks.py; do not edit. -->\n",
        f"{facts['date']}, commit `{facts['commit']}`, model {facts['model']}; {cores}.\n",
        "Gold data are development sets that no model was trained on; figures are F1 unless said "
        "otherwise, with 95 % bootstrap intervals over documents. Lines that begin with `engine` "
        "read what the encoder marks, all others the finished record.\n",
        "## Bars\n\n"
        + _rows(["what", "figure", "95 %", "bar", "met"], _bar_rows(bars, by_name, figures)),
        "## Speed, memory, size\n\n" + _rows(["what", "figure"], _bench_rows(figures)),
        "## The archive as it grows\n\nscripts/bench_archive.py: articles made by varying coded "
        "ones; speed kept is against a store of the latest 1,000, measured side by side.\n\n"
        + _rows(
            ["articles kept", "added per second", "speed kept", "kB per article"], _growth(figures)
        ),
    ]
    for report in found:
        of = "" if report.coded == report.documents else f", {report.coded:,} of them coded"
        head = f"## {report.dataset}\n\n{report.task}: {report.documents:,} documents{of}\n\n"
        columns = ["measure", "", "figure", "95 %", "P", "R", "gold"]
        sections.append(head + _rows(columns, map(_measure_row, report.measures)))
    return "\n".join(sections)


def _bar_rows(
    bars: list[Bar], reports: dict[str, Report], figures: dict[str, Any]
) -> Iterator[list[str]]:
    for bar in bars:
        limit = f"{'≥' if bar.relation == '>=' else '≤'} {bar.bar:g}"
        if bar.dataset == "bench":
            figure = figures.get(bar.measure)
            digits = 1 if figure and figure >= 10 else 2
            shown, bounds = "not measured" if figure is None else f"{figure:,.{digits}f}", ""
        else:
            name, _, part = bar.measure.partition(" / ")
            report = reports.get(bar.dataset)
            found = [m for n in name.split(" + ") if (m := _find(report, n)) is not None]
            # several are meant as their mean, as the CoNLL figure of coreference is
            figure = (
                sum(getattr(m, part or "figure") for m in found) / len(found) if found else None
            )
            shown = "not measured" if figure is None else fraction(figure)
            bounds = interval(found[0]) if len(found) == 1 and not part else ""
        met = "" if figure is None else "yes" if bar.met(figure) else "**no**"
        yield [bar.what, shown, bounds, limit, met]


def _find(report: Report | None, name: str) -> Measure | None:
    return next((m for m in report.measures if m.name == name), None) if report else None


def _bench_rows(figures: dict[str, Any]) -> Iterator[list[str]]:
    for name, label in LABELS.items():
        if name in figures:
            yield [label, f"{figures[name]:,.2f}"]


def _growth(figures: dict[str, Any]) -> Iterator[list[str]]:
    told = figures.get("archive", {})
    sizes = sorted(int(name.rsplit("_", 1)[1]) for name in told if name.startswith("kb_per"))
    for size in sizes:
        parts = (
            told[f"{n}_at_{size}"] for n in ("articles_per_second", "speed_kept", "kb_per_article")
        )
        yield [f"{size:,}", *(f"{part:g}" for part in parts)]


def _measure_row(measure: Measure) -> list[str]:
    rates = [fraction(measure.figure), interval(measure)]
    rates += ["" if x is None else fraction(x) for x in (measure.precision, measure.recall)]
    return [measure.name, FIGURE_OF[measure.kind], *rates, f"{measure.gold:,.10g}"]


def _rows(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    main()
