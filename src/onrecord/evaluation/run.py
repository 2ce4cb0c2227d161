"""From a file or folder of gold data and a coder to reports."""

from collections.abc import Callable, Iterator
from pathlib import Path

from ..errors import InputError
from .report import Report, measures
from .tasks import Coder, Task, task_of


def gold_files(dataset: Path) -> list[tuple[Path, Task]]:
    """Return *dataset*, or every file of gold data below it, with its kind; in order of path.

    Below a folder, training parts (``*_train.*``) are left out: a model scores too well on them.

    Raises:
        InputError: there is no such file, or no gold data of a known kind in it.
    """
    if not dataset.exists():
        raise InputError(f"{dataset}: no such file or folder")
    paths = _below(dataset) if dataset.is_dir() else [dataset]
    found = [(path, task) for path in paths if (task := task_of(path))]
    if not found:
        raise InputError(f"{dataset}: no gold data of a kind that onrecord evaluate knows")
    return found


def _below(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file() and "_train." not in p.name)


def evaluate(
    dataset: Path, coder: Coder, *, progress: Callable[[str], None] | None = None
) -> Iterator[Report]:
    """Yield a report for each file of gold data in *dataset*; *progress* hears of each document.

    Raises:
        InputError: there is no gold data, or a file of it is broken.
    """
    for path, task in gold_files(dataset):
        yield evaluate_file(path, task, coder, progress=progress)


def evaluate_file(
    path: Path, task: Task, coder: Coder, *, progress: Callable[[str], None] | None = None
) -> Report:
    """Return the report on one file of gold data.

    Raises:
        InputError: the file is broken.
    """
    documents = task.read(path)
    scored = []
    for number, gold in enumerate(documents, start=1):
        scored.append(task.score(gold, coder))
        if progress:
            progress(f"{path.name}: {number}/{len(documents)}")
    return Report(
        dataset=f"{path.resolve().parent.name}/{path.name}",
        task=task.name,
        documents=len(documents),
        coded=sum(s.coded for s in scored),
        measures=measures([s.tallies for s in scored]),
    )
