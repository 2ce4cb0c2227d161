"""The measures agree with the scorers of ``../shared/tools`` on the development data."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from onrecord.evaluation.places import alpha2
from onrecord.evaluation.police import labels_tally
from onrecord.evaluation.report import Report, measures
from onrecord.evaluation.run import evaluate
from onrecord.records import CodedArticle, to_json

from .fakes import FakeCoder, Perturbed

SHARED = Path(__file__).parents[3] / "shared"
BENCHMARKS = SHARED / "data" / "benchmarks"

pytestmark = pytest.mark.skipif(
    not BENCHMARKS.is_dir(), reason="the development data are not beside this checkout"
)

noises = pytest.mark.parametrize("noise", [0.0, 0.3])


class Case:
    """A gold file, records made of it, and both sides' figures."""

    def __init__(
        self, name: str, made: Callable[[Mapping[str, Any]], CodedArticle], folder: Path
    ) -> None:
        self.path = BENCHMARKS / name
        self.folder = folder
        self.rows = [json.loads(line) for line in self.path.read_bytes().splitlines()]
        self.records = {row["id"]: made(row) for row in self.rows}

    @property
    def report(self) -> Report:
        """What ``onrecord evaluate`` says."""
        return next(evaluate(self.path, FakeCoder(self.records)))

    def adapted(self, kind: str) -> Path:
        """The records as the scorer called *kind* reads them."""
        out = self.folder / "predicted.jsonl"
        out.write_text(_tool("adapt.py", kind, self.path, self._written()), "utf-8")
        return out

    def _written(self) -> Path:
        path = self.folder / "records.jsonl"
        path.write_text("".join(f"{to_json(r)}\n" for r in self.records.values()), "utf-8")
        return path

    def whole(self) -> dict[str, Any]:
        """The figures of score_record.py."""
        return json.loads(_tool("score_record.py", self.path, self._written(), "--json"))


