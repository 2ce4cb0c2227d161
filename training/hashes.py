"""The training data's hashes: what the committed weights were made from."""

import hashlib
import sys
from pathlib import Path

LIST = Path(__file__).with_name("data.sha256")
FILES = (
    "data/treebanks/*.conllu.zst",
    "data/corpus/*.jsonl",
    "data/corpus/written/*",
    "data/ner/uner_ewt_dev.iob2",
    "tools/compile_corpus.py",
)


def digests(shared: Path) -> dict[str, str]:
    """Return path (relative to *shared*) -> SHA-256 of every file that training reads."""
    paths = sorted(p for pattern in FILES for p in shared.glob(pattern))
    return {str(p.relative_to(shared)): hashlib.sha256(p.read_bytes()).hexdigest() for p in paths}


def verify(shared: Path) -> None:
    """Raise SystemExit, naming the files, if the data is not what ``data.sha256`` lists."""
    listed = dict(
        reversed(line.split("  ", 1)) for line in LIST.read_text(encoding="utf8").splitlines()
    )
    found = digests(shared)
    wrong = sorted(p for p in listed.keys() | found.keys() if listed.get(p) != found.get(p))
    if wrong:
        raise SystemExit(
            f"{shared}: not the data of {LIST.name}: {', '.join(wrong)}; `hashes.py {shared} --write` accepts it"
        )


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    if "--write" in sys.argv:
        LIST.write_text("".join(f"{d}  {p}\n" for p, d in digests(folder).items()), encoding="utf8")
    verify(folder)
