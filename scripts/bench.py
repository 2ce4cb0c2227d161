"""Measures speed, start-up, memory and installed size of the package: ``make bench``.

Prints a table, and with ``--json FILE`` writes the same figures for ``write_benchmarks.py``.
Start-up and memory are those of ``python -m onrecord`` in a process of its own; speed is that of
``Coder.code`` on one core, from raw text to record.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DOSSIER = ROOT / "src/onrecord/cli/dossier/dossier.jsonl"
RUNS = 5
SECONDS = 10.0
"""Articles are coded again and again for at least so long."""

LABELS = {
    "sentences_per_second": "sentences per second, one core",
    "words_per_second": "words per second, one core",
    "articles_per_second": "articles per second, one core",
    "first_record_best_s": "first record of `onrecord code`, best, s",
    "first_record_median_s": "first record of `onrecord code`, median, s",
    "import_s": "`import onrecord`, s",
    "help_s": "`onrecord --help`, s",
    "peak_memory_mb": "peak memory of `onrecord code`, MB",
    "package_mb": "installed size of the package, MB",
    "installed_mb": "installed size with dependencies, MB",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, default=DOSSIER, help="JSON Lines of articles")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long to code")
    given = parser.parse_args()
    articles = read_articles(given.articles)
    figures = {**machine(), **sizes()}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf-8")
        figures |= start_up(path)
        figures["peak_memory_mb"] = peak_memory_mb(path)
    figures |= speed(articles, seconds=given.seconds)  # last: it keeps this process on one core
    print(table(figures))
    if given.json:
        given.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def read_articles(path: Path) -> list[dict[str, Any]]:
    """Return the articles of a JSON Lines file; made-up ones where the dossier is missing."""
    if not path.exists() and path == DOSSIER:
        return list(made_up())
    lines = path.read_bytes().splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def made_up() -> Iterator[dict[str, Any]]:
    """Yield twelve articles of plain sentences: enough to time, too uniform to judge by."""
    for number in range(12):
        sentences = [
            f"The foreign ministry of Norland said on Tuesday that {count} soldiers had left the "
            "border. A spokesman for the army of Southmark denied the report and called it false."
            for count in range(number + 2, number + 10)
        ]
        text = "\n\n".join(sentences)
        yield {"id": f"made-up-{number}", "published": "2021-10-05", "text": text}


def machine() -> dict[str, Any]:
    """Return the processor's name, the number of its cores in use and Python's version."""
    names = [platform.processor()]
    if (info := Path("/proc/cpuinfo")).exists():
        lines = info.read_text("utf-8").splitlines()
        names = [x.partition(":")[2].strip() for x in lines if x.startswith("model name")]
    cores = len(os.sched_getaffinity(0))
    return {"cpu": names[0] if names else None, "cores": cores, "python": platform.python_version()}


def speed(articles: list[dict[str, Any]], *, seconds: float) -> dict[str, float]:
    """Return sentences, words and articles per second of ``Coder.code`` on one core."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    import onrecord

    coder = onrecord.load()
    fields = ("text", "published", "publisher", "title")
    given: list[dict[str, Any]] = [{k: a.get(k) for k in fields} for a in articles if a.get("text")]
    docs = [coder.nlp(a["text"]) for a in given]  # this warms up, too
    sentences = sum(1 for doc in docs for _ in doc.sents)
    words = sum(not token.is_space for doc in docs for token in doc)
    rounds, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        for article in given:
            coder.code(**article)
        rounds += 1
    spent = (time.perf_counter() - start) / rounds
    return {
        "sentences_per_second": sentences / spent,
        "words_per_second": words / spent,
        "articles_per_second": len(given) / spent,
    }


def start_up(articles: Path) -> dict[str, float]:
    """Return the time to the first record, of the import and of the help, with a warm disk."""
    first = [first_record_s(articles) for _ in range(RUNS + 1)][1:]
    timed = "import time; t = time.perf_counter(); import onrecord; print(time.perf_counter() - t)"
    imports = [float(_output("-c", timed)) for _ in range(RUNS)]
    helps = []
    for _ in range(RUNS):
        start = time.perf_counter()
        _output("-m", "onrecord", "--help")
        helps.append(time.perf_counter() - start)
    return {
        "first_record_best_s": min(first),
        "first_record_median_s": statistics.median(first),
        "import_s": statistics.median(imports),
        "help_s": statistics.median(helps),
    }


def first_record_s(articles: Path) -> float:
    """Return the seconds from the start of ``onrecord code`` to its first line."""
    start = time.perf_counter()
    with subprocess.Popen(_command(articles), stdout=subprocess.PIPE) as process:
        assert process.stdout
        line = process.stdout.readline()
        spent = time.perf_counter() - start
        process.stdout.read()
    if not line or process.returncode not in (0, 3):
        raise SystemExit(f"bench: onrecord code failed with {process.returncode}")
    return spent


def peak_memory_mb(articles: Path) -> float:
    """Return the largest resident size of ``onrecord code`` over the articles, in MB."""
    with subprocess.Popen(_command(articles), stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_maxrss * 1024 / 1e6


def sizes() -> dict[str, float]:
    """Return the size on disk, in MB, of the package and of it with all it requires."""
    package = sum(_folder_size(ROOT / "src" / name) for name in ("onrecord", "en_onrecord_news"))
    required = sum(_distribution_size(name) for name in sorted(requirements()))
    return {"package_mb": package / 1e6, "installed_mb": (package + required) / 1e6}


def requirements() -> set[str]:
    """Return the distributions that the package requires, directly or not, without extras."""
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting: list[str] = list(project["dependencies"])
    found: set[str] = set()
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        wanted = not requirement.marker or requirement.marker.evaluate({"extra": ""})
        if wanted and name not in found:
            found.add(name)
            waiting += metadata.distribution(name).requires or []
    return found


def _distribution_size(name: str) -> int:
    files = metadata.distribution(name).files or []
    paths = (Path(str(file.locate())) for file in files)
    return sum(p.stat().st_size for p in paths if p.is_file())


def _folder_size(folder: Path) -> int:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc")


def _command(articles: Path) -> list[str]:
    return [sys.executable, "-m", "onrecord", "code", str(articles), "--format", "jsonl"]


def _output(*arguments: str) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def table(figures: dict[str, Any]) -> str:
    """Return the figures as lines of text."""
    lines = [f"{figures['cpu']}, {figures['cores']} cores, Python {figures['python']}"]
    lines += [f"{LABELS[k]:48}{figures[k]:>12,.2f}" for k in LABELS]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
