"""``python -m onrecord.evaluation DATASET...``: the reports as JSON, one a line, for scripts."""

import sys
from pathlib import Path

import onrecord

from ..errors import OnRecordError
from ..records import to_json
from .run import evaluate


def main(datasets: list[str]) -> None:
    """Write one line of JSON per file of gold data in *datasets*."""
    if not datasets:
        sys.exit("usage: python -m onrecord.evaluation DATASET...")
    try:
        coder = onrecord.load()
        for dataset in datasets:
            for report in evaluate(Path(dataset), coder):
                sys.stdout.write(f"{to_json(report)}\n")
                sys.stdout.flush()
    except OnRecordError as error:
        sys.exit(f"onrecord: {error}")


if __name__ == "__main__":
    main(sys.argv[1:])
