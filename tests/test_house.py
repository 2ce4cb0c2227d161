"""The house rules: sizes, names, what an import costs."""

import ast
import statistics
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
SLACK = 2.0
"""CI machines run two jobs on two cores: a budget may be missed by this factor before a test fails."""


def functions(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node, node.end_lineno - node.lineno + 1


def test_functions_are_short():
    """No function has more than 60 lines, 95 of 100 have at most 40."""
    sizes = {f"{p.name}:{n.name}": size for p in SOURCES for n, size in functions(p)}
    assert {k: v for k, v in sizes.items() if v > 60} == {}
    assert statistics.quantiles(sizes.values(), n=20)[-1] <= 40


def test_files_are_small_and_named_after_their_noun():
    """No file has more than 500 lines, none is a drawer for odds and ends, each folder fits into one head."""
    lines = {p: len(p.read_text(encoding="utf8").splitlines()) for p in SOURCES}
    assert {p.name: n for p, n in lines.items() if n > 500} == {}
    assert not {p.name for p in SOURCES} & {"utils.py", "helpers.py", "common.py", "misc.py"}
    folders = Counter()
    for path, count in lines.items():
        folders[path.parent] += count
    assert {p.name: n for p, n in folders.items() if n > 3_500} == {}


def test_no_test_hides_another():
    """Two tests of one file never share a name."""
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        names = Counter(n.name for n, _ in functions(path) if n.name.startswith("test_"))
        assert [n for n, count in names.items() if count > 1] == [], path


def seconds(*arguments: str) -> float:
    """Return the best time of five fresh processes."""
    best = float("inf")
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        best = min(best, time.perf_counter() - started)
    return best


def test_import_is_cheap():
    """Importing onrecord costs less than 150 ms over a bare Python."""
    assert seconds("-c", "import onrecord") - seconds("-c", "pass") < 0.150 * SLACK


def test_help_is_quick():
    """The help text is there within 300 ms."""
    assert seconds("-m", "onrecord", "--help") < 0.300 * SLACK


@pytest.mark.parametrize(
    "module", ["onrecord", "onrecord.records", "onrecord.codebook", "onrecord.cli"]
)
def test_light_modules_load_nothing_heavy(module):
    """Records, codebook and command line load without spaCy, the model or the HTML extractor."""
    heavy = {"spacy", "onnxruntime", "trafilatura", "numpy"}
    code = f"import sys, {module}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not heavy & set(run.stdout.split())
