"""A report as a plain table."""

from .report import Kind, Measure, Report

FIGURE_OF: dict[Kind, str] = {
    "f1": "F1",
    "accuracy": "accuracy",
    "correlation": "r",
    "error": "error",
}


def table(report: Report) -> str:
    """Return *report* as lines of text: a heading, then one line per measure."""
    of = "" if report.coded == report.documents else f", {report.coded:,} of them coded"
    heading = f"{report.dataset}: {report.task}, {report.documents:,} documents{of}"
    width = max([len(m.name) for m in report.measures] + [7])
    head = f"{'measure':{width}}  {'':8}  figure  95 % interval      P      R     gold"
    return "\n".join([heading, head, *(_line(m, width) for m in report.measures)])


def _line(measure: Measure, width: int) -> str:
    cells = [
        f"{measure.name:{width}}",
        f"{FIGURE_OF[measure.kind]:8}",
        f"{fraction(measure.figure):>6}",
        f"{interval(measure):13}",
        f"{fraction(measure.precision):>5}",
        f"{fraction(measure.recall):>5}",
        f"{measure.gold:>7,.10g}",
    ]
    return "  ".join(cells).rstrip()


def fraction(figure: float | None) -> str:
    """Return *figure* with three decimals, a dash if it is not known."""
    return "–" if figure is None else f"{figure:.3f}"


def interval(measure: Measure) -> str:
    """Return the bounds of the 95 % interval, nothing if there are none."""
    if measure.low is None or measure.high is None:
        return ""
    return f"{measure.low:.3f}–{measure.high:.3f}"
