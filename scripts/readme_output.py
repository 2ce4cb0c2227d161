"""Writes the output of some commands into README.md, so that the page shows what really comes out."""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BEGIN, END = "<!-- begin output -->", "<!-- end output -->"
ARTICLE = """\
TEHRAN, Oct 6 - Iran's foreign ministry on Tuesday rejected accusations that it had moved troops
to the border with Azerbaijan, the state news agency IRNA reported, quoting a spokesman.

Azerbaijani police arrested two Iranian lorry drivers near Goris last month, officials in Baku said.
"""
COMMANDS = (
    ('onrecord code report.txt --published 2021-10-06 --publisher "Demo Post" --format table', 40),
    ("onrecord code report.txt --published 2021-10-06 | head -c 420", 8),
    ('onrecord code broken.jsonl > records.jsonl; echo "exit $?"', 8),
    ("onrecord info", 14),
    ("onrecord demo --no-browser --store demo.db | tail -n 21", 24),
    ("onrecord incidents --store demo.db --actor Azerbaijan --text lorry --format table", 20),
    (
        "onrecord incidents --store demo.db --by month --scale goldstein --format table | head -n 12",
        14,
    ),
    ("onrecord export --store demo.db --as polecat | cut -f1-8 | head -n 4 | cut -c1-108", 6),
)
BROKEN = (
    '{"id": "one", "text": "Police in Tabriz arrested 12 people on Monday."}\n'
    '{"id": "two", "text": "cut off in the mid\n'
    '{"id": "three", "text": "The ministry denied that talks were planned."}\n'
)


def shown(command: str, folder: Path, limit: int) -> str:
    """Return the command and its output, at most *limit* lines of it."""
    env = {
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "COLUMNS": "110",
        "NO_COLOR": "1",
    }
    run = subprocess.run(
        command, shell=True, cwd=folder, env=env, text=True, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    lines = [line.rstrip() for line in run.stdout.splitlines()]
    if len(lines) > limit:
        lines = [*lines[:limit], "..."]
    return "\n".join([f"$ {command}", *lines])


def main() -> None:
    page = ROOT / "README.md"
    text = page.read_text(encoding="utf8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "report.txt").write_text(ARTICLE, encoding="utf8")
        (folder / "broken.jsonl").write_text(BROKEN, encoding="utf8")
        blocks = [f"```\n{shown(c, folder, n)}\n```" for c, n in COMMANDS]
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    body = "\n\n".join(blocks)
    page.write_text(f"{before}{BEGIN}\n\n{body}\n\n{END}{after}", encoding="utf8")


if __name__ == "__main__":
    main()