def _tool(name: str, *arguments: object) -> str:
    command = [sys.executable, str(SHARED / "tools" / name), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _same(report: Report, name: str, expected: float | None) -> None:
    known = {m.name: m.figure for m in report.measures}
    assert (known.get(name) or 0) == pytest.approx(expected or 0, abs=5e-5), name


@noises
def test_record_agrees(noise: float, tmp_path: Path) -> None:
    """Every measure of score_record.py comes out the same, the mean over two annotators."""
    case = Case("record/dev.jsonl", Perturbed(noise).record, tmp_path)
    names = {
        "attribution content": "attribution content",
        "attribution triple (content+source)": "attribution triple",
        "attribution stance (matched)": "attribution stance (matched)",
        "attribution nesting": "attribution nesting",
        "event trigger (any type, span overlap)": "event trigger (any type)",
        "event type": "event type",
        "event tuple (type+actor+recipient countries)": (
            "event tuple (type, actor and recipient countries)"
        ),
        "actor countries (matched)": "actor countries (matched)",
        "recipient countries (matched)": "recipient countries (matched)",
        "mode (matched, gold has one)": "mode (matched)",
        "factuality polarity (matched)": "factuality polarity (matched)",
        "factuality other than CT+ (exact)": "factuality other than CT+",
        "date (matched, gold has one)": "date (matched)",
        "place country (matched, gold has one)": "place country (matched)",
        "event voice (matched): author or which source": "event voice (matched)",
        "record (tuple+polarity+voice)": "record (tuple, polarity, voice)",
    }
    report, expected = case.report, case.whole()
    assert set(expected) == set(names)
    for theirs, ours in names.items():
        _same(report, ours, expected[theirs]["F"])
        if report[ours].precision is not None:
            assert report[ours].precision == pytest.approx(expected[theirs]["P"], abs=5e-5)
            assert report[ours].recall == pytest.approx(expected[theirs]["R"], abs=5e-5)


@noises
@pytest.mark.parametrize("name", ["polnear_dev", "gum_attribution_dev"])
def test_attribution_agrees(name: str, noise: float, tmp_path: Path) -> None:
    """Token, exact and overlap F1 by role, triples, chains and speakers come out the same."""
    case = Case(f"attribution/{name}.jsonl", Perturbed(noise).attributions, tmp_path)
    out = tmp_path / "figures.json"
    _tool("score_attribution.py", case.adapted("attribution"), case.path, "--json", out)
    expected, report = json.loads(out.read_text()), case.report
    for role in ("source", "cue", "content"):
        _same(report, f"{role} tokens", expected[f"{role}.token"][2])
        _same(report, f"{role} exact", expected[f"{role}.exact"][2])
        _same(report, f"{role} exact but for its edges", expected[f"{role}.exact~"][2])
        _same(report, f"{role} overlap", expected[f"{role}.overlap"][2])
    _same(report, "triple", expected["triple"][2])
    _same(report, "source and content", expected["who+what"][2])
    _same(report, "triple exact", expected["triple-x"][2])
    _same(report, "nested chain", expected["chain"][2])
    _same(report, "direct quotes found", expected["quote_found"])
    _same(report, "speaker of direct quotes", expected["speaker"])


@noises
@pytest.mark.parametrize("name", ["plover_gsr_dev", "plv_dev", "cameo_srctgt_dev"])
def test_events_agree(name: str, noise: float, tmp_path: Path) -> None:
    """Every level of score_events.py comes out the same, with hit and first."""
    case = Case(f"events/{name}.jsonl", Perturbed(noise).events, tmp_path)
    out = tmp_path / "figures.json"
    _tool("score_events.py", case.path, case.adapted("events"), "--json", out)
    expected, report = json.loads(out.read_text()), case.report
    assert expected
    renamed = {
        "tuple_strict": "tuple strict",
        "span_source": "source spans",
        "span_target": "target spans",
        "span_tuple": "span tuple",
    }
    for level, figures in expected.items():
        name = renamed.get(level, level)
        _same(report, name, figures["F1"])
        _same(report, f"{name}: hit", figures["hit"])
        _same(report, f"{name}: first", figures["first"])


@noises
@pytest.mark.parametrize("name", ["lgl", "trnews", "geovirus", "geowebnews"])
def test_places_agree(name: str, noise: float, tmp_path: Path) -> None:
    """Recognition, resolution and end-to-end figures of score_geo.py come out the same."""
    alpha3 = {two: three for three, two in alpha2().items()}
    noisy = Perturbed(noise)
    case = Case(f"geo/{name}.jsonl", lambda row: noisy.places(row, alpha3), tmp_path)
    predicted = case.adapted("geo")
    expected = json.loads(_tool("score_geo.py", case.path, "--pred", predicted, "--json"))
    report = case.report
    _same(report, "recognition exact", expected["recognition_exact"]["f1"])
    _same(report, "recognition overlap", expected["recognition_overlap"]["f1"])
    _same(report, "within 161 km", expected["resolution"]["acc161"])
    _same(report, "within 161 km or same id", expected["resolution"]["acc161_id"])
    _same(report, "country", expected["resolution"]["country_acc"])
    _same(report, "end to end, within 161 km", expected["end_to_end"]["f161_f1"])


@noises
@pytest.mark.parametrize("name", ["aquaint", "timebank", "tweets", "wikiwars"])
def test_dates_agree(name: str, noise: float, tmp_path: Path) -> None:
    """Strict, relaxed, value and type F1 of score_time.py come out the same."""
    case = Case(f"time/{name}.jsonl", Perturbed(noise).dates, tmp_path)
    predicted = case.adapted("time")
    expected = json.loads(_tool("score_time.py", case.path, "--pred", predicted, "--json"))
    report = case.report
    _same(report, "strict", expected["strict"]["f1"])
    _same(report, "relaxed", expected["relaxed"]["f1"])
    _same(report, "value", expected["value_f1"])
    _same(report, "value, strict", expected["value_strict_f1"])
    _same(report, "value to the day", expected["value_day_f1"])
    _same(report, "type", expected["type_f1"])


def test_police_labels_agree(tmp_path: Path) -> None:
    """F1 of each police label comes out as score_events.py prints it, to its three digits."""
    path = BENCHMARKS / "events" / "india_police_dev.jsonl"
    rows = [json.loads(line) for line in path.read_bytes().splitlines()]
    noisy = Perturbed(0.3)
    labels = [noisy.label(row["labels"], (["ARREST", "ANY_ACTION"], ["KILL"], [])) for row in rows]
    predicted = tmp_path / "labels.jsonl"
    predicted.write_text(
        "".join(
            json.dumps({"id": row["id"], "labels": found}) + "\n"
            for row, found in zip(rows, labels, strict=True)
        )
    )
    printed = _tool("score_events.py", path, predicted, "--labels").splitlines()
    expected = {line.split()[0]: float(line.split()[3]) for line in printed[1:-1]}
    tally = labels_tally([set(row["labels"]) for row in rows], list(map(set, labels)))
    ours = {m.name: m.figure for m in measures([(tally,)])}
    assert ours == pytest.approx(expected, abs=5e-4)
