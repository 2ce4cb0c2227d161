"""Scores against gold data: one file per task, pure functions from gold and record to a tally.

Read in this order: ``report`` (tallies, measures, intervals), a task (``record``,
``attribution``, ``events``, ``police``, ``places``, ``dates``, ``factuality``, ``treebank``,
``names``, ``written``), ``tasks`` (which file is what), ``run``. ``heads`` reads what the engine
alone found; ``moving`` takes a record's spans to the gold text.
"""

from .report import Measure, Report
from .run import evaluate, gold_files

__all__ = ["Measure", "Report", "evaluate", "gold_files"]
